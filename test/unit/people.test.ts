import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../client/api/device-call.ts";
import { forgetOthers } from "../../client/checkpoint/cut-off.ts";
import { type Database, openDatabase } from "../../client/checkpoint/database.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { dropOldNames } from "../../client/checkpoint/people/drop-old.ts";
import { entered, isListed, noEntries } from "../../client/checkpoint/people/entries.ts";
import { makePeopleLater } from "../../client/checkpoint/people/later.ts";
import { listFor } from "../../client/checkpoint/people/lists-here.ts";
import { openMade } from "../../client/checkpoint/people/made.ts";
import { personMet } from "../../client/checkpoint/people/person-met.ts";
import { whoseCard } from "../../client/checkpoint/people/whose-card.ts";
import type { VehicleCase } from "../../client/checkpoint/vehicle-case.ts";
import { changeSnapshot, writeFrame } from "../../client/checkpoint/write-on-file.ts";
import type { IdentityPaper } from "../../shared/domain/identity-paper.ts";
import { namesOnTabletMs } from "../../shared/domain/manifest.ts";
import type { ListedPerson, Manifest } from "../../shared/domain/manifest-shape.ts";
import { type WatchTold, withoutTrace } from "../../shared/domain/watch.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aComparison, aList, aManifest, an, be, hashOf, stranger } from "../build/a-manifest.ts";
import { aScan } from "../build/a-scan.ts";
import { aTrip } from "../build/a-trip.ts";
import { aWatchTold, byPaper } from "../build/a-watch.ts";
import { good, refusedWith } from "../build/an-answer.ts";
import { at } from "../build/times.ts";

let db: Database;
let name = 0;
beforeEach(async () => {
  name += 1;
  db = await openDatabase(`people-${name}`);
});
afterEach(() => db.close());

/** What this tablet made, whose calls are noted and answered as told; what it would do later is done when called. */
const aTablet = (answer: () => Answer<unknown> = () => good) => {
  const calls: string[] = [];
  const later: { readonly delay: number; readonly then: () => void }[] = [];
  const called = async ({ id }: { readonly id: string }) => {
    calls.push(id);
    return answer();
  };
  const options = {
    db,
    list: called,
    check: called,
    device: { id: "tablet", sign: async () => "", now: () => 0 },
    sending: {},
    random: () => 0,
    after: (delay: number, then: () => void) => {
      later.push({ delay, then });
      return () => {};
    },
  };
  return { options, calls, later, open: () => openMade({ ...options, onChanged: () => {} }) };
};
const states = async () => (await db.getAll("people")).map(({ state }) => state);

describe("keeping", () => {
  it("[O57] a list and a check are on disk when keeping resolves", async () => {
    const made = await aTablet(() => ({ kind: "unreachable" })).open();
    const list = aList();
    const check = aComparison(list.id);
    await made.keepList(list);
    expect(await db.get("people", list.id)).toMatchObject({ what: { list }, state: "waiting" });
    await made.keepCheck(check);
    expect(await db.get("people", check.id)).toMatchObject({ what: { check }, state: "waiting" });
    expect(made.made.get().map(({ id }) => id)).toEqual([list.id, check.id]);
  });

  it("[O57] keeping rejects when nothing could be written, or nothing can ever be sent", async () => {
    const made = await aTablet().open();
    await db.put("meta", { heardAt: at() }, "cutOff");
    await expect(made.keepList(aList())).rejects.toThrow();
    db.close();
    await expect(made.keepList(aList())).rejects.toThrow();
    db = await openDatabase(`people-${name}`);
    expect(await db.count("people")).toBe(0);
  });

  it("[O12] a tablet that is cut off forgets lists, and a call under way brings none back", async () => {
    const list = aList();
    const before = await aTablet(() => ({ kind: "unreachable" })).open();
    await before.keepList(list);
    await before.flush();
    const tablet = aTablet(() => {
      void forgetOthers(db, at());
      return good;
    });
    await (await tablet.open()).flush();
    expect(tablet.calls).toEqual([list.id]);
    expect(await db.count("people")).toBe(0);
  });

  it("[R7] names told and sent are forgotten after three days; what waits is kept however long", async () => {
    const [waiting, sent] = [aList(), aList()];
    const [old, fresh] = [aManifest(), aManifest({ madeAt: at("09:01") })];
    for (const value of [old, fresh]) await db.put("manifest", { id: value.id, value });
    const made = await aTablet(() => ({ kind: "unreachable" })).open();
    await made.keepList(waiting);
    await db.put("people", { id: sent.id, what: { list: sent }, state: "sent" });
    await dropOldNames(db, Date.parse(at()) + namesOnTabletMs - 1);
    expect([await db.count("people"), await db.count("manifest")]).toEqual([2, 2]);
    await dropOldNames(db, Date.parse(at()) + namesOnTabletMs);
    expect(await db.getAllKeys("people")).toEqual([waiting.id]);
    expect(await db.getAllKeys("manifest")).toEqual([fresh.id]);
  });
});

describe("sending", () => {
  it("[O57] a list goes before its check, and nothing while a scan waits", async () => {
    const tablet = aTablet();
    const made = await tablet.open();
    const { v: _v, seq: _seq, prev: _prev, ...scan } = aScan();
    await recordScan(db, { ...scan, id: uuidV7(Date.now()) });
    const list = aList();
    const check = aComparison(list.id);
    await made.keepList(list);
    await made.keepCheck(check);
    await made.flush();
    expect(tablet.calls).toEqual([]);
    await db.clear("outbox");
    await made.flush();
    expect(tablet.calls).toEqual([list.id, check.id]);
    expect(await states()).toEqual(["sent", "sent"]);
    await made.flush();
    expect(tablet.calls).toHaveLength(2);
  });

  it("[O57] a list goes before its check although a clock set back named the check first", async () => {
    const tablet = aTablet();
    const made = await tablet.open();
    const list = aList({ at: at("10:00") });
    const check = aComparison(list.id, { at: at("09:00") });
    await db.put("people", { id: check.id, what: { check }, state: "waiting" });
    await db.put("people", { id: list.id, what: { list }, state: "waiting" });
    await made.flush();
    expect(tablet.calls).toEqual([list.id, check.id]);
  });

  it("[O57] what failed is sent again after a growing while; what is refused for good is in nobody's way", async () => {
    let answer: Answer<unknown> = { kind: "unreachable" };
    const tablet = aTablet(() => answer);
    const made = await tablet.open();
    const [one, two] = [aList(), aList({ at: at("09:01") })];
    await made.keepList(one);
    await made.flush();
    for (const failing of [refusedWith("not-ready"), refusedWith("rate-limited")]) {
      answer = failing;
      await made.flush();
    }
    expect(tablet.later.map(({ delay }) => delay).slice(-3)).toEqual([500, 1_000, 2_000]);
    expect(await states()).toEqual(["waiting"]);
    answer = refusedWith("already-exists");
    await made.flush();
    answer = good;
    await made.keepList(two);
    await made.flush();
    expect(await states()).toEqual(["refused", "sent"]);
    answer = refusedWith("not-found");
    await made.keepCheck(aComparison(aList().id, { at: at("09:50") }));
    await made.flush();
    expect(await states()).toEqual(["refused", "sent", "refused"]);
  });

  it("[O57] what waits from before a start is counted and sent without anybody listing", async () => {
    const list = aList();
    const before = await aTablet(() => ({ kind: "unreachable" })).open();
    await before.keepList(list);
    await before.flush();
    let answer: Answer<unknown> = { kind: "unreachable" };
    const tablet = aTablet(() => answer);
    const people = makePeopleLater(tablet.options);
    await people.send();
    expect([people.waiting.get(), tablet.calls]).toEqual([1, [list.id]]);
    answer = good;
    await people.send();
    await expect.poll(() => people.waiting.get()).toBe(0);
    people.close();
  });
});

describe("listing", () => {
  it("[R6] of a number nothing is entered but its end and a hash in this list", async () => {
    const entries = noEntries();
    const other = noEntries();
    expect(entries.salt).not.toBe(other.salt);
    const paper = { number: an.number, last: "4321" };
    const person = await entered(entries, an.name, paper);
    expect(person).toEqual({
      name: an.name,
      last: "4321",
      hash: hashOf(an.number, entries.salt),
      role: "driver",
    });
    expect(JSON.stringify(person)).not.toContain(an.number);
    const one = { ...entries, people: [person] };
    const again = await entered(one, "NGUYỄN VĂN AN", paper);
    expect([again.role, isListed(one, again)]).toEqual(["passenger", true]);
    const bare = await entered(one, an.name, { number: null, last: "4321" });
    expect([bare.hash, isListed(one, bare)]).toEqual([null, false]);
  });
});

describe("a whole number beside the watchlist", () => {
  const here = {
    areas: ["dong-phu", "binh-phuoc"],
    from: Date.parse(at()),
    until: Date.parse(at()),
  };
  const entry = (change: Parameters<typeof aWatchTold>[0] = {}) =>
    aWatchTold({ watched: byPaper(an.number, noEntries().salt), ...change });
  const met = async (entries: readonly WatchTold[], number: string = an.number, shown = here) =>
    (await personMet(entries, shown, number)).map(({ id }) => id);

  it("[W10] meets the entry of that very number, and of no other that ends alike", async () => {
    const one = entry();
    expect(await met([aWatchTold(), one])).toEqual([one.id]);
    expect(await met([one], `111${an.number.slice(3)}`)).toEqual([]);
    expect(await met([one], an.number.slice(-4))).toEqual([]);
    expect(await met([withoutTrace(one)])).toEqual([]);
  });

  it("[W10] [W6] only at posts in its area, from its first moment until it ends, whichever the clock may mean", async () => {
    expect(await met([entry({ area: "dak-nong" })])).toEqual([]);
    expect(await met([entry({ until: at() })])).toEqual([]);
    const soon = entry({ from: at("09:01") });
    expect(await met([soon])).toEqual([]);
    const doubtful = { ...here, until: Date.parse(at("09:01")) };
    expect(await met([soon], an.number, doubtful)).toEqual([soon.id]);
  });
});

describe("whose card it is", () => {
  const { salt } = noEntries();
  const person = (change: Partial<ListedPerson>): ListedPerson => ({
    ...{ name: be.name, last: null, hash: null, role: "passenger" },
    ...change,
  });
  const whole = person({ name: an.name, last: "4321", hash: hashOf(an.number, salt) });
  const ask = (
    people: readonly ListedPerson[],
    card: IdentityPaper = an,
    present: readonly number[] = [],
  ) => {
    const found = whoseCard(people, present, card, hashOf(card.number, salt));
    return found && [found.place, found.sure];
  };

  it("[R6] is surely that of the number listed, or of name and end where no more was listed", () => {
    expect(ask([person({}), whole])).toEqual([1, true]);
    expect(ask([person({ name: "nguyen van  an", last: "4321" })])).toEqual([0, true]);
  });

  it("[R6] may be that of whom less was listed, or another paper: that is asked, and nobody is called a stranger", () => {
    expect(ask([person({ name: an.name })])).toEqual([0, false]);
    expect(ask([person({ name: an.name, last: "1111", hash: hashOf("280123456", salt) })])).toEqual(
      [0, false],
    );
    expect(ask([person({ last: "4321" })])).toEqual([0, false]);
    // Who was found to be there already is not asked about again.
    expect(ask([person({ last: "4321" })], an, [0])).toBe(null);
    expect(ask([whole, person({})], stranger)).toBe(null);
  });
});

describe("the list that counts at the barrier", () => {
  const here = { checkpoint: "dong-xoai", now: Date.parse(at("09:30")) };
  const vehicle = (trip = true): VehicleCase =>
    ({
      pass: null,
      vehicle: { plate: "93C12345" },
      shown: { by: "code", text: "" },
      trip: trip ? aTrip({ openedAt: at("09:01"), sightings: [] }) : null,
    }) as unknown as VehicleCase;

  it("[R4] is the last one of the trip, told or made here, and each once", () => {
    const told = aManifest({ madeAt: at("09:00") });
    const own = aList({ at: at("09:20"), people: aList().people.slice(1) });
    const made = [{ id: own.id, what: { list: own }, state: "waiting" as const }];
    expect(listFor(vehicle(), [told], [], here)).toMatchObject({ id: told.id, state: "sent" });
    expect(listFor(vehicle(), [told], made, here)).toMatchObject({
      id: own.id,
      count: 1,
      checkpoint: "dong-xoai",
      state: "waiting",
    });
    const sent = aManifest({ id: own.id, madeAt: at("09:20"), count: 1 });
    expect(listFor(vehicle(), [told, sent], made, here)).toMatchObject({ state: "sent" });
    expect(listFor(vehicle(), [aManifest({ plate: "93C99999" as never })], [], here)).toBe(null);
  });

  it("[R5] has every check of it once, those made here with the others", () => {
    const told = aManifest({ madeAt: at("09:00") });
    const check = aComparison(told.id);
    const made = [{ id: check.id, what: { check }, state: "waiting" as const }];
    const [own] = listFor(vehicle(), [told], made, here)!.checks;
    expect(own).toMatchObject({ id: check.id, result: "swapped", checkpoint: "dong-xoai" });
    const both = listFor(vehicle(), [{ ...told, checks: [own!] }], made, here);
    expect(both?.checks).toHaveLength(1);
  });

  it("[R7] one made here goes when the server tells of it, or that its trip is over, and serves no other trip", async () => {
    const made = await aTablet().open();
    const list = aList();
    const tell = (cursor: number, value: Manifest | null) =>
      writeFrame(db, cursor - 1, { cursor, asOf: cursor }, [
        { kind: "manifest", id: list.id, value },
      ]);
    for (const value of [aManifest({ id: list.id }), null]) {
      await made.keepList(list);
      await made.flush();
      await tell(value ? 1 : 2, value);
      await made.look();
      expect(made.made.get()).toEqual([]);
    }
    expect(await db.count("manifest")).toBe(0);

    const [sent, waiting] = [aList(), aList()];
    await made.keepList(sent);
    await made.flush();
    await db.put("people", { id: waiting.id, what: { list: waiting }, state: "waiting" });
    const parts = { names: [], takenAt: 3 };
    await changeSnapshot(db, { cursor: 3, asOf: 3 }, parts, []);
    expect(await db.getAllKeys("people")).toEqual([waiting.id]);
  });

  it("[O57] says what of it, or of what was checked here last, the server did not take", () => {
    const told = aManifest({ madeAt: at("09:00") });
    const check = aComparison(told.id);
    const state = "refused" as const;
    const seen = listFor(vehicle(), [told], [{ id: check.id, what: { check }, state }], here);
    expect(seen?.state).toBe("refused");
  });

  it("[R7] is shown no longer than it may be held, though no sync takes it away", () => {
    const told = aManifest({ madeAt: at("09:00") });
    const later = { ...here, now: Date.parse(at("09:00")) + namesOnTabletMs };
    expect(listFor(vehicle(), [told], [], later)).toBe(null);
    expect(listFor(vehicle(false), [told], [], here)).not.toBe(null);
  });
});
