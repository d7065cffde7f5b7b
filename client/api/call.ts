import { ZodError } from "zod";
import { addressOf } from "../../shared/contract/address.ts";
import { type Problem, type ProblemCode, problem } from "../../shared/contract/problems.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type Asking, type Reply, type RouteName, routes } from "../../shared/contract/routes.ts";
import type { Language } from "../../shared/text/say.ts";
import { reachedServer, unreachable } from "./connection.ts";

/** The server understood and refused. `fields` names each wrong input by its path, e.g. `items.0.name`. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** A sentence for the person, in their language. */
  readonly detail: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
  constructor(said: Problem) {
    super(said.detail);
    this.name = "ProblemError";
    this.code = said.code;
    this.status = said.status;
    this.detail = said.detail;
    this.fields = Object.fromEntries((said.errors ?? []).map((e) => [e.field, e.message]));
    this.requestId = said.requestId ?? null;
  }
}

/** No answer, or one that cannot have come from our server. What was asked may or may not have happened. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("the server did not answer", { cause });
    this.name = "Unreachable";
  }
}

const longestWaitMs = 30_000;
/** A large file on a slow line. */
const longestSendMs = 15 * 60_000;

const said = async (response: Response): Promise<Problem | null> => {
  try {
    return problem.parse(await response.json());
  } catch {
    return null;
  }
};

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly language?: Language;
  /** Of a route that takes bytes: those. */
  readonly file?: Blob;
  /** How long the whole answer may take, ms. */
  readonly patienceMs?: number;
}

/** As `call`, up to where the answer begins. */
export const answerOf = async <N extends RouteName>(
  name: N,
  asking: Asking<N>,
  options: CallOptions = {},
): Promise<Response> => {
  const route: Route = routes[name];
  const { params, query, body } = asking as { params?: object; query?: object; body?: unknown };
  const { file } = options;
  const type = file && route.bytes ? route.bytes : "application/json";
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const signals = [
    AbortSignal.timeout(options.patienceMs ?? (file ? longestSendMs : longestWaitMs)),
    ...(options.signal ? [options.signal] : []),
  ];
  let response: Response;
  try {
    response = await fetch(addressOf(route.path, params, query), {
      method: route.method,
      headers: {
        accept: "application/json",
        "accept-language": options.language ?? (document.documentElement.lang || "vi"),
        ...(content === undefined ? {} : { "content-type": type }),
      },
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.any(signals),
      ...(content === undefined ? {} : { body: content }),
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    unreachable();
    throw new Unreachable(cause);
  }
  if (!response.ok) {
    const refusal = await said(response);
    if (refusal) {
      reachedServer();
      throw new ProblemError(refusal);
    }
    unreachable();
    throw new Unreachable(response.status);
  }
  return response;
};

/**
 * Calls one route of the contract with the session's cookie and the page's language.
 * Resolves with the parsed reply. Rejects with `ProblemError` for a refusal, `Unreachable` when there is
 * no answer, the signal's reason when aborted; anything else is a defect.
 */
export const call = async <N extends RouteName>(
  name: N,
  asking: Asking<N>,
  options: CallOptions = {},
): Promise<Reply<N>> => {
  const response = await answerOf(name, asking, options);
  const { reply }: Route = routes[name];
  try {
    const type = response.headers.get("content-type") ?? "";
    if (typeof reply !== "string" && response.status !== 204 && !type.includes("json"))
      throw new Error(`an answer of type ${type}, as a Wi-Fi sign-in page gives`);
    const content =
      typeof reply === "string"
        ? await response.text()
        : response.status === 204
          ? {}
          : await response.json();
    reachedServer();
    return (typeof reply === "string" ? content : reply.parse(content)) as Reply<N>;
  } catch (cause) {
    options.signal?.throwIfAborted();
    // A reply of ours that breaks the contract is a defect, and says so.
    if (cause instanceof ZodError) throw cause;
    unreachable();
    throw new Unreachable(cause);
  }
};
