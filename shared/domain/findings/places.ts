import { kmAsTheCrowFlies } from "../crow-flies.ts";
import { type AreaLevel, byArea } from "../levels.ts";
import type { Area, Checkpoint, Corridor, Endpoint } from "../place.ts";
import { type IsoTime, ms } from "../time.ts";
import { noTravelModel } from "../travel/travel-shape.ts";
import { travelBy } from "../travel/usual.ts";
import { toWatchTold, type WatchEntry, watchlistOf } from "../watch.ts";
import type { FindingPlaces } from "./history.ts";

interface PlacesOnFile {
  readonly areas: readonly Area[];
  readonly checkpoints: readonly Checkpoint[];
  readonly corridors: readonly Corridor[];
  readonly endpoints: readonly Endpoint[];
  readonly levels: readonly AreaLevel[];
  readonly watchlist?: readonly WatchEntry[];
}

/** [K1] Before anything is learned. */
const unknownRoads: FindingPlaces["roads"] = { travel: travelBy(noTravelModel), marks: [] };

/** Reference data as findings ask for it. `shapedAt`: when corridors were changed last, by id (ISO); none: never. */
export const findingPlaces = (
  reference: PlacesOnFile,
  shapedAt: FindingPlaces["shapedAt"] = new Map(),
  roads: FindingPlaces["roads"] = unknownRoads,
): FindingPlaces => {
  const corridorsAt = new Map<string, Corridor[]>();
  for (const corridor of reference.corridors)
    for (const { checkpoint } of corridor.posts)
      corridorsAt.set(checkpoint, [...(corridorsAt.get(checkpoint) ?? []), corridor]);
  const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.id, one]));
  return {
    checkpoints: byId(reference.checkpoints),
    endpoints: byId(reference.endpoints),
    corridors: byId(reference.corridors),
    corridorsAt,
    shapedAt,
    roads,
    areas: byId(reference.areas),
    levels: byArea(reference.levels),
    watchlist: watchlistOf((reference.watchlist ?? []).map(toWatchTold)),
  };
};

/** Where a post stands along a corridor, km from its first post; null where it does not. */
export const kmAlong = (corridor: Corridor | undefined, checkpoint: string): number | null =>
  corridor?.posts.find((post) => post.checkpoint === checkpoint)?.km ?? null;

/**
 * Least kilometres of road between two posts, or endpoints that have no gate: along the corridor that joins them by the
 * shortest way, else as the crow flies times `roadFactor`. Null where one of them is unknown.
 */
export const kmOfRoad = (
  { checkpoints, endpoints, corridorsAt }: FindingPlaces,
  from: string,
  to: string,
  roadFactor: number,
): number | null => {
  const along = (corridorsAt.get(from) ?? []).flatMap((corridor) => {
    const [a, b] = [kmAlong(corridor, from), kmAlong(corridor, to)];
    return a === null || b === null ? [] : [Math.abs(a - b)];
  });
  if (along.length > 0) return Math.min(...along);
  const [a, b] = [from, to].map((id) => checkpoints.get(id) ?? endpoints.get(id));
  return a && b ? kmAsTheCrowFlies(a, b) * roadFactor : null;
};

/** [A9] [A10] Was a corridor of another shape then? Whoever drove it is held to what it was. */
export const shapedSince = (
  { shapedAt }: Pick<FindingPlaces, "shapedAt">,
  corridor: string,
  at: IsoTime,
): boolean => {
  const shaped = shapedAt.get(corridor);
  return shaped !== undefined && ms(at) < ms(shaped);
};
