import { describe, expect, test } from "vitest";
import { readWall, showWall } from "../../client/ui/wall-clock.ts";
import { ms } from "../../shared/domain/time.ts";
import { corridorsBetween, heldMarks, markEnd } from "../../shared/domain/travel/road-mark.ts";
import { type Geography, waysOff } from "../../shared/domain/travel/stops.ts";
import {
  noTravelModel,
  type RoadMark,
  type TravelModel,
} from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import { slowedBy } from "../../shared/domain/undone-by.ts";
import {
  aFindingScan,
  aHistory,
  findAll,
  ownGate,
  placesForTests,
  alertRulesForTests as rules,
} from "../build/a-history.ts";
import { aRoadMark } from "../build/a-road-mark.ts";
import { at } from "../build/times.ts";

describe("a road mark", () => {
  test("[K16] is of two stops that follow each other on a corridor, whichever way", () => {
    const between = (from: string, to: string) => corridorsBetween(placesForTests, from, to);
    expect(between("tan-lap", "dong-xoai")).toEqual(["dt741-ql14"]);
    expect(between("dong-xoai", "tan-lap")).toEqual(["dt741-ql14"]);
    expect(between("tan-lap", "bu-dang")).toEqual([]);
    expect(between("tan-lap", "tan-lap")).toEqual([]);
    expect(between("tan-lap", "hoa-lu")).toEqual([]);
  });

  test("[K16] or of a post of a corridor and an endpoint beside it, whichever way", () => {
    const between = (from: string, to: string) => corridorsBetween(placesForTests, from, to);
    expect(between("dong-xoai", "@kcn-minh-hung")).toEqual(["dt741-ql14"]);
    expect(between("@kcn-minh-hung", "dong-xoai")).toEqual(["dt741-ql14"]);
    expect(between("hoa-lu", "@kcn-minh-hung")).toEqual([]);
    expect(between("@kcn-chon-thanh", "@kcn-minh-hung")).toEqual([]);
    // An endpoint whose gate stands on the corridor is come to along it.
    const posts = [
      { checkpoint: "tan-lap", km: 0 },
      { checkpoint: "dong-xoai", km: 25 },
      { checkpoint: ownGate.checkpoint, km: 40 },
    ];
    const gated = { ...placesForTests, corridors: new Map([["qua-cong", { posts }]]) };
    const along = (from: string) => corridorsBetween(gated, from, "@kcn-chon-thanh");
    expect(along("dong-xoai")).toEqual(["qua-cong"]);
    expect(along("tan-lap")).toEqual([]);
    expect(corridorsBetween(gated, "@kcn-chon-thanh", "@kcn-minh-hung")).toEqual(["qua-cong"]);
  });

  test("[K4] [K16] the ways off a corridor are told: from where most leave it for an endpoint, else from the post nearest to it", () => {
    const off = (turnOffs: TravelModel["turnOffs"] = [], places: Geography = placesForTests) =>
      waysOff(places, { turnOffs }, "dt741-ql14");
    const named = (ways: ReturnType<typeof off>) => ways.map(({ from, to }) => `${from} ${to}`);
    expect(named(off())).toEqual(["tan-lap @kcn-chon-thanh", "dong-xoai @kcn-minh-hung"]);
    for (const { km } of off()) expect(km).toBeLessThan(40);
    const seen = { corridor: "dt741-ql14", endpoint: "kcn-chon-thanh", count: 9, others: [] };
    // Of one post the nearest comes first; seen often enough, none is too far.
    expect(named(off([{ ...seen, checkpoint: "dong-xoai" }]))).toEqual([
      "dong-xoai @kcn-minh-hung",
      "dong-xoai @kcn-chon-thanh",
    ]);
    expect(named(off([{ ...seen, checkpoint: "cai-chanh" }]))).toEqual([
      "dong-xoai @kcn-minh-hung",
      "cai-chanh @kcn-chon-thanh",
    ]);
    const elsewhere = { ...seen, corridor: "ql13", checkpoint: "cai-chanh" };
    expect(off([elsewhere])).toEqual(off());
    // Nobody is known to leave it for what is far away.
    const far = { id: "kcn-chon-thanh", latitude: 13.1, longitude: 106.62 };
    const endpoints = new Map([["kcn-chon-thanh", far]]);
    expect(off([], { ...placesForTests, endpoints })).toEqual([]);
    expect(waysOff(placesForTests, { turnOffs: [] }, "khong-co")).toEqual([]);
  });

  test("[K17] counts until its end or until it was taken back, and for a week after; one taken back before it began never was", () => {
    const back = (clock: string) => ({ by: "account-2", at: at(clock), why: "Nước đã rút" });
    expect(markEnd(aRoadMark())).toBe(at("00:00", 1));
    expect(markEnd(aRoadMark({ takenBack: back("15:00") }))).toBe(at("15:00"));
    expect(markEnd(aRoadMark({ until: null, takenBack: back("15:00") }))).toBe(at("15:00"));
    expect(markEnd(aRoadMark({ until: at("14:00"), takenBack: back("15:00") }))).toBe(at("14:00"));
    expect(markEnd(aRoadMark({ until: null }))).toBeNull();
    const held = (change: Parameters<typeof aRoadMark>[0], days = 0) =>
      heldMarks([aRoadMark(change)], ms(at("16:00", days)));
    const { madeBy: _, madeAt: __, takenBack: ___, ...told } = aRoadMark();
    expect(held({})).toEqual([told]);
    expect(held({ takenBack: back("15:00") })).toEqual([{ ...told, until: at("15:00") }]);
    expect(held({ until: at("15:00") }, 7)).toEqual([]);
    expect(held({ until: at("17:00") }, 7)).toHaveLength(1);
    expect(held({ until: null }, 400)).toHaveLength(1);
    expect(held({ since: at("17:00"), takenBack: back("15:00") })).toEqual([]);
  });
});

describe("a road that made a vehicle late", () => {
  const left = aFindingScan(1, { checkpoint: "tan-lap", at: at("09:00"), transit: true });
  const asOf = at("15:00");
  const mark = (change: Partial<RoadMark> = {}): RoadMark => ({
    ...{ from: "tan-lap", to: "dong-xoai", factor: null, since: at("09:10"), until: null },
    ...change,
  });
  const overdue = { key: `overdue:${left.id}`, kind: "overdue" };
  const by = (marks: readonly RoadMark[], one: { key: string; kind: string } = overdue) => {
    const places = { ...placesForTests, roads: { travel: travelBy(noTravelModel), marks } };
    const found = findAll([left], { places }, asOf).some(({ key }) => key === overdue.key);
    return { found, road: slowedBy(one, aHistory([left], { places }, asOf), rules, asOf) };
  };

  test("[K18] is named where the vehicle would be overdue but for its mark", () => {
    const road = { from: "tan-lap", to: "dong-xoai" };
    expect(by([])).toEqual({ found: true, road: null });
    expect(by([mark()])).toEqual({ found: false, road });
    const other = mark({ from: "dong-xoai", to: "tan-lap" });
    expect(by([other, mark()])).toEqual({ found: false, road });
    expect(by([mark()], { key: overdue.key, kind: "head-count" }).road).toBeNull();
    expect(by([mark()], { key: "overdue:another", kind: "overdue" }).road).toBeNull();
  });

  test("[K18] is named where it takes several marks, each of them short", () => {
    const [first, second] = [
      mark({ since: at("09:10"), until: at("11:30") }),
      mark({ since: at("11:30"), until: at("14:00") }),
    ];
    expect(by([first]).found).toBe(true);
    expect(by([second]).found).toBe(true);
    expect(by([first, second])).toEqual({
      found: false,
      road: { from: "tan-lap", to: "dong-xoai" },
    });
  });
});

test("a moment is written and read day first, and what is no day is not read", () => {
  expect(showWall("2026-11-22T14:05")).toBe("22/11/2026 14:05");
  expect(showWall("")).toBe("");
  for (const text of ["22/11/2026 14:05", " 22-11-2026  14:05 ", "22.11.2026, 14h05"])
    expect(readWall(text)).toBe("2026-11-22T14:05");
  expect(readWall("2/1/2027 7:30")).toBe("2027-01-02T07:30");
  for (const text of ["", "11/22/2026 14:05", "31/04/2026 10:00", "22/11/2026", "22/11/2026 25:00"])
    expect(readWall(text)).toBeNull();
});
