import { checkpointWords } from "../../../shared/text/checkpoint.ts";
import { enrolmentWords } from "../../../shared/text/enrolment.ts";
import { storageWords as words } from "../../../shared/text/storage.ts";
import { useWords } from "../../ui/language.tsx";
import type { Outside } from "../kept-outside.ts";
import { Alone, useEnrolLink } from "../parts/alone.tsx";

/** [O24] The database of an enrolled tablet is gone: how much with it, and what to do now. */
export const StorageLost = ({
  lost,
  onEnrol,
}: {
  readonly lost: Outside;
  readonly onEnrol: () => void;
}) => {
  const { t } = useWords();
  useEnrolLink(onEnrol);
  return (
    <Alone testId="storage-lost">
      <h1>{t(words.lostTitle)}</h1>
      <p>{t(words.lostLead, { name: lost.name })}</p>
      <p className="strong" data-testid="lost-count">
        {t(lost.waiting > 0 ? words.lostUnsent : words.lostAllSent, {
          count: lost.seq,
          unsent: lost.waiting,
        })}
      </p>
      <p className="soft">{t(words.lostNext)}</p>
      <button
        type="button"
        className="button strong big"
        onClick={onEnrol}
        data-testid="enrol-again"
      >
        {t(enrolmentWords.enrolTitle)}
      </button>
    </Alone>
  );
};

/** [O25] The database was closed under the page: nothing can be recorded until it is opened again. */
export const StorageGone = () => {
  const { t } = useWords();
  return (
    <Alone testId="storage-gone">
      <h1>{t(words.goneTitle)}</h1>
      <p role="alert">{t(words.gone)}</p>
      <button type="button" className="button strong big" onClick={() => location.reload()}>
        {t(checkpointWords.reload)}
      </button>
    </Alone>
  );
};
