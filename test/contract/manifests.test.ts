import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lapseTrips } from "../../server/commands/lapse-trips.ts";
import { tendManifests } from "../../server/commands/tend-manifests.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { NewCheck, NewManifest } from "../../shared/contract/manifests.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { namesKeptMs, namesOnTabletMs } from "../../shared/domain/manifest.ts";
import type { Manifest } from "../../shared/domain/manifest-shape.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { whatIsWrong } from "../build/a-check.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aComparison, aList, an, aPerson, be } from "../build/a-manifest.ts";
import { aPass } from "../build/a-pass.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const pass = aPass();
const names = /Nguyễn|Trần|4321|8765/;

const sign = (
  server: TestServer,
  device: TestDevice,
  method: string,
  path: string,
  body?: string,
) => device.authorization(method, path, server.clock.now, body);

/** A tablet posts as its screen would. */
const post = (server: TestServer, device: TestDevice, path: string, body: object) =>
  server
    .anyone()
    .post(path)
    .set("authorization", sign(server, device, "POST", path, JSON.stringify(body)))
    .send(body);

const scanned = async (
  server: TestServer,
  device: TestDevice,
  change: Partial<Scan> = {},
): Promise<Scan> => {
  const scan = device.scan({ pass: pass.id, plate: pass.plate, ...change });
  const reply = await server
    .anyone()
    .post("/api/scans")
    .send(device.batch([scan]));
  expect(reply.body.results[0].result).toBe("recorded");
  return scan;
};

describe.each(Object.entries(stores))("listing people, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let border: TestDevice;
  let next: TestDevice;
  let commander: Agent;

  beforeEach(async () => {
    const test = await open();
    const { store } = test;
    // The server closes the store; what is left of the test's own goes after it.
    drop = () => test.close().catch(() => {});
    server = await aServer({ store });
    await store.write((tx) => tx.putPass(pass, pass.plate.toLowerCase()));
    border = await server.tablet("tan-lap");
    next = await server.tablet("dong-xoai");
    commander = await server.as("commander", { kind: "area", id: "binh-phuoc" });
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const ofPass = (change: Partial<NewManifest> = {}) =>
    aList({ pass: pass.id, plate: pass.plate, ...change });
  const list = (given: NewManifest, device = border) =>
    post(server, device, "/api/manifests", given);
  const check = (given: NewCheck, device = next) =>
    post(server, device, "/api/manifest-checks", given);
  const asked = async (device: TestDevice, path: string): Promise<readonly Item[]> => {
    const reply = await server
      .anyone()
      .get(path)
      .set("authorization", sign(server, device, "GET", path));
    return reply.body.items as Item[];
  };
  const listsIn = (items: readonly Item[]) =>
    items.flatMap((item) => (item.kind === "manifest" ? [[item.id, item.value] as const] : []));
  /** What a tablet holds, by changes and by snapshot alike. */
  const heldBy = async (device: TestDevice): Promise<readonly Manifest[]> => {
    const changed = listsIn(await asked(device, "/api/changes?after=0&limit=1000"));
    const begun = listsIn(await asked(device, "/api/snapshot"));
    const live = changed.flatMap(([, value]) => value ?? []);
    expect(begun.map(([, value]) => value)).toEqual(live);
    return live;
  };
  const seenBy = async (person: Agent): Promise<readonly Manifest[]> => {
    const { items } = (await person.get("/api/changes?after=0&limit=1000").expect(200)).body;
    const begun = (await person.get("/api/snapshot").expect(200)).body.items as Item[];
    const live = listsIn(items).flatMap(([, value]) => value ?? []);
    expect(listsIn(begun).map(([, value]) => value)).toEqual(live);
    return live;
  };
  const namesOn = (id: string, person = commander) => person.get(`/api/manifests/${id}/names`);
  const outcome = (reply: { status: number; body: { code?: string } }) => [
    reply.status,
    reply.body.code ?? "done",
  ];
  const fieldsOf = (reply: { body: { errors: { field: string }[] } }) =>
    reply.body.errors.map(({ field }) => field);

  it("[R7] names reach the tablets of posts that see the trip, and of people only those who may open them", async () => {
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    for (const device of [border, next, await server.tablet("tuan-tra")])
      expect(await heldBy(device), device.checkpoint).toMatchObject([
        { id: given.id, count: 2, salt: given.salt, people: given.people },
      ]);
    expect(await heldBy(await server.tablet("dak-r-lap"))).toEqual([]);
    // Nor where the corridor is only kept in reserve [F13].
    const { checkpoints } = await server.store.reads.reference();
    const beside = checkpoints.find(({ id }) => id === "dak-r-lap")!;
    await server.store.write((tx) => tx.putCheckpoint({ ...beside, reserve: [pass.corridor] }));
    const keeping = await server.tablet("dak-r-lap");
    const held = await asked(keeping, "/api/snapshot");
    expect(held.some(({ kind }) => kind === "trip")).toBe(true);
    expect(await heldBy(keeping)).toEqual([]);

    const receiver = await server.as("receiver", { kind: "endpoint", id: pass.endpoint });
    for (const person of [commander, receiver]) {
      expect(await seenBy(person)).toMatchObject([{ count: 2, salt: null, people: null }]);
      const { body } = await namesOn(given.id, person).expect(200);
      expect(body.people).toMatchObject([{ name: an.name, last: "4321" }, { name: be.name }]);
      expect(JSON.stringify(body)).not.toContain("hash");
    }
    const other = await server.as("receiver", { kind: "endpoint", id: "cho-gia-nghia" });
    const neighbour = await server.as("commander", { kind: "area", id: "dak-nong" });
    for (const person of [other, neighbour]) {
      expect(await seenBy(person)).toEqual([]);
      expect(outcome(await namesOn(given.id, person))).toEqual([404, "not-found"]);
    }
    for (const role of ["administrator", "inspector", "officer", "registrar"] as const) {
      const person = await server.as(role);
      expect(outcome(await namesOn(given.id, person)), role).toEqual([403, "not-allowed"]);
      expect(JSON.stringify(await seenBy(person)), role).not.toMatch(names);
    }
  });

  it("[R7] who receives on the way to another endpoint opens no names", async () => {
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    await server.store.write((tx) =>
      tx.putEndpoint({
        id: "cho-tan-lap",
        code: 77,
        name: "Chợ Tân Lập",
        address: "Tân Lập",
        area: "binh-phuoc",
        latitude: 11.38,
        longitude: 106.87,
        active: true,
      }),
    );
    const beside = await server.as("receiver", { kind: "endpoint", id: "cho-tan-lap" });
    expect(outcome(await namesOn(given.id, beside))).toEqual([404, "not-found"]);
    const onTheWay = await server.as("receiver", { kind: "checkpoint", id: "dong-xoai" });
    expect(outcome(await namesOn(given.id, onTheWay))).toEqual([404, "not-found"]);
  });

  it("[R7] leaves nothing of anybody aboard in the log", async () => {
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    await check(aComparison(given.id)).expect(201);
    const events = (await server.store.reads.events(0, 500)).filter(
      ({ subject }) => subject.kind === "manifest",
    );
    expect(events.map(({ type, payload }) => [type, payload])).toEqual([
      ["manifest.listed", { checkpoint: "tan-lap", count: 2 }],
      ["manifest.checked", { checkpoint: "dong-xoai", result: "swapped" }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(names);
    expect(JSON.stringify(events)).not.toContain(given.salt);
  });

  it("[R7] tablets hold names while the trip is open, and no longer", async () => {
    const given = ofPass();
    await list(given).expect(201);
    expect(await heldBy(border)).toMatchObject([{ id: given.id }]);
    expect(await heldBy(next)).toEqual([]);
    await scanned(server, border, { decision: "hold" });
    expect(await heldBy(next)).toEqual([]);
    const opening = await scanned(server, border, { at: at("09:10") });
    expect(await heldBy(next)).toMatchObject([{ id: given.id }]);

    server.clock.now = Date.parse(at("09:20"));
    const taken = border.scan({
      pass: pass.id,
      plate: pass.plate,
      decision: "turn-back",
      at: at("09:15"),
    });
    await server
      .anyone()
      .post("/api/scans")
      .send(border.batch([taken]))
      .expect(200);
    for (const device of [border, next]) {
      expect(await heldBy(device)).toEqual([]);
      const told = listsIn(await asked(device, "/api/changes?after=0&limit=1000"));
      expect(told).toEqual([[given.id, null]]);
    }
    expect(await seenBy(commander)).toMatchObject([{ id: given.id, count: 2 }]);
    const { body } = await commander.get(`/api/trips/${opening.id}/manifests`).expect(200);
    expect(body.items).toMatchObject([{ id: given.id, people: null }]);
  });

  it("[R7] however long a trip stays open, a tablet holds names for three days", async () => {
    await scanned(server, border);
    await list(ofPass()).expect(201);
    server.clock.now += namesOnTabletMs - 1;
    expect(await heldBy(next)).toHaveLength(1);
    server.clock.now += 1;
    expect(await heldBy(next)).toEqual([]);
  });

  it("[O57] the same list, or check, again is the same; its id with another content is refused", async () => {
    await scanned(server, border);
    const given = ofPass();
    const [first, again] = [
      await list(given),
      await list({ ...given, id: given.id.toUpperCase() }),
    ];
    expect([first.status, again.status, again.body]).toEqual([201, 201, { id: given.id }]);
    const other = { ...given, people: given.people.slice(1) };
    expect(outcome(await list(other))).toEqual([409, "already-exists"]);
    expect(outcome(await list(given, next))).toEqual([409, "already-exists"]);

    const checked = aComparison(given.id);
    const reply = await check(checked).expect(201);
    expect((await check(checked).expect(201)).body).toEqual(reply.body);
    expect(outcome(await check({ ...checked, others: 0 }))).toEqual([409, "already-exists"]);
    expect(outcome(await check(checked, border))).toEqual([409, "already-exists"]);
    const [held] = await heldBy(border);
    expect(held?.checks).toEqual([reply.body]);
  });

  it("[R5] says what came of a check, whatever the tablet thinks", async () => {
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    const made = async (present: number[], others: number) =>
      (await check(aComparison(given.id, { present, others })).expect(201)).body.result;
    expect(await made([1, 0], 0)).toBe("same");
    expect(await made([1], 0)).toBe("fewer");
    expect(await made([0], 1)).toBe("swapped");
    expect(await made([0, 1], 1)).toBe("others");
    expect(await made([], 3)).toBe("others");
    expect((await seenBy(commander))[0]?.checks.map(({ result }) => result)).toEqual([
      "same",
      "fewer",
      "swapped",
      "others",
      "others",
    ]);
  });

  it("[O57] a check is taken though the trip is over by then, or drives where its post does not see it", async () => {
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    expect(outcome(await check(aComparison(aList().id)))).toEqual([404, "not-found"]);
    server.clock.now = Date.parse(at("10:00"));
    await scanned(server, next, { decision: "turn-back", at: at("09:50") });
    await check(aComparison(given.id)).expect(201);
    const far = await server.tablet("dak-r-lap");
    const there = aComparison(given.id);
    await check(there, far).expect(201);
    await check(there, far).expect(201);
    const last = (await server.store.reads.events(0, 1_000)).findLast(
      ({ type }) => type === "manifest.checked",
    );
    expect(last).toMatchObject({ payload: { checkpoint: "dak-r-lap" } });
  });

  it("[R8] a list that comes when its names are past their time is kept without them", async () => {
    const early = aList({ plate: "93C77777" as NewManifest["plate"] });
    server.clock.now += namesKeptMs;
    await list(early).expect(201);
    const [row] = await server.store.reads.manifestsByIds([early.id]);
    expect(row).toMatchObject({ count: 2, people: null, salt: null });
    await list(early).expect(201);
    // One that comes in between is erased with its trip's time, not with its own.
    const late = aList({ plate: "93C88888" as NewManifest["plate"], at: early.at });
    server.clock.now -= 1;
    await list(late).expect(201);
    server.clock.now += 1;
    expect(await tendManifests(server.store, server.clock.now)).toBe(1);
  });

  it("what cannot be is refused by field", async () => {
    const wrong = async (change: Partial<NewManifest>) => fieldsOf(await list(aList(change)));
    expect(await wrong({ plate: null, pass: null })).toEqual(["plate"]);
    expect(await wrong({ people: [] })).toEqual(["people"]);
    expect(await wrong({ people: Array.from({ length: 100 }, () => aPerson(an)) })).toEqual([
      "people",
    ]);
    expect(await wrong({ people: [{ ...aPerson(an), name: " \u202e " }] })).toEqual([
      "people.0.name",
    ]);
    expect(await wrong({ people: [{ ...aPerson(an), last: an.number }] })).toEqual([
      "people.0.last",
    ]);
    expect(await wrong({ people: [{ ...aPerson(an), hash: an.number }] })).toEqual([
      "people.0.hash",
    ]);
    expect(await wrong({ salt: "" })).toEqual(["salt"]);
    expect(await wrong({ at: "9999-12-31T23:59:59Z", offsetMs: 4_000_000_000_000 })).toEqual([
      "at",
    ]);
    await scanned(server, border);
    const given = ofPass();
    await list(given).expect(201);
    const wrongly = async (change: Partial<NewCheck>) =>
      fieldsOf(await check(aComparison(given.id, change)));
    expect(await wrongly({ present: [], others: 0 })).toEqual(["present"]);
    expect(await wrongly({ present: [0, 0] })).toEqual(["present"]);
    expect(await wrongly({ present: [2] })).toEqual(["present"]);
  });

  it("[R8] names are erased three weeks after the trip ended, counts and checks stay", async () => {
    const opening = await scanned(server, border);
    const [given, another] = [ofPass(), aList({ plate: "93C99999" as NewManifest["plate"] })];
    await list(given).expect(201);
    await list(another).expect(201);
    await check(aComparison(given.id)).expect(201);
    server.clock.now += namesKeptMs;
    // A trip that is open keeps its names: somebody may be aboard.
    expect(await tendManifests(server.store, server.clock.now)).toBe(1);
    expect(await lapseTrips(server.store, server.clock.now)).toBe(1);
    const trip = await server.store.reads.trip(opening.id);
    server.clock.now = Date.parse(trip!.closedAt!) + namesKeptMs - 1;
    expect(await tendManifests(server.store, server.clock.now)).toBe(0);
    commander = await server.as("commander");
    expect((await namesOn(given.id)).body.people).toHaveLength(2);
    server.clock.now += 1;
    expect(await tendManifests(server.store, server.clock.now)).toBe(1);
    expect(await tendManifests(server.store, server.clock.now)).toBe(0);
    expect((await namesOn(given.id).expect(200)).body).toEqual({ people: null });
    const [row] = await server.store.reads.manifestsByIds([given.id]);
    expect(row).toMatchObject({ count: 2, people: null, salt: null });
    expect(JSON.stringify(row)).not.toMatch(names);
    const { body } = await commander.get(`/api/trips/${opening.id}/manifests`).expect(200);
    expect(body.items).toMatchObject([{ count: 2, checks: [{ result: "swapped" }] }]);
    // What a tablet sends again after a long time away brings no name back.
    await list(given).expect(201);
    expect((await namesOn(given.id)).body).toEqual({ people: null });
  });

  it("[O57] a tablet lists so much and no more", async () => {
    await server.close();
    await drop();
    const test = await open();
    drop = () => test.close().catch(() => {});
    const allowances = { manifests: { points: 2, duration: 60 } };
    server = await aServer({ store: test.store, allowances });
    border = await server.tablet();
    await list(aList()).expect(201);
    await list(aList()).expect(201);
    expect(outcome(await list(aList()))).toEqual([429, "rate-limited"]);
    await list(aList(), await server.tablet()).expect(201);
  });
});

it("[R8] [S15] once names are erased the log still vouches for every list, and an altered one is found", async () => {
  const server = await aServer();
  const tablet = await server.tablet();
  const given = aList();
  await post(server, tablet, "/api/manifests", given).expect(201);
  await post(server, tablet, "/api/manifest-checks", aComparison(given.id)).expect(201);
  const file = join(server.data, "greenlane.db");
  const later = server.clock.now + namesKeptMs;
  const wrong = async () =>
    (await whatIsWrong(openSqliteAudit(file), later)).filter((found) =>
      JSON.stringify(found).includes("manifest"),
    );
  expect(await wrong()).toEqual([]);
  expect(await tendManifests(server.store, later)).toBe(1);
  expect(await wrong()).toEqual([]);
  const db = new Database(file);
  expect(JSON.stringify(db.prepare("SELECT * FROM manifest").all())).not.toMatch(names);
  db.exec("UPDATE manifest_check SET body = replace(body, 'swapped', 'same')");
  const [row] = (await wrong()) as { row?: string }[];
  expect(row?.row).toMatch(/^manifest-check /);
  db.exec("DELETE FROM manifest_check");
  db.exec("UPDATE manifest SET body = replace(body, '\"count\":2', '\"count\":3')");
  db.close();
  expect((await wrong()).map(({ what }) => what).sort()).toEqual(["row-altered", "row-removed"]);
  await server.close();
});
