import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { createApp } from "../../server/app.ts";
import { renewStatusLists } from "../../server/commands/issue-status-lists.ts";
import { makeRecorder } from "../../server/commands/record-scans.ts";
import type { SetupToken } from "../../server/commands/set-up.ts";
import { settleKeys } from "../../server/commands/settle-keys.ts";
import { openSession } from "../../server/commands/sign-in.ts";
import { openDrawKeys } from "../../server/draw-keys.ts";
import { followAlerts } from "../../server/follow-alerts.ts";
import { parseFields, sayFields } from "../../server/http/field-errors.ts";
import { makeLiveCaller } from "../../server/http/live-caller.ts";
import { type Allowances, usualAllowances } from "../../server/http/rate-limits.ts";
import { type KeySet, openKeys } from "../../server/keys.ts";
import { type Live, startLive } from "../../server/live/sockets.ts";
import { makeLog } from "../../server/log.ts";
import { hashPassword } from "../../server/passwords.ts";
import { runExtensions } from "../../server/run-extensions.ts";
import { runImports } from "../../server/run-imports.ts";
import { sendWebhooks } from "../../server/send-webhooks.ts";
import type { Account, Store } from "../../server/store/ports.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { openWebhookKeys } from "../../server/webhook-keys.ts";
import { isRefusal } from "../../shared/contract/problems.ts";
import type { Grant, Role, Scope } from "../../shared/domain/access-shape.ts";
import { aDevice, type TestDevice } from "./a-device.ts";
import { alertRulesForTests } from "./a-history.ts";
import { aCarrier, aCheckpoint, aCorridor, anArea, anEndpoint } from "./a-place.ts";
import { putPlaces } from "./a-store.ts";
import { at } from "./times.ts";

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly http: Server;
  readonly store: Store;
  readonly keys: KeySet;
  /** Folder of the database and the keys. */
  readonly data: string;
  /** The server's clock: 09:00 on the day of the tests until told otherwise. */
  readonly clock: { now: number };
  /** Lines of the log, as JSON. */
  readonly logged: readonly string[];
  /** A caller that nobody knows, from our own pages. */
  readonly anyone: () => Agent;
  /** A new person with a role over everything, or over a scope, signed in from our own pages. */
  readonly as: (role: Role, scope?: Scope) => Promise<Agent>;
  /** A person with these grants whose password is `passwordForTests`; not signed in. */
  readonly person: (username: string, grants: readonly Grant[]) => Promise<Account>;
  /** Signs a person in who is on record as given from now on; the `Cookie` header. */
  readonly signIn: (account: Account) => Promise<string>;
  /** A new person's `Cookie` header, for what is no HTTP call. */
  readonly cookie: (role: Role, scope?: Scope) => Promise<string>;
  readonly live: Live;
  /** A tablet enrolled at a post. */
  readonly tablet: (checkpoint?: string) => Promise<TestDevice>;
  /** Ends following the log for alerts; the rest goes on. */
  readonly stopFollowing: () => Promise<void>;
  /** Ends telling webhooks. */
  readonly stopSending: () => Promise<void>;
  /** Ends going on with lists of vehicles, as a server that ends does. */
  readonly stopImports: () => Promise<void>;
  /** Ends going on with extensions, as a server that ends does. */
  readonly stopExtensions: () => Promise<void>;
  readonly close: () => Promise<void>;
}
export type Agent = ReturnType<typeof request.agent>;

export const passwordForTests = "mật khẩu để thử";
/** Everybody's: made once, as it takes long on purpose. */
let passwordHash: Promise<string> | undefined;

const plenty: Allowances = {
  guess: { points: 1e6, duration: 60 },
  password: usualAllowances.password,
  open: { points: 1e6, duration: 60 },
  delays: { points: 1e6, duration: 60 },
  plateGuess: { points: 1e6, duration: 60 },
  statusGuess: { points: 1e6, duration: 60 },
  signUps: { points: 1e6, duration: 60 },
  signUpsInAll: { points: 1e6, duration: 60 },
  scans: usualAllowances.scans,
  questions: { points: 1e6, duration: 60 },
  manifests: { points: 1e6, duration: 60 },
  imports: { points: 1e6, duration: 60 },
  extensions: { points: 1e6, duration: 60 },
  applications: { points: 1e6, duration: 60 },
  convoys: { points: 1e6, duration: 60 },
  prints: { points: 1e6, duration: 60 },
  exports: { points: 1e6, duration: 60 },
  cutOff: usualAllowances.cutOff,
  stranger: { points: 1e6, duration: 60 },
};

export interface ServerOptions {
  /** Another store than one on SQLite, empty and open; it is closed with the server. */
  readonly store?: Store;
  readonly allowances?: Partial<Allowances>;
  readonly setupToken?: SetupToken | null;
  readonly origins?: readonly string[];
  readonly proxyHops?: number;
  readonly clientDir?: string;
  readonly lanCa?: string | null;
  /** Frames a socket may leave unread before it is dropped. */
  readonly mostQueued?: number;
  /** Follows the log for alerts, and looks so often, ms, for what time alone raises. */
  readonly alertsEveryMs?: number;
  /** Tells webhooks of alerts. */
  readonly webhooks?: boolean;
  /** Lists of vehicles are gone on with as if scans came all the time. */
  readonly scansCome?: boolean;
  /** What a long read may take, MB. */
  readonly readerMemoryMb?: number;
}

/** A second province with a post, a corridor, an endpoint and a carrier, for asking who sees what. */
const putNeighbour = (store: Store): Promise<unknown> =>
  store.write(async (tx) => {
    await tx.putArea(anArea({ id: "dak-nong", name: "Đắk Nông" }));
    await tx.putCheckpoint(
      aCheckpoint({ id: "dak-r-lap", name: "Chốt Đắk R'Lấp", area: "dak-nong" }),
    );
    await tx.putEndpoint(
      anEndpoint({ id: "cho-gia-nghia", code: 2, name: "Chợ Gia Nghĩa", area: "dak-nong" }),
    );
    await tx.putCorridor(
      aCorridor({
        id: "ql14-bac",
        code: 2,
        name: "QL14 bắc",
        posts: [{ checkpoint: "dak-r-lap", km: 0 }],
      }),
    );
    await tx.putCarrier(aCarrier({ id: "van-tai-gia-nghia", name: "Vận tải Gia Nghĩa" }));
  });

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

/** The real application on a free port with a real store in a folder of its own; replies are checked against the contract. */
export const aServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const data = mkdtempSync(join(tmpdir(), "greenlane-"));
  const clock = { now: Date.parse(at()) };
  const now = () => clock.now;
  const keys = openKeys(join(data, "keys"));
  const draws = openDrawKeys(data);
  const webhookSecretOf = openWebhookKeys(data);
  const { readerMemoryMb } = options;
  const store =
    options.store ??
    (await openSqlite(
      join(data, "greenlane.db"),
      readerMemoryMb === undefined ? {} : { readerMemoryMb },
    ));
  await putPlaces(store);
  await putNeighbour(store);
  await settleKeys(store, keys, Date.parse(at("00:00", -1)));
  await renewStatusLists(store, keys, now());
  const logged: string[] = [];
  const log = makeLog("debug", { write: (line) => void logged.push(line) });
  const behind = {
    store,
    keys,
    now,
    log,
    shared: false,
    lastScanAt: () => (options.scansCome ? performance.now() : Number.NEGATIVE_INFINITY),
  };
  const imports = runImports(behind);
  const extensions = runExtensions(behind);
  const server = createApp({
    store,
    keys,
    draws,
    webhookSecretOf,
    alertRules: alertRulesForTests,
    recorder: makeRecorder({
      store,
      verifiers: keys.verifiers,
      draw: draws.draw,
      now,
      wording: { parseFields, sayFields },
    }),
    imports,
    extensions,
    setupToken: options.setupToken ?? null,
    now,
    log,
    tls: null,
    origins: options.origins ?? [],
    proxyHops: options.proxyHops ?? 0,
    clientDir: options.clientDir ?? join(data, "no-client"),
    lanCa: options.lanCa ?? null,
    allowances: { ...plenty, ...options.allowances },
    checkReplies: true,
  });
  const { reads } = store;
  const origins = options.origins ?? [];
  const live = await startLive({
    httpServer: server,
    store,
    authenticate: makeLiveCaller({ reads, secure: false, origins, now }),
    now,
    log,
    checkSent: true,
    ...(options.mostQueued === undefined ? {} : { mostQueued: options.mostQueued }),
  });
  const following =
    options.alertsEveryMs === undefined
      ? null
      : followAlerts({
          store,
          rules: alertRulesForTests,
          now,
          log,
          shared: false,
          sweepEveryMs: options.alertsEveryMs,
          saveEveryMs: 0,
          share: 1,
        });
  const sending = options.webhooks
    ? sendWebhooks({
        store,
        secretOf: webhookSecretOf,
        now,
        log,
        shared: false,
        chance: () => 0,
        everyMs: 50,
      })
    : null;
  const url = await listening(server);
  passwordHash ??= hashPassword(passwordForTests);
  const hash = await passwordHash;
  let people = 0;

  const anyone = (): Agent => {
    const agent = request.agent(url);
    agent.set("origin", url);
    return agent;
  };

  const person = async (username: string, grants: readonly Grant[]): Promise<Account> => {
    people += 1;
    const account: Account = {
      id: `account-${people}`,
      username,
      displayName: username,
      passwordHash: hash,
      grants: [...grants],
      active: true,
      createdAt: at("00:00", -1),
    };
    await store.write((tx) => tx.putAccount(account));
    return account;
  };

  const signIn = async (account: Account): Promise<string> => {
    const session = await store.write(async (tx) => {
      await tx.putAccount(account);
      return openSession(tx, account, now());
    });
    if (isRefusal(session)) throw new Error("no session");
    return `greenlane=${session.cookie}`;
  };

  const cookie = async (role: Role, scope: Scope = { kind: "all" }): Promise<string> =>
    signIn(await person(`${role}-${people + 1}`, [{ role, scope }]));

  return {
    url,
    http: server,
    store,
    keys,
    data,
    clock,
    logged,
    anyone,
    person,
    live,
    signIn,
    cookie,
    as: async (role, scope) => {
      const agent = anyone();
      agent.set("cookie", await cookie(role, scope));
      return agent;
    },
    tablet: async (checkpoint = "tan-lap") => {
      const device = aDevice(checkpoint);
      await store.write((tx) => tx.putDevice(device.row));
      return device;
    },
    stopFollowing: async () => following?.stop(),
    stopImports: imports.stop,
    stopExtensions: extensions.stop,
    stopSending: async () => sending?.stop(),
    close: async () => {
      live.close();
      await following?.stop();
      await sending?.stop();
      await imports.stop();
      await extensions.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.close();
      rmSync(data, { recursive: true });
    },
  };
};
