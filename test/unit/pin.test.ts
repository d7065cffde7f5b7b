import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Database,
  openDatabase,
  readMeta,
  shapeOnFile,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { type Duty, openDuty } from "../../client/checkpoint/duty.ts";
import type { OnFile } from "../../client/checkpoint/on-file.ts";
import { easilyGuessed } from "../../client/checkpoint/pin.ts";
import { ms } from "../../shared/domain/time.ts";
import { at } from "../build/times.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const an = { id: "an", displayName: "Lê Thị An" };
const binh = { id: "binh", displayName: "Trần Văn Bình" };
const [right, wrong] = ["482913", "482914"];
const officers = (...people: readonly (typeof an)[]): OnFile["officer"] =>
  new Map(people.map((person) => [person.id, person]));

let db: Database;
let now: number;
let duty: Duty;
let name = 0;
const reopen = async (): Promise<Duty> => openDuty({ db, now: () => now, locks: navigator.locks });
beforeEach(async () => {
  name += 1;
  now = ms(at("06:00"));
  db = await openDatabase(`pin-${name}`);
  duty = await reopen();
  await duty.signedIn(an);
  await duty.choosePin(an, right);
  await duty.leave();
});
afterEach(() => db.close());

describe("[O8] a PIN on a shared tablet", () => {
  it("puts its owner on duty, and is kept only as something slow to try", async () => {
    expect(await duty.takeOver("an", right)).toEqual({ kind: "right" });
    expect(duty.officer.get()).toMatchObject({ ...an, since: at("06:00") });
    const kept = (await readMeta(db, "pins"))?.an;
    expect(JSON.stringify(await db.getAll("meta"))).not.toContain(right);
    expect(kept?.iterations).toBeGreaterThanOrEqual(300_000);
    await duty.choosePin(an, right);
    const again = (await readMeta(db, "pins"))?.an;
    expect([again?.salt, again?.verifier]).not.toContain(kept?.salt);
    expect(again?.verifier).not.toBe(kept?.verifier);
  });

  it("is counted when wrong, and the fifth time waits, longer each time, whoever reloads the page", async () => {
    await duty.signedIn(binh);
    for (const left of [4, 3, 2, 1])
      expect(await duty.takeOver("an", wrong)).toEqual({ kind: "wrong", left });
    duty = await reopen();
    expect(await duty.takeOver("an", wrong)).toEqual({ kind: "waiting", until: at("06:01") });
    expect(await duty.takeOver("an", right)).toEqual({ kind: "waiting", until: at("06:01") });
    // Whoever is on duty stays so.
    expect(duty.officer.get()?.id).toBe("binh");
    now += minute;
    expect(await duty.takeOver("an", wrong)).toEqual({ kind: "waiting", until: at("06:03") });
    now += 2 * minute;
    expect(await duty.takeOver("an", right)).toEqual({ kind: "right" });
    expect(await duty.takeOver("an", wrong)).toEqual({ kind: "wrong", left: 4 });
  });

  it("gains nothing by two tries at once", async () => {
    const pages = await Promise.all([reopen(), reopen(), reopen(), reopen(), reopen(), reopen()]);
    const tried = await Promise.all(pages.map((page) => page.takeOver("an", wrong)));
    expect(tried.map(({ kind }) => kind).sort()).toEqual([
      "waiting",
      "waiting",
      "wrong",
      "wrong",
      "wrong",
      "wrong",
    ]);
  });

  it("is good for ten days after its owner last signed in, and for ten more after the next time", async () => {
    now += 10 * day - 1;
    expect(await duty.takeOver("an", right)).toEqual({ kind: "right" });
    now += 1;
    expect(await duty.takeOver("an", right)).toEqual({ kind: "expired" });
    await duty.signedIn(an);
    expect(await duty.takeOver("an", right)).toEqual({ kind: "right" });
    // A clock that stands before the sign-in tells nothing of ten days.
    now -= 2 * day;
    expect(await duty.takeOver("an", right)).toEqual({ kind: "expired" });
  });

  it("is not what anybody would try first", () => {
    for (const digits of ["000000", "111111", "123456", "456789", "654321", "987654"])
      expect(easilyGuessed(digits)).toBe(true);
    for (const digits of ["482913", "112233", "123457", "135790"])
      expect(easilyGuessed(digits)).toBe(false);
  });
});

describe("[O10] an officer taken off the post", () => {
  beforeEach(async () => {
    await duty.signedIn(binh);
    await duty.choosePin(binh, "505127");
    await writeMeta(db, "sync", { cursor: 1, asOf: now, shape: shapeOnFile });
  });

  it("has no PIN and no shift on its tablets any more", async () => {
    await duty.keepTo(officers(an));
    expect(Object.keys((await readMeta(db, "pins")) ?? {})).toEqual(["an"]);
    expect([duty.officer.get(), duty.takenOff.get()]).toEqual([null, "Trần Văn Bình"]);
    expect(await readMeta(db, "officer")).toBeUndefined();
    expect(await duty.takeOver("binh", "505127")).toEqual({ kind: "unknown" });
    await duty.takeOver("an", right);
    expect(duty.takenOff.get()).toBeNull();
  });

  it("and others stay; data from before tablets were told takes nobody off", async () => {
    await duty.keepTo(officers(an, binh));
    expect(duty.officer.get()?.id).toBe("binh");
    await writeMeta(db, "sync", { cursor: 1, asOf: now, shape: shapeOnFile - 1 });
    await duty.keepTo(officers());
    expect(duty.officer.get()?.id).toBe("binh");
    expect(Object.keys(duty.pins.get())).toEqual(["an", "binh"]);
  });
});
