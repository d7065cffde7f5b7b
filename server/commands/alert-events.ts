import { type Alert, alertId } from "../../shared/domain/alert.ts";
import type { NewEvent, Reference } from "../store/ports.ts";
import { postTopics } from "../topics.ts";

type AlertEvent =
  | "raised"
  | "changed"
  | "withdrawn"
  | "opened"
  | "escalated"
  | "acknowledged"
  | "assigned"
  | "resolved";

type Lying = Pick<Alert, "checkpoint" | "corridor" | "endpoint">;

/** Who hears of it: those who reach where it happened, and where the vehicle is bound. */
const toldTo = ({ checkpoint, corridor, endpoint }: Lying, reference: Reference): string[] => [
  ...(checkpoint === null ? [] : postTopics(checkpoint, reference)),
  ...(corridor === null ? [] : [`corridor:${corridor}`]),
  ...(endpoint === null ? [] : [`endpoint:${endpoint}`]),
];

/** [A30] What the log says of an alert: its number, kind and state. Whose vehicle, and who did what, stays in its row. */
export const alertEvent = (
  what: AlertEvent,
  alert: Alert,
  was: Alert | null,
  reference: Reference,
): NewEvent => ({
  type: `alert.${what}`,
  subject: { kind: "alert", id: alertId(alert) },
  payload: { kind: alert.kind, severity: alert.severity, status: alert.status },
  // Those it was told to before must hear that it is elsewhere.
  topics: [...toldTo(alert, reference), ...(was ? toldTo(was, reference) : [])],
});

/** What the ledger's settling made of it. */
export const settledEvent = (alert: Alert, was: Alert | null, reference: Reference): NewEvent => {
  const what = ((): AlertEvent => {
    if (!was) return "raised";
    if (alert.withdrawn && !was.withdrawn) return "withdrawn";
    return alert.openAt === was.openAt ? "changed" : "opened";
  })();
  return alertEvent(what, alert, was, reference);
};
