import { isForLater } from "./store/ports.ts";

const lookEveryMs = 1_000;

export interface Work {
  /** One round; true where there was anything to do: then another follows at once. */
  readonly round: () => Promise<boolean>;
  /** Told of a round that failed; what only has to wait its turn is tried again without a word. */
  readonly onBroken: (error: unknown) => void;
  /** After the last round. */
  readonly atEnd: () => Promise<void>;
}

export interface WorkLoop {
  /** It was told to stop: what is under way ends as soon as it can. */
  readonly isOver: () => boolean;
  /** There is something to do, now. */
  readonly wake: () => void;
  readonly begin: (work: Work) => void;
  /** Resolves after the last round. */
  readonly stop: () => Promise<void>;
}

/** Work beside everything else the server does: round after round while there is any, else a look every second. */
export const makeWorkLoop = (): WorkLoop => {
  let over = false;
  let woken = false;
  let wakeUp: (() => void) | null = null;
  let running = Promise.resolve();

  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        wakeUp = null;
        resolve();
      };
      const timer = setTimeout(end, lookEveryMs);
      wakeUp = end;
    });

  const run = async ({ round, onBroken, atEnd }: Work): Promise<void> => {
    while (!over) {
      let busy = false;
      try {
        busy = await round();
      } catch (error) {
        if (!over && !isForLater(error)) onBroken(error);
        await sleep();
      }
      if (!busy && !woken && !over) await sleep();
      woken = false;
    }
    await atEnd();
  };

  return {
    isOver: () => over,
    wake: () => {
      woken = true;
      wakeUp?.();
    },
    begin: (work) => {
      running = run(work);
    },
    stop: async () => {
      over = true;
      wakeUp?.();
      await running;
    },
  };
};
