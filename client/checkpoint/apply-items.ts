import type { IDBPTransaction } from "idb";
import { type Item, type ItemKind, tabletKinds } from "../../shared/contract/sync.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { plateLook } from "../../shared/domain/plate-look.ts";
import type { DatabaseSchema, frameStores, StoredItem, StoredPass } from "./database.ts";

export type ItemKindOnFile = (typeof tabletKinds)[number];
export type ItemOnFile = Extract<Item, { kind: ItemKindOnFile }>;
type Transaction = IDBPTransaction<DatabaseSchema, typeof frameStores, "readwrite">;

/** Fewer characters than this name no vehicle in particular. */
export const shortestTail = 3;

const tailsOf = (plate: string): string[] => {
  const look = plateLook(plate);
  return Array.from({ length: Math.max(0, look.length - shortestTail + 1) }, (_, from) =>
    look.slice(from),
  );
};

const storedPass = (value: PassOnFile, upTo: number): StoredPass => {
  const plates = value.trailerPlate ? [value.plate, value.trailerPlate] : [value.plate];
  return {
    id: value.id,
    value,
    upTo,
    shortCode: value.shortCode,
    plates,
    tails: plates.flatMap(tailsOf),
  };
};

export const isOnFile = (item: Item): item is ItemOnFile =>
  (tabletKinds as readonly ItemKind[]).includes(item.kind);

/**
 * The one reducer: puts each thing as it now stands, removes what the server says is gone. Applying items
 * twice, or over a snapshot that has them, changes nothing. `upTo`: the event up to which they are true. Runs in the
 * caller's transaction over `frameStores`; resolves when every request has been accepted, not yet when it is durable.
 */
export const applyItems = async (
  tx: Transaction,
  items: readonly ItemOnFile[],
  upTo = 0,
): Promise<void> => {
  await Promise.all(
    items.map((item): Promise<unknown> => {
      if (item.kind === "pass") {
        // [F11] One that is gone stands over the snapshot's, which holds it still.
        const { id, value } = item;
        return tx.objectStore("pass").put(value ? storedPass(value, upTo) : { id, value, upTo });
      }
      const store = tx.objectStore(item.kind);
      // [R7] The server has it, and says what stands, or that it is over: the tablet's own copy must not outlive that.
      if (item.kind === "manifest") void tx.objectStore("people").delete(item.id);
      if (item.value === null) return store.delete(item.id);
      // One store a kind, each with its kind's values: the types cannot follow the union.
      return store.put({ id: item.id, value: item.value } as StoredItem<"trip"> & StoredPass);
    }),
  );
};
