import Database from "better-sqlite3";
import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { AuditReads, Misfiled, RowKind, Seal, VehicleTrips } from "../audit-reads.ts";
import { parsed } from "../rows/as-kept.ts";
import { uuidBytes } from "../rows/bytes.ts";
import {
  type ChainedColumns,
  chainedColumns,
  type KeptTripColumns,
  keptTripColumns,
  toChained,
  toKeptTrip,
} from "../rows/kept-log.ts";
import { type KeptScanColumns, selectKeptScan, toKeptScan } from "../rows/kept-scan.ts";
import { type MadeVersionColumns, toMadeVersion } from "../rows/pass-on-file.ts";
import { passValue, type SealedColumns, sealedSources, toSealed } from "../rows/sealed.ts";

/** The rows of one kind that events vouch for. */
const sealedRows = (db: Database.Database, kind: RowKind) => {
  const { from, value } = sealedSources[kind];
  const rows = db.prepare<[string, number], SealedColumns>(
    `SELECT row_seal.salt AS seal_salt, row_seal.seq AS seal_seq, kept.*
     FROM (${from}) AS kept LEFT JOIN row_seal ON row_seal.kind = '${kind}' AND row_seal.id = row_id
     WHERE row_id > ? ORDER BY row_id LIMIT ?`,
  );
  const lost = db.prepare<[], { id: string; seq: number }>(
    `SELECT id, seq FROM row_seal
     WHERE kind = '${kind}' AND NOT EXISTS (SELECT 1 FROM (${from}) AS kept WHERE row_id = row_seal.id)`,
  );
  return {
    after: (id: string, limit: number) => rows.all(id, limit).map(toSealed(value)),
    lost: () => lost.all(),
  };
};

const topicsOf = (event: string): string =>
  `json_each(CASE WHEN json_valid(${event}.topics) THEN ${event}.topics ELSE '[]' END) AS topics`;

/** More than anybody reads one by one. */
const mostMisfiled = 1_000;

/** [S16] Opens a database as it is at this moment, only to read it; whoever writes goes on undisturbed. */
export const openSqliteAudit = (file: string): AuditReads => {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma("cache_size = -65536");
  db.exec("BEGIN");
  const scanById = db.prepare<[Buffer], KeptScanColumns>(`${selectKeptScan} WHERE scan.id = ?`);
  const scansBetween = db.prepare<[number, number], KeptScanColumns>(
    `${selectKeptScan} WHERE scan.seq > ? AND scan.seq <= ? ORDER BY scan.seq`,
  );
  const head = db.prepare<[], { seq: number; hash: Buffer }>("SELECT seq, hash FROM log_head");
  const chain = db.prepare<[number, number], ChainedColumns>(
    `SELECT ${chainedColumns} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const one = db.prepare<[number], ChainedColumns>(
    `SELECT ${chainedColumns} FROM event WHERE seq = ?`,
  );
  const seal = db.prepare<[string, string], Seal>(
    "SELECT salt, seq FROM row_seal WHERE kind = ? AND id = ?",
  );
  const versions = db.prepare<[string, number], Record<string, unknown>>(
    `SELECT pass.id, v.rev, v.status, v.body FROM pass JOIN pass_version AS v ON v.pass = pass.no
     WHERE pass.id = ? AND v.changed_at = ?`,
  );
  const everyVersion = db.prepare<[string], MadeVersionColumns>(
    `SELECT v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
     WHERE pass.id = ? AND pass.rev > 1`,
  );
  const misfiled = db.prepare<[], Misfiled>(
    `SELECT seq, value AS topic, 'missing' AS which FROM event, ${topicsOf("event")}
     WHERE seq <= (SELECT seq FROM topics_filed)
       AND NOT EXISTS (SELECT 1 FROM event_topic AS filed WHERE filed.topic = value AND filed.seq = event.seq)
     UNION ALL
     SELECT seq, topic, 'stray' FROM event_topic AS filed
     WHERE NOT EXISTS (SELECT 1 FROM event, ${topicsOf("event")} WHERE event.seq = filed.seq AND value = filed.topic)
     LIMIT ${mostMisfiled}`,
  );
  const vehicles = db.prepare<[number, number], { no: number; key: string }>(
    "SELECT no, key FROM vehicle WHERE no > ? ORDER BY no LIMIT ?",
  );
  const facts = db
    .prepare<[number], string>("SELECT fact FROM scan WHERE vehicle = ? AND fact IS NOT NULL")
    .pluck();
  const trips = db.prepare<[number], KeptTripColumns>(
    `SELECT ${keptTripColumns} FROM trip WHERE vehicle = ? ORDER BY opened_at, id`,
  );
  const tables = new Map<RowKind, ReturnType<typeof sealedRows>>();
  const table = (kind: RowKind) => {
    const known = tables.get(kind) ?? sealedRows(db, kind);
    tables.set(kind, known);
    return known;
  };

  // Reading anything fixes the moment.
  head.get();
  return {
    head: async () => head.get()!,
    chain: async (after, limit) => chain.all(after, limit).map(toChained),
    chained: async (seq) => {
      const row = one.get(seq);
      return row && toChained(row);
    },
    scans: async (after, upTo) => scansBetween.all(after, upTo).map(toKeptScan),
    scan: async (id) => {
      const row = scanById.get(uuidBytes(id));
      return row && toKeptScan(row);
    },
    seal: async ({ kind, id }) => seal.get(kind, id),
    passVersions: async (id, at) => versions.all(id, at).map(passValue),
    rows: async (kind, after, limit) => table(kind).after(after, limit),
    lostSeals: async (kind) => table(kind).lost(),
    misfiled: async () => misfiled.all(),
    vehicles: async (after, limit) =>
      vehicles.all(after, limit).map(
        ({ no, key }): VehicleTrips => ({
          no,
          key,
          facts: facts.all(no).map((fact) => Object(parsed(fact)) as ScanFact),
          trips: trips.all(no).map(toKeptTrip),
          versions: everyVersion.all(key).map(toMadeVersion),
        }),
      ),
    close: async () => void db.close(),
  };
};
