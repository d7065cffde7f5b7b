import { z } from "zod";
import { groupBy } from "./group-by.ts";
import { placeId } from "./place.ts";
import { type Plate, plate } from "./plate.ts";
import { receiptDecisions } from "./receipt.ts";
import type { ScanSeen } from "./scan.ts";
import { type IsoTime, isoTime, ms } from "./time.ts";
import type { Outcome } from "./verdict-shape.ts";

/** A vehicle refused although it might go: what the numbers rest on. */
const wronglyRefused = z.object({
  scan: z.string(),
  trip: z.string().nullable(),
  plate: plate.nullable(),
  at: isoTime,
  decision: z.enum(receiptDecisions),
});

/** A delay that a driver reported, by the number of its alert. */
const reportedDelay = z.object({
  alert: z.int(),
  plate: plate.nullable(),
  since: isoTime,
  at: isoTime,
});

/** What one post did on a day. */
export const postDay = z.object({
  checkpoint: placeId,
  scans: z.int().min(0),
  /** Held, turned back or referred; what was taken back within the minute is not counted. */
  refused: z.int().min(0),
  /** Of them those that might go by the server's verdict. */
  wrongly: z.int().min(0),
  /** Those again, the latest first, at most `mostShown`. */
  evidence: z.array(wronglyRefused),
  /** Reported by drivers that day, and the latest of them, at most `mostShown`. */
  delays: z.int().min(0),
  reports: z.array(reportedDelay),
  /** Half of those held and let through there later waited less; null where nobody was. */
  medianWaitMinutes: z.number().min(0).nullable(),
});
export type PostDay = z.infer<typeof postDay>;

/** One refusal of a day, and when (ms) the vehicle was let through at the same post, within a day; null where it was not. */
export interface DayRefusal {
  readonly seen: ScanSeen;
  readonly throughAt: number | null;
}
/** What is on record of a day: how many scans at each post, and every refusal. */
export interface DayOnRecord {
  readonly scans: readonly { readonly checkpoint: string; readonly count: number }[];
  readonly refusals: readonly DayRefusal[];
}
/** A delay that a driver reported: `at` is when it was, `since` when the wait began. */
export interface DayDelay {
  readonly checkpoint: string;
  readonly alert: number;
  readonly plate: Plate | null;
  readonly since: IsoTime;
  readonly at: IsoTime;
}

export const mostShown = 20;

/** What the server makes of it, by what is kept with the scan: where it differs and is no news it was `go` [O11]. */
const outcomeOf = ({ judged, marks, outcome }: ScanSeen): Outcome =>
  judged?.outcome ?? (marks.includes("verdict-differs") ? "go" : outcome);

const counts = ({ seen }: DayRefusal): boolean =>
  !seen.marks.includes("corrected") && !seen.marks.includes("suspect");

/** Of an even number the mean of the two in the middle. */
const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1]!;
  const high = sorted[Math.floor(middle)]!;
  return (low + high) / 2;
};

const waitsOf = (refusals: readonly DayRefusal[]): number[] =>
  refusals.flatMap(({ seen, throughAt }) =>
    seen.decision === "hold" && throughAt !== null ? [(throughAt - ms(seen.at)) / 60_000] : [],
  );

const evidenceOf = ({ seen: { id, trip, plate, at, decision } }: DayRefusal) => ({
  scan: id,
  trip,
  plate,
  at,
  decision: decision as (typeof receiptDecisions)[number],
});

/** [E4] The day's table by post: those that refused most valid passes first, then those that drivers reported, then those that refused most. */
export const postDays = (
  { scans, refusals }: DayOnRecord,
  delays: readonly DayDelay[],
): PostDay[] => {
  const reported = groupBy(delays, ({ checkpoint }) => checkpoint);
  const scanned = new Map(scans.map(({ checkpoint, count }) => [checkpoint, count]));
  const byPost = groupBy(refusals.filter(counts), ({ seen }) => seen.checkpoint as string);
  return [...new Set([...scanned.keys(), ...reported.keys()])]
    .map((checkpoint) => {
      const refused = byPost.get(checkpoint) ?? [];
      const wrongly = refused.filter(({ seen }) => outcomeOf(seen) === "go");
      const latest = [...wrongly].sort((a, b) => ms(b.seen.at) - ms(a.seen.at));
      const wait = median(waitsOf(refused));
      return {
        checkpoint,
        scans: scanned.get(checkpoint) ?? 0,
        refused: refused.length,
        wrongly: wrongly.length,
        evidence: latest.slice(0, mostShown).map(evidenceOf),
        delays: reported.get(checkpoint)?.length ?? 0,
        reports: (reported.get(checkpoint) ?? [])
          .slice(0, mostShown)
          .map(({ checkpoint: _, ...one }) => one),
        medianWaitMinutes: wait === null ? null : Math.round(wait),
      };
    })
    .sort(
      (a, b) =>
        b.wrongly - a.wrongly ||
        b.delays - a.delays ||
        b.refused - a.refused ||
        (a.checkpoint < b.checkpoint ? -1 : 1),
    );
};
