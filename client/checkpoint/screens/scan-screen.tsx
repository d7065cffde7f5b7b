import { type ReactNode, useEffect, useRef, useState } from "react";
import { looksLikeIdentityCard } from "../../../shared/domain/identity-paper.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import type { ConvoyState } from "../convoy.ts";
import { CameraTools } from "../parts/camera-tools.tsx";
import { CameraTroubleCard } from "../parts/camera-trouble.tsx";
import { CameraView } from "../parts/camera-view.tsx";
import { PhotoButton } from "../parts/photo-button.tsx";
import { type Hint, ScanFoot } from "../parts/scan-foot.tsx";
import { DirectionSwitch } from "../parts/switches.tsx";
import { makeSameCode } from "../same-code.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

interface Props {
  readonly visible: boolean;
  readonly looking: boolean;
  /** `shownAt`: null where it was read from a photo. */
  readonly onCode: (text: string, shownAt: number | null) => Promise<void>;
  readonly onType: () => void;
  readonly convoy: ConvoyState;
  readonly onConvoy: (on: boolean) => void;
  readonly onRoll: () => void;
  /** The vehicles of a convoy that wait, over the picture. */
  readonly children: ReactNode;
}

/** What is wrong with a photo stays to be read until the camera has something to say. */
const ofPhoto: ReadonlySet<Hint> = new Set(["no-picture", "no-code", "damaged-code"]);
/** Frames in a row in which a code was seen and not read before anything is said: one blurred frame is normal. */
const unreadableFrames = 12;
const ownEnrolment = `${location.origin}${location.pathname}#enrol=`;

/** The camera, always ready: a code in view is judged at once. */
export const ScanScreen = (props: Props) => {
  const { visible, looking, onCode, onType, convoy, onConvoy, onRoll, children } = props;
  const { t } = useWords();
  const station = useStation();
  const hasRules = useStore(station.onFile).rules.size > 0;
  const { trouble } = useStore(station.sync);
  const [hint, setHint] = useState<Hint>("aim");
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
            if (same.current.offer(reply.text, now) === "new") return onCode(reply.text, shownAt);
            // A card is told apart above, and is nothing that was dealt with.
            setHint(looksLikeIdentityCard(reply.text) ? "aim" : "same");
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
        {(camera) => {
          const seeing = camera.state === "on" || camera.state === "starting";
          return (
            <>
              {camera.state === "on" && <div className="aim" aria-hidden="true" />}
              <div className="scan-top">
                <DirectionSwitch />
                <span className="tools">
                  {hasRules && (
                    <PhotoButton
                      onText={(text) => void onCode(text, null)}
                      onTrouble={(trouble) => setHint(trouble ?? "aim")}
                    />
                  )}
                  <CameraTools camera={camera} />
                </span>
              </div>
              {!hasRules ? (
                <div className="camera-trouble" role="status" data-testid="nothing-on-file">
                  <h2>{t(words.nothingOnFileTitle)}</h2>
                  <p>{t(words.nothingOnFile)}</p>
                  <p className="soft">{t(trouble === null ? words.fetching : words.offlineNow)}</p>
                </div>
              ) : (
                <>
                  {!seeing && (
                    <CameraTroubleCard
                      trouble={camera.state}
                      onRetry={camera.retry}
                      onType={onType}
                    />
                  )}
                  <ScanFoot
                    seeing={seeing}
                    hint={camera.state === "starting" ? "starting" : hint}
                    onScanAgain={() => same.current.forget()}
                    convoy={convoy}
                    onConvoy={onConvoy}
                    onRoll={onRoll}
                  >
                    {children}
                  </ScanFoot>
                </>
              )}
            </>
          );
        }}
      </CameraView>
    </section>
  );
};
