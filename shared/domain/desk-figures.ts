import { answerWithinMs } from "./application.ts";
import type { Application } from "./application-shape.ts";
import { type IsoTime, iso, ms } from "./time.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Việt Nam's clocks never change. */
const offsetMs = 7 * hour;

/** Days that are told, that of today among them; applications are on record for longer than that. */
export const figureDays = 14;
export const figureHours = 24;

/** Ends of the bands that what waits is told apart by, ms; the last has none. The third is the target. */
export const ageBandEnds = [hour, 2 * hour, answerWithinMs, 8 * hour, day, null] as const;

/** One decision of the desk, and how long the carrier had waited for it, ms. */
export interface DeskDecision {
  /** The account. */
  readonly by: string;
  readonly at: number;
  readonly waited: number;
}

/** [Y16] What the desk decided on an application: nothing that the rules did by themselves, or its carrier. */
export const decisionsOn = ({ acts }: Application): readonly DeskDecision[] => {
  const decided: DeskDecision[] = [];
  let since: number | null = null;
  for (const act of acts) {
    const isCarriers = act.what === "submitted" || act.what === "changed";
    const byRule = act.what === "approved" && act.byRule === true;
    if (isCarriers) since = ms(act.at);
    else {
      // What was sent back and is refused after all waited for its carrier.
      if (since !== null && act.what !== "withdrawn" && !byRule)
        decided.push({ by: act.by, at: ms(act.at), waited: ms(act.at) - since });
      since = null;
    }
  }
  return decided;
};

/** When the first of the days that are told begins, ms. */
export const figuresFrom = (at: number): number => {
  const today = Math.floor((at + offsetMs) / day) * day - offsetMs;
  return today - (figureDays - 1) * day;
};

/** How many were decided from a moment on, and how many of them within the target. */
export interface Throughput {
  readonly from: IsoTime;
  readonly decided: number;
  readonly within: number;
}

const isWithin = ({ waited }: DeskDecision): boolean => waited <= answerWithinMs;

const throughput = (
  decisions: readonly DeskDecision[],
  from: number,
  step: number,
  count: number,
): readonly Throughput[] =>
  Array.from({ length: count }, (_, n) => {
    const [begins, ends] = [from + n * step, from + (n + 1) * step];
    const here = decisions.filter(({ at }) => at >= begins && at < ends);
    return { from: iso(begins), decided: here.length, within: here.filter(isWithin).length };
  });

/** [Y16] How old what waits is, as of a time (ms): how many in each band. `waiting`: since when each waits, ms. */
export const ageBands = (waiting: readonly number[], at: number): readonly number[] =>
  ageBandEnds.map((end, place) => {
    const begin = ageBandEnds[place - 1] ?? 0;
    return waiting.filter((since) => {
      const age = Math.max(0, at - since);
      return (place === 0 || age > begin) && (end === null || age <= end);
    }).length;
  });

/** [Y16] Decided in each hour of the last day and in each of the days that are told, oldest first, and by each reviewer, the most first. */
export const deskThroughput = (decisions: readonly DeskDecision[], at: number) => {
  const known = decisions.filter((one) => one.at >= figuresFrom(at));
  const thisHour = Math.floor(at / hour) * hour;
  const reviewers = [...new Set(known.map(({ by }) => by))].map((by) => {
    const own = known.filter((one) => one.by === by);
    return { by, decided: own.length, within: own.filter(isWithin).length };
  });
  return {
    hours: throughput(known, thisHour - (figureHours - 1) * hour, hour, figureHours),
    days: throughput(known, figuresFrom(at), day, figureDays),
    reviewers: reviewers.sort((a, b) => b.decided - a.decided || a.by.localeCompare(b.by)),
  };
};
