import { kmAsTheCrowFlies } from "../crow-flies.ts";
import { thatStays } from "../merged.ts";
import type { Checkpoint, Corridor, Endpoint } from "../place.ts";
import { ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import type { TravelModel } from "./travel-shape.ts";

/** What of the reference data tells where stops lie. */
export interface Geography {
  readonly corridors: ReadonlyMap<string, Pick<Corridor, "posts">>;
  readonly checkpoints: ReadonlyMap<
    string,
    Pick<Checkpoint, "endpoint" | "latitude" | "longitude">
  >;
  readonly endpoints: ReadonlyMap<
    string,
    Pick<Endpoint, "id" | "latitude" | "longitude" | "merged">
  >;
}

/** What of a trip tells where it drives. */
export type Drive = Pick<Trip, "corridor" | "kind" | "sightings">;

/** From one stop to the next, which nobody can drive between without passing here. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly km: number;
}

/** A vehicle at a stop: first and last seen there, ms, and whether it was let through then. */
export interface At {
  readonly stop: string;
  readonly came: number;
  readonly left: number;
  readonly goes: boolean;
}

/** Least kilometres of road to one as the crow flies, where no corridor joins two stops. */
const roadFactor = 1.3;

/** [B9] Endpoints that were merged are one stop, that of the one that stays. */
export const endpointStop = (
  { endpoints }: Pick<Geography, "endpoints">,
  endpoint: string,
): string => `@${thatStays((id) => endpoints.get(id), endpoint)?.id ?? endpoint}`;

/** [K4] The gate of an endpoint, and its receiver's word, are the endpoint. */
export const stopOf = (places: Geography, id: string): string => {
  const { checkpoints, endpoints } = places;
  const post = checkpoints.get(id);
  if (post) return post.endpoint === null ? id : endpointStop(places, post.endpoint);
  return endpoints.has(id) ? endpointStop(places, id) : id;
};

const pointOf = ({ checkpoints, endpoints }: Geography, stop: string) =>
  stop.startsWith("@") ? endpoints.get(stop.slice(1)) : checkpoints.get(stop);

/** Kilometres by road where no corridor tells; null where one of the places is not on file. */
export const kmAcross = (places: Geography, from: string, to: string): number | null => {
  const [a, b] = [pointOf(places, from), pointOf(places, to)];
  return a && b ? kmAsTheCrowFlies(a, b) * roadFactor : null;
};

interface OnWay {
  readonly stop: string;
  readonly km: number;
}

/** The stops of a trip's corridor in its order; none where the corridor is not on file. */
export const stopsOf = (places: Geography, corridor: string): readonly OnWay[] =>
  (places.corridors.get(corridor)?.posts ?? []).map(({ checkpoint, km }) => ({
    stop: stopOf(places, checkpoint),
    km,
  }));

/** Where it was on its way, one after the other, in event time; what was seen off its corridor and at no endpoint tells nothing of that. */
export const wayDriven = (places: Geography, drive: Drive): readonly At[] => {
  const known = new Set(stopsOf(places, drive.corridor).map(({ stop }) => stop));
  const way: At[] = [];
  for (const { checkpoint, at, decision } of drive.sightings) {
    const stop = stopOf(places, checkpoint);
    if (!known.has(stop) && !stop.startsWith("@")) continue;
    const last = way.at(-1);
    const goes = decision === "let-through";
    if (last?.stop === stop) way[way.length - 1] = { ...last, left: ms(at), goes };
    else way.push({ stop, came: ms(at), left: ms(at), goes });
  }
  return way;
};

/** Stops between two of a corridor, each with its stretch; the whole as one where they are not both on it. Null where nobody knows how far that is. */
export const stretchesBetween = (
  places: Geography,
  corridor: string,
  from: string,
  to: string,
): readonly Stretch[] | null => {
  const stops = stopsOf(places, corridor);
  const a = stops.findIndex(({ stop }) => stop === from);
  const b = stops.findIndex(({ stop }) => stop === to);
  if (a < 0 || b < 0) {
    const km = kmAcross(places, from, to);
    return km === null ? null : [{ from, to, km }];
  }
  const run = a < b ? stops.slice(a, b + 1) : stops.slice(b, a + 1).reverse();
  return run.slice(1).map(({ stop, km }, place) => ({
    from: run[place]!.stop,
    to: stop,
    km: Math.abs(km - run[place]!.km),
  }));
};

/** Stops ahead of where a vehicle is, nearest first: two sightings tell the direction, with one the corridor's order counts but at its last stop [T7]. */
export const stopsAhead = (
  places: Geography,
  corridor: string,
  way: readonly At[],
): readonly OnWay[] => {
  const stops = stopsOf(places, corridor);
  const driven = way.flatMap(({ stop }) => stops.find((one) => one.stop === stop)?.km ?? []);
  const [first, last] = [driven[0], driven.at(-1)];
  if (first === undefined || last === undefined) return [];
  const end = Math.max(...stops.map(({ km }) => km));
  const back = last < first || (last === first && last === end);
  const ahead = stops.filter(({ km }) => (back ? km < last : km > last));
  return back ? ahead.reverse() : ahead;
};

/** [K4] The stop by which those bound for an endpoint leave a corridor: where most did, else the one nearest to it. */
export const turnOff = (
  places: Geography,
  { turnOffs }: Pick<TravelModel, "turnOffs">,
  corridor: string,
  endpoint: string,
): string | null => {
  const known = turnOffs.find((one) => one.corridor === corridor && one.endpoint === endpoint);
  if (known) return known.checkpoint;
  const to = endpointStop(places, endpoint);
  const near = stopsOf(places, corridor)
    .map(({ stop }) => ({ stop, km: kmAcross(places, stop, to) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.km - b.km || (a.stop < b.stop ? -1 : 1))[0];
  return near && near.km < Number.POSITIVE_INFINITY ? near.stop : null;
};

/** By road, and further nobody is expected to leave a corridor for where no table has seen anybody leave it. */
const furthestOffKm = 40;

/** [K4] [K16] The ways from a corridor to the endpoints beside it, as vehicles are expected to take them: in the order of the corridor, the nearest first. */
export const waysOff = (
  places: Geography,
  model: Pick<TravelModel, "turnOffs">,
  corridor: string,
): readonly Stretch[] => {
  const kmOf = new Map(stopsOf(places, corridor).map(({ stop, km }) => [stop, km]));
  const seen = new Set(
    model.turnOffs.flatMap((one) => (one.corridor === corridor ? one.endpoint : [])),
  );
  return [...places.endpoints.keys()]
    .flatMap((endpoint): readonly Stretch[] => {
      const to = endpointStop(places, endpoint);
      const from = kmOf.has(to) ? null : turnOff(places, model, corridor, endpoint);
      const km = from === null ? null : kmAcross(places, from, to);
      if (from === null || km === null) return [];
      return seen.has(endpoint) || km <= furthestOffKm ? [{ from, to, km }] : [];
    })
    .sort(
      (a, b) =>
        (kmOf.get(a.from) ?? 0) - (kmOf.get(b.from) ?? 0) || a.km - b.km || (a.to < b.to ? -1 : 1),
    );
};

/** The stretches from where a vehicle is to a stop it has still to come by; null where it drives elsewhere, or nobody knows how far that is. */
export const wayTo = (
  places: Geography,
  model: Pick<TravelModel, "turnOffs">,
  corridor: string,
  way: readonly At[],
  to: string,
): readonly Stretch[] | null => {
  const here = way.at(-1)?.stop;
  if (here === undefined || here === to) return null;
  const ahead = stopsAhead(places, corridor, way);
  if (ahead.some(({ stop }) => stop === to)) return stretchesBetween(places, corridor, here, to);
  if (!to.startsWith("@")) return null;
  const leaves = turnOff(places, model, corridor, to.slice(1));
  if (leaves === null || !ahead.some(({ stop }) => stop === leaves))
    return stretchesBetween(places, corridor, here, to);
  const along = stretchesBetween(places, corridor, here, leaves);
  const across = stretchesBetween(places, corridor, leaves, to);
  return along && across && [...along, ...across];
};
