import type { FindingScan } from "../../shared/domain/findings/history.ts";
import { findingPlaces } from "../../shared/domain/findings/places.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { readScanOnRecord } from "../../shared/domain/scan-version.ts";
import { ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Day } from "../incidents/read-day.ts";
import { confirmationScan, toFindingScan } from "../incidents/to-finding-scan.ts";

/** A day's trips, and when each of its scans was heard of, ms. */
export interface DayDriven {
  readonly trips: readonly Trip[];
  readonly heard: ReadonlyMap<string, number>;
}

const hasPlate = (scan: FindingScan): scan is FindingScan & ScanFact => scan.plate !== null;

/** Folds the trips of a day as the product does. */
export const tripsOfDay = (day: Day, rules: Parameters<typeof toFindingScan>[5]): DayDriven => {
  const places = findingPlaces(day);
  const passes = new Map(day.passes.map((pass) => [pass.id, pass]));
  const passOf = (id: string | null): PassOnFile | null =>
    (id && (passes.get(id as PassOnFile["id"]) as PassOnFile | undefined)) || null;
  const heard = new Map<string, number>();
  const scans: (FindingScan & ScanFact)[] = [];
  for (const line of day.arriving) {
    const fact =
      line.is === "scan"
        ? toFindingScan(
            readScanOnRecord(line.scan)!,
            line.device,
            line.receivedAt,
            passOf(readScanOnRecord(line.scan)!.pass),
            places,
            rules,
            null,
          )
        : line.is === "confirmation"
          ? confirmationScan(line, passOf(line.pass), places)
          : null;
    if (!fact || !hasPlate(fact)) continue;
    heard.set(fact.id, ms(line.receivedAt));
    scans.push(fact);
  }
  const asOf = day.asOf.at(-1)!;
  return {
    heard,
    trips: [...groupBy(scans, ({ vehicle }) => vehicle ?? "").values()].flatMap((all) =>
      foldTrips(all, asOf, []),
    ),
  };
};
