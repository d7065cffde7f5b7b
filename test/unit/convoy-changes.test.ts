import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chosen, chosenWith } from "../../client/registry/chosen.ts";
import { mostPrinted } from "../../shared/contract/prints.ts";
import { convoyNow, undoingOf } from "../../shared/domain/convoy.ts";
import { drivenBy } from "../../shared/domain/convoy-drive.ts";
import type { ConvoyAct } from "../../shared/domain/convoy-shape.ts";
import { newConvoyAct } from "../../shared/domain/convoy-shape.ts";
import { byDistance, mergedArrival, whereabouts } from "../../shared/domain/convoy-way.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { looksOfMembers, rollCalls } from "../../shared/domain/roll-call.ts";
import { ms } from "../../shared/domain/time.ts";
import { bandOf } from "../../shared/domain/travel/band.ts";
import { noTravelModel, type RoadMark } from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import { aConvoy, aLook, anAct, aPassage, aVehicle } from "../build/a-convoy.ts";
import { aDrive, afterNine, learned } from "../build/a-drive.ts";
import { placesForTests } from "../build/a-history.ts";
import { aPass } from "../build/a-pass.ts";
import { aCorridor } from "../build/a-place.ts";
import { at } from "../build/times.ts";

const plate = (n: number) => aVehicle(n).plate;
const order = (n: number, clock: string, ...first: number[]) =>
  anAct(n, { what: "order", at: at(clock), plates: first.map(plate) });
const expected = (n: number, clock: string, from: string, until: string) =>
  anAct(n, { what: "window", at: at(clock), window: { from: at(from), until: at(until) } });
const orderIn = (acts: readonly ConvoyAct[]) =>
  convoyNow(aConvoy(4, { acts: [...acts] })).members.map((one) => one.plate);

describe("window and order", () => {
  test("[C21] the last act of each counts; who is not named in an order drives behind, as before", () => {
    expect(orderIn([order(1, "08:00", 2, 0)])).toEqual([2, 0, 1, 3].map(plate));
    expect(orderIn([order(1, "08:00", 2, 0), order(2, "08:10", 3)])).toEqual(
      [3, 2, 0, 1].map(plate),
    );
    // One that is none of it is nobody's place.
    expect(orderIn([order(1, "08:00", 9, 1)])).toEqual([1, 0, 2, 3].map(plate));
    const joins = anAct(3, { what: "join", at: at("08:20"), vehicle: aVehicle(9), why: "Nhập" });
    expect(orderIn([order(1, "08:30", 9, 1), joins])).toEqual([9, 1, 0, 2, 3].map(plate));
    const { window } = convoyNow(
      aConvoy(4, {
        acts: [expected(2, "08:10", "11:00", "12:00"), expected(1, "08:00", "10:00", "10:30")],
      }),
    );
    expect(window).toEqual({ from: at("11:00"), until: at("12:00") });
    const acts = [order(1, "08:00", 2), order(2, "08:00", 3), order(4, "08:05", 0, 3), joins];
    fc.assert(
      fc.property(fc.shuffledSubarray(acts, { minLength: 4 }), (shuffled) => {
        expect(orderIn([...shuffled, shuffled[0]!])).toEqual(orderIn(acts));
      }),
    );
    const twice = { ...order(1, "08:00", 1), plates: [plate(1), plate(1)] };
    expect(newConvoyAct.safeParse(twice).success).toBe(false);
  });

  test("[C21] an act of either is undone by another, which puts back what would stand without it", () => {
    const undo = (acts: readonly ConvoyAct[], act: ConvoyAct) =>
      undoingOf(aConvoy(4, { acts: [...acts] }), act);
    const first = order(1, "08:00", 2);
    const later = expected(2, "08:10", "11:00", "12:00");
    expect(undo([first], first)).toEqual({ what: "order", plates: [0, 1, 2, 3].map(plate) });
    expect(undo([first, later], later)).toEqual({
      what: "window",
      window: { from: at("09:00"), until: at("10:00") },
    });
    const undone = anAct(3, { at: at("08:20"), ...undo([first], first)! } as never);
    expect(orderIn([first, undone])).toEqual([0, 1, 2, 3].map(plate));
    // What makes no difference any more is not undone, and the undoing is.
    expect(undo([first, undone], first)).toBeNull();
    expect(undo([first, undone], undone)).toEqual({
      what: "order",
      plates: [2, 0, 1, 3].map(plate),
    });
    const leave = anAct(4, { what: "leave", at: at("08:30"), plate: plate(1), why: "Hỏng máy" });
    expect(undo([leave], leave)).toBeNull();
    const overtaken = expected(5, "08:20", "12:00", "13:00");
    expect(undo([later, overtaken], later)).toBeNull();
  });
});

test("[C24] vehicles are chosen in their order, each once, and taken out again", () => {
  const pass = (n: number) => aPass({ id: toPassId(1, 0, n) });
  const idsOf = (chosen: Chosen) => [...chosen.keys()];
  const three = chosenWith(
    chosenWith(new Map(), [pass(3), pass(1)], true),
    [pass(2), pass(3)],
    true,
  );
  expect(idsOf(three)).toEqual([3, 1, 2].map((n) => pass(n).id));
  expect(idsOf(chosenWith(three, [pass(1)], false))).toEqual([3, 2].map((n) => pass(n).id));
  const all = Array.from({ length: mostPrinted + 5 }, (_, n) => pass(n));
  expect(idsOf(chosenWith(new Map(), all, true))).toEqual(
    all.slice(0, mostPrinted).map(({ id }) => id),
  );
});

describe("due at the next post", () => {
  const convoy = aConvoy(3);
  const looks = aPassage([0, 1], "tan-lap", "09:00");
  const now = convoyNow(convoy);
  const rolls = rollCalls(convoy, now, aCorridor(), looks);
  const seen = looksOfMembers(now, looks);
  const by = (model = noTravelModel, marks: readonly RoadMark[] = []) =>
    drivenBy({ places: placesForTests, travel: travelBy(model), marks }, convoy.corridor);
  const minutesTo = (checkpoint: string, drive: ReturnType<typeof by>) => {
    const first = mergedArrival(rolls, seen, checkpoint, drive)?.first;
    return first === undefined ? null : (ms(first) - ms(at("09:00"))) / 60_000;
  };
  const slowRoad = learned(
    Array.from({ length: 400 }, (_, n) =>
      aDrive(
        n,
        { "tan-lap": "09:00", "dong-xoai": afterNine(98 + (n % 5)) },
        {},
        -7 * (1 + (n % 3)),
      ),
    ),
  );

  test("[C23] a convoy is expected by what was learned of the road, a fifth slower than one vehicle", () => {
    expect(minutesTo("dong-xoai", by())!).toBeCloseTo(1.2 * ((25 / 42) * 60 + 1.5), 1);
    const learnedMinutes = minutesTo("dong-xoai", by(slowRoad))!;
    const stretch = { from: "tan-lap", to: "dong-xoai", km: 25 };
    const alone = travelBy(slowRoad).minutes(stretch, bandOf(ms(at("09:00"))), 1);
    expect(alone).toBeGreaterThan(80);
    expect(learnedMinutes).toBeCloseTo(1.2 * alone, 1);
    const look = [aLook(0, "tan-lap", at("09:00"))];
    const near = whereabouts(look, rolls, ms(at("09:30")), by(slowRoad))!.km!;
    expect(near).toBeLessThan(whereabouts(look, rolls, ms(at("09:30")))!.km!);
    const [first, second] = rolls;
    const elsewhere = { checkpoint: "khong-co", km: 60 };
    expect(by()(first!, elsewhere, 0)).toBe(byDistance(first!, elsewhere, 0));
    expect(by()(first!, second!, ms(at("09:00")))).toBeCloseTo(
      1.2 * ((25 / 42) * 60 + 1.5) * 60_000,
      -3,
    );
  });

  test("[C23] on a road marked slow it is later, and on one that is shut nobody says when", () => {
    const mark = (factor: number | null): RoadMark => ({
      ...{ from: "tan-lap", to: "dong-xoai", factor, since: at("08:00"), until: null },
    });
    expect(minutesTo("dong-xoai", by(noTravelModel, [mark(3)]))!).toBeCloseTo(
      3 * minutesTo("dong-xoai", by())!,
      1,
    );
    expect(minutesTo("dong-xoai", by(noTravelModel, [mark(null)]))).toBeNull();
    const shut = by(noTravelModel, [mark(null)]);
    expect(whereabouts(looks.slice(0, 1), rolls, ms(at("09:30")), shut)).toMatchObject({
      next: "dong-xoai",
      km: null,
    });
  });
});
