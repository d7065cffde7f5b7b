import type { ReactNode } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { enrolmentWords } from "../../../shared/text/enrolment.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import type { Meta } from "../database.ts";
import { Alone, useEnrolLink } from "../parts/alone.tsx";
import { OutboxChip } from "../parts/top-bar.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

/** What is left of a tablet that was cut off. A new code makes it another tablet. */
export const Wiped = ({
  wiped,
  onEnrol,
}: {
  readonly wiped: Meta["wiped"];
  readonly onEnrol: () => void;
}) => {
  const { t, language } = useWords();
  useEnrolLink(onEnrol);
  return (
    <Alone testId="cut-off" phase="wiped">
      <h1>{t(words.wipedTitle)}</h1>
      <p>
        {t(wiped.scans > 0 ? words.wipedLead : words.wipedUnused, {
          count: wiped.scans,
          time: dayAndClock(wiped.at, language),
        })}
      </p>
      <p className="soft">{t(words.wipedNext)}</p>
      <button type="button" className="button big" onClick={onEnrol} data-testid="enrol-again">
        {t(enrolmentWords.enrolTitle)}
      </button>
    </Alone>
  );
};

/** [O12] The station's screens, until the tablet hears that it is cut off: then what it still sends, and that it is done. */
export const CutOffScreen = ({
  onEnrolAgain,
  children,
}: {
  readonly onEnrolAgain: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const station = useStation();
  const cutOff = useStore(station.cutOff);
  const { waiting } = useStore(station.outbox);
  if (!cutOff) return children;
  if (cutOff.phase === "wiped") return <Wiped wiped={cutOff} onEnrol={onEnrolAgain} />;
  return (
    <Alone testId="cut-off" phase="sending">
      <h1>{t(words.cutOffTitle)}</h1>
      <p>{t(words.cutOffSending)}</p>
      <p role="status" className="chips">
        <OutboxChip />
      </p>
      {waiting > 0 && <p className="strong">{t(words.cutOffWaiting, { count: waiting })}</p>}
    </Alone>
  );
};
