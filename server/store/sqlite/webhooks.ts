import type { Database } from "better-sqlite3";
import { ms } from "../../../shared/domain/time.ts";
import type { Delivery } from "../../../shared/domain/webhook.ts";
import type { Note } from "../log-chain.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { deliveryColumns, toDelivery, toWebhook } from "../rows/webhook.ts";
import type { DeliveryCount, WebhookReads, WebhookWrites } from "../webhook-ports.ts";

/** Webhooks and what they are sent, over one connection whose schema is in place. */
export const webhooksPort = (db: Database, note: Note): WebhookReads & WebhookWrites => {
  const all = db.prepare<[], string>("SELECT body FROM webhook ORDER BY created_at, id").pluck();
  const one = db.prepare<[string], string>("SELECT body FROM webhook WHERE id = ?").pluck();
  const put = db.prepare<[string, number, string]>(
    `INSERT INTO webhook (id, created_at, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
  );
  const counts = db.prepare<[], DeliveryCount>(
    `SELECT webhook, state, count(*) AS count FROM delivery WHERE state <> 'delivered'
     GROUP BY webhook, state`,
  );
  const find = db.prepare<[object], { no: number; body: string }>(
    `SELECT no, body FROM delivery WHERE webhook = @webhook AND no < @no
       AND (@state IS NULL OR state = @state) ORDER BY no DESC LIMIT @limit`,
  );
  const byNumber = db.prepare<[number], string>("SELECT body FROM delivery WHERE no = ?").pluck();
  const due = db
    .prepare<[string, number, number], string>(
      "SELECT body FROM delivery WHERE webhook = ? AND next_at <= ? ORDER BY next_at, no LIMIT ?",
    )
    .pluck();
  const next = db.prepare<[], number>("SELECT coalesce(max(no), 0) + 1 FROM delivery").pluck();
  const putOne = db.prepare<[object]>(
    `INSERT INTO delivery (no, webhook, state, at, next_at, body)
     VALUES (@no, @webhook, @state, @at, @nextAt, @body)
     ON CONFLICT (no) DO UPDATE SET state = excluded.state, next_at = excluded.next_at,
       body = excluded.body`,
  );
  const forget = db.prepare<[number]>("DELETE FROM delivery WHERE at < ? AND next_at IS NULL");
  return {
    webhooks: async () => all.all().map(toWebhook),
    webhook: async (id) => {
      const body = one.get(id);
      return body === undefined ? undefined : toWebhook(body);
    },
    deliveryCounts: async () => counts.all(),
    findDeliveries: async ({ webhook, state, cursor, limit }) =>
      pageOf<Delivery>(
        find.all({ webhook, state: state ?? null, no: rowsBefore(cursor), limit: limit + 1 }),
        limit,
      ),
    delivery: async (no) => {
      const body = byNumber.get(no);
      return body === undefined ? undefined : toDelivery(body);
    },
    deliveriesDue: async (webhook, at, limit) => due.all(webhook, at, limit).map(toDelivery),
    putWebhook: async (given) => {
      put.run(given.id, ms(given.createdAt), JSON.stringify(given));
      note({ kind: "webhook", id: given.id, value: given });
    },
    nextDeliveryNumber: async () => next.get()!,
    putDelivery: async (given) => void putOne.run(deliveryColumns(given)),
    forgetDeliveries: async (before) => forget.run(before).changes,
  };
};
