import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../client/checkpoint/database.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { ms } from "../../shared/domain/time.ts";
import { watchTold } from "../../shared/domain/watch.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { aTablet } from "../build/a-tablet.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const soon = { timeout: 10_000, interval: 20 };
const district = { kind: "area", id: "dong-phu" } as const;
const province = { kind: "area", id: "binh-phuoc" } as const;

describe.each(Object.entries(stores))("the watchlist, on %s", (name, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let commander: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, alertsEveryMs: 600_000 });
    commander = await server.as("commander", province);
    await server.store.write(async (tx) => {
      await tx.putPass(aPass(), "");
      await tx.putArea(
        anArea({ id: "dong-phu", name: "Đồng Phú", kind: "district", parent: "binh-phuoc" }),
      );
      await tx.putArea(
        anArea({ id: "bu-dang", name: "Bù Đăng", kind: "district", parent: "binh-phuoc" }),
      );
      await tx.putCheckpoint(aCheckpoint({ id: "tan-lap", area: "dong-phu" }));
      await tx.putCheckpoint(aCheckpoint({ id: "bu-dang", area: "bu-dang" }));
    });
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const entry = (change: object = {}) => ({
    id: uuidV7(server.clock.now),
    watched: { by: "plate", plate: "93C-123.45" },
    effect: "verify",
    issuer: "Công an huyện Đồng Phú",
    reason: "Xe báo mất",
    instruction: "Xem giấy đăng ký xe, gọi trực ban",
    area: "binh-phuoc",
    until: at("09:00", 7),
    ...change,
  });
  const watch = (by: Agent, one: object) => by.post("/api/watchlist").send(one);
  const withdraw = (by: Agent, id: string, reason = "Đã tìm thấy xe") =>
    by.post(`/api/watchlist/${id}/withdraw`).send({ reason });
  const listed = async (by: Agent, query = ""): Promise<readonly { id: string }[]> =>
    (await by.get(`/api/watchlist${query}`).expect(200)).body.items;
  const wrong = ({ status, body }: { status: number; body: { errors?: { field: string }[] } }) => [
    status,
    body.errors?.[0]?.field,
  ];
  const upload = async (device: TestDevice, scan: Scan) =>
    (
      await server
        .anyone()
        .post("/api/scans")
        .send(device.batch([scan]))
        .expect(200)
    ).body.results[0];

  it("[W1] takes what is whole, names what is not, and the same call twice enters it once", async () => {
    const one = entry();
    const first = await watch(commander, one).expect(201);
    expect(first.body).toMatchObject({
      watched: { by: "plate", plate: "93C12345" },
      from: at(),
      withdrawn: null,
    });
    expect((await watch(commander, one).expect(201)).body).toEqual(first.body);
    expect(wrong(await watch(commander, { ...one, reason: "Khác" }))).toEqual([400, "id"]);
    expect(await listed(commander)).toHaveLength(1);
    const days = rulesForTests().watchDays;
    const last = ms(at("09:00", days));
    for (const [field, status, change] of [
      ["until", 400, { until: at("08:59") }],
      ["until", 400, { until: new Date(last + 1_000).toISOString() }],
      ["from", 400, { from: at("08:00") }],
      ["effect", 400, { effect: "deny", watched: { by: "pass", code: aPass().shortCode } }],
      ["watched.code", 409, { watched: { by: "pass", code: "00000000" } }],
      ["area", 409, { area: "khong-co" }],
      ["replaces", 409, { replaces: uuidV7(0) }],
    ] as const)
      expect(wrong(await watch(commander, entry(change)))).toEqual([status, field]);
    await watch(commander, entry({ until: new Date(last).toISOString() })).expect(201);
    const pass = { by: "pass", code: aPass().shortCode };
    const ofPass = await watch(commander, entry({ watched: pass })).expect(201);
    expect(ofPass.body.watched).toEqual({ ...pass, pass: aPass().id });
  });

  it("[W2] is made and withdrawn by whoever commands the area or one above, and says by whom and why for ever", async () => {
    const ofDistrict = await server.as("commander", district);
    const inspector = await server.as("inspector");
    const [above, own] = [entry(), entry({ area: "dong-phu" })];
    expect((await watch(ofDistrict, above)).status).toBe(403);
    expect((await watch(inspector, own)).status).toBe(403);
    await watch(commander, above).expect(201);
    await watch(ofDistrict, own).expect(201);
    // It holds in the district too, so it is seen there; it is not the district's to withdraw.
    expect((await withdraw(ofDistrict, above.id)).status).toBe(403);
    const elsewhere = await server.as("commander", { kind: "area", id: "bu-dang" });
    expect((await withdraw(elsewhere, own.id)).status).toBe(404);
    const gone = await withdraw(commander, own.id).expect(200);
    expect(gone.body.withdrawn).toMatchObject({ why: "Đã tìm thấy xe", at: at() });
    expect(gone.body.names[gone.body.withdrawn.by]).toBeTruthy();
    expect((await withdraw(ofDistrict, own.id, "Khác")).body.withdrawn).toEqual(
      gone.body.withdrawn,
    );
    expect((await listed(commander)).map(({ id }) => id)).toEqual([above.id]);
    expect(await listed(inspector, "?status=over")).toMatchObject([{ id: own.id }]);
    const logged = (await server.store.reads.events(0, 100)).filter(
      ({ subject }) => subject.kind === "watch",
    );
    expect(logged.map(({ type, payload }) => [type, payload])).toEqual([
      ["watch.made", { area: "binh-phuoc", effect: "verify", by: "plate" }],
      ["watch.made", { area: "dong-phu", effect: "verify", by: "plate" }],
      ["watch.withdrawn", { area: "dong-phu", effect: "verify", by: "plate" }],
    ]);
    expect(JSON.stringify(logged)).not.toContain("93C");
  });

  it("[W2] another takes the place of one that stands, and of none that is over", async () => {
    const first = entry();
    await watch(commander, first).expect(201);
    const second = entry({ instruction: "Giữ liên lạc với trực ban", replaces: first.id });
    await watch(commander, second).expect(201);
    expect((await watch(commander, second)).status).toBe(201);
    expect(await listed(commander)).toMatchObject([{ id: second.id, replaces: first.id }]);
    expect(await listed(commander, "?status=over")).toMatchObject([
      { id: first.id, withdrawn: { why: null } },
    ]);
    const again = await watch(commander, entry({ replaces: first.id }));
    expect([again.status, again.body.code]).toEqual([409, "watch-over"]);
    server.clock.now = ms(at("09:00", 7));
    const late = await withdraw(await server.as("commander"), second.id);
    expect([late.status, late.body.code]).toEqual([409, "watch-over"]);
  });

  it("is found by words without accents, by part of a plate, and page by page", async () => {
    const one = entry({ watched: { by: "plate", plate: "51C-999.99" }, reason: "Đổi biển số" });
    await watch(commander, entry()).expect(201);
    server.clock.now += 1_000;
    await watch(commander, one).expect(201);
    for (const q of ["doi bien", "51c-999", "999.99"])
      expect(await listed(commander, `?q=${encodeURIComponent(q)}`)).toMatchObject([
        { id: one.id },
      ]);
    expect(await listed(commander, "?q=dong%20phu")).toHaveLength(2);
    expect(await listed(commander, "?q=khong%20co")).toEqual([]);
    const page = (await commander.get("/api/watchlist?limit=1").expect(200)).body;
    expect(page.items).toMatchObject([{ id: one.id }]);
    const rest = (await commander.get(`/api/watchlist?limit=1&cursor=${page.next}`)).body;
    expect([rest.items.length, rest.next]).toEqual([1, null]);
    expect(wrong(await commander.get("/api/watchlist?cursor=x"))).toEqual([400, "cursor"]);
  });

  it("[W7] reaches the tablets of posts in its area and those who command or inspect there, by cursor, and leaves them withdrawn", async () => {
    const db = await openDatabase(`watch-${name}-${Math.round(performance.now())}`);
    const tablet = await aTablet(server, db);
    const asked = async (agent: Agent): Promise<readonly Item[]> =>
      (await agent.get("/api/changes?after=0&limit=1000").expect(200)).body.items.filter(
        (item: Item) => item.kind === "watch",
      );
    const held = () => [...tablet.onFile().watch.values()];
    const here = entry({ area: "dong-phu" });
    await watch(commander, here).expect(201);
    await tablet.catchUp();
    expect(held().map((one) => watchTold.strict().parse(one))).toMatchObject([{ id: here.id }]);
    const other = entry({ area: "bu-dang" });
    await watch(commander, other).expect(201);
    const above = entry();
    await watch(commander, above).expect(201);
    await tablet.catchUp();
    expect(
      held()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([here.id, above.id].sort());
    const inDistrict = await asked(await server.as("inspector", district));
    expect(inDistrict.map(({ id }) => id).sort()).toEqual([here.id, above.id].sort());
    const atPost = await asked(await server.as("commander", { kind: "checkpoint", id: "bu-dang" }));
    expect(atPost.map(({ id }) => id).sort()).toEqual([other.id, above.id].sort());
    const whole = await (await server.as("inspector", district)).get("/api/snapshot").expect(200);
    const inSnapshot = (whole.body.items as Item[]).filter(({ kind }) => kind === "watch");
    expect(inSnapshot.map(({ id }) => id).sort()).toEqual([here.id, above.id].sort());
    expect(await asked(await server.as("officer", province))).toEqual([]);
    expect(await listed(await server.as("inspector", district))).toHaveLength(2);
    await withdraw(commander, here.id).expect(200);
    await tablet.catchUp();
    expect(held().map(({ id }) => id)).toEqual([above.id]);
    expect(await db.getAllKeys("watch")).toEqual([above.id]);
    // What has ended is in no snapshot.
    server.clock.now = ms(at("09:00", 7));
    const later = await server.as("commander", province);
    const snapshot = (await later.get("/api/snapshot").expect(200)).body.items as Item[];
    expect(snapshot.filter(({ kind }) => kind === "watch")).toEqual([]);
    tablet.close();
    db.close();
  });

  it("[W6] [W3] [W4] the server holds a scan against the entries of its own time and post, however late", async () => {
    const one = entry({ effect: "deny", area: "dong-phu", from: at("10:00") });
    await watch(commander, one).expect(201);
    server.clock.now = ms(at("11:00"));
    await withdraw(commander, one.id).expect(200);
    server.clock.now = ms(at("12:00"));
    const here = await server.tablet("tan-lap");
    const there = await server.tablet("dong-xoai");
    const verdictAt = async (device: TestDevice, clock: string) =>
      (await upload(device, device.scan({ how: "plate", at: at(clock), decision: "hold" })))
        .verdict;
    expect((await verdictAt(here, "09:59")).outcome).toBe("go");
    expect((await verdictAt(here, "10:30")).reasons).toMatchObject([
      { code: "denied-plate", params: { entry: one.id, until: at("11:00") } },
    ]);
    expect((await verdictAt(here, "11:00")).outcome).toBe("go");
    expect((await verdictAt(there, "10:30")).outcome).toBe("go");
  });

  it("[W8] command is told with the sighting, though the tablet knew nothing of the entry", async () => {
    const one = entry();
    await watch(commander, one).expect(201);
    const tablet = await server.tablet("tan-lap");
    const scan = tablet.scan({ at: at() });
    await upload(tablet, scan);
    const alerts = async () => (await commander.get("/api/alerts?kind=watchlist")).body.items;
    await expect.poll(alerts, soon).toMatchObject([
      {
        kind: "watchlist",
        status: "open",
        scans: [scan.id],
        facts: { entry: one.id, issuer: one.issuer, instruction: one.instruction },
      },
    ]);
  });
});
