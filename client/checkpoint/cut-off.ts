import { type IsoTime, iso } from "../../shared/domain/time.ts";
import type { ChainHead, Database, Meta } from "./database.ts";
import { makeStore, type Store } from "./store.ts";
import type { OutboxState } from "./upload.ts";

/** What a cut-off tablet still has to do: send what it holds, then nothing any more. */
export type CutOff = { readonly phase: "sending" } | ({ readonly phase: "wiped" } & Meta["wiped"]);

/** What the uploads still to come need: the scans, the key that signs them, and the clock. */
const forUploads: readonly (keyof Meta)[] = ["identity", "head", "time", "cutOff"];

/**
 * [O12] The server said that this tablet is cut off: at once it forgets passes, trips, people, PINs and what it did
 * lately, for nobody knows whose hands it is in. What uploads need stays.
 */
export const forgetOthers = async (db: Database, heardAt: IsoTime): Promise<void> => {
  const stores = [...db.objectStoreNames];
  const tx = db.transaction(stores, "readwrite", { durability: "strict" });
  const done = tx.done;
  const meta = tx.objectStore("meta");
  // Another page of this tablet was quicker.
  if (await meta.get("wiped")) return done;
  const kept = (await meta.getAllKeys()).filter((key) => !forUploads.includes(key));
  await Promise.all([
    meta.put({ heardAt }, "cutOff"),
    ...stores
      .filter((name) => name !== "meta" && name !== "outbox")
      .map((name) => tx.objectStore(name).clear()),
    ...kept.map((key) => meta.delete(key)),
  ]);
  return done;
};

/**
 * [O12] Forgets everything, the key too, where the server has acknowledged every scan. One transaction looks and
 * forgets, so a scan recorded meanwhile is either seen here or never recorded. Null where scans still wait; else what
 * stays: that it is done.
 */
export const forgetAll = async (db: Database, at: IsoTime): Promise<Meta["wiped"] | null> => {
  const stores = [...db.objectStoreNames];
  const tx = db.transaction(stores, "readwrite", { durability: "strict" });
  const done = tx.done;
  const meta = tx.objectStore("meta");
  const before = (await meta.get("wiped")) as Meta["wiped"] | undefined;
  const waiting = await tx.objectStore("outbox").count();
  if (before || waiting > 0) return done.then(() => before ?? null);
  const head = (await meta.get("head")) as ChainHead | undefined;
  const wiped = { at, scans: head?.seq ?? 0 };
  await Promise.all(stores.map((name) => tx.objectStore(name).clear()));
  await meta.put(wiped, "wiped");
  await done;
  return wiped;
};

export interface Retirement {
  /** Null while nobody has said that this tablet is cut off. */
  readonly cutOff: Store<CutOff | null>;
  /** The server says so now, or did before this start. */
  readonly begin: () => Promise<void>;
  readonly onOutbox: (state: Pick<OutboxState, "waiting" | "sending">) => Promise<void>;
}

/** The last work of a cut-off tablet, step by step; where storage fails, the next occasion tries again. */
export const makeRetirement = ({
  db,
  now,
  heardBefore,
  flush,
  onWiped,
}: {
  readonly db: Database;
  /** True time, ms. */
  readonly now: () => number;
  readonly heardBefore: boolean;
  readonly flush: () => Promise<void>;
  readonly onWiped: () => void;
}): Retirement => {
  const cutOff = makeStore<CutOff | null>(heardBefore ? { phase: "sending" } : null);
  let othersForgotten = false;
  return {
    cutOff,
    begin: async () => {
      cutOff.set({ phase: "sending" });
      await forgetOthers(db, iso(now())).catch(() => {});
      othersForgotten = true;
      await flush();
    },
    onOutbox: async ({ waiting, sending }) => {
      if (!othersForgotten || waiting > 0 || sending) return;
      const wiped = await forgetAll(db, iso(now())).catch(() => null);
      if (!wiped || cutOff.get()?.phase === "wiped") return;
      onWiped();
      cutOff.set({ phase: "wiped", ...wiped });
    },
  };
};
