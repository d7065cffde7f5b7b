import type { ZoomRange } from "./camera-choice.ts";
import type { Picture } from "./decoder.ts";

/** Why there is no picture. `taken`: another app holds the camera. `insecure`: the page is not served by HTTPS. */
export type CameraTrouble = "refused" | "taken" | "none" | "insecure" | "failed";

/** `camera`: the one chosen; without, the one that faces away from the officer. A zoom is asked for to be offered. */
const wanted = (camera: string | null): MediaStreamConstraints => ({
  audio: false,
  video: {
    ...(camera === null
      ? { facingMode: { ideal: "environment" } }
      : { deviceId: { exact: camera } }),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    ...({ zoom: true } as MediaTrackConstraints),
  },
});

const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotReadableError: "taken",
  AbortError: "taken",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

const nameOf = (error: unknown): string => (error as DOMException).name;

/**
 * The camera that was chosen, or where that is gone the one facing away from the officer; or why there is none. One that
 * can do nothing of what is wanted is taken as it is.
 */
export const openCamera = async (chosen: string | null): Promise<MediaStream | CameraTrouble> => {
  const devices = navigator.mediaDevices;
  if (!devices?.getUserMedia) return "insecure";
  try {
    return await devices.getUserMedia(wanted(chosen)).catch((error: unknown) => {
      if (chosen !== null || nameOf(error) !== "OverconstrainedError") throw error;
      return devices.getUserMedia({ audio: false, video: true });
    });
  } catch (error) {
    const trouble = troubles[nameOf(error)] ?? "failed";
    return chosen !== null && trouble === "none" ? openCamera(null) : trouble;
  }
};

/** Ids of the cameras there are, once the use of one was allowed. */
export const camerasThere = async (): Promise<readonly string[]> =>
  (await navigator.mediaDevices.enumerateDevices())
    .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
    .map(({ deviceId }) => deviceId);

export const cameraOf = (stream: MediaStream): string | null =>
  stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** The torch of a camera that has one, for the night; null for others. */
export const torchOf = (stream: MediaStream): ((on: boolean) => Promise<void>) | null => {
  const [track] = stream.getVideoTracks();
  const able = track?.getCapabilities?.() as { torch?: boolean } | undefined;
  if (!track || !able?.torch) return null;
  return async (on) => {
    await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  };
};

/** How far a camera can zoom, in its own units, and how to; null for one that cannot. */
export const zoomOf = (stream: MediaStream) => {
  const [track] = stream.getVideoTracks();
  const able = track?.getCapabilities?.() as { zoom?: ZoomRange } | undefined;
  if (!track || !able?.zoom) return null;
  return {
    range: able.zoom,
    apply: (zoom: number): Promise<void> =>
      track.applyConstraints({ advanced: [{ zoom } as MediaTrackConstraintSet] }),
  };
};

/** Least time between two frames looked at, ms: quick enough for a hand, sparing on a cheap tablet. */
const betweenFrames = 60;

/** A frame as the camera gave it where the browser hands those out, which costs nothing; else painted. */
const pictureOf = (video: HTMLVideoElement): Picture | Promise<Picture> => {
  try {
    if ("VideoFrame" in globalThis) return new VideoFrame(video);
  } catch {
    // Not every browser that knows frames makes one of every camera.
  }
  return createImageBitmap(video);
};

/**
 * Hands over each frame shown while it is `wanted`, at most one at a time, with the time it was shown
 * (`performance.now()`); it is given away. `take` resolves when it wants the next. Returns how to stop.
 */
export const eachFrame = (
  video: HTMLVideoElement,
  wanted: () => boolean,
  take: (picture: Picture, shownAt: number) => Promise<void>,
): (() => void) => {
  let stopped = false;
  let busy = false;
  let last = 0;
  const look = async (shownAt: number): Promise<void> => {
    busy = true;
    last = shownAt;
    try {
      await take(await pictureOf(video), shownAt);
    } catch {
      // No picture in this frame: the camera is starting or was just taken away.
    } finally {
      busy = false;
    }
  };
  const onFrame = (now: number): void => {
    if (stopped) return;
    if (!busy && now - last >= betweenFrames && video.readyState >= 2 && wanted()) void look(now);
    next();
  };
  const next = (): void => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(onFrame);
    else requestAnimationFrame(onFrame);
  };
  next();
  return () => {
    stopped = true;
  };
};
