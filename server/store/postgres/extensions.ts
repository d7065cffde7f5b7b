import type { ExtensionEntry } from "../../../shared/domain/extension-shape.ts";
import {
  type ExtensionReads,
  type ExtensionRow,
  type ExtensionWrites,
  extensionAtRest,
} from "../extension-ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const parsed = ({ body }: Body): ExtensionRow => JSON.parse(body) as ExtensionRow;

/** Extensions of many passes. No event vouches for them: their passes' own do. */
export const extensionsPort = (ask: Ask): ExtensionReads & ExtensionWrites => {
  const putExtension = async (row: ExtensionRow): Promise<void> => {
    await ask(
      `INSERT INTO extension (no, id, state, changed_at, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM extension), $1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at, body = excluded.body`,
      [row.id, row.state, row.changedAt, JSON.stringify(row)],
    );
  };
  return {
    extension: async (id) => {
      const [row] = await ask<Body>("SELECT body FROM extension WHERE id = $1", [id]);
      return row && parsed(row);
    },
    findExtensions: async ({ cursor, limit }) =>
      pageOf<ExtensionRow>(
        await ask<Body & { no: number }>(
          "SELECT no, body FROM extension WHERE no < $1 ORDER BY no DESC LIMIT $2",
          [rowsBefore(cursor), limit + 1],
        ),
        limit,
      ),
    extensionsIn: async (states) =>
      (
        await ask<Body>("SELECT body FROM extension WHERE state = ANY($1::text[]) ORDER BY no", [
          states,
        ])
      ).map(parsed),
    extensionParts: async (id, from, limit) =>
      (
        await ask<{ part: number; entries: string }>(
          "SELECT part, entries FROM extension_part WHERE extension = $1 AND part >= $2 ORDER BY part LIMIT $3",
          [id, from, limit],
        )
      ).map(({ part, entries }) => ({ part, entries: JSON.parse(entries) as ExtensionEntry[] })),
    putExtension,
    putExtensionParts: async (id, given) => {
      await ask(
        `INSERT INTO extension_part (extension, part, entries)
         SELECT $1, * FROM unnest($2::bigint[], $3::text[])
         ON CONFLICT (extension, part) DO UPDATE SET entries = excluded.entries`,
        [id, given.map(({ part }) => part), given.map(({ entries }) => JSON.stringify(entries))],
      );
    },
    forgetExtended: async (before) => {
      const rows = (
        await ask<Body>(
          `SELECT body FROM extension WHERE state = ANY($1::text[]) AND changed_at < $2
           AND EXISTS (SELECT 1 FROM extension_part WHERE extension = id) ORDER BY no LIMIT 20`,
          [extensionAtRest, before],
        )
      ).map(parsed);
      await ask("DELETE FROM extension_part WHERE extension = ANY($1::text[])", [
        rows.map(({ id }) => id),
      ]);
      for (const row of rows) await putExtension({ ...row, forgotten: true });
      return rows.length;
    },
  };
};
