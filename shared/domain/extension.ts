import type { ExtensionCounts, ExtensionEntry, ExtensionWhy } from "./extension-shape.ts";
import type { Pass } from "./pass.ts";
import { type IsoTime, iso, ms } from "./time.ts";

const day = 86_400_000;
/** So long after it was approved an extension can be undone. */
const undoWithinMs = day;

/** [P27] Until when an extension can be undone; null before it was approved. */
export const undoUntil = (begunAt: IsoTime | null): IsoTime | null =>
  begunAt === null ? null : iso(ms(begunAt) + undoWithinMs);

/**
 * [P25] Why a pass is not to be given a later end at a time (ms), before anything else is looked at; null where nothing
 * stands against it. `extendDays`: by how much the rules let an end be moved at once.
 */
export const leftBecause = (
  pass: Pick<Pass, "status" | "validTo">,
  to: IsoTime,
  extendDays: number,
  at: number,
): ExtensionWhy | null => {
  const because = (code: string, params: ExtensionWhy["params"] = {}) => ({ code, params });
  const end = ms(pass.validTo);
  if (pass.status !== "valid") return because(`pass-${pass.status}`);
  if (end <= at) return because("pass-ended");
  if (end >= ms(to)) return because("ends-later");
  if (ms(to) - end > extendDays * day) return because("over-extend-days", { max: extendDays });
  return null;
};

export const noneCounted: ExtensionCounts = { good: 0, left: 0, extended: 0, undone: 0, kept: 0 };

/** The counts with some passes as they stand now in the place of what they were; `before` is null where they are new. */
export const recounted = (
  counts: ExtensionCounts,
  before: readonly ExtensionEntry[] | null,
  after: readonly ExtensionEntry[],
): ExtensionCounts => {
  const next = { ...counts };
  for (const { outcome } of before ?? []) next[outcome] -= 1;
  for (const { outcome } of after) next[outcome] += 1;
  return next;
};
