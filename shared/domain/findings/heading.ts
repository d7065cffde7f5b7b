import type { Case } from "./case.ts";
import type { FindingScan } from "./history.ts";
import { kmAlong } from "./places.ts";

/** Kilometres along a corridor at which it was seen, in the order of the looks; posts off the corridor are left out. */
const driven = (
  { places }: Pick<Case, "places">,
  corridor: string,
  looks: readonly FindingScan[],
): readonly number[] => {
  const way = places.corridors.get(corridor);
  return looks.flatMap(({ checkpoint }) => kmAlong(way, checkpoint) ?? []);
};

/**
 * [A7] [A12] [A13] [A14] Does it drive, at the last of some looks, against the way that it came? A corridor may be driven from either
 * end. What the tablet says of the direction is what it was last set to; where posts saw a vehicle one after the other tells more.
 */
export const turnedRound = (
  vehicle: Pick<Case, "places">,
  corridor: string,
  looks: readonly FindingScan[],
): boolean => {
  const km = driven(vehicle, corridor, looks);
  const moves = km.slice(1).map((here, place) => Math.sign(here - km[place]!));
  const ways = moves.filter((way) => way !== 0);
  return ways.at(-1) === -(ways[0] ?? Number.NaN);
};
