import type { Plate } from "../plate.ts";
import { plateAt, platesOf } from "../take-over.ts";
import { ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import type { FindingScan, VehicleHistory } from "./history.ts";

type Past = Pick<VehicleHistory, "trips" | "elsewhere">;

const isUnderWay = ({ openedAt, closedAt }: Trip, at: number): boolean =>
  ms(openedAt) <= at && (closedAt === null || at <= ms(closedAt));

const tripOf = (trips: readonly Trip[]): ((scan: string) => Trip | undefined) => {
  const found = new Map(
    trips.flatMap((trip) => trip.sightings.map(({ scan }) => [scan, trip] as const)),
  );
  return (scan) => found.get(scan);
};

/**
 * [A31] What was seen elsewhere of the vehicle that drove with the pass at that moment: the one that broke down is another's
 * from the take-over on, and the one that took over was before it.
 */
export const elsewhereThen = ({ trips, elsewhere }: Past): VehicleHistory["elsewhere"] => {
  const taken = trips.filter((trip) => platesOf(trip).length > 1);
  const takenElsewhere = elsewhere.trips.some((trip) => platesOf(trip).length > 1);
  if (taken.length === 0 && !takenElsewhere) return elsewhere;
  const tripElsewhere = tripOf(elsewhere.trips);
  const own = trips.map((trip) => plateAt(trip, Number.NEGATIVE_INFINITY));
  const plateThen = ({ id, plate, at }: FindingScan): Plate | null => {
    const trip = tripElsewhere(id);
    return trip ? plateAt(trip, ms(at)) : plate;
  };
  const ofSame = (scan: FindingScan): boolean => {
    const then = plateThen(scan);
    if (then === null) return true;
    const trip = taken.find((one) => isUnderWay(one, ms(scan.at)));
    return trip ? plateAt(trip, ms(scan.at)) === then : own.length === 0 || own.includes(then);
  };
  const scans = elsewhere.scans.filter(ofSame);
  const kept = new Set(scans.map(({ id }) => id));
  return {
    scans,
    trips: elsewhere.trips.flatMap((trip) => {
      const sightings = trip.sightings.filter(({ scan }) => kept.has(scan));
      return sightings.length > 0 ? [{ ...trip, sightings }] : [];
    }),
  };
};
