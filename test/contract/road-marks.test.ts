import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { learnTravelTimes } from "../../server/commands/learn-travel-times.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { RoadMarkEntry, RoadMarkTold } from "../../shared/domain/travel/road-mark.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anArea, anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const pass = aPass({ endpoint: "cho-bu-dang" });
const minute = 60_000;
const soon = { timeout: 30_000, interval: 20 };
const everything = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  endpoints: [],
  corridors: [],
});

describe.each(Object.entries(stores))("road marks, on %s", { timeout: 90_000 }, (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let commander: Agent;

  beforeEach(async () => {
    const made = await open();
    drop = () => made.close().catch(() => {});
    server = await aServer({ store: made.store, alertsEveryMs: 600_000 });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dong-phu", kind: "district", parent: "binh-phuoc" }));
      await tx.putCheckpoint(
        aCheckpoint({ id: "dong-xoai", area: "dong-phu", latitude: 11.54, longitude: 106.89 }),
      );
      await tx.putCheckpoint(aCheckpoint({ id: "bu-dang", latitude: 11.81, longitude: 107.24 }));
      await tx.putCheckpoint(aCheckpoint({ id: "cai-chanh", latitude: 11.95, longitude: 107.43 }));
      await tx.putEndpoint(
        anEndpoint({ id: "cho-bu-dang", code: 9, latitude: 11.81, longitude: 107.24 }),
      );
      await tx.putPass(pass, "");
    });
    commander = await server.as("commander", { kind: "area", id: "binh-phuoc" });
  }, 90_000);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const given = (change: object = {}) => ({
    id: uuidV7(server.clock.now),
    from: "tan-lap",
    to: "dong-xoai",
    factor: 3,
    until: at("18:00"),
    reason: "Ngập sâu tại cầu",
    ...change,
  });
  const mark = (by: Agent, one: object) => by.post("/api/road-marks").send(one);
  const takeBack = (by: Agent, id: string, reason = "Nước đã rút") =>
    by.post(`/api/road-marks/${id}/take-back`).send({ reason });
  const listed = async (by: Agent, query = ""): Promise<readonly RoadMarkEntry[]> =>
    (await by.get(`/api/road-marks${query}`).expect(200)).body.items;
  const told = async (): Promise<readonly RoadMarkTold[]> =>
    (await commander.get("/api/travel-times").expect(200)).body.marks;
  const seen = async (checkpoint: string, time: string): Promise<void> => {
    const tablet = await server.tablet(checkpoint);
    const scan = tablet.scan({ checkpoint, at: time, pass: pass.id, plate: pass.plate });
    const reply = await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]));
    expect(reply.status).toBe(200);
  };
  const wrong = ({ status, body }: { status: number; body: { errors?: { field: string }[] } }) => [
    status,
    body.errors?.[0]?.field,
  ];

  test("[K16] a stretch is marked one way or both, once, and what is not right is told by field", async () => {
    const one = given();
    const first = await mark(commander, one).expect(201);
    expect(first.body.items).toMatchObject([
      { id: one.id, from: "tan-lap", to: "dong-xoai", since: at(), takenBack: null },
    ]);
    server.clock.now += minute;
    expect((await mark(commander, one).expect(201)).body).toEqual(first.body);
    expect(wrong(await mark(commander, { ...one, factor: 4 }))).toEqual([400, "id"]);
    expect(await listed(commander)).toHaveLength(1);
    const both = { ...given({ factor: null, until: null }), back: uuidV7(server.clock.now) };
    const made = await mark(commander, both).expect(201);
    expect(made.body.items).toMatchObject([
      { from: "tan-lap", to: "dong-xoai", factor: null },
      { id: both.back, from: "dong-xoai", to: "tan-lap", factor: null },
    ]);
    // Of one stretch they stand side by side.
    expect(await told()).toHaveLength(3);
    for (const [field, status, change] of [
      ["until", 400, { until: at("08:59") }],
      ["until", 400, { since: at("10:00"), until: at("10:00") }],
      ["since", 400, { since: at("08:00", -7) }],
      ["factor", 400, { factor: 0.9 }],
      ["factor", 400, { factor: 20.5 }],
      ["to", 400, { to: "bu-dang" }],
      ["to", 400, { to: "tan-lap" }],
      ["to", 409, { to: "khong-co" }],
      ["from", 409, { from: "@khong-co" }],
      ["reason", 400, { reason: " " }],
      ["back", 400, { id: one.id, back: one.id }],
    ] as const)
      expect(wrong(await mark(commander, given(change))), JSON.stringify(change)).toEqual([
        status,
        field,
      ]);
    expect(await told()).toHaveLength(3);
    const events = await server.store.reads.events(0, 500);
    expect(events.filter(({ type }) => type === "road.marked")).toMatchObject(
      [3, null, null].map((factor) => ({ subject: { kind: "road-mark" }, payload: { factor } })),
    );
  });

  test("[K16] by whoever commands where it begins or ends, or the corridor, and who takes it back says why", async () => {
    const ofDistrict = await server.as("commander", { kind: "area", id: "dong-phu" });
    const ofCorridor = await server.as("commander", { kind: "corridor", id: "dt741-ql14" });
    const ofPost = await server.as("commander", { kind: "checkpoint", id: "tan-lap" });
    const elsewhere = await server.as("commander", { kind: "area", id: "dak-nong" });
    const inspector = await server.as("inspector");
    const one = given();
    for (const by of [ofPost, elsewhere, inspector]) expect((await mark(by, one)).status).toBe(403);
    expect((await mark(ofDistrict, given({ from: "bu-dang", to: "cai-chanh" }))).status).toBe(403);
    await mark(ofCorridor, given({ from: "bu-dang", to: "cai-chanh" })).expect(201);
    await mark(ofDistrict, one).expect(201);
    for (const by of [ofPost, elsewhere]) expect((await takeBack(by, one.id)).status).toBe(404);
    expect((await takeBack(inspector, one.id)).status).toBe(403);
    expect(wrong(await takeBack(commander, one.id, ""))).toEqual([400, "reason"]);
    server.clock.now += 60 * minute;
    const gone = await takeBack(commander, one.id).expect(200);
    expect(gone.body).toMatchObject({ takenBack: { at: at("10:00"), why: "Nước đã rút" } });
    expect(Object.values(gone.body.names)).toHaveLength(2);
    expect((await takeBack(commander, one.id, "Lần nữa").expect(200)).body).toEqual(gone.body);
    const over = given({ since: at("08:00"), until: at("09:30") });
    await mark(commander, over).expect(201);
    expect((await takeBack(commander, over.id).expect(200)).body.takenBack).toBeNull();
  });

  test("[K17] is told with the travel times, live, and moves due times at once; a day over it is history", async () => {
    await seen("tan-lap", iso(server.clock.now - 5 * minute));
    const due = async (): Promise<number> => {
      const reply = await commander.get("/api/arrivals?checkpoint=dong-xoai").expect(200);
      return (ms(reply.body.items[0].due.at) - server.clock.now) / minute;
    };
    const free = await due();
    const { body: before } = await commander.get("/api/snapshot").expect(200);
    const one = given();
    await mark(commander, one).expect(201);
    // The five minutes before it was marked were driven as usual.
    expect(await due()).toBeCloseTo(3 * free, 1);
    expect(await told()).toEqual([
      {
        ...{ id: one.id, from: "tan-lap", to: "dong-xoai", factor: 3, reason: "Ngập sâu tại cầu" },
        ...{ since: at(), until: at("18:00") },
      },
    ]);
    const tablet = await server.tablet("dong-xoai");
    const asked = await server
      .anyone()
      .get("/api/travel-times")
      .set("authorization", tablet.authorization("GET", "/api/travel-times", server.clock.now));
    expect(asked.body.marks).toEqual(await told());
    const items = async (after: number) =>
      (await commander.get(`/api/changes?after=${after}`).expect(200)).body.items.filter(
        ({ kind }: { kind: string }) => kind === "road-mark",
      );
    expect(await items(before.cursor)).toEqual([
      { kind: "road-mark", id: one.id, value: (await told())[0] },
    ]);
    server.clock.now += 10 * minute;
    await takeBack(commander, one.id).expect(200);
    expect(await told()).toMatchObject([{ id: one.id, until: at("09:10") }]);
    // It was slow for ten minutes, and what it had not driven meanwhile it drives as usual.
    expect(await due()).toBeCloseTo(free - 10 / 3, 1);
    const { body: whole } = await commander.get("/api/snapshot").expect(200);
    expect(whole.items.filter(({ kind }: { kind: string }) => kind === "road-mark")).toEqual([
      { kind: "road-mark", id: one.id, value: (await told())[0] },
    ]);
    server.clock.now = ms(at("09:09", 1));
    commander = await server.as("commander");
    expect(await listed(commander)).toHaveLength(1);
    expect(await listed(commander, "?status=over")).toEqual([]);
    server.clock.now = ms(at("09:10", 1));
    expect(await listed(commander)).toEqual([]);
    const later = [given({ until: null }), given({ until: null }), given({ until: null })];
    for (const next of later) await mark(commander, next).expect(201);
    expect((await listed(commander, "?status=over")).map(({ id }) => id)).toEqual([one.id]);
    const { body: page } = await commander.get("/api/road-marks?limit=2").expect(200);
    const rest = await listed(commander, `?limit=2&cursor=${page.next}`);
    expect([...page.items, ...rest].map(({ id }: { id: string }) => id).sort()).toEqual(
      later.map(({ id }) => id).sort(),
    );
  });

  test("[K7] [K16] the way from a corridor to an endpoint is marked like any stretch, and who is bound there is due later", async () => {
    await seen("dong-xoai", iso(server.clock.now - 5 * minute));
    const due = async (stop: string): Promise<number> => {
      const reply = await commander.get(`/api/arrivals?${stop}`).expect(200);
      return (ms(reply.body.items[0].due.at) - server.clock.now) / minute;
    };
    const before = {
      post: await due("checkpoint=bu-dang"),
      end: await due("endpoint=cho-bu-dang"),
    };
    const access = { from: "bu-dang", to: "@cho-bu-dang" };
    const one = given({ ...access, factor: 20, since: at("08:00"), back: uuidV7(1) });
    const { body } = await mark(commander, one).expect(201);
    expect(body.items).toMatchObject([access, { from: access.to, to: access.from }]);
    expect(await due("checkpoint=bu-dang")).toBeCloseTo(before.post, 5);
    const last = before.end - before.post;
    expect(last).toBeGreaterThan(0);
    expect(await due("endpoint=cho-bu-dang")).toBeCloseTo(before.post + 20 * last, 1);
    await mark(commander, given({ ...access, factor: null, until: null })).expect(201);
    const reply = await commander.get("/api/arrivals?endpoint=cho-bu-dang").expect(200);
    expect(reply.body.items).toMatchObject([{ due: { at: null } }]);
    // Not from a post that is on no corridor; and by nobody whose road it is not.
    expect(wrong(await mark(commander, given({ ...access, from: "hoa-lu" })))).toEqual([400, "to"]);
    const ofCorridor = await server.as("commander", { kind: "corridor", id: "dt741-ql14" });
    await mark(ofCorridor, given(access)).expect(201);
    const elsewhere = await server.as("commander", { kind: "area", id: "dak-nong" });
    expect((await mark(elsewhere, given(access))).status).toBe(403);
  });

  test("[K18] a vehicle that was called overdue is not once its road is marked, and its alert says which", async () => {
    const alerts = async (): Promise<readonly Alert[]> =>
      (await server.store.reads.findAlerts({ limit: 100 }, everything)).items;
    const become = (expected: readonly object[]) =>
      expect.poll(alerts, soon).toMatchObject(expected);
    server.clock.now = ms(at("15:00"));
    await seen("tan-lap", at("09:00"));
    await become([{ kind: "overdue", status: "open", facts: { to: "dong-xoai" } }]);
    const back = { from: "dong-xoai", to: "tan-lap", factor: null, until: null };
    await mark(commander, given({ ...back, since: at("09:10") })).expect(201);
    const shut = given({ factor: null, since: at("09:10"), until: null });
    await mark(commander, shut).expect(201);
    const road = { from: "tan-lap", to: "dong-xoai" };
    await become([{ status: "withdrawn", withdrawn: { scan: null, road } }]);
    // Open again, and so long after that it should have come by.
    await takeBack(commander, shut.id).expect(200);
    server.clock.now = ms(at("22:30"));
    const subject = { kind: "pass", id: pass.id } as const;
    const event = { type: "pass.amended", subject, payload: {}, topics: [] };
    await server.store.write((tx) => tx.append([event], server.clock.now));
    await become([{ kind: "overdue", status: "open", withdrawn: null }]);
  });

  test("[K19] nothing is learned of a stretch while it was marked", async () => {
    await mark(commander, given({ since: at("06:30"), until: at("07:30") })).expect(201);
    await seen("tan-lap", at("07:00"));
    await seen("dong-xoai", at("07:40"));
    await seen("bu-dang", at("08:50"));
    await learnTravelTimes(server.store, server.clock.now);
    expect(await server.store.reads.travelModel()).toMatchObject({
      marked: 1,
      used: 1,
      segments: [{ from: "dong-xoai", to: "bu-dang" }],
    });
  });
});
