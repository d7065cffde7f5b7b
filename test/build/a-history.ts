import { readFileSync } from "node:fs";
import { type AlertRules, alertRules } from "../../shared/domain/findings/alert-rules.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import type {
  FindingScan,
  PassState,
  VehicleHistory,
} from "../../shared/domain/findings/history.ts";
import { findingPlaces } from "../../shared/domain/findings/places.ts";
import { vehicleFindings } from "../../shared/domain/findings/vehicle-findings.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import type { WatchEntry } from "../../shared/domain/watch.ts";
import { aPassOnFile } from "./a-pass.ts";
import { aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "./a-place.ts";
import { aScanFact } from "./a-scan.ts";
import { at } from "./times.ts";

/** The rules that ship, so that tests hold what the product does. */
export const alertRulesForTests: AlertRules = alertRules.parse(
  JSON.parse(readFileSync(new URL("../../data/rules/alerts.json", import.meta.url), "utf8")),
);

/** At another endpoint's gate. */
export const elsewhereGate = { checkpoint: "cong-kcn-minh-hung", confirms: "kcn-minh-hung" };
/** At the gate of the endpoint that `aPass()` is bound for. */
export const ownGate = { checkpoint: "cong-kcn-chon-thanh", confirms: "kcn-chon-thanh" };

const reference = {
  areas: [
    anArea(),
    anArea({ id: "chon-thanh", kind: "district", parent: "binh-phuoc" }),
    anArea({ id: "bu-dang", kind: "district", parent: "binh-phuoc" }),
  ],
  checkpoints: [
    aCheckpoint(),
    aCheckpoint({ id: "dong-xoai", kind: "inner", latitude: 11.54, longitude: 106.89 }),
    aCheckpoint({ id: "bu-dang", kind: "inner", latitude: 11.81, longitude: 107.24 }),
    aCheckpoint({ id: "cai-chanh", latitude: 11.95, longitude: 107.43 }),
    aCheckpoint({ id: "hoa-lu", latitude: 11.92, longitude: 106.53 }),
    aCheckpoint({ id: "loc-ninh", kind: "inner", latitude: 11.84, longitude: 106.59 }),
    aCheckpoint({
      id: "duong-vong",
      kind: "commune",
      latitude: 11.6,
      longitude: 106.95,
      reserve: ["dt741-ql14"],
    }),
    aCheckpoint({ id: "tuan-tra", kind: "patrol", latitude: 11.44, longitude: 106.87 }),
    aCheckpoint({ id: "cau-tan-lap", kind: "inner", latitude: 11.4 }),
    aGate(),
    aGate({ id: "cong-kcn-minh-hung", endpoint: "kcn-minh-hung", latitude: 11.5 }),
  ],
  corridors: [aCorridor()],
  endpoints: [
    anEndpoint({ area: "chon-thanh" }),
    anEndpoint({ id: "kcn-minh-hung", code: 2, latitude: 11.5 }),
  ],
};
export const placesForTests = findingPlaces({ ...reference, levels: [] });
export const placesWith = (
  levels: Parameters<typeof findingPlaces>[0]["levels"],
  watchlist: readonly WatchEntry[] = [],
) => findingPlaces({ ...reference, levels, watchlist });

/** The nth scan of `aPass()`: let through at Tân Lập with two aboard, as tablet and server agree. */
export const aFindingScan = (n = 1, change: Partial<FindingScan> = {}): FindingScan => {
  const fact = aScanFact(n);
  return {
    ...fact,
    vehicle: fact.pass,
    plateSeen: fact.plate,
    plateMatches: true,
    device: "tablet-1",
    direction: "in",
    how: "camera",
    purpose: 1,
    reasons: [],
    judged: { outcome: change.outcome ?? "go", reasons: [] },
    ...change,
  };
};

/** The pass of `aPass()` as it stood from the day before on. */
export const aPassState = (change: Partial<PassState> = {}): PassState => {
  const { plate, trailerPlate, endpoint, corridor, occupantsMax, purpose, use, status } =
    aPassOnFile();
  return {
    plate,
    trailerPlate,
    endpoint,
    corridor,
    occupantsMax,
    purpose,
    use,
    status,
    from: at("08:00", -1),
    ...change,
  };
};

const hasPlate = (scan: FindingScan): scan is FindingScan & ScanFact => scan.plate !== null;

/** What scans of one pass amount to, its trips folded of them. */
export const aHistory = (
  scans: readonly FindingScan[],
  change: Partial<VehicleHistory> = {},
  asOf = at("20:00"),
): VehicleHistory => ({
  vehicle: scans[0]?.vehicle ?? null,
  scans,
  trips: foldTrips(scans.filter(hasPlate), asOf, []),
  pass: [aPassState()],
  checks: [],
  met: [],
  elsewhere: { scans: [], trips: [] },
  places: placesForTests,
  ...change,
});

/** All findings of such a history, as of the evening. */
export const findAll = (
  scans: readonly FindingScan[],
  change: Partial<VehicleHistory> = {},
  asOf = at("20:00"),
): readonly Finding[] => vehicleFindings(aHistory(scans, change, asOf), alertRulesForTests, asOf);

/** All but that it is overdue, which whoever was left under way is by the evening. */
export const find = (...asked: Parameters<typeof findAll>): readonly Finding[] =>
  findAll(...asked).filter(({ kind }) => kind !== "overdue");

/** Only those of a kind. */
export const ofKind = (kind: Finding["kind"], found: readonly Finding[]): readonly Finding[] =>
  found.filter((one) => one.kind === kind);
