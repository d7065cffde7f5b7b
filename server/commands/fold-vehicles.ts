import { correctedIds, nameOf } from "../../shared/domain/correction.ts";
import type { PassId, PassOnFile } from "../../shared/domain/pass.ts";
import { type Revision, revisionsOf } from "../../shared/domain/pass-revisions.ts";
import { iso } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { isServed, type Trip } from "../../shared/domain/trip-shape.ts";
import type { NewEvent } from "../store/ports.ts";
import type { ScanGroupFacts, ScanGroupWrites } from "../store/scan-group-ports.ts";
import { passTopics, tripTopics } from "../topics.ts";

/** The vehicles of one group of scans, whose trips are folded anew as scans are added. */
export interface VehicleFold {
  /** Trips as they stand with what was added so far. */
  trips(vehicle: string): readonly Trip[];
  /** Trips as they would stand without what a correction corrects: what it is to be judged by. */
  tripsBut(vehicle: string, fact: ScanFact): readonly Trip[];
  /** A scan of the vehicle as it was recorded. */
  fact(vehicle: string, id: string): ScanFact | undefined;
  /** The trip that a scan, corrected or not, is of. */
  tripOf(vehicle: string, id: string): Trip | undefined;
  /** [T11] Answers with the scans that no longer count for it. */
  add(vehicle: string, fact: ScanFact): readonly string[];
  /** Folds a vehicle though nothing was added: time alone makes trips lapse. */
  touch(vehicle: string): void;
  /** What changed in all. */
  result(): Pick<ScanGroupWrites, "trips" | "droppedTrips" | "spent" | "unspent" | "events">;
}

interface Vehicle {
  readonly before: readonly Trip[];
  scans: readonly ScanFact[];
  trips: readonly Trip[];
  /** [T21] Of its pass. */
  readonly revisions: readonly Revision[];
  stale: boolean;
  changed: boolean;
}

const tripEvent = (trip: Trip, carrier: string | undefined, was: Trip | undefined): NewEvent => {
  const told = (of: Trip): string[] => tripTopics({ ...of, ...(carrier ? { carrier } : {}) });
  const now = told(trip);
  const before = was ? told(was) : now;
  return {
    type: "trip.changed",
    subject: { kind: "trip", id: trip.id },
    payload: { status: trip.status },
    // Those it was bound for before must hear that it no longer is.
    topics: before.join() === now.join() ? now : [...now, ...before],
  };
};

const differs = (a: Trip | undefined, b: Trip): boolean =>
  a?.sightings.length !== b.sightings.length || JSON.stringify(a) !== JSON.stringify(b);

/** [T5] Trips are always the fold of all the scans there are; `at` is the server's time, ms. */
export const foldVehicles = (
  {
    histories,
    passes,
    versions,
    reference,
  }: Pick<ScanGroupFacts, "histories" | "passes" | "versions" | "reference">,
  at: number,
): VehicleFold => {
  const vehicles = new Map<string, Vehicle>();

  const vehicleAt = (key: string): Vehicle => {
    const known = vehicles.get(key);
    if (known) return known;
    const { scans, trips } = histories.get(key) ?? { scans: [], trips: [] };
    const revisions = revisionsOf(versions.get(key as PassId) ?? []);
    const vehicle = { before: trips, scans, trips, revisions, stale: false, changed: false };
    vehicles.set(key, vehicle);
    return vehicle;
  };

  const fold = (vehicle: Vehicle): readonly Trip[] => {
    // [T4] A trip may not be made for as long as half the group's scans are missing: its names count all the same.
    const known = [...vehicle.before, ...vehicle.trips];
    if (vehicle.stale) vehicle.trips = foldTrips(vehicle.scans, iso(at), known, vehicle.revisions);
    vehicle.stale = false;
    return vehicle.trips;
  };

  const passAt = (id: PassId | null) => (id === null ? undefined : passes.get(id));

  /** [T12] The pass that an arrival or exit had spent which is none any more. */
  const spentBy = (before: readonly Trip[], now: readonly Trip[]): PassOnFile | undefined => {
    const was = before.find(isServed);
    if (!was || now.some(isServed)) return undefined;
    const pass = passAt(was.pass);
    return pass?.use === "single" && pass.status === "spent" ? pass : undefined;
  };

  const passEvent = (type: string, pass: PassOnFile): NewEvent => ({
    type,
    subject: { kind: "pass", id: pass.id },
    payload: {},
    topics: passTopics(pass, reference),
  });

  return {
    trips: (key) => fold(vehicleAt(key)),
    tripsBut: (key, { id, corrects }) => {
      const { before, scans, revisions } = vehicleAt(key);
      const others = scans.filter(
        (scan) => (scan.corrects?.scan ?? scan.id) !== (corrects?.scan ?? id),
      );
      return foldTrips(others, iso(at), before, revisions);
    },
    fact: (key, id) => vehicleAt(key).scans.find((scan) => scan.id === id),
    tripOf: (key, id) => {
      const vehicle = vehicleAt(key);
      const name = nameOf(vehicle.scans, id);
      return fold(vehicle).find(({ sightings }) => sightings.some((s) => s.scan === name));
    },
    add: (key, fact) => {
      const vehicle = vehicleAt(key);
      const before = correctedIds(vehicle.scans);
      vehicle.scans = [...vehicle.scans, fact];
      vehicle.stale = true;
      vehicle.changed = true;
      return [...correctedIds(vehicle.scans)].filter((id) => !before.has(id));
    },
    touch: (key) => {
      const vehicle = vehicleAt(key);
      vehicle.stale = true;
      vehicle.changed = true;
    },
    result: () => {
      const trips: { vehicle: string; trip: Trip }[] = [];
      const droppedTrips: string[] = [];
      const spent: PassId[] = [];
      const unspent: PassId[] = [];
      const events: NewEvent[] = [];
      for (const [key, vehicle] of vehicles) {
        if (!vehicle.changed) continue;
        const now = fold(vehicle);
        const before = new Map(vehicle.before.map((trip) => [trip.id, trip]));
        for (const trip of now) {
          const was = before.get(trip.id);
          before.delete(trip.id);
          if (!differs(was, trip)) continue;
          const pass = passAt(trip.pass);
          trips.push({ vehicle: key, trip });
          events.push(tripEvent(trip, pass?.carrier, was));
          // [T12] A single-trip pass has served once its vehicle arrived, or left the province.
          if (!isServed(trip) || pass?.use !== "single" || pass.status !== "valid") continue;
          spent.push(pass.id);
          events.push(passEvent("pass.spent", pass));
        }
        const pass = spentBy(vehicle.before, now);
        if (pass) {
          unspent.push(pass.id);
          events.push(passEvent("pass.unspent", pass));
        }
        for (const gone of before.values()) {
          droppedTrips.push(gone.id);
          events.push(tripEvent(gone, passAt(gone.pass)?.carrier, undefined));
        }
      }
      return { trips, droppedTrips, spent, unspent, events };
    },
  };
};
