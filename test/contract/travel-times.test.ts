import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { learnTravelTimes } from "../../server/commands/learn-travel-times.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { TravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const pass = aPass();
const hour = 3_600_000;

describe.each(Object.entries(stores))("travel times, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let inspector: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    await server.store.write((tx) => tx.putPass(pass, ""));
    inspector = await server.as("inspector");
  }, 90_000);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const seen = async (checkpoint: string, minutesAgo: number): Promise<void> => {
    const tablet = await server.tablet(checkpoint);
    const time = iso(server.clock.now - minutesAgo * 60_000);
    const scan = tablet.scan({ checkpoint, at: time, pass: pass.id, plate: pass.plate });
    const reply = await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]));
    expect(reply.status).toBe(200);
  };
  const table = async (): Promise<TravelModel> => (await inspector.get("/api/travel-times")).body;

  test("[K1] [K3] [K11] a table is made of the trips on record, and again when it is an hour old; what is due names it", async () => {
    expect(await table()).toMatchObject({ version: 0, segments: [] });
    await seen("tan-lap", 60);
    await seen("dong-xoai", 20);
    const due = async () =>
      (await inspector.get("/api/arrivals").query({ checkpoint: "bu-dang" })).body;
    const before = await due();
    expect(before).toMatchObject({ model: 0, items: [{ km: 50, due: { chance: 1 } }] });
    const [item] = before.items;
    expect(ms(item.due.at)).toBeGreaterThan(server.clock.now);
    expect(ms(item.due.early)).toBeLessThan(ms(item.due.at));
    expect(ms(item.due.late)).toBeGreaterThan(ms(item.due.at));

    expect(await learnTravelTimes(server.store, server.clock.now)).toBe(1);
    expect(await learnTravelTimes(server.store, server.clock.now + hour - 1)).toBeNull();
    server.clock.now += 60_000;
    expect(await table()).toMatchObject({
      version: 1,
      used: 1,
      segments: [{ from: "tan-lap", to: "dong-xoai", count: 1, cells: [{ p50: 40, count: 1 }] }],
    });
    expect((await due()).model).toBe(1);
    expect(await learnTravelTimes(server.store, server.clock.now + hour)).toBe(2);
    // The first stays for those who name it.
    expect((await server.store.reads.travelModel(1))?.version).toBe(1);
    expect(await server.store.reads.travelModel(9)).toBeUndefined();
  });

  test("[K12] who mostly turns off before a post is told last, without a time, however near it is", async () => {
    await server.store.write(async (tx) => {
      const [dongXoai, caiChanh] = [
        { latitude: 11.54, longitude: 106.89 },
        { latitude: 11.95, longitude: 107.43 },
      ];
      await tx.putCheckpoint(aCheckpoint({ id: "dong-xoai", ...dongXoai }));
      await tx.putCheckpoint(aCheckpoint({ id: "cai-chanh", ...caiChanh }));
      await tx.putEndpoint(anEndpoint({ id: "cho-dong-xoai", code: 8, ...dongXoai }));
      await tx.putEndpoint(anEndpoint({ id: "cho-cai-chanh", code: 9, ...caiChanh }));
    });
    const bound = async (n: number, endpoint: string, checkpoint: string): Promise<void> => {
      const one = aPass({
        id: toPassId(1, 0, 50 + n),
        plate: aPlate(`93C-123.4${n}`),
        shortCode: makeShortCode(n),
        endpoint,
      });
      await server.store.write((tx) => tx.putPass(one, ""));
      const tablet = await server.tablet(checkpoint);
      const at = iso(server.clock.now - 60_000);
      const scan = tablet.scan({ checkpoint, at, pass: one.id, plate: one.plate });
      await server
        .anyone()
        .post("/api/scans")
        .send(tablet.batch([scan]))
        .expect(200);
    };
    await bound(1, "cho-dong-xoai", "bu-dang");
    await bound(2, "cho-cai-chanh", "dong-xoai");
    const { body } = await inspector.get("/api/arrivals").query({ checkpoint: "cai-chanh" });
    expect(body.items).toMatchObject([
      { km: 75, due: { chance: 1 }, turnsOff: false, comes: null },
      { km: 25, due: null, turnsOff: true, comes: null },
    ]);
  });

  test("[K3] of two who make a table at once the first stays, and old ones go", async () => {
    const { store } = server;
    const made = (await store.reads.learnTravelTimes({
      ...{ places: { corridors: new Map(), checkpoints: new Map(), endpoints: new Map() } },
      ...{ marks: [], version: 3, from: 0, at: ms(at()) },
    }))!;
    await store.write((tx) => tx.putTravelModel(made, 2));
    await store.write((tx) => tx.putTravelModel({ ...made, used: 7 }, 2));
    expect(await store.reads.travelModel(3)).toEqual(made);
    await store.write((tx) => tx.putTravelModel({ ...made, version: 5 }, 2));
    expect(await store.reads.travelModel(3)).toBeUndefined();
    expect((await store.reads.travelModel())?.version).toBe(5);
  });
});
