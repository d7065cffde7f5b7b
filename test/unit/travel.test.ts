import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ms } from "../../shared/domain/time.ts";
import { bandOf } from "../../shared/domain/travel/band.ts";
import { byDue } from "../../shared/domain/travel/board.ts";
import { dueTimes, stopsToCome } from "../../shared/domain/travel/due.ts";
import { shareBeyond, spreadOfWay, widestSpread } from "../../shared/domain/travel/spread.ts";
import {
  noTravelModel,
  type RoadMark,
  travelModel,
} from "../../shared/domain/travel/travel-shape.ts";
import { priorMinutes, travelBy } from "../../shared/domain/travel/usual.ts";
import { quantiles } from "../../shared/domain/travel/weighted.ts";
import { aDrive, afterNine, learned } from "../build/a-drive.ts";
import { placesForTests } from "../build/a-history.ts";
import { aSighting } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const roads = (model = noTravelModel, marks: readonly RoadMark[] = []) => ({
  places: placesForTests,
  travel: travelBy(model),
  marks,
});
const dueAt = (
  by: ReturnType<typeof roads>,
  trip: ReturnType<typeof aDrive>,
  stop: string,
  now = at("09:00"),
) => dueTimes(by, trip, [stop], ms(now))[0]!;
/** Minutes after nine. */
const minutesOf = (time: string | null): number =>
  time === null ? Number.POSITIVE_INFINITY : (ms(time) - ms(at("09:00"))) / 60_000;

/** Twenty drives a day from Tân Lập to Đồng Xoài at nine, of so many minutes give or take a tenth. */
const days = (minutes: readonly number[], change = {}) =>
  minutes.flatMap((usual, day) =>
    Array.from({ length: 20 }, (_, n) =>
      aDrive(
        day * 20 + n,
        { "tan-lap": "09:00", "dong-xoai": afterNine(usual * (0.9 + (n % 5) * 0.05)) },
        change,
        -1 - day,
      ),
    ),
  );
const theSegment = (model: ReturnType<typeof learned>) =>
  model.segments.find(({ from, to }) => from === "tan-lap" && to === "dong-xoai")!;

describe("a band", () => {
  test("[K2] is an hour of a working day or a weekend in Việt Nam's time; a night belongs to the day it began on", () => {
    // 22 November 2026 is a Sunday.
    expect(bandOf(ms(at("09:59")))).toBe("rest-09");
    expect(bandOf(ms(at("10:00")))).toBe("rest-10");
    expect(bandOf(ms(at("09:00", 1)))).toBe("work-09");
    expect(bandOf(ms(at("21:30", 1)))).toBe("work-20");
    expect(bandOf(ms(at("23:00")))).toBe("rest-22");
    expect(bandOf(ms(at("04:59", 1)))).toBe("rest-22");
    expect(bandOf(ms(at("05:00", 1)))).toBe("work-05");
  });
});

describe("what is learned", () => {
  test("[K1] on the first day the distance tells, with the widest spread", () => {
    const due = dueAt(roads(), aDrive(1, { "tan-lap": "09:00" }), "dong-xoai");
    expect(minutesOf(due.at)).toBeCloseTo(priorMinutes(25), 1);
    // Two posts across the road from each other.
    expect(priorMinutes(0)).toBeGreaterThan(1);
    expect(minutesOf(due.late) / minutesOf(due.at)).toBeCloseTo(
      Math.exp(1.2816 * widestSpread.slower),
      2,
    );
    expect(minutesOf(due.early)).toBeLessThan(minutesOf(due.at));
  });

  test("[K3] after a fortnight the usual time is that of the drives, not of the outliers among them", () => {
    const jammed = days([180]).slice(0, 8);
    const model = learned([...days(Array(14).fill(50)), ...jammed]);
    const due = dueAt(roads(model), aDrive(1, { "tan-lap": "09:00" }), "dong-xoai");
    expect(minutesOf(due.at)).toBeGreaterThan(45);
    expect(minutesOf(due.at)).toBeLessThan(53);
  });

  test("[K3] one day of jams moves the usual time by no more than two thirds of the way", () => {
    const jam = learned(days([120]));
    const { usual } = dueAt(roads(jam), aDrive(1, { "tan-lap": "09:00" }), "dong-xoai");
    const moved = Math.log(usual / priorMinutes(25)) / Math.log(120 / priorMinutes(25));
    expect(moved).toBeGreaterThan(0.3);
    expect(moved).toBeLessThan(0.67);
    const after = learned([...days([50, 50, 50]), ...days([50, 50, 50, 120]).slice(60)]);
    const later = dueAt(roads(after), aDrive(1, { "tan-lap": "09:00" }), "dong-xoai");
    expect(later.usual).toBeLessThan(56);
  });

  test("[K3] bands, weekends and kinds are told apart where they were seen apart", () => {
    const slowAtSeven = Array.from({ length: 200 }, (_, n) =>
      aDrive(n, { "tan-lap": "07:00", "dong-xoai": "08:20" }, {}, -1 - (n % 10)),
    );
    const coaches = Array.from({ length: 200 }, (_, n) =>
      aDrive(n, { "tan-lap": "09:00", "dong-xoai": "09:30" }, { kind: 7 }, -1 - (n % 10)),
    );
    const model = learned([...days(Array(10).fill(50)), ...slowAtSeven, ...coaches]);
    const by = roads(model);
    const nine = dueAt(by, aDrive(1, { "tan-lap": "09:00" }, {}, -1), "dong-xoai").usual;
    const seven = dueAt(by, aDrive(1, { "tan-lap": "07:00" }, {}, -1), "dong-xoai").usual;
    const coach = dueAt(by, aDrive(1, { "tan-lap": "09:00" }, { kind: 7 }, -1), "dong-xoai").usual;
    expect(seven).toBeGreaterThan(nine * 1.3);
    expect(coach).toBeLessThan(nine * 0.75);
    const [cell] = theSegment(model).cells;
    expect(by.travel.minutes(theSegment(model), cell!.band, cell!.kind)).toBe(cell!.usual);
    const other = { ...cell!, usual: 77 };
    const [segment] = [{ ...theSegment(model), cells: [other] }];
    const changed = travelBy({ ...model, segments: [segment!] });
    expect(changed.minutes(segment!, cell!.band, cell!.kind)).toBe(77);
  });

  test("[K3] a segment seen once is held near what is likely without it, and its row says so", () => {
    const model = learned([aDrive(1, { "tan-lap": "09:00", "dong-xoai": "12:00" })]);
    const segment = theSegment(model);
    expect(segment).toMatchObject({ count: 1, days: 1, km: 25 });
    expect(segment.cells).toEqual([
      expect.objectContaining({ band: "rest-09", count: 1, days: 1, p10: 180, p50: 180, p90: 180 }),
    ]);
    expect(segment.cells[0]!.usual).toBeLessThan(85);
    expect(segment.cells[0]!.usual).toBeGreaterThan(priorMinutes(25));
  });

  test("[K10] what tells nothing of the road is counted, not used: too fast, after a hold, on a marked road", () => {
    const mark: RoadMark = {
      from: "dong-xoai",
      to: "bu-dang",
      factor: 2,
      since: at("10:00"),
      until: at("11:00"),
    };
    const model = learned(
      [
        aDrive(1, { "tan-lap": "09:00", "dong-xoai": "09:05" }),
        aDrive(2, { "tan-lap": "09:00", "dong-xoai": "09:00" }),
        aDrive(3, { "dong-xoai": "09:30", "bu-dang": "10:40" }),
        aDrive(4, { "dong-xoai": "11:00", "bu-dang": "12:00" }),
        aDrive(
          5,
          {},
          {
            sightings: [
              aSighting(1, { decision: "hold" }),
              aSighting(2, { checkpoint: "dong-xoai", at: at("11:00") }),
            ],
          },
        ),
      ],
      [mark],
    );
    expect(model).toMatchObject({ used: 1, tooFast: 2, marked: 1, held: 1 });
  });

  test("[K10] two posts at one kilometre, and a clock that runs back, give no time below a minute and no failure", () => {
    expect(priorMinutes(0)).toBeGreaterThan(1);
    const back = aDrive(1, { "dong-xoai": "09:00", "tan-lap": "08:00" });
    expect(learned([back])).toMatchObject({ used: 0, tooFast: 1 });
    expect(travelModel.safeParse(learned([back])).success).toBe(true);
  });

  test("[K10] a drive past a post that did not see it tells of both its parts, and of the post", () => {
    const model = learned([
      ...days([50]),
      aDrive(900, { "tan-lap": "09:00", "bu-dang": "12:00" }, {}, -1),
      aDrive(901, { "tan-lap": "09:00", "dong-xoai": "09:50", "bu-dang": "11:30" }, {}, -1),
    ]);
    expect(theSegment(model).count).toBe(22);
    expect(model.posts).toEqual([{ checkpoint: "dong-xoai", passed: 2, unseen: 1 }]);
  });

  test("[K10] the same trips give the same table in any order", () => {
    const trips = [
      ...days([50, 55, 48]),
      ...days([40], { kind: 7 }),
      aDrive(900, { "tan-lap": "09:00", "bu-dang": "12:00" }, {}, -1),
      aDrive(901, { "cai-chanh": "13:00", "bu-dang": "14:00", "cong-kcn-chon-thanh": "17:00" }),
    ];
    const inOrder = learned(trips);
    expect(travelModel.parse(inOrder)).toEqual(inOrder);
    fc.assert(
      fc.property(fc.shuffledSubarray(trips, { minLength: trips.length }), (mixed) => {
        expect(learned(mixed)).toEqual(inOrder);
      }),
      { numRuns: 15 },
    );
  });

  test("quantiles lie between the values, by their weight", () => {
    expect(quantiles([], [0.5])).toEqual([0]);
    expect(quantiles([[7, 1]], [0.1, 0.5, 0.9])).toEqual([7, 7, 7]);
    const five = [5, 1, 4, 2, 3].map((value): [number, number] => [value, 1]);
    expect(quantiles(five, [0.5])).toEqual([3]);
    expect(
      quantiles(
        [
          [1, 1],
          [9, 100],
        ],
        [0.5],
      )[0],
    ).toBeGreaterThan(8);
  });
});

describe("a due time", () => {
  const model = learned(days(Array(14).fill(50)));

  test("[K4] is known for the stops ahead up to where the vehicle leaves for its endpoint, and for that", () => {
    const trip = aDrive(1, { "tan-lap": "09:00" }, { endpoint: "kcn-minh-hung" });
    const there = learned(
      Array.from({ length: 3 }, (_, n) =>
        aDrive(
          n,
          { "tan-lap": "09:00", "dong-xoai": "09:50", "cong-kcn-minh-hung": "10:20" },
          { endpoint: "kcn-minh-hung" },
        ),
      ),
    );
    expect(there.turnOffs).toEqual([
      {
        ...{ corridor: "dt741-ql14", endpoint: "kcn-minh-hung", checkpoint: "dong-xoai", count: 3 },
        others: [],
      },
    ]);
    const gate = { "cong-kcn-minh-hung": "10:20" };
    const bound = { endpoint: "kcn-minh-hung" };
    const some = learned([
      aDrive(1, { "tan-lap": "08:00", ...gate }, bound),
      aDrive(2, { "dong-xoai": "09:50", ...gate }, bound),
      aDrive(3, { "dong-xoai": "09:50", ...gate }, bound),
    ]);
    expect(some.turnOffs).toMatchObject([
      { checkpoint: "dong-xoai", count: 2, others: [{ checkpoint: "tan-lap", count: 1 }] },
    ]);
    expect(stopsToCome(roads(there), trip)).toEqual(["dong-xoai", "@kcn-minh-hung"]);
    const due = dueTimes(roads(there), trip, ["dong-xoai", "@kcn-minh-hung"], ms(at("09:00")));
    expect(due).toHaveLength(2);
    expect(ms(due[1]!.at!)).toBeGreaterThan(ms(due[0]!.at!));
    expect(stopsToCome(roads(), { ...trip, transit: true })).toEqual([
      "dong-xoai",
      "bu-dang",
      "cai-chanh",
    ]);
    expect(dueTimes(roads(), aDrive(1, { "to-tuan-tra": "09:00" }), ["dong-xoai"], 0)).toEqual([]);
  });

  test("[K6] over several stretches is the sum, each in the band in which it is come to, and narrower than the widest of them", () => {
    const trip = aDrive(1, { "tan-lap": "09:00" });
    const one = dueAt(roads(model), trip, "dong-xoai");
    const two = dueAt(roads(model), trip, "bu-dang");
    expect(two.usual).toBeGreaterThan(one.usual + 30);
    const width = (due: typeof one) => Math.log(ms(due.late!) - ms(due.early!));
    const apart = spreadOfWay(
      [
        { ...widestSpread, usual: 40 },
        { ...widestSpread, usual: 40 },
      ],
      0,
    );
    const together = spreadOfWay([{ ...widestSpread, usual: 40 }], 1);
    expect(together.slower).toBeCloseTo(widestSpread.slower, 6);
    const slowAtTen = {
      ...model,
      bands: [...model.bands, { ...model.bands[0]!, band: "rest-10" as const, factor: 3 }],
    };
    const from = (clock: string) =>
      dueAt(roads(slowAtTen), aDrive(1, { "tan-lap": clock }), "bu-dang").usual;
    expect(from("09:50")).toBeGreaterThan(from("09:00") * 1.3);
    expect(width(two)).toBeGreaterThan(width(one));
    expect(apart.slower).toBeCloseTo(widestSpread.slower / Math.SQRT2, 6);
  });

  test("[K7] a road marked slow takes so much longer while it is; shut, nobody is due before it opens", () => {
    const trip = aDrive(1, { "tan-lap": "09:00" });
    const free = minutesOf(dueAt(roads(model), trip, "dong-xoai").at);
    const mark = (factor: number | null, since: string, until: string | null): RoadMark => ({
      ...{ from: "tan-lap", to: "dong-xoai", factor, since: at(since) },
      until: until === null ? null : at(until),
    });
    const by = (...marks: RoadMark[]) => dueAt(roads(model, marks), trip, "dong-xoai");
    expect(minutesOf(by(mark(2, "08:00", null)).at)).toBeCloseTo(2 * free, 1);
    expect(minutesOf(by(mark(2, "09:10", "09:30")).at)).toBeCloseTo(free + 10, 1);
    expect(minutesOf(by(mark(null, "09:10", "10:10")).at)).toBeCloseTo(free + 60, 1);
    expect(by(mark(null, "09:10", null)).at).toBeNull();
    expect(by({ ...mark(2, "08:00", null), from: "dong-xoai", to: "tan-lap" }).at).toBe(by().at);
    expect(by({ ...mark(2, "08:00", null), from: "bu-dang" }).at).toBe(by().at);
    const shut = roads(model, [mark(null, "09:10", "12:10")]);
    expect(dueAt(shut, trip, "dong-xoai", at("12:00")).chance).toBeGreaterThan(0.9);
    expect(dueAt(shut, trip, "dong-xoai", at("15:00")).chance).toBeLessThan(0.05);
    expect(
      dueAt(roads(model, [mark(null, "09:10", null)]), trip, "dong-xoai", at("20:00")).chance,
    ).toBe(1);
  });

  test("[K8] a vehicle that went slowly so far is expected later, an outlier no later than the slowest tenth", () => {
    const pairs = Array.from({ length: 200 }, (_, n) => {
      const slow = n % 2 === 0 ? 1.15 : 0.87;
      return aDrive(
        n,
        { "tan-lap": "09:00", "dong-xoai": afterNine(40 * slow), "bu-dang": afterNine(120 * slow) },
        {},
        -1 - (n % 14),
      );
    });
    const paced = learned(pairs);
    expect(paced.pace).toBeGreaterThan(0.5);
    const behind = (minutes: number) =>
      dueAt(
        roads(paced),
        aDrive(1, { "tan-lap": "09:00", "dong-xoai": afterNine(minutes) }),
        "bu-dang",
      ).usual;
    expect(behind(46)).toBeGreaterThan(behind(36) * 1.1);
    expect(behind(300)).toBeLessThan(behind(46) * 1.3);
  });

  test("[K9] the chance that it is still to come falls with time, and never below that it was missed there", () => {
    const trip = aDrive(1, { "tan-lap": "09:00" }, { transit: true });
    const chances = ["09:10", "09:50", "10:10", "10:40", "12:00", "16:00"].map(
      (now) => dueAt(roads(model), trip, "dong-xoai", at(now)).chance,
    );
    expect(chances[0]).toBeGreaterThan(0.97);
    expect([...chances].sort((a, b) => b - a)).toEqual(chances);
    // At 10:40 it would be there, but one in fifty drives past unseen and has still a long way to the next post.
    expect(chances[3]).toBeGreaterThan(0.01);
    expect(chances[5]).toBeLessThan(0.002);
  });

  test("[K4] [K9] whoever a post missed where it turns off is looked for at its endpoint, not at the next post of the corridor", () => {
    const endpoint = "kcn-minh-hung";
    const way = { "tan-lap": "09:00", "dong-xoai": "09:50", "cong-kcn-minh-hung": "10:20" };
    const there = learned(
      Array.from({ length: 14 * 4 }, (_, n) =>
        aDrive(n, way, { endpoint }, -1 - Math.floor(n / 4)),
      ),
    );
    const trip = aDrive(1, { "tan-lap": "09:00" }, { endpoint });
    const chanceAt = (now: string, change = {}) =>
      dueAt(roads(there), { ...trip, ...change }, "dong-xoai", at(now)).chance;
    // The endpoint is half an hour behind the post, the corridor's next post more than an hour.
    expect(chanceAt("11:10")).toBeLessThan(chanceAt("11:10", { transit: true }) / 4);
    // Missed there it is on its way to the endpoint, also where the corridor goes no further.
    const posts = placesForTests.corridors.get("dt741-ql14")!.posts.slice(0, 2);
    const corridors = new Map([["dt741-ql14", { posts }]]);
    const short = { ...roads(there), places: { ...placesForTests, corridors } };
    const [missed] = dueTimes(short, trip, ["dong-xoai"], ms(at("10:15")));
    const [last] = dueTimes(short, { ...trip, transit: true }, ["dong-xoai"], ms(at("10:15")));
    expect(missed!.chance - last!.chance).toBeGreaterThan(0.005);
  });

  test("[K9] a post misses those too whom it did not see turn off for their endpoint", () => {
    const endpoint = "kcn-minh-hung";
    const way = { "tan-lap": "09:00", "dong-xoai": "09:50", "cong-kcn-minh-hung": "10:20" };
    const { "dong-xoai": _, ...unseen } = way;
    const { posts } = learned([
      ...[1, 2, 3].map((n) => aDrive(n, way, { endpoint })),
      aDrive(4, unseen, { endpoint }),
      // As what left the corridor at Tân Lập is known to.
      aDrive(5, { "tan-lap": "09:00", "cong-kcn-chon-thanh": "10:20" }),
    ]);
    expect(posts).toEqual([{ checkpoint: "dong-xoai", passed: 4, unseen: 1 }]);
  });

  test("[K5] the slowest tenth thins out by an e-fold each time, on short ways as stops do", () => {
    const spread = { slower: 0.2, faster: 0.2, tail: 0.5, stops: 10 };
    const tenth = Math.exp(1.2816 * 0.2);
    expect(shareBeyond(spread, 60, 1)).toBeCloseTo(0.5, 2);
    expect(shareBeyond(spread, 60, tenth)).toBeCloseTo(0.1, 3);
    const short = shareBeyond(spread, 5, 4);
    const withoutStops = shareBeyond({ ...spread, stops: 0 }, 5, 4);
    expect(short).toBeGreaterThan(10 * withoutStops);
    expect(shareBeyond(spread, 60, 0)).toBe(1);
  });

  test("[K11] boards begin with the late, the most surprising first, then go by due time; without one comes last", () => {
    const now = ms(at("10:00"));
    const board = (name: string, due: string, late: string, chance: number) => ({
      ...{ name, at: at(due), late: at(late), chance },
    });
    const [soon, later] = [
      board("soon", "10:10", "10:30", 0.7),
      board("later", "10:40", "11:00", 1),
    ];
    const [late, missing] = [
      board("late", "09:30", "09:50", 0.04),
      board("missing", "09:40", "09:58", 0.001),
    ];
    const shut = { name: "shut", at: null, late: null, chance: 1 };
    const sorted = [shut, later, late, soon, missing].sort((a, b) => byDue(a, b, now));
    expect(sorted.map(({ name }) => name)).toEqual(["missing", "late", "soon", "later", "shut"]);
  });
});
