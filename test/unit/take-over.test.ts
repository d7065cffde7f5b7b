import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plate } from "../../shared/domain/plate.ts";
import { scan } from "../../shared/domain/scan.ts";
import { plateAnswer, plateAt, plateInForceAt, platesOf } from "../../shared/domain/take-over.ts";
import type { TakeOver } from "../../shared/domain/take-over-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { trip as tripSchema } from "../../shared/domain/trip-shape.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCorrection, aScan, aScanFact, aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const own = aPassOnFile().plate;
const [second, third] = ["51D99999", "61C11111"] as [Plate, Plate];
const by = (plate: Plate | null, newDriver = false): TakeOver => ({
  plate,
  newDriver,
  reason: "breakdown",
});
const hour = (n: number): string => at(`${n + 8}:00`.padStart(5, "0"));
/** The nth scan, at the n+8th hour. */
const seen = (n: number, change: Partial<ScanFact> = {}): ScanFact =>
  aScanFact(n, { at: hour(n), checkpoint: `chot-${n}`, ...change });
const fold = (...scans: ScanFact[]) => foldTrips(scans, at("23:00"), []);
const only = (...scans: ScanFact[]) => {
  const [trip, ...others] = fold(...scans);
  expect(others).toEqual([]);
  return trip!;
};
const gate = { confirms: aPassOnFile().endpoint };

describe("another vehicle takes over", () => {
  const way = [seen(1), seen(2, { takeOver: by(second) }), seen(3)];

  test("[T19] the trip goes on as one under the new plate, and tells what was before", () => {
    const trip = only(...way);
    expect(trip).toMatchObject({ id: aScanId(1), plate: second, status: "on-the-road" });
    expect(trip.sightings.map(({ takeOver }) => takeOver)).toEqual([
      undefined,
      { from: own, plate: second, newDriver: false, reason: "breakdown" },
      undefined,
    ]);
    expect(tripSchema.parse(trip)).toEqual(trip);
  });

  test("[T19] a trip without any is told as before", () => {
    expect(only(seen(1), seen(2)).sightings.every((one) => !("takeOver" in one))).toBe(true);
  });

  test("[T19] it is in force from its scan on, by the last that took over", () => {
    const trip = only(...way, seen(4, { takeOver: by(third) }));
    const plates = (n: number) => [
      plateInForceAt(trip, ms(hour(n)))?.plate,
      plateAt(trip, ms(hour(n))),
    ];
    expect([1, 2, 3, 4].map(plates)).toEqual([
      [undefined, own],
      [second, second],
      [second, second],
      [third, third],
    ]);
    expect(plateInForceAt(trip, ms(hour(4)))).toEqual({
      from: second,
      plate: third,
      newDriver: false,
      reason: "breakdown",
      checkpoint: "chot-4",
      at: hour(4),
    });
    expect(plateInForceAt(trip, ms(hour(4)), aScanId(4))?.plate).toBe(second);
  });

  test("[T19] once its trip is over the pass is its own plate's again", () => {
    const [first, next] = fold(...way, seen(4, gate), seen(7));
    expect(first).toMatchObject({ plate: second, status: "arrived" });
    expect(next).toMatchObject({ plate: own, status: "on-the-road" });
    expect(plateInForceAt(next!, ms(hour(9)))).toBeNull();
  });

  test("[T19] written down again at the next post it is the same, since it was first", () => {
    const trip = only(...way, seen(4, { takeOver: by(second) }));
    expect(plateInForceAt(trip, ms(hour(5)))).toMatchObject({ from: own, at: hour(2) });
  });

  test("[T19] another driver alone changes no plate, and is told", () => {
    const trip = only(seen(1), seen(2, { takeOver: by(null, true) }), seen(3));
    expect(trip.plate).toBe(own);
    expect(trip.sightings[1]?.takeOver).toMatchObject({ from: own, plate: own, newDriver: true });
    expect(plateInForceAt(trip, ms(hour(3)))).toBeNull();
  });

  test("[T11] [T19] a correction takes it back", () => {
    const { takeOver: _, ...undone } = aCorrection(9, way[1]!, 20, { decision: "none" });
    expect(only(way[0]!, way[1]!, undone, way[2]!).plate).toBe(own);
  });

  test("[R9] [T19] counts carry over, and who joins with it is declared", () => {
    const joined = [{ why: "relief-driver", people: 1 } as const];
    const taken = { takeOver: by(second, true), occupants: 3 };
    expect(only(seen(1), seen(2, { ...taken, changes: joined })).headCount).toBe("matches");
    expect(only(seen(1), seen(2, taken)).headCount).toBe("more");
  });

  test("[T20] it has every plate it had, that of now first", () => {
    expect(platesOf(only(...way, seen(4, { takeOver: by(third) })))).toEqual([third, own, second]);
    expect(platesOf(only(...way, seen(4, { takeOver: by(own) })))).toEqual([own, second]);
    expect(platesOf(only(seen(1)))).toEqual([own]);
  });

  test("[T5] [T19] trips are the same for any order, repetition or batching", () => {
    const takeOver = fc.option(
      fc.record({
        plate: fc.constantFrom(own, second, third, null),
        newDriver: fc.boolean(),
        reason: fc.constantFrom("breakdown" as const, "crew-change" as const),
      }),
      { nil: undefined },
    );
    const scanOf = (n: number) =>
      fc
        .tuple(takeOver, fc.constantFrom("let-through", "hold", "none", "turn-back"), fc.boolean())
        .map(
          ([given, decision, arrives]): ScanFact =>
            seen(n, {
              decision: decision as ScanFact["decision"],
              ...(arrives && gate),
              ...(given && { takeOver: given }),
            }),
        );
    const scans = fc
      .tuple(...[1, 2, 3, 4, 5, 6, 7].map(scanOf))
      .chain((made) =>
        fc.tuple(
          fc.constant(made),
          fc.shuffledSubarray([...made, ...made], { minLength: made.length * 2 }),
          fc.nat({ max: made.length }),
        ),
      );
    fc.assert(
      fc.property(scans, ([made, uploaded, some]) => {
        const now = at("23:00");
        const whole = foldTrips(made, now, []);
        expect(foldTrips(uploaded, now, [])).toEqual(whole);
        const known = foldTrips(uploaded.slice(0, some), now, []);
        const withoutAliases = (trips: typeof whole) => trips.map(({ aliases: _, ...one }) => one);
        expect(withoutAliases(foldTrips(uploaded, now, known))).toEqual(withoutAliases(whole));
        for (const trip of whole) {
          expect(plateAt(trip, ms(now))).toBe(trip.plate);
          expect(platesOf(trip)[0]).toBe(trip.plate);
          // What one trip's load drove with says nothing of the next.
          expect(plateAt(trip, ms(trip.openedAt) - 1)).toBe(own);
        }
      }),
    );
  });
});

describe("what an officer said of the plate", () => {
  const answer = (asked: Plate | null, matches: boolean | null, other?: Plate) =>
    plateAnswer({ asked, matches, other }, [second, null]);

  test("[V30] is held against the plate in force, whichever was asked for", () => {
    expect(answer(second, true)).toBe(true);
    expect(answer(second, false)).toBe(false);
    expect(answer(own, true)).toBe(false);
    expect(answer(own, false, second)).toBe(true);
    expect(answer(own, false, third)).toBe(false);
    // It is not the pass's: as it should be, and more is not known.
    expect(answer(own, false)).toBeNull();
    expect(answer(own, null)).toBeNull();
    expect(answer(null, true)).toBe(true);
  });

  test("[P2] [V30] what an eye confuses is not told apart", () => {
    expect(answer(own, false, "51O99999" as Plate)).toBe(true);
    expect(answer(own, false, "51099999" as Plate)).toBe(true);
  });
});

describe("a scan", () => {
  test("[T19] tells of a vehicle, a driver or both, and not of neither", () => {
    const read = (takeOver: TakeOver) => scan.safeParse(aScan({ takeOver })).success;
    expect([by(second), by(null, true), by(second, true)].map(read)).toEqual([true, true, true]);
    expect(read(by(null))).toBe(false);
  });

  test("[O5] [T19] made before there was any is read as it was", () => {
    const before = aScan();
    expect(scan.parse(before)).toEqual(before);
    expect("takeOver" in scan.parse(before)).toBe(false);
  });
});
