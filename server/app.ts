import { randomUUID } from "node:crypto";
import http from "node:http";
import https from "node:https";
import express, { type NextFunction, type Request, type Response } from "express";
import type { AlertRules } from "../shared/domain/findings/alert-rules.ts";
import type { Recorder } from "./commands/record-scans.ts";
import type { SetupToken } from "./commands/set-up.ts";
import type { DrawKeys } from "./draw-keys.ts";
import type { Handlers } from "./http/handler.ts";
import { alertHandlers } from "./http/handlers/alerts.ts";
import { applicationHandlers } from "./http/handlers/applications.ts";
import { convoyHandlers } from "./http/handlers/convoys.ts";
import { delayHandlers } from "./http/handlers/delays.ts";
import { deviceHandlers } from "./http/handlers/devices.ts";
import { exportHandlers } from "./http/handlers/exports.ts";
import { extensionHandlers } from "./http/handlers/extensions.ts";
import { importHandlers } from "./http/handlers/imports.ts";
import { manifestHandlers } from "./http/handlers/manifests.ts";
import { operationHandlers } from "./http/handlers/operations.ts";
import { passHandlers } from "./http/handlers/passes.ts";
import { peopleHandlers } from "./http/handlers/people.ts";
import { placeSheetHandlers } from "./http/handlers/place-sheets.ts";
import { printHandlers } from "./http/handlers/prints.ts";
import { proposalHandlers } from "./http/handlers/proposals.ts";
import { publicStatusHandlers } from "./http/handlers/public-status.ts";
import { questionHandlers } from "./http/handlers/questions.ts";
import { referenceHandlers } from "./http/handlers/reference.ts";
import { roadMarkHandlers } from "./http/handlers/road-marks.ts";
import { ruleHandlers } from "./http/handlers/rules.ts";
import { savedFilterHandlers } from "./http/handlers/saved-filters.ts";
import { signUpHandlers } from "./http/handlers/sign-ups.ts";
import { tripHandlers } from "./http/handlers/trips.ts";
import { watchHandlers } from "./http/handlers/watchlist.ts";
import { webhookHandlers } from "./http/handlers/webhooks.ts";
import { languageOf } from "./http/language.ts";
import { makeMetrics } from "./http/metrics.ts";
import { type Allowances, makeRateLimits } from "./http/rate-limits.ts";
import { sendProblem } from "./http/reply.ts";
import { serveClient } from "./http/serve-client.ts";
import { serveRoutes } from "./http/serve-routes.ts";
import { sessionCookie } from "./http/session-cookie.ts";
import type { KeySet } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { ExtensionRunner } from "./run-extensions.ts";
import type { ImportRunner } from "./run-imports.ts";
import type { Store } from "./store/ports.ts";
import { makeTravelNow } from "./travel-now.ts";
import type { WebhookSecretOf } from "./webhook-keys.ts";

export interface AppParts {
  readonly store: Store;
  readonly keys: KeySet;
  readonly draws: DrawKeys;
  readonly alertRules: AlertRules;
  readonly webhookSecretOf: WebhookSecretOf;
  readonly recorder: Recorder;
  readonly imports: ImportRunner;
  readonly extensions: ExtensionRunner;
  readonly setupToken: SetupToken | null;
  /** The server's clock, ms. */
  readonly now: () => number;
  readonly log: Logger;
  /** Certificate and key, PEM; null serves plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly origins: readonly string[];
  readonly proxyHops: number;
  /** Folder the pages were built into. */
  readonly clientDir: string;
  readonly lanCa: string | null;
  readonly allowances?: Allowances;
  /** Checks every reply against the contract; for tests. */
  readonly checkReplies?: boolean;
}

/** Do browsers reach us by HTTPS, directly or through a proxy? */
export const isSecure = ({ tls, origins }: Pick<AppParts, "tls" | "origins">): boolean =>
  tls !== null || (origins[0]?.startsWith("https:") ?? false);

/** Longer than proxies and browsers keep a quiet connection, so that it is never we who close it under their next call. */
const keepAliveMs = 75_000;

type Constructor<T> = new (...args: never[]) => T;

/**
 * Express sets the prototype of each request and reply, which makes V8 drop what it has learnt about their shape.
 * Born with express's prototype already, they are set to what they have: 2.9 times the calls a second.
 */
const born = <T extends object>(base: Constructor<T>, prototype: object): Constructor<T> => {
  // Not an arrow: it is called with `new`.
  function made(...args: never[]): T {
    return Reflect.construct(base, args, made) as T;
  }
  made.prototype = prototype;
  return made as unknown as Constructor<T>;
};

/** The HTTP server, not yet listening. Sockets are attached to it by `startLive`. */
export const createApp = (parts: AppParts): http.Server => {
  const { store, keys, recorder, setupToken, now, log, tls, origins } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // A tablet sets its clock by this header too: it is the same that the body tells.
  app.use((_, response: Response, next: NextFunction) => {
    response.setHeader("date", new Date(now()).toUTCString());
    next();
  });
  app.set("trust proxy", parts.proxyHops);
  app.set("query parser", "simple");

  const secure = isSecure(parts);
  const limits = makeRateLimits(parts.allowances);
  const metrics = makeMetrics();
  const travelNow = makeTravelNow(store.reads, now);
  const handlers: Handlers = {
    ...operationHandlers(store, keys, metrics),
    ...peopleHandlers({ store, limits, setupToken }),
    ...deviceHandlers(store, parts.draws),
    ...referenceHandlers(store),
    ...placeSheetHandlers(store, limits),
    ...ruleHandlers(store),
    ...passHandlers(store, keys),
    ...tripHandlers({ store, recorder, metrics, keys, limits, travelNow }),
    ...proposalHandlers(store, keys),
    ...questionHandlers(store, limits),
    ...manifestHandlers(store, limits),
    ...applicationHandlers(store, keys, limits),
    ...signUpHandlers(store, limits),
    ...publicStatusHandlers(store.reads, limits),
    ...extensionHandlers(store, keys, parts.extensions, limits),
    ...importHandlers(store, parts.imports, limits),
    ...convoyHandlers(store, limits, travelNow),
    ...printHandlers(store, limits, travelNow),
    ...alertHandlers(store),
    ...exportHandlers(store, limits),
    ...savedFilterHandlers(store),
    ...delayHandlers(store, parts.alertRules, limits),
    ...watchHandlers(store),
    ...roadMarkHandlers(store),
    ...webhookHandlers(store, parts.webhookSecretOf),
  };
  const cookie = sessionCookie(secure);
  const checkReplies = parts.checkReplies ?? false;
  const { reads } = store;
  app.use(
    serveRoutes({ handlers, reads, limits, cookie, origins, now, log, metrics, checkReplies }),
  );

  const notFound = (request: Request, response: Response): void =>
    sendProblem(
      response,
      "not-found",
      languageOf(request.headers["accept-language"]),
      randomUUID(),
      { byAnyone: true },
    );
  app.use(["/api", "/.well-known"], notFound);
  app.use(serveClient({ dir: parts.clientDir, lanCa: parts.lanCa, secure }));
  app.use(notFound);
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: unknown } | null)?.status;
    if (typeof status === "number" && status < 500) return notFound(request, response);
    const requestId = randomUUID();
    log.error({ err: error, requestId }, "a call failed");
    if (response.headersSent) response.destroy();
    else
      sendProblem(response, "internal", languageOf(request.headers["accept-language"]), requestId);
  });

  const classes = {
    IncomingMessage: born(http.IncomingMessage, app.request),
    ServerResponse: born(http.ServerResponse, app.response),
  } as unknown as http.ServerOptions;
  const server = tls
    ? https.createServer({ ...classes, cert: tls.cert, key: tls.key }, app)
    : http.createServer(classes, app);
  server.keepAliveTimeout = keepAliveMs;
  return server;
};
