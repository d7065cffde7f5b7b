import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followAlerts } from "../../server/follow-alerts.ts";
import type { Alert } from "../../shared/domain/alert.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { alertRulesForTests as rules } from "../build/a-history.ts";
import { aPass } from "../build/a-pass.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const everything = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  endpoints: [],
  corridors: [],
});
const withinMs = 90_000;
const soon = { timeout: 10_000, interval: 20 };

describe.each(Object.entries(stores))("alerts, on %s", (_, open) => {
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
      });
    await upload(here, entered());
    await upload(next, counted(1));
    await become([{ number: 1, status: "open" }]);
    await server.stopFollowing();
    const { seq } = (await store.reads.follower("alerts"))!;
    expect(seq).toBeGreaterThanOrEqual(2);
    await upload(next, counted(2, "08:40"));
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
    const again = follow();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await again.stop();
    expect((await store.reads.follower("alerts"))!.seq).toBe(await store.reads.latestSeq());
    expect(await alerts()).toEqual(once);
  });

  it("[A27] are raised by time alone, and go up when nobody sees to them", async () => {
    await server.close();
    await drop();
    await begin(50);
    await upload(here, entered());
    server.clock.now = Date.parse(at("21:59"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await alerts()).toEqual([]);
    server.clock.now = Date.parse(at("22:01"));
    await become([{ kind: "unconfirmed-arrival", status: "open", escalatedAt: null }]);
    server.clock.now = Date.parse(at("23:02"));
    await become([{ kind: "unconfirmed-arrival", escalatedAt: iso(Date.parse(at("23:02"))) }]);
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
});
