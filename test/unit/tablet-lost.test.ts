import "fake-indexeddb/auto";
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import { deleteDB, unwrap } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Clock, makeClock } from "../../client/checkpoint/clock.ts";
import {
  type Database,
  type Identity,
  openDatabase,
  readMeta,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { enrol } from "../../client/checkpoint/enrol.ts";
import { makeKeys } from "../../client/checkpoint/identity.ts";
import {
  goOnFromOutside,
  type Keep,
  noteOutside,
  readOutside,
} from "../../client/checkpoint/kept-outside.ts";
import { endWhenLeft } from "../../client/checkpoint/leave-page.ts";
import { recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import { openSecondCopy, type SecondCopy } from "../../client/checkpoint/second-copy.ts";
import { openStation } from "../../client/checkpoint/station.ts";
import type { Surroundings } from "../../client/checkpoint/surroundings.ts";
import type { Device } from "../../shared/contract/device.ts";
import { nothingMeasured } from "../../shared/domain/tablet-clock.ts";
import { ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aScan } from "../build/a-scan.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { at } from "../build/times.ts";

const draft = (): ScanDraft => {
  const { v: _v, seq: _seq, prev: _prev, ...rest } = aScan();
  return { ...rest, id: uuidV7(Date.now()) };
};
const aKeep = (): Keep & { readonly texts: Map<string, string> } => {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
};
const device = (id = "tablet-1"): Device => ({
  ...{ id, name: "Máy 1", checkpoint: "tan-lap", enrolledAt: at(), lastSeenAt: null },
  ...{ lastSeq: 0, cutOffAt: null, marks: {}, keptApart: 0 },
});

let db: Database;
let keep: ReturnType<typeof aKeep>;
let called = 0;
beforeEach(async () => {
  called += 1;
  keep = aKeep();
  db = await openDatabase(`lost-${called}`);
  await writeMeta(db, "identity", { device: device() } as Identity);
});
afterEach(() => db.close());

const recordAndNote = async (): Promise<void> => {
  await recordScan(db, draft());
  await noteOutside(db, keep);
};

describe("[O24] what a tablet notes of itself outside its database", () => {
  it("is what it is, the end of its chain and what waits; an earlier look takes nothing back", async () => {
    await noteOutside(db, keep);
    expect(readOutside(keep)).toMatchObject({
      device: "tablet-1",
      name: "Máy 1",
      seq: 0,
      waiting: 0,
    });
    await recordAndNote();
    await recordAndNote();
    const head = await readMeta(db, "head");
    expect(readOutside(keep)).toMatchObject({ ...head, seq: 2, waiting: 2 });
    await db.delete("outbox", 1);
    await noteOutside(db, keep);
    expect(readOutside(keep)).toMatchObject({ seq: 2, waiting: 1 });
    await writeMeta(db, "head", { seq: 1, hash: null });
    await noteOutside(db, keep);
    expect(readOutside(keep)).toMatchObject({ seq: 2 });
  });

  it("is nothing once it is wiped, stays when its database is empty, and is another's when enrolled anew", async () => {
    await recordAndNote();
    await db.delete("meta", "identity");
    await noteOutside(db, keep);
    expect(readOutside(keep)?.seq).toBe(1);
    await writeMeta(db, "identity", { device: device("tablet-2") } as Identity);
    await db.delete("meta", "head");
    await noteOutside(db, keep);
    expect(readOutside(keep)).toMatchObject({ device: "tablet-2", seq: 0 });
    await writeMeta(db, "wiped", { at: at(), scans: 1 });
    await noteOutside(db, keep);
    expect(keep.texts.size).toBe(0);
  });

  it("is nothing where it was altered, or is refused", () => {
    keep.texts.set("greenlane-tablet", '{"seq":-1}');
    expect(readOutside(keep)).toBeNull();
    keep.texts.set("greenlane-tablet", "{");
    expect(readOutside(keep)).toBeNull();
    const throws = () => {
      throw new DOMException("", "SecurityError");
    };
    expect(readOutside({ getItem: throws, setItem: throws, removeItem: throws })).toBeNull();
    expect(readOutside(null)).toBeNull();
  });
});

describe("[O24] a database put back to an earlier state", () => {
  const putBackTo = async (seq: number): Promise<void> => {
    const kept = (await db.getAll("outbox")).find((one) => one.seq === seq);
    await writeMeta(db, "head", { seq, hash: kept?.hash ?? null });
    await db.delete("outbox", IDBKeyRange.lowerBound(seq, true));
  };

  it("goes on where the tablet was, and says what is missing until somebody has seen it", async () => {
    for (let n = 0; n < 4; n += 1) await recordAndNote();
    const noted = readOutside(keep)!;
    await putBackTo(1);
    await goOnFromOutside(db, noted);
    expect(await readMeta(db, "loss")).toEqual({ scans: 3, unsent: 3 });
    await recordAndNote();
    const last = (await db.getAll("outbox")).at(-1);
    expect(last?.scan).toMatchObject({ seq: 5, prev: noted.hash });
    // It happens again before anybody has seen it.
    await putBackTo(1);
    await goOnFromOutside(db, readOutside(keep));
    expect(await readMeta(db, "loss")).toEqual({ scans: 7, unsent: 5 });
  });

  it("lacks nothing that the server has not, where all of it was sent", async () => {
    for (let n = 0; n < 3; n += 1) await recordAndNote();
    await db.clear("outbox");
    await noteOutside(db, keep);
    await writeMeta(db, "head", { seq: 2, hash: "x" });
    await goOnFromOutside(db, readOutside(keep));
    expect(await readMeta(db, "loss")).toEqual({ scans: 1, unsent: 0 });
  });

  it("is none where the database is as it was noted, or ahead, or another tablet's", async () => {
    await recordAndNote();
    const noted = readOutside(keep)!;
    await recordScan(db, draft());
    const head = await readMeta(db, "head");
    for (const one of [noted, { ...noted, seq: 2 }, { ...noted, device: "other", seq: 9 }, null])
      await goOnFromOutside(db, one);
    expect([await readMeta(db, "loss"), await readMeta(db, "head")]).toEqual([undefined, head]);
  });
});

describe("[O26] what waits, kept a second time in a place apart", () => {
  let copy: SecondCopy;
  beforeEach(async () => {
    copy = await openSecondCopy(new IDBFactory());
    await copy.follow(db);
  });
  const record = (): Promise<void> => recordScan(db, draft(), navigator.locks, copy);
  /** As the browser leaves it that has thrown a damaged one away. */
  const lose = async (): Promise<void> => {
    for (const store of db.objectStoreNames) await db.clear(store);
  };
  const outbox = async () => (await db.getAll("outbox")).map(({ seq, hash }) => ({ seq, hash }));

  it("gives a tablet back all that waited, who it is and the end of its chain", async () => {
    await record();
    await record();
    await db.delete("outbox", 1);
    await copy.follow(db);
    await record();
    const [held, head, recent] = [
      await outbox(),
      await readMeta(db, "head"),
      await db.getAll("recent"),
    ];
    await lose();
    await copy.restore(db);
    expect(await outbox()).toEqual(held);
    expect((await readMeta(db, "identity"))?.device).toEqual(device());
    expect(await readMeta(db, "head")).toEqual(head);
    expect(await db.getAll("recent")).toEqual(recent.filter(({ seq }) => seq > 1));
    const last = (await db.getAll("outbox")).at(-1)!.scan;
    expect((await readMeta(db, "time"))?.floorMs).toBe(ms(last.at) + last.offsetMs);
    await record();
    expect((await db.getAll("outbox")).at(-1)?.scan).toMatchObject({ seq: 4, prev: head?.hash });
  });

  it("gives back what a database put back to an earlier state lacks, and nothing twice", async () => {
    for (let n = 0; n < 3; n += 1) await record();
    const held = await outbox();
    await writeMeta(db, "head", { seq: 1, hash: held[0]!.hash });
    await db.delete("outbox", IDBKeyRange.lowerBound(1, true));
    const later = { ...nothingMeasured, floorMs: Date.parse(at("23:00")) };
    await writeMeta(db, "time", later);
    await copy.restore(db);
    await copy.restore(db);
    expect(await outbox()).toEqual(held);
    // [D1] The time goes back for nothing but the server's word.
    expect(await readMeta(db, "time")).toEqual(later);
    await goOnFromOutside(db, readOutside(keep));
    expect(await readMeta(db, "loss")).toBeUndefined();
  });

  it("has the chain's end where the server has every scan", async () => {
    await record();
    const head = await readMeta(db, "head");
    await db.clear("outbox");
    await copy.follow(db);
    await lose();
    await copy.restore(db);
    expect([await outbox(), await readMeta(db, "head")]).toEqual([[], head]);
  });

  it("takes up what waited before there was a copy", async () => {
    await recordScan(db, draft());
    await copy.follow(db);
    const held = await outbox();
    await lose();
    await copy.restore(db);
    expect(await outbox()).toEqual(held);
  });

  it("is of nothing once the tablet is wiped, and of another where it was enrolled anew", async () => {
    await record();
    await lose();
    await writeMeta(db, "wiped", { at: at(), scans: 1 });
    await copy.restore(db);
    expect(await readMeta(db, "identity")).toBeUndefined();
    await copy.follow(db);
    await db.delete("meta", "wiped");
    await copy.restore(db);
    expect(await readMeta(db, "identity")).toBeUndefined();

    await writeMeta(db, "identity", { device: device() } as Identity);
    await copy.follow(db);
    await record();
    await lose();
    await writeMeta(db, "identity", { device: device("tablet-2") } as Identity);
    await copy.restore(db);
    expect(await outbox()).toEqual([]);
    await copy.follow(db);
    await lose();
    await copy.restore(db);
    expect((await readMeta(db, "identity"))?.device.id).toBe("tablet-2");
    expect(await outbox()).toEqual([]);
  });

  it("keeps nobody from recording where the browser has taken it away", async () => {
    const factory = new IDBFactory();
    const opening = vi.spyOn(factory, "open");
    const taken = await openSecondCopy(factory);
    forceCloseDatabase(opening.mock.results[0]!.value.result);
    await recordScan(db, draft(), navigator.locks, taken);
    expect(await outbox()).toHaveLength(1);
  });
});

describe("[O24] enrolling a tablet anew", () => {
  const clock = { learn: () => {} } as unknown as Clock;
  const sent = async (): Promise<unknown> => {
    let body: unknown;
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      body = JSON.parse(String(init.body));
      return Response.json({ device: device("tablet-2"), serverTime: at() }, { status: 201 });
    });
    await enrol(db, clock, "K7M2-9QXA-4TBD", "Máy 1", keep);
    vi.unstubAllGlobals();
    return body;
  };

  it("tells the server what it was where its database is gone, once", async () => {
    await recordAndNote();
    await recordAndNote();
    await db.clear("meta");
    await db.clear("outbox");
    expect(await sent()).toMatchObject({ lost: { device: "tablet-1", lastSeq: 2 } });
    expect(readOutside(keep)).toMatchObject({ device: "tablet-2", seq: 0 });
    expect(await sent()).not.toHaveProperty("lost");
  });

  it("tells nothing where it still is what it was", async () => {
    await recordAndNote();
    await db.clear("outbox");
    expect(await sent()).not.toHaveProperty("lost");
  });
});

describe("[O25] a database that goes while the page is open", () => {
  const aStation = async () => {
    const around: Surroundings = {
      fetch: () => Promise.reject(new TypeError("no network")),
      deviceNow: () => ms(at()),
      random: () => 0.5,
      after: () => () => {},
      locks: navigator.locks,
      keep,
      loadLive: () => Promise.reject(new Error("no stream here")),
      onWake: () => () => {},
      sendBehind: () => {},
    };
    const ticks = () => ms(at());
    const clock = makeClock(nothingMeasured, () => {}, {
      deviceNow: ticks,
      ticks,
      seen: () => true,
    });
    const identity = { device: device(), keys: await makeKeys() };
    return openStation(db, identity, clock, verifyByNode, around);
  };

  it.each<[string, () => unknown]>([
    ["deleted by another page", () => deleteDB(`lost-${called}`)],
    ["closed by the browser, which clears its data", () => forceCloseDatabase(unwrap(db) as never)],
  ])("%s is known at once: nothing more is told as recorded", async (_, happens) => {
    const station = await aStation();
    await station.record(draft());
    expect(station.gone.get()).toBe(false);
    await happens();
    await expect.poll(station.gone.get).toBe(true);
    await expect(station.record(draft())).rejects.toThrow();
    expect(readOutside(keep)).toMatchObject({ seq: 1, waiting: 1 });
    station.close();
  });

  it("is told to nobody when the page itself closes it", async () => {
    const station = await aStation();
    station.close();
    expect(station.gone.get()).toBe(false);
  });
});

describe("[O27] a page that is left", () => {
  it("lets go of what it had begun, and the next page records", async () => {
    const page = new EventTarget();
    const left = await openDatabase(db.name);
    endWhenLeft(left, page, () => {});
    await recordScan(left, draft());
    const begun = left.transaction(["meta", "outbox", "recent"], "readwrite");
    // Always something asked for, it never ends by itself: as one that stands still does.
    let frozen = true;
    const askOn = (): void => {
      const asked = begun.objectStore("meta").put("out", "direction");
      asked.then(
        () => frozen && askOn(),
        () => {},
      );
    };
    askOn();
    const ended = begun.done.catch(({ name }) => name);
    page.dispatchEvent(new Event("pagehide"));
    try {
      expect(await ended).toBe("AbortError");
      await recordScan(db, draft());
      expect(await db.count("outbox")).toBe(2);
      expect(await readMeta(db, "direction")).toBeUndefined();
      expect(() => left.transaction("meta")).toThrow();
    } finally {
      frozen = false;
      left.close();
    }
  });

  it("starts again where somebody comes back to it, and only then", () => {
    const page = new EventTarget();
    let started = 0;
    endWhenLeft(db, page, () => {
      started += 1;
    });
    const shown = (persisted: boolean) => Object.assign(new Event("pageshow"), { persisted });
    page.dispatchEvent(shown(false));
    expect(started).toBe(0);
    page.dispatchEvent(shown(true));
    expect(started).toBe(1);
  });
});
