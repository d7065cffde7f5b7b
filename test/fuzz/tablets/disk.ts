import { unwrap } from "idb";
import { type Database, openDatabase } from "../../../client/checkpoint/database.ts";

/** What fake-indexeddb keeps of a database; reached into, for no browser's interface can cut the power. */
interface Raw {
  readonly transactions: readonly RawTransaction[];
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
}
interface Stored {
  readonly key: IDBValidKey;
  readonly value: unknown;
}
interface RawStore {
  readonly records: { readonly values: () => Iterable<Stored> };
  readonly clear: () => void;
  readonly storeRecord: (record: Stored, noOverwrite: boolean) => void;
}
interface RawTransaction extends IDBTransaction {
  readonly _state: string;
  readonly _requests: readonly { readonly request: IDBRequest }[];
}

/** Every record of every store at a moment. */
export type Image = ReadonlyMap<string, readonly Stored[]>;

/** How a tablet may end: the browser is killed, or the power is cut and with it goes what had not reached the disk. */
export type Death = "killed" | "power-cut";

/** One tablet's storage: outlives the pages that have it open. */
export interface Disk {
  readonly open: () => Promise<Database>;
  /** Ends every page at once: transactions under way are undone, connections are gone. */
  readonly die: (how: Death) => void;
  /** Is nothing being read or written? */
  readonly isQuiet: () => boolean;
  readonly image: () => Image;
}

const rawOf = (db: Database): Raw =>
  (unwrap(db) as unknown as { readonly _rawDatabase: Raw })._rawDatabase;

const readStore = (store: RawStore | undefined): readonly Stored[] => [
  ...(store?.records.values() ?? []),
];
const readAll = ({ rawObjectStores }: Raw): Image =>
  new Map([...rawObjectStores].map(([name, store]) => [name, readStore(store)]));

const writeAll = ({ rawObjectStores }: Raw, image: Image): void => {
  for (const [name, store] of rawObjectStores) {
    store.clear();
    for (const { key, value } of image.get(name) ?? []) store.storeRecord({ key, value }, false);
  }
};

/** Undoes a transaction without a word to the page that began it: it is dead, and must not go on by what it hears. */
const undo = (tx: RawTransaction): void => {
  if (["finished", "committing"].includes(tx._state)) return;
  for (const target of [tx, ...tx._requests.map(({ request }) => request)])
    target.dispatchEvent = () => true;
  tx.abort();
};

/**
 * A disk that begins as `start` says. Browsers flush to it with every transaction of strict durability, and with it all
 * that was committed before; what came after the last of those is what a power cut takes.
 */
export const aDisk = (name: string, start?: Image): Disk => {
  const connections = new Set<IDBDatabase>();
  let raw: Raw | null = null;
  let committed = new Map<string, readonly Stored[]>();
  let flushed: Image = new Map();

  const watch = (connection: IDBDatabase): void => {
    const begin = connection.transaction.bind(connection);
    connection.transaction = (stores, mode, options) => {
      const tx = begin(stores, mode, options);
      if (mode !== "readwrite") return tx;
      tx.addEventListener("complete", () => {
        for (const store of tx.objectStoreNames)
          committed.set(store, readStore(raw?.rawObjectStores.get(store)));
        if (options?.durability === "strict") flushed = new Map(committed);
      });
      return tx;
    };
  };

  return {
    open: async () => {
      const db = await openDatabase(name);
      if (!raw) {
        raw = rawOf(db);
        if (start) writeAll(raw, start);
        flushed = readAll(raw);
        committed = new Map(flushed);
      }
      const connection = unwrap(db);
      connections.add(connection);
      watch(connection);
      return db;
    },
    die: (how) => {
      for (const tx of raw?.transactions ?? []) undo(tx);
      for (const connection of connections) connection.close();
      connections.clear();
      if (how === "killed" || !raw) return;
      writeAll(raw, flushed);
      committed = new Map(flushed);
    },
    isQuiet: () => (raw?.transactions.length ?? 0) === 0,
    image: () => (raw ? readAll(raw) : new Map()),
  };
};
