import type { ScanSeen } from "../../../shared/domain/scan.ts";
import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { KeptScan } from "../audit-reads.ts";
import { laid, parsed } from "./as-kept.ts";
import { hashText, uuidText } from "./bytes.ts";

/** All that is kept of a scan, by `keptScanColumns`. */
export interface KeptScanColumns {
  readonly seq: number;
  readonly id: Buffer;
  readonly salt: Buffer | null;
  readonly hash: Buffer;
  readonly device: string | null;
  readonly device_seq: number | null;
  readonly vehicle: string | null;
  readonly checkpoint: string;
  readonly at: number;
  readonly received_at: number;
  readonly fact: string | null;
  readonly seen: string;
  readonly body: string | null;
}

export const selectKeptScan = `SELECT scan.seq, scan.id, scan.salt, scan.hash, device.id AS device, device_seq,
    vehicle.key AS vehicle, scan.checkpoint, scan.at, received_at, fact, seen, body
  FROM scan LEFT JOIN scan_body ON scan_body.seq = scan.seq
    LEFT JOIN device ON device.no = scan.device LEFT JOIN vehicle ON vehicle.no = scan.vehicle`;

/** The scan as it stands, its columns laid over its shapes. */
export const toKeptScan = (row: KeptScanColumns): KeptScan => {
  const seen = Object(parsed(row.seen)) as Omit<ScanSeen, "seq">;
  const fact = parsed(row.fact) as ScanFact | null;
  const at = laid(fact?.at ?? seen.at, row.at) ?? "";
  return {
    seq: row.seq,
    salt: row.salt,
    hash: hashText(row.hash),
    device: row.device,
    deviceSeq: row.device_seq,
    vehicle: row.vehicle,
    seen: {
      ...seen,
      id: uuidText(row.id),
      checkpoint: row.checkpoint,
      receivedAt: laid(seen.receivedAt, row.received_at) ?? "",
      ...(fact ? {} : { at }),
    },
    fact: fact && { ...fact, at },
    body: Object(parsed(row.body)) as KeptScan["body"],
  };
};
