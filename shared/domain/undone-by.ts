import type { SlowedOn } from "./alert.ts";
import type { AlertRules } from "./findings/alert-rules.ts";
import type { FindingScan, VehicleHistory } from "./findings/history.ts";
import { vehicleFindings } from "./findings/vehicle-findings.ts";
import type { Plate } from "./plate.ts";
import type { IsoTime } from "./time.ts";
import type { RoadMark } from "./travel/travel-shape.ts";
import { foldTrips } from "./trip.ts";

/** More than this at once, and nobody could tell which of them did it in the time there is. */
const mostTried = 50;

const hasPlate = (scan: FindingScan): scan is FindingScan & { readonly plate: Plate } =>
  scan.plate !== null;

/** The history as it was before some of its scans came. */
const without = (
  history: VehicleHistory,
  gone: ReadonlySet<string>,
  asOf: IsoTime,
): VehicleHistory => {
  const scans = history.scans.filter(({ id }) => !gone.has(id));
  return { ...history, scans, trips: foldTrips(scans.filter(hasPlate), asOf, []) };
};

/**
 * [A22] The scan that made a finding vanish: of those that came since it was there, in the order they came, the one before
 * which it was still there and after which no more. Null where none of them did: time, a list or a level did, or a scan
 * under another key.
 */
export const undoneBy = (
  { key }: { readonly key: string },
  history: VehicleHistory,
  fresh: readonly string[],
  rules: AlertRules,
  asOf: IsoTime,
): string | null => {
  const tried = fresh.slice(-mostTried);
  for (let place = tried.length - 1; place >= 0; place -= 1) {
    const before = without(history, new Set(tried.slice(place)), asOf);
    if (vehicleFindings(before, rules, asOf).some((one) => one.key === key)) return tried[place]!;
  }
  return null;
};

/**
 * [K18] The stretch whose mark made a vehicle no longer overdue: without command's marks it still would be, and by this one alone it
 * is not; where it takes several, one that it takes. Null where they did not do it.
 */
export const slowedBy = (
  { key, kind }: { readonly key: string; readonly kind: string },
  history: VehicleHistory,
  rules: AlertRules,
  asOf: IsoTime,
): SlowedOn | null => {
  const { places } = history;
  const { marks } = places.roads;
  if (kind !== "overdue" || marks.length === 0) return null;
  const isFoundBy = (some: readonly RoadMark[]): boolean => {
    const roads = { ...places.roads, marks: some };
    const found = vehicleFindings({ ...history, places: { ...places, roads } }, rules, asOf);
    return found.some((one) => one.key === key);
  };
  if (!isFoundBy([])) return null;
  const mark =
    marks.find((one) => !isFoundBy([one])) ??
    marks.find((one) => isFoundBy(marks.filter((other) => other !== one)));
  return mark ? { from: mark.from, to: mark.to } : null;
};
