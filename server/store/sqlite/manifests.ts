import type { Database } from "better-sqlite3";
import type { Note } from "../log-chain.ts";
import type { ManifestReads, ManifestRow, ManifestWrites } from "../manifest-ports.ts";
import { manifestColumns, toCheck, toManifest } from "../rows/manifest.ts";

interface Row {
  readonly no: number;
  readonly body: string;
}

/** Lists of people aboard and what came of checking them, over one connection whose schema is in place. */
export const manifestsPort = (db: Database, note: Note): ManifestReads & ManifestWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM manifest WHERE id = ?").pluck();
  const of = db
    .prepare<[string, number], string>(
      "SELECT body FROM manifest WHERE vehicle IN (SELECT value FROM json_each(?)) AND made_at >= ? ORDER BY no",
    )
    .pluck();
  const at = db
    .prepare<[string, number], string>(
      "SELECT body FROM manifest WHERE checkpoint = ? AND received_at > ? ORDER BY no",
    )
    .pluck();
  const named = db.prepare<[number, number, number], Row>(
    "SELECT no, body FROM manifest WHERE named = 1 AND no > ? AND made_at <= ? ORDER BY no LIMIT ?",
  );
  const put = db.prepare<[object]>(
    `INSERT INTO manifest (id, vehicle, checkpoint, made_at, received_at, named, body)
     VALUES (@id, @vehicle, @checkpoint, @madeAt, @receivedAt, @named, @body)
     ON CONFLICT (id) DO UPDATE SET named = excluded.named, body = excluded.body`,
  );
  const check = db
    .prepare<[string], string>("SELECT body FROM manifest_check WHERE id = ?")
    .pluck();
  const checks = db
    .prepare<[string], string>(
      "SELECT body FROM manifest_check WHERE manifest IN (SELECT value FROM json_each(?)) ORDER BY no",
    )
    .pluck();
  const addCheck = db.prepare<[string, string, string]>(
    "INSERT INTO manifest_check (id, manifest, body) VALUES (?, ?, ?)",
  );

  const manifest = (id: string): ManifestRow | undefined => {
    const body = one.get(id);
    return body === undefined ? undefined : toManifest(body);
  };
  return {
    manifest: async (id) => manifest(id),
    manifestsByIds: async (ids) => ids.flatMap((id) => manifest(id) ?? []),
    manifestsOf: async (vehicles, madeSince) =>
      of.all(JSON.stringify(vehicles), madeSince).map(toManifest),
    manifestsAt: async (checkpoint, receivedAfter) =>
      at.all(checkpoint, receivedAfter).map(toManifest),
    namedManifests: async (madeBefore, after, limit) =>
      named.all(after, madeBefore, limit).map(({ no, body }) => ({ no, row: toManifest(body) })),
    manifestCheck: async (id) => {
      const body = check.get(id);
      return body === undefined ? undefined : toCheck(body);
    },
    checksOf: async (manifests) => checks.all(JSON.stringify(manifests)).map(toCheck),
    putManifest: async (row) => {
      put.run(manifestColumns(row));
      note({ kind: "manifest", id: row.id, value: row });
    },
    addManifestCheck: async (row) => {
      addCheck.run(row.id, row.manifest, JSON.stringify(row));
      note({ kind: "manifest-check", id: row.id, value: row });
    },
  };
};
