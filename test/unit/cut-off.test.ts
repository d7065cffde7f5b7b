import "fake-indexeddb/auto";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../client/api/bytes.ts";
import { openQuestions } from "../../client/checkpoint/ask/questions.ts";
import { forgetAll, forgetOthers } from "../../client/checkpoint/cut-off.ts";
import {
  type Database,
  openDatabase,
  readMeta,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { openPassParts } from "../../client/checkpoint/pass-parts.ts";
import { changeSnapshot, writeFrame } from "../../client/checkpoint/write-on-file.ts";
import type { Device } from "../../shared/contract/device.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aQuestion } from "../build/a-question.ts";
import { aScan } from "../build/a-scan.ts";
import { aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const draft = () => {
  const { v: _v, seq: _seq, prev: _prev, ...rest } = aScan();
  return { ...rest, id: uuidV7(Date.now()) };
};
const everything = async (db: Database): Promise<Record<string, number>> => {
  const counted = await Promise.all(
    [...db.objectStoreNames].map(async (name) => [name, await db.count(name)] as const),
  );
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
};

let db: Database;
let name = 0;
beforeEach(async () => {
  name += 1;
  db = await openDatabase(`cut-off-${name}`);
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
    "verify",
  ]);
  // Only its place in storage matters here, and this copies no key.
  await writeMeta(db, "identity", { device: { id: "tablet-1" } as Device, keys: { ...keys } });
  await writeMeta(db, "officer", { id: "an", displayName: "Lê Thị An", since: at("06:00") });
  const pass = aPass();
  const { id, shortCode, plate } = pass;
  await db.put("pass", { id, value: pass, shortCode, plates: [plate], tails: [] });
});
afterEach(() => db.close());

describe("[O12] a tablet that hears it is cut off", () => {
  it("forgets at once what it holds of others, and keeps what its uploads need", async () => {
    await recordScan(db, draft());
    await forgetOthers(db, at("09:00"));
    expect(await everything(db)).toEqual({ outbox: 1, meta: 4 });
    expect((await readMeta(db, "identity"))?.device.id).toBe("tablet-1");
    expect(await readMeta(db, "head")).toMatchObject({ seq: 1 });
    expect(await readMeta(db, "cutOff")).toEqual({ heardAt: at("09:00") });
    expect(await readMeta(db, "time")).toBeDefined();
  });

  it("keeps nothing of what was still on the line: neither parts, nor a snapshot or a frame, nor a question", async () => {
    await forgetOthers(db, at("09:00"));
    const parts = openPassParts(db);
    const bytes = new Uint8Array(deflateSync(JSON.stringify([aPass()])));
    const name = await sha256(bytes);
    await parts.take([{ name, bytes }]);
    const mark = { cursor: 9, asOf: 9 };
    expect(await changeSnapshot(db, mark, { names: [], takenAt: 9 }, [])).toBe(false);
    await writeFrame(db, 0, mark, [{ kind: "trip", id: "t", value: aTrip() }]);
    const questions = await openQuestions(db, Date.now, () => {});
    await expect(questions.keep(aQuestion(), [])).rejects.toThrow();
    expect(await everything(db)).toEqual({ meta: 2 });
  });

  it("forgets nothing more while a scan waits for its acknowledgement", async () => {
    await recordScan(db, draft());
    await forgetOthers(db, at("09:00"));
    expect(await forgetAll(db, at("09:01"))).toBeNull();
    expect(await everything(db)).toEqual({ outbox: 1, meta: 4 });
  });

  it("forgets its key and everything else with the last one, and records nothing after", async () => {
    await recordScan(db, draft());
    await forgetOthers(db, at("09:00"));
    await db.clear("outbox");
    const wiped = { at: at("09:01"), scans: 1 };
    expect(await forgetAll(db, at("09:01"))).toEqual(wiped);
    expect(await everything(db)).toEqual({ meta: 1 });
    await expect(recordScan(db, draft())).rejects.toThrow();
    // Another page of the same tablet comes late to either step.
    await forgetOthers(db, at("09:02"));
    expect(await forgetAll(db, at("09:03"))).toEqual(wiped);
    expect(await everything(db)).toEqual({ meta: 1 });
  });

  it("loses no scan that is recorded in the same moment: it is kept, or was never told as recorded", async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const moment = await openDatabase(`cut-off-${name}-${turn}`);
      const later = async () => {
        for (let tick = 0; tick < turn; tick += 1) await moment.count("outbox");
        return forgetAll(moment, at("09:00"));
      };
      const [told, wiped] = await Promise.allSettled([recordScan(moment, draft()), later()]);
      const recorded = told.status === "fulfilled";
      expect(await moment.count("outbox")).toBe(recorded ? 1 : 0);
      expect(wiped).toMatchObject({ value: recorded ? null : { scans: 0 } });
      moment.close();
    }
  });
});
