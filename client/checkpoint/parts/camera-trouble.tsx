import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import type { CameraInUse } from "./camera-view.tsx";

type Trouble = Exclude<CameraInUse["state"], "starting" | "on">;

const told: Readonly<Record<Trouble, readonly [Words, Words]>> = {
  refused: [words.cameraRefusedTitle, words.cameraRefused],
  taken: [words.cameraTakenTitle, words.cameraTaken],
  none: [words.cameraNoneTitle, words.cameraNone],
  insecure: [words.cameraInsecureTitle, words.cameraInsecure],
  failed: [words.cameraFailedTitle, words.cameraFailed],
  broken: [words.cameraFailedTitle, words.readerBroken],
};

/** Why there is no picture, what to do about it, and the way that works without one. */
export const CameraTroubleCard = ({
  trouble,
  onRetry,
  onType,
}: {
  readonly trouble: Trouble;
  readonly onRetry: () => void;
  readonly onType: (() => void) | null;
}) => {
  const { t } = useWords();
  const [title, text] = told[trouble];
  return (
    <div
      className="camera-trouble"
      role="status"
      data-testid="camera-trouble"
      data-trouble={trouble}
    >
      <h2>{t(title)}</h2>
      <p>{t(text)}</p>
      <div className="row">
        {onType && (
          <button type="button" className="button strong" onClick={onType}>
            {t(words.typeInstead)}
          </button>
        )}
        <button type="button" className="button" onClick={onRetry} data-testid="camera-retry">
          {t(everywhereWords.retry)}
        </button>
      </div>
    </div>
  );
};
