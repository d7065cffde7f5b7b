/** Work beside the product's own: it takes this share of the thread and no more, unless said. */
const usualShare = 1 / 20;
/** Rests are taken together: none is shorter than it takes to be woken. */
const shortestRestMs = 10;

export interface Pace {
  /** Runs a piece of work; what it takes of this thread until it first waits is counted. */
  readonly during: <T>(piece: () => T) => T;
  /** [A26] Rests for what was worked since the last rest, or not at all where that is too little to tell. */
  readonly rest: () => Promise<void>;
  /** Waits, at most so long, or until `wake`. */
  readonly wait: (atMostMs: number) => Promise<void>;
  readonly wake: () => void;
  /** From now on there are no rests, or again those that are due. */
  readonly hurry: (on: boolean) => void;
  /** Ends the rest under way; there are no more. */
  readonly stop: () => void;
}

/** `clock`: ms, of any beginning. */
export const makePace = (
  share = usualShare,
  clock: () => number = () => performance.now(),
): Pace => {
  let spent = 0;
  let inside = false;
  let over = false;
  let hurried = false;
  /** Somebody woke it since it last waited: it may have been just about to. */
  let woken = false;
  let wakeUp: (() => void) | null = null;

  const sleep = (ms: number): Promise<void> =>
    over
      ? Promise.resolve()
      : new Promise((resolve) => {
          const end = (): void => {
            clearTimeout(timer);
            wakeUp = null;
            resolve();
          };
          const timer = setTimeout(end, ms);
          wakeUp = end;
        });

  return {
    during: (piece) => {
      if (inside) return piece();
      inside = true;
      const from = clock();
      try {
        return piece();
      } finally {
        spent += clock() - from;
        inside = false;
      }
    },
    rest: async () => {
      const due = spent * (1 / share - 1);
      if (due < shortestRestMs) return;
      spent = 0;
      const until = clock() + due;
      // Who is woken meanwhile by what there is to do rests all the same.
      for (let left = due; left > 0 && !over && !hurried; left = until - clock()) await sleep(left);
    },
    wait: async (atMostMs) => {
      if (!woken) await sleep(atMostMs);
      woken = false;
    },
    wake: () => {
      woken = true;
      wakeUp?.();
    },
    hurry: (on) => {
      hurried = on;
      wakeUp?.();
    },
    stop: () => {
      over = true;
      wakeUp?.();
    },
  };
};

/** Reads whose work is counted. */
export const paced = <R extends object>(reads: R, pace: Pace): R =>
  new Proxy(reads, {
    get: (target, name) => {
      const port: unknown = Reflect.get(target, name);
      return typeof port === "function"
        ? (...given: readonly unknown[]) => pace.during(() => port.apply(target, given) as unknown)
        : port;
    },
  });
