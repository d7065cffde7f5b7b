import { z } from "zod";
import { delivery, deliveryStates, webhook } from "../domain/webhook.ts";
import { numberCursor } from "./page-cursor.ts";

/** A webhook with how its deliveries stand. */
export const webhookSeen = webhook.extend({ waiting: z.int(), dead: z.int() });
export type WebhookSeen = z.infer<typeof webhookSeen>;

export const newWebhook = webhook.pick({ name: true, url: true, area: true, least: true });
export const webhookChange = webhook
  .pick({ name: true, url: true, area: true, least: true, active: true })
  .partial();

/** What signs its messages: `whsec_` and 32 bytes, base64 (Standard Webhooks). Told to nobody else. */
export const webhookSecret = z.object({ secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/) });

export const deliveryQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const deliveryPage = z.object({ items: z.array(delivery), next: z.string().nullable() });
export type DeliveryPage = z.infer<typeof deliveryPage>;

/** Which deliveries to send again: one by its number, or all that failed for good. */
export const resending = z.object({ delivery: z.int().min(1).nullable() });
export const resent = z.object({ count: z.int() });
