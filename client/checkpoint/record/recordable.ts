import type { RecentScan } from "../database.ts";

/** A scan whose record can be printed: held, turned back or referred, by this version or a later one. */
export type Recordable = RecentScan & { readonly record: NonNullable<RecentScan["record"]> };
export const isRecordable = (scan: RecentScan): scan is Recordable => Boolean(scan.record);
