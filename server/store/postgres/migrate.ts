import { type Step, stepsIn, stepsToGo } from "../migrations/steps.ts";
import type { Database } from "./database.ts";

const always = (): boolean => true;

/** Two processes that start on an empty database may both find no table: the second is told in one of these ways. */
const madeMeanwhile = (error: unknown): boolean =>
  ["23505", "42P07", "42710"].includes(String((error as { readonly code?: unknown }).code));

const stepZero = `CREATE TABLE migration (no integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL);
  INSERT INTO migration VALUES (0, 'the row that whoever takes a step holds', 0)`;

const makeTable = ({ transact }: Database): Promise<void> =>
  transact(async (ask, script) => {
    const [table] = await ask<{ there: boolean }>(
      "SELECT to_regclass('migration') IS NOT NULL AS there",
    );
    if (!table?.there) await script(stepZero);
  }, always).catch((error: unknown) => {
    if (!madeMeanwhile(error)) throw error;
  });

/**
 * [S12] Brings a database forward by the steps in `dir`, one transaction a step; there is no way back. Of several processes
 * that start at once one takes each step, the others wait for it.
 * Throws `DatabaseTooNew` when the database has steps this code does not know.
 */
export const migrate = async (database: Database, dir: string, at: number): Promise<void> => {
  const take = ({ no, file, sql }: Step): Promise<void> =>
    database.transact(async (ask, script) => {
      await ask("SELECT no FROM migration WHERE no = 0 FOR UPDATE");
      if ((await ask("SELECT no FROM migration WHERE no = $1", [no])).length > 0) return;
      await script(sql);
      await ask("INSERT INTO migration VALUES ($1, $2, $3)", [no, file, at]);
    }, always);
  await makeTable(database);
  const [last] = await database.ask<{ done: number }>("SELECT max(no) AS done FROM migration");
  for (const step of stepsToGo(stepsIn(dir), last?.done ?? 0, database.name)) await take(step);
};
