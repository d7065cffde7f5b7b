import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyItems } from "../../client/checkpoint/apply-items.ts";
import { callHere, convoyOf } from "../../client/checkpoint/convoys/call-roll.ts";
import { besides, convoysHere } from "../../client/checkpoint/convoys/convoys-here.ts";
import {
  type ConvoyDoing,
  type Database,
  frameStores,
  openDatabase,
} from "../../client/checkpoint/database.ts";
import { emptyOnFile, type OnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import type { ScanDraft } from "../../client/checkpoint/outbox.ts";
import { ownLooks } from "../../client/checkpoint/own-looks.ts";
import { openMade } from "../../client/checkpoint/people/made.ts";
import { makeStore } from "../../client/checkpoint/store.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { countOf } from "../../shared/domain/roll-call.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { aConvoy, aLook, aVehicle } from "../build/a-convoy.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, anArea } from "../build/a-place.ts";
import { aScan, aScanId } from "../build/a-scan.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const now = ms(at("09:30"));
const where = { device: "tablet", checkpoint: "tan-lap" };
const passOf = (n: number, change: object = {}): Item => {
  const value = aPassOnFile({
    ...{ id: aVehicle(n).pass!, plate: aVehicle(n).plate, shortCode: makeShortCode(7_000 + n) },
    ...change,
  });
  return { kind: "pass", id: value.id, value };
};
const convoy = aConvoy(3);
const known: readonly Item[] = [
  { kind: "rules", id: "1", value: rulesForTests() },
  { kind: "corridor", id: aCorridor().id, value: aCorridor() },
  { kind: "area", id: anArea().id, value: anArea() },
  { kind: "checkpoint", id: "tan-lap", value: aCheckpoint() },
  { kind: "convoy", id: convoy.id, value: convoy },
  passOf(0),
  passOf(1, { status: "revoked" }),
  passOf(2),
];

describe("a convoy's roll on a tablet", () => {
  let db: Database;
  let onFile: OnFile;
  let count = 0;
  beforeEach(async () => {
    count += 1;
    db = await openDatabase(`roll-${count}`);
    const taken = await takeIn(emptyOnFile, known, verifyByNode);
    const tx = db.transaction(frameStores, "readwrite");
    await applyItems(tx, taken.worthKeeping);
    await tx.done;
    onFile = taken.onFile;
  });
  afterEach(() => db.close());

  it("[C17] goes by the newest of what waits: a week without network is not read with each scan", async () => {
    const tx = db.transaction("outbox", "readwrite");
    for (let seq = 1; seq <= 1_200; seq += 1) {
      const scan = aScan({ id: aScanId(seq), seq });
      void tx.store.put({ seq, id: scan.id, hash: "", scan });
    }
    await tx.done;
    const own = await ownLooks(db, "tan-lap");
    expect(own).toHaveLength(1_000);
    expect([own[0]!.scan, own.at(-1)!.scan]).toEqual([aScanId(201), aScanId(1_200)]);
  });

  const aStation = (recorded: ScanDraft[]) => ({
    desk: () => ({
      ...{ db, onFile, verify: verifyByNode, checkpoint: "tan-lap" },
      ...{ now, asOf: now - 60_000 },
    }),
    clock: { now: () => now, doubtMs: () => 0 } as never,
    record: async (draft: ScanDraft) => void recorded.push(draft),
    post: () => ({
      ...{ checkpoint: "tan-lap", direction: "in" as const, officer: null },
      ...{ deviceNow: now, offsetMs: 0 },
    }),
    onFile: makeStore(onFile),
    checkpoint: () => "tan-lap",
  });

  it("[C17] a tap for several is a scan of each that simply goes, and the others are to be looked at", async () => {
    const recorded: ScanDraft[] = [];
    const plates = [0, 1, 2].map((n) => aVehicle(n).plate);
    expect(await callHere(aStation(recorded), plates)).toEqual([aVehicle(1).plate]);
    expect(recorded).toMatchObject(
      [0, 2].map((n) => ({
        ...aVehicle(n),
        ...{ how: "plate", decision: "let-through", plateMatches: true, occupantsSeen: 2 },
      })),
    );
  });

  it("[C17] who was scanned here has answered, before the server has heard of it; acts done here count at once", () => {
    const own = [
      aLook(0, "tan-lap", at("09:10")),
      aLook(9, "tan-lap", at("09:11")),
      aLook(2, "tan-lap", at("09:12")),
    ];
    const act = { what: "leave", id: aScanId(50), at: at("09:20"), checkpoint: "tan-lap" } as const;
    const doing: ConvoyDoing = {
      convoy: convoy.id,
      act: { ...act, plate: aVehicle(1).plate, why: "Hỏng máy" },
    };
    const made = [{ id: aScanId(50), what: { doing }, state: "waiting" as const }];
    const [before] = convoysHere(onFile, [], own, where, now);
    expect(countOf(before!.roll)).toMatchObject({ there: 2, awaited: 1 });
    const [one] = convoysHere(onFile, made, own, where, now);
    expect(countOf(one!.roll)).toMatchObject({ there: 2, awaited: 0, explained: 1 });
    expect(besides(one!, own)).toEqual([own[1]]);
    // Told by the server as well, it counts once.
    const told = { ...doing.act, by: "tablet", heardAt: at("09:20") };
    const heard = { ...convoy, acts: [told] };
    const later = { ...onFile, convoy: new Map([[convoy.id, heard]]) } as OnFile;
    expect(convoysHere(later, made, own, where, now)[0]!.convoy.acts).toHaveLength(1);
    expect(convoysHere(onFile, [], own, { ...where, checkpoint: "hoa-lu" }, now)).toEqual([]);
  });

  it("[C18] a convoy made here of what was let through is there at once, from this post to the far end", () => {
    const looks = [0, 2].map((n) => aLook(n, "tan-lap", at("09:20")));
    const made = convoyOf(aStation([]), looks, "Đoàn 09:30")!;
    expect(made).toMatchObject({
      ...{ corridor: "dt741-ql14", entry: "tan-lap", exit: "cai-chanh" },
      ...{ lead: aVehicle(0).plate, window: { from: at("09:20"), until: iso(now + 3_600_000) } },
    });
    const kept = { id: made.id, what: { doing: { made } }, state: "waiting" as const };
    const bare = { ...onFile, convoy: new Map() } as OnFile;
    const [one] = convoysHere(bare, [kept], looks, where, now);
    expect(countOf(one!.roll)).toMatchObject({ onRoll: 2, there: 2 });
  });

  it("[C18] what was done is durable, and sent: a convoy before what is done to it", async () => {
    const calls: string[] = [];
    const fetched: typeof fetch = async (path) => {
      calls.push(String(path));
      throw new TypeError("no network");
    };
    const open = () =>
      openMade({
        db,
        list: async () => ({ kind: "unreachable" }),
        check: async () => ({ kind: "unreachable" }),
        device: { id: "tablet", sign: async () => "", now: () => now },
        sending: { fetch: fetched },
        onChanged: () => {},
        random: () => 0,
        after: () => () => {},
      });
    const first = await open();
    const act = { what: "rolled", id: aScanId(1), at: at("09:40"), checkpoint: "tan-lap" } as const;
    const given = convoyOf(aStation([]), [aLook(0, "tan-lap", at("09:20"))], "Đoàn")!;
    await first.keepDoing({ convoy: given.id, act: { ...act, done: true } });
    await first.keepDoing({ made: given });
    await first.flush();
    first.close();
    const again = await open();
    expect(again.made.get().map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    calls.length = 0;
    await again.flush();
    again.close();
    expect(calls).toEqual(["/api/convoys"]);
  });
});
