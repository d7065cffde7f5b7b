import { afterInBrowser, type Surroundings } from "./surroundings.ts";

const firstDelay = 1_000;
const longestDelay = 60_000;
/** While another page of this tablet sends. */
const busyDelay = 5_000;
/** The server may ask for more patience; nothing it says makes a tablet sit on what it has for longer than this. */
const longestRest = 10 * 60_000;

export interface RoundsOptions {
  /** Of the pages of one tablet only that which holds it sends. */
  readonly lock: string;
  /** Sends a piece; true when there may be more. It says by `failed` and `succeeded` what came of it. */
  readonly sendNext: () => Promise<boolean>;
  /** What is done around the sending of all there is. */
  readonly round?: (sendOn: () => Promise<void>) => Promise<void>;
  /** Instead of a round where the server asked to be left in peace. */
  readonly whileResting?: () => Promise<void>;
  /** Storage failed: everything is where it was, the next round will tell. */
  readonly onBroken: () => void;
  readonly random?: Surroundings["random"] | undefined;
  readonly after?: Surroundings["after"] | undefined;
  readonly locks?: LockManager | undefined;
}

export interface Rounds {
  /** Sends now what waits; resolves when nothing waits or an attempt failed. A call during one joins it. */
  readonly flush: () => Promise<void>;
  /** Tries again later. `restMs`: how long the server asks to be left in peace. */
  readonly failed: (restMs?: number) => void;
  readonly succeeded: () => void;
  readonly close: () => void;
}

/**
 * [O4] Sending in rounds, one at a time. What failed is tried again after a growing, jittered delay, for many tablets
 * coming back together must not knock together; where the server named a time, not before it; or when told to.
 */
export const makeRounds = (options: RoundsOptions): Rounds => {
  const { lock, sendNext, onBroken, random = Math.random, after = afterInBrowser } = options;
  const { round = (sendOn) => sendOn(), whileResting = async () => {} } = options;
  const locks = options.locks ?? navigator.locks;
  let closed = false;
  let failures = 0;
  let callOff = (): void => {};
  let running: Promise<void> | null = null;
  let again = false;
  /** The server has named a time to leave it in peace, which is not over: no occasion sends anything. */
  let resting = false;

  const later = (delay: number): void => {
    callOff();
    if (closed) return;
    callOff = after(delay, () => {
      resting = false;
      void flush();
    });
  };

  const sendOn = (): Promise<void> =>
    locks.request(lock, { ifAvailable: true }, async (held) => {
      if (!held) later(busyDelay);
      else while (!closed && (await sendNext()));
    });

  const begin = async (): Promise<void> => {
    if (resting) return whileResting();
    callOff();
    await round(sendOn);
  };

  const flush = (): Promise<void> => {
    if (closed) return Promise.resolve();
    // What comes up while the last piece is being settled must not wait for the next occasion.
    again = running !== null;
    running ??= begin()
      .catch(onBroken)
      .finally(() => {
        running = null;
        if (again && failures === 0) later(0);
      });
    return running;
  };

  return {
    flush,
    failed: (restMs = 0) => {
      const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(failures, 10));
      resting = restMs > 0;
      later(Math.min(restMs, longestRest) + ceiling / 2 + (ceiling / 2) * random());
      failures += 1;
    },
    succeeded: () => {
      failures = 0;
    },
    close: () => {
      closed = true;
      callOff();
    },
  };
};
