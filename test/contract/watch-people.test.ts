import "fake-indexeddb/auto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../client/checkpoint/database.ts";
import { tendWatchlist } from "../../server/commands/watch-vehicles.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { ms } from "../../shared/domain/time.ts";
import { whatIsWrong } from "../build/a-check.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aComparison, aList, an, hashOf } from "../build/a-manifest.ts";
import { aPass } from "../build/a-pass.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { aTablet } from "../build/a-tablet.ts";
import { byPaper } from "../build/a-watch.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const soon = { timeout: 10_000, interval: 20 };
const province = { kind: "area", id: "binh-phuoc" } as const;
const pass = aPass();
const driver = byPaper(an.number);
const asBefore = { ...driver, trace: null };

const entry = (server: TestServer, change: object = {}) => ({
  id: uuidV7(server.clock.now),
  watched: driver,
  effect: "verify",
  issuer: "Công an huyện Đồng Phú",
  reason: "Cần gặp để làm việc",
  instruction: "Xem giấy tờ, gọi trực ban",
  area: "binh-phuoc",
  until: at("09:00", 7),
  ...change,
});
const watch = (by: Agent, one: object) => by.post("/api/watchlist").send(one);
const withdraw = (by: Agent, id: string) =>
  by.post(`/api/watchlist/${id}/withdraw`).send({ reason: "Đã gặp" }).expect(200);

/** A tablet posts as its screen would. */
const post = (server: TestServer, device: TestDevice, path: string, body: object) =>
  server
    .anyone()
    .post(path)
    .set(
      "authorization",
      device.authorization("POST", path, server.clock.now, JSON.stringify(body)),
    )
    .send(body);

describe.each(Object.entries(stores))("watching a person, on %s", (name, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let commander: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, alertsEveryMs: 600_000 });
    commander = await server.as("commander", province);
    await server.store.write((tx) => tx.putPass(pass, ""));
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const listed = async (query: string): Promise<readonly { id: string }[]> =>
    (await commander.get(`/api/watchlist${query}`).expect(200)).body.items;
  const onRecord = async (id: string) =>
    (await server.store.reads.reference()).watchlist.find((one) => one.id === id);

  it("[W9] tablets are told what to compare a number with, and people its end alone", async () => {
    const one = entry(server);
    const made = await watch(commander, one).expect(201);
    expect(made.body.watched).toEqual(asBefore);
    expect((await watch(commander, one).expect(201)).body).toEqual(made.body);
    expect(await listed("?q=4321")).toMatchObject([{ id: one.id, watched: asBefore }]);
    expect(await listed("?q=8765")).toEqual([]);
    for (const path of ["/api/changes?after=0&limit=1000", "/api/snapshot"]) {
      const items = (await commander.get(path).expect(200)).body.items as Item[];
      expect(items.find(({ kind }) => kind === "watch")?.value).toMatchObject({
        watched: asBefore,
      });
    }
    const db = await openDatabase(`person-${name}-${Math.round(performance.now())}`);
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    expect([...tablet.onFile().watch.values()]).toMatchObject([{ watched: driver }]);
    tablet.close();
    db.close();
    const log = JSON.stringify(await server.store.reads.events(0, 1_000));
    for (const part of [driver.last, driver.trace!.hash, driver.trace!.salt])
      expect(log).not.toContain(part);
    const gone = await withdraw(commander, one.id);
    expect(gone.body.watched).toEqual(asBefore);
  });

  it("[W9] [W2] amended it watches the same person without the number, and nobody of another end", async () => {
    const first = entry(server);
    await watch(commander, first).expect(201);
    const second = entry(server, { watched: asBefore, replaces: first.id, reason: "Khác" });
    await watch(commander, second).expect(201);
    expect(await onRecord(second.id)).toMatchObject({ watched: driver });
    await watch(commander, second).expect(201);
    for (const watched of [
      { ...asBefore, last: "8765" },
      { by: "plate", plate: "93C-123.45" },
    ]) {
      const other = entry(server, { watched, replaces: second.id });
      const plate = watched.by === "plate";
      const reply = await watch(commander, other);
      expect(reply.status).toBe(plate ? 201 : 409);
      if (!plate) expect(reply.body.errors).toMatchObject([{ field: "watched.trace" }]);
    }
  });

  it("[W9] what stands for the number is erased once the entry is over, and the rest stays", async () => {
    const [first, second, vehicle] = [
      entry(server),
      entry(server, { until: at("10:00") }),
      entry(server, { watched: { by: "plate", plate: "93C-999.99" }, until: at("10:00") }),
    ];
    for (const one of [first, second, vehicle]) await watch(commander, one).expect(201);
    expect(await tendWatchlist(server.store, ms(at("10:00")) - 1)).toBe(0);
    server.clock.now = ms(at("10:00"));
    expect(await tendWatchlist(server.store, server.clock.now)).toBe(1);
    expect(await onRecord(second.id)).toMatchObject({ watched: asBefore, reason: second.reason });
    expect(await onRecord(first.id)).toMatchObject({ watched: driver });
    commander = await server.as("commander");
    await withdraw(commander, first.id);
    expect(await tendWatchlist(server.store, server.clock.now)).toBe(1);
    expect(await tendWatchlist(server.store, server.clock.now)).toBe(0);
    expect(await listed("?status=over&q=4321")).toHaveLength(2);
    const events = await server.store.reads.events(0, 1_000);
    expect(events.filter(({ type }) => type === "watch.erased")).toHaveLength(2);
  });

  it("[W11] command is told of the vehicle in which a tablet met one, by a list and by a check", async () => {
    const one = entry(server);
    await watch(commander, one).expect(201);
    const [border, next] = [await server.tablet("tan-lap"), await server.tablet("dong-xoai")];
    const scan = border.scan({ pass: pass.id, plate: pass.plate, at: at() });
    await server
      .anyone()
      .post("/api/scans")
      .send(border.batch([scan]))
      .expect(200);
    const given = aList({
      ...{ pass: pass.id, plate: pass.plate, scan: scan.id },
      met: [one.id.toUpperCase(), uuidV7(0)],
    });
    await post(server, border, "/api/manifests", given).expect(201);
    await post(server, border, "/api/manifests", given).expect(201);
    const other = await post(server, border, "/api/manifests", { ...given, met: [] });
    expect(other.status).toBe(409);
    const alerts = async () => (await commander.get("/api/alerts?kind=watchlist")).body.items;
    await expect.poll(alerts, soon).toMatchObject([
      {
        status: "open",
        plate: pass.plate,
        checkpoint: "tan-lap",
        scans: [scan.id],
        facts: { entry: one.id, watchedPerson: "4321", issuer: one.issuer, times: 1 },
      },
    ]);
    const check = aComparison(given.id, { met: [one.id] });
    await post(server, next, "/api/manifest-checks", check).expect(201);
    await expect.poll(alerts, soon).toMatchObject([{ facts: { times: 2 } }]);
    // Whoever is told of the list is not told whom it met.
    const items = (await commander.get("/api/changes?after=0&limit=1000")).body.items as Item[];
    expect(JSON.stringify(items.filter(({ kind }) => kind === "manifest"))).not.toContain(one.id);
  });

  it("[W11] what an older tablet sends names nobody, and too many or what is no id is refused by field", async () => {
    const border = await server.tablet("tan-lap");
    const { met: _, ...older } = aList();
    const reply = await post(server, border, "/api/manifests", older).expect(201);
    expect(await server.store.reads.manifest(reply.body.id)).not.toHaveProperty("met");
    for (const met of [["4321"], Array.from({ length: 5 }, () => uuidV7(0))]) {
      const refused = await post(server, border, "/api/manifests", aList({ met }));
      expect([refused.status, refused.body.errors[0].field]).toEqual([
        400,
        met.length === 1 ? "met.0" : "met",
      ]);
    }
  });
});

it("[W9] [S15] once it is erased the log still vouches for the entry, and the file holds nothing of it", async () => {
  const server = await aServer();
  const commander = await server.as("commander", province);
  const one = entry(server);
  await watch(commander, one).expect(201);
  const file = join(server.data, "greenlane.db");
  const wrong = async () =>
    (await whatIsWrong(openSqliteAudit(file), ms(at("09:00", 8)))).filter((found) =>
      JSON.stringify(found).includes("watch"),
    );
  expect(await wrong()).toEqual([]);
  await withdraw(commander, one.id);
  expect(await tendWatchlist(server.store, server.clock.now)).toBe(1);
  expect(await wrong()).toEqual([]);
  const db = new Database(file);
  const rows = JSON.stringify(db.prepare("SELECT * FROM reference WHERE kind = 'watch'").all());
  expect(rows).toContain(one.reason);
  expect(rows).not.toContain(hashOf(an.number));
  expect(rows).not.toContain(driver.trace!.salt);
  db.exec("UPDATE reference SET body = replace(body, '4321', '8765') WHERE kind = 'watch'");
  expect((await wrong()).length).toBeGreaterThan(0);
  db.close();
  await server.close();
});
