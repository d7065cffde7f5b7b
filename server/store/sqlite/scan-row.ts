import type { Database } from "better-sqlite3";
import type { RecordedScanRow } from "../ports.ts";
import { hashText, uuidBytes } from "../rows/bytes.ts";

interface ScanColumns {
  readonly salt: Buffer | null;
  readonly hash: Buffer;
  readonly device: string | null;
  readonly deviceSeq: number | null;
  readonly vehicle: string | null;
  readonly fact: string | null;
  readonly seen: string;
  readonly body: string;
}

export interface SaltedScanRow extends RecordedScanRow {
  readonly salt: Buffer | null;
}

/** A scan with everything that was recorded of it. */
export const scanRowReader = (db: Database): ((id: string) => SaltedScanRow | undefined) => {
  const byId = db.prepare<[Buffer], ScanColumns>(
    `SELECT scan.salt, scan.hash, device.id AS device, device_seq AS deviceSeq, vehicle.key AS vehicle, fact, seen, body
     FROM scan JOIN scan_body USING (seq)
       LEFT JOIN device ON device.no = scan.device LEFT JOIN vehicle ON vehicle.no = scan.vehicle
     WHERE scan.id = ?`,
  );
  return (id) => {
    const row = byId.get(uuidBytes(id));
    return (
      row && {
        ...row,
        hash: hashText(row.hash),
        fact: row.fact === null ? null : JSON.parse(row.fact),
        seen: JSON.parse(row.seen),
        body: JSON.parse(row.body),
      }
    );
  };
};
