import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { alertEvent } from "../../server/commands/alert-events.ts";
import { followAlerts } from "../../server/follow-alerts.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { whatIsWrong } from "../build/a-check.ts";
import type { TestDevice } from "../build/a-device.ts";
import { uuidV7 } from "../build/a-device.ts";
import { alertRulesForTests as rules } from "../build/a-history.ts";
import { aPass } from "../build/a-pass.ts";
import { aScanId } from "../build/a-scan.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAct, anAlert } from "../build/an-alert.ts";
import { at } from "../build/times.ts";

const everything = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  endpoints: [],
  corridors: [],
});
const withinMs = 90_000;
const soon = { timeout: 30_000, interval: 20 };

describe.each(Object.entries(stores))("alerts, on %s", { timeout: 90_000 }, (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let here: TestDevice;
  let next: TestDevice;

  const begin = async (alertsEveryMs = 600_000): Promise<void> => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, alertsEveryMs });
    await server.store.write((tx) => tx.putPass(aPass(), ""));
    here = await server.tablet("tan-lap");
    next = await server.tablet("dong-xoai");
  };
  beforeEach(() => begin(), withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const upload = async (device: TestDevice, ...scans: readonly Scan[]): Promise<void> => {
    const reply = await server.anyone().post("/api/scans").send(device.batch(scans));
    expect(reply.body.results).toMatchObject(scans.map(() => ({ result: "recorded" })));
  };
  const alerts = async (): Promise<readonly Alert[]> =>
    (await server.store.reads.findAlerts({ limit: 100 }, everything)).items;
  const become = (expected: readonly object[]) => expect.poll(alerts, soon).toMatchObject(expected);
  const entered = () => here.scan({ at: at("08:00"), occupantsSeen: 2 });
  const counted = (occupantsSeen: number, when = "08:30") =>
    next.scan({ at: at(when), occupantsSeen });

  it("[A26] are raised from scans behind the commit, and withdrawn by the scan that explains them", async () => {
    await upload(here, entered());
    await upload(next, counted(1));
    await become([{ kind: "head-count", status: "open", checkpoint: "dong-xoai" }]);
    const held = next.scan({ at: at("08:20"), occupantsSeen: 2, decision: "hold" });
    await upload(next, held);
    await become([{ status: "withdrawn", withdrawn: { scan: held.id } }]);
    const events = await server.store.reads.events(0, 500);
    expect(events.filter(({ subject }) => subject.kind === "alert")).toMatchObject([
      { type: "alert.raised", payload: { status: "open" } },
      { type: "alert.withdrawn", payload: { status: "withdrawn" } },
    ]);
  });

  it("[A22] [A27] name the scan that explains them also where the round comes upon it before its event", async () => {
    await server.stopFollowing();
    const round = followAlerts({
      store: { ...server.store, onCommit: () => () => {} },
      rules,
      now: () => server.clock.now,
      log: { error: () => {} } as never,
      shared: false,
      sweepEveryMs: 200,
      share: 1,
    });
    await upload(here, entered());
    await upload(next, counted(1));
    await become([{ kind: "head-count", status: "open" }]);
    const held = next.scan({ at: at("08:20"), occupantsSeen: 2, decision: "hold" });
    await upload(next, held);
    await become([{ status: "withdrawn", withdrawn: { scan: held.id } }]);
    await round.stop();
  });

  it("[A26] go on after a restart where they were, and nothing is raised twice", async () => {
    const { store } = server;
    const follow = (sweepEveryMs = 600_000) =>
      followAlerts({
        store,
        rules,
        now: () => server.clock.now,
        log: { error: () => {} } as never,
        shared: true,
        sweepEveryMs,
        share: 1,
      });
    await upload(here, entered());
    await upload(next, counted(1));
    await become([{ number: 1, status: "open" }]);
    await server.stopFollowing();
    const { seq } = (await store.reads.follower("alerts"))!;
    expect(seq).toBeGreaterThanOrEqual(2);
    // Its trip is over by that, so nobody comes upon it by looking round.
    await upload(next, next.scan({ at: at("08:40"), occupantsSeen: 2, decision: "turn-back" }));
    expect(await alerts()).toHaveLength(1);
    // Two processes on one database: one of them goes on at a time.
    const both = [follow(20), follow(20)];
    await become([{ number: 2 }, { number: 1 }]);
    const holder = (await store.reads.follower("alerts"))!.holder;
    await both[0]!.stop();
    await both[1]!.stop();
    expect(holder).not.toBe("alone");
    const once = await alerts();
    // What was done is done again, and changes nothing.
    await store.write((tx) => tx.putFollower("alerts", { seq: 0, holder: "", until: 0 }));
    await expect
      .poll(async () => {
        const again = follow();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await again.stop();
        return (await store.reads.follower("alerts"))!.seq;
      }, soon)
      .toBe(await store.reads.latestSeq());
    expect(await alerts()).toEqual(once);
  });

  it("[A27] [K9] are raised by time alone, and go up when nobody sees to them", async () => {
    await server.close();
    await drop();
    await begin(50);
    await upload(here, entered());
    server.clock.now = Date.parse(at("21:59"));
    await become([{ kind: "overdue", status: "open" }]);
    server.clock.now = Date.parse(at("22:01"));
    await become([
      { kind: "unconfirmed-arrival", status: "open", escalatedAt: null },
      { kind: "overdue", status: "withdrawn" },
    ]);
    server.clock.now = Date.parse(at("23:02"));
    await become([
      { kind: "unconfirmed-arrival", escalatedAt: iso(Date.parse(at("23:02"))) },
      { kind: "overdue", status: "withdrawn" },
    ]);
  });

  it("[A26] [A27] are all there when whoever waited for them goes on, without a rest", async () => {
    const { store } = server;
    await server.stopFollowing();
    await upload(here, entered());
    const following = followAlerts({
      store,
      rules,
      now: () => server.clock.now,
      log: { error: () => {} } as never,
      shared: false,
    });
    await following.catchUp();
    expect(await alerts()).toEqual([]);
    server.clock.now = Date.parse(at("22:01"));
    await Promise.all([following.catchUp(), following.catchUp()]);
    expect(await alerts()).toMatchObject([{ kind: "unconfirmed-arrival", status: "open" }]);
    await upload(next, counted(1));
    await following.catchUp();
    expect(await alerts()).toMatchObject([
      { kind: "head-count", status: "open" },
      { kind: "unconfirmed-arrival", status: "withdrawn" },
    ]);
    await following.stop();
  });

  it("[A27] a vehicle that was held before a restart is not forgotten, though it has no trip", async () => {
    const { store } = server;
    await upload(here, here.scan({ at: at("08:00"), occupantsSeen: 2, decision: "hold" }));
    await expect
      .poll(async () => {
        const before = await store.reads.follower("alerts");
        return before && before.seq > 0;
      }, soon)
      .toBe(true);
    await server.stopFollowing();
    expect(await alerts()).toEqual([]);
    server.clock.now = Date.parse(at("09:30"));
    const next = followAlerts({
      store,
      rules,
      now: () => server.clock.now,
      log: { error: () => {} } as never,
      shared: false,
      sweepEveryMs: 50,
      share: 1,
    });
    await become([{ kind: "refused-though-valid", status: "open" }]);
    await next.stop();
  });

  it("[A26] what a tablet's chain lacks is raised with the tablet, and a fork at once", async () => {
    const first = here.scan({ at: at("08:00") });
    await upload(
      here,
      first,
      here.scan({ at: at("08:01"), plate: "51F12345" as Plate, pass: null, seq: 2 }),
    );
    await upload(
      here,
      here.scan({ at: at("08:02"), plate: "51F12346" as Plate, pass: null, seq: 2 }),
    );
    await become([{ kind: "device-fork", device: here.id, vehicle: null, checkpoint: "tan-lap" }]);
  });

  it("[A20] how busy posts were is read for all of them at once, from when on is asked for, page by page", async () => {
    const { reads } = server.store;
    const seen = { pass: null, plate: null };
    const times = ["08:00", "08:10", "08:20", "08:30"];
    for (const time of times) {
      await upload(here, here.scan({ ...seen, at: at(time) }));
      await upload(next, next.scan({ ...seen, at: at(time) }));
    }
    const since = Date.parse(at("08:10"));
    const found: string[] = [];
    for (let after = 0; ; ) {
      const page = await reads.scannedSince(since, after, 4);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(4);
      found.push(...page.map((one) => `${one.checkpoint} ${iso(one.at)}`));
      after = page.at(-1)!.seq;
    }
    const moment = (time: string): string => iso(Date.parse(at(time)));
    expect(found).toEqual(
      times.slice(1).flatMap((time) => [`tan-lap ${moment(time)}`, `dong-xoai ${moment(time)}`]),
    );
    expect(await reads.scannedSince(server.clock.now + 1, 0, 4)).toEqual([]);
  });

  it("[A19] what a busy tablet's chain lacks is raised when its time is over, though thousands came after", async () => {
    await server.stopFollowing();
    const began = Date.parse(at("08:00"));
    // Half a day at a border post; the fifth never comes.
    const scans = Array.from({ length: 2_300 }, (_, n) =>
      here.scan({ at: iso(began + n * 20_000), pass: null, plate: null }),
    );
    const [lost] = scans.splice(4, 1);
    server.clock.now = began + 2_300 * 20_000;
    for (let from = 0; from < scans.length; from += 500)
      await upload(here, ...scans.slice(from, from + 500));
    const following = followAlerts({
      store: server.store,
      rules,
      now: () => server.clock.now,
      log: { error: () => {} } as never,
      shared: false,
    });
    await following.catchUp();
    await following.stop();
    expect(await alerts()).toMatchObject([
      { kind: "device-gap", device: here.id, facts: { first: lost!.seq, missing: 1 } },
    ]);
  });

  const raised = async (): Promise<void> => {
    await upload(here, entered());
    await upload(next, counted(1));
    await become([{ kind: "head-count", status: "open" }]);
  };
  const command = (area = "binh-phuoc") => server.as("commander", { kind: "area", id: area });
  const outcome = (reply: { status: number; body: { code?: string; status?: string } }) => [
    reply.status,
    reply.body.code ?? reply.body.status,
  ];
  const held = async (device: TestDevice) => {
    const path = "/api/snapshot";
    const authorization = device.authorization("GET", path, server.clock.now);
    const reply = await server.anyone().get(path).set("authorization", authorization);
    return (reply.body.items as Item[]).filter(({ kind }) => kind === "alert");
  };
  const heard = async (device: TestDevice, after = 0) => {
    const path = `/api/changes?after=${after}&limit=1000`;
    const authorization = device.authorization("GET", path, server.clock.now);
    const reply = await server.anyone().get(path).set("authorization", authorization);
    return (reply.body.items as Item[]).filter(({ kind }) => kind === "alert");
  };

  it("[A24] [A30] are acknowledged, assigned and resolved by who commands where it happened", async () => {
    await raised();
    const commander = await command();
    const [one] = (await commander.get("/api/alerts?status=live").expect(200)).body.items;
    expect(one).toMatchObject({ number: 1, kind: "head-count", acts: [], names: {} });
    const workers = (await commander.get("/api/alerts/1/workers").expect(200)).body.items;
    expect(workers).toHaveLength(1);
    const act = (what: string, body: object, by = commander) =>
      by.post(`/api/alerts/1/${what}`).send(body);
    const seen = { id: aScanId(901), note: "Đang gọi chốt" };
    expect(outcome(await act("acknowledge", seen))).toEqual([200, "acknowledged"]);
    const seq = await server.store.reads.latestSeq();
    expect(outcome(await act("acknowledge", seen))).toEqual([200, "acknowledged"]);
    expect(outcome(await act("acknowledge", { ...seen, note: "khác" }))).toEqual([
      409,
      "already-exists",
    ]);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    const to = workers[0].id as string;
    const given = await act("assign", { id: aScanId(902), to });
    expect(given.body).toMatchObject({ assignee: to, names: { [to]: workers[0].name } });
    const officer = await server.person("can-bo", [{ role: "officer", scope: { kind: "all" } }]);
    const wrong = await act("assign", { id: aScanId(903), to: officer.id });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([409, "to"]);
    for (const id of ["dak-nong"])
      expect(outcome(await act("acknowledge", seen, await command(id)))).toEqual([
        404,
        "not-found",
      ]);
    expect(
      (await act("resolve", { id: aScanId(904), outcome: "explained", note: " " })).status,
    ).toBe(400);
    const over = { id: aScanId(904), outcome: "explained", note: "Có giấy điều động" };
    expect(outcome(await act("resolve", over))).toEqual([200, "resolved"]);
    expect(outcome(await act("resolve", over))).toEqual([200, "resolved"]);
    expect(outcome(await act("acknowledge", { id: aScanId(905) }))).toEqual([
      409,
      "alert-resolved",
    ]);
    const events = await server.store.reads.events(0, 500);
    const told = events.filter(({ subject }) => subject.kind === "alert");
    expect(told.map(({ type }) => type)).toEqual([
      "alert.raised",
      "alert.acknowledged",
      "alert.assigned",
      "alert.resolved",
    ]);
    expect(JSON.stringify(told)).not.toMatch(/93C12345|gọi chốt|điều động|account-/);
  });

  it("are listed by status, kind, severity and area, page by page", async () => {
    await raised();
    await upload(here, here.scan({ at: at("08:40"), occupantsSeen: 4, decision: "let-through" }));
    await expect.poll(async () => (await alerts()).length, soon).toBeGreaterThan(1);
    const commander = await command();
    const list = async (query: string): Promise<readonly Alert[]> =>
      (await commander.get(`/api/alerts${query}`).expect(200)).body.items;
    const all = await list("");
    expect(all.map(({ number }) => number)).toEqual(all.map((_, n) => all.length - n));
    const first = (await commander.get("/api/alerts?limit=1").expect(200)).body;
    expect(await list(`?limit=1&cursor=${first.next}`)).toEqual([all[1]]);
    expect(await list("?kind=cloned&severity=notice")).toEqual([]);
    expect((await list("?kind=head-count&severity=urgent")).length).toBeGreaterThan(0);
    expect(await list("?area=binh-phuoc")).toEqual(all);
    expect(await list("?area=dak-nong")).toEqual([]);
    expect(await list("?status=resolved")).toEqual([]);
    const wrong = await commander.get("/api/alerts?severity=grave");
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, "severity"]);
    expect((await (await command("dak-nong")).get("/api/alerts").expect(200)).body.items).toEqual(
      [],
    );
  });

  it("[A32] are listed by several kinds at once, page by page, over or not", async () => {
    await raised();
    await upload(here, here.scan({ at: at("08:40"), occupantsSeen: 4, decision: "let-through" }));
    await expect.poll(async () => (await alerts()).length, soon).toBeGreaterThan(1);
    const commander = await command();
    const list = async (query: string) =>
      (await commander.get(`/api/alerts${query}`).expect(200)).body as {
        readonly items: readonly Alert[];
        readonly next: string | null;
      };
    const { items: all } = await list("");
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    expect(kinds.length).toBeGreaterThan(1);
    const both = kinds.slice(0, 2);
    const wanted = all.filter(({ kind }) => both.includes(kind));
    const query = `?kind=${both.join(",")}&status=live`;
    expect((await list(query)).items).toEqual(wanted);
    for (const kind of both)
      expect((await list(`?kind=${kind}`)).items).toEqual(all.filter((one) => one.kind === kind));
    const paged: Alert[] = [];
    for (let cursor = ""; ; ) {
      const page = await list(`${query}&limit=1${cursor}`);
      paged.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(paged).toEqual(wanted);
    const note = { id: uuidV7(server.clock.now), outcome: "explained", note: "Đã hỏi" };
    await commander.post(`/api/alerts/${wanted[0]!.number}/resolve`).send(note).expect(200);
    const over = await list(`?kind=${both.join(",")}&status=over`);
    expect(over.items.map(({ number }) => number)).toEqual([wanted[0]!.number]);
    const wrong = await commander.get("/api/alerts?kind=cloned,unknown");
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, "kind"]);
  });

  it("[A28] are told in the least form to the posts still ahead and to the endpoint, until they are over", async () => {
    await raised();
    const ahead = await server.tablet("bu-dang");
    const gate = await server.tablet("cong-kcn-chon-thanh");
    const least = ["at", "kind", "number", "pass", "plate", "severity", "trip", "vehicle"];
    const first = ({ id }: Item): boolean => id === "1";
    const begun = await server.store.reads.latestSeq();
    for (const device of [ahead, gate]) {
      const [told] = await held(device);
      expect(Object.keys(told!.value!).sort()).toEqual(least);
      expect(await heard(device)).toEqual([told]);
    }
    for (const device of [here, next, await server.tablet("dak-r-lap")])
      expect((await heard(device)).filter(({ value }) => value !== null)).toEqual([]);
    const receiver = await server.as("receiver", { kind: "endpoint", id: "kcn-chon-thanh" });
    const [told] = (await receiver.get("/api/alerts").expect(200)).body.items;
    expect(Object.keys(told).sort()).toEqual(least);
    expect((await receiver.get("/api/alerts/1").expect(200)).body).toEqual(told);
    expect((await receiver.post("/api/alerts/1/acknowledge").send({})).status).toBe(403);
    // Seen at Bù Đăng it is behind that post, and still ahead of the gate.
    await upload(ahead, ahead.scan({ at: at("08:50"), occupantsSeen: 1 }));
    expect((await held(ahead)).filter(first)).toEqual([]);
    expect((await heard(ahead, begun)).filter(first)).toEqual([
      { kind: "alert", id: "1", value: null },
    ]);
    expect((await held(gate)).filter(first)).toHaveLength(1);
    const commander = await command();
    await commander
      .post("/api/alerts/1/resolve")
      .send({ id: aScanId(904), outcome: "confirmed", note: "Đã giữ xe" })
      .expect(200);
    expect((await held(gate)).filter(first)).toEqual([]);
    expect((await heard(gate, begun)).filter(first)).toEqual([
      { kind: "alert", id: "1", value: null },
    ]);
    expect((await receiver.get("/api/alerts/1")).status).toBe(404);
  });
});

it("[S13] [S15] the log vouches for alerts: one that was altered is found, and which", async () => {
  const server = await aServer();
  onTestFinished(() => server.close());
  const one = anAlert(1, { acts: [anAct.acknowledge()], status: "acknowledged" });
  await server.store.write(async (tx) => {
    await tx.putAlert(one);
    await tx.append([alertEvent("raised", one, null, await tx.reference())], server.clock.now);
  });
  const file = join(server.data, "greenlane.db");
  const wrong = async () =>
    (await whatIsWrong(openSqliteAudit(file), server.clock.now)).filter((found) =>
      JSON.stringify(found).includes("alert"),
    );
  expect(await wrong()).toEqual([]);
  for (const change of [
    "gravity = 0",
    "gone_up = 1",
    "endpoint = NULL",
    "open_at = open_at + 1",
    "body = replace(body, 'account-1', 'account-2')",
  ]) {
    const db = new Database(file);
    db.exec("CREATE TABLE kept AS SELECT * FROM alert");
    db.exec(`UPDATE alert SET ${change}`);
    expect(await wrong(), change).toMatchObject([{ what: "row-altered", row: "alert 1" }]);
    db.exec("DELETE FROM alert; INSERT INTO alert SELECT * FROM kept; DROP TABLE kept");
    db.close();
  }
});
