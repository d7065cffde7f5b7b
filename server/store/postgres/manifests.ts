import type { Note } from "../log-chain.ts";
import type { ManifestReads, ManifestWrites } from "../manifest-ports.ts";
import { manifestColumns, toCheck, toManifest } from "../rows/manifest.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const bodies = (rows: readonly Body[]): string[] => rows.map(({ body }) => body);

/** Lists of people aboard and what came of checking them. */
export const manifestsPort = (ask: Ask, note: Note): ManifestReads & ManifestWrites => ({
  manifest: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM manifest WHERE id = $1", [id]);
    return row && toManifest(row.body);
  },
  manifestsByIds: async (ids) => {
    const rows = await ask<Body>("SELECT body FROM manifest WHERE id = ANY($1::text[])", [ids]);
    const found = new Map(bodies(rows).map((body) => [toManifest(body).id, toManifest(body)]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  manifestsOf: async (vehicles, madeSince) =>
    bodies(
      await ask<Body>(
        "SELECT body FROM manifest WHERE vehicle = ANY($1::text[]) AND made_at >= $2 ORDER BY no",
        [vehicles, madeSince],
      ),
    ).map(toManifest),
  manifestsAt: async (checkpoint, receivedAfter) =>
    bodies(
      await ask<Body>(
        "SELECT body FROM manifest WHERE checkpoint = $1 AND received_at > $2 ORDER BY no",
        [checkpoint, receivedAfter],
      ),
    ).map(toManifest),
  namedManifests: async (madeBefore, after, limit) => {
    const rows = await ask<Body & { no: number }>(
      "SELECT no, body FROM manifest WHERE named = 1 AND no > $1 AND made_at <= $2 ORDER BY no LIMIT $3",
      [after, madeBefore, limit],
    );
    return rows.map(({ no, body }) => ({ no, row: toManifest(body) }));
  },
  manifestCheck: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM manifest_check WHERE id = $1", [id]);
    return row && toCheck(row.body);
  },
  checksOf: async (manifests) =>
    bodies(
      await ask<Body>(
        "SELECT body FROM manifest_check WHERE manifest = ANY($1::text[]) ORDER BY no",
        [manifests],
      ),
    ).map(toCheck),
  putManifest: async (row) => {
    const { id, vehicle, checkpoint, madeAt, receivedAt, named, body } = manifestColumns(row);
    await ask(
      `INSERT INTO manifest (no, id, vehicle, checkpoint, made_at, received_at, named, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM manifest), $1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET named = excluded.named, body = excluded.body`,
      [id, vehicle, checkpoint, madeAt, receivedAt, named, body],
    );
    note({ kind: "manifest", id, value: row });
  },
  addManifestCheck: async (row) => {
    await ask(
      `INSERT INTO manifest_check (no, id, manifest, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM manifest_check), $1, $2, $3)`,
      [row.id, row.manifest, JSON.stringify(row)],
    );
    note({ kind: "manifest-check", id: row.id, value: row });
  },
});
