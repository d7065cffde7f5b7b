import { type AlertItem, type AlertSeen, kindsIn } from "../../shared/contract/alerts.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may, type Subject, scopesFor } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { type Alert, alertTold, isLive } from "../../shared/domain/alert.ts";
import { approaching } from "../../shared/domain/approaching.ts";
import { endpointsToCome } from "../../shared/domain/bound-for.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import type { Severity } from "../../shared/domain/findings/finding-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Page, Reads, Reference } from "../store/ports.ts";

const live = ["open", "acknowledged"] as const;
const over = ["resolved", "withdrawn"] as const;

/** Where an alert is worked: where it happened; what happened at no post, at the endpoint it was bound for. */
export const alertSubject = (
  { checkpoint, endpoint }: Pick<Alert, "checkpoint" | "endpoint">,
  reference: Reference,
): Subject => {
  const places = placesOf(reference);
  const post = checkpoint === null ? undefined : places.checkpoints.get(checkpoint);
  // Confirmed without a gate, it was seen at the endpoint itself.
  const bound = checkpoint ?? endpoint;
  return post
    ? { areas: post, checkpoints: [checkpoint!] }
    : bound === null
      ? {}
      : { areas: places.endpoints.get(bound) ?? [], endpoints: [bound] };
};

/** Does a reach see the whole of an alert: where it happened, or where the vehicle is bound? */
export const seesWhole = (
  { all, checkpoints, corridors, endpoints }: Reach,
  alert: Pick<Alert, "checkpoint" | "corridor" | "endpoint">,
): boolean =>
  all ||
  checkpoints.has(alert.checkpoint ?? "") ||
  corridors.has(alert.corridor ?? "") ||
  endpoints.has(alert.endpoint ?? "");

/**
 * [A28] Is a live alert about a vehicle that is coming there: its endpoint, or a post still ahead of it on its corridor? Only
 * where those are to act on its kind.
 */
export const concerns = (
  alert: Alert,
  trip: Trip | undefined,
  { all, checkpoints, endpoints }: Reach,
  reference: Reference,
  at: number,
): boolean => {
  if (!isLive(alert) || alert.vehicle === null || !trip || trip.closedAt !== null) return false;
  if (
    alert.who.includes("endpoint") &&
    (all || endpointsToCome(trip).some((one) => endpoints.has(one)))
  )
    return true;
  if (!alert.who.includes("posts-ahead")) return false;
  const { corridors } = reference;
  return (
    all || [...checkpoints].some((post) => approaching([trip], post, corridors, iso(at)).length > 0)
  );
};

export const toTold = (alert: Alert): AlertItem => alertTold.parse(alert);

/** Alerts with the names of the people they speak of; of those nothing else. */
export const presentAlerts = async (
  reads: Pick<Reads, "account">,
  alerts: readonly Alert[],
): Promise<AlertSeen[]> => {
  const known = new Map<string, string>();
  const nameOf = async (id: string): Promise<string> => {
    const name = known.get(id) ?? (await reads.account(id))?.displayName ?? id;
    known.set(id, name);
    return name;
  };
  const seen: AlertSeen[] = [];
  for (const alert of alerts) {
    const people = alert.acts.flatMap((act) =>
      act.what === "assign" && act.to !== null ? [act.by, act.to] : [act.by],
    );
    const names: Record<string, string> = {};
    for (const id of people) names[id] = await nameOf(id);
    seen.push({ ...alert, names });
  }
  return seen;
};

const grantsOf = (caller: Caller): readonly Grant[] =>
  caller.kind === "person" ? caller.grants : [];

/** As much of alerts as a caller may see: the whole, the least, or nothing. */
const presentFor = async (
  reads: Reads,
  caller: Caller,
  alerts: readonly Alert[],
  at: number,
): Promise<AlertItem[]> => {
  const reference = await reads.reference();
  const whole = reachOf(scopesFor(grantsOf(caller), "alert.read"), reference);
  const told = reachOf(scopesFor(grantsOf(caller), "alert.told"), reference);
  const read = await presentAlerts(
    reads,
    alerts.filter((one) => seesWhole(whole, one)),
  );
  const seen = new Map(read.map((one) => [one.number, one]));
  const trips = await reads.tripsByIds(alerts.flatMap(({ trip }) => trip ?? []));
  const tripOf = new Map(trips.map((trip) => [trip.id, trip]));
  return alerts.flatMap((alert): AlertItem[] => {
    const full = seen.get(alert.number);
    if (full) return [full];
    const theirs = concerns(alert, tripOf.get(alert.trip ?? ""), told, reference, at);
    return theirs ? [toTold(alert)] : [];
  });
};

export interface AlertsFilter {
  readonly status?: "live" | "over" | Alert["status"] | undefined;
  /** [A32] As the call names them. */
  readonly kind?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly area?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const statusesOf = (status: NonNullable<AlertsFilter["status"]>): readonly Alert["status"][] =>
  status === "live" ? live : status === "over" ? over : [status];

/** Alerts within the caller's reach, newest first; a page may hold fewer than were asked for. */
export const alertsFor = async (
  reads: Reads,
  caller: Caller,
  { status, kind, area, ...asked }: AlertsFilter,
  at: number,
): Promise<Page<AlertItem>> => {
  const reference = await reads.reference();
  const page = await reads.findAlerts(
    {
      ...asked,
      ...(status && { statuses: statusesOf(status) }),
      ...(kind !== undefined && { kinds: kindsIn(kind) }),
      ...(area !== undefined && { area: reachOf([{ kind: "area", id: area }], reference) }),
    },
    reachOf(scopesFor(grantsOf(caller), "alert.told"), reference),
  );
  return { items: await presentFor(reads, caller, page.items, at), next: page.next };
};

/** One alert; one out of reach is not found. */
export const alertFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
  at: number,
): Promise<AlertItem | Refusal> => {
  const alert = await reads.alert(Number(id));
  const [item] = alert ? await presentFor(reads, caller, [alert], at) : [];
  return item ?? refusal("not-found");
};

/** Who may see to an alert, by name; for those who may themselves. */
export const alertWorkersFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<{ readonly items: { id: string; name: string }[] } | Refusal> => {
  const alert = await reads.alert(Number(id));
  const reference = await reads.reference();
  if (!alert || !may(grantsOf(caller), "alert.work", alertSubject(alert, reference)))
    return refusal("not-found");
  const people = (await reads.accounts()).filter(
    ({ active, grants }) => active && may(grants, "alert.work", alertSubject(alert, reference)),
  );
  return { items: people.map((person) => ({ id: person.id, name: person.displayName })) };
};

/** What somebody begins with: live alerts that they may see. */
export const liveAlertsWithin = async (
  reads: Reads,
  reach: Reach,
  limit: number,
): Promise<readonly Alert[]> => (await reads.findAlerts({ statuses: live, limit }, reach)).items;
