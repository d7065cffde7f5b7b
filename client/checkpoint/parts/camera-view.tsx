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
    let closed = false;
    let stream: MediaStream | null = null;
    const stop = (): void => {
      if (stream) closeCamera(stream);
      stream = null;
    };
    const start = async (): Promise<void> => {
      stop();
      const opened = await openCamera();
      if (!isStream(opened)) return closed ? undefined : setState(opened);
      if (closed || document.visibilityState === "hidden") return closeCamera(opened);
      stream = opened;
      const [track] = opened.getVideoTracks();
      track?.addEventListener("ended", () => stream === opened && setState("taken"));
      const element = video.current;
      if (!element) return stop();
      element.srcObject = opened;
      await element.play().catch(() => {});
      const light = torchOf(opened);
      setTorch(() => light);
      setState("on");
    };
    const seen = (): void => {
      if (document.visibilityState === "visible") void start();
      else stop();
    };
    const pluggedIn = (): void => {
      if (!stream) void start();
    };
    setState("starting");
    void start();
    document.addEventListener("visibilitychange", seen);
    navigator.mediaDevices?.addEventListener("devicechange", pluggedIn);
    return () => {
      closed = true;
      stop();
      document.removeEventListener("visibilitychange", seen);
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
