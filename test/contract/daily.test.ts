import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestDevice } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const day = at().slice(0, 10);

describe.each(Object.entries(stores))("the day's table, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let tanLap: TestDevice;
  let caiChanh: TestDevice;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dong-phu", kind: "district", parent: "binh-phuoc" }));
      await tx.putArea(anArea({ id: "bu-dang", kind: "district", parent: "binh-phuoc" }));
      await tx.putCheckpoint(aCheckpoint({ area: "dong-phu" }));
      await tx.putCheckpoint(aCheckpoint({ id: "cai-chanh", area: "bu-dang" }));
      await tx.putPass(aPass({ purpose: 3 }), "");
    });
    tanLap = await server.tablet("tan-lap");
    caiChanh = await server.tablet("cai-chanh");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const upload = async (device: TestDevice, change: object): Promise<void> => {
    const scans = [device.scan(change)];
    const reply = await server.anyone().post("/api/scans").send(device.batch(scans));
    expect(reply.body.results).toMatchObject([{ result: "recorded" }]);
  };
  const one = (people: number) => ({ vehicles: 1, people });
  const none = { vehicles: 0, people: 0 };

  it("[R10] tells each who asks of the areas within reach, and nobody of others", async () => {
    await upload(tanLap, { at: at("08:00"), occupantsSeen: 2 });
    await upload(caiChanh, { at: at("08:50"), occupantsSeen: 1 });
    const commander = await server.as("commander");
    const { body, status } = await commander.get("/api/daily").query({ day });
    expect(status).toBe(200);
    const crossed = { inside: none, unexplained: none };
    const tanLapSaw = { area: "dong-phu", entered: one(2), left: one(1), ...crossed };
    expect(body).toEqual({
      day,
      asOf: new Date(server.clock.now).toISOString(),
      items: [
        { area: "binh-phuoc", entered: one(2), left: one(1), inside: none, unexplained: one(1) },
        { area: "bu-dang", entered: one(1), left: one(1), inside: none, unexplained: one(1) },
        tanLapSaw,
      ],
    });
    const district = await server.as("commander", { kind: "area", id: "dong-phu" });
    expect((await district.get("/api/daily").query({ day })).body.items).toEqual([tanLapSaw]);
    const asked = (area: string) => district.get("/api/daily").query({ day, area });
    expect((await asked("dong-phu")).body.items).toEqual([tanLapSaw]);
    expect((await asked("bu-dang")).status).toBe(404);
    expect((await asked("binh-phuoc")).status).toBe(404);
    const receiver = await server.as("receiver", { kind: "endpoint", id: "kcn-chon-thanh" });
    expect((await receiver.get("/api/daily").query({ day })).body.items).toEqual([]);
  });

  it("[R10] a day that is none, or has not begun, is refused by field; one without traffic is empty", async () => {
    server.clock.now = Date.parse(at("23:59:59"));
    const commander = await server.as("commander");
    const wrong = await commander.get("/api/daily").query({ day: "2026-02-30" });
    expect(wrong.body).toMatchObject({ status: 400, errors: [{ field: "day" }] });
    const tomorrow = at("09:00", 1).slice(0, 10);
    for (const path of ["/api/daily", "/api/daily/posts"]) {
      const early = await commander.get(path).query({ day: tomorrow });
      expect(early.body).toMatchObject({ status: 400, errors: [{ field: "day" }] });
      expect((await commander.get(path).query({ day })).status).toBe(200);
      server.clock.now += 1_000;
      expect((await commander.get(path).query({ day: tomorrow })).status).toBe(200);
      server.clock.now -= 1_000;
    }
    const before = await commander.get("/api/daily").query({ day: "2020-01-01" });
    expect(before.body).toMatchObject({ items: [] });
  });
});
