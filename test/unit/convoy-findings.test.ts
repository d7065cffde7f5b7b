import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import type { ConvoyLook } from "../../shared/domain/roll-call.ts";
import { aConvoy, aLook, anAct, aPassage, aVehicle, findOf, numbers } from "../build/a-convoy.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const brief = (found: readonly Finding[]) =>
  found.map(({ kind, plate, checkpoint }) => [kind, plate, checkpoint]);
const start = aPassage(numbers(0, 10), "tan-lap", "09:00");
const convoy = aConvoy(10);
const rolled = (n: number, checkpoint: string, clock: string) =>
  anAct(n, { what: "rolled", at: at(clock), checkpoint, done: true });

describe("stragglers", () => {
  test("[C10] seen before, and not here 20 minutes after the last of it came", () => {
    const looks = [...start, ...aPassage(numbers(0, 9), "dong-xoai", "10:00")];
    // The last came at 10:02:40.
    expect(findOf(convoy, looks, at("10:22:40"))).toEqual([]);
    expect(findOf(convoy, looks, at("10:22:41"))).toMatchObject([
      {
        key: `convoy-straggler:${convoy.id}:${aVehicle(9).plate}`,
        vehicle: aVehicle(9).pass,
        checkpoint: "dong-xoai",
        at: at("10:22:40"),
        scans: [start[9]!.scan],
        trip: start[9]!.trip,
        facts: { convoy: convoy.id, post: "dong-xoai", ahead: false },
      },
    ]);
  });

  test("[C10] it comes an hour later: the same, with more evidence; within 20 minutes it is none", () => {
    const main = [...start, ...aPassage(numbers(0, 9), "dong-xoai", "10:00")];
    const late = [...main, aLook(9, "dong-xoai", at("11:00"))];
    expect(findOf(convoy, late)[0]?.scans).toHaveLength(2);
    expect(findOf(convoy, late)[0]?.at).toBe(at("10:22:40"));
    expect(findOf(convoy, [...main, aLook(9, "dong-xoai", at("10:20"))], at("10:30"))).toEqual([]);
  });

  test("[C10] one that runs far ahead of the rest is told as such; while it gathers nobody is behind", () => {
    const looks = [
      ...start,
      aLook(0, "dong-xoai", at("09:30")),
      ...aPassage(numbers(1, 10), "dong-xoai", "10:30"),
    ];
    expect(findOf(convoy, looks, at("10:40"))).toMatchObject([{ facts: { ahead: true } }]);
    const gathering = [aLook(0, "tan-lap", at("08:00")), ...start.slice(1)];
    expect(findOf(convoy, gathering, at("09:40"))).toEqual([]);
  });

  test("[C10] known to have gone by, held, turned back or said to have left, nobody is behind", () => {
    const looks = [
      ...start,
      ...aPassage(numbers(0, 6), "dong-xoai", "10:00"),
      aLook(6, "dong-xoai", at("10:02"), { decision: "turn-back" }),
      aLook(7, "dong-xoai", at("10:02"), { decision: "hold" }),
      aLook(8, "bu-dang", at("10:20")),
    ];
    const acts = [
      anAct(1, { what: "leave", at: at("09:50"), plate: aVehicle(9).plate, why: "Hỏng máy" }),
    ];
    expect(findOf({ ...convoy, acts }, looks, at("10:30"))).toEqual([]);
  });
});

describe("split", () => {
  const halves = (second: string) => [
    ...start,
    ...aPassage(numbers(0, 5), "dong-xoai", "10:00"),
    ...aPassage(numbers(5, 10), "dong-xoai", second),
  ];

  test("[C11] two halves an hour apart are one convoy that split, and nobody of it is lost", () => {
    expect(findOf(convoy, halves("11:00"), at("11:10"))).toMatchObject([
      {
        key: `convoy-split:${convoy.id}:split`,
        kind: "convoy-split",
        plate: aVehicle(5).plate,
        checkpoint: "dong-xoai",
        at: at("10:21:20"),
        facts: { count: 5, ahead: false },
      },
    ]);
    expect(findOf(convoy, halves("10:15"), at("10:30"))).toEqual([]);
  });

  test("[C11] noticed before the second half has come at all, at the first post where it is", () => {
    const looks = halves("11:00").filter(({ at: time }) => time < at("10:30"));
    expect(brief(findOf(convoy, looks, at("10:22")))).toEqual([
      ["convoy-split", aVehicle(5).plate, "dong-xoai"],
    ]);
    const further = [...halves("11:00"), ...aPassage(numbers(0, 5), "bu-dang", "12:00")];
    expect(brief(findOf(convoy, further, at("13:00")))).toEqual([
      ["convoy-split", aVehicle(5).plate, "dong-xoai"],
    ]);
  });
});

describe("missing and extra", () => {
  const looks = [...start, ...aPassage(numbers(0, 9), "dong-xoai", "10:00")];

  test("[C12] the roll was called to its end, and one did not answer: at once", () => {
    const acts = [rolled(1, "dong-xoai", "10:05")];
    expect(findOf({ ...convoy, acts }, looks, at("10:05"))).toMatchObject([
      {
        key: `convoy-missing:${convoy.id}:${aVehicle(9).plate}`,
        at: at("10:05"),
        checkpoint: "dong-xoai",
        scans: [start[9]!.scan],
      },
    ]);
  });

  test("[C12] it comes after all: no longer missing, and a straggler where it comes late", () => {
    const acts = [rolled(1, "dong-xoai", "10:05")];
    const soon = [...looks, aLook(9, "dong-xoai", at("10:10"))];
    expect(findOf({ ...convoy, acts }, soon, at("10:15"))).toEqual([]);
    const late = [...looks, aLook(9, "dong-xoai", at("11:00"))];
    expect(brief(findOf({ ...convoy, acts }, late, at("11:00")))).toEqual([
      ["convoy-straggler", aVehicle(9).plate, "dong-xoai"],
    ]);
  });

  test("[C12] never seen at all it is missing at the entry, where the roll was called", () => {
    const acts = [rolled(1, "tan-lap", "09:10")];
    const nine = start.slice(0, 9);
    expect(brief(findOf({ ...convoy, acts }, nine, at("09:20")))).toEqual([
      ["convoy-missing", aVehicle(9).plate, "tan-lap"],
    ]);
    expect(findOf(convoy, nine, at("09:20"))).toEqual([]);
  });

  test("[C13] a vehicle that stands with it and is none of it, once; taken in it is none", () => {
    const extra = (n: number, checkpoint: string, clock: string) =>
      anAct(n, {
        ...{ what: "extra", at: at(clock), checkpoint },
        ...{ vehicle: aVehicle(30), scan: aScanId(3_000 + n) },
      });
    const acts = [extra(2, "bu-dang", "11:00"), extra(1, "dong-xoai", "10:01")];
    expect(findOf({ ...convoy, acts }, start, at("09:30"))).toMatchObject([
      {
        key: `convoy-extra:${convoy.id}:${aVehicle(30).plate}`,
        checkpoint: "dong-xoai",
        scans: [aScanId(3_001)],
      },
    ]);
    const join = anAct(3, { what: "join", at: at("11:10"), vehicle: aVehicle(30), why: "Đã rõ" });
    expect(findOf({ ...convoy, acts: [...acts, join] }, start, at("09:30"))).toEqual([]);
  });
});

test("[C14] any order, repetition or batching of scans and acts gives the same findings", () => {
  const looks: ConvoyLook[] = [
    ...start,
    ...aPassage([0, 1, 2, 3, 4, 6], "dong-xoai", "10:00"),
    ...aPassage([5, 7, 8], "dong-xoai", "11:00"),
    ...aPassage(numbers(0, 5), "bu-dang", "12:00"),
  ];
  const acts = [
    rolled(1, "bu-dang", "12:10"),
    anAct(2, { what: "leave", at: at("10:30"), plate: aVehicle(9).plate, why: "Hỏng máy" }),
    anAct(3, {
      ...{ what: "extra", at: at("10:01"), checkpoint: "dong-xoai" },
      ...{ vehicle: aVehicle(30), scan: aScanId(3_000) },
    }),
  ];
  const whole = findOf({ ...convoy, acts }, looks);
  expect(new Set(whole.map(({ kind }) => kind)).size).toBeGreaterThan(2);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...looks, ...looks], { minLength: looks.length * 2 }),
      fc.shuffledSubarray([...acts, ...acts], { minLength: acts.length * 2 }),
      (someLooks, someActs) => {
        expect(findOf({ ...convoy, acts: someActs }, someLooks)).toEqual(whole);
      },
    ),
    { numRuns: 100 },
  );
});
