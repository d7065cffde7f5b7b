import { endpointsToCome } from "./bound-for.ts";
import type { Corridor } from "./place.ts";
import { type IsoTime, ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

/** A vehicle on its way and how far it still has, kilometres by road; null where nobody can tell. */
export interface Coming {
  readonly trip: Trip;
  readonly km: number | null;
}

export type Way = Pick<Corridor, "id" | "posts">;

const hour = 3_600_000;
/** [T7] Not seen for longer than this a vehicle is missing or done, not approaching. */
export const comingWithinHours = 24;

export const isOpen = ({ status }: Pick<Trip, "status">): boolean =>
  status === "on-the-road" || status === "held";

/** Kilometres of the trip's sightings along its corridor, in event time; posts off the corridor are left out. */
export const drivenAlong = (trip: Trip, way: Way | undefined): number[] => {
  const km = new Map(way?.posts.map((p) => [p.checkpoint, p.km]));
  return trip.sightings.flatMap((s) => km.get(s.checkpoint) ?? []);
};

/**
 * [T7] How far from `here`, or null when the vehicle is driving away or has passed. Two sightings tell the direction;
 * with one the corridor's order is taken, except at its last post, where everybody drives back.
 */
export const kmAhead = (driven: readonly number[], here: number, way: Way): number | null => {
  const first = driven[0]!;
  const last = driven.at(-1)!;
  const end = Math.max(...way.posts.map((p) => p.km));
  const back = last < first || (last === first && last === end);
  const ahead = back ? last - here : here - last;
  return ahead > 0 ? ahead : null;
};

/**
 * [T7] Where vehicles on a corridor were first and last seen that a post no longer expects, as `first last`: read from the store, all
 * others are enough for `approaching`.
 */
export const goneBy = (way: Way, checkpoint: string): readonly string[] => {
  const here = way.posts.find((post) => post.checkpoint === checkpoint);
  if (!here) return [];
  const isGone = (first: Way["posts"][number], last: Way["posts"][number]): boolean =>
    first === here || last === here || kmAhead([first.km, last.km], here.km, way) === null;
  return way.posts.flatMap((first) =>
    way.posts.flatMap((last) =>
      isGone(first, last) ? [`${first.checkpoint} ${last.checkpoint}`] : [],
    ),
  );
};

const nearestFirst = (a: Coming, b: Coming): number =>
  (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY) ||
  lastSeen(b) - lastSeen(a);

const lastSeen = ({ trip }: Coming): number => ms(trip.sightings.at(-1)?.at ?? trip.openedAt);

const byOrder = (a: Coming, b: Coming): number =>
  nearestFirst(a, b) || (a.trip.id < b.trip.id ? -1 : 1);

/**
 * [T7] What a post should expect, nearest first: open trips on a corridor through it, seen within the last
 * 24 h before `at`, not seen here yet, and last seen at a post before it. Those seen nowhere on their
 * corridor come last, with no distance.
 */
export const approaching = (
  trips: readonly Trip[],
  checkpoint: string,
  corridors: readonly Way[],
  at: IsoTime,
): Coming[] => {
  const since = ms(at) - comingWithinHours * hour;
  const ways = new Map(corridors.map((c) => [c.id, c]));
  return trips
    .flatMap((trip): Coming[] => {
      const way = ways.get(trip.corridor);
      const here = way?.posts.find((p) => p.checkpoint === checkpoint)?.km;
      if (!way || here === undefined || !isOpen(trip)) return [];
      if (trip.sightings.some((s) => s.checkpoint === checkpoint)) return [];
      if (lastSeen({ trip, km: null }) < since) return [];
      const driven = drivenAlong(trip, way);
      if (driven.length === 0) return [{ trip, km: null }];
      const km = kmAhead(driven, here, way);
      return km === null ? [] : [{ trip, km }];
    })
    .sort(byOrder);
};

/**
 * [T8] What an endpoint should expect, by all ids that it goes by (`goingBy`): open trips that have still to arrive there, however long ago they were seen, nearest first. The distance
 * is known where one of its gates (`gates`: checkpoint ids) stands on the trip's corridor; the others
 * follow, those seen at most posts first.
 */
export const dueAt = (
  trips: readonly Trip[],
  endpoints: readonly string[],
  corridors: readonly Way[] = [],
  gates: readonly string[] = [],
): Coming[] => {
  const ways = new Map(corridors.map((c) => [c.id, c]));
  const distance = (trip: Trip): number | null => {
    const way = ways.get(trip.corridor);
    const gate = way?.posts.find((p) => gates.includes(p.checkpoint))?.km;
    const last = drivenAlong(trip, way).at(-1);
    return gate === undefined || last === undefined ? null : Math.abs(gate - last);
  };
  const passed = ({ trip }: Coming): number =>
    new Set(trip.sightings.map((s) => s.checkpoint)).size;
  return trips
    .filter((trip) => isOpen(trip) && endpointsToCome(trip).some((one) => endpoints.includes(one)))
    .map((trip) => ({ trip, km: distance(trip) }))
    .sort((a, b) =>
      a.km === null && b.km === null ? passed(b) - passed(a) || byOrder(a, b) : byOrder(a, b),
    );
};
