import type { Database } from "better-sqlite3";
import type { SavedFilterReads, SavedFilterRow, SavedFilterWrites } from "../saved-filter-ports.ts";

/** Saved filters over one connection whose schema is in place. No event vouches for them: they change nothing for anybody else. */
export const savedFiltersPort = (db: Database): SavedFilterReads & SavedFilterWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM saved_filter WHERE id = ?").pluck();
  const of = db
    .prepare<[string], string>("SELECT body FROM saved_filter WHERE account = ? ORDER BY id")
    .pluck();
  const put = db.prepare<[string, string, string]>(
    `INSERT INTO saved_filter (id, account, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
  );
  const drop = db.prepare<[string]>("DELETE FROM saved_filter WHERE id = ?");
  return {
    savedFilter: async (id) => {
      const body = one.get(id);
      return body === undefined ? undefined : (JSON.parse(body) as SavedFilterRow);
    },
    savedFiltersOf: async (account) =>
      of.all(account).map((body) => JSON.parse(body) as SavedFilterRow),
    putSavedFilter: async (row) => void put.run(row.id, row.account, JSON.stringify(row)),
    dropSavedFilter: async (id) => void drop.run(id),
  };
};
