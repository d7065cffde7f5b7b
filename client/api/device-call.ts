import { addressOf } from "../../shared/contract/address.ts";
import { type Problem, problem } from "../../shared/contract/problems.ts";
import {
  type Asking,
  type Reply,
  type RouteName,
  type Routes,
  routes,
} from "../../shared/contract/routes.ts";
import { callMessage, deviceAuthorization } from "../../shared/domain/scan-chain.ts";

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
  | { readonly kind: "problem"; readonly problem: Problem }
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
  [N in RouteName]: Routes[N]["reply"] extends string ? never : N;
}[RouteName];

/** Undefined where it is no JSON: then it came whole from something that is not our server. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads an answer without believing it: only what parses as the contract says counts. */
const readAnswer = async <N extends JsonRoute>(
  name: N,
  response: Response,
): Promise<Answer<Reply<N>>> => {
  const type = response.headers.get("content-type") ?? "";
  if (!/^application\/(problem\+)?json\b/.test(type)) return { kind: "not-ours" };
  const body = parsed(await response.text());
  if (!response.ok) {
    const refused = problem.safeParse(body);
    return refused.success ? { kind: "problem", problem: refused.data } : { kind: "not-ours" };
  }
  const { reply } = routes[name];
  if (typeof reply === "string") return { kind: "not-ours" };
  const read = reply.safeParse(body);
  return read.success ? { kind: "reply", value: read.data as Reply<N> } : { kind: "not-ours" };
};

/**
 * Calls a route without parameters in its path: as the tablet when given one (the call is signed and dated),
 * as anyone when null. Never throws and never uses the session of a person signed in on this browser.
 */
export const deviceCall = async <N extends JsonRoute>(
  device: DeviceIdentity | null,
  name: N,
  asking: Asking<N>,
  {
    fetch: send = globalThis.fetch,
    clock = Date.now,
    timeoutMs = 20_000,
    onDate,
  }: CallOptions = {},
): Promise<Answer<Reply<N>>> => {
  const route = routes[name];
  const given = asking as { query?: Readonly<Record<string, unknown>>; body?: unknown };
  const path = addressOf(route.path, {}, given.query);
  const headers = new Headers({ accept: "application/json" });
  if (given.body !== undefined) headers.set("content-type", "application/json");
  if (device) {
    const at = Math.round(device.now());
    const signature = await device.sign(callMessage(device.id, route.method, path, at));
    headers.set("authorization", deviceAuthorization(device.id, at, signature));
  }
  const sentAt = clock();
  try {
    const response = await send(path, {
      method: route.method,
      headers,
      body: given.body === undefined ? null : JSON.stringify(given.body),
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await readAnswer(name, response);
    const date = Date.parse(response.headers.get("date") ?? "");
    if (onDate && answer.kind !== "not-ours" && Number.isFinite(date))
      onDate(date, sentAt, clock());
    return answer;
  } catch {
    // No network, no answer in time, a redirect, or half an answer: nothing was learnt.
    return { kind: "unreachable" };
  }
};
