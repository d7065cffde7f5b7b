import { randomUUID } from "node:crypto";
import { isRefusal, refusal } from "../shared/contract/problems.ts";
import type { Store } from "./store/ports.ts";

/** [A26] So long, ms by the server's clock, a process that was heard of last is left to go on. */
const leaseMs = 60_000;
/** How often it is written down how far it has come, where nothing else is written, unless said. */
const usualSaveEveryMs = 5_000;

export interface TurnParts {
  readonly store: Store;
  /** What there is to do. */
  readonly name: string;
  /** Whether other processes may share the database. */
  readonly shared: boolean;
  readonly now: () => number;
  readonly saveEveryMs?: number;
}

/** Of processes on one database the one that follows the log, and how far it has come. */
export interface Turn {
  /** Every event up to this one is done with; below 0 while it is another's turn. */
  readonly cursor: () => number;
  readonly doneTo: (seq: number) => void;
  /** Is it this process's turn, by what the database says of who goes on and until when (ms)? */
  readonly mine: (holder: string, until: number, at: number) => boolean;
  /** Is it this process's turn? Takes it where nobody else goes on. */
  readonly take: () => Promise<boolean>;
  /** Writes down how far it has come and that it goes on; false where another process does. */
  readonly save: () => Promise<boolean>;
  readonly isSaveDue: () => boolean;
  /** It was another's turn meanwhile. */
  readonly lose: () => void;
  /** Whoever comes next goes on from here, at once. */
  readonly end: () => Promise<void>;
}

export const makeTurn = (parts: TurnParts): Turn => {
  const { store, name, shared, now, saveEveryMs = usualSaveEveryMs } = parts;
  const me = shared ? randomUUID() : "alone";
  let cursor = -1;
  let saved = -1;
  let savedAt = 0;
  const mine = (holder: string, until: number, at: number): boolean => holder === me || until <= at;

  const write = async (until: number): Promise<boolean> => {
    const at = now();
    const done = await store.write<true>(async (tx) => {
      const row = await tx.follower(name);
      if (row && !mine(row.holder, row.until, at)) return refusal("not-ready");
      // It begins, or another went on meanwhile.
      if (cursor < 0 || row?.holder !== me) cursor = row?.seq ?? 0;
      await tx.putFollower(name, { seq: cursor, holder: me, until: at + until });
      return true;
    });
    if (isRefusal(done)) return false;
    [saved, savedAt] = [cursor, performance.now()];
    return true;
  };

  return {
    cursor: () => cursor,
    doneTo: (seq) => {
      cursor = seq;
    },
    mine,
    take: async () => {
      const row = await store.reads.follower(name);
      const at = now();
      if (row && !mine(row.holder, row.until, at)) {
        cursor = -1;
        return false;
      }
      // The lease is renewed well before it ends.
      if (cursor < 0 || row?.holder !== me || row.until - at < leaseMs / 2) return write(leaseMs);
      return true;
    },
    save: () => write(leaseMs),
    isSaveDue: () => cursor !== saved && performance.now() - savedAt >= saveEveryMs,
    lose: () => {
      cursor = -1;
    },
    end: async () => {
      if (cursor >= 0) await write(0).catch(() => false);
    },
  };
};
