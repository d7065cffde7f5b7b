import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DemoDay, makeDay } from "../../data/demo/day.ts";
import { makePlayer } from "../../data/demo/play.ts";
import { type Reference, readReference, readRules } from "../../data/demo/reference.ts";
import { setStage } from "../../data/demo/set-stage.ts";
import { searchTextOf } from "../../server/commands/issue-pass.ts";
import type { Config } from "../../server/config.ts";
import { makeLog } from "../../server/log.ts";
import { chainOf } from "../../server/queries/device-pasts.ts";
import { lonePasts, vehiclePasts } from "../../server/queries/vehicle-pasts.ts";
import { hashSecret } from "../../server/secrets.ts";
import { start } from "../../server/start.ts";
import { openStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/ports.ts";
import type { Reply } from "../../shared/contract/routes.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { type DeviceChain, deviceFindings } from "../../shared/domain/findings/device-findings.ts";
import { findingPlaces } from "../../shared/domain/findings/places.ts";
import { vehicleFindings } from "../../shared/domain/findings/vehicle-findings.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { alertRulesForTests } from "../build/a-history.ts";
import { aSchema, postgresIsThere, type TestSchema } from "../build/a-postgres.ts";

const top = join(import.meta.dirname, "../..");
const hour = 3_600_000;
const password = "mật khẩu quản trị";
/** Sessions last twelve hours, so nobody need sign in again. */
const dayEnds = 11 * hour;

/** A call that may have changed something, and when it was made by the server's clock (ms). */
interface Made {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly cookie: string | null;
  readonly body: string;
}

/** Something that answers calls, whose clock is ours. */
interface Answering {
  readonly url: string;
  readonly clockIs: (at: number) => Promise<void>;
}

const everywhere = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  corridors: [],
  endpoints: [],
});

/** Carries all that a stage holds before the day begins into an empty store, log included. */
const carryOver = async (
  from: Store,
  to: Store,
  cookies: readonly string[],
  at: number,
): Promise<void> => {
  const { reads } = from;
  const reference = await reads.reference();
  const events = await reads.events(0, 100_000);
  const sessions = await Promise.all(cookies.map((cookie) => reads.session(hashSecret(cookie))));
  const passes: Pass[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await reads.findPasses({ cursor, limit: 200 }, everywhere, at);
    passes.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  const named = <T extends { readonly id: string }>(list: readonly T[], id: string): T =>
    list.find((one) => one.id === id)!;
  await to.write(async (tx) => {
    for (const account of await reads.accounts()) await tx.putAccount(account);
    for (const session of sessions) if (session) await tx.putSession(session);
    for (const place of reference.areas) await tx.putArea(place);
    for (const place of reference.endpoints) await tx.putEndpoint(place);
    for (const place of reference.checkpoints) await tx.putCheckpoint(place);
    for (const place of reference.corridors) await tx.putCorridor(place);
    for (const place of reference.carriers) await tx.putCarrier(place);
    for (const level of reference.levels) await tx.putLevel(level);
    for (const measure of reference.measures) await tx.putMeasure(measure);
    for (const rules of reference.ruleSets) await tx.putRules(rules);
    for (const device of await reads.devices()) await tx.putDevice(device);
    for (const key of await reads.issuingKeys()) await tx.addIssuingKey(key);
    for (const list of await reads.statusLists()) await tx.putStatusList(list);
    for (const pass of passes.reverse()) {
      const carrier = named(reference.carriers, pass.carrier);
      const endpoint = named(reference.endpoints, pass.endpoint);
      await tx.putPass(pass, searchTextOf(pass, { carrier, endpoint, via: [] }));
    }
    // Each at its own time, so that what follows has the numbers it has there.
    for (const event of events) await tx.append([event], event.at);
  });
};

/** What every screen is drawn from: the boards, every post's and endpoint's list, every trip. */
const boardsOf = async (
  servers: readonly Answering[],
  cookie: string,
  { checkpoints, endpoints }: Reference,
): Promise<readonly string[]> => {
  const paths = [
    "/api/snapshot",
    "/api/trips?limit=200",
    ...checkpoints.map(({ id }) => `/api/arrivals?checkpoint=${id}`),
    ...endpoints.map(({ id }) => `/api/arrivals?endpoint=${id}`),
  ];
  const texts: string[] = [];
  for (const [n, path] of paths.entries()) {
    const { url } = servers[n % servers.length]!;
    const reply = await fetch(url + path, { headers: { cookie } });
    expect(reply.status, path).toBe(200);
    const text = await reply.text();
    texts.push(`${path} ${path === "/api/snapshot" ? boardsOnly(text) : text}`);
  }
  return texts;
};

/** Alerts are raised behind the commit at their own pace: when, and which numbers events have by them, tells of the machine. */
const boardsOnly = (text: string): string => {
  const { items, serverTime } = JSON.parse(text) as Reply<"snapshot">;
  const boards = items
    .filter(({ kind }) => kind !== "alert")
    .map((one) =>
      one.kind === "scan" && one.value ? { ...one, value: { ...one.value, seq: 0 } } : one,
    );
  return JSON.stringify({ serverTime, boards });
};

/** What is found in all that a store holds, as of a time (ms). */
const findingsOf = async ({ reads }: Store, at: number): Promise<readonly string[]> => {
  const places = findingPlaces(await reads.reference());
  const scans = await reads.scansBetween(0, await reads.latestSeq());
  const vehicles = [...new Set(scans.flatMap(({ vehicle }) => vehicle ?? []))].sort();
  const asked = vehicles.map((key) => ({ key, since: 0 }));
  const lone = scans.flatMap(({ id, vehicle }) => (vehicle === null ? id : []));
  const pasts = [
    ...(await vehiclePasts(reads, places, asked, at)),
    ...(await lonePasts(reads, places, lone)),
  ];
  const chains: DeviceChain[] = [];
  for (const device of await reads.devices()) chains.push(await chainOf(reads, device));
  return [
    ...pasts.flatMap(({ history }) => vehicleFindings(history, alertRulesForTests, iso(at))),
    ...chains.flatMap((chain) => deviceFindings(chain, alertRulesForTests, iso(at))),
  ]
    .map((finding) => JSON.stringify(finding))
    .sort();
};

/** Of a day, what leads to boards with something of everything: each fifth trip and all that is remarkable. */
const partOf = (day: DemoDay) => {
  const before = new Set(day.issuedBefore);
  const late = new Set(
    day.happenings.flatMap((one) => (one.does === "register" ? [one.trip] : [])),
  );
  return day.happenings.filter(
    ({ at, trip, ...deed }) =>
      at < dayEnds &&
      !late.has(trip) &&
      (trip % 5 === 0 ||
        deed.does === "revoke" ||
        trip >= before.size ||
        (deed.does === "scan" && deed.note !== null)),
  );
};

describe.skipIf(!postgresIsThere)("the demo day", () => {
  let schema: TestSchema;
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    schema = await aSchema();
    folder = mkdtempSync(join(tmpdir(), "greenlane-same-day-"));
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const child of children) {
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      await exit;
    }
    await schema.drop();
    rmSync(folder, { recursive: true });
  });

  const configOf = (data: string, databaseUrl?: string): Config => ({
    port: 0,
    host: "127.0.0.1",
    data,
    databaseUrl,
    adminPassword: password,
    tls: null,
    origins: [],
    log: "error",
    proxyHops: 0,
  });

  const aClockedServer = async (data: string, at: number): Promise<Answering> => {
    const wish = { config: configOf(data, schema.url), at };
    const child = fork(join(top, "test/build/a-clocked-server.ts"), [JSON.stringify(wish)]);
    children.push(child);
    const [{ url }] = (await once(child, "message")) as [{ readonly url: string }];
    return {
      url,
      clockIs: async (time) => {
        const heard = once(child, "message");
        child.send(time);
        await heard;
      },
    };
  };

  it("[S10] [F6] is the same on SQLite and on PostgreSQL with two processes, to the byte", async () => {
    const reference = readReference();
    const began = Date.parse("2026-11-22T05:00:00+07:00");
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(began);
    const one = join(folder, "sqlite");
    const two = join(folder, "postgres");
    const log = makeLog("error");
    const now = (): number => Date.now();

    // Played once, on SQLite, and every call that may change something kept.
    const day = makeDay(reference, readRules(), began);
    const server = await start({ config: configOf(one), log, now, top });
    const made: Made[] = [];
    const realFetch = globalThis.fetch;
    const cookies: string[] = [];
    let sqlite: readonly string[];
    let found: readonly string[];
    let admin: string;
    try {
      globalThis.fetch = async (input, init) => {
        const reply = await realFetch(input, init);
        cookies.push(...reply.headers.getSetCookie().map((one) => one.split(";")[0]!));
        return reply;
      };
      const { stage } = await setStage(
        server.url,
        { username: "admin", password },
        reference,
        day,
        began,
        { folder, say: () => {}, signal: new AbortController().signal },
      );
      admin = cookies[0]!;
      cpSync(join(one, "keys"), join(two, "keys"), { recursive: true });
      const [from, to] = [
        await openStore({ data: one, databaseUrl: undefined }, now),
        await openStore({ data: two, databaseUrl: schema.url }, now),
      ];
      const values = cookies.map((cookie) => cookie.split("=")[1]!);
      await carryOver(from, to, values, began);
      await Promise.all([from.close(), to.close()]);

      globalThis.fetch = (input, init) => {
        const { pathname: path } = new URL(String(input));
        const method = init?.method ?? "GET";
        if (method !== "GET") {
          const cookie = new Headers(init?.headers).get("cookie");
          made.push({ at: Date.now(), method, path, cookie, body: String(init?.body) });
        }
        return realFetch(input, init);
      };
      const happen = makePlayer(stage);
      for (const happening of partOf(day)) {
        vi.setSystemTime(began + happening.at);
        await happen(happening);
      }
      globalThis.fetch = realFetch;
      vi.setSystemTime(began + dayEnds);
      sqlite = await boardsOf([{ url: server.url, clockIs: async () => {} }], admin, reference);
    } finally {
      globalThis.fetch = realFetch;
      await server.stop();
    }
    const kept = await openStore({ data: one, databaseUrl: undefined }, now);
    try {
      found = await findingsOf(kept, began + dayEnds);
    } finally {
      await kept.close();
    }
    expect(found.length).toBeGreaterThan(5);
    expect(made.filter(({ path }) => path === "/api/scans").length).toBeGreaterThan(200);

    // Every call made again, to one process and the other in turn.
    const servers = [await aClockedServer(two, began), await aClockedServer(two, began)];
    for (const [n, { at, method, path, cookie, body }] of made.entries()) {
      for (const { clockIs } of servers) await clockIs(at);
      const { url } = servers[n % servers.length]!;
      const reply = await fetch(url + path, {
        method,
        body,
        headers: { "content-type": "application/json", origin: url, ...(cookie && { cookie }) },
      });
      expect(reply.ok, `${path}: ${await reply.clone().text()}`).toBe(true);
    }
    for (const { clockIs } of servers) await clockIs(began + dayEnds);
    expect(await boardsOf(servers, admin, reference)).toEqual(sqlite);
    const shared = await openStore({ data: two, databaseUrl: schema.url }, now);
    try {
      expect(await findingsOf(shared, began + dayEnds)).toEqual(found);
    } finally {
      await shared.close();
    }
  });
});
