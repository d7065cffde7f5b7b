import { type ReactNode, useEffect, useRef, useState } from "react";
import { eachFrame } from "../camera.ts";
import { type DecodeReply, openDecoder } from "../decoder.ts";
import { type Camera, useCamera } from "../use-camera.ts";

/** `broken`: there is a picture, and nothing to read codes with. */
export type CameraInUse = Omit<Camera, "state"> & { readonly state: Camera["state"] | "broken" };

interface Props {
  /** Look for codes. The picture goes on either way, so that looking again is instant. */
  readonly looking: boolean;
  /** The next frame is looked at when this is done: a verdict has the processor to itself. */
  readonly onFrame: (reply: DecodeReply, shownAt: number) => Promise<void> | void;
  readonly children: (camera: CameraInUse) => ReactNode;
}

/** The picture, and whatever `children` draws over it. Released while the page is hidden. */
export const CameraView = ({ looking, onFrame, children }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video);
  const [broken, setBroken] = useState(false);
  const latest = useRef({ looking, onFrame });
  latest.current = { looking, onFrame };

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const decoder = openDecoder(() => setBroken(true));
    const wanted = () => latest.current.looking;
    const stop = eachFrame(element, wanted, async (picture, shownAt) => {
      const reply = await decoder.decode(picture);
      if (wanted()) await latest.current.onFrame(reply, shownAt);
    });
    return () => {
      stop();
      decoder.close();
    };
  }, []);

  const state = broken ? "broken" : camera.state;
  return (
    <div className="camera" data-state={state}>
      <video ref={video} muted playsInline autoPlay aria-hidden="true" tabIndex={-1} />
      {children({ ...camera, state })}
    </div>
  );
};
