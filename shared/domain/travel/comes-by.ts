import { type BoundFor, endpointsToCome } from "../bound-for.ts";
import { type Drive, type Geography, stopsAhead, wayDriven } from "./stops.ts";
import type { TravelModel } from "./travel-shape.ts";

interface Seen {
  readonly places: Geography;
  readonly travel: { readonly model: Pick<TravelModel, "turnOffs"> };
}

/**
 * [K4] [K12] The share (0 to 1) that came by a stop ahead, of those bound for the same endpoint who were seen as far along as this one
 * is; of several endpoints the most. Null where no table has seen any. One more who did and one who did not are counted in, so that of
 * a few nothing is said to be certain.
 */
export const comesBy = (
  { places, travel }: Seen,
  trip: Drive & BoundFor,
  stop: string,
): number | null => {
  const way = wayDriven(places, trip);
  const here = way.at(-1)?.stop;
  const ahead = stopsAhead(places, trip.corridor, way).map((one) => one.stop);
  const place = ahead.indexOf(stop);
  if (here === undefined || place < 0) return null;
  const [asFar, further] = [new Set([here, ...ahead]), new Set(ahead.slice(place))];
  const shares = endpointsToCome(trip).flatMap((endpoint): readonly number[] => {
    const known = travel.model.turnOffs.find(
      (one) => one.corridor === trip.corridor && one.endpoint === endpoint,
    );
    const left = known ? [known, ...known.others] : [];
    const countIn = (stops: ReadonlySet<string>): number =>
      left.reduce((sum, one) => sum + (stops.has(one.checkpoint) ? one.count : 0), 0);
    const all = countIn(asFar);
    return all === 0 ? [] : [(countIn(further) + 1) / (all + 2)];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};

interface MayTurnOff {
  /** Most bound as it is leave the road before. */
  readonly turnsOff: boolean;
  readonly comes: number | null;
}

/** [K12] Who most likely turns off stands below all who come, the likelier first. 0: not told apart. */
export const byComing = (a: MayTurnOff, b: MayTurnOff): number =>
  a.turnsOff && b.turnsOff
    ? (b.comes ?? 0) - (a.comes ?? 0)
    : Number(a.turnsOff) - Number(b.turnsOff);

/** As people are told it: never none, for some may. */
export const wholePercent = (share: number): number => Math.max(1, Math.round(share * 100));
