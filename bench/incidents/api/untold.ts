import { Refused } from "../../../data/demo/call.ts";

/** What of a day the server did not take, or cannot be told through its API: never passed over in silence. */
export interface Untold {
  /** Does it, unless the server refuses, which is counted under what it was and why. */
  readonly unlessRefused: <T>(what: string, does: () => Promise<T>) => Promise<T | null>;
  readonly add: (what: string, why: string) => void;
  /** How often, by what and why. */
  readonly all: () => ReadonlyMap<string, number>;
}

export const makeUntold = (): Untold => {
  const counts = new Map<string, number>();
  const add = (what: string, why: string): void => {
    const key = `${what}: ${why}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    add,
    unlessRefused: async (what, does) => {
      try {
        return await does();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const fields = (error.problem.errors ?? []).map(({ field }) => field).join(", ");
        add(what, fields ? `${error.problem.code} (${fields})` : error.problem.code);
        return null;
      }
    },
    all: () => counts,
  };
};
