import { ms } from "../../../shared/domain/time.ts";
import type { Delivery } from "../../../shared/domain/webhook.ts";
import type { Note } from "../log-chain.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { deliveryColumns, toDelivery, toWebhook } from "../rows/webhook.ts";
import type { DeliveryCount, WebhookReads, WebhookWrites } from "../webhook-ports.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}

/** Webhooks and what they are sent. */
export const webhooksPort = (ask: Ask, note: Note): WebhookReads & WebhookWrites => ({
  webhooks: async () =>
    (await ask<Body>("SELECT body FROM webhook ORDER BY created_at, id", [])).map(({ body }) =>
      toWebhook(body),
    ),
  webhook: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM webhook WHERE id = $1", [id]);
    return row && toWebhook(row.body);
  },
  deliveryCounts: () =>
    ask<DeliveryCount>(
      `SELECT webhook, state, count(*) AS count FROM delivery WHERE state <> 'delivered'
       GROUP BY webhook, state`,
      [],
    ),
  findDeliveries: async ({ webhook, state, cursor, limit }) =>
    pageOf<Delivery>(
      await ask<Body & { readonly no: number }>(
        `SELECT no, body FROM delivery WHERE webhook = $1 AND no < $2
           AND ($3::text IS NULL OR state = $3) ORDER BY no DESC LIMIT $4`,
        [webhook, rowsBefore(cursor), state ?? null, limit + 1],
      ),
      limit,
    ),
  delivery: async (no) => {
    const [row] = await ask<Body>("SELECT body FROM delivery WHERE no = $1", [no]);
    return row && toDelivery(row.body);
  },
  deliveriesDue: async (webhook, at, limit) =>
    (
      await ask<Body>(
        `SELECT body FROM delivery WHERE webhook = $1 AND next_at <= $2
         ORDER BY next_at, no LIMIT $3`,
        [webhook, at, limit],
      )
    ).map(({ body }) => toDelivery(body)),
  putWebhook: async (given) => {
    await ask(
      `INSERT INTO webhook (id, created_at, body) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
      [given.id, ms(given.createdAt), JSON.stringify(given)],
    );
    note({ kind: "webhook", id: given.id, value: given });
  },
  nextDeliveryNumber: async () => {
    const [row] = await ask<{ next: number }>(
      "SELECT coalesce(max(no), 0) + 1 AS next FROM delivery",
      [],
    );
    return row!.next;
  },
  putDelivery: async (given) => {
    const row = deliveryColumns(given);
    await ask(
      `INSERT INTO delivery (no, webhook, state, at, next_at, body)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (no) DO UPDATE SET state = excluded.state, next_at = excluded.next_at,
         body = excluded.body`,
      [row.no, row.webhook, row.state, row.at, row.nextAt, row.body],
    );
  },
  forgetDeliveries: async (before) =>
    (await ask("DELETE FROM delivery WHERE at < $1 AND next_at IS NULL RETURNING no", [before]))
      .length,
});
