import { endpointsOf } from "../bound-for.ts";
import { looksOf } from "../correction.ts";
import { plateInForceAt } from "../take-over.ts";
import type { PlateInForce } from "../take-over-shape.ts";
import { ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import type { AlertRules } from "./alert-rules.ts";
import type { Finding, FindingKind, Severity } from "./finding-shape.ts";
import type { FindingScan, PassState, VehicleHistory } from "./history.ts";
import { elsewhereThen } from "./same-vehicle.ts";

/** A trip with the looks it is made of, in event time. */
export interface Leg {
  readonly trip: Trip;
  readonly looks: readonly FindingScan[];
}

/** One vehicle's history put in order: what every detector is given. */
export interface Case extends Omit<VehicleHistory, "scans" | "trips" | "pass"> {
  /** [T11] Each look at the vehicle once, as it counts now, by the id of the scan that was first; in event time. */
  readonly looks: readonly FindingScan[];
  /** [T18] What endpoints said of it when it drove on: no looks. */
  readonly releases: readonly FindingScan[];
  readonly legs: readonly Leg[];
  readonly legOf: (scan: string) => Leg | undefined;
  /** The state of its pass at a moment (ms); null where it has none on file. */
  readonly passAt: (at: number) => PassState | null;
  readonly rules: AlertRules["kinds"];
  /** ms */
  readonly asOf: number;
}

/** What a detector has found, before it is told whose it is. */
export interface Found {
  readonly kind: FindingKind;
  /** What it rests on; with the kind it is the key. */
  readonly cause: string;
  /** Event time, ISO. */
  readonly at: string;
  /** Its evidence, oldest first; the last one tells place and tablet. */
  readonly looks: readonly FindingScan[];
  readonly trip: Trip | null;
  /** Where it was, should its evidence not have come. */
  readonly checkpoint?: string;
  readonly facts: Finding["facts"];
  /** Where it is another than the rules give its kind. */
  readonly severity?: Severity;
}
export type Detector = (vehicle: Case) => readonly Found[];

/** [A1] In event time; scans of the same moment by id, so that order of arrival decides nothing. */
export const byTime = (a: FindingScan, b: FindingScan): number =>
  ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1);

/** [A1] [T11] Each look once, in event time. */
export const looksInOrder = (scans: readonly FindingScan[]): readonly FindingScan[] =>
  looksOf([...new Map(scans.map((one) => [one.id, one])).values()])
    .map(({ name, counts }) => ({ ...counts, id: name }))
    .sort(byTime);

/** Puts a vehicle's history in order. */
export const openCase = (history: VehicleHistory, rules: AlertRules, asOf: string): Case => {
  const { vehicle, scans, trips, pass, checks, met, places } = history;
  const all = looksInOrder(scans);
  const looks = all.filter(({ release }) => !release);
  const byId = new Map(looks.map((look) => [look.id, look]));
  const legs = trips.map((trip) => ({
    trip,
    looks: trip.sightings.flatMap(({ scan }) => byId.get(scan) ?? []),
  }));
  const legOf = new Map(legs.flatMap((leg) => leg.looks.map((look) => [look.id, leg] as const)));
  const states = [...pass].sort((a, b) => ms(a.from) - ms(b.from));
  return {
    vehicle,
    looks,
    releases: all.filter(({ release }) => release),
    legs,
    legOf: (scan) => legOf.get(scan),
    passAt: (at) => states.findLast(({ from }) => ms(from) <= at) ?? states[0] ?? null,
    checks,
    met,
    elsewhere: elsewhereThen(history),
    places,
    rules: rules.kinds,
    asOf: ms(asOf),
  };
};

/** [T18] When a trip's vehicle left where it arrived, ms: by the last release before a moment, else as it arrived. */
export const leftAt = ({ closedAt, openedAt, releases = [] }: Trip, before: number): number =>
  Math.max(
    ms(closedAt ?? openedAt),
    ...releases.map(({ at }) => ms(at)).filter((at) => at <= before),
  );

/** [A31] The vehicle that drove with the pass at a look in place of its own; null where none did. */
export const takenOverAt = ({ legOf }: Case, look: FindingScan): PlateInForce | null => {
  const trip = legOf(look.id)?.trip;
  return trip ? plateInForceAt(trip, ms(look.at)) : null;
};

/** Looks that follow each other within `hours` are one cause with growing evidence. */
export const episodes = <L extends Pick<FindingScan, "at">>(
  looks: readonly L[],
  hours: number,
): readonly (readonly L[])[] => {
  const groups: L[][] = [];
  for (const look of looks) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && ms(look.at) - ms(before.at) <= hours * 3_600_000) last.push(look);
    else groups.push([look]);
  }
  return groups;
};

/** [A11] [T17] The endpoints that its pass named at a look, or where none is on file the look itself or its trip. */
export const boundAt = ({ passAt }: Case, { trip }: Leg, look: FindingScan): readonly string[] => {
  const { endpoint, via } = look;
  return endpointsOf(
    passAt(ms(look.at)) ?? (endpoint === null ? trip : { endpoint, ...(via && { via }) }),
  );
};

/** The look before each, with it. */
export const pairs = (
  looks: readonly FindingScan[],
): readonly (readonly [FindingScan, FindingScan])[] =>
  looks.slice(1).map((look, place) => [looks[place]!, look]);

/** Everything the tablet or the server has against it. */
export const reasonsOf = ({ reasons, judged }: FindingScan) =>
  new Set([...reasons, ...(judged?.reasons ?? [])]);

/** Minutes from one look to a later one. */
export const minutesBetween = (a: FindingScan, b: FindingScan): number =>
  (ms(b.at) - ms(a.at)) / 60_000;

/** As people are told figures: to a tenth. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
