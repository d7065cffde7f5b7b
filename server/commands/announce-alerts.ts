import { type Alert, gravity } from "../../shared/domain/alert.ts";
import { severities } from "../../shared/domain/findings/finding-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { isWebhookEvent, type Webhook } from "../../shared/domain/webhook.ts";
import { placesOf } from "../places.ts";
import type { NewEvent, Reads, Reference, Writes } from "../store/ports.ts";
import { newDelivery } from "./manage-webhooks.ts";

/** An event of the log and the alert it is about, as it now is. */
export interface Announced {
  readonly event: NewEvent;
  readonly alert: Alert;
}

/** [H1] Does a webhook want to hear of it? */
const wants = (webhook: Webhook, { event, alert }: Announced, reference: Reference): boolean => {
  if (!webhook.active || gravity(alert) < severities.indexOf(webhook.least)) return false;
  const { area } = webhook;
  if (area === null || event.topics.includes(`area:${area}`)) return true;
  const bound = alert.endpoint === null ? [] : placesOf(reference).endpoints.get(alert.endpoint);
  return bound?.includes(area) ?? false;
};

/**
 * Tells the log of alerts and [H3] writes beside it which webhooks are to be told: in the transaction that changes the
 * alerts, so that none of it is there without the rest.
 */
export const announceAlerts = async (
  tx: Reads & Writes,
  announced: readonly Announced[],
  reference: Reference,
  at: number,
): Promise<void> => {
  await tx.append(
    announced.map(({ event }) => event),
    at,
  );
  const webhooks = await tx.webhooks();
  if (webhooks.length === 0) return;
  let no = await tx.nextDeliveryNumber();
  for (const one of announced) {
    const { type } = one.event;
    if (!isWebhookEvent(type)) continue;
    for (const webhook of webhooks.filter((each) => wants(each, one, reference))) {
      await tx.putDelivery(newDelivery(no, webhook.id, type, one.alert.number, iso(at)));
      no += 1;
    }
  }
};
