import { atRest, type ImportReads, type ImportRow, type ImportWrites } from "../import-ports.ts";
import { type PartColumns, toPart, wrongIn } from "../rows/import.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const parsed = ({ body }: Body): ImportRow => JSON.parse(body) as ImportRow;

/** Lists of vehicles. No event vouches for them: their passes' own do. */
export const importsPort = (ask: Ask): ImportReads & ImportWrites => ({
  importBatch: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM import_batch WHERE id = $1", [id]);
    return row && parsed(row);
  },
  importsOf: async (account, { cursor, limit }) =>
    pageOf<ImportRow>(
      await ask<Body & { no: number }>(
        "SELECT no, body FROM import_batch WHERE account = $1 AND no < $2 ORDER BY no DESC LIMIT $3",
        [account, rowsBefore(cursor), limit + 1],
      ),
      limit,
    ),
  importsIn: async (states) =>
    (
      await ask<Body>("SELECT body FROM import_batch WHERE state = ANY($1::text[]) ORDER BY no", [
        states,
      ])
    ).map(parsed),
  importParts: async (id, from, limit, wrongOnly = false) =>
    (
      await ask<PartColumns>(
        `SELECT part, rows, results FROM import_part WHERE import = $1 AND part >= $2 ${wrongOnly ? "AND wrong > 0 " : ""}ORDER BY part LIMIT $3`,
        [id, from, limit],
      )
    ).map(toPart),
  headingsOf: async (account) => {
    const [row] = await ask<Body>("SELECT body FROM import_headings WHERE account = $1", [account]);
    return JSON.parse(row?.body ?? "{}") as Awaited<ReturnType<ImportReads["headingsOf"]>>;
  },
  putImport: async (row) => {
    await ask(
      `INSERT INTO import_batch (no, id, account, state, changed_at, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM import_batch), $1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, body = excluded.body`,
      [row.id, row.account, row.state, row.changedAt, JSON.stringify(row)],
    );
  },
  addImportParts: async (id, added) => {
    await ask(
      "INSERT INTO import_part (import, part, rows) SELECT $1, * FROM unnest($2::bigint[], $3::text[])",
      [id, added.map(({ part }) => part), added.map(({ rows }) => JSON.stringify(rows))],
    );
  },
  putResults: async (id, given) => {
    await ask(
      `UPDATE import_part SET results = given.results, wrong = given.wrong
       FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS given (part, results, wrong)
       WHERE import = $1 AND import_part.part = given.part`,
      [
        id,
        given.map(({ part }) => part),
        given.map(({ results }) => JSON.stringify(results)),
        given.map(({ results }) => wrongIn(results)),
      ],
    );
  },
  dropImportParts: async (id) => {
    await ask("DELETE FROM import_part WHERE import = $1", [id]);
  },
  forgetImportRows: async (before) => {
    const ids = await ask<{ id: string }>(
      `SELECT id FROM import_batch WHERE state = ANY($1::text[]) AND changed_at < $2
       AND EXISTS (SELECT 1 FROM import_part WHERE import = id) LIMIT 20`,
      [atRest, before],
    );
    await ask("DELETE FROM import_part WHERE import = ANY($1::text[])", [ids.map(({ id }) => id)]);
    return ids.length;
  },
  putHeadings: async (account, given) => {
    await ask(
      `INSERT INTO import_headings (account, body) VALUES ($1, $2)
       ON CONFLICT (account) DO UPDATE SET body = excluded.body`,
      [account, JSON.stringify(given)],
    );
  },
});
