import type { IDBPTransaction } from "idb";
import { tabletKinds } from "../../shared/contract/sync.ts";
import { applyItems, type ItemOnFile } from "./apply-items.ts";
import {
  type Database,
  type DatabaseSchema,
  frameStores,
  type SnapshotOnFile,
  type SyncMark,
} from "./database.ts";
import { isRetired } from "./transaction.ts";

type Writing = IDBPTransaction<DatabaseSchema, typeof frameStores, "readwrite">;

const begin = (db: Database, durability: "strict" | "default"): Writing => {
  const tx = db.transaction(frameStores, "readwrite", { durability });
  // Its end is awaited in every case; this only keeps an abort from being reported twice.
  tx.done.catch(() => {});
  return tx;
};

/**
 * What is on file and how far it reaches, changed together: a frame without its cursor would be lost. `after`: where the
 * frame goes on from. [F1] Answers how far it reaches where that is less far: another page of this tablet put an older
 * snapshot in place, and what came since must be heard again. Then nothing is written.
 */
export const writeFrame = async (
  db: Database,
  after: number,
  mark: SyncMark,
  worthKeeping: readonly ItemOnFile[],
): Promise<SyncMark | null> => {
  const tx = begin(db, "default");
  const held = (await tx.objectStore("meta").get("sync")) as SyncMark | undefined;
  const retired = await isRetired(tx.objectStore("meta"));
  const isShort = held !== undefined && held.cursor < after;
  // Another page of this tablet is ahead: what it wrote is newer.
  if (!retired && !isShort && (!held || held.cursor <= mark.cursor)) {
    await applyItems(tx, worthKeeping, mark.cursor);
    await tx.objectStore("meta").put(mark, "sync");
  }
  await tx.done;
  return isShort ? held : null;
};

/** [F11] What was heard of passes after the snapshot's cursor stands over it; what came before is in it. */
const dropOvertaken = async (tx: Writing, cursor: number): Promise<void> => {
  const passes = tx.objectStore("pass");
  const later = await passes.index("upTo").getAll(IDBKeyRange.lowerBound(cursor, true));
  await passes.clear();
  await Promise.all(later.map((pass) => passes.put(pass)));
};

/** [R7] Lists made here that the server has: those it still tells of are in the snapshot. */
const dropOwnLists = async (tx: Writing): Promise<void> => {
  const people = tx.objectStore("people");
  for (const { id, state, what } of await people.getAll())
    if (state === "sent" && "list" in what) await people.delete(id);
};

/** Everything but passes gives way whole. [P9] Status lists stay, so that no snapshot can play an old one back. */
const clearOthers = (tx: Writing): Promise<unknown> =>
  Promise.all(
    tabletKinds
      .filter((kind) => kind !== "status-list" && kind !== "pass")
      .map((kind) => tx.objectStore(kind).clear()),
  );

/**
 * [F10] Puts a snapshot in the place of the one before, in one transaction that reaches the disk: until it ends the one
 * before serves. Answers false and changes nothing where a part is not here any more.
 */
export const changeSnapshot = async (
  db: Database,
  mark: SyncMark,
  parts: SnapshotOnFile,
  worthKeeping: readonly ItemOnFile[],
): Promise<boolean> => {
  const tx = begin(db, "strict");
  const kept = new Set(await tx.objectStore("part").getAllKeys());
  const retired = await isRetired(tx.objectStore("meta"));
  const whole = !retired && parts.names.every((name) => kept.has(name));
  if (whole) {
    await dropOvertaken(tx, mark.cursor);
    await clearOthers(tx);
    await dropOwnLists(tx);
    await applyItems(tx, worthKeeping, mark.cursor);
    await tx.objectStore("meta").put(parts, "parts");
    await tx.objectStore("meta").put(mark, "sync");
  }
  await tx.done;
  return whole;
};

/** Parts of no snapshot any more. Done apart from the change, which nothing then holds up. */
export const dropOldParts = async (db: Database): Promise<void> => {
  const tx = begin(db, "default");
  const current = (await tx.objectStore("meta").get("parts")) as SnapshotOnFile | undefined;
  const names = new Set(current?.names);
  const kept = await tx.objectStore("part").getAllKeys();
  await Promise.all(
    kept
      .filter((name) => !names.has(name))
      .flatMap((name) => [
        tx.objectStore("part").delete(name),
        tx.objectStore("part-index").delete(name),
      ]),
  );
  await tx.done;
};
