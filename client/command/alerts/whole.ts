import type { AlertItem, AlertSeen } from "../../../shared/contract/alerts.ts";
import { byUrgency, isLive } from "../../../shared/domain/alert.ts";
import type { LiveItems } from "../../api/live-items.ts";

/** Who is shown the whole of it, and not only that it is. */
export const isWhole = (alert: AlertItem): alert is AlertSeen => "status" in alert;

/** What somebody must see to, what nobody has seen to and the gravest first. */
export const liveAlerts = (items: LiveItems): readonly AlertSeen[] =>
  [...items.of("alert").values()].filter(isWhole).filter(isLive).sort(byUrgency);
