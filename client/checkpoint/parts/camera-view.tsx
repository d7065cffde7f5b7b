import { type ReactNode, useEffect, useRef, useState } from "react";
import { type CameraTrouble, closeCamera, eachFrame, openCamera, torchOf } from "../camera.ts";
import { type DecodeReply, openDecoder } from "../decoder.ts";

export interface Camera {
  readonly state: "starting" | "on" | "broken" | CameraTrouble;
  readonly torch: ((on: boolean) => Promise<void>) | null;
  readonly retry: () => void;
}

interface Props {
  /** Look for codes. The picture goes on either way, so that looking again is instant. */
  readonly looking: boolean;
  readonly onFrame: (reply: DecodeReply, shownAt: number) => void;
  readonly children: (camera: Camera) => ReactNode;
}

const isStream = (value: MediaStream | CameraTrouble): value is MediaStream =>
  typeof value !== "string";

/** The picture, and whatever `children` draws over it. Released while the page is hidden. */
export const CameraView = ({ looking, onFrame, children }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera["state"]>("starting");
  const [torch, setTorch] = useState<Camera["torch"]>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ looking, onFrame });
  latest.current = { looking, onFrame };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the wish to try again.
  useEffect(() => {
    let stream: MediaStream | null = null;
    // Which opening is wanted; an earlier one that is still under way is closed when it comes, and before the next begins.
    let turn = 0;
    let opening = Promise.resolve();
    const stop = (): void => {
      turn += 1;
      if (stream) closeCamera(stream);
      stream = null;
    };
    const open = async (mine: number): Promise<void> => {
      if (mine !== turn) return;
      const opened = await openCamera();
      if (mine !== turn) return isStream(opened) ? closeCamera(opened) : undefined;
      if (!isStream(opened)) return setState(opened);
      const element = video.current;
      if (!element) return closeCamera(opened);
      stream = opened;
      const [track] = opened.getVideoTracks();
      track?.addEventListener("ended", () => stream === opened && setState("taken"));
      element.srcObject = opened;
      await element.play().catch(() => {});
      if (mine !== turn) return;
      const light = torchOf(opened);
      setTorch(() => light);
      setState("on");
    };
    const start = (): void => {
      stop();
      if (document.visibilityState === "hidden") return;
      const mine = turn;
      opening = opening.then(() => open(mine)).catch(() => setState("failed"));
    };
    const pluggedIn = (): void => {
      if (!stream) start();
    };
    setState("starting");
    start();
    document.addEventListener("visibilitychange", start);
    navigator.mediaDevices?.addEventListener("devicechange", pluggedIn);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", start);
      navigator.mediaDevices?.removeEventListener("devicechange", pluggedIn);
    };
  }, [attempt]);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const decoder = openDecoder(() => setState("broken"));
    const stop = eachFrame(element, async (bitmap, shownAt) => {
      if (!latest.current.looking) return bitmap.close();
      const reply = await decoder.decode(bitmap);
      if (latest.current.looking) latest.current.onFrame(reply, shownAt);
    });
    return () => {
      stop();
      decoder.close();
    };
  }, []);

  return (
    <div className="camera" data-state={state}>
      <video ref={video} muted playsInline autoPlay aria-hidden="true" tabIndex={-1} />
      {children({ state, torch, retry: () => setAttempt((count) => count + 1) })}
    </div>
  );
};
