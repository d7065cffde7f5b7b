import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInTime, scansSince } from "../../shared/domain/correction.ts";
import { decisions } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { type Trip, trip as tripSchema } from "../../shared/domain/trip-shape.ts";
import { aCorrection, aScanFact, aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const gate = { checkpoint: "cong-kcn-chon-thanh", confirms: "kcn-chon-thanh" };
const otherGate = { checkpoint: "cong-kcn-minh-hung", confirms: "kcn-minh-hung" };
const fold = (...scans: ScanFact[]) => foldTrips(scans, at("23:00"), []);
const statuses = (...scans: ScanFact[]) => fold(...scans).map((t) => t.status);

describe("[T13] let through against a stop", () => {
  const override = { reason: "Chở ô-xy", superior: "Thượng tá An" };

  test("[T13] a correction takes who permitted it back with the decision, or brings it", () => {
    const first = aScanFact(1, { outcome: "stop", override });
    const { override: _, ...without } = first;
    const back = aCorrection(2, without, 20, { decision: "hold" });
    const again = aCorrection(3, without, 40, { override });
    const told = (facts: readonly ScanFact[]) =>
      foldTrips(facts, at("10:00"), []).flatMap(({ sightings }) =>
        sightings.map((one) => one.override),
      );
    expect(told([first])).toEqual([override]);
    expect(told([first, back])).toEqual([]);
    expect(told([first, back, again])).toEqual([override]);
  });
});

describe("opening", () => {
  test("[T1] a let-through opens a trip, named after its scan", () => {
    expect(fold(aScanFact(1))).toEqual([
      {
        id: aScanId(1),
        aliases: [],
        pass: "1-0-7",
        plate: "93C12345",
        endpoint: "kcn-chon-thanh",
        corridor: "dt741-ql14",
        kind: 1,
        occupantsMax: 2,
        status: "on-the-road",
        openedAt: at(),
        closedAt: null,
        sightings: [
          {
            scan: aScanId(1),
            checkpoint: "tan-lap",
            at: at(),
            occupants: 2,
            outcome: "go",
            decision: "let-through",
          },
        ],
        occupantsAtEntry: 2,
        occupantsLast: 2,
        headCount: "unknown",
      },
    ]);
  });

  test.each(["hold", "turn-back", "refer", "none"] as const)(
    "[T1] %s opens nothing, and a later let-through does",
    (decision) => {
      expect(fold(aScanFact(1, { decision }))).toEqual([]);
      const later = aScanFact(2, { at: at("09:30") });
      expect(fold(aScanFact(1, { decision }), later).map((t) => t.id)).toEqual([aScanId(2)]);
    },
  );

  test("[T1] a let-through on the way opens no second trip; one after the end does", () => {
    const trips = fold(
      aScanFact(1),
      aScanFact(2, { at: at("10:00"), checkpoint: "dong-xoai" }),
      aScanFact(3, { at: at("11:00"), ...gate }),
      aScanFact(4, { at: at("15:00") }),
    );
    expect(trips.map((t) => [t.id, t.status, t.sightings.length])).toEqual([
      [aScanId(1), "arrived", 3],
      [aScanId(4), "on-the-road", 1],
    ]);
  });

  test("[T1] first seen at its endpoint, it opens and has arrived", () => {
    expect(statuses(aScanFact(1, gate))).toEqual(["arrived"]);
  });
});

describe("closing", () => {
  const second = (change: Partial<ScanFact>) => aScanFact(2, { at: at("10:00"), ...change });

  test("[T2] let through at its endpoint it has arrived", () => {
    const [trip] = fold(aScanFact(1), second(gate));
    expect(trip).toMatchObject({ status: "arrived", closedAt: at("10:00") });
  });

  test("[T9] confirmed by gate and receiver alike it has arrived once", () => {
    const trips = fold(
      aScanFact(1),
      second(gate),
      aScanFact(3, { ...gate, at: at("10:20"), occupants: 2 }),
    );
    expect(trips.map((t) => [t.status, t.closedAt, t.sightings.length, t.occupantsLast])).toEqual([
      ["arrived", at("10:00"), 3, 2],
    ]);
  });

  test("[T9] the next load at the gate two hours later is an arrival of its own", () => {
    const trips = fold(aScanFact(1), second(gate), aScanFact(3, { ...gate, at: at("12:00") }));
    expect(trips.map((t) => [t.id, t.status])).toEqual([
      [aScanId(1), "arrived"],
      [aScanId(3), "arrived"],
    ]);
  });

  test("[T2] another endpoint's gate is only a sighting", () => {
    expect(statuses(aScanFact(1), second({ confirms: "kcn-minh-hung" }))).toEqual(["on-the-road"]);
  });

  test("[T2] held at its endpoint's gate it has not arrived", () => {
    expect(statuses(aScanFact(1), second({ ...gate, decision: "hold" }))).toEqual(["held"]);
  });

  test("[T2] turned back and handed over are ends", () => {
    expect(statuses(aScanFact(1), second({ decision: "turn-back" }))).toEqual(["turned-back"]);
    expect(statuses(aScanFact(1), second({ decision: "refer" }))).toEqual(["handed-over"]);
  });

  test("[T2] it lapses 24 h after the validity, at that very moment", () => {
    const scan = aScanFact(1, { validTo: at("12:00") });
    const lapse = at("12:00", 1);
    expect(foldTrips([scan], iso(ms(lapse) - 1), [])[0]?.status).toBe("on-the-road");
    expect(foldTrips([scan], lapse, [])[0]).toMatchObject({ status: "lapsed", closedAt: lapse });
    const next = aScanFact(2, { at: lapse, validTo: scan.validTo });
    expect(foldTrips([scan, next], lapse, []).map((t) => t.status)).toEqual([
      "lapsed",
      "on-the-road",
    ]);
  });

  test("[T2] a walk-up lapses 24 h after it opened; so does a trip let in after its validity", () => {
    const walkUp = aScanFact(1, { pass: null, validTo: null });
    expect(foldTrips([walkUp], at("09:00", 1), [])[0]?.closedAt).toBe(at("09:00", 1));
    const overridden = aScanFact(1, { validTo: at("09:00", -3) });
    expect(foldTrips([overridden], at("08:59", 1), [])[0]?.status).toBe("on-the-road");
  });

  test("[T2] a pass extended meanwhile keeps its trip open", () => {
    const first = aScanFact(1, { validTo: at("12:00") });
    const extended = second({ at: at("13:00", 1), validTo: at("12:00", 5) });
    const trips = foldTrips([first, extended], at("14:00", 1), []);
    expect(trips.map((t) => t.status)).toEqual(["on-the-road"]);
    const unextended = { ...extended, validTo: first.validTo };
    expect(foldTrips([first, unextended], at("14:00", 1), []).map((t) => t.status)).toEqual([
      "lapsed",
      "on-the-road",
    ]);
  });
});

test("[T3] a hold suspends, a look changes nothing, a let-through resumes", () => {
  const held = aScanFact(2, { at: at("10:00"), decision: "hold" });
  const looked = aScanFact(3, { at: at("10:10"), decision: "none" });
  const released = aScanFact(4, { at: at("10:20") });
  expect(statuses(aScanFact(1), held)).toEqual(["held"]);
  expect(statuses(aScanFact(1), held, looked)).toEqual(["held"]);
  expect(statuses(aScanFact(1), held, looked, released)).toEqual(["on-the-road"]);
});

describe("names", () => {
  const late = aScanFact(1, { at: at("08:00") });
  const [first, second] = [aScanFact(2), aScanFact(3, { at: at("10:00") })];

  test("[T4] a scan that arrives late and comes first gives the name; the old one still finds the trip", () => {
    const before = foldTrips([first, second], at("11:00"), []);
    expect(before.map((t) => t.id)).toEqual([aScanId(2)]);
    const after = foldTrips([first, second, late], at("11:00"), before);
    expect(after.map((t) => [t.id, t.aliases])).toEqual([[aScanId(1), [aScanId(2)]]]);
  });

  test("[T4] old names stay for good, however often it is folded", () => {
    const later = aScanFact(4, { at: at("07:00") });
    const once = foldTrips([first], at("11:00"), []);
    const twice = foldTrips([first, late], at("11:00"), once);
    const thrice = foldTrips([first, late, later], at("11:00"), twice);
    expect(thrice[0]).toMatchObject({ id: aScanId(4), aliases: [aScanId(1), aScanId(2)] });
    expect(foldTrips([first, late, later], at("11:00"), thrice)).toEqual(thrice);
  });

  test("[T4] a trip that is its own again is no alias of another", () => {
    const merged = foldTrips([late, first], at("11:00"), [{ id: aScanId(2), aliases: [] }]);
    const turned = aScanFact(9, { at: at("08:30"), decision: "turn-back" });
    const parted = foldTrips([late, turned, first], at("11:00"), merged);
    expect(parted.map((t) => [t.id, t.aliases])).toEqual([
      [aScanId(1), []],
      [aScanId(2), []],
    ]);
  });
});

describe("order", () => {
  const scan = fc
    .record({
      n: fc.integer({ min: 1, max: 40 }),
      decision: fc.constantFrom(...decisions),
      atGate: fc.constantFrom(null, gate, otherGate),
      several: fc.boolean(),
      released: fc.boolean(),
      halfHours: fc.integer({ min: 0, max: 120 }),
      occupants: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      endpoint: fc.option(fc.constantFrom("kcn-chon-thanh", "kcn-minh-hung"), { nil: null }),
      kind: fc.option(fc.constantFrom(1, 2), { nil: null }),
      validTo: fc.option(
        fc.integer({ min: 0, max: 60 }).map((h) => iso(ms(at()) + h * 3_600_000)),
        { nil: null },
      ),
    })
    .map(({ n, halfHours, atGate, several, released, ...change }) =>
      aScanFact(n, {
        ...change,
        ...atGate,
        ...(atGate && released && { decision: "none" as const, release: { load: true } }),
        ...(several && change.endpoint === "kcn-chon-thanh" && { via: ["kcn-minh-hung"] }),
        at: iso(ms(at()) + halfHours * 1_800_000),
      }),
    );
  const once = fc.uniqueArray(scan, { selector: (s) => s.id, maxLength: 14 });
  /** Most of them as they were, some corrected, once or twice, the correction at times without what it corrects. */
  const scans = once.chain((all) =>
    all.length === 0
      ? fc.constant(all)
      : fc
          .array(
            fc.record({
              of: fc.nat({ max: all.length - 1 }),
              seconds: fc.integer({ min: 0, max: 60 }),
              decision: fc.constantFrom(...decisions),
              occupants: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
              withoutIt: fc.boolean(),
            }),
            { maxLength: 4 },
          )
          .map((undone) => [
            ...all.filter((_, n) => !undone.some(({ of, withoutIt }) => of === n && withoutIt)),
            ...undone.map(({ of, seconds, decision, occupants }, n) =>
              aCorrection(100 + n, all[of]!, seconds, { decision, occupants }),
            ),
          ]),
  );
  const asOf = fc.integer({ min: 0, max: 130 }).map((h) => iso(ms(at()) + h * 3_600_000));

  test("[T5] the same trips for any order and any repetition", () => {
    const shuffled = scans.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.subarray(all),
      ),
    );
    fc.assert(
      fc.property(shuffled, asOf, ([all, order, again], when) => {
        expect(foldTrips([...order, ...again], when, [])).toEqual(foldTrips(all, when, []));
      }),
      { numRuns: 400 },
    );
  });

  test("[T5] the same trips for any batching, their old names included once each", () => {
    fc.assert(
      fc.property(scans, fc.nat({ max: 14 }), asOf, (all, cut, when) => {
        const before = foldTrips(all.slice(0, cut), when, []);
        const after = foldTrips(all, when, before);
        const bare = after.map((t) => ({ ...t, aliases: [] }));
        expect(bare).toEqual(foldTrips(all, when, []));
        const names = after.flatMap((t) => [t.id, ...t.aliases]);
        expect(new Set(names).size).toBe(names.length);
        expect(names).toEqual(expect.arrayContaining(before.flatMap((t) => reached(t, after))));
      }),
      { numRuns: 400 },
    );
    /** Names of trips that still are made: a late scan may take a trip's endpoint away with its trip. */
    function reached(
      t: { id: string },
      after: readonly { sightings: readonly { scan: string }[] }[],
    ) {
      return after.some((a) => a.sightings.some((s) => s.scan === t.id)) ? [t.id] : [];
    }
  });

  test("[T5] folding from the opening of a trip gives that trip and the later ones", () => {
    fc.assert(
      fc.property(scans, asOf, (all, when) => {
        const trips = foldTrips(all, when, []);
        for (const [place, trip] of trips.entries()) {
          const since = scansSince(all, { id: trip.id, at: ms(trip.openedAt) });
          expect(foldTrips(since, when, [])).toEqual(trips.slice(place));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("[T10] a scan that arrives late changes no trip before the one that was under way then", () => {
    /** Trips that end soon and scans of which most cannot tell where the vehicle is bound: each borrows from others. */
    const blind = fc
      .record({
        n: fc.integer({ min: 1, max: 1_000 }),
        decision: fc.constantFrom("let-through", "turn-back", "none"),
        halfHours: fc.integer({ min: 0, max: 12 }),
        atGate: fc.boolean(),
        endpoint: fc.constantFrom("kcn-chon-thanh", "kcn-minh-hung", null, null, null),
        kind: fc.constantFrom(1, 2, null, null),
      })
      .map(({ n, halfHours, atGate, ...change }) =>
        aScanFact(n, {
          ...change,
          ...(atGate ? gate : {}),
          at: iso(ms(at()) + halfHours * 1_800_000),
        }),
      );
    const several = fc.uniqueArray(blind, { selector: (s) => s.id, minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(several, asOf, ([late, ...all], when) => {
        const before = foldTrips(all, when, []);
        const underWay = before.findLast((t) => ms(t.openedAt) < ms(late!.at));
        const settled = (trips: typeof before) =>
          trips.filter((t) => underWay && ms(t.openedAt) < ms(underWay.openedAt));
        expect(settled(foldTrips([...all, late!], when, []))).toEqual(settled(before));
      }),
      { numRuns: 3_000 },
    );
  });

  test("[T10] a let-through at a gate is an arrival by no word that comes after the next let-through", () => {
    const blind = { endpoint: null };
    const scans = [
      aScanFact(1, { ...blind, ...gate }),
      aScanFact(2, { ...blind, at: at("10:00") }),
      aScanFact(3, { at: at("14:00"), decision: "none" }),
    ];
    const late = aScanFact(4, { at: at("12:00"), decision: "none", endpoint: "kcn-minh-hung" });
    for (const trips of [fold(...scans), fold(...scans, late)])
      expect(trips).toMatchObject([{ id: aScanId(1), status: "on-the-road" }]);
  });

  test("[T5] every trip has the agreed shape, and no scan is in two", () => {
    fc.assert(
      fc.property(scans, asOf, (all, when) => {
        const trips = foldTrips(all, when, []);
        for (const trip of trips) expect(tripSchema.parse(trip)).toEqual(trip);
        const seen = trips.flatMap((t) => t.sightings.map((s) => s.scan));
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe("corrections", () => {
  const turned = aScanFact(2, { at: at("10:00"), decision: "turn-back" });
  const undone = aCorrection(3, turned, 20, { decision: "none", occupants: null });
  const through = aCorrection(4, turned, 31, { decision: "let-through", occupants: 3 });

  test("[T11] the last one made counts in the place of what it corrects, which stays told", () => {
    const [trip, ...others] = fold(aScanFact(1), turned, undone, through);
    expect(others).toEqual([]);
    expect(trip).toMatchObject({ status: "on-the-road", closedAt: null, occupantsLast: 3 });
    expect(trip?.sightings[1]).toEqual({
      scan: turned.id,
      checkpoint: turned.checkpoint,
      at: turned.at,
      occupants: 3,
      outcome: "go",
      decision: "let-through",
      corrected: { by: through.id, at: at("10:00:31"), was: "turn-back" },
    });
    expect(fold(aScanFact(1), turned, undone)[0]).toMatchObject({ status: "on-the-road" });
  });

  test("[T11] a let-through that is undone opens no trip, and one made of a hold opens it then and there", () => {
    const first = aScanFact(1);
    expect(fold(first, aCorrection(2, first, 10, { decision: "none" }))).toEqual([]);
    const held = aScanFact(3, { decision: "hold" });
    const released = aCorrection(4, held, 59, { decision: "let-through" });
    expect(fold(held, released)).toMatchObject([{ id: held.id, openedAt: held.at }]);
  });

  test("[T11] one whose scan is not on record yet stands in its place already, under its own name until then", () => {
    const before = fold(aScanFact(1), through);
    expect(before[0]?.sightings[1]).toMatchObject({ scan: through.id, at: turned.at });
    expect(before[0]?.sightings[1]?.corrected).toEqual({
      by: through.id,
      at: at("10:00:31"),
      was: null,
    });
    const opened = fold(aCorrection(2, aScanFact(1), 5, {}));
    const after = foldTrips(
      [aScanFact(1), aCorrection(2, aScanFact(1), 5, {})],
      at("23:00"),
      opened,
    );
    expect(opened[0]?.id).toBe(aScanId(2));
    expect(after[0]).toMatchObject({ id: aScanId(1), aliases: [aScanId(2)] });
  });

  test("[T11] one of another post, or that names another time, takes no other scan's place", () => {
    for (const change of [{ checkpoint: "dong-xoai" }, { at: at("10:00:01") }]) {
      const other = aCorrection(3, turned, 20, { decision: "let-through", ...change });
      expect(statuses(aScanFact(1), turned, other)).toEqual(["turned-back", "on-the-road"]);
    }
  });

  test("[T11] is in time for a minute, and never before what it corrects", () => {
    const corrects = { scan: aScanId(1), at: at("10:00") };
    const after = (seconds: number) => isInTime(corrects, ms(corrects.at) + seconds * 1_000);
    expect([0, 60].map(after)).toEqual([true, true]);
    expect([-0.001, 60.001].map(after)).toEqual([false, false]);
  });

  test("[T11] the trips are those there would be had the last correction been the first decision", () => {
    const look = fc.record({
      halfHours: fc.integer({ min: 0, max: 60 }),
      atGate: fc.boolean(),
      decided: fc.array(
        fc.record({
          decision: fc.constantFrom(...decisions),
          occupants: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    });
    const bare = (trips: readonly Trip[]) =>
      trips.map((trip) => ({
        ...trip,
        sightings: trip.sightings.map(({ corrected: _, ...seen }) => seen),
      }));
    fc.assert(
      fc.property(fc.array(look, { maxLength: 9 }), (looks) => {
        const all = looks.flatMap(({ halfHours, atGate, decided }, n) => {
          const first = aScanFact(n * 10 + 1, {
            ...(atGate ? gate : {}),
            ...decided[0],
            at: iso(ms(at()) + halfHours * 1_800_000),
          });
          const again = decided
            .slice(1)
            .map((change, m) => aCorrection(n * 10 + 2 + m, first, (m + 1) * 10, change));
          return [{ first, again, last: { ...first, ...decided.at(-1) } }];
        });
        const corrected = all.flatMap(({ first, again }) => [...again, first]);
        const asMeant = all.map(({ last }) => last);
        expect(bare(foldTrips(corrected, at("23:00", 1), []))).toEqual(
          foldTrips(asMeant, at("23:00", 1), []),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("what a scan cannot tell", () => {
  const blind = { endpoint: null, corridor: null, kind: null, occupantsMax: null, validTo: null };

  test("[T6] is taken from another scan of the trip, the newest that can", () => {
    const trips = fold(
      aScanFact(1, blind),
      aScanFact(2, { at: at("10:00"), occupantsMax: 3 }),
      aScanFact(3, { at: at("11:00"), endpoint: "kcn-minh-hung", kind: null }),
    );
    expect(trips).toHaveLength(1);
    expect(trips[0]).toMatchObject({
      id: aScanId(1),
      endpoint: "kcn-minh-hung",
      corridor: "dt741-ql14",
      kind: 1,
      occupantsMax: 2,
    });
  });

  test("[T6] an arrival is known as one once any scan tells the endpoint", () => {
    const scans = [aScanFact(1, blind), aScanFact(2, { ...blind, ...gate, at: at("10:00") })];
    expect(fold(...scans)).toEqual([]);
    expect(statuses(...scans, aScanFact(3, { at: at("12:00") }))).toEqual([
      "arrived",
      "on-the-road",
    ]);
  });

  test("[T6] [T10] is taken from no scan beyond the one that opens the next trip", () => {
    const turned = aScanFact(2, { ...blind, at: at("10:00"), decision: "turn-back" });
    const next = aScanFact(3, { ...blind, at: at("11:00") });
    const told = aScanFact(4, { at: at("12:00") });
    expect(fold(aScanFact(1, blind), turned, next, told).map(({ id }) => id)).toEqual([aScanId(3)]);
    expect(fold(aScanFact(1, blind), turned, told).map(({ id }) => id)).toEqual([
      aScanId(1),
      aScanId(4),
    ]);
  });

  test("[T6] without endpoint, corridor or kind there is no trip yet", () => {
    for (const gap of ["endpoint", "corridor", "kind"])
      expect(fold(aScanFact(1, { [gap]: null }))).toEqual([]);
  });
});

test("[R1] the trip carries the first and the last count, and how they compare", () => {
  const [trip] = fold(
    aScanFact(1, { occupants: 3 }),
    aScanFact(2, { occupants: null, at: at("10:00") }),
    aScanFact(3, { occupants: 2, at: at("11:00"), ...gate }),
  );
  expect(trip).toMatchObject({ occupantsAtEntry: 3, occupantsLast: 2, headCount: "fewer" });
});
