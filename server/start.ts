import { readFileSync } from "node:fs";
import type http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { Server as TlsServer } from "node:tls";
import { createApp, isSecure } from "./app.ts";
import { renewStatusLists } from "./commands/issue-status-lists.ts";
import { lapseTrips } from "./commands/lapse-trips.ts";
import { learnTravelTimes } from "./commands/learn-travel-times.ts";
import { makeRecorder } from "./commands/record-scans.ts";
import { makeSetupToken, needsSetup, setUpFromPassword } from "./commands/set-up.ts";
import { settleKeys } from "./commands/settle-keys.ts";
import { tendApplications } from "./commands/tend-applications.ts";
import { tendDrivers } from "./commands/tend-drivers.ts";
import { tendManifests } from "./commands/tend-manifests.ts";
import { tendQuestions } from "./commands/tend-questions.ts";
import { tendSignUps } from "./commands/tend-sign-ups.ts";
import { tendWatchlist } from "./commands/watch-vehicles.ts";
import type { Config } from "./config.ts";
import { openDrawKeys } from "./draw-keys.ts";
import { loadFirstRules, readAlertRules } from "./first-rules.ts";
import { followAlerts } from "./follow-alerts.ts";
import { parseFields, sayFields } from "./http/field-errors.ts";
import { makeLiveCaller } from "./http/live-caller.ts";
import type { Allowances } from "./http/rate-limits.ts";
import { openKeys } from "./keys.ts";
import { lanFiles } from "./lan.ts";
import { startLive } from "./live/sockets.ts";
import type { Logger } from "./log.ts";
import { runExtensions } from "./run-extensions.ts";
import { runImports } from "./run-imports.ts";
import { sendWebhooks } from "./send-webhooks.ts";
import { openStore } from "./store/open.ts";
import { openWebhookKeys } from "./webhook-keys.ts";

export interface Started {
  /** Where this machine reaches the server. */
  readonly url: string;
  readonly port: number;
  /** What the one-time link of a first start carries; null when there is an administrator. */
  readonly setupSecret: string | null;
  /** Resolves when alerts tell all that is on record and that the time makes of it: for whoever drives the clock. */
  readonly settleAlerts: () => Promise<void>;
  /** Stops accepting, lets what is under way finish, closes the store. */
  readonly stop: () => Promise<void>;
}

export interface StartParts {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => number;
  /** Top folder of the product: the rules that ship and the built pages. */
  readonly top: string;
  /** How often anybody may call, unless as usual. */
  readonly allowances?: Allowances;
}

/** How often lists are looked at; they are signed again at half an hour. */
const renewEveryMs = 5 * 60_000;
/** How soon this process knows of a key that another one made or cut off; of its own it knows at once. */
const learnEveryMs = 2_000;
/** How often trips are looked at that may be over by time alone. */
const lapseEveryMs = 10 * 60_000;
/** How often questions, photos, names of people and applications are looked at that may be past their time. */
const tendEveryMs = 10 * 60_000;
/** How often it is looked whether the table of travel times is to be made anew. */
const learnTravelEveryMs = 5 * 60_000;
/** A call that is still under way this long after a stop is cut. */
const patienceMs = 10_000;

const readTls = (tls: Config["tls"]) => {
  if (!tls) return null;
  const read = (path: string): string => {
    try {
      return readFileSync(path, "utf8");
    } catch (cause) {
      throw new Error(`${path} cannot be read`, { cause });
    }
  };
  return { cert: read(tls.cert), key: read(tls.key) };
};

const taken = (port: number): Error =>
  new Error(`Port ${port} is taken. Stop what uses it, or set GREENLANE_PORT.`);

const listen = (server: http.Server, port: number, host: string | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      reject(error.code === "EADDRINUSE" ? taken(port) : error);
    server.once("error", failed);
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off("error", failed);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** What to open of an address listened on: "every address" is none, and one of IPv6 stands in brackets. */
const hostToOpen = (host: string | undefined): string => {
  if (!host || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
};

/**
 * How to close it: it stops accepting; a connection that was never asked anything over, as browsers open them ahead, goes at once, each
 * other as soon as its answer is given, all of them when patience ends.
 */
const closerOf = (server: http.Server): (() => Promise<void>) => {
  const unasked = new Set<Socket>();
  server.on(server instanceof TlsServer ? "secureConnection" : "connection", (socket: Socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  const asked = ({ socket }: http.IncomingMessage): void => void unasked.delete(socket);
  server.on("request", asked).on("upgrade", asked);
  return () =>
    new Promise((resolve) => {
      const letGo = setInterval(() => server.closeIdleConnections(), 50);
      const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
      server.close(() => {
        clearInterval(letGo);
        clearTimeout(impatient);
        resolve();
      });
      for (const socket of unasked) socket.destroy();
    });
};

/** Opens keys and store, brings both up to date, and serves. Throws a plain sentence when it cannot. */
export const start = async (parts: StartParts): Promise<Started> => {
  const { config, log, now, top, allowances } = parts;
  const tls = readTls(config.tls);
  const keys = openKeys(join(config.data, "keys"), (sentence) => log.warn(sentence));
  const draws = openDrawKeys(join(config.data, "keys"));
  const webhookSecretOf = openWebhookKeys(join(config.data, "keys"));
  const store = await openStore(config, now);
  try {
    await settleKeys(store, keys, now());
    await loadFirstRules(store, join(top, "data/rules/default.json"), now());
    const alertRules = readAlertRules(join(top, "data/rules/alerts.json"));
    if (config.adminPassword !== undefined)
      await setUpFromPassword(store, config.adminPassword, now());
    await renewStatusLists(store, keys, now());

    const setup = (await needsSetup(store.reads)) ? makeSetupToken() : null;
    const recorder = makeRecorder({
      store,
      verifiers: keys.verifiers,
      draw: draws.draw,
      now,
      wording: { parseFields, sayFields },
    });
    let scannedAt = Number.NEGATIVE_INFINITY;
    const behind = {
      store,
      keys,
      now,
      log,
      shared: config.databaseUrl !== undefined,
      lastScanAt: () => scannedAt,
    };
    const imports = runImports(behind);
    const extensions = runExtensions(behind);
    const server = createApp({
      store,
      keys,
      draws,
      webhookSecretOf,
      alertRules,
      recorder: {
        record: (...given) => {
          scannedAt = performance.now();
          return recorder.record(...given);
        },
      },
      imports,
      extensions,
      setupToken: setup?.token ?? null,
      now,
      log,
      tls,
      origins: config.origins,
      proxyHops: config.proxyHops,
      clientDir: join(top, "dist/client"),
      lanCa: lanFiles(config.data).ca,
      ...(allowances && { allowances }),
    });
    const closeHttp = closerOf(server);
    const { reads } = store;
    const secure = isSecure({ tls, origins: config.origins });
    const authenticate = makeLiveCaller({ reads, secure, origins: config.origins, now });
    const live = await startLive({ httpServer: server, store, authenticate, now, log });
    const port = await listen(server, config.port, config.host).catch(async (error: unknown) => {
      await live.close();
      await Promise.all([imports.stop(), extensions.stop()]);
      throw error;
    });
    const following = followAlerts({
      store,
      rules: alertRules,
      now,
      log,
      shared: config.databaseUrl !== undefined,
    });
    const sending = sendWebhooks({
      store,
      secretOf: webhookSecretOf,
      now,
      log,
      shared: config.databaseUrl !== undefined,
    });
    const renewing = setInterval(() => {
      renewStatusLists(store, keys, now()).catch((error: unknown) =>
        log.error({ err: error }, "the status lists could not be signed again"),
      );
    }, renewEveryMs);
    const learning = setInterval(() => {
      reads
        .issuingKeys()
        .then(keys.learn)
        .catch((error: unknown) => log.error({ err: error }, "the keys could not be read again"));
    }, learnEveryMs);
    const lapsing = setInterval(() => {
      lapseTrips(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "trips past their time could not be closed"),
      );
    }, lapseEveryMs);
    const learningTravel = setInterval(() => {
      learnTravelTimes(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "travel times could not be learned"),
      );
    }, learnTravelEveryMs);
    const tending = setInterval(() => {
      tendQuestions(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "questions and photos past their time could not be tended"),
      );
    }, tendEveryMs);
    const erasing = setInterval(() => {
      tendManifests(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "names of people past their time could not be erased"),
      );
      tendDrivers(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "names of drivers past their time could not be erased"),
      );
      tendApplications(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "applications past their time could not be deleted"),
      );
      tendSignUps(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "requests for accounts past their time could not be deleted"),
      );
      tendWatchlist(store, now()).catch((error: unknown) =>
        log.error({ err: error }, "entries of people that are over could not be erased"),
      );
    }, tendEveryMs);
    const url =
      config.origins[0] ?? `${tls ? "https" : "http"}://${hostToOpen(config.host)}:${port}`;
    return {
      url,
      port,
      setupSecret: setup?.secret ?? null,
      settleAlerts: following.catchUp,
      stop: async () => {
        clearInterval(renewing);
        clearInterval(learning);
        clearInterval(lapsing);
        clearInterval(tending);
        clearInterval(learningTravel);
        clearInterval(erasing);
        live.close();
        await Promise.all([
          following.stop(),
          sending.stop(),
          imports.stop(),
          extensions.stop(),
          closeHttp(),
        ]);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};
