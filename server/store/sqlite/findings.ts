import type { Database } from "better-sqlite3";
import { idEndsOf } from "../../../shared/domain/receipt-code.ts";
import type { FindingReads, TouchedScan } from "../finding-ports.ts";
import { uuidBytes, uuidText } from "../rows/bytes.ts";
import {
  type LinkColumns,
  type RejectedColumns,
  toLink,
  toRejectedLink,
} from "../rows/chain-link.ts";
import { type KeptScanColumns, selectKeptScan, toKeptScan } from "../rows/kept-scan.ts";
import { toPass } from "../rows/pass-body.ts";
import { toTrip } from "../rows/trip.ts";

/** What findings are made from, over one connection whose schema is in place. */
export const findingsPort = (db: Database): FindingReads => {
  const between = db.prepare<[number, number], Omit<TouchedScan, "id"> & { readonly id: Buffer }>(
    `SELECT scan.seq, scan.id, vehicle.key AS vehicle, device.id AS device, scan.at FROM scan
       LEFT JOIN vehicle ON vehicle.no = scan.vehicle LEFT JOIN device ON device.no = scan.device
     WHERE scan.seq > ? AND scan.seq <= ? ORDER BY scan.seq`,
  );
  const byId = db.prepare<[Buffer], KeptScanColumns>(`${selectKeptScan} WHERE scan.id = ?`);
  const byTail = db.prepare<[Buffer], KeptScanColumns>(
    `${selectKeptScan} JOIN receipt ON receipt.seq = scan.seq WHERE receipt.tail = ?`,
  );
  const vehicleNo = db.prepare<[string], number>("SELECT no FROM vehicle WHERE key = ?").pluck();
  const lastOpening = db
    .prepare<[number, number], number>(
      `SELECT opened_at FROM trip WHERE vehicle = ? AND opened_at < ?
       ORDER BY opened_at DESC LIMIT 1`,
    )
    .pluck();
  const since = db.prepare<[number, number], KeptScanColumns>(
    `${selectKeptScan} WHERE scan.vehicle = ? AND scan.at >= ?`,
  );
  const versions = db.prepare<[string], { readonly body: string; readonly at: number }>(
    `SELECT v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
     WHERE pass.id = ?`,
  );
  const open = db.prepare<[string, number], { readonly vehicle: string; readonly body: string }>(
    `SELECT vehicle.key AS vehicle, body FROM trip JOIN vehicle ON vehicle.no = trip.vehicle
     WHERE closed_at IS NULL AND id > ? ORDER BY id LIMIT ?`,
  );
  const opened = db
    .prepare<[number, string, number], string>(
      `SELECT body FROM trip WHERE (opened_at, id) > (?, ?) ORDER BY opened_at, id LIMIT ?`,
    )
    .pluck();
  const deviceNo = db.prepare<[string], number>("SELECT no FROM device WHERE id = ?").pluck();
  const links = db.prepare<[number, number, number], LinkColumns>(
    `SELECT scan.id, device_seq, hash, at, body FROM scan JOIN scan_body USING (seq)
     WHERE device = ? AND device_seq >= ? AND device_seq < ? ORDER BY device_seq`,
  );
  const rejected = db.prepare<[string], RejectedColumns>(
    "SELECT hash, body, at FROM scan_evidence WHERE device = ? AND why = 'rejected' ORDER BY no",
  );

  return {
    scansBetween: async (after, upTo) =>
      between.all(after, upTo).map((row) => ({ ...row, id: uuidText(row.id) })),
    scansByIds: async (ids) =>
      ids.flatMap((id) => {
        const row = byId.get(uuidBytes(id));
        return row ? [toKeptScan(row)] : [];
      }),
    scansOfReceipt: async (code) =>
      idEndsOf(code)
        .flatMap((end) => byTail.all(Buffer.from(end, "hex")).map(toKeptScan))
        .sort((a, b) => a.seq - b.seq),
    pastOf: async (vehicles) =>
      new Map(
        vehicles.map(({ key, since: asked }) => {
          const no = vehicleNo.get(key);
          if (no === undefined) return [key, []];
          const start = lastOpening.get(no, asked) ?? Number.MIN_SAFE_INTEGER;
          return [key, since.all(no, start).map(toKeptScan)];
        }),
      ),
    passVersions: async (passes) =>
      passes.flatMap((id) =>
        versions.all(id).map(({ body, at }) => ({ pass: toPass(body), from: at })),
      ),
    openTripsAfter: async (after, limit) =>
      open.all(after, limit).map(({ vehicle, body }) => ({ vehicle, trip: toTrip(body) })),
    tripsOpenedAfter: async (at, id, limit) => opened.all(at, id, limit).map(toTrip),
    chainLinks: async (device, from, before) => {
      const no = deviceNo.get(device);
      if (no === undefined) return [];
      return [
        ...links.all(no, from, before).map(toLink),
        ...rejected.all(device).flatMap((row) => toRejectedLink(row, from, before)),
      ];
    },
  };
};
