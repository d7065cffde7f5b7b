import { ms } from "../../shared/domain/time.ts";
import type { Database, RecentScan } from "./database.ts";

/** [O7] Ids of those scans that another one corrects. In the order of their sequence. */
export const correctedSince = (scans: readonly RecentScan[]): ReadonlySet<string> => {
  const last = new Map<string, string>();
  const gone = new Set<string>();
  for (const { id, corrects } of scans) {
    const before = corrects && (last.get(corrects) ?? corrects);
    if (before) gone.add(before);
    if (corrects) last.set(corrects, id);
  }
  return gone;
};

/** A vehicle this tablet dealt with so lately that the officer should know. */
const latelyMs = 12 * 3_600_000;

/** The last decision this tablet recorded on a plate within twelve hours before `now` (ms); null for none. */
export const seenLately = async (
  db: Database,
  plate: string,
  now: number,
): Promise<RecentScan | null> => {
  const recent = await db.getAllFromIndex("recent", "seq");
  const gone = correctedSince(recent);
  return (
    recent
      .filter((scan) => scan.plate === plate && scan.decision !== "none" && !gone.has(scan.id))
      .filter((scan) => now - ms(scan.at) < latelyMs)
      .at(-1) ?? null
  );
};
