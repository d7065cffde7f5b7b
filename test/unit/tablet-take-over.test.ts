import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyItems } from "../../client/checkpoint/apply-items.ts";
import { type Database, frameStores, openDatabase } from "../../client/checkpoint/database.ts";
import { draftScan, nothingSaid } from "../../client/checkpoint/draft.ts";
import { emptyOnFile, type OnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import { takeBack } from "../../client/checkpoint/undo.ts";
import {
  type Desk,
  firstObserved,
  judgeCase,
  nothingObserved,
  type Observed,
  openCase,
  type Shown,
  takenOverHere,
} from "../../client/checkpoint/vehicle-case.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { scan as scanSchema } from "../../shared/domain/scan.ts";
import { ms } from "../../shared/domain/time.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, anArea } from "../build/a-place.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { aWatchTold } from "../build/a-watch.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const now = ms(at("11:00"));
const pass = aPassOnFile();
const second = "51D99999" as Plate;
const takeOver = { plate: second, newDriver: true, reason: "breakdown" } as const;
const trip = aTrip({
  plate: second,
  sightings: [
    aSighting(1),
    aSighting(2, {
      checkpoint: "dong-xoai",
      at: at("10:00"),
      takeOver: { ...takeOver, from: pass.plate },
    }),
  ],
});
const known: readonly Item[] = [
  { kind: "rules", id: "1", value: rulesForTests() },
  { kind: "corridor", id: aCorridor().id, value: aCorridor() },
  { kind: "area", id: anArea().id, value: anArea() },
  { kind: "checkpoint", id: "tan-lap", value: aCheckpoint() },
  { kind: "pass", id: pass.id, value: pass },
];
const heard: Item = { kind: "trip", id: trip.id, value: trip };
const byPlate = (plate: Plate): Shown => ({ by: "plate", text: plate, plate });

describe("a tablet and another vehicle that takes over", () => {
  let db: Database;
  let count = 0;
  beforeEach(async () => {
    count += 1;
    db = await openDatabase(`take-over-${count}`);
  });
  afterEach(() => db.close());

  const deskOf = async (...items: readonly Item[]): Promise<Desk> => {
    const taken = await takeIn(emptyOnFile, [...known, ...items], verifyByNode);
    const tx = db.transaction(frameStores, "readwrite");
    await applyItems(tx, taken.worthKeeping);
    await tx.done;
    const onFile: OnFile = taken.onFile;
    return {
      ...{ db, onFile, verify: verifyByNode, checkpoint: "tan-lap" },
      ...{ now, asOf: now - 60_000 },
    };
  };
  const opened = async (desk: Desk, shown: Shown, corrected: string | null = null) =>
    (await openCase(desk, shown, corrected))!;
  const told = (one: Awaited<ReturnType<typeof opened>>, observed: Observed = nothingObserved) => {
    const { outcome, reasons } = judgeCase(one, observed, now);
    return [outcome, ...reasons.map(({ code }) => code)];
  };
  const matches = (plateMatches: boolean | null) => ({ plateMatches, occupants: 2 });

  it("[V30] that has heard of it asks for the new plate, whichever way the pass is shown", async () => {
    const desk = await deskOf(heard);
    for (const shown of [byPlate(second), { by: "code", text: pass.shortCode } as const]) {
      const one = await opened(desk, shown);
      expect(one.vehicle?.plate).toBe(second);
      expect(one.pass).toBe(pass.id);
      expect(told(one, matches(true))).toEqual(["inspect", "taken-over"]);
      expect(told(one, matches(false))).toEqual(["stop", "plate-mismatch"]);
    }
  });

  it("[V30] stops who is looked up by the plate that was left behind, unless the officer says otherwise", async () => {
    const one = await opened(await deskOf(heard), byPlate(pass.plate));
    expect(one.leftBehind).toBe(pass.plate);
    expect(told(one, firstObserved(one))).toEqual(["stop", "plate-mismatch"]);
    expect(told(one, nothingObserved)).toEqual(["inspect", "taken-over"]);
  });

  it("[V10] [V30] that has not heard goes by the pass: another plate stops", async () => {
    const one = await opened(await deskOf(), byPlate(pass.plate));
    expect(told(one)).toEqual(["go"]);
    expect(told(one, matches(false))).toEqual(["stop", "plate-mismatch"]);
    expect(told(await opened(await deskOf(), byPlate(second)))).toEqual([
      "cannot-check",
      "unknown-plate",
    ]);
  });

  it("[V30] once the trip is over the pass is its own plate's", async () => {
    const over: Item = { ...heard, value: { ...trip, status: "arrived", closedAt: at("10:30") } };
    const one = await opened(await deskOf(over), byPlate(pass.plate));
    expect(one.vehicle?.plate).toBe(pass.plate);
    expect(told(one)).toEqual(["go"]);
  });

  it("[T19] writes it down without having heard of any trip, and the scan tells it", async () => {
    const one = takenOverHere(await opened(await deskOf(), byPlate(pass.plate)), takeOver, now);
    expect(told(one, matches(true))).toEqual(["inspect", "taken-over"]);
    const post = {
      ...({ checkpoint: "tan-lap", direction: "in", officer: null } as const),
      ...{ deviceNow: now, offsetMs: 0 },
    };
    const verdict = judgeCase(one, matches(true), now);
    const said = { ...nothingSaid, takeOver };
    const draft = draftScan(one, verdict, matches(true), "let-through", said, post);
    const scan = scanSchema.parse({ v: 4, seq: 1, prev: null, ...draft });
    expect(scan).toMatchObject({ pass: pass.id, plate: second, takeOver });
    expect(scan.verdict.facts.takenOver).toMatchObject({ from: pass.plate, plate: second });

    const firstAt = { wall: now, running: 0 };
    const vehicleCase = await opened(await deskOf(), byPlate(pass.plate));
    const seen = { observed: nothingObserved, plateSeen: "", changes: [], takeOver };
    const undoable = { first: draft, firstAt, last: draft, vehicleCase, seen };
    const undone = takeBack(undoable, post, { wall: now + 5_000, running: 5_000 })!;
    expect(undone).toMatchObject({ plate: pass.plate, decision: "none" });
    expect(undone).not.toHaveProperty("takeOver");
  });

  it("[O7] [T19] what is being corrected has taken over nothing", async () => {
    const desk = await deskOf(heard);
    const one = await opened(desk, byPlate(pass.plate), trip.sightings[1]!.scan);
    expect(one.vehicle?.plate).toBe(pass.plate);
  });

  it("[W4] [T19] a denied plate that takes over stops, heard of or written down here", async () => {
    const watched = { by: "plate", plate: second } as const;
    const denied = aWatchTold({ watched, effect: "deny", from: at("08:00"), until: at("20:00") });
    const list: Item = { kind: "watch", id: denied.id, value: denied };
    const code: Shown = { by: "code", text: pass.shortCode };
    expect(told(await opened(await deskOf(heard, list), code))).toContain("denied-plate");
    const here = takenOverHere(await opened(await deskOf(list), code), takeOver, now);
    expect(told(here)).toEqual(["stop", "denied-plate"]);
  });
});
