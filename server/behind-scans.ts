/** After each group of other work scans get so many times as long, where any came within the last seconds. */
const restShare = 6;
const scansRecentMs = 3_000;
/** So long, ms, a group may hold the writer while no scan comes; while any do a group is as small as can be. */
const quietGroupMs = 60;

/** [I10] [P26] How work that can wait goes on behind scans: in small groups, and less often while any come in. */
export interface BehindScans {
  /** Do scans come in? */
  readonly busy: () => boolean;
  /** Lets scans in: at once where none comes, else for some times as long, ms, as was worked. */
  readonly rest: (tookMs: number) => Promise<void>;
  /** How large the next group is to be after one of a size took so long, ms; at most `most`. */
  readonly nextGroup: (size: number, tookMs: number, most: number) => number;
}

/** `lastScanAt`: when a scan came last, by `performance.now()`. */
export const behindScans = (lastScanAt: () => number): BehindScans => {
  const busy = (): boolean => performance.now() - lastScanAt() <= scansRecentMs;
  return {
    busy,
    rest: (tookMs) =>
      new Promise((resolve) => {
        if (busy()) setTimeout(resolve, Math.max(1, tookMs * restShare));
        else setImmediate(resolve);
      }),
    nextGroup: (size, tookMs, most) => {
      if (busy()) return 1;
      // What would have fitted: half of it and slowly up again would be many small groups, each with a wait for the disk.
      if (tookMs > quietGroupMs) return Math.max(1, Math.floor((size * quietGroupMs) / tookMs));
      return Math.min(most, size + 2);
    },
  };
};
