import { randomBytes } from "node:crypto";
import { PGlite, type Results, types } from "@electric-sql/pglite";
import { type Ask, type Database, storable } from "../../server/store/postgres/database.ts";

const parsers = {
  [types.INT8]: Number,
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), "hex"),
};

interface Runs {
  query(sql: string, values: unknown[], options: object): Promise<Results<unknown>>;
}
const askOn =
  (runs: Runs): Ask =>
  async <Row>(text: string, values: readonly unknown[] = []) =>
    (await runs.query(text, values.map(storable), { parsers })).rows as Row[];

/** It takes seconds to start: one serves all tests of a file, a schema each, one after the other. */
let started: Promise<PGlite> | undefined;

/** A database of one test's own in a PostgreSQL compiled to WebAssembly: one connection, within this process. */
export const aPgliteDatabase = async () => {
  started ??= PGlite.create();
  const lite = await started;
  const schema = `test_${randomBytes(6).toString("hex")}`;
  await lite.exec(`CREATE SCHEMA ${schema}; SET search_path TO ${schema}`);
  const database: Database = {
    name: "PGlite",
    ask: askOn(lite),
    transact: (work, keep) =>
      lite.transaction(async (tx) => {
        const result = await work(askOn(tx), async (sql) => void (await tx.exec(sql)));
        if (!keep(result)) await tx.rollback();
        return result;
      }),
    onWake: () => undefined,
    wake: () => undefined,
    close: async () => undefined,
  };
  return { database, drop: async () => void (await lite.exec(`DROP SCHEMA ${schema} CASCADE`)) };
};
