import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boardOf } from "../../client/command/board.ts";
import { decisions } from "../../shared/domain/scan.ts";
import { ms } from "../../shared/domain/time.ts";
import { boardsBy, newlyNext, type OnBoard, toldOf } from "../../shared/domain/travel/boards.ts";
import { comesBy } from "../../shared/domain/travel/comes-by.ts";
import type { Roads } from "../../shared/domain/travel/due.ts";
import {
  noTravelModel,
  type RoadMark,
  type TravelModel,
} from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aDrive, afterNine, learned } from "../build/a-drive.ts";
import { elsewhereGate, ownGate, placesForTests } from "../build/a-history.ts";
import { aPlate } from "../build/a-plate.ts";
import { aScanFact } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const roads = (model = noTravelModel, marks: readonly RoadMark[] = []): Roads => ({
  places: placesForTests,
  travel: travelBy(model),
  marks,
});
/** Two weeks of drives from Tân Lập to Đồng Xoài. */
const twoWeeks = learned(
  Array.from({ length: 14 * 8 }, (_, n) =>
    aDrive(
      n,
      { "tan-lap": "09:00", "dong-xoai": afterNine(35 + (n % 8)) },
      {},
      -1 - Math.floor(n / 8),
    ),
  ),
);
/** It passes through, and so comes by every post. */
const through = (trip: Trip): Trip => ({ ...trip, transit: true });
const idsOf = (board: readonly OnBoard[]) => board.map(({ trip }) => trip.id);

describe("the board of a post", () => {
  const here = (trips: readonly Trip[], clock = "09:30", by = roads()) =>
    boardsBy(by).atPost(trips.map(through), "dong-xoai", ms(at(clock)));

  test("[K12] shows those late first, the most surprising at the top, then by when they are due, then those held, the nearest first", () => {
    const trips = [
      aDrive(1, { "tan-lap": "09:20" }),
      aDrive(2, { "tan-lap": "09:15" }, { status: "held" }),
      aDrive(3, { "tan-lap": "08:10" }),
      aDrive(4, { "tan-lap": "09:05" }),
      aDrive(5, { "tan-lap": "06:00" }),
      // Was there; and of another corridor.
      aDrive(6, { "tan-lap": "08:00", "dong-xoai": "08:40" }),
      aDrive(7, { "tan-lap": "09:00" }, { corridor: "ql13" }),
    ];
    expect(idsOf(here(trips))).toEqual(["trip-5", "trip-3", "trip-4", "trip-1", "trip-2"]);
    const [first, second, third] = here(trips);
    expect(first!.due!.chance).toBeLessThan(second!.due!.chance);
    expect(ms(third!.due!.at!)).toBeGreaterThan(ms(at("09:30")));
    expect(here(trips).at(-1)).toMatchObject({ due: null, km: 25 });
  });

  test("[K12] goes by the table that there is", () => {
    const dueBy = (model = noTravelModel) =>
      here([aDrive(1, { "tan-lap": "09:20" })], "09:30", roads(model))[0]!.due!.usual;
    expect(Math.abs(dueBy(twoWeeks) - 38)).toBeLessThan(2);
    expect(dueBy(twoWeeks)).not.toBe(dueBy());
  });

  test("[K7] [K12] those on a shut road have no time, and stand below those that have one", () => {
    const shut = {
      ...{ from: "tan-lap", to: "dong-xoai", factor: null, since: at("09:00"), until: null },
    };
    const board = here(
      [aDrive(1, { "tan-lap": "09:10" }), aDrive(2, { "bu-dang": "09:10" }, {}, 0)],
      "09:30",
      roads(noTravelModel, [shut]),
    );
    expect(board.find(({ trip }) => trip.id === "trip-1")?.due).toMatchObject({ at: null });
  });

  test("[K4] [K12] who is bound for where most leave the road before it has no time there, and is not late", () => {
    const bound = aDrive(1, { "tan-lap": "05:00" });
    const others = ["09:10", "08:00"].map((clock, n) =>
      through(aDrive(n + 2, { "tan-lap": clock })),
    );
    const board = boardsBy(roads()).atPost([bound, ...others], "cai-chanh", ms(at("09:30")));
    expect(idsOf(board)).toEqual(["trip-3", "trip-2", "trip-1"]);
    expect(board.map(({ turnsOff }) => turnsOff)).toEqual([false, false, true]);
    expect(board.at(-1)).toMatchObject({ km: 100, due: null });
  });

  test("[K12] who most likely turns off before stands below all who come, also those held or on a shut road, and the likelier above the others", () => {
    const shut = {
      ...{ from: "dong-xoai", to: "bu-dang", factor: null, since: at("07:00"), until: null },
    };
    const trips = [
      aDrive(1, { "tan-lap": "07:00", "bu-dang": "09:00" }),
      aDrive(2, { "tan-lap": "09:00" }, { endpoint: "kcn-minh-hung" }),
      through(aDrive(3, { "tan-lap": "09:00" }, { status: "held" })),
      through(aDrive(4, { "dong-xoai": "09:00" })),
    ];
    const here = (model = noTravelModel) =>
      boardsBy(roads(model, [shut])).atPost(trips, "cai-chanh", ms(at("09:30")));
    // Nearer than both who come.
    expect(here()[2]).toMatchObject({ trip: { id: "trip-1" }, km: 25, turnsOff: true });
    expect(idsOf(here())).toEqual(["trip-4", "trip-3", "trip-1", "trip-2"]);
    expect(here().map(({ comes }) => comes)).toEqual([null, null, null, null]);
    const [corridor, endpoint] = ["dt741-ql14", "kcn-minh-hung"];
    const seen: TravelModel["turnOffs"][number] = {
      ...{ corridor, endpoint, checkpoint: "dong-xoai", count: 60 },
      others: [
        { checkpoint: "cai-chanh", count: 37 },
        { checkpoint: "tan-lap", count: 1 },
      ],
    };
    const table = { ...noTravelModel, turnOffs: [seen] };
    expect(idsOf(here(table))).toEqual(["trip-4", "trip-3", "trip-2", "trip-1"]);
    expect(here(table)[2]!.comes).toBeCloseTo(38 / 100, 6);
  });

  test("[K4] [K12] how likely one comes is told by those who were seen as far as it is", () => {
    const [corridor, endpoint] = ["dt741-ql14", "kcn-minh-hung"];
    const others = [
      { checkpoint: "bu-dang", count: 6 },
      { checkpoint: "cai-chanh", count: 2 },
    ];
    const turnOffs = [{ corridor, endpoint, checkpoint: "dong-xoai", count: 90, others }];
    const by = roads({ ...noTravelModel, turnOffs });
    const comes = (posts: Record<string, string>, stop = "cai-chanh") =>
      comesBy(by, aDrive(1, posts, { endpoint }), stop);
    expect(comes({ "tan-lap": "09:00" })).toBeCloseTo(3 / 100, 6);
    expect(comes({ "tan-lap": "09:00" }, "bu-dang")).toBeCloseTo(9 / 100, 6);
    // Nobody who turned off at Đồng Xoài was seen at Bù Đăng.
    expect(comes({ "tan-lap": "08:00", "bu-dang": "09:00" })).toBeCloseTo(3 / 10, 6);
    expect(comes({ "hoa-lu": "09:00" })).toBeNull();
    expect(comesBy(by, aDrive(1, { "tan-lap": "09:00" }), "cai-chanh")).toBeNull();
  });

  test("[K12] a gate waits for what is bound for its endpoint, also from off its corridor", () => {
    const trips = [
      aDrive(1, { "tan-lap": "09:00" }),
      aDrive(2, { "tan-lap": "08:50" }, { endpoint: "kcn-minh-hung" }),
    ];
    const board = boardsBy(roads()).atPost(trips, ownGate.checkpoint, ms(at("09:30")));
    expect(board).toMatchObject([{ trip: { id: "trip-1" }, stop: "@kcn-chon-thanh" }]);
  });

  test("[K12] one that is kept and looked at again as time goes by says the same as one made anew", () => {
    const trips = ["06:00", "08:10", "09:00", "09:20"].map((clock, n) =>
      through(aDrive(n, { "tan-lap": clock })),
    );
    const kept = boardsBy(roads(twoWeeks));
    const said = (board: readonly OnBoard[], now: number) =>
      board.map(({ trip, due }) => {
        const isLate = ms(due!.late!) < now;
        return [trip.id, due!.at, due!.late, isLate && due!.chance];
      });
    for (let minutes = 0; minutes < 240; minutes += 7) {
      const now = ms(at("09:20")) + minutes * 60_000;
      const anew = boardsBy(roads(twoWeeks)).atPost(trips, "dong-xoai", now);
      expect(said(kept.atPost(trips, "dong-xoai", now), now)).toEqual(said(anew, now));
    }
  });
});

describe("the wall", () => {
  const transit = { transit: true } as const;
  test("[K13] shows each vehicle at the stop it comes to next, by when it is due there, those late first", () => {
    const trips = [
      aDrive(1, { "tan-lap": "09:20" }, transit),
      aDrive(2, { "tan-lap": "08:00", "dong-xoai": "08:40" }, transit),
      aDrive(3, { "tan-lap": "05:00" }, transit),
      aDrive(4, { "cai-chanh": "09:28" }, transit),
      aDrive(5, { "tan-lap": "09:00", "dong-xoai": "09:29" }, { ...transit, status: "held" }),
      aDrive(6, { "tan-lap": "09:00" }, { status: "arrived", closedAt: at("09:20") }),
    ];
    const board = boardsBy(roads()).underWay(trips, ms(at("09:30")));
    expect(board.map(({ trip, stop }) => `${trip.id} ${stop}`)).toEqual([
      "trip-3 dong-xoai",
      "trip-2 bu-dang",
      "trip-1 dong-xoai",
      "trip-4 bu-dang",
      "trip-5 bu-dang",
    ]);
    expect(board.at(-1)!.due).toBeNull();
  });

  test("[K13] shows those that it cannot tell apart by due time by when they were last seen, whatever came first", () => {
    const held = { ...transit, status: "held" } as const;
    const trips = [
      aDrive(1, { "tan-lap": "09:00" }, held),
      aDrive(2, { "tan-lap": "09:10" }, held),
      aDrive(3, { "tan-lap": "09:10" }, held),
    ];
    for (const all of [trips, trips.toReversed()])
      expect(
        boardsBy(roads())
          .underWay(all, ms(at("09:30")))
          .map(({ trip }) => trip.id),
      ).toEqual(["trip-2", "trip-3", "trip-1"]);
  });
});

describe("an endpoint", () => {
  const board = (trips: readonly Trip[], clock = "09:30") =>
    boardsBy(roads()).atEndpoint(trips, "kcn-minh-hung", ms(at(clock)));
  // As most leave the corridor at Đồng Xoài for it.
  const bound = { endpoint: "kcn-minh-hung" };
  const model = {
    ...noTravelModel,
    turnOffs: [
      {
        ...{ corridor: "dt741-ql14", endpoint: "kcn-minh-hung", checkpoint: "dong-xoai", count: 9 },
        others: [],
      },
    ],
  };
  const turningOff = (trips: readonly Trip[]) =>
    boardsBy(roads(model)).atEndpoint(trips, "kcn-minh-hung", ms(at("09:30")));

  test("[K15] is told of a vehicle once, when it has passed its last post, and not again where a late scan renames its trip", () => {
    const before = aDrive(1, { "tan-lap": "08:40" }, bound);
    const passed = aDrive(1, { "tan-lap": "08:40", "dong-xoai": "09:20" }, bound);
    expect(newlyNext(turningOff([before]), new Set())).toEqual([]);
    const news = newlyNext(turningOff([passed]), new Set());
    expect(idsOf(news)).toEqual(["trip-1"]);
    const told = toldOf(new Set(), news);
    expect(newlyNext(turningOff([passed]), told)).toEqual([]);
    const renamed = { ...passed, id: "trip-0", aliases: ["trip-1"] };
    expect(newlyNext(turningOff([renamed]), told)).toEqual([]);
    expect(idsOf(newlyNext(turningOff([{ ...passed, id: "trip-9" }]), told))).toEqual(["trip-9"]);
    expect(newlyNext(turningOff([{ ...passed, status: "held" }]), new Set())).toEqual([]);
    expect(toldOf(told, [{ ...news[0]!, stop: "@other" }], 1).size).toBe(1);
  });

  test("[K12] shows what is bound for it by when it is due, and nothing that has arrived", () => {
    const trips = [
      aDrive(1, { "tan-lap": "09:10" }, bound),
      aDrive(2, { "tan-lap": "09:00" }, bound),
      aDrive(3, { "tan-lap": "09:00" }, { ...bound, status: "arrived" }),
    ];
    expect(idsOf(board(trips))).toEqual(["trip-2", "trip-1"]);
  });
});

describe("for any order, repetition and batching of scans", () => {
  const vehicles = [0, 1, 2].map((n) => ({
    plate: aPlate(`93C-5000${n}`),
    pass: `1-0-${60 + n}` as ScanFact["pass"],
  }));
  const scan = fc
    .record({
      vehicle: fc.constantFrom(...vehicles),
      checkpoint: fc.constantFrom("tan-lap", "dong-xoai", "bu-dang", "cai-chanh", "tuan-tra"),
      atGate: fc.constantFrom(null, null, null, ownGate, elsewhereGate),
      minutes: fc.integer({ min: 0, max: 400 }),
      decision: fc.constantFrom(...decisions, "let-through" as const, "let-through" as const),
      endpoint: fc.constantFrom("kcn-chon-thanh", "kcn-minh-hung"),
    })
    .map(({ vehicle, atGate, minutes, ...change }) => ({
      ...{ ...change, ...vehicle, ...atGate },
      at: new Date(ms(at("05:00")) + minutes * 60_000).toISOString(),
    }));
  const scans = fc
    .array(scan, { maxLength: 14 })
    .map((all) => all.map((change, n) => aScanFact(n + 1, change)));
  const arrivals = scans.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray(all, { minLength: all.length }),
      again: fc.subarray(all),
      cut: fc.nat({ max: 14 }),
      hour: fc.integer({ min: 5, max: 20 }),
      mixed: fc.boolean(),
    }),
  );

  const now = (hour: number) => ms(at(`${String(hour).padStart(2, "0")}:10`));
  /** Trips of all vehicles, folded of batches one after the other. */
  const tripsOf = (batches: readonly (readonly ScanFact[])[], asOf: string): Trip[] =>
    vehicles.flatMap(({ plate }) => {
      let known: readonly ScanFact[] = [];
      let trips: readonly Trip[] = [];
      for (const batch of batches) {
        known = [...known, ...batch.filter((one) => one.plate === plate)];
        trips = foldTrips(known, asOf, trips);
      }
      return trips.map((trip) => ({ ...trip, aliases: [] }));
    });
  const whole = (trips: readonly Trip[], hour: number) => {
    const boards = boardsBy(roads(twoWeeks));
    const wall = boardOf(trips, [], { plate: "", corridor: null }, now(hour));
    return {
      posts: [...placesForTests.checkpoints.keys()].map((id) =>
        boards.atPost(trips, id, now(hour)),
      ),
      endpoints: [...placesForTests.endpoints.keys()].map((id) =>
        boards.atEndpoint(trips, id, now(hour)),
      ),
      wall: boards.underWay([...wall.held, ...wall.onTheRoad], now(hour)),
    };
  };

  test("[K10] [K12] [K13] [K15] whole boards are the same: of every post, every endpoint, and the wall", () => {
    let shown = 0;
    fc.assert(
      fc.property(arrivals, ({ all, order, again, cut, hour, mixed }) => {
        const asOf = new Date(now(hour)).toISOString();
        const straight = whole(tripsOf([all], asOf), hour);
        const batches = [order.slice(0, cut), [...order.slice(cut), ...again]];
        const piecemeal = tripsOf(batches, asOf);
        shown += straight.wall.length;
        expect(whole(mixed ? piecemeal.reverse() : piecemeal, hour)).toEqual(straight);
      }),
      { numRuns: 300, seed: 20_261_130 },
    );
    expect(shown).toBeGreaterThan(100);
  });
});
