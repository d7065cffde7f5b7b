import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { webhookChange } from "../../shared/contract/webhooks.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Delivery, Webhook, WebhookEvent } from "../../shared/domain/webhook.ts";
import type { NewEvent, Reads, Store } from "../store/ports.ts";

/** More than anybody needs, and few enough to look at each for every event. */
const mostWebhooks = 20;

/** For the log only, hence no topics. The address stays in its row: who may read the log need not know it. */
export const webhookEvent = (
  type: "webhook.added" | "webhook.changed" | "webhook.secret-renewed",
  { id, active, area, least, round }: Webhook,
): NewEvent => ({
  type,
  subject: { kind: "webhook", id },
  payload: { active, area, least, round },
  topics: [],
});

type Given = Pick<Webhook, "name" | "url" | "area" | "least">;

const wrongArea = async (reads: Reads, area: string | null | undefined): Promise<Refusal | null> =>
  area && !(await reads.reference()).areas.some(({ id }) => id === area)
    ? refusal("unknown-reference", { area: "unknown-reference" })
    : null;

export const addWebhook = (store: Store, given: Given, at: number): Promise<Webhook | Refusal> =>
  store.write(async (tx) => {
    const refused = await wrongArea(tx, given.area);
    if (refused) return refused;
    if ((await tx.webhooks()).length >= mostWebhooks) return refusal("too-many-webhooks");
    const webhook: Webhook = {
      id: randomUUID(),
      ...given,
      active: true,
      round: 1,
      createdAt: iso(at),
    };
    await tx.putWebhook(webhook);
    await tx.append([webhookEvent("webhook.added", webhook)], at);
    return webhook;
  });

/** The same again changes nothing. Refuses `not-found`. */
export const changeWebhook = (
  store: Store,
  id: string,
  change: z.infer<typeof webhookChange>,
  at: number,
): Promise<Webhook | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.webhook(id);
    if (!before) return refusal("not-found");
    const refused = await wrongArea(tx, change.area);
    if (refused) return refused;
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    );
    const webhook = { ...before, ...given } as Webhook;
    if (isDeepStrictEqual(webhook, before)) return before;
    await tx.putWebhook(webhook);
    await tx.append([webhookEvent("webhook.changed", webhook)], at);
    return webhook;
  });

/** [H2] From now on its messages are signed with another secret. Refuses `not-found`. */
export const renewSecret = (store: Store, id: string, at: number): Promise<Webhook | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.webhook(id);
    if (!before) return refusal("not-found");
    const webhook: Webhook = { ...before, round: before.round + 1 };
    await tx.putWebhook(webhook);
    await tx.append([webhookEvent("webhook.secret-renewed", webhook)], at);
    return webhook;
  });

/** A message that is due at once. */
export const newDelivery = (
  no: number,
  webhook: string,
  type: WebhookEvent,
  alert: number | null,
  at: string,
): Delivery => ({
  no,
  webhook,
  // Numbers come again once all that went before is forgotten; what a receiver knows repetitions by must not.
  message: `msg_${randomUUID()}`,
  type,
  alert,
  at,
  state: "waiting",
  tries: 0,
  nextAt: at,
  triedAt: null,
  status: null,
  error: null,
});

/** Refuses `not-found`, and `webhook-stopped` for one that is sent nothing. */
export const tryWebhook = (store: Store, id: string, at: number): Promise<Delivery | Refusal> =>
  store.write(async (tx) => {
    const webhook = await tx.webhook(id);
    if (!webhook) return refusal("not-found");
    if (!webhook.active) return refusal("webhook-stopped");
    const no = await tx.nextDeliveryNumber();
    const delivery = newDelivery(no, id, "webhook.test", null, iso(at));
    await tx.putDelivery(delivery);
    return delivery;
  });

const pageOfDead = 200;

/** [H3] Sends one delivery again, or all that are dead (`no` null), under the ids they had; answers how many. */
export const resend = (
  store: Store,
  id: string,
  no: number | null,
  at: number,
): Promise<number | Refusal> =>
  store.write<number>(async (tx) => {
    const webhook = await tx.webhook(id);
    const one = no === null ? undefined : await tx.delivery(no);
    if (!webhook || (no !== null && one?.webhook !== id)) return refusal("not-found");
    if (!webhook.active) return refusal("webhook-stopped");
    const again: Delivery[] = one ? [one] : [];
    for (let cursor: string | undefined; no === null; ) {
      const page = await tx.findDeliveries({
        webhook: id,
        state: "dead",
        cursor,
        limit: pageOfDead,
      });
      again.push(...page.items);
      if (page.next === null) break;
      cursor = page.next;
    }
    for (const delivery of again)
      await tx.putDelivery({ ...delivery, state: "waiting", tries: 0, nextAt: iso(at) });
    return again.length;
  });
