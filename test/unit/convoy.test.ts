import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyItems } from "../../client/checkpoint/apply-items.ts";
import { makeConvoy, mostWaiting } from "../../client/checkpoint/convoy.ts";
import { type Database, frameStores, openDatabase } from "../../client/checkpoint/database.ts";
import { emptyOnFile, type OnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import { recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import { type Desk, openCase } from "../../client/checkpoint/vehicle-case.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, anArea, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aMeasure } from "../build/a-rule.ts";
import { aTrip } from "../build/a-trip.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const start = ms(at());
const rules: Item = { kind: "rules", id: "1", value: rulesForTests() };
const corridor: Item = { kind: "corridor", id: aCorridor().id, value: aCorridor() };
const area = anArea({ id: "dong-phu", kind: "district", parent: null });
const checkpoint = aCheckpoint({ area: area.id });
const places: readonly Item[] = [
  { kind: "area", id: area.id, value: area },
  { kind: "checkpoint", id: checkpoint.id, value: checkpoint },
  { kind: "endpoint", id: anEndpoint().id, value: anEndpoint() },
];
const passItem = (value: PassOnFile): Item => ({ kind: "pass", id: value.id, value });

const passes = Array.from({ length: mostWaiting + 1 }, (_, n) =>
  aPassOnFile({ id: toPassId(1, 0, 40 + n), plate: aPlate(`93C-123.4${n}`) }),
);

/** A post at work on a real database, whose storage can be made to fail. */
const aPost = async (db: Database) => {
  let now = start;
  let onFile: OnFile = emptyOnFile;
  let asOf = start - 60_000;
  let room = true;
  const desk = (): Desk => ({
    ...{ db, onFile, verify: verifyByNode, checkpoint: "tan-lap" },
    ...{ now, asOf },
  });
  const take = async (items: readonly Item[]): Promise<void> => {
    const taken = await takeIn(onFile, items, verifyByNode);
    const tx = db.transaction(frameStores, "readwrite");
    await applyItems(tx, taken.worthKeeping);
    await tx.done;
    onFile = taken.onFile;
  };
  const locks = { request: (_: string, work: () => unknown) => work() } as unknown as LockManager;
  const convoy = makeConvoy({
    db,
    desk,
    clock: { now: () => now, doubtMs: () => 0 } as Parameters<typeof makeConvoy>[0]["clock"],
    post: () => ({
      ...{ checkpoint: "tan-lap", direction: "in", officer: null },
      ...{ deviceNow: now, offsetMs: 0 },
    }),
    record: async (draft: ScanDraft) => {
      if (!room) throw new DOMException("no room", "QuotaExceededError");
      await recordScan(db, draft, locks);
    },
  });
  await take([rules, corridor, ...places, ...passes.map(passItem)]);
  const scan = async ({ plate }: PassOnFile) => {
    const vehicleCase = await openCase(desk(), { by: "plate", text: plate, plate });
    return convoy.take(vehicleCase!, desk(), { shownAt: null, sightedAt: 0 });
  };
  return {
    convoy,
    scan,
    take,
    desk,
    ids: () => convoy.state.get().waiting.map(({ id }) => id),
    plates: () => convoy.state.get().waiting.map(({ vehicleCase }) => vehicleCase.vehicle?.plate),
    recorded: async () => (await db.getAll("outbox")).map(({ scan: one }) => one),
    pass: (by: number) => {
      now += by;
    },
    age: () => {
      asOf = start - 30 * 86_400_000;
    },
    hear: () => {
      asOf += 1;
    },
    storage: (has: boolean) => {
      room = has;
    },
  };
};

let db: Database;
let post: Awaited<ReturnType<typeof aPost>>;
let count = 0;
beforeEach(async () => {
  count += 1;
  db = await openDatabase(`convoy-${count}`);
  post = await aPost(db);
  post.convoy.turn(true);
});
afterEach(() => db.close());
const nothing = () => {};

describe("[O40] a vehicle that waits in a convoy", () => {
  it("is judged by what is known by now, however many wait and however fast the news comes", async () => {
    for (const pass of passes.slice(0, mostWaiting)) await post.scan(pass);
    const last = passes[mostWaiting - 1]!;
    await post.take([passItem({ ...last, rev: 2, status: "revoked" })]);
    // More news than anybody can judge by: a word for each that was judged anew.
    const hear = (): void => {
      post.hear();
      void post.convoy.renew();
    };
    const stop = post.convoy.state.subscribe(hear);
    hear();
    try {
      await expect
        .poll(() => post.convoy.state.get().waiting.at(-1)?.vehicleCase.input.knowledge.pass?.rev)
        .toBe(2);
    } finally {
      stop();
    }
    await post.convoy.renew();
  });

  it("is decided by no other scan, no news, no time and no switch", async () => {
    for (const pass of passes.slice(0, 3)) expect(await post.scan(pass)).toBe("waits");
    await post.take([passItem({ ...passes[0]!, rev: 2, occupantsMax: 3 })]);
    await post.convoy.renew();
    post.pass(60_000);
    post.convoy.turn(false);
    expect(await post.recorded()).toEqual([]);
    expect(post.plates()).toEqual(passes.slice(0, 3).map(({ plate }) => plate));
  });

  it("waits once, however often its code is read", async () => {
    await post.scan(passes[0]!);
    expect(await post.scan(passes[0]!)).toBe("again");
    expect(post.ids()).toHaveLength(1);
  });

  it("is one of five at most; the next is looked at on a screen of its own", async () => {
    for (const pass of passes.slice(0, mostWaiting)) await post.scan(pass);
    expect(await post.scan(passes[mostWaiting]!)).toBe("look");
    expect(post.ids()).toHaveLength(mostWaiting);
  });

  it("is there only where it may go, nothing is asked of anybody, and this tablet has not seen it", async () => {
    const [held, revoked, asked, seen, crowd] = passes;
    const tripOf = (pass: PassOnFile) => aTrip({ pass: pass.id, plate: pass.plate });
    await post.take([
      { kind: "trip", id: "held", value: { ...tripOf(held!), status: "held" } },
      passItem({ ...revoked!, rev: 2, status: "revoked" }),
    ]);
    expect(await post.scan(held!)).toBe("look");
    expect(await post.scan(revoked!)).toBe("look");
    expect(await post.scan(seen!)).toBe("waits");
    await post.convoy.letThrough(post.ids(), nothing);
    expect(await post.scan(seen!)).toBe("look");
    const declare = aMeasure({ effect: { kind: "declare", who: "everyone" } });
    await post.take([{ kind: "measure", id: declare.id, value: declare }]);
    expect(await post.scan(asked!)).toBe("look");
    post.convoy.turn(false);
    expect(await post.scan(crowd!)).toBe("look");
    expect(post.ids()).toEqual([]);
  });

  it("leaves those that wait when the officer looks at it on a screen of its own", async () => {
    await post.scan(passes[0]!);
    await post.scan(passes[1]!);
    const [first] = post.convoy.state.get().waiting;
    expect(post.convoy.takeOut(first!.vehicleCase)).toBe(first);
    expect(post.plates()).toEqual([passes[1]!.plate]);
    expect(post.convoy.takeOut(first!.vehicleCase)).toBeNull();
    expect(await post.recorded()).toEqual([]);
  });
});

describe("[O41] one tap for all that wait", () => {
  it("records one scan of each, the oldest first, each on disk before it is told", async () => {
    for (const pass of passes.slice(0, 3)) await post.scan(pass);
    const told: (readonly [string, number])[] = [];
    const tap = () =>
      post.convoy.letThrough(post.ids(), async ({ first }) => {
        told.push([
          first.plate!,
          (await post.recorded()).filter(({ id }) => id === first.id).length,
        ]);
      });
    // A second tap while the first is carried out, and one after it.
    await Promise.all([tap(), tap()]);
    await tap();
    await expect.poll(() => told.length).toBe(3);
    expect(told).toEqual(passes.slice(0, 3).map(({ plate }) => [plate, 1]));
    expect((await post.recorded()).map(({ plate, decision }) => [plate, decision])).toEqual(
      passes.slice(0, 3).map(({ plate }) => [plate, "let-through"]),
    );
    expect(post.ids()).toEqual([]);
  });

  it("is recorded as one tap on the vehicle's own screen: compared, and as many as are expected", async () => {
    const [pass] = passes;
    const value = { ...aTrip({ pass: pass!.id, plate: pass!.plate }), occupantsLast: 1 };
    await post.take([{ kind: "trip", id: value.id, value }]);
    await post.scan(pass!);
    await post.convoy.letThrough(post.ids(), nothing);
    expect(await post.recorded()).toMatchObject([
      {
        plateMatches: true,
        occupantsSeen: 1,
        how: "plate",
        note: null,
        verdict: { outcome: "go" },
      },
    ]);
  });

  it("lets nothing through that may no longer go: it waits for the officer to look", async () => {
    await post.scan(passes[0]!);
    await post.scan(passes[1]!);
    const [first, second] = post.ids();
    post.pass(ms(iso(ms(passes[0]!.validTo))) - start);
    await post.convoy.letThrough([first!, second!], nothing);
    expect(await post.recorded()).toEqual([]);
    expect(post.ids()).toEqual([first, second]);
  });

  it("knows of what has come meanwhile", async () => {
    await post.scan(passes[0]!);
    await post.take([passItem({ ...passes[0]!, rev: 2, status: "revoked" })]);
    await post.convoy.renew();
    await post.convoy.letThrough(post.ids(), nothing);
    expect(await post.recorded()).toEqual([]);
  });

  it("keeps waiting what could not be stored, and stores the same scan when tried again", async () => {
    for (const pass of passes.slice(0, 2)) await post.scan(pass);
    post.storage(false);
    await post.convoy.letThrough(post.ids(), nothing);
    const failed = post.convoy.state.get().waiting.map((one) => one.failed?.id ?? null);
    expect(failed).toEqual([expect.any(String), null]);
    post.storage(true);
    await post.convoy.letThrough(post.ids(), nothing);
    const scans = await post.recorded();
    expect(scans.map(({ plate }) => plate)).toEqual(passes.slice(0, 2).map(({ plate }) => plate));
    expect(scans[0]?.id).toBe(failed[0]);
  });

  it("counts vehicles and people of the run, a decision taken back no longer", async () => {
    for (const pass of passes.slice(0, 2)) await post.scan(pass);
    const made: ScanDraft[] = [];
    await post.convoy.letThrough(post.ids(), ({ first }) => void made.push(first));
    const run = () => post.convoy.state.get().run.map(({ people }) => people);
    expect(run()).toEqual([2, 2]);
    post.convoy.count(made[0]!.id, null);
    expect(run()).toEqual([2]);
    post.convoy.count(made[0]!.id, { decision: "let-through", occupantsSeen: 1 });
    post.convoy.count("other", { decision: "hold", occupantsSeen: 9 });
    expect(run()).toEqual([2, 1]);
    post.convoy.turn(false);
    post.convoy.turn(true);
    expect(run()).toEqual([]);
  });
});
