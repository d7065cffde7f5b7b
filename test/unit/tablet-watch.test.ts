import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyItems } from "../../client/checkpoint/apply-items.ts";
import { type Database, frameStores, openDatabase } from "../../client/checkpoint/database.ts";
import { dropEndedWatch } from "../../client/checkpoint/drop-watch.ts";
import { emptyOnFile, loadOnFile, type OnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import { makeStore } from "../../client/checkpoint/store.ts";
import {
  judgeCase,
  nothingObserved,
  openCase,
  type Shown,
} from "../../client/checkpoint/vehicle-case.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { ms } from "../../shared/domain/time.ts";
import type { WatchEntry } from "../../shared/domain/watch.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, anArea } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aWatchTold } from "../build/a-watch.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const now = ms(at());
const pass = aPassOnFile({ trailerPlate: aPlate("51R-012.34") });
const item = (kind: Item["kind"], value: { readonly id: string }): Item =>
  ({ kind, id: value.id, value }) as Item;
const watched = (change: Partial<WatchEntry> = {}): Item => item("watch", aWatchTold(change));
const byPlate = (text: string) => ({ by: "plate", plate: aPlate(text) }) as const;
const typed = (text: string): Shown => ({ by: "plate", text, plate: aPlate(text) });

let db: Database;
let count = 0;
beforeEach(async () => {
  count += 1;
  db = await openDatabase(`tablet-watch-${count}`);
});
afterEach(() => db.close());

const put = async (...items: readonly Item[]): Promise<OnFile> => {
  const noOdds = rulesForTests({ inspection: { perThousand: 0, autoIssuedPerThousand: 0 } });
  const all: Item[] = [
    { kind: "rules", id: "1", value: noOdds },
    item("corridor", aCorridor()),
    item("area", anArea()),
    item("checkpoint", aCheckpoint()),
    item("pass", pass),
    ...items,
  ];
  const taken = await takeIn(emptyOnFile, all, verifyByNode);
  const tx = db.transaction(frameStores, "readwrite");
  await applyItems(tx, taken.worthKeeping);
  await tx.done;
  return taken.onFile;
};

const judged = async (onFile: OnFile, shown: Shown, when = now) => {
  const desk = { db, onFile, verify: verifyByNode, checkpoint: "tan-lap", now, asOf: now };
  const vehicleCase = (await openCase(desk, shown))!;
  return judgeCase(vehicleCase, nothingObserved, when);
};
const told = async (onFile: OnFile, shown: Shown, when = now) => {
  const { outcome, reasons } = await judged(onFile, shown, when);
  return [outcome, ...reasons.map(({ code }) => code)];
};

describe("a tablet without network", () => {
  it("[W3] [W4] [W5] judges by the entries it holds, by every plate of the vehicle and by its pass", async () => {
    const its = { by: "pass", pass: pass.id, code: pass.shortCode } as const;
    for (const [change, expected] of [
      [{}, ["inspect", "watched"]],
      [{ watched: byPlate("51R-012.34") }, ["inspect", "watched"]],
      [{ watched: its }, ["inspect", "watched"]],
      [{ watched: byPlate("93C-123.4S") }, ["inspect", "looks-watched"]],
      [{ effect: "deny" }, ["stop", "denied-plate"]],
      [{ effect: "deny", watched: byPlate("93C-I23.45") }, ["inspect", "looks-watched"]],
      [{ watched: byPlate("93C-123.46") }, ["go"]],
      [{ area: "dak-nong" }, ["go"]],
    ] as const)
      expect(await told(await put(watched(change)), typed("93C-123.45"))).toEqual(expected);
  });

  it("[W3] [W4] judges so what has no pass on file, and a vehicle entered by hand", async () => {
    const plate = aPlate("51C-999.99");
    const entry = { plate, kind: 1, occupants: 2, endpoint: "kcn-chon-thanh", corridor: "a" };
    const walkUp: Shown = { by: "walk-up", entry, text: null };
    const verify = await put(watched({ watched: byPlate("51C-999.99") }));
    expect(await told(verify, typed("51C-999.99"))).toEqual(["cannot-check", "unknown-plate"]);
    const { facts } = await judged(verify, typed("51C-999.99"));
    expect(facts.watch).toMatchObject([{ issuer: aWatchTold().issuer }]);
    expect(await told(verify, walkUp)).toEqual(["inspect", "walk-up", "watched"]);
    const deny = await put(watched({ watched: byPlate("51C-999.99"), effect: "deny" }));
    expect(await told(deny, typed("51C-999.99"))).toEqual(["stop", "denied-plate"]);
    expect(await told(deny, walkUp)).toEqual(["stop", "denied-plate"]);
  });

  it("[W6] a verdict left on screen changes at the minute an entry begins and ends", async () => {
    const onFile = await put(watched({ from: at("09:10"), until: at("09:20") }));
    for (const [clock, outcome] of [
      ["09:09:59", "go"],
      ["09:10", "inspect"],
      ["09:19:59", "inspect"],
      ["09:20", "go"],
    ] as const)
      expect((await told(onFile, typed("93C-123.45"), ms(at(clock))))[0]).toBe(outcome);
  });

  it("[W7] forgets entries that have ended, in memory and on disk, and keeps the others", async () => {
    const later = "019aa9d2-1c00-7000-8000-00000000a002";
    await put(watched({ until: at() }), watched({ id: later, until: at("09:01") }));
    const onFile = makeStore(await loadOnFile(db, verifyByNode));
    await dropEndedWatch(db, onFile, now);
    expect([...onFile.get().watch.keys()]).toEqual([later]);
    expect(await db.getAllKeys("watch")).toEqual([later]);
    await dropEndedWatch(db, onFile, ms(at("09:01")));
    expect(onFile.get().watchlist.byLook.size).toBe(0);
    expect(await db.getAllKeys("watch")).toEqual([]);
  });
});
