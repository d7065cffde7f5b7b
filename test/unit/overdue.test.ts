import { expect, test } from "vitest";
import type { FindingScan } from "../../shared/domain/findings/history.ts";
import { ms } from "../../shared/domain/time.ts";
import { noTravelModel, type RoadMark } from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import { aDrive, afterNine, learned } from "../build/a-drive.ts";
import { aFindingScan, findAll, ofKind, placesForTests } from "../build/a-history.ts";
import { at } from "../build/times.ts";

/** As of a time of the day, by what was learned and what command marked. */
const overdueAt = (
  clock: string,
  scans: readonly FindingScan[],
  model = noTravelModel,
  marks: readonly RoadMark[] = [],
) => {
  const places = { ...placesForTests, roads: { travel: travelBy(model), marks } };
  return ofKind("overdue", findAll(scans, { places }, at(clock)));
};
const here = (n: number, checkpoint: string, clock: string, change: Partial<FindingScan> = {}) =>
  aFindingScan(n, { checkpoint, at: at(clock), transit: true, ...change });

test("[K9] is found once it is unseen for longer than all but very few, and gone once it is seen", () => {
  const left = here(1, "tan-lap", "09:00");
  expect(overdueAt("10:00", [left])).toEqual([]);
  const [found] = overdueAt("15:00", [left]);
  expect(found).toMatchObject({
    key: `overdue:${left.id}`,
    scans: [left.id],
    facts: { from: "tan-lap", to: "dong-xoai", model: 0 },
  });
  expect(ms(found!.at)).toBeGreaterThan(ms(at("10:00")));
  // When it became so does not move with the time at which it is asked.
  expect(overdueAt("14:00", [left])[0]?.at).toBe(found!.at);
  const late = here(2, "dong-xoai", "14:50");
  expect(overdueAt("15:00", [left, late])).toEqual([]);
  expect(overdueAt("15:00", [late, left])).toEqual([]);
});

test("[K9] goes by the table of travel times and names its version", () => {
  const quick = learned(
    Array.from({ length: 400 }, (_, n) =>
      aDrive(n, { "tan-lap": "09:00", "dong-xoai": afterNine(29 + (n % 3)) }, {}, -7 - 7 * (n % 3)),
    ),
  );
  const left = here(1, "tan-lap", "09:00");
  const [early] = overdueAt("13:00", [left], { ...quick, version: 12 });
  const [byDistance] = overdueAt("15:00", [left]);
  expect(early?.facts).toMatchObject({ model: 12 });
  expect(ms(early!.at)).toBeLessThan(ms(byDistance!.at));
});

test("[K9] not while it is held, has left, or is old enough to be unconfirmed", () => {
  const held = here(2, "tan-lap", "09:05", { decision: "hold" });
  expect(overdueAt("15:00", [here(1, "tan-lap", "09:00"), held])).toEqual([]);
  expect(overdueAt("15:00", [here(1, "tan-lap", "09:00", { direction: "out" })])).toEqual([]);
  expect(overdueAt("22:59", [here(1, "tan-lap", "09:00")])).toHaveLength(1);
  expect(overdueAt("23:00", [here(1, "tan-lap", "09:00")])).toEqual([]);
});

test("[K7] nobody is overdue on a road that is shut", () => {
  const shut: RoadMark = {
    ...{ from: "tan-lap", to: "dong-xoai", factor: null },
    ...{ since: at("09:10"), until: at("14:30") },
  };
  const other = { ...shut, from: "dong-xoai", to: "tan-lap" };
  const left = here(1, "tan-lap", "09:00");
  expect(overdueAt("15:00", [left], noTravelModel, [shut])).toEqual([]);
  expect(overdueAt("15:00", [left], noTravelModel, [other])).toHaveLength(1);
});
