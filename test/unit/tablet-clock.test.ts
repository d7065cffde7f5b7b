import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeClock } from "../../client/checkpoint/clock.ts";
import {
  type Database,
  openDatabase,
  readMeta,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { openClock } from "../../client/checkpoint/station.ts";
import {
  measureClock,
  nothingMeasured,
  type TimeKept,
  unknownDoubtMs,
} from "../../shared/domain/tablet-clock.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aScan } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const noon = ms(at("12:00"));
const minute = 60_000;
const hour = 60 * minute;

/** A device whose clock anybody may set, and a clock of ours on it. */
const aDevice = (start: TimeKept = nothingMeasured, wall = noon) => {
  const device = { wall, ticks: 0, seen: true, kept: [] as TimeKept[] };
  const clock = makeClock(start, (kept) => device.kept.push(kept), {
    deviceNow: () => device.wall,
    ticks: () => device.ticks,
    seen: () => device.seen,
  });
  clock.now();
  return {
    ...clock,
    device,
    pass: (by: number) => {
      device.wall += by;
      device.ticks += by;
    },
    set: (by: number) => {
      device.wall += by;
    },
    sleep: (by: number, counted = false) => {
      device.seen = false;
      device.wall += by;
      if (counted) device.ticks += by;
      clock.now();
      device.seen = true;
    },
  };
};

describe("a clock that somebody sets", () => {
  it("[D1] set back while the app runs, the time goes on as counted, and is sure", () => {
    const tablet = aDevice();
    tablet.pass(minute);
    tablet.set(-3 * hour);
    tablet.pass(minute);
    expect([tablet.now(), tablet.doubtMs()]).toEqual([noon + 2 * minute, 0]);
    expect(tablet.device.kept.at(-1)?.offsetMs).toBe(3 * hour);
  });

  it("[D1] set back between two starts, it goes on from what was recorded last, and nobody knows how long it was off", () => {
    const tablet = aDevice({ ...nothingMeasured, floorMs: noon }, noon - 5 * hour);
    expect([tablet.now(), tablet.doubtMs()]).toEqual([noon, unknownDoubtMs]);
    tablet.pass(minute);
    expect(tablet.now()).toBe(noon + minute);
    expect(tablet.stamp()).toEqual({
      deviceNow: noon - 5 * hour + minute,
      offsetMs: 5 * hour,
    });
  });

  it("[D1] the server's word alone moves the time back, and ends all doubt", () => {
    const tablet = aDevice({ offsetMs: 0, floorMs: noon + hour, doubtMs: unknownDoubtMs });
    tablet.learn(noon, noon - 50, noon + 50);
    expect([tablet.now(), tablet.doubtMs()]).toEqual([noon, 0]);
  });

  it("[D1] an answer too slow to tell more than is known changes nothing, but is better than no idea", () => {
    const sure: TimeKept = { offsetMs: 0, floorMs: 0, doubtMs: 0 };
    expect(measureClock(sure, noon + hour, noon, noon + minute, 0)).toBe(sure);
    const unsure = { ...sure, doubtMs: unknownDoubtMs };
    expect(measureClock(unsure, noon + hour, noon, noon + minute, 0)).toMatchObject({
      offsetMs: hour - minute / 2,
      doubtMs: 0,
    });
  });

  it("[D2] set forward while the screen is on, the time goes on as counted, and may be as much later", () => {
    const tablet = aDevice();
    tablet.set(24 * hour);
    tablet.pass(minute);
    expect([tablet.now(), tablet.doubtMs()]).toEqual([noon + minute, 24 * hour]);
  });

  it.each([true, false])("[D2] what it slept through has passed (counted: %s)", (counted) => {
    const tablet = aDevice();
    tablet.sleep(6 * hour, counted);
    tablet.pass(minute);
    expect([tablet.now(), tablet.doubtMs()]).toEqual([noon + 6 * hour + minute, 0]);
  });

  it("[D1] whatever is done to the clock, no record is before the one before it", () => {
    const step = fc.record({
      what: fc.constantFrom("pass", "set", "sleep", "start"),
      by: fc.integer({ min: -48 * hour, max: 48 * hour }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let tablet = aDevice();
        let before = 0;
        for (const { what, by } of steps) {
          if (what === "pass") tablet.pass(Math.abs(by) / 100);
          if (what === "set") tablet.set(by);
          if (what === "sleep") tablet.sleep(Math.abs(by));
          if (what === "start") {
            const kept = { ...(tablet.device.kept.at(-1) ?? nothingMeasured), floorMs: before };
            tablet = aDevice(kept, tablet.device.wall + by);
          }
          const { deviceNow, offsetMs } = tablet.stamp();
          expect(deviceNow + offsetMs).toBeGreaterThanOrEqual(before);
          before = deviceNow + offsetMs;
        }
      }),
    );
  });
});

describe("between two starts", () => {
  const sources = (wall: number) => ({ deviceNow: () => wall, ticks: () => 0, seen: () => true });
  const start = (db: Database, wall: number) => openClock(db, sources(wall));

  it("[D1] the time of the last scan is on disk with the scan", async () => {
    const db = await openDatabase("clock-scan");
    const { v: _v, seq: _seq, prev: _prev, ...draft } = aScan();
    await recordScan(db, { ...draft, id: uuidV7(noon), at: iso(noon), offsetMs: 500 });
    expect((await readMeta(db, "time"))?.floorMs).toBe(noon + 500);
    expect((await start(db, noon - 30 * 24 * hour)).now()).toBe(noon + 500);
    db.close();
  });

  it("[D1] what the server was heard to say last counts as well", async () => {
    const db = await openDatabase("clock-sync");
    await writeMeta(db, "sync", { cursor: 1, asOf: noon });
    expect((await start(db, noon + hour)).now()).toBe(noon + hour);
    expect((await start(db, noon - hour)).now()).toBe(noon);
    db.close();
  });
});
