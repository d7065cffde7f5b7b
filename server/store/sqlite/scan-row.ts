import type { Database } from "better-sqlite3";
import type { ScanSeen } from "../../../shared/domain/scan.ts";
import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { KeptScan } from "../audit-reads.ts";
import { hashText, uuidBytes, uuidText } from "../rows/bytes.ts";

interface ScanColumns {
  readonly seq: number;
  readonly id: Buffer;
  readonly salt: Buffer | null;
  readonly hash: Buffer;
  readonly device: string | null;
  readonly deviceSeq: number | null;
  readonly vehicle: string | null;
  readonly checkpoint: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly fact: string | null;
  readonly seen: string;
  readonly body: string | null;
}

/** Text as JSON, or where somebody made it none, as it is: what is wrong with it is for the reader to say. */
export const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return text;
  }
};

/** A time as its shape has it, unless its column says another. */
export const laid = (time: unknown, column: number | null): string | null =>
  column === null
    ? null
    : typeof time === "string" && Date.parse(time) === column
      ? time
      : new Date(column).toISOString();

const toKept = (row: ScanColumns): KeptScan => {
  const seen = Object(parsed(row.seen)) as Omit<ScanSeen, "seq">;
  const fact = parsed(row.fact) as ScanFact | null;
  const at = laid(fact?.at ?? seen.at, row.at) ?? "";
  return {
    seq: row.seq,
    salt: row.salt,
    hash: hashText(row.hash),
    device: row.device,
    deviceSeq: row.deviceSeq,
    vehicle: row.vehicle,
    seen: {
      ...seen,
      id: uuidText(row.id),
      checkpoint: row.checkpoint,
      receivedAt: laid(seen.receivedAt, row.receivedAt) ?? "",
      ...(fact ? {} : { at }),
    },
    fact: fact && { ...fact, at },
    body: Object(parsed(row.body)) as KeptScan["body"],
  };
};

const select = `SELECT scan.seq, scan.id, scan.salt, scan.hash, device.id AS device, device_seq AS deviceSeq,
    vehicle.key AS vehicle, scan.checkpoint, scan.at, received_at AS receivedAt, fact, seen, body
  FROM scan LEFT JOIN scan_body USING (seq)
    LEFT JOIN device ON device.no = scan.device LEFT JOIN vehicle ON vehicle.no = scan.vehicle`;

/** Scans with everything that is kept of them. */
export const keptScans = (db: Database) => {
  const byId = db.prepare<[Buffer], ScanColumns>(`${select} WHERE scan.id = ?`);
  const between = db.prepare<[number, number], ScanColumns>(
    `${select} WHERE scan.seq > ? AND scan.seq <= ? ORDER BY scan.seq`,
  );
  return {
    scan: (id: string): KeptScan | undefined => {
      const row = byId.get(uuidBytes(id));
      return row && toKept(row);
    },
    scans: (after: number, upTo: number): readonly KeptScan[] =>
      between.all(after, upTo).map(toKept),
  };
};
