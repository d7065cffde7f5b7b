import Database from "better-sqlite3";
import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type {
  AuditReads,
  ChainedEvent,
  Misfiled,
  RowKind,
  Seal,
  VehicleTrips,
} from "../audit-reads.ts";
import type { LoggedEvent } from "../ports.ts";
import { keptScans, laid, parsed } from "./scan-row.ts";
import { passValue, sealedRows } from "./sealed-rows.ts";

interface EventColumns {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly subject_kind: LoggedEvent["subject"]["kind"];
  readonly subject_id: string;
  readonly payload: string;
  readonly topics: string;
  readonly hash: Buffer;
  readonly digests: Buffer | null;
}

const toChained = (row: EventColumns): ChainedEvent => ({
  event: {
    seq: row.seq,
    at: row.at,
    type: row.type,
    subject: { kind: row.subject_kind, id: row.subject_id },
    payload: parsed(row.payload) as LoggedEvent["payload"],
    topics: parsed(row.topics) as LoggedEvent["topics"],
  },
  hash: row.hash,
  digests: row.digests ?? new Uint8Array(),
});

interface TripColumns {
  readonly id: string;
  readonly plate: string;
  readonly endpoint: string;
  readonly corridor: string;
  readonly status: Trip["status"];
  readonly opened_at: number;
  readonly closed_at: number | null;
  readonly body: string;
}

const toTrip = ({ opened_at, closed_at, body, ...columns }: TripColumns): Trip => {
  const trip = Object(parsed(body)) as Trip;
  return {
    ...trip,
    ...(columns as Pick<Trip, "id" | "plate" | "endpoint" | "corridor" | "status">),
    openedAt: laid(trip.openedAt, opened_at) ?? trip.openedAt,
    closedAt: laid(trip.closedAt, closed_at),
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
  const scans = keptScans(db);
  const head = db.prepare<[], { seq: number; hash: Buffer }>("SELECT seq, hash FROM log_head");
  const chain = db.prepare<[number, number], EventColumns>(
    "SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
  );
  const one = db.prepare<[number], EventColumns>("SELECT * FROM event WHERE seq = ?");
  const seal = db.prepare<[string, string], Seal>(
    "SELECT salt, seq FROM row_seal WHERE kind = ? AND id = ?",
  );
  const versions = db.prepare<[string, number], Record<string, unknown>>(
    `SELECT pass.id, v.rev, v.status, v.body FROM pass JOIN pass_version AS v ON v.pass = pass.no
     WHERE pass.id = ? AND v.changed_at = ?`,
  );
  const misfiled = db.prepare<[], Misfiled>(
    `SELECT seq, value AS topic, 'missing' AS which FROM event, ${topicsOf("event")}
     WHERE NOT EXISTS (SELECT 1 FROM event_topic AS filed WHERE filed.topic = value AND filed.seq = event.seq)
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
  const trips = db.prepare<[number], TripColumns>(
    `SELECT id, plate, endpoint, corridor, status, opened_at, closed_at, body
     FROM trip WHERE vehicle = ? ORDER BY opened_at, id`,
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
    scans: async (after, upTo) => scans.scans(after, upTo),
    scan: async (id) => scans.scan(id),
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
          trips: trips.all(no).map(toTrip),
        }),
      ),
    close: async () => void db.close(),
  };
};
