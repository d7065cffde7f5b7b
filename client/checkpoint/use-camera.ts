import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import {
  type CameraTrouble,
  cameraOf,
  camerasThere,
  closeCamera,
  openCamera,
  torchOf,
  zoomOf,
} from "./camera.ts";
import {
  inUnitsOf,
  nextOf,
  rememberCamera,
  rememberedCamera,
  zoomFactors,
} from "./camera-choice.ts";
import { runningPicture } from "./running-picture.ts";

export interface Zoom {
  /** How often enlarged, of `factors`. */
  readonly factor: number;
  readonly next: () => void;
}

export interface Camera {
  readonly state: "starting" | "on" | CameraTrouble;
  /** Another function for each picture, in which it is off at first. */
  readonly torch: ((on: boolean) => Promise<void>) | null;
  /** Null where the camera has none. */
  readonly zoom: Zoom | null;
  /** On to the next camera; null where there is only one. */
  readonly another: (() => void) | null;
  readonly retry: () => void;
}

const isStream = (value: MediaStream | CameraTrouble): value is MediaStream =>
  typeof value !== "string";

const factorsOf = (stream: MediaStream): readonly number[] => {
  const able = zoomOf(stream);
  return able ? zoomFactors(able.range) : [];
};

const zoomTo = async (stream: MediaStream, factor: number): Promise<void> => {
  const able = zoomOf(stream);
  await able?.apply(inUnitsOf(able.range, factor));
};

/** The zoom as it was left on this camera, and how to go on to the next. */
const useZoom = (stream: MediaStream | null): Zoom | null => {
  const [factor, setFactor] = useState(1);
  const factors = useMemo(() => (stream ? factorsOf(stream) : []), [stream]);
  useEffect(() => {
    setFactor(1);
    const before = (stream && rememberedCamera().zooms[cameraOf(stream) ?? ""]) ?? 1;
    if (!stream || before === 1 || !factors.includes(before)) return;
    zoomTo(stream, before).then(
      () => setFactor(before),
      () => {},
    );
  }, [stream, factors]);

  if (!stream || factors.length === 0) return null;
  return {
    factor,
    next: () => {
      const next = nextOf(factors, factor) ?? 1;
      const choice = rememberedCamera();
      const camera = cameraOf(stream);
      if (camera) rememberCamera({ ...choice, zooms: { ...choice.zooms, [camera]: next } });
      zoomTo(stream, next).then(
        () => setFactor(next),
        () => {},
      );
    },
  };
};

/** The picture of the camera that was chosen in `video`, as long as the page is seen. */
export const useCamera = (video: RefObject<HTMLVideoElement | null>): Camera => {
  const [state, setState] = useState<Camera["state"]>("starting");
  const [shown, setShown] = useState<MediaStream | null>(null);
  const [cameras, setCameras] = useState<readonly string[]>([]);
  const restart = useRef((): void => {});
  const again = (): void => restart.current();

  useEffect(() => {
    let stream: MediaStream | null = null;
    // Which opening is wanted; an earlier one that is still under way is closed when it comes, and before the next begins.
    let turn = 0;
    let opening = Promise.resolve();
    const stop = (): void => {
      turn += 1;
      if (stream) closeCamera(stream);
      stream = null;
      runningPicture.set(null);
      // Ends the wait for a picture of a camera that is closed before it gave one.
      if (video.current) video.current.srcObject = null;
    };
    const ended = (of: MediaStream): void => {
      if (stream !== of) return;
      // Let go of, so that one that is plugged in again is opened.
      stop();
      const mine = turn;
      const say = (there: readonly string[]): void => {
        if (mine !== turn) return;
        if (there.length === 0) setState("none");
        // Pulled out, not taken away: another one is there.
        else if (!there.includes(cameraOf(of) ?? there[0]!)) start();
        else setState("taken");
      };
      camerasThere().then(say, () => mine === turn && setState("taken"));
    };
    const open = async (mine: number): Promise<void> => {
      if (mine !== turn) return;
      const opened = await openCamera(rememberedCamera().camera);
      if (mine !== turn) return isStream(opened) ? closeCamera(opened) : undefined;
      if (!isStream(opened)) return setState(opened);
      const element = video.current;
      if (!element) return closeCamera(opened);
      stream = opened;
      const [track] = opened.getVideoTracks();
      track?.addEventListener("ended", () => ended(opened));
      // iPadOS and some Androids only silence the picture while another app has the camera.
      track?.addEventListener("mute", () => stream === opened && setState("taken"));
      track?.addEventListener("unmute", () => stream === opened && setState("on"));
      element.srcObject = opened;
      await element.play().catch(() => {});
      if (mine !== turn) return;
      setShown(opened);
      runningPicture.set(opened);
      setState("on");
      const there = await camerasThere().catch(() => []);
      if (mine === turn) setCameras(there);
    };
    const start = (): void => {
      stop();
      if (document.visibilityState === "hidden") return;
      const mine = turn;
      opening = opening.then(() => open(mine)).catch(() => setState("failed"));
    };
    const plugged = (): void => {
      if (stream) camerasThere().then(setCameras, () => {});
      else start();
    };
    restart.current = () => {
      setState("starting");
      start();
    };
    restart.current();
    document.addEventListener("visibilitychange", start);
    navigator.mediaDevices?.addEventListener("devicechange", plugged);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", start);
      navigator.mediaDevices?.removeEventListener("devicechange", plugged);
    };
  }, [video]);

  const torch = useMemo(() => shown && torchOf(shown), [shown]);
  const next = shown && nextOf(cameras, cameraOf(shown) ?? "");
  return {
    state,
    torch,
    zoom: useZoom(shown),
    another:
      cameras.length > 1 && next
        ? () => {
            rememberCamera({ ...rememberedCamera(), camera: next });
            again();
          }
        : null,
    retry: again,
  };
};
