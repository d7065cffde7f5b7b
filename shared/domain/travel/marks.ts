import { ms } from "../time.ts";
import type { Stretch } from "./stops.ts";
import type { RoadMark } from "./travel-shape.ts";

/** A stretch and the minutes it takes where nothing is marked. */
export interface Free {
  readonly stretch: Stretch;
  readonly minutes: number;
}

const minuteMs = 60_000;

/** How many times as long it takes at a moment (ms), infinite where it is shut, and until when that stands. Of several marks the gravest counts. */
const standing = (marks: readonly RoadMark[], at: number): { times: number; until: number } => {
  let times = 1;
  let until = Number.POSITIVE_INFINITY;
  for (const { factor, since, until: end } of marks) {
    const [from, to] = [ms(since), end === null ? Number.POSITIVE_INFINITY : ms(end)];
    if (from > at) until = Math.min(until, from);
    else if (to > at) {
      times = Math.max(times, factor ?? Number.POSITIVE_INFINITY);
      until = Math.min(until, to);
    }
  }
  return { times, until };
};

/** [K7] When one who sets out at a moment (ms) is through a stretch; infinite while it is shut for nobody knows how long. */
const throughOne = (at: number, minutes: number, marks: readonly RoadMark[]): number => {
  let now = at;
  let left = minutes * minuteMs;
  for (;;) {
    const { times, until } = standing(marks, now);
    const whole = now + left * times;
    if (times < Number.POSITIVE_INFINITY && whole <= until) return whole;
    if (until === Number.POSITIVE_INFINITY) return until;
    left -= times === Number.POSITIVE_INFINITY ? 0 : (until - now) / times;
    now = until;
  }
};

/** [K7] When one who sets out at a moment (ms) and takes so many times the usual is through the whole way. */
export const throughAt = (
  left: number,
  way: readonly Free[],
  times: number,
  marks: readonly RoadMark[],
): number => {
  let at = left;
  for (const { stretch, minutes } of way) {
    const theirs = marks.filter(({ from, to }) => from === stretch.from && to === stretch.to);
    at =
      theirs.length === 0
        ? at + minutes * times * minuteMs
        : throughOne(at, minutes * times, theirs);
    if (at === Number.POSITIVE_INFINITY) return at;
  }
  return at;
};

/** [K7] How many times the usual one has taken who is not through by a moment (ms): what was slow or shut is taken out. */
export const timesBy = (
  left: number,
  way: readonly Free[],
  at: number,
  marks: readonly RoadMark[],
): number => {
  const usual = way.reduce((sum, { minutes }) => sum + minutes, 0);
  const plain = (at - left) / minuteMs / usual;
  const isMarked = way.some(({ stretch }) =>
    marks.some(({ from, to }) => from === stretch.from && to === stretch.to),
  );
  if (plain <= 0 || !isMarked) return Math.max(0, plain);
  let [low, high] = [0, plain];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (throughAt(left, way, middle, marks) <= at) low = middle;
    else high = middle;
  }
  return low;
};
