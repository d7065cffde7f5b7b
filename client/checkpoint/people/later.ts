import { makeStore, type Store } from "../store.ts";
import type { MadeHere, MadeOptions } from "./made.ts";

/** Lists of people made on this tablet, whose code is loaded when it is first needed. */
export interface PeopleLater {
  /** Rejects where the code cannot be had now; asked again it is tried again. */
  readonly open: () => Promise<MadeHere>;
  /** How many lists and checks are still to be sent. */
  readonly waiting: Store<number>;
  /** [O57] Sends what waits, also from before this start; seldom, and no verdict needs it. */
  readonly send: () => Promise<void>;
  readonly close: () => void;
}

export const makePeopleLater = (options: Omit<MadeOptions, "onChanged">): PeopleLater => {
  const { db } = options;
  const waiting = makeStore(0);
  const count = async (): Promise<void> =>
    waiting.set(await db.countFromIndex("people", "state", "waiting"));
  let made: Promise<MadeHere> | null = null;
  const open = (): Promise<MadeHere> => {
    const onChanged = () => void count().catch(() => {});
    made ??= import("./made.ts")
      .then(({ openMade }) => openMade({ ...options, onChanged }))
      .catch((error: unknown) => {
        made = null;
        throw error;
      });
    return made;
  };
  return {
    open,
    waiting,
    send: async () => {
      await count();
      if (waiting.get() > 0) await (await open()).flush();
    },
    close: () => void made?.then(({ close }) => close()).catch(() => {}),
  };
};
