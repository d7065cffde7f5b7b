import { z } from "zod";
import { severity } from "./findings/finding-shape.ts";
import { oneLine } from "./one-line.ts";
import { placeId } from "./place.ts";
import { isoTime } from "./time.ts";

/** What a webhook is told of: what became of an alert, and a call to try it out. */
export const webhookEvents = [
  "alert.raised",
  "alert.opened",
  "alert.escalated",
  "alert.acknowledged",
  "alert.resolved",
  "alert.withdrawn",
  "webhook.test",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
const events: ReadonlySet<string> = new Set(webhookEvents);
export const isWebhookEvent = (type: string): type is WebhookEvent => events.has(type);

/** Scheme, host, port and the rest of an address; none of one that names a user or a part of a page. */
const address = /^(https?):\/\/(\[[0-9a-f:.]+\]|[\p{L}\p{N}.-]+)(?::\d{1,5})?(?:[/?][^\s#]*)?$/iu;
/** This machine, or a network of one's own; names of any other kind are the world's. */
const ownNetwork =
  /^(localhost|127(\.\d{1,3}){3}|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|\[::1\])$/i;

/** [H1] Where plates go by a public network they go encrypted; no password stands in an address that many may read. */
const isFit = (text: string): boolean => {
  const [, scheme = "", host = ""] = address.exec(text) ?? [];
  return /^https$/i.test(scheme) || (/^http$/i.test(scheme) && ownNetwork.test(host));
};

/** Another system that is told of alerts over HTTP. */
export const webhook = z.object({
  id: z.uuid(),
  name: oneLine(1, 80),
  url: z
    .string()
    .trim()
    .max(500)
    .refine(isFit, { params: { code: "webhook-url" } }),
  /** Only alerts that lie in this area or are bound for it; null: all. */
  area: placeId.nullable(),
  /** Only alerts at least as grave. */
  least: severity,
  active: z.boolean(),
  /** Counts up when the secret is made anew. */
  round: z.int().min(1),
  createdAt: isoTime,
});
export type Webhook = z.infer<typeof webhook>;

export const deliveryStates = ["waiting", "delivered", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One message to one webhook. Its content is made when it is sent, from the alert as it then is. */
export const delivery = z.object({
  /** Grows with every delivery. */
  no: z.int(),
  webhook: z.uuid(),
  /** The same in every try, so that a receiver can tell repetitions. */
  message: z.string(),
  type: z.enum(webhookEvents),
  /** Number of the alert; null for a test. */
  alert: z.int().nullable(),
  at: isoTime,
  state: z.enum(deliveryStates),
  tries: z.int().min(0),
  /** When it is tried next; null once it is not. */
  nextAt: isoTime.nullable(),
  triedAt: isoTime.nullable(),
  /** HTTP status of the last answer; null where there was none. */
  status: z.int().nullable(),
  /** Why the last try failed, for people: a short code of the network's or nothing. */
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof delivery>;

const minute = 60_000;
const hour = 60 * minute;
/** How long after each failed try the next one follows: three days in all, as Standard Webhooks recommends. */
const waits = [
  5_000,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** [H3] Milliseconds until it is tried again after so many failures, up to a tenth more by `chance` (0–1); null: no more. */
export const retryAfterMs = (failures: number, chance: number): number | null => {
  const wait = waits[failures - 1];
  return wait === undefined ? null : Math.round(wait * (1 + chance / 10));
};
