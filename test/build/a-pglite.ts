import { randomBytes } from "node:crypto";
import { existsSync, openAsBlob, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Where the first of a run leaves a new database's files for those after it. */
const image = join(tmpdir(), "greenlane-pglite.tar");

/** Making a database takes seconds, and taking up one that was made a fraction: one is made in a run. */
const make = async (): Promise<PGlite> => {
  if (existsSync(image)) return PGlite.create({ loadDataDir: await openAsBlob(image) });
  const made = await PGlite.create();
  const beside = `${image}.${process.pid}`;
  writeFileSync(beside, Buffer.from(await (await made.dumpDataDir("none")).arrayBuffer()));
  renameSync(beside, image);
  return made;
};

/** One serves all tests of a file, a schema each, one after the other. */
let started: Promise<PGlite> | undefined;

/** A database of one test's own in a PostgreSQL compiled to WebAssembly: one connection, within this process. */
export const aPgliteDatabase = async () => {
  started ??= make();
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
  return {
    database,
    /** Runs a script in this database's schema, which from now on is the one in use. */
    run: (script: string) => lite.exec(`SET search_path TO ${schema}; ${script}`),
    drop: async () => void (await lite.exec(`DROP SCHEMA ${schema} CASCADE`)),
  };
};
