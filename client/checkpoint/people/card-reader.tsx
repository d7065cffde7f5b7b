import { useEffect, useRef } from "react";
import { peopleWords as words } from "../../../shared/text/people.ts";
import { useWords } from "../../ui/language.tsx";
import { eachFrame } from "../camera.ts";
import { openDecoder } from "../decoder.ts";
import { runningPicture } from "../running-picture.ts";
import { makeSameCode } from "../same-code.ts";
import { useStore } from "../store.ts";

/** Reads one card after the other by the camera that runs already; what was read is said below the picture. */
export const CardReader = ({
  said,
  onText,
}: {
  readonly said: string | null;
  readonly onText: (text: string) => Promise<void>;
}) => {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const picture = useStore(runningPicture);
  const latest = useRef(onText);
  latest.current = onText;

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = picture;
    if (picture) element.play().catch(() => {});
  }, [picture]);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const same = makeSameCode();
    const decoder = openDecoder(() => {});
    const stop = eachFrame(
      element,
      () => true,
      async (frame) => {
        const reply = await decoder.decode(frame);
        const now = performance.now();
        if (reply.kind !== "text") same.missed(now);
        else if (same.offer(reply.text, now) === "new") await latest.current(reply.text);
      },
    );
    return () => {
      stop();
      decoder.close();
    };
  }, []);

  return (
    <div className="card-reader" data-testid="card-reader" data-picture={picture !== null}>
      <video ref={video} muted playsInline autoPlay aria-hidden="true" tabIndex={-1} />
      <p role="status">{said ?? t(picture ? words.aim : words.noPicture)}</p>
    </div>
  );
};
