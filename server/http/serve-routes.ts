import { randomUUID } from "node:crypto";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { isRefusal, type Refusal } from "../../shared/contract/problems.ts";
import { problemsOf } from "../../shared/contract/refusals.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type RouteName, routes } from "../../shared/contract/routes.ts";
import { may, mayAnywhere } from "../../shared/domain/access.ts";
import type { Language } from "../../shared/text/say.ts";
import { callerBySession, callerByWorkingDevice } from "../authenticate.ts";
import type { Caller } from "../caller.ts";
import { checkShape } from "../check-shape.ts";
import type { Logger } from "../log.ts";
import {
  type DeviceReads,
  isForLater,
  type PeopleReads,
  type ReferenceReads,
} from "../store/ports.ts";
import { addressKey } from "./address.ts";
import { parseFields, sayFields } from "./field-errors.ts";
import type { CallContext, Handlers } from "./handler.ts";
import { languageOf } from "./language.ts";
import type { Metrics } from "./metrics.ts";
import { comesFromUs, originOf } from "./own-origin.ts";
import { ProblemError } from "./problem.ts";
import type { LimitName, RateLimits } from "./rate-limits.ts";
import { checkBodyHeaders, readBytes, readJson, usualBodyLimit } from "./read-body.ts";
import { sendProblem, sendReply } from "./reply.ts";
import type { SessionCookie } from "./session-cookie.ts";
import { makeUploaders } from "./uploaders.ts";

export interface ServeDeps {
  readonly handlers: Handlers;
  readonly reads: PeopleReads & DeviceReads & ReferenceReads;
  readonly limits: RateLimits;
  readonly cookie: SessionCookie;
  /** Origins whose pages may change things; empty: the one the call was sent to. */
  readonly origins: readonly string[];
  readonly now: () => number;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Checks every reply against the contract; for tests. */
  readonly checkReplies: boolean;
}

interface Serving extends ServeDeps {
  readonly uploaderOf: ReturnType<typeof makeUploaders>;
}

type AnyHandler = (asked: object, context: CallContext) => Promise<unknown>;

/** What is known of a call before anything of it is believed. */
interface Call {
  readonly name: RouteName;
  readonly route: Route;
  readonly request: Request;
  readonly response: Response;
  readonly at: number;
  readonly language: Language;
  readonly requestId: string;
}

const addressOf = (request: Request): string => addressKey(request.ip ?? "");

const changes = (route: Route): boolean => route.method !== "GET";
const hasBody = ({ body, bytes }: Route): boolean => body !== undefined || bytes !== undefined;
const bodyLimitOf = ({ bodyLimit }: Route): number => bodyLimit ?? usualBodyLimit;

const orThrow = <T extends object>(result: T | Refusal, language: Language): T => {
  if (!isRefusal(result)) return result;
  const { refused, fields, retryAfter } = result;
  throw new ProblemError(refused, {
    ...(fields ? { errors: sayFields(fields, language) } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
};

/** What anyone may call and is counted apart: many share an address with the desk. */
const apart: Readonly<Partial<Record<RouteName, LimitName>>> = {
  reportDelay: "delays",
  submitSignUp: "signUps",
};

/** By address, for what anyone may call. */
const openLimitOf = (name: RouteName, route: Route): LimitName =>
  apart[name] ?? (changes(route) ? "guess" : "open");

const limitRate = async ({ name, route, request }: Call, { limits }: ServeDeps): Promise<void> => {
  const address = addressOf(request);
  const refused =
    name === "recordScans"
      ? await limits.look("stranger", address)
      : route.who === "anyone" && (await limits.take(openLimitOf(name, route), address));
  if (refused) throw new ProblemError("rate-limited", refused);
};

const authenticate = async (
  call: Call,
  deps: ServeDeps,
  content: () => Promise<Buffer>,
): Promise<Caller> => {
  const { route, request, at, language } = call;
  if (route.who === "anyone") return { kind: "anyone" };
  const { authorization, cookie } = request.headers;
  if (!authorization?.startsWith("Greenlane-Device "))
    return callerBySession(deps.reads, deps.cookie.read(cookie), at);
  const { method, originalUrl: path } = request;
  const signed = {
    authorization,
    method,
    path,
    ...(hasBody(route) && { content: await content() }),
  };
  return orThrow(await callerByWorkingDevice(deps.reads, signed, at), language);
};

/**
 * [X21] Whether this caller may call the route at all [X4]; what it may touch there is the handler's business, but for
 * what belongs to the whole installation: to a lesser grant, things of that kind do not exist [X22].
 */
const authorise = ({ who, params }: Route, caller: Caller): void => {
  if (who === "anyone") return;
  if (caller.kind === "anyone") throw new ProblemError("not-signed-in");
  if (who === "device" && caller.kind === "device") return;
  if (who === "signed-in" && caller.kind === "person") return;
  if (typeof who === "object") {
    if (caller.kind === "person" && mayAnywhere(caller.grants, who.may)) {
      if (!who.whole || may(caller.grants, who.may, {})) return;
      throw new ProblemError(params ? "not-found" : "not-allowed");
    }
    if (caller.kind === "device" && who.orDevice) return;
  }
  throw new ProblemError("not-allowed");
};

/**
 * An upload names its tablet and is signed as a whole: the recorder verifies that signature, which needs neither a
 * clock that is right nor a tablet that is still welcome.
 */
const uploader = async (body: unknown, { uploaderOf, limits }: Serving): Promise<Caller> => {
  const device = await uploaderOf((body as { readonly device: string }).device);
  if (!device) throw new ProblemError("bad-signature");
  const refused = await limits.take(device.cutOffAt === null ? "scans" : "cutOff", device.id);
  if (refused) throw new ProblemError("rate-limited", refused);
  return { kind: "device", device };
};

const composed = (value: unknown): unknown =>
  Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, text]) => [
      key,
      typeof text === "string" ? text.normalize("NFC") : text,
    ]),
  );

type Schema = NonNullable<Route["query"]>;
const strict = new WeakMap<Schema, Schema>();
/** A query refuses names it does not know: a filter spelt wrong would be answered as if nothing was asked for. */
const strictly = (query: Schema): Schema => {
  const known = strict.get(query);
  if (known) return known;
  const made = query instanceof z.ZodObject ? query.strict() : query;
  strict.set(query, made);
  return made;
};

const parse = async (call: Call, content: () => Promise<Buffer>): Promise<object> => {
  const { route, request, language } = call;
  const fields = (schema: Route["body"], given: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = parseFields(schema, given, language);
    if ("errors" in parsed) throw new ProblemError("invalid-input", { errors: parsed.errors });
    return parsed.value;
  };
  const params = route.params?.safeParse(request.params);
  if (params?.success === false) throw new ProblemError("not-found");
  const query = fields(
    route.query && strictly(route.query),
    route.query && composed(request.query),
  );
  const verbatim = call.name === "recordScans";
  const body = route.body && fields(route.body, readJson(await content(), verbatim));
  const bytes = route.bytes && (await content());
  return { params: params?.data, query, body, bytes };
};

const answer = async (call: Call, deps: Serving): Promise<void> => {
  const { name, route, request, response, at, language, requestId } = call;
  await limitRate(call, deps);
  if (hasBody(route)) checkBodyHeaders(request, bodyLimitOf(route), route.bytes);
  let read: Promise<Buffer> | null = null;
  /** Read once, by whoever is the first to need it. */
  const content = (): Promise<Buffer> => {
    read ??= readBytes(
      request,
      bodyLimitOf(route),
      route.bytes ? "invalid-input" : "malformed-json",
    );
    return read;
  };

  const isUpload = name === "recordScans";
  const signedIn = isUpload ? null : await authenticate(call, deps, content);
  const sessionCookie = deps.cookie.read(request.headers.cookie);
  if (changes(route) && signedIn && signedIn.kind !== "device")
    if (!comesFromUs(request, deps.origins, sessionCookie !== undefined))
      throw new ProblemError("wrong-origin");
  if (signedIn) authorise(route, signedIn);

  const asked = await parse(call, content);
  const caller = signedIn ?? (await uploader((asked as { body: unknown }).body, deps));

  const handler = deps.handlers[name] as unknown as AnyHandler;
  const result = await handler(asked, {
    caller,
    at,
    language,
    requestId,
    address: addressOf(request),
    origin: deps.origins[0] ?? originOf(request),
    sessionCookie,
    setSession: (value) => response.setHeader("set-cookie", deps.cookie.write(value, at)),
  });
  const value = orThrow(result as object | Refusal, language);
  if (deps.checkReplies && typeof route.reply !== "string")
    checkShape(route.reply, value, `the reply of ${name}`);
  await sendReply(response, route, value);
};

/** An upload that came whole and is wrong as a whole: a tablet of ours did not send it. */
const isStrange = (error: unknown, { complete }: Request): boolean =>
  complete &&
  error instanceof ProblemError &&
  ["malformed-json", "invalid-input", "bad-signature"].includes(error.code);

/** For tests: a problem that the contract does not name for the route is a defect of either. */
const isUndeclared = (name: RouteName, { code }: ProblemError): boolean =>
  !problemsOf(name).includes(code);

const serveRoute =
  (name: RouteName, deps: Serving) =>
  async (request: Request, response: Response): Promise<void> => {
    const began = performance.now();
    const requestId = randomUUID();
    const language = languageOf(request.headers["accept-language"]);
    const route: Route = routes[name];
    try {
      const at = deps.now();
      await answer({ name, route, request, response, at, language, requestId }, deps);
    } catch (error) {
      if (name === "recordScans" && isStrange(error, request))
        await deps.limits.take("stranger", addressOf(request));
      if (error instanceof ProblemError && !(deps.checkReplies && isUndeclared(name, error)))
        sendProblem(response, error.code, language, requestId, {
          ...error.more,
          byAnyone: route.who === "anyone",
        });
      else if (isForLater(error) && !response.headersSent) {
        deps.log.error({ err: error, route: name, requestId }, "the store did not answer");
        sendProblem(response, "not-ready", language, requestId);
      } else {
        deps.log.error({ err: error, route: name, requestId }, "a call failed");
        if (response.headersSent) response.destroy();
        else sendProblem(response, "internal", language, requestId);
      }
    }
    const ms = performance.now() - began;
    deps.metrics.called(name, response.statusCode, ms);
    deps.log.debug({ route: name, status: response.statusCode, ms, requestId }, "call");
  };

/** Every route of the contract, and 405 for any other method on a path that exists. */
export const serveRoutes = (given: ServeDeps): Router => {
  const deps: Serving = { ...given, uploaderOf: makeUploaders(given.reads, given.now) };
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  // Express asks one route after the other: the one that is called most comes first.
  const hottest: RouteName = "recordScans";
  const rest = (Object.keys(routes) as RouteName[]).filter((name) => name !== hottest);
  for (const name of [hottest, ...rest]) {
    // Node runs the sources without looking at their types.
    if (typeof deps.handlers[name] !== "function") throw new Error(`${name} has no handler`);
    const { method, path } = routes[name];
    const verb = method.toLowerCase() as Lowercase<typeof method>;
    router[verb](path, serveRoute(name, deps));
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, allow] of methods)
    router.all(path, (request, response) => {
      const language = languageOf(request.headers["accept-language"]);
      sendProblem(response, "method-not-allowed", language, randomUUID(), { allow });
    });
  return router;
};
