import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";
import { hasReceipt } from "../../../shared/domain/receipt.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import { recorded, saltBytes } from "../log-chain.ts";
import { hashBytes, uuidBytes, uuidTail } from "../rows/bytes.ts";
import { type KeptScanColumns, selectKeptScan, toKeptScan } from "../rows/kept-scan.ts";
import { sealedBody } from "../rows/pass-body.ts";
import { platesColumn } from "../rows/trip.ts";
import { viaColumn } from "../rows/via.ts";
import type { ScanGroupWrites } from "../scan-group-ports.ts";
import type { LogWriter } from "./log.ts";

/** Writes one decided group of scans. To be called inside a transaction. Statements are prepared once. */
export const makeGroupWriter = (
  db: Database,
  log: LogWriter,
): ((writes: ScanGroupWrites, at: number) => readonly number[]) => {
  const deviceNo = db.prepare<[string], number>("SELECT no FROM device WHERE id = ?").pluck();
  const vehicleNo = db.prepare<[string], number>("SELECT no FROM vehicle WHERE key = ?").pluck();
  const addVehicle = db.prepare("INSERT INTO vehicle (key) VALUES (?)");
  const addScan = db.prepare(
    `INSERT INTO scan (seq, id, device, device_seq, vehicle, checkpoint, at, received_at, hash, fact, seen, salt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addBody = db.prepare("INSERT INTO scan_body VALUES (?, ?)");
  const addReceipt = db.prepare("INSERT INTO receipt (seq, tail, at) VALUES (?, ?, ?)");
  const addEvidence = db.prepare(
    "INSERT OR IGNORE INTO scan_evidence (at, device, why, hash, body) VALUES (?, ?, ?, ?, ?)",
  );
  const putTrip = db.prepare(
    `INSERT INTO trip (id, vehicle, plate, endpoint, via, corridor, status, opened_at, closed_at, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET plate = excluded.plate, endpoint = excluded.endpoint,
       via = excluded.via, corridor = excluded.corridor, status = excluded.status, opened_at = excluded.opened_at,
       closed_at = excluded.closed_at, body = excluded.body`,
  );
  // An index is written anew for every column set, changed or not; most scans change neither when it opened nor closed.
  const moveTrip = db.prepare(
    `UPDATE trip SET plate = ?, endpoint = ?, via = ?, corridor = ?, status = ?, body = ?
     WHERE id = ? AND opened_at = ? AND closed_at IS ?`,
  );
  const dropTrip = db.prepare("DELETE FROM trip WHERE id = ?");
  const putAlias = db.prepare(
    "INSERT INTO trip_alias VALUES (?, ?) ON CONFLICT (alias) DO UPDATE SET trip = excluded.trip",
  );
  const dropAlias = db.prepare("DELETE FROM trip_alias WHERE alias = ?");
  const moveDevice = db.prepare(
    "UPDATE device SET last_seq = ?, last_hash = ?, last_seen_at = ?, marks = ? WHERE id = ?",
  );
  const addMark = db.prepare(
    `UPDATE scan SET seen = json_insert(seen, '$.marks[#]', @mark), salt = coalesce(salt, randomblob(@bytes))
     WHERE id = @id AND NOT EXISTS (SELECT 1 FROM json_each(seen, '$.marks') WHERE value = @mark)`,
  );
  const spend = db.prepare(
    `UPDATE pass SET status = 'spent', body = json_set(body, '$.status', 'spent', '$.changedAt', @time)
     WHERE id = @id AND status = 'valid'`,
  );
  // Asked after the group's trips are written: whichever of them arrived still spends it.
  const unspend = db.prepare(
    `UPDATE pass SET status = 'valid', body = json_set(body, '$.status', 'valid', '$.changedAt', @time)
     WHERE id = @id AND status = 'spent' AND NOT EXISTS (
       SELECT 1 FROM trip JOIN vehicle ON vehicle.no = trip.vehicle
       WHERE vehicle.key = @id AND trip.status = 'arrived')`,
  );
  const keepVersion = db.prepare(
    `INSERT OR IGNORE INTO pass_version (pass, rev, status, changed_at, body)
     SELECT no, rev, status, @at, body FROM pass WHERE id = @id`,
  );
  const passBody = db.prepare<[string], string>("SELECT body FROM pass WHERE id = ?").pluck();
  const keptScan = db.prepare<[Buffer], KeptScanColumns>(`${selectKeptScan} WHERE scan.id = ?`);

  const numberOf = (key: string): number =>
    vehicleNo.get(key) ?? Number(addVehicle.run(key).lastInsertRowid);

  return (writes, at) => {
    const first = log.nextSeq();
    const salts = randomBytes(writes.scans.length * saltBytes);
    const devices = new Map<string, number | null>();
    const noOf = (device: string | null): number | null => {
      if (device === null) return null;
      const known = devices.get(device) ?? deviceNo.get(device) ?? null;
      devices.set(device, known);
      return known;
    };
    const seqs = writes.scans.map((row, index) => {
      const { seen } = row;
      const seq = first + index;
      const salt = salts.subarray(index * saltBytes, (index + 1) * saltBytes);
      // The time its trips are folded by, never that of a clock running ahead: histories are read by it.
      const when = ms(row.fact?.at ?? seen.at);
      addScan.run(
        seq,
        uuidBytes(seen.id),
        noOf(row.device),
        row.deviceSeq,
        row.vehicle === null ? null : numberOf(row.vehicle),
        seen.checkpoint,
        when,
        at,
        hashBytes(row.hash),
        row.fact && JSON.stringify(row.fact),
        JSON.stringify(seen),
        salt,
      );
      addBody.run(seq, JSON.stringify(row.body));
      if (hasReceipt(seen.decision)) addReceipt.run(seq, uuidTail(seen.id), when);
      log.note({ kind: "scan", id: seen.id, value: recorded(row), salt });
      return seq;
    });
    for (const row of writes.evidence)
      addEvidence.run(row.at, row.device, row.why, row.hash, row.body);
    for (const id of writes.droppedTrips) dropTrip.run(id);
    for (const { vehicle, trip } of writes.trips) {
      const { id, endpoint, corridor, status } = trip;
      const [opened, closed] = [
        ms(trip.openedAt),
        trip.closedAt === null ? null : ms(trip.closedAt),
      ];
      const body = JSON.stringify(trip);
      const to = [platesColumn(trip), endpoint, viaColumn(trip), corridor, status];
      if (moveTrip.run(...to, body, id, opened, closed).changes === 0)
        putTrip.run(id, numberOf(vehicle), ...to, opened, closed, body);
      for (const alias of trip.aliases) putAlias.run(alias, trip.id);
      // An id that was an alias and is a trip again (a late scan closed the trip before it) must find that trip.
      dropAlias.run(trip.id);
    }
    for (const { id, lastSeq, lastHash, lastSeenAt, marks } of writes.devices)
      moveDevice.run(lastSeq, lastHash, lastSeenAt, JSON.stringify(marks), id);
    for (const { scan, mark } of writes.marks) {
      const id = uuidBytes(scan);
      if (addMark.run({ id, mark, bytes: saltBytes }).changes === 0) continue;
      const row = toKeptScan(keptScan.get(id)!);
      log.note({ kind: "scan", id: scan, value: recorded(row), salt: row.salt! });
    }
    for (const [ids, move] of [
      [writes.spent, spend],
      [writes.unspent, unspend],
    ] as const)
      for (const id of ids) {
        if (move.run({ id, time: iso(at) }).changes === 0) continue;
        keepVersion.run({ id, at });
        log.note({ kind: "pass", id, value: sealedBody(JSON.parse(passBody.get(id)!)) });
      }
    log.appendNow(writes.events, at);
    return seqs;
  };
};
