import { createHmac } from "node:crypto";

/** A message as Standard Webhooks has it. */
export interface WebhookMessage {
  readonly url: string;
  readonly id: string;
  /** When it is sent, ms. */
  readonly at: number;
  readonly body: string;
  /** Base64. */
  readonly secret: string;
}

/** How it was answered. `error`: why there was no answer, as the network calls it. */
export interface WebhookAnswer {
  readonly status: number | null;
  readonly error: string | null;
}

const patienceMs = 15_000;

/** [H2] `v1,` and the HMAC-SHA256 of id, whole seconds and body, joined by full stops, base64. */
export const webhookSignature = (
  secret: string,
  id: string,
  seconds: number,
  body: string,
): string =>
  `v1,${createHmac("sha256", Buffer.from(secret, "base64")).update(`${id}.${seconds}.${body}`).digest("base64")}`;

const reasonOf = (error: unknown): string => {
  const { name, cause } = Object(error) as { readonly name?: string; readonly cause?: unknown };
  const { code } = Object(cause) as { readonly code?: string };
  return name === "TimeoutError" ? "timeout" : (code ?? name ?? "failed");
};

/** Posts a message, signed. Never throws; follows no redirection; what is answered is not read. */
export const postWebhook = async (
  { url, id, at, body, secret }: WebhookMessage,
  signal: AbortSignal,
): Promise<WebhookAnswer> => {
  const seconds = Math.floor(at / 1_000);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Greenlane",
        "webhook-id": id,
        "webhook-timestamp": String(seconds),
        "webhook-signature": webhookSignature(secret, id, seconds, body),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    await response.body?.cancel();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
};
