import { describe, expect, test } from "vitest";
import { newWatch } from "../../shared/contract/watchlist.ts";
import type { PersonMet } from "../../shared/domain/findings/history.ts";
import { watchBeside } from "../../shared/domain/judge-watch.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";
import {
  endOf,
  toWatchTold,
  type WatchEntry,
  watchHit,
  watchTold,
  withoutTrace,
} from "../../shared/domain/watch.ts";
import { reasonText } from "../../shared/text/reason-text.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aFindingScan, aPassState, find, ofKind, placesWith } from "../build/a-history.ts";
import { an, hashOf } from "../build/a-manifest.ts";
import { aPlate } from "../build/a-plate.ts";
import { aScanId } from "../build/a-scan.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";
import { aWatch, aWatchTold, byPaper } from "../build/a-watch.ts";
import { at } from "../build/times.ts";

const byPlate = (text: string) => ({ by: "plate", plate: aPlate(text) }) as const;
const like = byPlate("93C-123.4S");
const told = watchHit.parse({ ...aWatchTold(), like: false });

describe("an entry", () => {
  const given = {
    id: aWatch().id,
    watched: { by: "plate", plate: "93c 123.45" },
    effect: "verify",
    issuer: "Công an huyện",
    reason: "Xe báo mất",
    instruction: "Gọi trực ban",
    area: "binh-phuoc",
    until: at("12:00"),
  };
  const wrong = (change: object): string[] =>
    newWatch.safeParse({ ...given, ...change }).error?.issues.map(({ path }) => path.join(".")) ??
    [];

  test("[W1] says what is looked for, who asks, why, what to do, where and how long; only plates are denied", () => {
    expect(newWatch.parse(given)).toMatchObject({ watched: { plate: "93C12345" }, from: null });
    for (const field of ["watched", "effect", "issuer", "reason", "instruction", "area", "until"])
      expect(wrong({ [field]: undefined })).toContain(field);
    expect(wrong({ reason: "  " })).toEqual(["reason"]);
    expect(wrong({ watched: { by: "plate", plate: "?" } })).toEqual(["watched.plate"]);
    const pass = { by: "pass", code: "00000000" };
    expect(wrong({ watched: pass })).toEqual([]);
    expect(wrong({ watched: pass, effect: "deny" })).toEqual(["effect"]);
    expect(wrong({ effect: "deny" })).toEqual([]);
  });

  test("[W1] [W9] a person is named by the end and the hash of a number, never by the number, and never denied", () => {
    const person = byPaper(an.number);
    expect(wrong({ watched: person })).toEqual([]);
    expect(wrong({ watched: person, effect: "deny" })).toEqual(["effect"]);
    expect(wrong({ watched: { ...person, last: an.number } })).toEqual(["watched.last"]);
    expect(wrong({ watched: { ...person, trace: undefined } })).toEqual(["watched.trace"]);
    const trace = { ...person.trace, hash: an.number };
    expect(wrong({ watched: { ...person, trace } })).toEqual(["watched.trace.hash"]);
    // Only an entry in the place of another says nothing new of whom it watches.
    const asBefore = { ...person, trace: null };
    expect(wrong({ watched: asBefore })).toEqual(["watched.trace"]);
    expect(wrong({ watched: asBefore, replaces: aWatch().id })).toEqual([]);
  });

  test("[W6] ends when it was withdrawn, if that was before its end", () => {
    const withdrawn = { by: "account-1", at: at("10:00"), why: "Đã tìm thấy" };
    expect(endOf(aWatch({ withdrawn }))).toBe(at("10:00"));
    expect(endOf(aWatch({ withdrawn, until: at("09:00") }))).toBe(at("09:00"));
  });

  test("[W7] is told without who made it, withdrew it and why", () => {
    const withdrawn = { by: "account-2", at: at("10:00"), why: "Đã tìm thấy" };
    const one = toWatchTold(aWatch({ withdrawn }));
    expect(watchTold.strict().parse(one)).toEqual({ ...aWatchTold(), until: at("10:00") });
  });
});

describe("beside a graver outcome", () => {
  const watch = [told];

  test("[W3] the entry is told all the same, and once where it is a reason itself", () => {
    const stopped = aVerdict({
      outcome: "stop",
      reasons: [aReason("revoked", "V4")],
      facts: { watch },
    });
    const [beside, ...more] = watchBeside(stopped);
    expect(more).toEqual([]);
    const { title, action, todo, why } = reasonText(beside!, "vi");
    expect(title).toBe("Đề nghị xác minh xe");
    for (const part of [told.issuer, "không có nghĩa là xe vi phạm"])
      expect(action).toContain(part);
    expect(todo).toContain(told.instruction);
    expect(why).toContain(told.reason);
    const params = { entry: told.id };
    const inspected = aVerdict({
      outcome: "inspect",
      reasons: [aReason("watched", "W3", params)],
      facts: { watch },
    });
    expect(watchBeside(inspected)).toEqual([]);
  });

  test("[W6] what has ended is not told", () => {
    const ended = [{ ...watch[0]!, until: at("08:59") }];
    expect(watchBeside(aVerdict({ facts: { watch: ended } }))).toEqual([]);
  });
});

describe("a sighting that meets an entry", () => {
  const found = (
    watchlist: readonly WatchEntry[],
    scans = [aFindingScan(1)],
    change: Parameters<typeof find>[1] = {},
  ) => ofKind("watchlist", find(scans, { places: placesWith([], watchlist), ...change }));
  const xoai = (n: number, clock: string) =>
    aFindingScan(n, { checkpoint: "dong-xoai", at: at(clock) });

  test("[W8] is found with the entry, its issuer and what to do, however the tablet judged it", () => {
    const { id, issuer, instruction, reason } = aWatch();
    expect(found([aWatch()])).toMatchObject([
      {
        key: `watchlist:${id}:${aScanId(1)}`,
        severity: "urgent",
        checkpoint: "tan-lap",
        scans: [aScanId(1)],
        facts: { entry: id, watched: "93C12345", issuer, instruction, why: reason, times: 1 },
      },
    ]);
  });

  test("[W8] once for the posts of a day, and again for another entry", () => {
    const scans = [aFindingScan(1), xoai(2, "10:00")];
    expect(found([aWatch()], scans)).toMatchObject([{ facts: { times: 2 } }]);
    const other = aWatch({ id: "019aa9d2-1c00-7000-8000-00000000a002" });
    expect(found([aWatch(), other], scans)).toHaveLength(2);
  });

  test("[W8] [W5] a look-alike is a lesser one that says what it looks like", () => {
    const [one] = found([aWatch({ watched: like, effect: "deny" })]);
    expect(one).toMatchObject({ severity: "notice", facts: { looksLike: "93C1234S" } });
    expect(one!.facts).not.toHaveProperty("watched");
  });

  test("[W8] [W6] is none before it began, after it was withdrawn, or outside its area", () => {
    const withdrawn = { by: "account-1", at: at("08:59"), why: "Đã tìm thấy" };
    expect(found([aWatch({ withdrawn })])).toEqual([]);
    expect(found([aWatch({ from: at("09:01") })])).toEqual([]);
    expect(found([aWatch({ area: "chon-thanh" })])).toEqual([]);
    expect(found([aWatch({ withdrawn: { ...withdrawn, at: at("09:01") } })])).toHaveLength(1);
  });

  test("[W8] by the pass, by its trailer's plate, and by a plate written down beside a code that is none", () => {
    const pass = toPassId(1, 0, 7);
    const code = parseShortCode("00000000")!;
    expect(found([aWatch({ watched: { by: "pass", pass, code } })])).toMatchObject([
      { facts: { watchedPass: code } },
    ]);
    const trailer = byPlate("51R-012.34");
    const state = aPassState({ trailerPlate: trailer.plate });
    expect(found([aWatch({ watched: trailer })], undefined, { pass: [state] })).toHaveLength(1);
    const forged = aFindingScan(1, { vehicle: null, plate: null, reasons: ["forged"] });
    expect(found([aWatch()], [forged], { pass: [] })).toHaveLength(1);
  });

  test("[W8] is told to no other vehicle's history", () => {
    expect(found([aWatch({ watched: byPlate("51C-999.99") })])).toEqual([]);
  });
});

describe("a list or a check that says whom it met", () => {
  const { id, issuer, reason: why, instruction } = aWatch();
  const person = (change: Partial<WatchEntry> = {}) =>
    aWatch({ watched: byPaper(an.number), ...change });
  const seen = (n: number, change: Partial<PersonMet> = {}): PersonMet => ({
    ...{ entry: id, scan: aScanId(n), checkpoint: "tan-lap", at: at() },
    ...change,
  });
  const later = { checkpoint: "dong-xoai", at: at("10:00") };
  const scans = [aFindingScan(1), aFindingScan(2, later)];
  const found = (met: readonly PersonMet[], watchlist = [person()], by = scans) =>
    ofKind("watchlist", find(by, { places: placesWith([], watchlist), met }));

  test("[W11] is found with the entry, its issuer and what to do, and the paper's end alone", () => {
    const all = found([seen(1)]);
    expect(all).toMatchObject([
      {
        key: `watchlist:${id}:${aScanId(1)}`,
        severity: "urgent",
        checkpoint: "tan-lap",
        plate: "93C12345",
        scans: [aScanId(1)],
        facts: { entry: id, watchedPerson: "4321", issuer, why, instruction, times: 1 },
      },
    ]);
    expect(JSON.stringify(all)).not.toContain(hashOf(an.number));
  });

  test("[W11] [A1] once for the looks of a row, in any order and however often it is said", () => {
    const all = [seen(1), seen(2, later), seen(1, { at: at("09:01") })];
    const expected = found(all);
    expect(expected).toMatchObject([{ at: at(), facts: { times: 2 } }]);
    expect(found([...all, ...all].reverse())).toEqual(expected);
    const nextDay = seen(2, { ...later, at: at("23:59", 1) });
    expect(found([seen(1), nextDay], [person({ until: at("00:00", 9) })])).toHaveLength(2);
  });

  test("[W11] [W6] is nothing of an entry that is none, is of a vehicle, or held elsewhere or at another time", () => {
    expect(found([seen(1, { entry: uuidV7(0) })])).toEqual([]);
    expect(found([seen(1)], [aWatch({ watched: byPlate("51C-999.99") })])).toEqual([]);
    expect(found([seen(1)], [person({ area: "chon-thanh" })])).toEqual([]);
    expect(found([seen(1)], [person({ from: at("09:01") })])).toEqual([]);
    const withdrawn = { by: "account-1", at: at("08:59"), why: "Đã gặp" };
    expect(found([seen(1)], [person({ withdrawn })])).toEqual([]);
  });

  test("[W11] names the post also where the scan that it was shown at has not come", () => {
    expect(found([seen(3)])).toMatchObject([{ checkpoint: "tan-lap", scans: [] }]);
  });

  test("[W9] says the same once what stands for the number is erased", () => {
    expect(found([seen(1)], [withoutTrace(person())])).toEqual(found([seen(1)]));
  });
});
