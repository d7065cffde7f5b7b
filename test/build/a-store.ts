import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Store } from "../../server/store/ports.ts";
import { openPostgres } from "../../server/store/postgres/open.ts";
import { openPool } from "../../server/store/postgres/pool.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { aPgliteDatabase } from "./a-pglite.ts";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "./a-place.ts";
import { aSchema, postgresIsThere } from "./a-postgres.ts";
import { emptying } from "./emptied.ts";
import { rulesForTests } from "./rules-for-tests.ts";

export interface TestStore {
  readonly store: Store;
  /** One connection in all: a read waits for the write under way. */
  readonly readsWait: boolean;
  /** Asks the database itself, for looking at what no port tells. */
  readonly query: <Row>(sql: string) => Promise<readonly Row[]>;
  /** Closes the store and opens it again, as a restart does. */
  readonly reopen: () => Promise<Store>;
  readonly close: () => Promise<void>;
}

const aTestStore = async (
  open: () => Promise<Store>,
  rest: Pick<TestStore, "readsWait" | "query">,
  drop: () => Promise<void> | void,
): Promise<TestStore> => {
  let store = await open();
  return {
    ...rest,
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    close: async () => {
      // A server that was given the store has closed it already, which not every store lets be said twice.
      await store.close().finally(drop);
    },
  };
};

const aSqliteStore = (): Promise<TestStore> => {
  const dir = mkdtempSync(join(tmpdir(), "greenlane-"));
  const file = join(dir, "greenlane.db");
  const query: TestStore["query"] = async (sql) => {
    const db = new Database(file, { readonly: true });
    try {
      return db.prepare<[], never>(sql).all();
    } finally {
      db.close();
    }
  };
  return aTestStore(
    () => openSqlite(file),
    { readsWait: false, query },
    () => rmSync(dir, { recursive: true }),
  );
};

/** A place for tables on PostgreSQL, and how a store is opened there. */
interface Place extends Pick<TestStore, "readsWait" | "query"> {
  readonly open: () => Promise<Store>;
  readonly run: (script: string) => Promise<unknown>;
}

/** Stores of one test after the other of a file, each empty: in a place that was given back where there is one. */
const storesIn = (make: () => Promise<Place>): (() => Promise<TestStore>) => {
  const back: { readonly place: Place; readonly script: string }[] = [];
  return async () => {
    const used = back.pop();
    await used?.place.run(used.script);
    const place = used?.place ?? (await make());
    const store = await aTestStore(
      place.open,
      { readsWait: place.readsWait, query: place.query },
      () => void back.push({ place, script }),
    );
    const script = used?.script ?? (await emptying(place.query));
    return store;
  };
};

const aPgliteStore = storesIn(async () => {
  const { database, run } = await aPgliteDatabase();
  return { open: () => openPostgres(database), run, readsWait: true, query: database.ask };
});

/** The store of one more process on the database at an address. */
export const openOn = (url: string): Promise<Store> => openPostgres(openPool(url));

const aPostgresStore = storesIn(async () => {
  const { url, query } = await aSchema();
  return { open: () => openOn(url), run: query, readsWait: false, query };
});

/** Every store there is: the contract holds for each. */
export const stores: Readonly<Record<string, () => Promise<TestStore>>> = {
  SQLite: aSqliteStore,
  PGlite: aPgliteStore,
  ...(postgresIsThere ? { PostgreSQL: aPostgresStore } : {}),
};

/** Posts along `aCorridor()`, its endpoint with a gate, a carrier and the rules that ship. */
export const putPlaces = async (store: Store): Promise<void> => {
  await store.write(async (tx) => {
    await tx.putArea(anArea());
    for (const [id, name] of [
      ["tan-lap", "Chốt Tân Lập"],
      ["dong-xoai", "Chốt Đồng Xoài"],
      ["bu-dang", "Chốt Bù Đăng"],
      ["cai-chanh", "Chốt Cai Chanh"],
    ] as const)
      await tx.putCheckpoint(aCheckpoint({ id, name }));
    await tx.putCheckpoint(aGate());
    await tx.putCheckpoint(aCheckpoint({ id: "tuan-tra", name: "Tổ tuần tra", kind: "patrol" }));
    await tx.putCheckpoint(aCheckpoint({ id: "hoa-lu", name: "Chốt Hoa Lư" }));
    await tx.putEndpoint(anEndpoint());
    await tx.putCorridor(aCorridor());
    await tx.putCarrier(aCarrier());
    await tx.putRules(rulesForTests({ effectiveFrom: "2021-01-01T00:00:00+07:00" }));
  });
};
