import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt } from "../../shared/domain/approaching.ts";
import { arrivalsOf } from "../../shared/domain/arrivals-of.ts";
import { endpointsOf, endpointsToCome } from "../../shared/domain/bound-for.ts";
import { postsOnWay } from "../../shared/domain/posts-on-way.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { trip as tripSchema } from "../../shared/domain/trip-shape.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanFact, aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const [first, second, last] = ["kcn-minh-hung", "cho-bu-dang", "kcn-chon-thanh"] as const;
const via = [first, second];
type Change = Partial<ScanFact>;
/** The nth scan, at the n+8th hour, of a pass that delivers at three endpoints. */
const seen = (n: number, change: Change = {}): ScanFact =>
  aScanFact(n, { at: at(`${n + 8}:00`.padStart(5, "0")), via, ...change });
const inAt = (n: number, endpoint: string, change: Change = {}): ScanFact =>
  seen(n, { checkpoint: `cong-${endpoint}`, confirms: endpoint, ...change });
const fold = (...scans: ScanFact[]) => foldTrips(scans, at("23:00"), []);
const legs = (...scans: ScanFact[]) =>
  fold(...scans).map((trip) => [
    trip.status,
    ...(trip.legs ?? []).map(({ arrivedAt, occupants }) => (arrivedAt ? occupants : "-")),
  ]);

describe("a trip to several endpoints", () => {
  test("[T17] has a leg of each, in the order expected, the last of them its endpoint", () => {
    const [trip] = fold(seen(1));
    expect(trip).toMatchObject({ status: "on-the-road", endpoint: last });
    expect(trip?.legs).toEqual(
      [first, second, last].map((endpoint) => ({
        endpoint,
        arrivedAt: null,
        scan: null,
        occupants: null,
      })),
    );
    expect(tripSchema.parse(trip)).toEqual(trip);
  });

  test("[T17] stays open while a leg is, each with its own head count, and ends with the last", () => {
    const way = [
      seen(1, { occupants: 3 }),
      inAt(2, first, { occupants: 3 }),
      seen(3, { checkpoint: "dong-xoai" }),
      inAt(4, second, { occupants: 2 }),
      inAt(5, last, { occupants: 1 }),
    ];
    expect(legs(...way.slice(0, 2))).toEqual([["on-the-road", 3, "-", "-"]]);
    expect(legs(...way.slice(0, 4))).toEqual([["on-the-road", 3, 2, "-"]]);
    expect(legs(...way)).toEqual([["arrived", 3, 2, 1]]);
    expect(fold(...way)).toMatchObject([
      { closedAt: at("13:00"), legs: [{ scan: aScanId(2), arrivedAt: at("10:00") }, {}, {}] },
    ]);
  });

  test("[T17] takes them in any order, the last before the first too", () => {
    expect(legs(seen(1), inAt(2, last), inAt(3, first))).toEqual([["on-the-road", 2, "-", 2]]);
    expect(legs(seen(1), inAt(2, last), inAt(3, first), inAt(4, second))).toEqual([
      ["arrived", 2, 2, 2],
    ]);
  });

  test("[T17] another endpoint's gate, a hold and a second look at a gate close no leg", () => {
    expect(legs(seen(1), inAt(2, "kho-khac"))).toEqual([["on-the-road", "-", "-", "-"]]);
    expect(legs(seen(1), inAt(2, first, { decision: "hold" }))).toEqual([["held", "-", "-", "-"]]);
    const again = inAt(3, first, { occupants: 1 });
    expect(legs(seen(1), inAt(2, first), again)).toEqual([["on-the-road", 2, "-", "-"]]);
  });

  test("[T9] [T17] let through once more at the gate where it ended, it is the same end", () => {
    const done = [seen(1), inAt(2, first), inAt(3, second), inAt(4, last)];
    expect(legs(...done, inAt(5, last))).toEqual([["arrived", 2, 2, 2]]);
  });

  test("[T17] a pass amended while under way moves what is expected; what was reached stays reached", () => {
    const road = [seen(1), inAt(2, first)];
    const amended = seen(3, { checkpoint: "dong-xoai", via: [first], endpoint: "kho-moi" });
    const [trip] = fold(...road, amended);
    expect(trip && endpointsOf(trip)).toEqual([first, "kho-moi"]);
    expect(trip && endpointsToCome(trip)).toEqual(["kho-moi"]);
    const end = inAt(4, "kho-moi", { via: [first], endpoint: "kho-moi" });
    expect(legs(...road, amended, end)).toEqual([["arrived", 2, 2]]);
  });

  test("[T17] tells where it arrived, the latest last; one that left the province arrived nowhere", () => {
    const there = (...scans: ScanFact[]) => fold(...scans).map(arrivalsOf);
    expect(there(seen(1), inAt(2, last), inAt(3, first))).toEqual([
      [
        { endpoint: last, at: at("10:00") },
        { endpoint: first, at: at("11:00") },
      ],
    ]);
    const { via: _, ...one } = seen(1);
    const end = { ...one, id: aScanId(2), at: at("10:00") };
    expect(there(one, { ...end, confirms: last })).toEqual([[{ endpoint: last, at: at("10:00") }]]);
    const left = { ...end, checkpoint: "cai-chanh", way: "end" as const, transit: true as const };
    expect(there({ ...one, way: "end" }, left)).toEqual([[]]);
  });

  test("[T6] [T17] what a walk-up scan cannot tell is told by the next that can", () => {
    const { via: _, ...untold } = seen(1, { endpoint: null });
    expect(legs(untold, inAt(2, first))).toEqual([["on-the-road", 2, "-", "-"]]);
  });

  test("[T17] a pass for one endpoint makes no legs", () => {
    const { via: _, ...one } = seen(1);
    expect(fold(one)[0]).not.toHaveProperty("legs");
  });

  test("[T17] it has arrived when every leg has, whatever the order of driving and of the uploads", () => {
    const ends = fc.shuffledSubarray([first, second, last], { minLength: 3 });
    const orders = ends.chain((driven) => {
      const scans = [seen(1), ...driven.map((endpoint, n) => inAt(n + 2, endpoint))];
      return fc.tuple(
        fc.constant(scans),
        fc.shuffledSubarray(scans, { minLength: scans.length }),
        fc.nat({ max: scans.length }),
      );
    });
    fc.assert(
      fc.property(orders, ([scans, uploaded, some]) => {
        expect(fold(...uploaded)).toEqual(fold(...scans));
        expect(fold(...scans)).toMatchObject([{ status: "arrived" }]);
        for (const trip of fold(...uploaded.slice(0, some))) {
          const open = endpointsToCome(trip).length > 0;
          expect(trip.status === "arrived").toBe(!open);
        }
      }),
    );
  });
});

describe("driving on", () => {
  const release = (n: number, endpoint: string, change: Change = {}): ScanFact =>
    inAt(n, endpoint, { decision: "none", release: { load: true }, occupants: 1, ...change });
  const releases = (...scans: ScanFact[]) =>
    fold(...scans).map((trip) => (trip.releases ?? []).map(({ scan }) => scan));

  test("[T18] is told on the trip that arrived there, and is no sighting of it", () => {
    const way = [seen(1), inAt(2, first)];
    const [trip] = fold(...way, release(3, first));
    expect(trip?.releases).toEqual([
      { endpoint: first, at: at("11:00"), scan: aScanId(3), occupants: 1, load: true },
    ]);
    expect(tripSchema.parse(trip)).toEqual(trip);
    const { releases: _, ...rest } = trip!;
    expect([rest]).toEqual(fold(...way));
  });

  test("[T18] a trip that is over stays so, and the drive home opens another", () => {
    const { via: _, ...one } = seen(1);
    const there = { ...one, id: aScanId(2), at: at("10:00"), confirms: last };
    const home = { ...one, id: aScanId(4), at: at("12:00"), way: "along" as const };
    const scans = [one, there, release(3, last), home];
    expect(fold(...scans).map(({ status }) => status)).toEqual(["arrived", "on-the-road"]);
    expect(releases(...scans)).toEqual([[aScanId(3)], []]);
  });

  test("[T18] where it has not arrived it is nothing, nor once it is on another trip", () => {
    expect(releases(seen(1), release(2, first))).toEqual([[]]);
    expect(releases(release(1, first))).toEqual([]);
    const { via: _, ...one } = seen(1);
    const there = { ...one, id: aScanId(2), at: at("10:00"), confirms: last };
    const home = { ...one, id: aScanId(3), at: at("11:00") };
    expect(releases(one, there, home, release(4, last))).toEqual([[], []]);
  });
});

describe("who expects it", () => {
  const due = (endpoint: string, ...scans: ScanFact[]) =>
    dueAt(fold(...scans), [endpoint]).map(({ trip }) => trip.id);

  test("[T8] [T17] every endpoint where it has still to arrive, whichever comes first", () => {
    const way = [seen(1), inAt(2, second)];
    expect([first, second, last].map((endpoint) => due(endpoint, ...way))).toEqual([
      [aScanId(1)],
      [],
      [aScanId(1)],
    ]);
    expect(due("kho-khac", ...way)).toEqual([]);
  });

  test("[T16] [T17] posts as far as the last gate on its corridor where it has still to arrive", () => {
    const gates: Readonly<Record<string, readonly string[]>> = {
      [first]: ["dong-xoai"],
      [second]: ["bu-dang"],
      [last]: ["dong-xoai"],
    };
    const states = (...scans: ScanFact[]) =>
      postsOnWay(fold(...scans)[0]!, aCorridor(), (endpoint) => gates[endpoint] ?? []).map(
        ({ state }) => state,
      );
    expect(states(seen(1))).toEqual(["seen", "ahead", "ahead", "unknown"]);
    const there = inAt(2, second, { checkpoint: "to-tuan-tra-1" });
    expect(states(seen(1), there)).toEqual(["seen", "ahead", "unknown", "unknown"]);
  });
});
