import { type Database, readMeta, shapeOnFile } from "./database.ts";
import { isRetired, toItsEnd } from "./transaction.ts";
import { dropOldParts } from "./write-on-file.ts";

/**
 * Held back for scans alone: a week of 700 a day at some 3 kB each with its index. Browsers tell little of how much a
 * disk still takes (Chromium says 10 GB on any), so that only a write that fails shows it, and then it is late.
 */
export const reserveBytes = 16 * 1_048_576;
/**
 * Less than this left, where the browser knows it, is nearly full: another snapshot of 200,000 passes beside the one that
 * serves (20 MB each), the reserve, and as much again for what browsers have not tidied yet.
 */
export const scarceBytes = 64 * 1_048_576;
/** Of its own scans that the server has, so many stay on the tablet's list where room is scarce. */
const recentWhenScarce = 10;
/** Random bytes are handed out so many at a time. */
const randomAtOnce = 65_536;

/** The disk, or what the browser allows of it, is used up. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && error.name === "QuotaExceededError";

/** Forgets what the server has of its own scans but the newest so many; none that has news for the officer. */
export const trimRecent = async (db: Database, most: number): Promise<void> => {
  const tx = db.transaction(["recent", "outbox"], "readwrite");
  const recent = tx.objectStore("recent");
  const [all, waiting] = await Promise.all([recent.count(), tx.objectStore("outbox").count()]);
  // Thousands wait after a week alone: none of them is walked over for nothing.
  let left = all - waiting - most;
  let cursor = left > 0 ? await recent.index("seq").openCursor() : null;
  while (cursor && left > 0) {
    if (cursor.value.state !== "waiting") left -= 1;
    if (cursor.value.state !== "waiting" && !cursor.value.news) await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
};

/** Something given up for room. The first costs nobody anything. */
type Sacrifice = (db: Database) => Promise<void>;

/** [O21] Parts of no snapshot that serves, and what the server has acknowledged. */
export const tidy: Sacrifice = async (db) => {
  await dropOldParts(db);
  await trimRecent(db, recentWhenScarce);
};

export const spendReserve: Sacrifice = (db) => db.delete("meta", "reserve");

/**
 * [O21] The passes of the snapshot, which can be fetched again and a scan cannot: codes are judged by keys, lists and rules
 * as before, a plate that is typed cannot be checked.
 */
export const giveUpPasses: Sacrifice = async (db) => {
  const tx = db.transaction(["meta", "part", "part-index"], "readwrite", { durability: "strict" });
  await Promise.all([
    tx.objectStore("meta").delete("parts"),
    tx.objectStore("part").clear(),
    tx.objectStore("part-index").clear(),
  ]);
  await tx.done;
};

/** Are the passes given up, and not yet here again? */
export const passesGivenUp = async (db: Database): Promise<boolean> => {
  const [sync, parts] = await Promise.all([readMeta(db, "sync"), readMeta(db, "parts")]);
  return sync?.shape === shapeOnFile && parts === undefined;
};

/**
 * [O22] Writes, and where there is no room gives up one thing after another, in this order, and tries again. Rejects as the
 * write does when nothing is left to give.
 */
export const withRoom = async <T>(
  db: Database,
  write: () => Promise<T>,
  sacrifices: readonly Sacrifice[],
): Promise<T> => {
  for (let next = 0; ; next += 1)
    try {
      return await write();
    } catch (error) {
      const sacrifice = sacrifices[next];
      if (!isFull(error) || !sacrifice) throw error;
      // What cannot even be given up leaves the next to try.
      await sacrifice(db).catch(() => {});
    }
};

/** Random, for browsers pack what they keep. */
const ballast = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(reserveBytes);
  for (let at = 0; at < bytes.length; at += randomAtOnce)
    crypto.getRandomValues(bytes.subarray(at, at + randomAtOnce));
  return bytes;
};

/** [O21] Holds the reserve, or finds that there is no room for it: then it is time to warn. */
export const holdReserve = async (db: Database): Promise<boolean> => {
  if (await db.getKey("meta", "reserve")) return true;
  const bytes = ballast();
  const tx = db.transaction("meta", "readwrite");
  const hold = async (): Promise<void> => {
    // A tablet that is wiping itself keeps nothing more.
    const identity = await tx.store.get("identity");
    const retired = await isRetired(tx.store);
    if (identity && !retired) await tx.store.put(bytes, "reserve");
  };
  return toItsEnd(tx, hold()).then(
    () => true,
    () => false,
  );
};
