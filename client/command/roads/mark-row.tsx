import { Button } from "@mantine/core";
import { useState } from "react";
import type { RoadMarkSeen } from "../../../shared/contract/road-marks.ts";
import { ms } from "../../../shared/domain/time.ts";
import { markEnd } from "../../../shared/domain/travel/road-mark.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useAct } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { ReasonConfirm } from "../../ui/reason-confirm.tsx";
import { useNow } from "../../ui/time.tsx";
import { MarkBadge } from "./mark-badge.tsx";
import style from "./roads.module.css";
import { stopName } from "./use-roads.ts";

const TakeBack = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const takeBack = useAct("takeBackRoadMark", ["roadMarks", "travelTimes"]);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)} data-testid="mark-take-back">
        {t(words.takeBack)}
      </Button>
      <ReasonConfirm
        opened={asking}
        title={t(words.takeBackTitle)}
        confirmLabel={t(words.takeBack)}
        busy={takeBack.isPending}
        error={takeBack.error}
        onClose={() => setAsking(false)}
        onConfirm={(reason) =>
          takeBack.mutate(
            { params: { id }, body: { reason } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        <p>{t(words.takeBackHint)}</p>
      </ReasonConfirm>
    </>
  );
};

/** One mark: which way, how slow, why, from when until when, by whom; and that it may be taken back. */
export const MarkRow = ({
  mark,
  reference,
  mayMark,
}: {
  readonly mark: RoadMarkSeen;
  readonly reference: Reference;
  readonly mayMark: boolean;
}) => {
  const { t, language } = useWords();
  const now = useNow();
  const { from, to, factor, since, reason, names, takenBack } = mark;
  const end = markEnd(mark);
  const isOver = end !== null && ms(end) <= now;
  const state = takenBack ? words.takenBack : isOver ? words.ended : words.toCome;
  const time = (at: string): string => dayAndClock(at, language);
  const named = (id: string): string => names[id] ?? id;
  return (
    <li
      className={`${style.mark} ${isOver ? style.over : ""}`}
      data-testid="road-mark"
      data-stretch={`${from} ${to}`}
      data-over={isOver}
    >
      <div className={style.head}>
        <strong>
          {t(words.towards, { from: stopName(reference, from), to: stopName(reference, to) })}
        </strong>
        <MarkBadge factor={factor} />
        {(isOver || ms(since) > now) && <Badge tone="quiet">{t(state)}</Badge>}
      </div>
      <p className={style.plain}>{reason}</p>
      <p className={style.second}>
        {end === null
          ? t(words.sinceOnly, { from: time(since) })
          : t(words.period, { from: time(since), until: time(end) })}
      </p>
      <p className={style.second}>
        {t(words.madeBy, { name: named(mark.madeBy), time: time(mark.madeAt) })}
      </p>
      {takenBack && (
        <p className={style.second}>
          {t(words.takenBackBy, {
            name: named(takenBack.by),
            time: time(takenBack.at),
            why: takenBack.why,
          })}
        </p>
      )}
      {mayMark && !isOver && (
        <div>
          <TakeBack id={mark.id} />
        </div>
      )}
    </li>
  );
};
