import { idEndsOf } from "../../../shared/domain/receipt-code.ts";
import type { KeptScan } from "../audit-reads.ts";
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
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}

/** What findings are made from. */
export const findingsPort = (ask: Ask): FindingReads => ({
  scansBetween: async (after, upTo) =>
    (
      await ask<Omit<TouchedScan, "id"> & { readonly id: Buffer }>(
        `SELECT scan.seq, scan.id, vehicle.key AS vehicle, device.id AS device, scan.at FROM scan
           LEFT JOIN vehicle ON vehicle.no = scan.vehicle LEFT JOIN device ON device.no = scan.device
         WHERE scan.seq > $1 AND scan.seq <= $2 ORDER BY scan.seq`,
        [after, upTo],
      )
    ).map((row) => ({ ...row, id: uuidText(row.id) })),
  scansByIds: async (ids) => {
    const rows = await ask<KeptScanColumns>(`${selectKeptScan} WHERE scan.id = ANY($1::bytea[])`, [
      ids.map(uuidBytes),
    ]);
    const found = new Map(rows.map(toKeptScan).map((scan) => [scan.seen.id, scan]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  scansOfReceipt: async (code) =>
    (
      await ask<KeptScanColumns>(
        `${selectKeptScan} JOIN receipt ON receipt.seq = scan.seq
         WHERE receipt.tail = ANY($1::bytea[]) ORDER BY scan.seq`,
        [idEndsOf(code).map((end) => Buffer.from(end, "hex"))],
      )
    ).map(toKeptScan),
  pastOf: async (vehicles) => {
    const found = new Map<string, KeptScan[]>(vehicles.map(({ key }) => [key, []]));
    const rows = await ask<KeptScanColumns>(
      `SELECT kept.* FROM unnest($1::text[], $2::bigint[]) AS asked (key, since)
         JOIN vehicle AS v ON v.key = asked.key
         CROSS JOIN LATERAL (${selectKeptScan} WHERE scan.vehicle = v.no AND scan.at >= coalesce(
           (SELECT max(opened_at) FROM trip WHERE trip.vehicle = v.no AND opened_at < asked.since),
           -9007199254740991)) AS kept`,
      [vehicles.map(({ key }) => key), vehicles.map(({ since }) => since)],
    );
    for (const scan of rows.map(toKeptScan)) found.get(scan.vehicle!)!.push(scan);
    return found;
  },
  passVersions: async (passes) =>
    (
      await ask<Body & { readonly at: number }>(
        `SELECT v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
         WHERE pass.id = ANY($1::text[])`,
        [passes],
      )
    ).map(({ body, at }) => ({ pass: toPass(body), from: at })),
  openTripsAfter: async (after, limit) =>
    (
      await ask<Body & { readonly vehicle: string }>(
        `SELECT vehicle.key AS vehicle, body FROM trip JOIN vehicle ON vehicle.no = trip.vehicle
         WHERE closed_at IS NULL AND id > $1 ORDER BY id LIMIT $2`,
        [after, limit],
      )
    ).map(({ vehicle, body }) => ({ vehicle, trip: toTrip(body) })),
  tripsOpenedAfter: async (at, id, limit) =>
    (
      await ask<Body>(
        "SELECT body FROM trip WHERE (opened_at, id) > ($1, $2) ORDER BY opened_at, id LIMIT $3",
        [at, id, limit],
      )
    ).map(({ body }) => toTrip(body)),
  chainLinks: async (device, from, before) => {
    const [links, rejected] = await Promise.all([
      ask<LinkColumns>(
        `SELECT scan.id, device_seq, scan.hash, scan.at, body FROM scan JOIN scan_body USING (seq)
         WHERE device = (SELECT no FROM device WHERE id = $1) AND device_seq >= $2
           AND device_seq < $3
         ORDER BY device_seq`,
        [device, from, before],
      ),
      ask<RejectedColumns>(
        `SELECT hash, body, at FROM scan_evidence WHERE device = $1 AND why = 'rejected' ORDER BY no`,
        [device],
      ),
    ]);
    return [...links.map(toLink), ...rejected.flatMap((row) => toRejectedLink(row, from, before))];
  },
});
