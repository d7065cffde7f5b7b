import type { Database } from "better-sqlite3";
import { atRest, type ImportReads, type ImportRow, type ImportWrites } from "../import-ports.ts";
import { type PartColumns, toPart, wrongIn } from "../rows/import.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";

/** Lists of vehicles over one connection whose schema is in place. No event vouches for them: their passes' own do. */
export const importsPort = (db: Database): ImportReads & ImportWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM import_batch WHERE id = ?").pluck();
  const of = db.prepare<[string, number, number], { no: number; body: string }>(
    "SELECT no, body FROM import_batch WHERE account = ? AND no < ? ORDER BY no DESC LIMIT ?",
  );
  const inStates = db
    .prepare<[string], string>(
      "SELECT body FROM import_batch WHERE state IN (SELECT value FROM json_each(?)) ORDER BY no",
    )
    .pluck();
  const put = db.prepare<[ImportRow & { body: string }]>(
    `INSERT INTO import_batch (id, account, state, changed_at, body) VALUES (@id, @account, @state, @changedAt, @body)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, body = excluded.body`,
  );
  const parts = db.prepare<[string, number, number], PartColumns>(
    "SELECT part, rows, results FROM import_part WHERE import = ? AND part >= ? ORDER BY part LIMIT ?",
  );
  const wrong = db.prepare<[string, number, number], PartColumns>(
    "SELECT part, rows, results FROM import_part WHERE import = ? AND part >= ? AND wrong > 0 ORDER BY part LIMIT ?",
  );
  const add = db.prepare<[string, number, string]>(
    "INSERT INTO import_part (import, part, rows) VALUES (?, ?, ?)",
  );
  const putResult = db.prepare<[string, number, string, number]>(
    "UPDATE import_part SET results = ?, wrong = ? WHERE import = ? AND part = ?",
  );
  const drop = db.prepare<[string]>("DELETE FROM import_part WHERE import = ?");
  const old = db
    .prepare<[string, number], string>(
      `SELECT id FROM import_batch WHERE state IN (SELECT value FROM json_each(?)) AND changed_at < ?
       AND EXISTS (SELECT 1 FROM import_part WHERE import = id) LIMIT 20`,
    )
    .pluck();
  const headings = db
    .prepare<[string], string>("SELECT body FROM import_headings WHERE account = ?")
    .pluck();
  const putHeadings = db.prepare<[string, string]>(
    `INSERT INTO import_headings (account, body) VALUES (?, ?)
     ON CONFLICT (account) DO UPDATE SET body = excluded.body`,
  );
  return {
    importBatch: async (id) => {
      const body = one.get(id);
      return body === undefined ? undefined : (JSON.parse(body) as ImportRow);
    },
    importsOf: async (account, { cursor, limit }) =>
      pageOf<ImportRow>(of.all(account, rowsBefore(cursor), limit + 1), limit),
    importsIn: async (states) =>
      inStates.all(JSON.stringify(states)).map((body) => JSON.parse(body) as ImportRow),
    importParts: async (id, from, limit, wrongOnly = false) =>
      (wrongOnly ? wrong : parts).all(id, from, limit).map(toPart),
    headingsOf: async (account) =>
      JSON.parse(headings.get(account) ?? "{}") as Awaited<ReturnType<ImportReads["headingsOf"]>>,
    putImport: async (row) => void put.run({ ...row, body: JSON.stringify(row) }),
    addImportParts: async (id, added) => {
      for (const { part, rows } of added) add.run(id, part, JSON.stringify(rows));
    },
    putResults: async (id, given) => {
      for (const { part, results } of given)
        putResult.run(JSON.stringify(results), wrongIn(results), id, part);
    },
    dropImportParts: async (id) => void drop.run(id),
    forgetImportRows: async (before) => {
      const ids = old.all(JSON.stringify(atRest), before);
      for (const id of ids) drop.run(id);
      return ids.length;
    },
    putHeadings: async (account, given) => void putHeadings.run(account, JSON.stringify(given)),
  };
};
