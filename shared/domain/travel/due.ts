import { type BoundFor, endpointsToCome } from "../bound-for.ts";
import { type IsoTime, iso, ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import { bandOf } from "./band.ts";
import { type Free, throughAt, timesBy } from "./marks.ts";
import { drivesOf } from "./observe.ts";
import { fastestTenth, type Spread, shareBeyond, slowest, spreadOfWay } from "./spread.ts";
import {
  type At,
  type Drive,
  endpointStop,
  type Geography,
  type Stretch,
  stopsAhead,
  turnOff,
  wayDriven,
  wayTo,
} from "./stops.ts";
import type { RoadMark } from "./travel-shape.ts";
import type { Travel } from "./usual.ts";

type Bound = BoundFor & Pick<Trip, "transit">;

/** What due times are made from, beside the trip. */
export interface Roads {
  readonly places: Geography;
  readonly travel: Travel;
  readonly marks: readonly RoadMark[];
}

/** When a vehicle should be at a stop. Times are ISO; null where the road is shut and nobody knows for how long. */
export interface Due {
  readonly stop: string;
  /** Half of those who set out like it are there by then; a tenth by `early`, nine tenths by `late`. */
  readonly at: IsoTime | null;
  readonly early: IsoTime | null;
  readonly late: IsoTime | null;
  /** Minutes from where it was last seen. */
  readonly usual: number;
  /** [K9] The share of vehicles that would not have been seen there, nor behind it, by now. */
  readonly chance: number;
}

/** [K8] What a vehicle was slower (or faster, below 0) on its way so far than others, as a logarithm, as far as that tells of its next; and how much narrower its times lie. */
const paceOf = (
  { places, travel, marks }: Roads,
  { corridor, kind }: Drive,
  way: readonly At[],
): { readonly log: number; readonly narrower: number } => {
  const { pace } = travel.model;
  const offs = drivesOf(places, marks, travel.model, { corridor, kind, at: way }).flatMap((one) => {
    if (typeof one === "string") return [];
    const free = usualWay(travel, one.stretches, one.left, kind);
    const { slower, faster } = spreadAlong(travel, free, one.left);
    const usual = free.reduce((sum, { minutes }) => sum + minutes, 0);
    const off = Math.log(one.minutes / usual);
    return [Math.min(slowest * slower, Math.max(-slowest * faster, off))];
  });
  if (offs.length === 0 || pace === 0) return { log: 0, narrower: 1 };
  const known = (offs.length * pace) / (1 + (offs.length - 1) * pace);
  const mean = offs.reduce((sum, one) => sum + one, 0) / offs.length;
  return { log: known * mean, narrower: Math.sqrt(1 - known * pace) };
};

/** The minutes of each stretch, in the band in which a usual drive comes to it. */
export const usualWay = (
  travel: Travel,
  stretches: readonly Stretch[],
  left: number,
  kind: number,
): readonly Free[] => {
  let at = left;
  return stretches.map((stretch) => {
    const minutes = travel.minutes(stretch, bandOf(at), kind);
    at += minutes * 60_000;
    return { stretch, minutes };
  });
};

const spreadAlong = (travel: Travel, way: readonly Free[], left: number): Spread => {
  let at = left;
  const parts = way.map(({ stretch, minutes }) => {
    const part = { usual: minutes, ...travel.spread(stretch, bandOf(at)) };
    at += minutes * 60_000;
    return part;
  });
  return spreadOfWay(parts, travel.model.pace);
};

interface Ahead {
  readonly way: readonly Free[];
  readonly spread: Spread;
}

const aheadTo = (
  { travel }: Roads,
  stretches: readonly Stretch[],
  left: number,
  kind: number,
  { log, narrower }: ReturnType<typeof paceOf>,
): Ahead => {
  const usual = usualWay(travel, stretches, left, kind);
  const { slower, faster, ...rare } = spreadAlong(travel, usual, left);
  return {
    way: usual.map(({ stretch, minutes }) => ({ stretch, minutes: minutes * Math.exp(log) })),
    spread: { slower: slower * narrower, faster: faster * narrower, ...rare },
  };
};

/** How many of those who set out like it are still not there by a moment. */
const shareLeft = (ahead: Ahead, left: number, at: number, marks: readonly RoadMark[]): number => {
  const times = timesBy(left, ahead.way, at, marks);
  const usual = ahead.way.reduce((sum, { minutes }) => sum + minutes, 0);
  return shareBeyond(ahead.spread, usual, times);
};

/**
 * [K6] [K9] When a vehicle should be at each of some stops, by where it was last seen and what is usual; those that it does not drive
 * to, or that nobody knows the way to, are left out. `at` is the moment (ms) that the chances are of. It is taken to have left when it was last
 * seen anywhere, so that a patrol's scan says that it is late, not missing.
 */
export const dueTimes = (
  roads: Roads,
  trip: Drive & Bound,
  stops: readonly string[],
  at: number,
): readonly Due[] => {
  const { places, travel, marks } = roads;
  const way = wayDriven(places, trip);
  const last = trip.sightings.at(-1);
  if (way.length === 0 || !last) return [];
  const left = ms(last.at);
  const pace = paceOf(roads, trip, way);
  const to = (stop: string): Ahead | null => {
    const stretches = wayTo(places, travel.model, trip.corridor, way, stop);
    return stretches && stretches.length > 0
      ? aheadTo(roads, stretches, left, trip.kind, pace)
      : null;
  };
  return stops.flatMap((stop): readonly Due[] => {
    const ahead = to(stop);
    if (!ahead) return [];
    const time = (times: number): IsoTime | null => {
      const moment = throughAt(left, ahead.way, times, marks);
      return moment === Number.POSITIVE_INFINITY ? null : iso(Math.round(moment));
    };
    return [
      {
        stop,
        at: time(1),
        early: time(fastestTenth(ahead.spread)),
        late: time(Math.exp(slowest * ahead.spread.slower)),
        usual: ahead.way.reduce((sum, { minutes }) => sum + minutes, 0),
        chance: chanceUnseen(roads, stopsBehind(roads, trip, stop), stop, ahead, to, left, at),
      },
    ];
  });
};

/** No more stops than so many are asked for a vehicle that one may have missed: after that next to nothing is left of it. */
const mostBehind = 3;

/** Where it is expected once it has come by a stop [K4]: what turns off there is not seen at the next post, but at its endpoint. */
const stopsBehind = (roads: Roads, trip: Drive & Bound, stop: string): readonly string[] => {
  const stops = stopsToCome(roads, trip);
  const place = stops.indexOf(stop);
  return place < 0 ? [] : stops.slice(place + 1, place + 1 + mostBehind);
};

/** [K9] It is not seen where it is still on its way, or where it passed without a scan and is not seen at the next stop either. */
const chanceUnseen = (
  { travel, marks }: Roads,
  behind: readonly string[],
  stop: string,
  ahead: Ahead,
  to: (stop: string) => Ahead | null,
  left: number,
  at: number,
): number => {
  let chance = shareLeft(ahead, left, at, marks);
  let unseen = travel.unseen(stop);
  for (const next of behind) {
    const there = to(next);
    if (!there) break;
    chance += unseen * shareLeft(there, left, at, marks);
    unseen *= travel.unseen(next);
  }
  return Math.min(1, chance);
};

/**
 * [K9] Since when (ms, to the minute) a vehicle is overdue at a stop: no more than this share of vehicles would be unseen for so
 * long; null where it is not by `at`.
 */
export const overdueSince = (
  roads: Roads,
  trip: Drive & Bound,
  { stop, chance }: Due,
  share: number,
  at: number,
): number | null => {
  if (chance >= share) return null;
  const left = ms(trip.sightings.at(-1)!.at);
  let [low, high] = [0, Math.ceil((at - left) / 60_000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const [due] = dueTimes(roads, trip, [stop], left + middle * 60_000);
    if (due!.chance < share) high = middle;
    else low = middle;
  }
  return Math.min(at, left + high * 60_000);
};

/**
 * [K4] Where a trip is still expected, nearest first: the stops of its corridor up to those by which it leaves for its endpoints, then
 * those endpoints; in transit all of them. None where it was seen nowhere on its way.
 */
export const stopsToCome = ({ places, travel }: Roads, trip: Drive & Bound): readonly string[] => {
  const way = wayDriven(places, trip);
  const ahead = stopsAhead(places, trip.corridor, way).map(({ stop }) => stop);
  if (trip.transit) return ahead;
  const to = endpointsToCome(trip);
  const furthest = Math.max(
    -1,
    ...to.map((endpoint) => {
      const gate = ahead.indexOf(endpointStop(places, endpoint));
      return gate >= 0
        ? gate
        : ahead.indexOf(turnOff(places, travel.model, trip.corridor, endpoint) ?? "");
    }),
  );
  const posts = ahead.slice(0, furthest + 1);
  return [
    ...posts,
    ...new Set(
      to.map((endpoint) => endpointStop(places, endpoint)).filter((stop) => !posts.includes(stop)),
    ),
  ];
};
