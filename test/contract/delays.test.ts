import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toPassId } from "../../shared/domain/pass.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { formatShortCode, makeShortCode } from "../../shared/domain/short-code.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, aGate, anArea } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const day = at().slice(0, 10);
const pass = aPass({ purpose: 3 });

it("[E5] whoever reports much is asked to wait, and keeps nobody behind the same address from signing in", async () => {
  const server = await aServer({ allowances: { delays: { points: 2, duration: 60 } } });
  try {
    const tries = [1, 2, 3].map((n) => ({
      id: uuidV7(server.clock.now),
      code: receiptCodeOf(uuidV7(n)),
      plateEnd: "2345",
      checkpoint: "tan-lap",
      since: at("08:00"),
    }));
    const statuses: number[] = [];
    for (const given of tries)
      statuses.push((await server.anyone().post("/api/delays").send(given)).status);
    expect(statuses).toEqual([404, 404, 429]);
    const session = { username: "an", password: "không phải mật khẩu" };
    expect((await server.anyone().post("/api/session").send(session)).status).toBe(401);
  } finally {
    await server.close();
  }
});

describe.each(Object.entries(stores))("delays that drivers report, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let tablet: TestDevice;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, alertsEveryMs: 1_000 });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dong-phu", name: "Đồng Phú", parent: "binh-phuoc" }));
      await tx.putArea(anArea({ id: "bu-dang", name: "Bù Đăng", parent: "binh-phuoc" }));
      await tx.putArea(anArea({ id: "loc-ninh", name: "Lộc Ninh", parent: "binh-phuoc" }));
      await tx.putCheckpoint(aCheckpoint({ area: "dong-phu" }));
      await tx.putCheckpoint(aCheckpoint({ id: "bu-dang", name: "Chốt Bù Đăng", area: "bu-dang" }));
      await tx.putCheckpoint(aCheckpoint({ id: "cho-khac", area: "bu-dang" }));
      await tx.putCorridor(aCorridor());
      await tx.putPass(pass, "");
    });
    server.clock.now = Date.parse(at("13:00"));
    tablet = await server.tablet("tan-lap");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const aDelay = (change: object = {}): Readonly<Record<string, unknown>> => ({
    id: uuidV7(server.clock.now),
    code: formatShortCode(pass.shortCode),
    plateEnd: "23.45",
    checkpoint: "tan-lap",
    since: at("12:00"),
    note: "Xếp hàng dài",
    ...change,
  });
  const report = (given: object) => server.anyone().post("/api/delays").send(given);
  const commander = (id: string) => server.as("commander", { kind: "area", id });
  const alertsOf = async (area: string) =>
    (await (await commander(area)).get("/api/alerts").query({ kind: "delay-reported" })).body.items;

  it("[E5] a report is an alert at once for those who command there, with what the driver says, and for nobody else", async () => {
    const { status, body } = await report(aDelay());
    expect([status, body]).toEqual([201, { number: 1 }]);
    expect(await alertsOf("dong-phu")).toMatchObject([
      {
        number: 1,
        kind: "delay-reported",
        severity: "warning",
        status: "open",
        at: at("12:00"),
        checkpoint: "tan-lap",
        plate: pass.plate,
        pass: pass.id,
        corridor: pass.corridor,
        facts: { minutes: 60, waitingSince: at("12:00"), said: "Xếp hàng dài" },
      },
    ]);
    expect(await alertsOf("loc-ninh")).toEqual([]);
    const events = await server.store.reads.events(0, 1_000);
    const raised = events.filter(({ type }) => type === "alert.raised");
    expect(raised.map(({ payload }) => payload)).toEqual([
      { kind: "delay-reported", severity: "warning", status: "open" },
    ]);
  });

  it("[E5] is told to no tablet, not to one ahead of the vehicle either", async () => {
    const ahead = await server.tablet("cai-chanh");
    const opening = tablet.scan({ at: at("11:00") });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([opening]))
      .expect(200);
    await report(aDelay()).expect(201);
    expect(await alertsOf("dong-phu")).toMatchObject([{ trip: opening.id }]);
    const path = "/api/changes?after=0&limit=1000";
    const told = await server
      .anyone()
      .get(path)
      .set("authorization", ahead.authorization("GET", path, server.clock.now));
    expect(told.text).toContain(opening.id);
    expect(told.text).not.toContain("delay-reported");
  });

  it("[E5] the same again is the same, and so is another of that vehicle and post until the first is over", async () => {
    const given = aDelay();
    await report(given).expect(201, { number: 1 });
    await report(given).expect(201, { number: 1 });
    await report(aDelay({ note: "Vẫn chờ" })).expect(201, { number: 1 });
    const other = await report({ ...given, note: "Khác" });
    expect([other.status, other.body.code]).toEqual([409, "already-exists"]);
    expect(other.body.errors).toMatchObject([{ field: "id" }]);
    await report(aDelay({ checkpoint: "bu-dang" })).expect(201, { number: 2 });
    const chief = await commander("dong-phu");
    await chief
      .post("/api/alerts/1/resolve")
      .send({ id: uuidV7(server.clock.now), outcome: "explained", note: "Đã cho qua" })
      .expect(200);
    await report(aDelay()).expect(201, { number: 3 });
  });

  it("[E5] a vehicle is one whatever it is known by: two passes, or the receipt of one that showed none", async () => {
    const second = aPass({
      id: toPassId(1, 0, 8),
      shortCode: makeShortCode(1),
      endpoint: "cho-gia-nghia",
    });
    const walkUp = tablet.scan({
      how: "walk-up",
      pass: null,
      plate: pass.plate,
      walkUp: { kind: 1, endpoint: "kcn-chon-thanh", corridor: "dt741-ql14" },
      decision: "hold",
      at: at("12:10"),
    });
    await server.store.write((tx) => tx.putPass(second, ""));
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([walkUp]))
      .expect(200);
    const given = aDelay();
    const { body: first } = await report(given).expect(201);
    for (const code of [second.shortCode, receiptCodeOf(walkUp.id)]) {
      await report(aDelay({ code })).expect(201, first);
      await report({ ...given, code }).expect(201, first);
    }
    const other = aPass({
      id: toPassId(1, 0, 9),
      shortCode: makeShortCode(2),
      plate: aPlate("51C-023.45"),
    });
    await server.store.write((tx) => tx.putPass(other, ""));
    const { body } = await report(aDelay({ code: other.shortCode })).expect(201);
    expect(body).not.toEqual(first);
  });

  it("[E5] one moment written in another offset is the same report, and is kept in one form", async () => {
    const given = aDelay();
    await report(given).expect(201, { number: 1 });
    const moment = `${new Date(Date.parse(at("12:00")) + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
    await report({ ...given, since: moment }).expect(201, { number: 1 });
    await report(aDelay({ since: moment, checkpoint: "bu-dang" })).expect(201, { number: 2 });
    for (const alert of await alertsOf("bu-dang"))
      expect(alert).toMatchObject({ at: at("12:00"), facts: { waitingSince: at("12:00") } });
  });

  it("[X26] what a stranger writes is kept as it shows, and breaks no store", async () => {
    const note = "Xếp\u0000hàng\n\u202edài\u200b";
    await report(aDelay({ note })).expect(201);
    await report(aDelay({ note: "\u3164\u2800", checkpoint: "bu-dang" })).expect(201);
    const said = (await alertsOf("bu-dang")).map(({ facts }: { facts: object }) => facts);
    expect(said).toMatchObject([{ said: null }, { said: "Xếp hàng dài" }]);
  });

  it("[E5] no scan takes it back", async () => {
    await report(aDelay()).expect(201);
    const scan = tablet.scan({ at: at("12:58") });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    await expect
      .poll(async () => (await server.store.reads.follower("alerts"))?.seq, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(await server.store.reads.latestSeq());
    expect(await alertsOf("dong-phu")).toMatchObject([{ number: 1, status: "open" }]);
  });

  it.each([
    [{ since: at("12:31") }, "since", "30"],
    [{ since: at("12:59", -1) }, "since", "24"],
    [{ since: at("14:00") }, "since", "chưa đến"],
    [{ checkpoint: "cho-khac" }, "checkpoint", ""],
    [{ since: at("12:00").replace("Z", `${"0".repeat(90_000)}Z`) }, "since", "35"],
    [{ plateEnd: "45" }, "plateEnd", "4"],
    [{ code: "K7M2-9QXE" }, "code", "8"],
    [{ code: `${formatShortCode(pass.shortCode)}${" ".repeat(32)}9` }, "code", "8"],
    [{ plateEnd: `2345${" ".repeat(40)}9` }, "plateEnd", "4"],
    [{ note: "x".repeat(301) }, "note", "300"],
    [{ id: "1" }, "id", ""],
  ])("[E5] %o is refused by field", async (change, field, says) => {
    const { status, body } = await report(aDelay(change));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, message: expect.stringContaining(says) }]);
  });

  it("[E5] a code that is none and a plate that ends otherwise are refused alike", async () => {
    const posts = (query: object) => server.anyone().get("/api/delays/posts").query(query);
    const whose = { code: pass.shortCode, plateEnd: "2345" };
    const known = await posts(whose);
    expect(known.body.items.map(({ id }: { id: string }) => id)).toEqual([
      "tan-lap",
      "dong-xoai",
      "bu-dang",
      "cai-chanh",
      "cong-kcn-chon-thanh",
    ]);
    const nobody = receiptCodeOf(uuidV7(server.clock.now));
    for (const other of [{ plateEnd: "9945" }, { code: nobody }]) {
      expect((await posts({ ...whose, ...other })).body.code).toBe("not-found");
      expect((await report(aDelay(other))).body.code).toBe("not-found");
    }
    expect(await alertsOf("dong-phu")).toEqual([]);
    for (const spelled of ["２３４５", "2·345", "23\u200b–45", "2/345"])
      expect((await posts({ ...whose, plateEnd: spelled })).status, spelled).toBe(200);
  });

  it("[X22] whoever is known by nothing is not told of what an account may see", async () => {
    const { body } = await report(aDelay({ plateEnd: "9945" }));
    expect(body.code).toBe("not-found");
    expect(body.detail).not.toMatch(/phạm vi|tài khoản/);
    const receiver = await server.as("receiver");
    const { body: other } = await receiver.get("/api/trips/khong-co");
    expect(other.detail).toMatch(/phạm vi/);
  });

  it("[E5] the gates of all its endpoints are on its way, and a post out of use is not", async () => {
    const via = ["kcn-minh-hung", "cho-gia-nghia"] as const;
    const several = aPass({ id: toPassId(1, 0, 8), shortCode: makeShortCode(1), via: [...via] });
    await server.store.write(async (tx) => {
      await tx.putCheckpoint(aGate({ id: "cong-minh-hung", endpoint: via[0] }));
      await tx.putCheckpoint(aGate({ id: "cong-gia-nghia", endpoint: via[1] }));
      await tx.putCheckpoint(aGate({ id: "cong-cu", endpoint: via[1], active: false }));
      await tx.putCheckpoint(aCheckpoint({ id: "dong-xoai", active: false }));
      await tx.putPass(several, "");
    });
    const held = tablet.scan({
      decision: "hold",
      pass: several.id,
      plate: several.plate,
      text: null,
      how: "code",
      at: at("12:10"),
    });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([held]))
      .expect(200);
    const gates = ["cong-minh-hung", "cong-gia-nghia", "cong-kcn-chon-thanh"];
    for (const code of [several.shortCode, receiptCodeOf(held.id)]) {
      const { body } = await server
        .anyone()
        .get("/api/delays/posts")
        .query({ code, plateEnd: "2345" });
      const ids = body.items.map(({ id }: { id: string }) => id);
      expect(ids).toEqual(["tan-lap", "bu-dang", "cai-chanh", ...gates]);
      for (const checkpoint of ["dong-xoai", "cong-cu"]) {
        const { status, body: refused } = await report(aDelay({ code, checkpoint }));
        expect([status, refused.errors?.[0].field]).toEqual([400, "checkpoint"]);
      }
    }
    for (const checkpoint of gates)
      await report(aDelay({ checkpoint, code: several.shortCode })).expect(201);
  });

  it("[E5] whoever has no pass reports by the receipt, the post that gave it included", async () => {
    const walkUp = tablet.scan({
      how: "walk-up",
      pass: null,
      plate: aPlate("51C-678.90"),
      walkUp: { kind: 1, endpoint: "kcn-chon-thanh", corridor: "khong-co" },
      decision: "hold",
      at: at("12:10"),
    });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([walkUp]))
      .expect(200);
    const code = receiptCodeOf(walkUp.id);
    await report(aDelay({ code, plateEnd: "7890", since: at("12:10") })).expect(201);
    expect(await alertsOf("dong-phu")).toMatchObject([{ pass: null, vehicle: "51C67890" }]);
  });

  it("[E4] the day's table by post tells delays with their alerts, of a post that scanned nothing too", async () => {
    await report(aDelay({ checkpoint: "bu-dang" })).expect(201);
    const table = async (area: string) =>
      (await (await commander(area)).get("/api/daily/posts").query({ day })).body.items;
    expect(await table("bu-dang")).toEqual([
      {
        checkpoint: "bu-dang",
        scans: 0,
        refused: 0,
        wrongly: 0,
        evidence: [],
        delays: 1,
        reports: [{ alert: 1, plate: pass.plate, since: at("12:00"), at: at("13:00") }],
        medianWaitMinutes: null,
      },
    ]);
    expect(await table("dong-phu")).toEqual([]);
  });
});

describe("guessing the end of a plate under a code", () => {
  let server: TestServer;
  let tablet: TestDevice;
  const most = 5;

  beforeEach(async () => {
    server = await aServer({ allowances: { plateGuess: { points: most, duration: 900 } } });
    await server.store.write((tx) => tx.putPass(pass, ""));
    server.clock.now = Date.parse(at("13:00"));
    tablet = await server.tablet("tan-lap");
  });
  afterEach(() => server.close());

  const posts = async (code: string, plateEnd: string) => {
    const { status, headers } = await server
      .anyone()
      .get("/api/delays/posts")
      .query({ code, plateEnd });
    const wait = headers["retry-after"];
    return [status, ...(wait === undefined ? [] : [Number(wait) > 800 && Number(wait) <= 900])];
  };
  const report = async (code: string, plateEnd: string) =>
    (
      await server
        .anyone()
        .post("/api/delays")
        .send({
          id: uuidV7(server.clock.now),
          code,
          plateEnd,
          checkpoint: "tan-lap",
          since: at("12:00"),
        })
    ).status;

  it("[E5] after five wrong ones the right one waits too, of that code alone, by either call", async () => {
    const { shortCode } = pass;
    const other = aPass({
      id: toPassId(1, 0, 8),
      shortCode: makeShortCode(1),
      plate: aPlate("51C-678.90"),
    });
    await server.store.write((tx) => tx.putPass(other, ""));
    for (let right = 0; right < 3 * most; right += 1)
      expect(await posts(shortCode, "2345")).toEqual([200]);
    for (let wrong = 0; wrong < most; wrong += 1) {
      const asked = wrong % 2 ? report(shortCode, `000${wrong}`) : posts(shortCode, `000${wrong}`);
      expect([await asked].flat()[0]).toBe(404);
    }
    expect(await posts(shortCode, "2345")).toEqual([429, true]);
    expect(await posts(formatShortCode(shortCode).toLowerCase(), "2345")).toEqual([429, true]);
    expect(await report(shortCode, "2345")).toBe(429);
    expect(await posts(other.shortCode, "7890")).toEqual([200]);
  });

  it("[E5] many at once are no way round it, and a code that is none is not told apart", async () => {
    const nobody = receiptCodeOf(uuidV7(server.clock.now));
    for (const code of [pass.shortCode as string, nobody]) {
      const ends = Array.from({ length: 4 * most }, (_, n) => `9${String(n).padStart(3, "0")}`);
      const statuses = await Promise.all(ends.map(async (end) => (await posts(code, end))[0]));
      expect(statuses.filter((status) => status === 404)).toHaveLength(most);
      expect(statuses.filter((status) => status === 429)).toHaveLength(3 * most);
    }
  });

  it("[E2] the whole plate of a receipt is guessed no oftener; the receipt itself is told all the same", async () => {
    const scan = tablet.scan({ decision: "hold", at: at("12:10") });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    const code = receiptCodeOf(scan.id);
    const ask = (plate?: string) =>
      server
        .anyone()
        .get(`/api/receipts/${code}`)
        .query(plate ? { plate } : {});
    const whole = String(scan.plate);
    for (let right = 0; right < 2 * most; right += 1)
      expect((await ask(whole)).body.items).toMatchObject([{ plate: whole }]);
    for (let wrong = 0; wrong < most; wrong += 1)
      expect((await ask(`93C-${wrong + 2}23.45`)).body.items).toMatchObject([{ plate: null }]);
    expect((await ask(whole)).body.code).toBe("rate-limited");
    expect((await ask()).body.items).toMatchObject([{ plate: null, plateTail: "45" }]);
    expect(await posts(code, whole.slice(-4))).toEqual([429, true]);
  });
});
