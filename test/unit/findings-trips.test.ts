import { describe, expect, test } from "vitest";
import type {
  FindingPlaces,
  FindingScan,
  ListCheck,
} from "../../shared/domain/findings/history.ts";
import type { Endpoint } from "../../shared/domain/place.ts";
import {
  aFindingScan,
  aPassState,
  elsewhereGate,
  find,
  ofKind,
  ownGate,
  placesWith,
} from "../build/a-history.ts";
import { anEndpoint } from "../build/a-place.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const xoai = (n: number, clock: string, change: Partial<FindingScan> = {}) =>
  aFindingScan(n, { checkpoint: "dong-xoai", at: at(clock), ...change });

describe("head counts", () => {
  const counts = (...scans: FindingScan[]) => ofKind("head-count", find(scans));

  test("[A6] a count that differs from the last one is found, once", () => {
    const on = xoai(3, "10:30", { checkpoint: "bu-dang", occupants: 1 });
    expect(counts(aFindingScan(1), xoai(2, "09:40", { occupants: 1 }), on)).toMatchObject([
      {
        key: `head-count:${aScanId(2)}`,
        scans: [aScanId(1), aScanId(2)],
        facts: { counted: 1, expected: 2, permitted: null },
      },
    ]);
    expect(counts(aFindingScan(1), xoai(2, "09:40"), on)).toHaveLength(1);
  });

  test("[A6] a post that did not count hides nothing between two that did", () => {
    const between = xoai(2, "09:40", { occupants: null });
    const last = aFindingScan(3, { checkpoint: "bu-dang", at: at("10:30"), occupants: 1 });
    expect(counts(aFindingScan(1), between, last)).toMatchObject([{ scans: [1, 3].map(aScanId) }]);
  });

  test("[A6] more than the pass permits, let through with nobody who answers for it", () => {
    const full = { occupants: 5, outcome: "stop", reasons: ["too-many-aboard"] } as const;
    expect(counts(aFindingScan(1, full))).toMatchObject([
      { scans: [aScanId(1)], facts: { counted: 5, expected: 2, permitted: 2 } },
    ]);
    expect(counts(aFindingScan(1, full), xoai(2, "09:40", full))).toHaveLength(1);
    expect(counts(aFindingScan(1, { ...full, decision: "turn-back" }))).toEqual([]);
    const override = { reason: "Chở ô-xy", superior: "Thượng tá An" };
    expect(counts(aFindingScan(1, { ...full, override }))).toEqual([]);
  });

  test("[A6] [R9] what is declared explains as many as it says, and no more", () => {
    const seen = (occupants: number, change: Partial<FindingScan>) =>
      ofKind(
        "head-count",
        find([aFindingScan(1, { occupants: 3 }), xoai(2, "09:40", { occupants, ...change })], {
          pass: [aPassState({ occupantsMax: 4 })],
        }),
      );
    const off = (people: number) => ({ changes: [{ why: "dropped-off" as const, people }] });
    expect(seen(1, off(2))).toEqual([]);
    expect(seen(1, off(1))).toMatchObject([{ facts: { counted: 1, expected: 2 } }]);
    expect(seen(3, off(1))).toMatchObject([{ facts: { counted: 3, expected: 2 } }]);
    expect(seen(1, { ...off(2), transit: true })).toMatchObject([{ facts: { expected: 3 } }]);
  });

  test("[A7] people may get off while held there, and not get on", () => {
    const held = xoai(2, "09:40", { occupants: 2, decision: "hold" });
    expect(counts(aFindingScan(1), held, xoai(3, "10:00", { occupants: 1 }))).toEqual([]);
    const entered = aFindingScan(1, { occupants: 1 });
    const one = xoai(2, "09:40", { occupants: 1, decision: "hold" });
    expect(counts(entered, one, xoai(3, "10:00"))).toHaveLength(1);
  });

  test("[A7] on and off a shuttle at an endpoint's gate", () => {
    const gate = aFindingScan(2, { ...elsewhereGate, at: at("10:00"), occupants: 1 });
    const of = (purpose: number) =>
      ofKind("head-count", find([aFindingScan(1), gate], { pass: [aPassState({ purpose })] }));
    expect(of(4)).toEqual([]);
    expect(of(1)).toHaveLength(1);
  });

  test("[A7] who drove out comes in again with other people", () => {
    const out = xoai(2, "09:40", { direction: "out" });
    const back = aFindingScan(3, { at: at("13:00"), occupants: 1 });
    expect(counts(aFindingScan(1), out, back)).toEqual([]);
    const home = [2, 4].map((n) => xoai(n, n === 2 ? "09:40" : "12:00"));
    const far = aFindingScan(3, { checkpoint: "bu-dang", at: at("10:40") });
    const left = aFindingScan(5, { at: at("12:30") });
    const anew = aFindingScan(6, { at: at("18:00"), occupants: 1 });
    expect(counts(aFindingScan(1), ...home, far, left, anew)).toEqual([]);
    // Nobody confirmed that it arrived, and it comes in again.
    expect(counts(aFindingScan(1), xoai(2, "09:40"), back)).toEqual([]);
  });

  test("[A7] where two vehicles show one pass the count of the one says nothing of the other", () => {
    const found = find([aFindingScan(1), xoai(2, "09:03", { occupants: 1 })]);
    expect(found.map(({ kind }) => kind)).toEqual(["cloned"]);
  });
});

describe("lists of people", () => {
  const check = (scan: number, change: Partial<ListCheck> = {}): ListCheck => ({
    list: "list-1",
    scan: aScanId(scan),
    checkpoint: "dong-xoai",
    at: at("09:40"),
    result: "swapped",
    listed: 2,
    present: 1,
    others: 1,
    ...change,
  });

  test("[A8] somebody who is not listed is found, also where the count is right, and once a list", () => {
    const scans = [
      aFindingScan(1),
      xoai(2, "09:40"),
      aFindingScan(3, { checkpoint: "bu-dang", at: at("11:00") }),
    ];
    const again = check(3, { at: at("11:00"), result: "others", others: 2 });
    const found = find(scans, { checks: [again, check(2), check(2)] });
    expect(ofKind("people-swapped", found)).toMatchObject([
      {
        key: "people-swapped:list-1",
        at: at("09:40"),
        trip: aScanId(1),
        scans: [2, 3].map(aScanId),
        facts: { listed: 2, present: 1, others: 1, times: 2 },
      },
    ]);
  });

  test("[A8] [R9] nor is the relief driver who was declared, once", () => {
    const relief = { changes: [{ why: "relief-driver" as const, people: 1 }] };
    const scans = [aFindingScan(1), xoai(2, "09:40", { occupants: 3, ...relief })];
    const found = (others: number, seen = scans) =>
      ofKind(
        "people-swapped",
        find(seen, { checks: [check(2, { result: "others", present: 2, others })] }),
      );
    expect(found(1)).toEqual([]);
    expect(found(2)).toHaveLength(1);
    expect(found(1, [aFindingScan(1), xoai(2, "09:40", { occupants: 3 })])).toHaveLength(1);
  });

  test.each(["same", "fewer"] as const)("[A8] %s is no stranger", (result) => {
    expect(find([aFindingScan(1)], { checks: [check(1, { result })] })).toEqual([]);
  });
});

describe("the way", () => {
  const off = (change: Partial<FindingScan>) =>
    aFindingScan(2, { checkpoint: "loc-ninh", at: at("11:00"), ...change });

  test("[A9] off the corridor, once a trip", () => {
    const more = off({ id: aScanId(3), checkpoint: "hoa-lu", at: at("12:00") });
    expect(ofKind("off-corridor", find([aFindingScan(1), off({}), more]))).toMatchObject([
      { key: `off-corridor:${aScanId(1)}`, scans: [2, 3].map(aScanId), facts: { to: "loc-ninh" } },
    ]);
  });

  test("[A9] not at its endpoint's gate, nor at a post kept in reserve for its corridor", () => {
    expect(find([aFindingScan(1), off({ ...ownGate, confirms: null })])).toEqual([]);
    expect(find([aFindingScan(1), off({ checkpoint: "duong-vong" })])).toEqual(
      ofKind("unconfirmed-arrival", find([aFindingScan(1), off({ checkpoint: "duong-vong" })])),
    );
  });

  test("[A9] by the corridor that the pass named at that moment", () => {
    const amended = aPassState({ corridor: "ql13", from: at("10:00") });
    const scans = [aFindingScan(1), xoai(2, "09:40"), xoai(3, "11:00")];
    const found = (pass: readonly ReturnType<typeof aPassState>[]) =>
      ofKind("off-corridor", find(scans, { pass }));
    expect(found([aPassState(), amended])).toEqual([]);
    expect(found([aPassState()])).toEqual([]);
    const back = aPassState({ from: at("10:30") });
    expect(found([aPassState({ corridor: "ql13" }), back])).toEqual([]);
    const places = placesWith([]);
    const ql13 = {
      ...places.corridors.get("dt741-ql14")!,
      id: "ql13",
      posts: [{ checkpoint: "hoa-lu", km: 0 }],
    };
    const both = { ...places, corridors: new Map(places.corridors).set("ql13", ql13) };
    expect(
      ofKind("off-corridor", find(scans, { pass: [aPassState(), amended], places: both })),
    ).toMatchObject([{ scans: [aScanId(3)] }]);
  });

  test("[A9] a corridor changed while it is under way makes no detour of what was none", () => {
    const shapedAt = new Map([["dt741-ql14", at("12:00")]]);
    const places = { ...placesWith([]), shapedAt };
    const seen = (change: Partial<FindingScan>) =>
      ofKind("off-corridor", find([aFindingScan(1), off(change)], { places }));
    expect(seen({})).toEqual([]);
    expect(seen({ reasons: ["off-corridor"] })).toHaveLength(1);
    expect(seen({ at: at("13:00") })).toHaveLength(1);
    const pass = [aPassState({ purpose: 3 })];
    expect(
      ofKind("stopped-in-transit", find([aFindingScan(1), xoai(2, "11:50")], { pass, places })),
    ).toEqual([]);
  });

  test("[A10] who may not stop and takes too long has stopped, unless held there", () => {
    const pass = [aPassState({ purpose: 3 })];
    const stops = (clock: string, first: Partial<FindingScan> = {}) =>
      ofKind("stopped-in-transit", find([aFindingScan(1, first), xoai(2, clock)], { pass }));
    // 25 km at 35 km/h and 25 minutes to spare.
    expect(stops("10:07")).toEqual([]);
    expect(stops("10:08")).toMatchObject([
      { key: `stopped-in-transit:${aScanId(2)}`, facts: { km: 25, minutes: 68, expected: 67.9 } },
    ]);
    const held = xoai(2, "09:40", { decision: "hold" });
    expect(
      ofKind("stopped-in-transit", find([aFindingScan(1), held, xoai(3, "12:00")], { pass })),
    ).toEqual([]);
  });

  test("[A10] others may stop", () => {
    expect(ofKind("stopped-in-transit", find([aFindingScan(1), xoai(2, "13:00")]))).toEqual([]);
  });

  test("[A10] a post between that uploads late explains it", () => {
    const pass = [aPassState({ purpose: 3 })];
    const far = aFindingScan(3, { checkpoint: "bu-dang", at: at("11:45") });
    expect(ofKind("stopped-in-transit", find([aFindingScan(1), far], { pass }))).toHaveLength(1);
    const between = xoai(2, "10:00");
    expect(ofKind("stopped-in-transit", find([aFindingScan(1), far, between], { pass }))).toEqual(
      [],
    );
  });

  test("[A11] let in at another endpoint's gate, unless the pass named it then or it is a shuttle", () => {
    const gate = aFindingScan(2, { ...elsewhereGate, at: at("11:00") });
    const wrong = (pass: ReturnType<typeof aPassState>[], look = gate) =>
      ofKind("wrong-endpoint", find([aFindingScan(1), look], { pass }));
    expect(wrong([aPassState()])).toMatchObject([
      {
        key: `wrong-endpoint:${aScanId(2)}`,
        facts: { expected: "kcn-chon-thanh", to: "kcn-minh-hung" },
      },
    ]);
    const amended = aPassState({ endpoint: "kcn-minh-hung", from: at("10:00") });
    expect(wrong([aPassState(), amended])).toEqual([]);
    expect(wrong([aPassState({ purpose: 4 })])).toEqual([]);
    expect(wrong([aPassState()], { ...gate, decision: "turn-back" })).toEqual([]);
    expect(wrong([aPassState()], { ...gate, direction: "out" })).toEqual([]);
    expect(ofKind("wrong-endpoint", find([gate]))).toEqual([]);
  });
});

describe("released where it arrived", () => {
  const release = { release: { load: true }, decision: "none", how: "confirmation" } as const;
  const left = (occupants: number | null) =>
    aFindingScan(3, { ...ownGate, ...release, occupants, at: at("11:00") });
  const way = [aFindingScan(1), aFindingScan(2, { ...ownGate, at: at("10:00") })];

  test("[A6] [T18] with more than the pass permits it is found, else nothing is", () => {
    expect(find([...way, left(3)])).toMatchObject([
      {
        key: `head-count:${aScanId(3)}`,
        trip: aScanId(1),
        facts: { counted: 3, expected: 2, permitted: 2 },
      },
    ]);
    for (const count of [2, 1, null]) expect(find([...way, left(count)])).toEqual([]);
  });
});

describe("a pass for several endpoints", () => {
  const via = ["kcn-minh-hung"];
  const several = { via } as const;
  const there = aFindingScan(2, { ...elsewhereGate, ...several, at: at("09:50") });
  const kinds = (scans: readonly FindingScan[], pass = [aPassState({ via })]) =>
    find(scans, { pass }, at("12:00")).map(({ kind }) => kind);

  test("[A11] [T17] is at the right one at each of them, on file or not", () => {
    const way = [aFindingScan(1, several), there];
    expect(kinds(way)).toEqual([]);
    expect(kinds(way, [])).toEqual([]);
    expect(kinds(way, [aPassState()])).toEqual(["wrong-endpoint"]);
  });

  test("[A9] [T17] is on no detour at their gates", () => {
    const passing = { ...there, confirms: null };
    expect(kinds([aFindingScan(1, several), passing])).toEqual([]);
    expect(kinds([aFindingScan(1, several), passing], [aPassState()])).toEqual(["off-corridor"]);
  });

  test("[A10] [T17] may stay at one of them, over night too", () => {
    const pass = [aPassState({ purpose: 3, via })];
    const late = xoai(3, "20:00", several);
    const stopped = (...scans: FindingScan[]) =>
      ofKind("stopped-in-transit", find([aFindingScan(1, several), ...scans, late], { pass }));
    expect(stopped()).toHaveLength(1);
    expect(stopped(there)).toEqual([]);
    expect(stopped({ ...there, how: "confirmation", checkpoint: "kcn-minh-hung" })).toEqual([]);
  });

  test("[A14] [T17] unconfirmed, it is the next one that is missed", () => {
    const missed = (...scans: FindingScan[]) =>
      ofKind("unconfirmed-arrival", find(scans, { pass: [aPassState({ via })] }, at("09:00", 1)));
    const begun = aFindingScan(1, several);
    expect(missed(begun)).toMatchObject([{ facts: { expected: "kcn-minh-hung" } }]);
    expect(missed(begun, there)).toMatchObject([{ facts: { expected: "kcn-chon-thanh" } }]);
  });
});

describe("arrivals that nobody confirmed", () => {
  const left = (asOf: string, ...scans: FindingScan[]) =>
    ofKind("unconfirmed-arrival", find(scans, {}, asOf));

  test("[A14] are found when they were not seen for long, and gone once confirmed late", () => {
    expect(left(at("22:59"), aFindingScan(1))).toEqual([]);
    expect(left(at("23:00"), aFindingScan(1))).toMatchObject([
      { key: `unconfirmed-arrival:${aScanId(1)}`, at: at("23:00") },
    ]);
    expect(
      left(at("23:00"), aFindingScan(1), aFindingScan(2, { ...ownGate, at: at("10:00") })),
    ).toEqual([]);
  });

  test("[A14] lapsed ones too; not those that are held or were on their way out", () => {
    expect(left(at("20:00", 9), aFindingScan(1))).toHaveLength(1);
    const held = xoai(2, "09:40", { decision: "hold" });
    expect(left(at("23:50"), aFindingScan(1), held)).toEqual([]);
    const out = aFindingScan(2, { checkpoint: "cai-chanh", at: at("09:50"), direction: "out" });
    expect(left(at("23:55"), aFindingScan(1), out)).toEqual([]);
    expect(left(at("23:55"), aFindingScan(1), { ...out, direction: "in" })).toEqual([]);
    const far = aFindingScan(2, { checkpoint: "bu-dang", at: at("09:50") });
    expect(left(at("23:59"), aFindingScan(1), far, xoai(3, "09:55"))).toEqual([]);
    // Driven from its other end a corridor leads to an endpoint all the same.
    const other = aFindingScan(1, { checkpoint: "cai-chanh" });
    expect(left(at("23:59"), other, xoai(3, "09:55"))).toHaveLength(1);
  });
});

test("[A14] seen once more after it arrived, at a post of its corridor, it drives home", () => {
  const gate = aFindingScan(3, { ...ownGate, at: at("11:00") });
  const left = (...more: FindingScan[]) =>
    ofKind(
      "unconfirmed-arrival",
      find([aFindingScan(1), xoai(2, "09:40"), gate, ...more], {}, at("20:00", 1)),
    );
  const home = xoai(4, "14:00");
  expect(left(home)).toEqual([]);
  // Nearer to its endpoint again.
  const anew = [
    aFindingScan(4, { checkpoint: "cai-chanh", at: at("14:00") }),
    aFindingScan(5, { checkpoint: "bu-dang", at: at("15:30") }),
  ];
  expect(left(...anew)).toHaveLength(1);
  expect(left(aFindingScan(4, { at: at("14:00") }))).toHaveLength(1);
});

test("[A14] seen the same day at nothing but the end of its way, it drove out before it could come in again", () => {
  const gate = aFindingScan(3, { ...ownGate, at: at("11:00") });
  const atEnd = (n: number, time: string, days = 0) =>
    aFindingScan(n, { at: at(time, days), way: "end" });
  const left = (...more: FindingScan[]) =>
    ofKind(
      "unconfirmed-arrival",
      find([aFindingScan(1), xoai(2, "09:40"), gate, ...more], {}, at("20:00", 3)),
    );
  expect(left(atEnd(4, "14:00"))).toEqual([]);
  expect(left(atEnd(4, "14:00"), atEnd(5, "14:02"))).toEqual([]);
  expect(left(atEnd(4, "14:00", 1))).toHaveLength(1);
  expect(left(atEnd(4, "14:00"), xoai(5, "15:00"))).toHaveLength(1);
  // Nothing arrived before: it has only come in.
  expect(ofKind("unconfirmed-arrival", find([atEnd(4, "14:00")], {}, at("20:00", 3)))).toHaveLength(
    1,
  );
});

test("[A14] one that was entered by hand at the gate goes on under its plate", () => {
  const scans = [aFindingScan(1)];
  const byHand = (clock: string, days = 0) =>
    aTrip({ pass: null, sightings: [aSighting(2, { at: at(clock, days) })] });
  const left = (trip: ReturnType<typeof aTrip>) =>
    ofKind(
      "unconfirmed-arrival",
      find(scans, { elsewhere: { scans: [], trips: [trip] } }, at("20:00", 3)),
    );
  expect(left(byHand("10:00"))).toEqual([]);
  expect(left(byHand("08:00"))).toHaveLength(1);
  expect(left(byHand("10:00", 2))).toHaveLength(1);
});

describe("a level raised", () => {
  const level = (
    n: number,
    risk: "at-risk" | "high" | "very-high",
    from: string,
    area = "chon-thanh",
  ) => ({
    id: aScanId(900 + n),
    area,
    level: risk,
    basis: { kind: "Quyết định", number: "1", date: "2026-11-22", issuer: "Tỉnh" },
    effectiveFrom: from,
    withdrawnAt: null,
  });
  const raised = (...levels: ReturnType<typeof level>[]) =>
    ofKind(
      "level-raised",
      find([aFindingScan(1), xoai(2, "12:00")], { places: placesWith(levels) }),
    );

  test("[A18] where it is bound, while it is under way", () => {
    expect(raised(level(1, "high", at("10:00")))).toMatchObject([
      {
        key: `level-raised:${aScanId(901)}:${aScanId(1)}`,
        at: at("10:00"),
        scans: [aScanId(1)],
        facts: { area: "chon-thanh", level: "high" },
      },
    ]);
    expect(raised(level(1, "high", at("08:00")))).toEqual([]);
    expect(raised(level(1, "high", at("21:00")))).toEqual([]);
    expect(raised(level(1, "high", at("10:00"), "bu-dang"))).toEqual([]);
    expect(raised(level(1, "high", at("10:00"), "binh-phuoc"))).toHaveLength(1);
  });

  test("[A18] [B9] where the endpoint lies that its own goes by", () => {
    const places = placesWith([level(1, "high", at("10:00"), "bu-dang")]);
    const moved = {
      id: "kcn-moi",
      code: 9,
      area: "bu-dang",
      ...{ latitude: 11.8, longitude: 107.2 },
    };
    const into = { into: moved.id, wasActive: true };
    const there = (one: Partial<Endpoint>) =>
      new Map(
        [anEndpoint({ area: "chon-thanh", ...one }), anEndpoint(moved)].map((e) => [e.id, e]),
      );
    const foundAt = (endpoints: FindingPlaces["endpoints"]) =>
      ofKind(
        "level-raised",
        find([aFindingScan(1), xoai(2, "12:00")], { places: { ...places, endpoints } }),
      );
    expect(foundAt(there({}))).toEqual([]);
    expect(foundAt(there({ merged: into, active: false }))).toHaveLength(1);
  });

  test("[A18] published anew, lowered, or raised to what concerns nobody it is no news", () => {
    const before = level(1, "high", at("08:00"));
    expect(raised(before, level(2, "high", at("10:00")))).toEqual([]);
    expect(raised(level(1, "very-high", at("08:00")), level(2, "high", at("10:00")))).toEqual([]);
    expect(raised(level(1, "at-risk", at("10:00")))).toEqual([]);
  });
});
