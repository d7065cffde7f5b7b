import { ms } from "../time.ts";
import { type Case, type Detector, looksInOrder, minutesBetween, pairs, tenth } from "./case.ts";
import type { FindingScan } from "./history.ts";
import { kmOfRoad } from "./places.ts";

/** Two sightings that one vehicle cannot have made. */
interface TooFast {
  readonly from: FindingScan;
  readonly to: FindingScan;
  readonly km: number;
}

/** A receiver's word tells when it was given, not where a vehicle was at a moment; a plate that is another's is no sighting. */
const placesVehicle = (look: FindingScan): boolean => look.how !== "confirmation";

/** Kilometres that the vehicle must have driven; of a patrol nobody knows quite where it stood. */
const leastKm = (
  { places, rules }: Pick<Case, "places" | "rules">,
  from: FindingScan,
  to: FindingScan,
): number => {
  const { roadFactor, patrolKm } = rules.cloned;
  const km = kmOfRoad(places, from.checkpoint, to.checkpoint, roadFactor) ?? 0;
  const roams = [from, to].some(
    ({ checkpoint }) => places.checkpoints.get(checkpoint)?.kind === "patrol",
  );
  return roams ? Math.max(0, km - patrolKm) : km;
};

/** [A5] Faster than the road allows with the clocks' slack to spare, or at one moment at two posts. */
export const tooFast = (
  vehicle: Pick<Case, "places" | "rules">,
  from: FindingScan,
  to: FindingScan,
): TooFast | null => {
  if (from.checkpoint === to.checkpoint || ![from, to].every(placesVehicle)) return null;
  const { topKmh, slackMinutes, sameMomentSeconds, apartKm } = vehicle.rules.cloned;
  const km = leastKm(vehicle, from, to);
  const minutes = minutesBetween(from, to);
  const outrun = minutes + slackMinutes < (km / topKmh) * 60;
  const atOnce = minutes * 60 <= sameMomentSeconds && km >= apartKm;
  return outrun || atOnce ? { from, to, km } : null;
};

/**
 * [A5] One pass, or one plate under several keys, at two places. Rests on the second sighting of the first two that one
 * vehicle cannot have made, which stays it when earlier posts upload late. What follows within `withinHours` is
 * further evidence. Where keys differ it is a finding of the second one's.
 */
export const cloned: Detector = (vehicle) => {
  const others = vehicle.elsewhere.scans.filter(({ plateMatches }) => plateMatches !== false);
  const looks = looksInOrder([...vehicle.looks, ...others]).filter(placesVehicle);
  const found = pairs(looks).flatMap(([from, to]) => tooFast(vehicle, from, to) ?? []);
  const rows: TooFast[][] = [];
  for (const one of found) {
    const last = rows.at(-1);
    const hours = last ? minutesBetween(last.at(-1)!.to, one.to) / 60 : Number.POSITIVE_INFINITY;
    if (last && hours <= vehicle.rules.cloned.withinHours) last.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => {
    const { from, to, km } = row[0]!;
    if (to.vehicle !== vehicle.vehicle) return [];
    const evidence = [...new Set(row.flatMap((one) => [one.from, one.to]))];
    return [
      {
        kind: "cloned",
        cause: to.id,
        at: to.at,
        looks: evidence.sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1)),
        trip: vehicle.legOf(to.id)?.trip ?? null,
        facts: {
          km: tenth(km),
          minutes: tenth(minutesBetween(from, to)),
          from: from.checkpoint,
          to: to.checkpoint,
          times: row.length,
        },
      },
    ];
  });
};
