import { randomBytes } from "node:crypto";
import type { Pass } from "../../../shared/domain/pass.ts";
import { hasReceipt } from "../../../shared/domain/receipt.ts";
import type { ScanSeen } from "../../../shared/domain/scan.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import { recorded, saltBytes } from "../log-chain.ts";
import { hashBytes, uuidBytes, uuidTail } from "../rows/bytes.ts";
import { type KeptScanColumns, selectKeptScan, toKeptScan } from "../rows/kept-scan.ts";
import { sealedBody } from "../rows/pass-body.ts";
import { wasRefused } from "../rows/scan.ts";
import { platesColumn } from "../rows/trip.ts";
import { viaColumn } from "../rows/via.ts";
import type { ScanGroupWrites } from "../scan-group-ports.ts";
import type { Ask } from "./database.ts";
import type { LogWriter } from "./log.ts";

/** Numbers the vehicles not seen before; scans and trips find theirs by its key. */
const addVehicles = (ask: Ask, keys: readonly string[]) =>
  ask(
    `INSERT INTO vehicle (no, key)
     SELECT (SELECT coalesce(max(no), 0) FROM vehicle) + row_number() OVER (ORDER BY place), key
     FROM unnest($1::text[]) WITH ORDINALITY AS given (key, place)
     WHERE NOT EXISTS (SELECT 1 FROM vehicle WHERE vehicle.key = given.key)`,
    [keys],
  );

const addScans = (
  ask: Ask,
  log: LogWriter,
  rows: ScanGroupWrites["scans"],
  at: number,
): readonly Promise<unknown>[] => {
  const first = log.nextSeq();
  const salts = rows.map(() => randomBytes(saltBytes));
  const seqs = rows.map((_, index) => first + index);
  // The time its trips are folded by, never that of a clock running ahead: histories are read by it.
  const times = rows.map(({ fact, seen }) => ms(fact?.at ?? seen.at));
  const receipted = rows.flatMap(({ seen }, index) => (hasReceipt(seen.decision) ? [index] : []));
  for (const [index, row] of rows.entries())
    log.note({ kind: "scan", id: row.seen.id, value: recorded(row), salt: salts[index]! });
  return [
    ask(
      `INSERT INTO scan (seq, id, device, device_seq, vehicle, checkpoint, at, received_at, hash, refused, fact,
         seen, salt)
       SELECT given.seq, given.id, device.no, device_seq, vehicle.no, given.checkpoint, given.at, $2, hash, refused,
         fact, seen, salt
       FROM unnest($1::bigint[], $3::bytea[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::bigint[],
           $9::bytea[], $10::boolean[], $11::text[], $12::text[], $13::bytea[])
         AS given (seq, id, device, device_seq, vehicle, checkpoint, at, hash, refused, fact, seen, salt)
       LEFT JOIN device ON device.id = given.device LEFT JOIN vehicle ON vehicle.key = given.vehicle`,
      [
        seqs,
        at,
        rows.map(({ seen }) => uuidBytes(seen.id)),
        rows.map(({ device }) => device),
        rows.map(({ deviceSeq }) => deviceSeq),
        rows.map(({ vehicle }) => vehicle),
        rows.map(({ seen }) => seen.checkpoint),
        times,
        rows.map(({ hash }) => hashBytes(hash)),
        rows.map(({ seen }) => wasRefused(seen)),
        rows.map(({ fact }) => fact && JSON.stringify(fact)),
        rows.map(({ seen }) => JSON.stringify(seen)),
        salts,
      ],
    ),
    ask("INSERT INTO scan_body (seq, body) SELECT * FROM unnest($1::bigint[], $2::text[])", [
      seqs,
      rows.map(({ body }) => JSON.stringify(body)),
    ]),
    ...(receipted.length === 0
      ? []
      : [
          ask(
            `INSERT INTO receipt (seq, tail, at)
             SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bigint[])`,
            [
              receipted.map((index) => seqs[index]),
              receipted.map((index) => uuidTail(rows[index]!.seen.id)),
              receipted.map((index) => times[index]),
            ],
          ),
        ]),
  ];
};

const addEvidence = (ask: Ask, rows: ScanGroupWrites["evidence"]) =>
  ask(
    `INSERT INTO scan_evidence (no, at, device, why, hash, body)
     SELECT (SELECT coalesce(max(no), 0) FROM scan_evidence) + place, at, device, why, hash, body
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
       WITH ORDINALITY AS given (at, device, why, hash, body, place)
     ON CONFLICT (device, hash) DO NOTHING`,
    [
      rows.map(({ at }) => at),
      rows.map(({ device }) => device),
      rows.map(({ why }) => why),
      rows.map(({ hash }) => hash),
      rows.map(({ body }) => body),
    ],
  );

const putTrips = (ask: Ask, trips: ScanGroupWrites["trips"]): readonly Promise<unknown>[] => {
  const last = [...new Map(trips.map((one) => [one.trip.id, one])).values()];
  const aliases = new Map<string, string>();
  for (const { trip } of trips) {
    for (const alias of trip.aliases) aliases.set(alias, trip.id);
    // An id that was an alias and is a trip again (a late scan closed the trip before it) must find that trip.
    aliases.delete(trip.id);
  }
  return [
    ask(
      `INSERT INTO trip (id, vehicle, pass, plate, endpoint, via, corridor, status, opened_at, closed_at, body)
       SELECT id, vehicle.no, pass, plate, endpoint, via, corridor, status, opened_at, closed_at, body
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
           $9::bigint[], $10::bigint[], $11::text[])
         AS given (id, vehicle, pass, plate, endpoint, via, corridor, status, opened_at, closed_at, body)
       JOIN vehicle ON vehicle.key = given.vehicle
       ON CONFLICT (id) DO UPDATE SET pass = excluded.pass, plate = excluded.plate,
         endpoint = excluded.endpoint, via = excluded.via, corridor = excluded.corridor, status = excluded.status,
         opened_at = excluded.opened_at, closed_at = excluded.closed_at, body = excluded.body`,
      [
        last.map(({ trip }) => trip.id),
        last.map(({ vehicle }) => vehicle),
        last.map(({ trip }) => trip.pass),
        last.map(({ trip }) => platesColumn(trip)),
        last.map(({ trip }) => trip.endpoint),
        last.map(({ trip }) => viaColumn(trip)),
        last.map(({ trip }) => trip.corridor),
        last.map(({ trip }) => trip.status),
        last.map(({ trip }) => ms(trip.openedAt)),
        last.map(({ trip }) => (trip.closedAt === null ? null : ms(trip.closedAt))),
        last.map(({ trip }) => JSON.stringify(trip)),
      ],
    ),
    ask("DELETE FROM trip_alias WHERE alias = ANY($1::text[])", [last.map(({ trip }) => trip.id)]),
    ...(aliases.size === 0
      ? []
      : [
          ask(
            `INSERT INTO trip_alias (alias, trip) SELECT * FROM unnest($1::text[], $2::text[])
             ON CONFLICT (alias) DO UPDATE SET trip = excluded.trip`,
            [[...aliases.keys()], [...aliases.values()]],
          ),
        ]),
  ];
};

const moveDevices = (ask: Ask, devices: ScanGroupWrites["devices"]) =>
  ask(
    `UPDATE device SET last_seq = given.seq, last_hash = given.hash, last_seen_at = given.at,
       marks = given.marks
     FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[])
       AS given (id, seq, hash, at, marks)
     WHERE device.id = given.id`,
    [
      devices.map(({ id }) => id),
      devices.map(({ lastSeq }) => lastSeq),
      devices.map(({ lastHash }) => lastHash),
      devices.map(({ lastSeenAt }) => lastSeenAt),
      devices.map(({ marks }) => JSON.stringify(marks)),
    ],
  );

/** Marks are put into what is seen of a scan here rather than in SQL, so that the rest of it stays as it was written. */
const addMarks = async (
  ask: Ask,
  log: LogWriter,
  marks: ScanGroupWrites["marks"],
): Promise<void> => {
  const wanted = Map.groupBy(marks, ({ scan }) => uuidBytes(scan).toString("hex"));
  const rows = await ask<KeptScanColumns>(
    `${selectKeptScan} WHERE scan.id = ANY($1::bytea[]) ORDER BY scan.seq`,
    [[...wanted.keys()].map((id) => Buffer.from(id, "hex"))],
  );
  const changed = rows.flatMap((row) => {
    const seen = JSON.parse(row.seen) as ScanSeen;
    const asked = wanted.get(row.id.toString("hex")) ?? [];
    const marks = [...new Set([...seen.marks, ...asked.map(({ mark }) => mark)])];
    if (marks.length === seen.marks.length) return [];
    const salt = row.salt ?? randomBytes(saltBytes);
    return [{ ...row, seen: JSON.stringify({ ...seen, marks }), salt }];
  });
  if (changed.length === 0) return;
  for (const row of changed) {
    const kept = toKeptScan(row);
    log.note({ kind: "scan", id: kept.seen.id, value: recorded(kept), salt: row.salt });
  }
  await ask(
    `UPDATE scan SET seen = given.seen, salt = given.salt
     FROM unnest($1::bytea[], $2::text[], $3::bytea[]) AS given (id, seen, salt)
     WHERE scan.id = given.id`,
    [changed.map(({ id }) => id), changed.map(({ seen }) => seen), changed.map(({ salt }) => salt)],
  );
};

const chosen = {
  spent:
    "SELECT no, rev, body FROM pass WHERE id = ANY($1::text[]) AND status = 'valid' ORDER BY no",
  // Asked after the group's trips are written: whichever of them arrived still spends it.
  valid: `SELECT no, rev, body FROM pass WHERE id = ANY($1::text[]) AND status = 'spent' AND NOT EXISTS (
      SELECT 1 FROM trip JOIN vehicle ON vehicle.no = trip.vehicle
      WHERE vehicle.key = pass.id AND trip.status = 'arrived')
    ORDER BY no`,
} as const;

/** Passes that an arrival spends, or that are valid again without it. */
const turn = async (
  ask: Ask,
  log: LogWriter,
  ids: ScanGroupWrites["spent"],
  status: keyof typeof chosen,
  at: number,
): Promise<void> => {
  const rows = await ask<{ no: number; rev: number; body: string }>(chosen[status], [ids]);
  const turned = rows.map(({ no, rev, body }) => {
    const pass: Pass = { ...JSON.parse(body), status, changedAt: iso(at) };
    log.note({ kind: "pass", id: pass.id, value: sealedBody(pass) });
    return { no, rev, body: JSON.stringify(pass) };
  });
  const numbers = turned.map(({ no }) => no);
  const bodies = turned.map(({ body }) => body);
  await Promise.all([
    ask(
      `UPDATE pass SET status = $3, body = given.body
       FROM unnest($1::bigint[], $2::text[]) AS given (no, body) WHERE pass.no = given.no`,
      [numbers, bodies, status],
    ),
    ask(
      `INSERT INTO pass_version (pass, rev, status, changed_at, body)
       SELECT no, rev, $5::text, $1, body
       FROM unnest($2::bigint[], $3::integer[], $4::text[]) AS given (no, rev, body)
       ON CONFLICT (pass, rev, changed_at, status) DO NOTHING`,
      [at, numbers, turned.map(({ rev }) => rev), bodies, status],
    ),
  ]);
};

/**
 * Writes one decided group of scans, within its transaction: a handful of statements however many they are, sent
 * without waiting in between. Returns the numbers of the scans.
 */
export const recordGroup = async (
  ask: Ask,
  log: LogWriter,
  writes: ScanGroupWrites,
  at: number,
): Promise<readonly number[]> => {
  const { scans, evidence, trips, droppedTrips, devices, marks, spent, unspent } = writes;
  const first = log.nextSeq();
  const vehicles = new Set([
    ...scans.flatMap(({ vehicle }) => vehicle ?? []),
    ...trips.map(({ vehicle }) => vehicle),
  ]);
  const sent = [
    ...(vehicles.size > 0 ? [addVehicles(ask, [...vehicles])] : []),
    ...(scans.length > 0 ? addScans(ask, log, scans, at) : []),
    ...(evidence.length > 0 ? [addEvidence(ask, evidence)] : []),
    ...(droppedTrips.length > 0
      ? [ask("DELETE FROM trip WHERE id = ANY($1::text[])", [droppedTrips])]
      : []),
    ...(trips.length > 0 ? putTrips(ask, trips) : []),
    ...(devices.length > 0 ? [moveDevices(ask, devices)] : []),
    ...(marks.length > 0 ? [addMarks(ask, log, marks)] : []),
    ...(spent.length > 0 ? [turn(ask, log, spent, "spent", at)] : []),
    ...(unspent.length > 0 ? [turn(ask, log, unspent, "valid", at)] : []),
  ];
  // What marks and spending note goes into the digests, so the log waits for them; else it is sent along.
  if (marks.length + spent.length + unspent.length > 0) await Promise.all(sent.splice(0));
  await Promise.all([...sent, log.append(writes.events, at)]);
  return scans.map((_, index) => first + index);
};
