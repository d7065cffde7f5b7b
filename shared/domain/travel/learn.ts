import type { IsoTime } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import { type Band, bandOf, dayOf } from "./band.ts";
import { drawnMiddle, grouped, middles, type Point, weigh, worth } from "./fit.ts";
import {
  countLeft,
  countPassed,
  type Driven,
  drivesOf,
  type LeftAt,
  type NotUsed,
  type Passed,
  type Way,
} from "./observe.ts";
import { slowest, widestSpread } from "./spread.ts";
import { type Geography, type Stretch, wayDriven } from "./stops.ts";
import type { RoadMark, TravelModel, TravelSegment } from "./travel-shape.ts";
import { noTravelModel } from "./travel-shape.ts";
import { priorMinutes, travelBy } from "./usual.ts";
import { median, quantiles } from "./weighted.ts";

/** Adds trips, in any order, and then says what they amount to. */
export interface Learning {
  readonly addTrip: (trip: Pick<Trip, "corridor" | "kind" | "sightings">) => void;
  readonly model: (made: {
    readonly version: number;
    readonly builtAt: IsoTime;
    readonly from: IsoTime;
    readonly until: IsoTime;
  }) => TravelModel;
}

const rounds = 3;
const atLarge = { aDay: 6, prior: 3 };
const ofBand = { aDay: 6, prior: 10 };
const inCell = { aDay: 3, prior: 8 };

/** A point that remembers where in its trip it came, for the pace. */
interface Seen extends Point {
  readonly trip: number;
  readonly whole: boolean;
  readonly minutes: number;
}

const to3 = (value: number): number => Math.round(value * 1_000) / 1_000;
const to1 = (value: number): number => Math.round(value * 10) / 10;
const asFactor = (log: number): number => to3(Math.min(100, Math.max(0.01, Math.exp(log))));

/** Numbers things in the order of their names, whatever order they come in. */
const numbered = (names: Iterable<string>): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].sort().map((name, no) => [name, no]));

/** [K10] Starts learning travel times; the same trips give the same model in whatever order they are added. */
export const learnTravel = (places: Geography, marks: readonly RoadMark[]): Learning => {
  const ways: Way[] = [];
  const left: LeftAt = new Map();

  return {
    addTrip: (trip) => {
      const at = wayDriven(places, trip);
      if (at.length < 2) return;
      const way = { corridor: trip.corridor, kind: trip.kind, at };
      ways.push(way);
      countLeft(places, left, way);
    },
    model: (made) => {
      const turnOffs = turnOffsOf(left);
      const posts: Passed = new Map();
      for (const way of ways) countPassed(places, { turnOffs }, posts, way);
      const unused: Record<NotUsed, number> = { tooFast: 0, marked: 0, held: 0 };
      const drives: { readonly trip: number; readonly driven: Driven }[] = [];
      for (const [trip, way] of ways.entries())
        for (const one of drivesOf(places, marks, { turnOffs }, way))
          if (typeof one === "string") unused[one] += 1;
          else drives.push({ trip, driven: one });
      const alone = drives.flatMap(({ trip, driven }) =>
        driven.stretches.length === 1
          ? { trip, stretch: driven.stretches[0]!, ...driven, whole: true }
          : [],
      );
      const head = {
        ...noTravelModel,
        ...made,
        ...unused,
        used: drives.length,
        turnOffs,
        posts: postsOf(posts),
      };
      const first = fitted(head, alone);
      const split = drives.flatMap(({ trip, driven }) =>
        apart(first, driven).map((one) => ({ trip, ...one })),
      );
      return split.length === 0 ? first : fitted(head, [...alone, ...split]);
    },
  };
};

interface OneStretch {
  readonly trip: number;
  readonly stretch: Stretch;
  readonly kind: number;
  readonly left: number;
  readonly minutes: number;
  /** Seen at both its ends. */
  readonly whole: boolean;
}

/** [K10] A drive past posts that did not see it is taken apart as the first fit has it. */
const apart = (model: TravelModel, { stretches, kind, left, minutes }: Driven) => {
  if (stretches.length === 1) return [];
  const travel = travelBy(model);
  let at = left;
  const usual = stretches.map((stretch) => {
    const one = travel.minutes(stretch, bandOf(at), kind);
    at += one * 60_000;
    return one;
  });
  const whole = usual.reduce((sum, one) => sum + one, 0);
  let from = left;
  return stretches.map((stretch, place) => {
    const part = (usual[place]! / whole) * minutes;
    const one = { stretch, kind, left: from, minutes: part, whole: false };
    from += part * 60_000;
    return one;
  });
};

const turnOffsOf = (last: LeftAt): TravelModel["turnOffs"] =>
  [...last]
    .map(([key, counts]) => {
      const [corridor = "", endpoint = ""] = key.split(" ");
      const [most, ...others] = [...counts]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([checkpoint, count]) => ({ checkpoint, count }));
      return { corridor, endpoint, ...most!, others };
    })
    .sort((a, b) => (a.corridor + a.endpoint < b.corridor + b.endpoint ? -1 : 1));

const postsOf = (posts: Passed): TravelModel["posts"] =>
  [...posts]
    .filter(([stop]) => !stop.startsWith("@"))
    .map(([checkpoint, counts]) => ({ checkpoint, ...counts }))
    .sort((a, b) => (a.checkpoint < b.checkpoint ? -1 : 1));

const keyOf = ({ from, to }: Stretch): string => `${from} ${to}`;

/**
 * [K3] What all drives are held to be: the distance, times what is usual on the segment, in the band and for the kind, each the middle of what
 * is left once the others are taken out; then how far segment and band, and the kind there, are another than that. Whatever was
 * seen seldom is drawn to what is likely without it.
 */
const fitted = (head: TravelModel, drives: readonly OneStretch[]): TravelModel => {
  if (drives.length === 0) return head;
  const stretches = new Map(drives.map(({ stretch }) => [keyOf(stretch), stretch]));
  const segments = numbered(stretches.keys());
  const bandNames = [...numbered(drives.map(({ left }) => bandOf(left))).keys()] as Band[];
  const bands = new Map(bandNames.map((name, no) => [name, no]));
  const points = drives.map(
    ({ trip, stretch, kind, left, minutes, whole }): Seen => ({
      trip,
      whole,
      minutes,
      segment: segments.get(keyOf(stretch))!,
      band: bands.get(bandOf(left))!,
      kind,
      day: dayOf(left),
      log: Math.log(minutes / priorMinutes(stretch.km)),
    }),
  );
  const bySegment = grouped(points, ({ segment }) => segment);
  const byBand = grouped(points, ({ band }) => band);
  const byKind = grouped(points, ({ kind }) => kind);

  let segmentLog = new Map<number, number>();
  let bandLog = new Map<number, number>();
  let kindLog = new Map<number, number>();
  let overall = 0;
  const s = ({ segment }: Point): number => segmentLog.get(segment) ?? 0;
  const b = ({ band }: Point): number => bandLog.get(band) ?? 0;
  const k = ({ kind }: Point): number => kindLog.get(kind) ?? 0;
  for (let round = 0; round < rounds; round += 1) {
    overall = drawnMiddle(points, (one) => one.log - s(one) - b(one) - k(one), atLarge);
    segmentLog = middles(bySegment, (one) => one.log - overall - b(one) - k(one), atLarge);
    bandLog = middles(byBand, (one) => one.log - overall - s(one) - k(one), ofBand);
    kindLog = middles(byKind, (one) => one.log - overall - s(one) - b(one), ofBand);
  }
  const trust = trustIn(points);
  const trusted = (log: number): number => asFactor(log * trust);
  const left = (one: Point): number => one.log - overall - s(one) - b(one) - k(one);
  const cellKey = ({ segment, band }: Point): number => segment * 1_000 + band;
  const inBands = middles(grouped(points, cellKey), left, inCell);
  const leftInBand = (one: Point): number => left(one) - (inBands.get(cellKey(one)) ?? 0);
  const kindKey = (one: Point): number => cellKey(one) * 1_000 + one.kind;
  const byCell = grouped(points, kindKey);
  const inCells = middles(byCell, leftInBand, inCell);
  const rest = (one: Point): number => leftInBand(one) - (inCells.get(kindKey(one)) ?? 0);

  const bandRows = [...byBand].map(([no, seen]) => {
    const whole = seen.filter((one) => one.whole);
    return {
      band: bandNames[no]!,
      count: seen.length,
      factor: trusted(bandLog.get(no) ?? 0),
      ...spreadOf(whole, rest),
    };
  });
  const spreadIn = new Map(bandRows.map((row) => [bands.get(row.band)!, row]));
  /** How far off, in standard deviations of its band. */
  const off = (one: Point): number => {
    const { slower, faster } = spreadIn.get(one.band)!;
    const value = rest(one);
    return value / (value > 0 ? slower : faster);
  };
  return {
    ...head,
    overall: trusted(overall),
    kinds: [...byKind]
      .map(([kind, seen]) => ({
        kind,
        count: seen.length,
        factor: trusted(kindLog.get(kind) ?? 0),
      }))
      .sort((a, c) => a.kind - c.kind),
    bands: bandRows.sort((a, c) => (a.band < c.band ? -1 : 1)),
    pace: paceOf(points, off),
    segments: [...segments].map(([key, no]): TravelSegment => {
      const { from, to, km } = stretches.get(key)!;
      const seen = bySegment.get(no)!;
      const factor = overall + (segmentLog.get(no) ?? 0);
      return {
        from,
        to,
        km: to1(km),
        count: seen.length,
        days: new Set(seen.map(({ day }) => day)).size,
        factor: trusted(factor),
        spread: to3(widthOf(seen, off)),
        bands: [...grouped(seen, ({ band }) => band)]
          .map(([band]) => ({
            band: bandNames[band]!,
            factor: trusted(inBands.get(no * 1_000 + band) ?? 0),
          }))
          .sort((a, c) => (a.band < c.band ? -1 : 1)),
        cells: [...grouped(seen, kindKey)]
          .map(([cell, all]) => {
            const { band, kind } = all[0]!;
            const times = all.map((one): [number, number] => [one.minutes, 1]);
            const [p10, p50, p90] = quantiles(times, [0.1, 0.5, 0.9]).map(to1) as [
              number,
              number,
              number,
            ];
            const log =
              factor +
              (bandLog.get(band) ?? 0) +
              (kindLog.get(kind) ?? 0) +
              (inBands.get(no * 1_000 + band) ?? 0) +
              (inCells.get(cell) ?? 0);
            return {
              band: bandNames[band]!,
              kind,
              count: all.length,
              days: new Set(all.map(({ day }) => day)).size,
              p10,
              p50,
              p90,
              usual: to1(priorMinutes(km) * Math.exp(log * trust)),
            };
          })
          .sort((a, c) => (a.band < c.band ? -1 : a.band > c.band ? 1 : a.kind - c.kind)),
      };
    }),
  };
};

/** [K3] All drives together move what is likely without them by two thirds where they are of one day, by nearly all after a fortnight. */
const trustIn = (points: readonly Point[]): number => {
  const days = new Set(points.map(({ day }) => day)).size;
  return days / (days + 0.5);
};

/** What was assumed before counts for so many drives. */
const priorDrives = 30;
const mix = (seen: number, assumed: number, count: number): number =>
  (seen * count + assumed * priorDrives) / (count + priorDrives);
const leastSpread = 0.02;
const leastTail = 0.3;

/** How rare what is taken for usual may be: beyond it, breakdowns of one in a hundred would be learned from. */
const rarest = 0.985;
const folds = Math.log(0.1 / (1 - rarest));

/**
 * [K5] How wide the drives of a band lie. In the slowest tenth their number falls by an e-fold for each so many minutes: `tail` tells
 * of the longer half of the ways, where slow roads weigh, `stops` what is left of that on the shorter half.
 */
const spreadOf = (points: readonly Seen[], rest: (point: Point) => number) => {
  const seen = worth(points, 12);
  const usual = (one: Seen): number => one.minutes / Math.exp(rest(one));
  const [low, middle, high] = quantiles(weigh(points, rest), [0.1, 0.5, 0.9]) as [
    number,
    number,
    number,
  ];
  const slower = Math.max(leastSpread, mix((high - middle) / slowest, widestSpread.slower, seen));
  const faster = Math.max(leastSpread, mix((middle - low) / slowest, widestSpread.faster, seen));
  const between = median(points.map((one) => [usual(one), 1]));
  const long = points.filter((one) => usual(one) >= between);
  const short = points.filter((one) => usual(one) < between);
  const tenth = Math.exp(slower * slowest);
  const tailOf = (some: readonly Seen[], of: (one: Seen) => number): number => {
    const [from, to] = quantiles(
      some.map((one) => [of(one), 1]),
      [0.9, rarest],
    ) as [number, number];
    return (to - from) / folds;
  };
  const times = tailOf(long, (one) => Math.exp(rest(one))) / (tenth * slower);
  const tail = Math.max(leastTail, mix(times, widestSpread.tail, seen));
  const extra = tailOf(short, (one) => one.minutes - usual(one));
  const known = tenth * slower * tail * median(short.map((one) => [usual(one), 1]));
  const stops = mix(Math.sqrt(Math.max(0, extra ** 2 - known ** 2)), widestSpread.stops, seen);
  return { slower: to3(slower), faster: to3(faster), tail: to3(tail), stops: to1(stops) };
};

/** Half of a normal distribution lies within so many standard deviations. */
const half = 0.6745;

/** How wide the drives of a segment lie against those of their bands. */
const widthOf = (points: readonly Seen[], off: (point: Point) => number): number => {
  const whole = points.filter((one) => one.whole);
  const seen = worth(whole, 12);
  if (seen === 0) return 1;
  const width =
    quantiles(
      weigh(whole, (one) => Math.abs(off(one))),
      [0.5],
    )[0]! / half;
  return Math.max(0.2, Math.exp((Math.log(Math.max(width, 0.1)) * seen) / (seen + priorDrives)));
};

/** [K8] How far one stretch that went slowly tells of the vehicle's next: the correlation of neighbours, of what is no outlier. */
const paceOf = (points: readonly Seen[], off: (point: Point) => number): number => {
  const clipped = (one: Point): number => Math.min(1.5, Math.max(-1.5, off(one)));
  let products = 0;
  let squares = 0;
  let pairs = 0;
  for (let place = 1; place < points.length; place += 1) {
    const [before, after] = [points[place - 1]!, points[place]!];
    if (before.trip !== after.trip || !before.whole || !after.whole) continue;
    const [a, c] = [clipped(before), clipped(after)];
    products += a * c;
    squares += (a * a + c * c) / 2;
    pairs += 1;
  }
  const seen = squares === 0 ? 0 : products / squares;
  return to3(Math.min(0.95, Math.max(0, (seen * pairs) / (pairs + priorDrives))));
};
