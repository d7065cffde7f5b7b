import type { AlertSeen } from "../../shared/contract/alerts.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { type Alert, alertId } from "../../shared/domain/alert.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Audience } from "../audience.ts";
import type { LoggedEvent, Reads, Reference } from "../store/ports.ts";
import { concerns, liveAlertsWithin, presentAlerts, seesWhole, toTold } from "./alerts.ts";

type Told = Pick<LoggedEvent, "subject" | "topics">;

/** Live alerts that anybody begins with, the latest: more than a wall can show. */
const mostLive = 1_000;

/** An alert as it stands, with the trip it is about. */
export interface AlertKnown {
  readonly alert: Alert;
  readonly seen: AlertSeen;
  readonly trip: Trip | undefined;
}

/** [A28] Who is to be told of an alert follows from how far its vehicle has come, so it is told again with the trip. */
export const alertsToldBy = async (
  told: readonly Told[],
  reads: Reads,
): Promise<readonly Told[]> => {
  const ofTrips = told.filter(({ subject }) => subject.kind === "trip");
  if (ofTrips.length === 0) return [];
  const alerts = await reads.liveAlertsOf([...new Set(ofTrips.map(({ subject }) => subject.id))]);
  return alerts.flatMap((alert) =>
    ofTrips
      .filter(({ subject }) => subject.id === alert.trip)
      .map(({ topics }): Told => ({ subject: { kind: "alert", id: alertId(alert) }, topics })),
  );
};

export const alertsKnown = async (
  reads: Reads,
  alerts: readonly Alert[],
): Promise<ReadonlyMap<string, AlertKnown>> => {
  const trips = await reads.tripsByIds(alerts.flatMap(({ trip }) => trip ?? []));
  const byId = new Map(trips.map((trip) => [trip.id, trip]));
  const seen = await presentAlerts(reads, alerts);
  return new Map(
    seen.map((one, place) => [
      alertId(one),
      { alert: alerts[place]!, seen: one, trip: byId.get(one.trip ?? "") },
    ]),
  );
};

/** An alert for one audience, or null where it is not theirs to see. */
export const presentAlert = (
  { alert, seen, trip }: AlertKnown,
  reach: Reach,
  audience: Audience,
  reference: Reference,
  at: number,
): Item["value"] => {
  if (audience.alertsWhole && seesWhole(audience.alertsWhole, alert)) return seen;
  return concerns(alert, trip, here(reach, audience), reference, at) ? toTold(alert) : null;
};

/** [A28] Of a tablet only its own post counts, not those along corridors that it keeps in reserve. */
const here = (reach: Reach, { post }: Audience): Reach =>
  post === null || reach.all ? reach : { ...reach, checkpoints: new Set([post]) };

/** The alerts that an audience begins with. */
export const alertItems = async (audience: Audience, reads: Reads, at: number): Promise<Item[]> => {
  const reach = audience.reach("alert");
  if (!reach) return [];
  const reference = await reads.reference();
  const known = await alertsKnown(reads, await liveAlertsWithin(reads, reach, mostLive));
  return [...known].flatMap(([id, one]): Item[] => {
    const value = presentAlert(one, reach, audience, reference, at);
    return value ? [{ kind: "alert", id, value } as Item] : [];
  });
};
