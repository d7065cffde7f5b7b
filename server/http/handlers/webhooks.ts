import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { WebhookSeen } from "../../../shared/contract/webhooks.ts";
import type { Webhook } from "../../../shared/domain/webhook.ts";
import {
  addWebhook,
  changeWebhook,
  renewSecret,
  resend,
  tryWebhook,
} from "../../commands/manage-webhooks.ts";
import type { Store } from "../../store/ports.ts";
import type { WebhookSecretOf } from "../../webhook-keys.ts";
import type { Handlers } from "../handler.ts";

export const webhookHandlers = (
  store: Store,
  secretOf: WebhookSecretOf,
): Pick<
  Handlers,
  | "webhooks"
  | "createWebhook"
  | "changeWebhook"
  | "webhookSecret"
  | "renewWebhookSecret"
  | "tryWebhook"
  | "webhookDeliveries"
  | "resendDeliveries"
> => {
  const { reads } = store;
  const seen = async (webhooks: readonly Webhook[]): Promise<WebhookSeen[]> => {
    const counts = await reads.deliveryCounts();
    const count = (id: string, of: string): number =>
      counts.find(({ webhook, state }) => webhook === id && state === of)?.count ?? 0;
    return webhooks.map((one) => ({
      ...one,
      waiting: count(one.id, "waiting"),
      dead: count(one.id, "dead"),
    }));
  };
  const told = async (result: Webhook | Refusal): Promise<WebhookSeen | Refusal> => {
    if (isRefusal(result)) return result;
    const [one] = await seen([result]);
    return one ?? refusal("not-found");
  };
  const secret = (result: Webhook | Refusal) =>
    isRefusal(result) ? result : { secret: `whsec_${secretOf(result)}` };
  return {
    webhooks: async () => ({ items: await seen(await reads.webhooks()) }),
    createWebhook: async ({ body }, { at }) => told(await addWebhook(store, body, at)),
    changeWebhook: async ({ params, body }, { at }) =>
      told(await changeWebhook(store, params.id, body, at)),
    webhookSecret: async ({ params }) =>
      secret((await reads.webhook(params.id)) ?? refusal("not-found")),
    renewWebhookSecret: async ({ params }, { at }) =>
      secret(await renewSecret(store, params.id, at)),
    tryWebhook: ({ params }, { at }) => tryWebhook(store, params.id, at),
    webhookDeliveries: async ({ params, query }) => {
      if (!(await reads.webhook(params.id))) return refusal("not-found");
      const { items, next } = await reads.findDeliveries({ ...query, webhook: params.id });
      return { items: [...items], next };
    },
    resendDeliveries: async ({ params, body }, { at }) => {
      const count = await resend(store, params.id, body.delivery, at);
      return isRefusal(count) ? count : { count };
    },
  };
};
