import type { openLive } from "../api/live.ts";
import type { renewTravel } from "./coming/keep-travel.ts";
import { type Keep, keepInBrowser } from "./kept-outside.ts";
import type { SecondCopy } from "./second-copy.ts";

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
  /** What the browser says of the room there is; left out where it says nothing. */
  readonly storage?: StorageManager | undefined;
  /** What stays when the database goes; null where there is no such place. */
  readonly keep?: Keep | null;
  /** [O26] Null where the browser has no place for one. */
  readonly copy?: SecondCopy | null;
  /** The live stream's code, which comes after everything that a verdict needs. */
  readonly loadLive: () => Promise<{ readonly openLive: typeof openLive }>;
  /** [K14] What fetches the table of travel times, which no verdict needs; left out where nobody shows when vehicles are due. */
  readonly loadTravel?: () => Promise<{ readonly renewTravel: typeof renewTravel }>;
  /** Calls `wake` whenever the network came back or the page is seen again, until what it answers is called. */
  readonly onWake: (wake: () => void) => () => void;
  /** [O30] Has the browser send what waits when the network is back, also where this page is closed by then. */
  readonly sendBehind: () => void;
}

/** Background Sync, where the browser has it. */
interface WithSync extends ServiceWorkerRegistration {
  readonly sync?: { readonly register: (tag: string) => Promise<void> };
}

export const afterInBrowser: Surroundings["after"] = (delayMs, then) => {
  const timer = setTimeout(then, delayMs);
  return () => clearTimeout(timer);
};

/** The page that the code runs in. */
export const inBrowser = (copy: SecondCopy | null): Surroundings => ({
  fetch: (input, init) => fetch(input, init),
  deviceNow: () => Date.now(),
  random: Math.random,
  after: afterInBrowser,
  locks: navigator.locks,
  storage: navigator.storage,
  keep: keepInBrowser(),
  copy,
  loadLive: () => import("../api/live.ts"),
  loadTravel: () => import("./coming/keep-travel.ts"),
  onWake: (wake) => {
    const seen = (): void => {
      if (document.visibilityState === "visible") wake();
    };
    const told = ({ data }: MessageEvent): void => {
      if (data === "wake") wake();
    };
    addEventListener("online", seen);
    document.addEventListener("visibilitychange", seen);
    navigator.serviceWorker?.addEventListener("message", told);
    return () => {
      removeEventListener("online", seen);
      document.removeEventListener("visibilitychange", seen);
      navigator.serviceWorker?.removeEventListener("message", told);
    };
  },
  sendBehind: () => {
    void navigator.serviceWorker?.getRegistration("/checkpoint").then(
      (worker) => (worker as WithSync | undefined)?.sync?.register("outbox").catch(() => {}),
      () => {},
    );
  },
});
