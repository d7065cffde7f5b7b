import { z } from "zod";
import { type ChainHead, type Database, type Meta, readMeta } from "./database.ts";

/**
 * What a tablet keeps of itself beside its database, which a browser may clear and leave this: what it was enrolled as, the
 * end of its chain of scans, and how many of them the server had not yet acknowledged.
 */
const outside = z.object({
  device: z.string().min(1),
  name: z.string(),
  seq: z.int().min(0),
  hash: z.string().nullable(),
  waiting: z.int().min(0),
});
export type Outside = z.infer<typeof outside>;

/** Where that is: the browser's small storage, or null where it is refused. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const key = "greenlane-tablet";

export const keepInBrowser = (): Keep | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

export const readOutside = (keep: Keep | null): Outside | null => {
  try {
    return outside.parse(JSON.parse(keep?.getItem(key) ?? "null"));
  } catch {
    return null;
  }
};

/** [O24] Notes down what the database holds now. A later note of the same tablet is never taken back by an earlier one. */
export const noteOutside = async (db: Database, keep: Keep | null): Promise<void> => {
  if (!keep) return;
  const tx = db.transaction(["meta", "outbox"], "readonly");
  const meta = tx.objectStore("meta");
  const [identity, head, wiped, waiting] = await Promise.all([
    meta.get("identity") as Promise<Meta["identity"] | undefined>,
    meta.get("head") as Promise<ChainHead | undefined>,
    meta.get("wiped"),
    tx.objectStore("outbox").count(),
  ]);
  try {
    if (wiped) return keep.removeItem(key);
    if (!identity) return;
    const { id: device, name } = identity.device;
    const { seq, hash } = head ?? { seq: 0, hash: null };
    const before = readOutside(keep);
    if (before?.device === device && before.seq > seq) return;
    keep.setItem(key, JSON.stringify({ device, name, seq, hash, waiting } satisfies Outside));
  } catch {
    // No room there, or refused: a loss would then be noticed by the server alone.
  }
};

/**
 * [O24] A database that was put back to an earlier state lacks scans this tablet recorded. Its chain goes on from the last of
 * them, so that no number is used twice and the server marks as a gap what it never had; what is missing is told until
 * somebody has seen it.
 */
export const goOnFromOutside = async (db: Database, noted: Outside | null): Promise<void> => {
  const identity = await readMeta(db, "identity");
  if (!noted || identity?.device.id !== noted.device) return;
  const tx = db.transaction("meta", "readwrite", { durability: "strict" });
  const { seq } = ((await tx.store.get("head")) as ChainHead | undefined) ?? { seq: 0 };
  if (seq < noted.seq) {
    const before = (await tx.store.get("loss")) as Meta["loss"] | undefined;
    const missing = noted.seq - seq;
    await Promise.all([
      tx.store.put({ seq: noted.seq, hash: noted.hash }, "head"),
      tx.store.put(
        {
          scans: missing + (before?.scans ?? 0),
          unsent: Math.min(missing, noted.waiting) + (before?.unsent ?? 0),
        },
        "loss",
      ),
    ]);
  }
  await tx.done;
};
