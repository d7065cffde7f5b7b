import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConvoyStory } from "../../shared/contract/convoys.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aVehicle } from "../build/a-convoy.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aList } from "../build/a-manifest.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const soon = { timeout: 30_000, interval: 20 };
const everything = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  endpoints: [],
  corridors: [],
});
const elsewhere = { kind: "area", id: "dak-nong" } as const;

describe.each(Object.entries(stores))("convoys, on %s", { timeout: withinMs }, (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let registrar: Agent;
  let entry: TestDevice;
  let next: TestDevice;

  const passOf = (n: number): Pass =>
    aPass({ ...aVehicle(n), id: aVehicle(n).pass!, shortCode: makeShortCode(5_000 + n) });

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, alertsEveryMs: 600_000 });
    registrar = await server.as("registrar");
    await server.store.write(async (tx) => {
      for (const n of [0, 1, 2, 3]) await tx.putPass(passOf(n), "");
      for (const id of ["dong-xoai", "bu-dang", "cai-chanh"])
        await tx.putCheckpoint(aCheckpoint({ id, kind: id === "cai-chanh" ? "border" : "inner" }));
    });
    entry = await server.tablet("tan-lap");
    next = await server.tablet("dong-xoai");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const plates = (...those: readonly number[]) =>
    those.map((n) => ({ by: "plate", plate: aVehicle(n).plate }));
  const given = (change: object = {}) => ({
    id: uuidV7(server.clock.now),
    name: "Đoàn 1",
    corridor: "dt741-ql14",
    entry: "tan-lap",
    exit: "cai-chanh",
    window: { from: at("09:00"), until: at("10:00") },
    vehicles: plates(0, 1, 2),
    at: at("08:00"),
    ...change,
  });
  const make = (by: Agent, body: object) => by.post("/api/convoys").send(body);
  const act = (by: Agent, id: string, ...acts: readonly object[]) =>
    by.post(`/api/convoys/${id}/acts`).send({ acts });
  const doing = (change: object) => ({
    id: uuidV7(server.clock.now),
    at: at("08:30"),
    checkpoint: null,
    ...change,
  });
  const byTablet = (device: TestDevice, path: string, body: object) =>
    server
      .anyone()
      .post(path)
      .set(
        "authorization",
        device.authorization("POST", path, server.clock.now, JSON.stringify(body)),
      )
      .send(body);
  const story = async (id: string, by: Agent = registrar) =>
    (await by.get(`/api/convoys/${id}`).expect(200)).body;
  const upload = async (device: TestDevice, when: string, ...those: readonly number[]) => {
    const scans = those.map((n) =>
      device.scan({
        ...aVehicle(n),
        at: at(when),
        occupantsSeen: 2,
        checkpoint: device.checkpoint,
      }),
    );
    await server.anyone().post("/api/scans").send(device.batch(scans)).expect(200);
    return scans;
  };
  const wrong = ({ status, body }: { status: number; body: { errors?: { field: string }[] } }) => [
    status,
    body.errors?.[0]?.field,
  ];
  const changes = async (by: Agent): Promise<readonly Item[]> =>
    (await by.get("/api/changes?after=0&limit=1000").expect(200)).body.items;
  const convoyIn = (items: readonly Item[]) => items.find(({ kind }) => kind === "convoy")?.value;
  const alerts = async (): Promise<readonly Alert[]> =>
    (await server.store.reads.findAlerts({ limit: 100 }, everything)).items;

  it("[C1] is made of plates and codes, each vehicle once, with the pass it has; the same call twice makes one", async () => {
    const vehicles = [
      ...plates(0, 1, 0, 9),
      { by: "code", code: makeShortCode(5_002) },
      { by: "code", code: makeShortCode(5_001) },
    ];
    const one = given({ vehicles, lead: aVehicle(1).plate, escort: { name: "Đại úy Minh" } });
    const first = await make(registrar, one).expect(201);
    expect(first.body.members).toEqual([
      aVehicle(0),
      aVehicle(1),
      { plate: aVehicle(9).plate, pass: null },
      aVehicle(2),
    ]);
    expect((await make(registrar, one).expect(201)).body).toEqual(first.body);
    expect(wrong(await make(registrar, { ...one, name: "Đoàn khác" }))).toEqual([409, "id"]);
    const { items } = (await registrar.get("/api/convoys").expect(200)).body;
    expect(items).toMatchObject([{ id: one.id, vehicles: 4, at: null }]);
    expect((await registrar.get("/api/convoys?status=over").expect(200)).body.items).toEqual([]);
  });

  it("[C1] names each field that is wrong, and nothing of it is made", async () => {
    for (const [field, status, change] of [
      ["corridor", 409, { corridor: "khong-co" }],
      ["entry", 409, { entry: "hoa-lu" }],
      ["exit", 409, { exit: "hoa-lu" }],
      ["exit", 400, { exit: "tan-lap" }],
      ["vehicles.1.code", 409, { vehicles: [...plates(0), { by: "code", code: "00000000" }] }],
      ["vehicles.0.plate", 400, { vehicles: [{ by: "plate", plate: "không" }] }],
      ["vehicles", 400, { vehicles: [] }],
      ["lead", 409, { lead: aVehicle(3).plate }],
      ["escort.username", 409, { escort: { name: "Ai đó", username: "khong-co" } }],
      ["window.until", 400, { window: { from: at("09:00"), until: at("08:00") } }],
      ["window.until", 400, { window: { from: at("09:00"), until: at("09:00", 2) } }],
    ] as const)
      expect([field, ...wrong(await make(registrar, given(change)))]).toEqual([
        field,
        status,
        field,
      ]);
    expect((await registrar.get("/api/convoys").expect(200)).body.items).toEqual([]);
  });

  it("[C1] edited from two posts at once, both edits count; the same act again is the same, another under its id is refused", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    const path = `/api/convoys/${id}/acts`;
    const joins = doing({
      what: "join",
      vehicle: { plate: aVehicle(3).plate, pass: null },
      why: "Xe cứu hộ",
    });
    const leaves = doing({ what: "leave", plate: aVehicle(1).plate, why: "Hỏng máy" });
    const [one, other] = await Promise.all([
      byTablet(entry, path, { acts: [joins] }),
      byTablet(next, path, { acts: [leaves] }),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    await byTablet(next, path, { acts: [leaves] }).expect(200);
    const told = await story(id);
    // Which post it was at is the tablet's own, whatever it says.
    expect(
      told.convoy.acts
        .map((a: { what: string; checkpoint: string }) => [a.what, a.checkpoint])
        .sort(),
    ).toEqual([
      ["join", "tan-lap"],
      ["leave", "dong-xoai"],
    ]);
    expect(told.vehicles.at(-1)).toMatchObject(aVehicle(3));
    expect(told.vehicles[1].left).toMatchObject({ why: "Hỏng máy", checkpoint: "dong-xoai" });
    const otherwise = { ...leaves, why: "Khác" };
    expect(wrong(await byTablet(next, path, { acts: [otherwise] }))).toEqual([409, "id"]);
    // All of a call or nothing.
    const lead = doing({ what: "lead", plate: aVehicle(2).plate });
    const nobody = doing({ what: "escort", escort: { name: "Ai đó", username: "khong-co" } });
    expect(wrong(await act(registrar, id, lead, nobody))).toEqual([409, "acts.1.escort.username"]);
    expect((await story(id)).convoy.acts).toHaveLength(2);
  });

  it("[C2] [C3] [C7] [C8] tells the roll at each post, the merged arrival, and where whoever is behind was last seen", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    server.clock.now = Date.parse(at("09:30"));
    await upload(entry, "09:00", 0, 1, 2);
    await upload(next, "09:30", 0, 1);
    const told = await story(id);
    expect(told.posts.map(({ count }: { count: object }) => count)).toMatchObject([
      { onRoll: 3, there: 3, awaited: 0, people: 6 },
      { onRoll: 3, there: 2, awaited: 1, people: 4 },
      { onRoll: 3, there: 0, awaited: 3 },
      { onRoll: 3, there: 0, awaited: 3 },
    ]);
    expect(told.posts[1].expected).toMatchObject({ vehicles: 1 });
    // [C23] Of 25 km in 37 minutes, a fifth slower, for half an hour.
    const km = expect.closeTo((25 * 30) / (1.2 * ((25 / 42) * 60 + 1.5)), 3);
    expect(told.vehicles[2]).toMatchObject({
      states: ["here", "awaited", "awaited", "awaited"],
      last: { checkpoint: "tan-lap", next: "dong-xoai", km, occupants: 2 },
    });
  });

  it("[C9] a lead that is revoked under way: the next in order leads until another is named", async () => {
    const { id } = (await make(registrar, given({ lead: aVehicle(0).plate })).expect(201)).body;
    expect((await story(id)).lead).toEqual({ plate: aVehicle(0).plate, instead: false });
    await server.store.write((tx) => tx.putPass({ ...passOf(0), rev: 2, status: "revoked" }, ""));
    expect((await story(id)).lead).toEqual({ plate: aVehicle(1).plate, instead: true });
    await act(registrar, id, doing({ what: "lead", plate: aVehicle(2).plate })).expect(200);
    expect((await story(id)).lead).toEqual({ plate: aVehicle(2).plate, instead: false });
  });

  it("[C5] a vehicle in two convoys at once is with the one that named it last, and nothing of either is lost", async () => {
    const first = (await make(registrar, given()).expect(201)).body.id;
    const second = (
      await make(
        registrar,
        given({ name: "Đoàn 2", vehicles: plates(2, 3), at: at("08:30") }),
      ).expect(201)
    ).body.id;
    expect((await story(first)).vehicles[2].left).toMatchObject({ to: second });
    const took = { id: first, name: "Đoàn 1", vehicles: 1 };
    expect([(await story(first)).tookFrom, (await story(second)).tookFrom]).toEqual([[], [took]]);
    server.clock.now = Date.parse(at("09:00"));
    await upload(entry, "09:00", 0, 1, 2, 3);
    expect((await story(first)).posts[0].count).toMatchObject({
      onRoll: 3,
      there: 2,
      explained: 1,
    });
    expect((await story(second)).posts[0].count).toMatchObject({ onRoll: 2, there: 2 });
  });

  it("[C15] is told to those along its corridor and their tablets, by snapshot and changes, until it is over", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    const officer = await server.as("officer", { kind: "checkpoint", id: "bu-dang" });
    const stranger = await server.as("officer", elsewhere);
    expect(convoyIn(await changes(officer))).toMatchObject({ id, name: "Đoàn 1", acts: [] });
    expect(convoyIn(await changes(stranger))).toBeUndefined();
    const snapshot = async (device: TestDevice): Promise<readonly Item[]> =>
      (
        await server
          .anyone()
          .get("/api/snapshot")
          .set("authorization", device.authorization("GET", "/api/snapshot", server.clock.now))
          .expect(200)
      ).body.items;
    const foreign = await server.tablet("dak-r-lap");
    expect(convoyIn(await snapshot(next))).toMatchObject({ id });
    expect(convoyIn(await snapshot(foreign))).toBeUndefined();
    await act(registrar, id, doing({ what: "close", why: "Không đi nữa" })).expect(200);
    expect(convoyIn(await changes(officer))).toBeNull();
    expect(convoyIn(await snapshot(next))).toBeUndefined();
    const over = (await registrar.get("/api/convoys?status=over").expect(200)).body.items;
    expect(over).toMatchObject([{ id, closedAt: at("08:30") }]);
  });

  it("[C16] registrars and commanders along its corridor make it, officers there work it, others do not know of it", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    const here = { kind: "area", id: "binh-phuoc" } as const;
    const officer = await server.as("officer", here);
    await make(officer, given()).expect(403);
    await make(await server.as("commander", elsewhere), given()).expect(403);
    await make(await server.as("commander", here), given()).expect(201);
    const lead = () => doing({ what: "lead", plate: aVehicle(1).plate });
    await act(officer, id, lead()).expect(200);
    await act(await server.as("inspector", here), id, lead()).expect(403);
    const stranger = await server.as("officer", elsewhere);
    await act(stranger, id, lead()).expect(404);
    await stranger.get(`/api/convoys/${id}`).expect(404);
    const foreign = await server.tablet("dak-r-lap");
    await byTablet(foreign, `/api/convoys/${id}/acts`, { acts: [lead()] }).expect(404);
    await byTablet(foreign, "/api/convoys", given()).expect(403);
    await byTablet(entry, "/api/convoys", given()).expect(201);
  });

  it("[C16] whoever escorts it sees and works it wherever they are on duty, from hand-over to hand-over", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    const grants = [{ role: "officer", scope: elsewhere }] as const;
    const [lan, ha] = [await server.person("lan", grants), await server.person("ha", grants)];
    const agent = async (who: typeof lan): Promise<Agent> => {
      const by = server.anyone();
      by.set("cookie", await server.signIn(who));
      return by;
    };
    const [byLan, byHa] = [await agent(lan), await agent(ha)];
    const seesIt = async (by: Agent) => [
      (await by.get(`/api/convoys/${id}`)).status,
      (await by.get("/api/convoys").expect(200)).body.items.length,
    ];
    expect(await seesIt(byLan)).toEqual([404, 0]);
    const hand = (username: string, when: string) =>
      doing({ what: "escort", at: at(when), escort: { name: "Cán bộ", username } });
    await act(registrar, id, hand("lan", "08:10")).expect(200);
    expect(await seesIt(byLan)).toEqual([200, 1]);
    await act(byLan, id, hand("ha", "08:20")).expect(200);
    expect([await seesIt(byLan), await seesIt(byHa)]).toEqual([
      [404, 0],
      [200, 1],
    ]);
  });

  it("[C21] window and order are changed as acts, and undone by others", async () => {
    const one = given();
    await make(registrar, one).expect(201);
    const window = { from: at("11:00"), until: at("12:00") };
    const ordered = doing({ what: "order", plates: [aVehicle(2).plate] });
    await act(registrar, one.id, doing({ what: "window", window }), ordered).expect(200);
    const orderOf = async () =>
      (await story(one.id)).vehicles.map(({ plate }: { plate: string }) => plate);
    expect(await story(one.id)).toMatchObject({ window });
    expect(await orderOf()).toEqual([2, 0, 1].map((n) => aVehicle(n).plate));
    const twice = [aVehicle(1).plate, aVehicle(1).plate];
    for (const [field, change] of [
      ["acts.0.plates", { what: "order", plates: twice }],
      [
        "acts.0.window.until",
        { what: "window", window: { from: at("11:00"), until: at("10:00") } },
      ],
    ] as const)
      expect(wrong(await act(registrar, one.id, doing(change)))).toEqual([400, field]);
    const back = doing({ what: "window", at: at("08:40"), window: one.window });
    await act(registrar, one.id, back).expect(200);
    expect(await story(one.id)).toMatchObject({ window: one.window });
    expect(await orderOf()).toEqual([2, 0, 1].map((n) => aVehicle(n).plate));
  });

  it("[C22] tells of each vehicle how many its list of people names; [C23] when it is due by what is known of the road", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    const [scan] = await upload(entry, "09:00", 0, 1);
    const { plate, pass } = aVehicle(0);
    await byTablet(entry, "/api/manifests", aList({ scan: scan!.id, plate, pass })).expect(201);
    const told = await story(id);
    expect(told.vehicles.map(({ last }: ConvoyStory["vehicles"][number]) => last?.listed)).toEqual([
      2,
      null,
      undefined,
    ]);
    const expected = told.posts[1].expected.first;
    const commander = await server.as("commander");
    const slow = { from: "tan-lap", to: "dong-xoai", factor: 4, until: null, since: at("08:00") };
    const mark = { ...slow, id: uuidV7(server.clock.now), reason: "Ngập sâu" };
    await commander.post("/api/road-marks").send(mark).expect(201);
    const later = (await story(id)).posts[1].expected.first;
    const drive = (time: string): number => Date.parse(time) - Date.parse(at("09:00"));
    expect(drive(later) / drive(expected)).toBeCloseTo(4, 2);
  });

  it("[C10] [C12] [C14] is looked at as one behind the commit; a late scan takes back what it explains", async () => {
    const { id } = (await make(registrar, given()).expect(201)).body;
    server.clock.now = Date.parse(at("10:00"));
    await upload(entry, "09:00", 0, 1, 2);
    await upload(next, "09:45", 0, 1);
    const rolled = {
      what: "rolled",
      id: uuidV7(server.clock.now),
      at: at("09:50"),
      checkpoint: "dong-xoai",
      done: true,
    };
    await byTablet(next, `/api/convoys/${id}/acts`, { acts: [rolled] }).expect(200);
    await expect.poll(alerts, soon).toMatchObject([
      {
        kind: "convoy-missing",
        plate: aVehicle(2).plate,
        checkpoint: "dong-xoai",
        status: "open",
      },
    ]);
    const [late] = await upload(next, "09:55", 2);
    await expect
      .poll(alerts, soon)
      .toMatchObject([{ status: "withdrawn", withdrawn: { scan: late!.id } }]);
  });
});
