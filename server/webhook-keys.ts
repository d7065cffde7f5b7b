import { createHmac } from "node:crypto";
import type { Webhook } from "../shared/domain/webhook.ts";
import { openSecret } from "./secret-file.ts";

/** [H2] What signs the messages of a webhook, base64; from one secret that lies outside the database. */
export type WebhookSecretOf = (webhook: Pick<Webhook, "id" | "round">) => string;

/** All come from one secret in the folder `dir`, made where there is none. Throws a plain sentence where it is damaged. */
export const openWebhookKeys = (dir: string): WebhookSecretOf => {
  const secret = openSecret(dir, "webhook.key");
  return ({ id, round }) =>
    createHmac("sha256", secret).update(`GL1-webhook\n${id}\n${round}`).digest("base64");
};
