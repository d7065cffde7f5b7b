import { passId } from "../pass.ts";
import type { AlertRules } from "./alert-rules.ts";
import { type Case, type Detector, type Found, openCase } from "./case.ts";
import { cloned } from "./cloned.ts";
import type { Finding, FindingKind } from "./finding-shape.ts";
import { headCounts } from "./head-count.ts";
import type { VehicleHistory } from "./history.ts";
import { levelRaised } from "./level-raised.ts";
import { offCorridor } from "./off-corridor.ts";
import { onWatchlist } from "./on-watchlist.ts";
import { overdue } from "./overdue.ts";
import { peopleSwapped } from "./people-swapped.ts";
import { refusedThoughValid } from "./refused-though-valid.ts";
import { reusedPass } from "./reused-pass.ts";
import { saidOtherwise } from "./said-otherwise.ts";
import { shownAgain } from "./shown-again.ts";
import { stoppedInTransit } from "./stopped-in-transit.ts";
import { twoTrips } from "./two-trips.ts";
import { unconfirmedArrival } from "./unconfirmed-arrival.ts";
import { wrongEndpoint } from "./wrong-endpoint.ts";

/** What is looked for in a vehicle's history. */
const detectors: readonly Detector[] = [
  shownAgain,
  cloned,
  headCounts,
  peopleSwapped,
  offCorridor,
  stoppedInTransit,
  wrongEndpoint,
  reusedPass,
  twoTrips,
  unconfirmedArrival,
  overdue,
  saidOtherwise,
  levelRaised,
  refusedThoughValid,
  onWatchlist,
];

/** What gives nobody at the barrier a reason to refuse. */
const noReason: readonly FindingKind[] = [
  "refused-though-valid",
  "verdict-overturned",
  "level-raised",
];

/** [A17] A refusal that another finding explains is none. */
const unexplained = (found: readonly Found[]): readonly Found[] => {
  const explained = new Set(
    found
      .filter(({ kind }) => !noReason.includes(kind))
      .flatMap(({ looks }) => looks.map(({ id }) => id)),
  );
  return found.filter(
    ({ kind, looks }) =>
      kind !== "refused-though-valid" || !looks.some(({ id }) => explained.has(id)),
  );
};

const toFinding = (
  { kind, cause, at, looks, trip, checkpoint, facts, severity }: Found,
  { vehicle, looks: all, rules }: Case,
): Finding => {
  const last = looks.at(-1);
  const known = last ?? all.at(-1);
  return {
    key: `${kind}:${cause}`,
    kind,
    severity: severity ?? rules[kind].severity,
    at,
    vehicle,
    plate: trip?.plate ?? known?.plate ?? null,
    pass: passId.safeParse(vehicle).data ?? null,
    trip: trip?.id ?? null,
    device: last?.device ?? null,
    checkpoint: last?.checkpoint ?? checkpoint ?? null,
    corridor: trip?.corridor ?? last?.corridor ?? null,
    endpoint: trip?.endpoint ?? last?.endpoint ?? null,
    scans: looks.map(({ id }) => id),
    facts,
  };
};

/**
 * What one vehicle's history amounts to at a moment. [A1] In event time and from all scans each time, so that any order,
 * repetition or batching of them gives the same findings, by key; one that a late scan explains is gone.
 */
export const vehicleFindings = (
  history: VehicleHistory,
  rules: AlertRules,
  asOf: string,
): readonly Finding[] => {
  const vehicle = openCase(history, rules, asOf);
  const found = detectors.flatMap((detect) => detect(vehicle));
  return unexplained(found)
    .map((one) => toFinding(one, vehicle))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
};
