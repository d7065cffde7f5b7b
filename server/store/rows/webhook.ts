import { ms } from "../../../shared/domain/time.ts";
import type { Delivery, Webhook } from "../../../shared/domain/webhook.ts";

export const toWebhook = (body: string): Webhook => JSON.parse(body) as Webhook;
export const toDelivery = (body: string): Delivery => JSON.parse(body) as Delivery;

/** A delivery's row: what it is found by, and all of it. */
export const deliveryColumns = (delivery: Delivery) => ({
  no: delivery.no,
  webhook: delivery.webhook,
  state: delivery.state,
  at: ms(delivery.at),
  nextAt: delivery.nextAt === null ? null : ms(delivery.nextAt),
  body: JSON.stringify(delivery),
});
