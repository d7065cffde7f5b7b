import type { Database } from "better-sqlite3";
import type { ExtensionEntry } from "../../../shared/domain/extension-shape.ts";
import {
  type ExtensionReads,
  type ExtensionRow,
  type ExtensionWrites,
  extensionAtRest,
} from "../extension-ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";

/** Extensions of many passes over one connection whose schema is in place. No event vouches for them: their passes' own do. */
export const extensionsPort = (db: Database): ExtensionReads & ExtensionWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM extension WHERE id = ?").pluck();
  const page = db.prepare<[number, number], { no: number; body: string }>(
    "SELECT no, body FROM extension WHERE no < ? ORDER BY no DESC LIMIT ?",
  );
  const inStates = db
    .prepare<[string], string>(
      "SELECT body FROM extension WHERE state IN (SELECT value FROM json_each(?)) ORDER BY no",
    )
    .pluck();
  const put = db.prepare<[ExtensionRow & { body: string }]>(
    `INSERT INTO extension (id, state, changed_at, body) VALUES (@id, @state, @changedAt, @body)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, body = excluded.body`,
  );
  const parts = db.prepare<[string, number, number], { part: number; entries: string }>(
    "SELECT part, entries FROM extension_part WHERE extension = ? AND part >= ? ORDER BY part LIMIT ?",
  );
  const putPart = db.prepare<[string, number, string]>(
    `INSERT INTO extension_part (extension, part, entries) VALUES (?, ?, ?)
     ON CONFLICT (extension, part) DO UPDATE SET entries = excluded.entries`,
  );
  const drop = db.prepare<[string]>("DELETE FROM extension_part WHERE extension = ?");
  const old = db
    .prepare<[string, number], string>(
      `SELECT body FROM extension WHERE state IN (SELECT value FROM json_each(?)) AND changed_at < ?
       AND EXISTS (SELECT 1 FROM extension_part WHERE extension = id) ORDER BY no LIMIT 20`,
    )
    .pluck();
  const parsed = (body: string): ExtensionRow => JSON.parse(body) as ExtensionRow;
  return {
    extension: async (id) => {
      const body = one.get(id);
      return body === undefined ? undefined : parsed(body);
    },
    findExtensions: async ({ cursor, limit }) =>
      pageOf<ExtensionRow>(page.all(rowsBefore(cursor), limit + 1), limit),
    extensionsIn: async (states) => inStates.all(JSON.stringify(states)).map(parsed),
    extensionParts: async (id, from, limit) =>
      parts.all(id, from, limit).map(({ part, entries }) => ({
        part,
        entries: JSON.parse(entries) as ExtensionEntry[],
      })),
    putExtension: async (row) => void put.run({ ...row, body: JSON.stringify(row) }),
    putExtensionParts: async (id, given) => {
      for (const { part, entries } of given) putPart.run(id, part, JSON.stringify(entries));
    },
    forgetExtended: async (before) => {
      const rows = old.all(JSON.stringify(extensionAtRest), before).map(parsed);
      for (const row of rows) {
        drop.run(row.id);
        put.run({ ...row, body: JSON.stringify({ ...row, forgotten: true }) });
      }
      return rows.length;
    },
  };
};
