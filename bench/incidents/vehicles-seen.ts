import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import type {
  FindingPlaces,
  FindingScan,
  ListCheck,
  VehicleHistory,
} from "../../shared/domain/findings/history.ts";
import { vehicleFindings } from "../../shared/domain/findings/vehicle-findings.ts";
import { ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { PassesOnFile } from "./passes-on-file.ts";

interface Known {
  readonly scans: FindingScan[];
  readonly checks: ListCheck[];
  trips: readonly Trip[];
  findings: readonly Finding[];
  stale: boolean;
}

const hasPlate = (scan: FindingScan): scan is FindingScan & ScanFact => scan.plate !== null;
const isOpen = ({ status }: Trip): boolean => status === "on-the-road" || status === "held";

/** Every vehicle that was seen, its trips and findings made anew when something about it came in or time may have told. */
export const vehiclesSeen = (places: FindingPlaces, rules: AlertRules, passes: PassesOnFile) => {
  const vehicles = new Map<string, Known>();
  const keysOfPlate = new Map<string, Set<string>>();

  const at = (key: string): Known => {
    const known = vehicles.get(key);
    if (known) return known;
    const fresh: Known = { scans: [], checks: [], trips: [], findings: [], stale: true };
    vehicles.set(key, fresh);
    return fresh;
  };

  const others = (key: string, { scans }: Known): readonly Known[] =>
    [...new Set(scans.flatMap(({ plate }) => [...(keysOfPlate.get(plate ?? "") ?? [])]))]
      .filter((other) => other !== key)
      .map(at);

  return {
    trips: (key: string, asOf: string): readonly Trip[] =>
      foldTrips(at(key).scans.filter(hasPlate), asOf, []),
    addScan: (scan: FindingScan): void => {
      // A scan that names no vehicle is a history of its own.
      const key = scan.vehicle ?? scan.id;
      const known = at(key);
      known.scans.push(scan);
      const { plate } = scan;
      if (plate !== null) keysOfPlate.set(plate, (keysOfPlate.get(plate) ?? new Set()).add(key));
      for (const one of [known, ...others(key, known)]) one.stale = true;
    },
    addCheck: (key: string, check: ListCheck): void => {
      const known = at(key);
      known.checks.push(check);
      known.stale = true;
    },
    allTrips: (): readonly Trip[] => [...vehicles.values()].flatMap(({ trips }) => trips),
    findings: (asOf: string): readonly Finding[] => {
      const due = [...vehicles].filter(
        ([, { stale, trips, scans }]) =>
          stale || trips.some(isOpen) || scans.at(-1)?.decision === "hold",
      );
      for (const [, known] of due)
        known.trips = foldTrips(known.scans.filter(hasPlate), asOf, known.trips);
      for (const [key, known] of due) {
        const beside = others(key, known);
        const history: VehicleHistory = {
          vehicle: known.scans[0]?.vehicle ?? null,
          scans: known.scans,
          trips: known.trips,
          pass: passes.states(key, ms(asOf)),
          checks: known.checks,
          // A made day lists nobody whom the watchlist knows.
          met: [],
          elsewhere: {
            scans: beside.flatMap(({ scans }) => scans),
            trips: beside.flatMap(({ trips }) => trips),
          },
          places,
        };
        known.findings = vehicleFindings(history, rules, asOf);
        known.stale = false;
      }
      return [...vehicles.values()].flatMap(({ findings }) => findings);
    },
  };
};
