import { useLayoutEffect } from "react";

/** How many measurements the page keeps in sight. */
const kept = 100;

/**
 * Notes how long it took from the frame that showed the code to the verdict on the screen, ms, in
 * `<html data-frame-to-verdict="83,91,…">`, newest last. `shownAt`: `performance.now()` of the frame.
 */
export const useFrameToVerdict = (shownAt: number | null): void => {
  useLayoutEffect(() => {
    if (shownAt === null) return;
    // The task after the next animation frame is the first that runs with the verdict painted.
    const frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const { dataset } = document.documentElement;
        const before = dataset.frameToVerdict?.split(",") ?? [];
        const took = Math.round(performance.now() - shownAt);
        dataset.frameToVerdict = [...before, took].slice(-kept).join(",");
        port1.close();
      };
      port2.postMessage(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [shownAt]);
};
