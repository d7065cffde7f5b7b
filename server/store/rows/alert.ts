import { type Alert, gravity } from "../../../shared/domain/alert.ts";
import { severities } from "../../../shared/domain/findings/finding-shape.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { AlertsAsked } from "../alert-ports.ts";

/** An alert's row: what it is found by, and all of it. */
export const alertColumns = (alert: Alert) => ({
  number: alert.number,
  key: alert.key,
  kind: alert.kind,
  gravity: gravity(alert),
  status: alert.status,
  openAt: ms(alert.openAt),
  goneUp: alert.escalatedAt === null ? 0 : 1,
  vehicle: alert.vehicle,
  device: alert.device,
  trip: alert.trip,
  checkpoint: alert.checkpoint,
  corridor: alert.corridor,
  endpoint: alert.endpoint,
  body: JSON.stringify(alert),
});

export const toAlert = (body: string): Alert => JSON.parse(body) as Alert;

/** What a list is asked of the table with; null asks for any. */
export const alertsAskedColumns = ({ statuses, kinds, severity, area }: AlertsAsked) => ({
  statuses: statuses ?? null,
  kinds: kinds ?? null,
  gravity: severity === undefined ? null : severities.indexOf(severity),
  anywhere: area === undefined || area.all,
  areaPosts: [...(area?.checkpoints ?? [])],
  areaEndpoints: [...(area?.endpoints ?? [])],
});
