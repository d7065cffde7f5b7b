import { useEffect, useRef, useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import type { PhotoTrouble } from "../decode-photo.ts";
import { CameraTroubleCard } from "../parts/camera-trouble.tsx";
import { CameraView } from "../parts/camera-view.tsx";
import { Icon } from "../parts/icon.tsx";
import { PhotoButton } from "../parts/photo-button.tsx";
import { DirectionSwitch } from "../parts/switches.tsx";
import { makeSameCode } from "../same-code.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

interface Props {
  readonly visible: boolean;
  readonly looking: boolean;
  /** `shownAt`: null where it was read from a photo. */
  readonly onCode: (text: string, shownAt: number | null) => void;
  readonly onType: () => void;
}

type Hint = "aim" | "same" | "unreadable" | PhotoTrouble;
const hints: Readonly<Record<Hint, Words>> = {
  aim: words.aim,
  same: words.sameCode,
  unreadable: words.unreadable,
  "no-picture": words.photoNoPicture,
  "no-code": words.photoNoCode,
  "damaged-code": words.photoDamaged,
};
/** What is wrong with a photo stays to be read until the camera has something to say. */
const ofPhoto: ReadonlySet<Hint> = new Set(["no-picture", "no-code", "damaged-code"]);
/** Frames in a row in which a code was seen and not read before anything is said: one blurred frame is normal. */
const unreadableFrames = 12;
const ownEnrolment = `${location.origin}${location.pathname}#enrol=`;

/** The camera, always ready: a code in view is judged at once. */
export const ScanScreen = ({ visible, looking, onCode, onType }: Props) => {
  const { t } = useWords();
  const station = useStation();
  const hasRules = useStore(station.onFile).rules.size > 0;
  const { trouble } = useStore(station.sync);
  const [hint, setHint] = useState<Hint>("aim");
  const [torchOn, setTorchOn] = useState(false);
  const same = useRef(makeSameCode());
  const unread = useRef(0);
  const active = looking && hasRules;

  useEffect(() => {
    if (active) same.current.resume(performance.now());
    setHint("aim");
  }, [active]);

  return (
    <section className="scan" hidden={!visible} data-testid="scan-view" data-looking={active}>
      <CameraView
        looking={active}
        onFrame={(reply, shownAt) => {
          const now = performance.now();
          // The code this tablet was enrolled with may still be held before it: no vehicle.
          if (reply.kind === "text" && reply.text.startsWith(ownEnrolment)) return;
          if (reply.kind === "text") {
            unread.current = 0;
            if (same.current.offer(reply.text, now) === "new") onCode(reply.text, shownAt);
            else setHint("same");
            return;
          }
          const still = same.current.missed(now);
          unread.current = reply.kind === "unreadable" ? unread.current + 1 : 0;
          const unreadable = unread.current >= unreadableFrames;
          setHint((before) =>
            unreadable
              ? "unreadable"
              : ofPhoto.has(before) || (before === "same" && still)
                ? before
                : "aim",
          );
        }}
      >
        {({ state, torch, retry }) => (
          <>
            {state === "on" && <div className="aim" aria-hidden="true" />}
            <div className="scan-top">
              <DirectionSwitch />
              <span className="tools">
                {hasRules && (
                  <PhotoButton
                    onText={(text) => onCode(text, null)}
                    onTrouble={(trouble) => setHint(trouble ?? "aim")}
                  />
                )}
                {torch && (
                  <button
                    type="button"
                    className="icon-button over"
                    aria-pressed={torchOn}
                    aria-label={t(words.torch)}
                    onClick={() => {
                      torch(!torchOn).then(
                        () => setTorchOn(!torchOn),
                        () => setTorchOn(false),
                      );
                    }}
                  >
                    <Icon name="torch" />
                  </button>
                )}
              </span>
            </div>
            {!hasRules ? (
              <div className="camera-trouble" role="status" data-testid="nothing-on-file">
                <h2>{t(words.nothingOnFileTitle)}</h2>
                <p>{t(words.nothingOnFile)}</p>
                <p className="soft">{t(trouble === null ? words.fetching : words.offlineNow)}</p>
              </div>
            ) : state === "on" || state === "starting" ? (
              <div className="scan-hint" role="status" data-testid="scan-hint" data-hint={hint}>
                <p>{state === "starting" ? t(words.cameraStarting) : t(hints[hint])}</p>
                {hint === "same" && (
                  <button
                    type="button"
                    className="button over"
                    onClick={() => same.current.forget()}
                    data-testid="scan-again"
                  >
                    {t(words.scanAgain)}
                  </button>
                )}
              </div>
            ) : (
              <CameraTroubleCard trouble={state} onRetry={retry} onType={onType} />
            )}
          </>
        )}
      </CameraView>
    </section>
  );
};
