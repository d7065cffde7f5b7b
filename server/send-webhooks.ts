import { type Alert, isLive } from "../shared/domain/alert.ts";
import { iso } from "../shared/domain/time.ts";
import { type Delivery, retryAfterMs, type Webhook } from "../shared/domain/webhook.ts";
import { webhookEvent } from "./commands/manage-webhooks.ts";
import type { Logger } from "./log.ts";
import { postWebhook, type WebhookAnswer } from "./outbound/post-webhook.ts";
import { isForLater, type Store } from "./store/ports.ts";
import { makeTurn } from "./turn.ts";
import type { WebhookSecretOf } from "./webhook-keys.ts";

/** Messages sent to a webhook between two looks. */
const mostDue = 50;
const lookEveryMs = 1_000;
/** [H4] What waits for nothing is forgotten after so long. */
const keptMs = 30 * 24 * 3_600_000;
const forgetEveryMs = 3_600_000;

export interface SendParts {
  readonly store: Store;
  readonly secretOf: WebhookSecretOf;
  readonly now: () => number;
  readonly log: Pick<Logger, "error" | "warn">;
  readonly shared: boolean;
  readonly chance?: () => number;
  /** How often it looks for what is due. */
  readonly everyMs?: number;
}

export interface Sender {
  /** Ends what it is doing, at once, and resolves when nothing of it is left. */
  readonly stop: () => Promise<void>;
}

/** [H4] What a driver wrote is for those who command there. */
const factsForOthers = ({ facts: { said: _, ...facts } }: Alert): Alert["facts"] => facts;

/** [H4] What is told of an alert: what was found and how it stands, nobody's name and nobody's account. */
const contentOf = ({ type, at }: Delivery, alert: Alert | undefined) => ({
  type,
  timestamp: at,
  data: alert
    ? {
        number: alert.number,
        kind: alert.kind,
        severity: alert.severity,
        status: alert.status,
        live: isLive(alert),
        at: alert.at,
        firstAt: alert.firstAt,
        lastAt: alert.lastAt,
        retroactive: alert.retroactive,
        escalatedAt: alert.escalatedAt,
        outcome: alert.outcome,
        plate: alert.plate,
        pass: alert.pass,
        trip: alert.trip,
        device: alert.device,
        checkpoint: alert.checkpoint,
        corridor: alert.corridor,
        endpoint: alert.endpoint,
        scans: alert.scans,
        facts: factsForOthers(alert),
      }
    : {},
});

/** [H3] How a delivery stands after a try. */
const afterTry = (
  before: Delivery,
  { status, error }: WebhookAnswer,
  at: number,
  chance: number,
): Delivery => {
  const tries = before.tries + 1;
  const tried = { ...before, tries, triedAt: iso(at), status, error };
  if (status !== null && status >= 200 && status < 300)
    return { ...tried, state: "delivered", nextAt: null };
  const wait = status === 410 ? null : retryAfterMs(tries, chance);
  return wait === null
    ? { ...tried, state: "dead", nextAt: null }
    : { ...tried, nextAt: iso(at + wait) };
};

/**
 * [H3] Sends what waits, one process of several at a time, each webhook its messages one after another, at least once. It
 * looks for them by itself: no scan and no alert waits for it, and none wakes it.
 */
export const sendWebhooks = (parts: SendParts): Sender => {
  const { store, secretOf, now, log } = parts;
  const { reads } = store;
  const chance = parts.chance ?? Math.random;
  const turn = makeTurn({ store, name: "webhooks", shared: parts.shared, now });
  const ending = new AbortController();
  /** Webhooks that messages are being sent to. */
  const busy = new Map<string, Promise<unknown>>();
  let forgotAt = 0;
  let wake: (() => void) | null = null;

  const wait = (atMostMs: number): Promise<void> =>
    ending.signal.aborted
      ? Promise.resolve()
      : new Promise((resolve) => {
          const timer = setTimeout(() => wake?.(), atMostMs);
          wake = () => {
            clearTimeout(timer);
            wake = null;
            resolve();
          };
        });

  const sendOne = async (webhook: Webhook, due: Delivery): Promise<boolean> => {
    const alert = due.alert === null ? undefined : await reads.alert(due.alert);
    const answer: WebhookAnswer = webhook.active
      ? await postWebhook(
          {
            url: webhook.url,
            id: due.message,
            at: now(),
            body: JSON.stringify(contentOf(due, alert)),
            secret: secretOf(webhook),
          },
          ending.signal,
        )
      : { status: 410, error: "stopped" };
    // What was broken off is tried again after the next start, as if it had not been.
    if (ending.signal.aborted) return false;
    const after = afterTry(due, answer, now(), chance());
    await store.write(async (tx) => {
      await tx.putDelivery(after);
      if (answer.status !== 410 || !webhook.active) return;
      // It says that nobody is there any more.
      const stopped = { ...((await tx.webhook(webhook.id)) ?? webhook), active: false };
      await tx.putWebhook(stopped);
      await tx.append([webhookEvent("webhook.changed", stopped)], now());
    });
    if (after.state === "dead")
      log.warn(
        { webhook: webhook.id, delivery: due.no, status: answer.status },
        "a webhook could not be told",
      );
    return after.state === "delivered";
  };

  /** What is due for one webhook, up to the first that fails: the next look goes on with the others. */
  const sendTo = async (webhook: Webhook): Promise<void> => {
    for (const due of await reads.deliveriesDue(webhook.id, now(), mostDue))
      if (ending.signal.aborted || !(await sendOne(webhook, due))) return;
  };

  const failed = (error: unknown): void => {
    if (!ending.signal.aborted && !isForLater(error))
      log.error({ err: error }, "webhooks could not be told");
  };

  /** One that does not answer holds up nobody else's messages. */
  const send = async (): Promise<void> => {
    for (const webhook of await reads.webhooks()) {
      if (busy.has(webhook.id)) continue;
      const sending = sendTo(webhook)
        .catch(failed)
        .finally(() => busy.delete(webhook.id));
      busy.set(webhook.id, sending);
    }
  };

  const forget = async (): Promise<void> => {
    if (now() - forgotAt < forgetEveryMs) return;
    forgotAt = now();
    await store.write(async (tx) => void (await tx.forgetDeliveries(now() - keptMs)));
  };

  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      try {
        if (await turn.take()) {
          await forget();
          await send();
        }
      } catch (error) {
        failed(error);
      }
      await wait(parts.everyMs ?? lookEveryMs);
    }
    await Promise.all(busy.values());
    await turn.end();
  };

  const running = run();
  return {
    stop: async () => {
      ending.abort();
      wake?.();
      await running;
    },
  };
};
