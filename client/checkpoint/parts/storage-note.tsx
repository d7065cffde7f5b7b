import { storageWords as words } from "../../../shared/text/storage.ts";
import { useWords } from "../../ui/language.tsx";
import { reserveBytes } from "../room.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { Icon } from "./icon.tsx";

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

/** [O21] The browser may clear what this tablet keeps: a risk, told as one, with the way to ask again. */
export const StorageRisk = () => {
  const { t } = useWords();
  const { roomWatch } = useStation();
  const { kept } = useStore(roomWatch.room);
  if (kept !== false) return null;
  return (
    <div className="stack" data-testid="storage-risk">
      <p className="banner">{t(words.notKept)}</p>
      <button
        type="button"
        className="button big"
        onClick={() => roomWatch.ask("again")}
        data-testid="storage-ask"
      >
        {t(words.askToKeep)}
      </button>
    </div>
  );
};

/** [O21] How much is used, and whether it stays. Nothing where the browser does not say. */
export const StorageNote = () => {
  const { t } = useWords();
  const { room } = useStation().roomWatch;
  const { used, kept, reserveHeld } = useStore(room);
  if (used === null && kept === null) return null;
  return (
    <div className="stack" data-testid="storage-note" data-kept={kept}>
      <h3>{t(words.title)}</h3>
      {used !== null && (
        <p className="soft" data-testid="storage-used">
          {t(reserveHeld ? words.used : words.usedPlain, {
            used: megabytes(used),
            reserve: megabytes(reserveBytes),
          })}
        </p>
      )}
      {kept && (
        <p className="soft">
          <Icon name="check" /> {t(words.kept)}
        </p>
      )}
      <StorageRisk />
    </div>
  );
};

/** [O21] Room is running out, said early; and [O24] what storage lost, until somebody has seen it. */
export const StorageBanners = () => {
  const { t } = useWords();
  const { roomWatch, gone: goneStore, loss: lossStore, lossSeen } = useStation();
  const gone = useStore(goneStore);
  const { level, passesGivenUp } = useStore(roomWatch.room);
  const loss = useStore(lossStore);
  return (
    <>
      {gone && (
        <p className="banner" data-testid="storage-gone-waiting">
          {t(words.goneWaiting)}
        </p>
      )}
      {(level === "full" || (level === "low" && !passesGivenUp)) && (
        <p className="banner" data-testid="storage-level" data-level={level}>
          {t(level === "low" ? words.low : words.full)}
        </p>
      )}
      {passesGivenUp && (
        <p className="banner" data-testid="passes-given-up">
          {t(words.passesGivenUp)}
        </p>
      )}
      {loss && (
        <div className="banner" data-testid="storage-set-back">
          <p>{t(words.setBack, { count: loss.scans, unsent: loss.unsent })}</p>
          <button type="button" className="button" onClick={() => lossSeen().catch(() => {})}>
            {t(words.setBackSeen)}
          </button>
        </div>
      )}
    </>
  );
};
