/** Why there is no picture. `taken`: another app holds the camera. `insecure`: the page is not served by HTTPS. */
export type CameraTrouble = "refused" | "taken" | "none" | "insecure" | "failed";

const wanted: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: "environment" },
    width: { ideal: 1280 },
    height: { ideal: 720 },
  },
};

const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotReadableError: "taken",
  AbortError: "taken",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

/** The camera facing away from the officer, or why it cannot be had. */
export const openCamera = async (): Promise<MediaStream | CameraTrouble> => {
  if (!navigator.mediaDevices?.getUserMedia) return "insecure";
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    return troubles[(error as DOMException).name] ?? "failed";
  }
};

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

/** Least time between two frames looked at, ms: quick enough for a hand, sparing on a cheap tablet. */
const betweenFrames = 60;

/**
 * Hands over each frame shown, at most one at a time, as a bitmap with the time it was shown (`performance.now()`).
 * `take` resolves when it wants the next. Returns how to stop.
 */
export const eachFrame = (
  video: HTMLVideoElement,
  take: (bitmap: ImageBitmap, shownAt: number) => Promise<void>,
): (() => void) => {
  let stopped = false;
  let busy = false;
  let last = 0;
  const look = async (shownAt: number): Promise<void> => {
    busy = true;
    last = shownAt;
    try {
      await take(await createImageBitmap(video), shownAt);
    } catch {
      // No picture in this frame: the camera is starting or was just taken away.
    } finally {
      busy = false;
    }
  };
  const onFrame = (now: number): void => {
    if (stopped) return;
    if (!busy && now - last >= betweenFrames && video.readyState >= 2) void look(now);
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
