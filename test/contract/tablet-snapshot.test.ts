import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeClock } from "../../client/checkpoint/clock.ts";
import { type Database, openDatabase, readMeta } from "../../client/checkpoint/database.ts";
import {
  passByCode,
  passById,
  passesLike,
  passForPlate,
} from "../../client/checkpoint/find-pass.ts";
import { deviceIdentity, makeKeys, publicKeyOf } from "../../client/checkpoint/identity.ts";
import { emptyOnFile, type OnFile } from "../../client/checkpoint/on-file.ts";
import type { Surroundings } from "../../client/checkpoint/surroundings.ts";
import { type Sync, type SyncState, startSync } from "../../client/checkpoint/sync.ts";
import { putReference } from "../../server/commands/put-reference.ts";
import type { NewEvent } from "../../server/store/ports.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { nothingMeasured } from "../../shared/domain/tablet-clock.ts";
import { aDevice } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { numbersOfSomeParts } from "../build/a-snapshot.ts";
import { verifyByNode } from "../build/issuing-key.ts";

let server: TestServer;
let db: Database;
let opened = 0;
beforeEach(async () => {
  server = await aServer();
  opened += 1;
  db = await openDatabase(`tablet-snapshot-${opened}`);
});
afterEach(async () => {
  db.close();
  await server.close();
});

const aPassNo = (n: number, change: Partial<Pass> = {}): Pass =>
  aPass({
    id: toPassId(1, 0, n),
    shortCode: makeShortCode(n),
    plate: aPlate(`93C${10_000 + n}`),
    ...change,
  });
const put = (passes: readonly Pass[]): Promise<unknown> =>
  server.store.write(async (tx) => {
    for (const pass of passes) await tx.putPass(pass, "");
    const events = passes.map(
      ({ id, corridor, endpoint }): NewEvent => ({
        type: "pass.issued",
        subject: { kind: "pass", id },
        payload: {},
        topics: [`corridor:${corridor}`, `endpoint:${endpoint}`],
      }),
    );
    await tx.append(events, server.clock.now);
  });

/** What the line does to a call, by its path; nothing: it goes through. */
type Fault = (path: string) => Promise<Response> | undefined;

/** The date in the answer's head is this machine's, and the server's clock is another here. */
const undated = async (answer: Promise<Response>): Promise<Response> => {
  const { status, headers, body } = await answer;
  const others = new Headers(headers);
  for (const name of ["date", "content-encoding"]) others.delete(name);
  return new Response(body, { status, headers: others });
};

interface TestTablet {
  readonly state: () => SyncState;
  readonly onFile: () => OnFile;
  /** Catches up once, to its end; answers with the paths that were asked. */
  readonly catchUp: (fault?: Fault) => Promise<readonly string[]>;
  readonly close: () => void;
}

/** The tablet's own code over its own database, its network the real server's. */
const aTablet = async (post = "tan-lap"): Promise<TestTablet> => {
  const keys = await makeKeys();
  const { row } = aDevice(post);
  await server.store.write(async (tx) =>
    tx.putDevice({ ...row, publicKey: await publicKeyOf(keys) }),
  );
  const deviceNow = () => server.clock.now;
  const clock = makeClock(nothingMeasured, () => {}, {
    deviceNow,
    ticks: deviceNow,
    seen: () => true,
  });
  let onFile = emptyOnFile;
  let state: SyncState = { asOf: null, live: "down", trouble: null };
  let fault: Fault = () => undefined;
  let asked: string[] = [];
  let sync: Sync | null = null;
  /** Called when a round is over and the next one is put off. */
  let over: () => void = () => {};
  const around: Surroundings = {
    fetch: (path, init) => {
      asked.push(String(path));
      return undated(fault(String(path)) ?? fetch(server.url + String(path), init));
    },
    deviceNow: () => server.clock.now,
    random: () => 0.5,
    after: () => {
      over();
      return () => {};
    },
    locks: {} as LockManager,
    loadLive: () => Promise.reject(new Error("no stream here")),
    onWake: () => () => {},
  };
  return {
    state: () => state,
    onFile: () => onFile,
    catchUp: async (withFault = () => undefined) => {
      fault = withFault;
      asked = [];
      const done = new Promise<void>((resolve) => {
        over = resolve;
      });
      if (sync) sync.wake();
      else
        sync = await startSync({
          db,
          device: deviceIdentity({ device: { ...row, keptApart: 0 }, keys }, clock.now),
          clock,
          verify: verifyByNode,
          around,
          onFile: () => onFile,
          setOnFile: (next) => {
            onFile = next;
          },
          onState: (next) => {
            state = next;
          },
          onReached: () => {},
        });
      await done;
      return asked;
    },
    close: () => sync?.close(),
  };
};

const isPart = (path: string): boolean => path.includes("/parts/");
const broken = (): Promise<Response> => Promise.reject(new TypeError("the line is cut"));
const inSomeParts = (): readonly Pass[] => numbersOfSomeParts.map((n) => aPassNo(n));

describe("a tablet's snapshot", () => {
  it("[F9] is looked through by id, code, plate and part of a plate", async () => {
    const trailer = aPlate("51R-123.45");
    await put([...inSomeParts(), aPassNo(1_300, { trailerPlate: trailer })]);
    const tablet = await aTablet();
    const asked = await tablet.catchUp();
    expect(asked.filter(isPart).length).toBeGreaterThan(2);
    expect(asked).not.toContain("/api/snapshot");
    expect(tablet.state()).toMatchObject({ trouble: null, asOf: server.clock.now, coming: null });
    const wanted = aPassNo(565);
    const { id } = wanted;
    expect(await passById(db, id)).toMatchObject({ id, plate: wanted.plate });
    expect(await passById(db, "1-0-5")).toMatchObject({ id: "1-0-5" });
    expect(await passById(db, "1-0-9999")).toBeNull();
    expect(await passByCode(db, wanted.shortCode)).toMatchObject({ id });
    expect(await passByCode(db, wanted.shortCode.slice(1))).toBeNull();
    expect(await passForPlate(db, wanted.plate, server.clock.now)).toMatchObject({ id });
    expect(await passForPlate(db, aPlate("93C1056"), server.clock.now)).toBeNull();
    const withTrailer = toPassId(1, 0, 1_300);
    expect(await passForPlate(db, trailer, server.clock.now)).toMatchObject({ id: withTrailer });
    // What an eye confuses is suggested, the exact spelling first.
    const like = await passesLike(db, "10565", 6);
    expect(like.map(({ plate }) => plate)).toEqual(["93C10565"]);
    expect((await passesLike(db, "93C-IO56", 20)).length).toBe(10);
    expect(tablet.onFile().checkpoint.size).toBeGreaterThan(0);
    tablet.close();
  });

  it("[F10] cut in the middle goes on where it was, and until then the old one serves", async () => {
    await put(inSomeParts());
    const tablet = await aTablet();
    let through = 0;
    const first = await tablet.catchUp((path) => {
      if (!isPart(path)) return undefined;
      through += 1;
      return through > 2 ? broken() : undefined;
    });
    expect(tablet.state()).toMatchObject({ trouble: "unreachable", asOf: null });
    expect(await passById(db, toPassId(1, 0, 3))).toBeNull();
    expect(tablet.onFile().checkpoint.size).toBe(0);
    const got = new Set(await db.getAllKeys("part"));
    expect(got.size).toBe(2);
    const second = await tablet.catchUp();
    expect(tablet.state()).toMatchObject({ trouble: null });
    expect(second.filter((path) => got.has(path.split("/").at(-1)!))).toEqual([]);
    expect(first.filter(isPart).length + second.filter(isPart).length).toBeGreaterThan(3);
    expect(await passById(db, toPassId(1, 0, 3))).not.toBeNull();
    expect(await readMeta(db, "parts")).toMatchObject({ takenAt: server.clock.now });
    tablet.close();
  });

  it("[F9] a part that is not as its name says is not taken in, nor is another server's page", async () => {
    await put(inSomeParts());
    const tablet = await aTablet();
    const liar = async () =>
      new Response(Uint8Array.of(1, 2, 3), { headers: { "content-type": "application/zlib" } });
    await tablet.catchUp((path) => (isPart(path) ? liar() : undefined));
    expect(tablet.state()).toMatchObject({ trouble: "not-ours", asOf: null });
    expect(await db.count("part")).toBe(0);
    const portal = async () => new Response("<html>", { headers: { "content-type": "text/html" } });
    await tablet.catchUp((path) => (isPart(path) ? portal() : undefined));
    expect(tablet.state()).toMatchObject({ trouble: "not-ours", asOf: null });
    await tablet.catchUp();
    expect(tablet.state()).toMatchObject({ trouble: null });
    tablet.close();
  });

  it("[F9] a manifest signed by none of the keys it knows changes nothing", async () => {
    await put([aPassNo(1)]);
    const tablet = await aTablet();
    await tablet.catchUp();
    const other = await aServer();
    try {
      const device = await other.tablet("tan-lap");
      const forged = async () => {
        const path = "/api/snapshot/manifest";
        const authorization = device.authorization("GET", path, other.clock.now);
        return fetch(other.url + path, { headers: { authorization } });
      };
      const { corridors } = await server.store.reads.reference();
      const posts = [{ checkpoint: "tan-lap", km: 0 }];
      const moved = { ...corridors.find(({ id }) => id === "ql14-bac")!, posts };
      await putReference(server.store, "corridor", [moved], server.clock.now);
      await tablet.catchUp((path) => {
        if (path.endsWith("/manifest")) return forged();
        if (path.endsWith("greenlane-keys")) return fetch(other.url + path);
        return undefined;
      });
      expect(tablet.state()).toMatchObject({ trouble: "not-ours" });
      expect(await passById(db, toPassId(1, 0, 1))).not.toBeNull();
      await tablet.catchUp();
      expect(tablet.state()).toMatchObject({ trouble: null });
    } finally {
      await other.close();
      tablet.close();
    }
  });

  it("[F11] what is heard after it stands over it, also what is gone", async () => {
    await put(inSomeParts());
    const tablet = await aTablet();
    await tablet.catchUp();
    const [a, b, c] = [3, 4, 5].map((n) => toPassId(1, 0, n));
    await put([
      aPassNo(3, { rev: 2, occupantsMax: 4, plate: aPlate("51F-999.99") }),
      aPassNo(4, { rev: 2, corridor: "ql14-bac", endpoint: "cho-gia-nghia" }),
      aPassNo(90),
    ]);
    // It was bound here before, and so is heard of.
    await server.store.write((tx) =>
      tx.append(
        [
          {
            type: "pass.amended",
            subject: { kind: "pass", id: b! },
            payload: {},
            topics: ["corridor:dt741-ql14"],
          },
        ],
        server.clock.now,
      ),
    );
    const asked = await tablet.catchUp();
    expect(asked.filter((path) => path.includes("/snapshot"))).toEqual([]);
    expect(await passById(db, a!)).toMatchObject({ rev: 2, occupantsMax: 4 });
    expect(await passForPlate(db, aPlate("93C10003"), server.clock.now)).toBeNull();
    expect(await passForPlate(db, aPlate("51F-999.99"), server.clock.now)).toMatchObject({ id: a });
    expect(await passById(db, b!)).toBeNull();
    expect(await passByCode(db, makeShortCode(4))).toBeNull();
    expect(await passesLike(db, "10004", 6)).toEqual([]);
    expect(await passById(db, c!)).toMatchObject({ rev: 1 });
    expect(await passById(db, toPassId(1, 0, 90))).not.toBeNull();
    tablet.close();
  });

  it("[F10] [F11] is renewed within the day by the parts that changed, and takes in what stood over it", async () => {
    await put(inSomeParts());
    const tablet = await aTablet();
    await tablet.catchUp();
    await put([aPassNo(3, { rev: 2 }), aPassNo(1_600)]);
    await tablet.catchUp();
    expect(await db.count("pass")).toBe(2);
    const before = await db.count("part");
    server.clock.now += 25 * 3_600_000;
    await tablet.catchUp();
    await expect.poll(() => db.count("pass"), { timeout: 10_000 }).toBe(0);
    await expect.poll(() => db.count("part"), { timeout: 10_000 }).toBe(before);
    expect((await readMeta(db, "parts"))?.takenAt).toBe(server.clock.now);
    expect(await passById(db, toPassId(1, 0, 3))).toMatchObject({ rev: 2 });
    expect(await passById(db, toPassId(1, 0, 1_600))).not.toBeNull();
    tablet.close();
  });

  it("[F10] a renewal is as old as it says, where the line breaks before what came since is heard", async () => {
    await put(inSomeParts());
    const tablet = await aTablet();
    await tablet.catchUp();
    const taken = server.clock.now;
    await db.put("meta", { ...(await readMeta(db, "parts"))!, takenAt: 0 }, "parts");
    server.clock.now += 600_000;
    let heard = 0;
    await tablet.catchUp((path) => {
      heard += path.startsWith("/api/changes") ? 1 : 0;
      return heard > 1 ? broken() : undefined;
    });
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(2);
    expect((await readMeta(db, "parts"))?.takenAt).toBe(taken);
    expect((await readMeta(db, "sync"))?.asOf).toBe(taken);
    tablet.close();
  });

  it("[F1] a cursor that cannot be followed any more leads to a new one by itself", async () => {
    await put([aPassNo(1)]);
    const tablet = await aTablet();
    await tablet.catchUp();
    const mark = (await readMeta(db, "sync"))!;
    await db.put("meta", { ...mark, cursor: 10_000_000 }, "sync");
    const again = await aTablet();
    const asked = await again.catchUp();
    expect(asked.some((path) => path.endsWith("/manifest"))).toBe(true);
    expect(again.state()).toMatchObject({ trouble: null, asOf: server.clock.now });
    expect((await readMeta(db, "sync"))?.cursor).toBe(mark.cursor);
    tablet.close();
    again.close();
  });
});
