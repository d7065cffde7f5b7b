import { addressOf } from "../../shared/contract/address.ts";
import { type Problem, problem } from "../../shared/contract/problems.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import type { Asking, Reply } from "../../shared/contract/routes.ts";
import { tabletRoutes as routes, type TabletRoutes } from "../../shared/contract/tablet-routes.ts";
import { splitParts } from "../../shared/domain/joined-parts.ts";
import { callMessage, deviceAuthorization } from "../../shared/domain/scan-chain.ts";
import { sha256 } from "./bytes.ts";

/** An enrolled tablet: its id, its key's signature (P-256, IEEE P1363, base64url), and the true time in ms. */
export interface DeviceIdentity {
  readonly id: string;
  readonly sign: (message: Uint8Array) => Promise<string>;
  readonly now: () => number;
}

/**
 * How a call ended. `problem`: the server refused. `unreachable`: no answer. `not-ours`: something else
 * answered (a captive portal's page, another server), so nothing may be concluded from it.
 */
export type Answer<T> =
  | { readonly kind: "reply"; readonly value: T }
  /** `retryAfterMs`: the server asks to be left in peace for so long. */
  | { readonly kind: "problem"; readonly problem: Problem; readonly retryAfterMs?: number }
  | { readonly kind: "unreachable" }
  | { readonly kind: "not-ours" };

/** When the server says it is, and how long the round trip took, both ms; from the `Date` header. */
export type OnServerDate = (serverMs: number, sentAt: number, receivedAt: number) => void;

export interface CallOptions {
  readonly fetch?: typeof fetch;
  /** The clock that `onDate` measures by, ms. */
  readonly clock?: () => number;
  readonly timeoutMs?: number;
  readonly onDate?: OnServerDate;
}

type JsonRoute = {
  [N in keyof TabletRoutes]: TabletRoutes[N]["reply"] extends string ? never : N;
}[keyof TabletRoutes];

/** Undefined where it is no JSON: then it came whole from something that is not our server. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const typeOf = (response: Response): string => response.headers.get("content-type") ?? "";

const readRefusal = async (response: Response): Promise<Answer<never>> => {
  if (!/^application\/(problem\+)?json\b/.test(typeOf(response))) return { kind: "not-ours" };
  const refused = problem.safeParse(parsed(await response.text()));
  if (!refused.success) return { kind: "not-ours" };
  const seconds = Number(response.headers.get("retry-after"));
  const rest = seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
  return { kind: "problem", problem: refused.data, ...rest };
};

/** Reads an answer without believing it: only what parses as the contract says counts. */
const readReply = async <T>(
  { reply }: Pick<Route, "reply">,
  response: Response,
): Promise<Answer<T>> => {
  if (!response.ok) return readRefusal(response);
  if (!/^application\/json\b/.test(typeOf(response))) return { kind: "not-ours" };
  const body = parsed(await response.text());
  if (typeof reply === "string") return { kind: "not-ours" };
  const read = reply.safeParse(body);
  return read.success ? { kind: "reply", value: read.data as T } : { kind: "not-ours" };
};
const readAnswer = <N extends JsonRoute>(name: N, response: Response): Promise<Answer<Reply<N>>> =>
  readReply(routes[name], response);

interface Call {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly body?: unknown;
  /** A body that is no JSON, and its media type. */
  readonly bytes?: { readonly type: string; readonly content: Uint8Array<ArrayBuffer> };
}

/** One call, signed and dated by a tablet where there is one. Never throws; `read` says what the answer comes to. */
const call = async <T>(
  device: DeviceIdentity | null,
  { method, path, accept, body, bytes }: Call,
  read: (response: Response) => Promise<Answer<T>>,
  {
    fetch: send = globalThis.fetch,
    clock = Date.now,
    timeoutMs = 20_000,
    onDate,
  }: CallOptions = {},
): Promise<Answer<T>> => {
  const headers = new Headers({ accept });
  const language = globalThis.document?.documentElement.lang;
  if (language) headers.set("accept-language", language);
  if (body !== undefined) headers.set("content-type", "application/json");
  if (bytes) headers.set("content-type", bytes.type);
  const sent = bytes?.content ?? (body === undefined ? null : JSON.stringify(body));
  if (device) {
    const at = Math.round(device.now());
    const content = typeof sent === "string" ? new TextEncoder().encode(sent) : sent;
    const digest = content ? await sha256(content) : undefined;
    const signature = await device.sign(callMessage(device.id, method, path, at, digest));
    headers.set("authorization", deviceAuthorization(device.id, at, signature));
  }
  const sentAt = clock();
  try {
    const response = await send(path, {
      method,
      headers,
      body: sent,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await read(response);
    const date = Date.parse(response.headers.get("date") ?? "");
    if (onDate && answer.kind !== "not-ours" && Number.isFinite(date))
      onDate(date, sentAt, clock());
    return answer;
  } catch {
    // No network, no answer in time, a redirect, or half an answer: nothing was learnt.
    return { kind: "unreachable" };
  }
};

/**
 * Calls a route without parameters in its path: as the tablet when given one (the call is signed and dated),
 * as anyone when null. Never throws and never uses the session of a person signed in on this browser.
 */
export const deviceCall = <N extends JsonRoute>(
  device: DeviceIdentity | null,
  name: N,
  asking: Asking<N>,
  options?: CallOptions,
): Promise<Answer<Reply<N>>> => {
  const { method, path } = routes[name];
  const { query, body } = asking as {
    query?: Readonly<Record<string, unknown>>;
    body?: unknown;
  };
  const asked = { method, path: addressOf(path, {}, query), accept: "application/json", body };
  return call(device, asked, (response) => readAnswer(name, response), options);
};

/** Sends JSON to a route that is no part of what tablets load at first. As `deviceCall`. */
export const deviceCallTo = (
  device: DeviceIdentity,
  route: Pick<Route, "method" | "path" | "reply">,
  params: Readonly<Record<string, string>>,
  body: unknown,
  options?: CallOptions,
): Promise<Answer<unknown>> => {
  const { method, path } = route;
  const asked = { method, path: addressOf(path, params), accept: "application/json", body };
  return call(device, asked, (response) => readReply(route, response), options);
};

/** The bytes of parts of the snapshot, not yet compared with their names. As `deviceCall`. */
export const deviceParts = (
  device: DeviceIdentity,
  names: readonly string[],
  options?: CallOptions,
): Promise<Answer<readonly Uint8Array<ArrayBuffer>[]>> => {
  const { method, path, reply } = routes.snapshotParts;
  const read = async (response: Response): Promise<Answer<readonly Uint8Array<ArrayBuffer>[]>> => {
    if (!response.ok) return readRefusal(response);
    if (typeOf(response) !== reply) return { kind: "not-ours" };
    const value = splitParts(new Uint8Array(await response.arrayBuffer()), names.length);
    return value ? { kind: "reply", value } : { kind: "not-ours" };
  };
  const asked = { method, path: addressOf(path, { names: names.join(",") }), accept: reply };
  return call(device, asked, read, options);
};

/** Sends a photo that a question of this tablet names. As `deviceCall`. */
export const devicePhoto = (
  device: DeviceIdentity,
  params: { readonly id: string; readonly sha: string },
  content: Uint8Array<ArrayBuffer>,
  options?: CallOptions,
): Promise<Answer<Reply<"putQuestionPhoto">>> => {
  const { method, path, bytes: type } = routes.putQuestionPhoto;
  const asked = {
    method,
    path: addressOf(path, params),
    accept: "application/json",
    bytes: { type, content },
  };
  return call(device, asked, (answer) => readAnswer("putQuestionPhoto", answer), options);
};
