import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Database,
  type Identity,
  openDatabase,
  readMeta,
  shapeOnFile,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import {
  giveUpPasses,
  holdReserve,
  isFull,
  passesGivenUp,
  reserveBytes,
  scarceBytes,
  tidy,
} from "../../client/checkpoint/room.ts";
import { type Room, watchRoom } from "../../client/checkpoint/room-watch.ts";
import { makeUploader } from "../../client/checkpoint/upload.ts";
import type { Device } from "../../shared/contract/device.ts";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aDisk, type Disk } from "../build/a-disk.ts";
import { aScan } from "../build/a-scan.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";

let disk: Disk;
let db: Database;
let name = 0;
beforeEach(async () => {
  disk = aDisk();
  name += 1;
  db = await openDatabase(`room-${name}`);
  await writeMeta(db, "identity", { device: { id: "tablet-1" } as Device } as Identity);
});
afterEach(() => {
  disk.remove();
  db.close();
});

const draft = (change: Partial<ScanDraft> = {}): ScanDraft => {
  const { v: _v, seq: _seq, prev: _prev, ...rest } = aScan();
  return { ...rest, id: uuidV7(Date.now()), ...change };
};
const part = async (called: string): Promise<void> => {
  await db.put("part", { name: called, bytes: new Uint8Array(50_000) });
  await db.put("part-index", { name: called, ids: "", codes: "", plates: "", looks: "" });
};
const parts = () => db.getAllKeys("part");
const reserved = async () => (await readMeta(db, "reserve"))?.length ?? 0;
/** A tablet at work: a snapshot that serves, a reserve, and a scan that waits. */
const atWork = async (): Promise<void> => {
  await part("serves");
  await writeMeta(db, "parts", { names: ["serves"], takenAt: 1 });
  await writeMeta(db, "sync", { cursor: 1, asOf: 1, shape: shapeOnFile });
  expect(await holdReserve(db)).toBe(true);
  await recordScan(db, draft());
};
const fillUp = (): void => disk.takes(disk.used(db));

describe("[O22] a scan that finds no room", () => {
  it("takes that of parts which serve nobody, and of nothing else", async () => {
    await atWork();
    await part("of a snapshot before");
    fillUp();
    await recordScan(db, draft());
    expect(await parts()).toEqual(["serves"]);
    expect([await reserved(), await db.count("outbox")]).toEqual([reserveBytes, 2]);
  });

  it("then that of the reserve, then that of passes, which can be fetched again; scans give way to nothing", async () => {
    await atWork();
    fillUp();
    await recordScan(db, draft());
    expect([await reserved(), await parts()]).toEqual([0, ["serves"]]);
    expect(await passesGivenUp(db)).toBe(false);
    fillUp();
    await recordScan(db, draft());
    expect([await parts(), await db.count("part-index")]).toEqual([[], 0]);
    expect(await passesGivenUp(db)).toBe(true);
    expect((await db.getAll("outbox")).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("nor anything to give up for it is not recorded, and says why; with room again it is", async () => {
    await atWork();
    await giveUpPasses(db);
    await db.delete("meta", "reserve");
    fillUp();
    const one = draft();
    const failed = await recordScan(db, one).catch((error: unknown) => error);
    expect(isFull(failed)).toBe(true);
    expect([await db.count("outbox"), await db.get("recent", one.id)]).toEqual([1, undefined]);
    expect((await readMeta(db, "head"))?.seq).toBe(1);
    disk.takes(Number.POSITIVE_INFINITY);
    await recordScan(db, one);
    expect((await db.getAll("outbox")).map(({ id }) => id)).toContain(one.id);
  });

  it("for another reason than room gives up nothing", async () => {
    await atWork();
    const waiting = (await db.getAll("outbox"))[0]!;
    await db.put("outbox", { ...waiting, seq: 2 });
    await expect(recordScan(db, draft())).rejects.toThrow();
    expect([await reserved(), await parts()]).toEqual([reserveBytes, ["serves"]]);
  });
});

const answered = (change: (one: ScanAnswer) => ScanAnswer = (one) => one) =>
  makeUploader({
    db,
    device: { id: "tablet-1", now: Date.now, sign: async () => "" },
    post: async ({ scans }) => ({
      kind: "reply",
      value: {
        serverTime: "2026-11-22T02:00:00.000Z",
        results: scans.map(({ id }) =>
          change({ id: String(id), result: "recorded", seq: 1, verdict: null }),
        ),
      },
    }),
    onState: () => {},
    random: () => 0,
    after: () => () => {},
  });

describe("[O23] an acknowledgement that finds no room", () => {
  it("frees what it acknowledges all the same", async () => {
    for (let n = 0; n < 5; n += 1) await recordScan(db, draft());
    disk.takes(0);
    await answered().flush();
    expect([await db.count("outbox"), await db.count("recent")]).toEqual([0, 0]);
  });

  it("keeps what an officer or an administrator must still hear of, to be asked again", async () => {
    const [plain, rejected, other] = [draft(), draft(), draft()];
    for (const one of [plain, rejected, other]) await recordScan(db, one);
    const verdict = aVerdict({ outcome: "stop", reasons: [aReason("revoked", "V4")] });
    const uploader = answered((one) => {
      if (one.id === rejected.id) return { ...one, result: "rejected", errors: [] };
      return one.id === other.id ? { ...one, verdict } : one;
    });
    disk.takes(0);
    await uploader.flush();
    expect((await db.getAll("outbox")).map(({ id }) => id)).toEqual([rejected.id, other.id]);
    disk.takes(Number.POSITIVE_INFINITY);
    await uploader.flush();
    expect(await db.count("outbox")).toBe(0);
    expect(await db.get("refused", rejected.id)).toBeDefined();
    expect((await db.get("recent", other.id))?.news).toMatchObject({ outcome: "stop" });
  });
});

describe("[O21] the room a tablet has", () => {
  /** A browser that says what it is told to; `tick` lets the next look happen. */
  const watching = (left: number, says: { kept?: boolean; grants?: boolean } = {}) => {
    let next = (): void => {};
    let kept = says.kept ?? false;
    const asked: string[] = [];
    const storage = {
      estimate: async () => ({ usage: 1_000, quota: 1_000 + left }),
      persisted: async () => kept,
      persist: async () => {
        asked.push("persist");
        kept = says.grants ?? false;
        return kept;
      },
    } as unknown as StorageManager;
    const watch = watchRoom(db, {
      storage,
      after: (_, then) => {
        next = then;
        return () => {};
      },
    });
    const { room } = watch;
    const until = (wanted: Partial<Room>) => expect.poll(room.get).toMatchObject(wanted);
    return { ...watch, asked, until, tick: () => next() };
  };

  it("is enough while the reserve is held, and what the browser says leaves another snapshot", async () => {
    const { room, tick, until } = watching(scarceBytes);
    tick();
    await until({ reserveHeld: true, used: 1_000, kept: false });
    expect(room.get().level).toBe("enough");
    expect(await reserved()).toBe(reserveBytes);
  });

  it("is low early: by what the browser says, or where the reserve cannot be held", async () => {
    const told = watching(scarceBytes - 1);
    told.tick();
    await told.until({ level: "low", reserveHeld: true });
    await db.delete("meta", "reserve");
    fillUp();
    const found = watching(10_000_000_000);
    found.tick();
    await found.until({ level: "low", reserveHeld: false });
    await recordScan(db, draft()).catch(() => {});
    expect(await reserved()).toBe(0);
  });

  it("is low from the scan on that took the reserve, full from the one that found none, until one is recorded", async () => {
    await atWork();
    const { tick, until, onRecord } = watching(10_000_000_000);
    tick();
    await until({ level: "enough", reserveHeld: true });
    fillUp();
    await recordScan(db, draft());
    onRecord(null);
    await until({ level: "low" });
    onRecord(new DOMException("", "QuotaExceededError"));
    await until({ level: "full" });
    onRecord(null);
    await until({ level: "low" });
  });

  it("is tidied of what costs nobody anything; scans that wait and news stay listed", async () => {
    for (let n = 0; n < 30; n += 1) await recordScan(db, draft());
    const all = await db.getAllFromIndex("recent", "seq");
    for (const one of all.slice(2)) {
      await db.put("recent", { ...one, state: "recorded" });
      await db.delete("outbox", one.seq);
    }
    await db.put("recent", {
      ...all[5]!,
      state: "recorded",
      news: { outcome: "stop", reason: null },
    });
    await part("of a snapshot before");
    await tidy(db);
    const left = (await db.getAllFromIndex("recent", "seq")).map(({ seq }) => seq);
    expect(left).toEqual([1, 2, 6, ...Array.from({ length: 10 }, (_, n) => 21 + n)]);
    expect(await parts()).toEqual([]);
  });

  it("is asked to be kept once by the way, and again when told to; what was granted is not asked again", async () => {
    const refused = watching(scarceBytes);
    refused.ask("once");
    refused.ask("once");
    refused.ask("again");
    expect(refused.asked.length).toBe(2);
    await refused.until({ kept: false });
    const granted = watching(scarceBytes, { grants: true });
    granted.ask("once");
    await granted.until({ kept: true });
    granted.ask("again");
    expect(granted.asked.length).toBe(1);
  });

  it("holds no reserve for a tablet that is cut off", async () => {
    await writeMeta(db, "cutOff", { heardAt: "2026-11-22T02:00:00.000Z" });
    await holdReserve(db);
    expect(await reserved()).toBe(0);
  });
});
