import type { ScanSeen } from "../../../shared/domain/scan.ts";

/** What boards read of a row of `scan`. */
export interface SeenColumns {
  readonly seq: number;
  readonly seen: string;
}

export const toSeen = (row: SeenColumns): ScanSeen => ({ ...JSON.parse(row.seen), seq: row.seq });
