import type { SavedFilterReads, SavedFilterRow, SavedFilterWrites } from "../saved-filter-ports.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const parsed = ({ body }: Body): SavedFilterRow => JSON.parse(body) as SavedFilterRow;

/** Saved filters. No event vouches for them: they change nothing for anybody else. */
export const savedFiltersPort = (ask: Ask): SavedFilterReads & SavedFilterWrites => ({
  savedFilter: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM saved_filter WHERE id = $1", [id]);
    return row && parsed(row);
  },
  savedFiltersOf: async (account) =>
    (
      await ask<Body>("SELECT body FROM saved_filter WHERE account = $1 ORDER BY id", [account])
    ).map(parsed),
  putSavedFilter: async (row) => {
    await ask(
      `INSERT INTO saved_filter (id, account, body) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
      [row.id, row.account, JSON.stringify(row)],
    );
  },
  dropSavedFilter: async (id) => {
    await ask("DELETE FROM saved_filter WHERE id = $1", [id]);
  },
});
