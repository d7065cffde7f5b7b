import { iso, ms } from "../../../shared/domain/time.ts";
import type { DeviceRow } from "../ports.ts";

/** A row of `device`, but for its number. */
export interface DeviceColumns {
  readonly id: string;
  readonly name: string;
  readonly checkpoint: string;
  readonly public_key: string;
  readonly enrolled_at: number;
  readonly last_seen_at: number | null;
  readonly last_seq: number;
  readonly last_hash: string | null;
  readonly cut_off_at: number | null;
  readonly marks: string;
}

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const msOrNull = (time: string | null): number | null => (time === null ? null : ms(time));

export const toDevice = (row: DeviceColumns): DeviceRow => ({
  id: row.id,
  name: row.name,
  checkpoint: row.checkpoint,
  publicKey: row.public_key,
  enrolledAt: iso(row.enrolled_at),
  lastSeenAt: isoOrNull(row.last_seen_at),
  lastSeq: row.last_seq,
  lastHash: row.last_hash,
  cutOffAt: isoOrNull(row.cut_off_at),
  marks: JSON.parse(row.marks) as DeviceRow["marks"],
});

export const deviceColumns = (device: DeviceRow): DeviceColumns => ({
  id: device.id,
  name: device.name,
  checkpoint: device.checkpoint,
  public_key: device.publicKey,
  enrolled_at: ms(device.enrolledAt),
  last_seen_at: msOrNull(device.lastSeenAt),
  last_seq: device.lastSeq,
  last_hash: device.lastHash,
  cut_off_at: msOrNull(device.cutOffAt),
  marks: JSON.stringify(device.marks),
});
