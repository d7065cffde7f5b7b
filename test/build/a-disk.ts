import { unwrap } from "idb";
import type { Database } from "../../client/checkpoint/database.ts";

interface Records {
  readonly values: () => Iterable<{ readonly key: unknown; readonly value: unknown }>;
}
interface Raw {
  readonly _rawDatabase: { readonly rawObjectStores: ReadonlyMap<string, { records: Records }> };
}

const sizeOf = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return JSON.stringify(value)?.length ?? 0;
  return Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 2);
};

const usedBy = (db: IDBDatabase): number => {
  let used = 0;
  for (const { records } of (db as unknown as Raw)._rawDatabase.rawObjectStores.values())
    for (const { value } of records.values()) used += sizeOf(value);
  return used;
};

/** How much fake-indexeddb takes, which by itself is without end. */
export interface Disk {
  readonly used: (db: Database) => number;
  /** From now on no more than so many bytes: as in browsers what goes beyond fails as a transaction, and deleting works. */
  readonly takes: (bytes: number) => void;
  readonly remove: () => void;
}

const { IDBDatabase: FakeDatabase, IDBObjectStore: FakeStore } = globalThis;

/** Puts a disk under every database of this test file; what a transaction adds counts against what it was before. */
export const aDisk = (): Disk => {
  let size = Number.POSITIVE_INFINITY;
  const before = new WeakMap<IDBTransaction, number>();
  const { transaction } = FakeDatabase.prototype;
  const { put, add } = FakeStore.prototype;
  FakeDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    before.set(begun, usedBy(this));
    return begun;
  };
  const counted = (write: typeof put): typeof put =>
    function (this: IDBObjectStore, ...given) {
      const request = write.apply(this, given);
      const added = (before.get(this.transaction) ?? 0) + sizeOf(given[0]);
      before.set(this.transaction, added);
      if (added > size)
        request.addEventListener("success", () =>
          (this.transaction as unknown as { _abort: (why: string) => void })._abort(
            "QuotaExceededError",
          ),
        );
      return request;
    };
  FakeStore.prototype.put = counted(put);
  FakeStore.prototype.add = counted(add);
  return {
    used: (db) => usedBy(unwrap(db) as IDBDatabase),
    takes: (bytes) => {
      size = bytes;
    },
    remove: () => {
      FakeDatabase.prototype.transaction = transaction;
      Object.assign(FakeStore.prototype, { put, add });
    },
  };
};
