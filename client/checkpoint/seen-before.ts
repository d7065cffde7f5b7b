import { ms } from "../../shared/domain/time.ts";
import type { Database, RecentScan } from "./database.ts";

/** A vehicle this tablet dealt with so lately that the officer should know. */
const latelyMs = 12 * 3_600_000;

/** The last decision this tablet recorded on a plate within twelve hours before `now` (ms); null for none. */
export const seenLately = async (
  db: Database,
  plate: string,
  now: number,
): Promise<RecentScan | null> =>
  (await db.getAllFromIndex("recent", "seq"))
    .filter((scan) => scan.plate === plate && scan.decision !== "none")
    .filter((scan) => now - ms(scan.at) < latelyMs)
    .at(-1) ?? null;
