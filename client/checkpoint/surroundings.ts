import type { openLive } from "../api/live.ts";

/**
 * What a tablet's work takes from outside itself: its clock, its timers, the network, chance. Passed in, so that the
 * same code runs through a week in a moment, against faults that no browser makes on demand.
 */
export interface Surroundings {
  readonly fetch: typeof fetch;
  /** This device's own clock, ms: right or wrong. */
  readonly deviceNow: () => number;
  /** 0 ≤ n < 1; spreads the retries of many tablets. */
  readonly random: () => number;
  /** Calls `then` after so many ms, unless what it answers is called before. */
  readonly after: (delayMs: number, then: () => void) => () => void;
  /** Shared by all pages of this tablet. */
  readonly locks: LockManager;
  /** The live stream's code, which comes after everything that a verdict needs. */
  readonly loadLive: () => Promise<{ readonly openLive: typeof openLive }>;
  /** Calls `wake` whenever the network came back or the page is seen again, until what it answers is called. */
  readonly onWake: (wake: () => void) => () => void;
}

export const afterInBrowser: Surroundings["after"] = (delayMs, then) => {
  const timer = setTimeout(then, delayMs);
  return () => clearTimeout(timer);
};

/** The page that the code runs in. */
export const inBrowser = (): Surroundings => ({
  fetch: (input, init) => fetch(input, init),
  deviceNow: () => Date.now(),
  random: Math.random,
  after: afterInBrowser,
  locks: navigator.locks,
  loadLive: () => import("../api/live.ts"),
  onWake: (wake) => {
    const seen = (): void => {
      if (document.visibilityState === "visible") wake();
    };
    addEventListener("online", seen);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("online", seen);
      document.removeEventListener("visibilitychange", seen);
    };
  },
});
