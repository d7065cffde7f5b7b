import { isRefusal, refusal } from "../shared/contract/problems.ts";
import { type Alert, gravity, isLive } from "../shared/domain/alert.ts";
import { severities } from "../shared/domain/findings/finding-shape.ts";
import { groupBy } from "../shared/domain/group-by.ts";
import { iso } from "../shared/domain/time.ts";
import {
  type Delivery,
  retryAfterMs,
  type Webhook,
  type WebhookEvent,
  webhookEvents,
} from "../shared/domain/webhook.ts";
import { webhookEvent } from "./commands/manage-webhooks.ts";
import type { Logger } from "./log.ts";
import { postWebhook, type WebhookAnswer } from "./outbound/post-webhook.ts";
import { placesOf } from "./places.ts";
import { isForLater, type LoggedEvent, type Reference, type Store } from "./store/ports.ts";
import { makeTurn } from "./turn.ts";
import type { WebhookSecretOf } from "./webhook-keys.ts";

const mostEvents = 500;
const mostDue = 100;
/** Messages sent to one webhook before others have their turn. */
const mostOfOne = 10;
const lookEveryMs = 2_000;
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
}

export interface Sender {
  /** Ends what it is doing, at once, and resolves when nothing of it is left. */
  readonly stop: () => Promise<void>;
}

const told: ReadonlySet<string> = new Set(webhookEvents);

/** [H1] Does a webhook want to hear of it? */
const wants = (
  webhook: Webhook,
  alert: Alert,
  event: LoggedEvent,
  reference: Reference,
): boolean => {
  if (!webhook.active || gravity(alert) < severities.indexOf(webhook.least)) return false;
  const { area } = webhook;
  if (area === null || event.topics.includes(`area:${area}`)) return true;
  const bound = alert.endpoint === null ? [] : placesOf(reference).endpoints.get(alert.endpoint);
  return bound?.includes(area) ?? false;
};

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
        facts: alert.facts,
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
 * [H3] Tells other systems of alerts, behind the commit: who is to be told is written with how far the log was read, and
 * each is sent its messages one after another, at least once. No scan and no alert waits for it.
 */
export const sendWebhooks = (parts: SendParts): Sender => {
  const { store, secretOf, now, log } = parts;
  const { reads } = store;
  const chance = parts.chance ?? Math.random;
  const turn = makeTurn({ store, name: "webhooks", shared: parts.shared, now });
  const ending = new AbortController();
  let newest = 0;
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

  /** Writes who is to be told of the next events; false where another process has taken over. */
  const enqueue = async (): Promise<boolean> => {
    const events = await reads.events(turn.cursor(), mostEvents);
    const last = events.at(-1)?.seq;
    if (last === undefined) {
      newest = Math.min(newest, turn.cursor());
      return true;
    }
    const about = events.filter(({ type }) => told.has(type));
    if (about.length > 0) {
      const done = await store.write<true>(async (tx) => {
        if (!(await turn.saveWithin(tx, last))) return refusal("not-ready");
        const webhooks = await tx.webhooks();
        const reference = await tx.reference();
        const found = await tx.alertsByNumbers(about.map(({ subject }) => Number(subject.id)));
        const alerts = new Map(found.map((one) => [String(one.number), one]));
        let no = await tx.nextDeliveryNumber();
        for (const event of about) {
          const alert = alerts.get(event.subject.id);
          for (const webhook of alert ? webhooks : []) {
            if (!wants(webhook, alert!, event, reference)) continue;
            await tx.putDelivery({
              no,
              webhook: webhook.id,
              message: `msg_${event.seq}`,
              type: event.type as WebhookEvent,
              alert: alert!.number,
              at: iso(event.at),
              state: "waiting",
              tries: 0,
              nextAt: iso(now()),
              triedAt: null,
              status: null,
              error: null,
            });
            no += 1;
          }
        }
        return true;
      });
      if (isRefusal(done)) return false;
    }
    turn.doneTo(last);
    return true;
  };

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

  /** One webhook that does not answer holds up nobody else's messages, and its own only until it is tried again. */
  const send = async (): Promise<boolean> => {
    const due = await reads.deliveriesDue(now(), mostDue);
    const webhooks = new Map((await reads.webhooks()).map((one) => [one.id, one]));
    await Promise.all(
      [...groupBy(due, ({ webhook }) => webhook)].map(async ([id, messages]) => {
        for (const one of messages.slice(0, mostOfOne)) {
          const webhook = webhooks.get(id);
          if (!webhook || ending.signal.aborted) return;
          await sendOne(webhook, one);
        }
      }),
    );
    return due.length > 0;
  };

  const forget = async (): Promise<void> => {
    if (now() - forgotAt < forgetEveryMs) return;
    forgotAt = now();
    await store.write(async (tx) => void (await tx.forgetDeliveries(now() - keptMs)));
  };

  const step = async (): Promise<boolean> => {
    await forget();
    if (turn.cursor() < newest) {
      if (!(await enqueue())) turn.lose();
      return true;
    }
    if (await send()) return true;
    if (turn.isSaveDue()) return turn.save();
    return false;
  };

  const run = async (): Promise<void> => {
    newest = await reads.latestSeq().catch(() => 0);
    while (!ending.signal.aborted) {
      try {
        if (!((await turn.take()) && (await step()))) await wait(lookEveryMs);
      } catch (error) {
        if (ending.signal.aborted) return;
        if (!isForLater(error)) log.error({ err: error }, "webhooks could not be told");
        await wait(lookEveryMs);
      }
    }
    await turn.end();
  };

  const unsubscribe = store.onCommit((seq) => {
    newest = Math.max(newest, seq);
    wake?.();
  });
  const running = run();
  return {
    stop: async () => {
      ending.abort();
      unsubscribe();
      wake?.();
      await running;
    },
  };
};
