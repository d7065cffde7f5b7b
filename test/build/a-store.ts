import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../server/store/ports.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "./a-place.ts";
import { rulesForTests } from "./rules-for-tests.ts";

export interface TestStore {
  readonly store: Store;
  /** The database, for looking at what no port tells. */
  readonly file: string;
  /** Closes the store and opens it again, as a restart does. */
  readonly reopen: () => Promise<Store>;
  readonly close: () => Promise<void>;
}

/** Every store there is: the contract holds for each. */
export const stores = { SQLite: async (): Promise<TestStore> => aSqliteStore() };

const aSqliteStore = async (): Promise<TestStore> => {
  const dir = mkdtempSync(join(tmpdir(), "greenlane-"));
  const file = join(dir, "greenlane.db");
  let store = await openSqlite(file);
  return {
    get store() {
      return store;
    },
    file,
    reopen: async () => {
      await store.close();
      store = await openSqlite(file);
      return store;
    },
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true });
    },
  };
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
