import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsv } from "../../shared/domain/csv.ts";
import { dayOf, tallyDay } from "../../shared/domain/daily.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aPlate } from "../build/a-plate.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip, type Sighting } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const north = ["bu-dang", "binh-phuoc"];
const south = ["dong-phu", "binh-phuoc"];
const areasOf = new Map([
  ["tan-lap", south],
  ["dong-xoai", south],
  ["bu-dang", north],
  ["cai-chanh", north],
  ["kcn-chon-thanh", ["binh-phuoc"]],
]);
const today = at().slice(0, 10);
const midnight = dayOf(today, Number.POSITIVE_INFINITY);

const table = (trips: readonly Trip[], day = midnight) => {
  const tally = tallyDay(day, areasOf);
  for (const trip of trips) tally.addTrip(trip);
  return Object.fromEntries(
    tally
      .rows()
      .map(({ area, entered, left, inside, unexplained }) => [
        area,
        [entered, left, inside, unexplained].map(({ vehicles, people }) => `${vehicles}/${people}`),
      ]),
  );
};

/** The nth vehicle's trip, seen at posts one hour after the other from nine on. */
const driven = (
  n: number,
  posts: readonly (readonly [string, number | null])[],
  change: Partial<Trip> = {},
): Trip => {
  const sightings = posts.map(
    ([checkpoint, occupants], place): Sighting =>
      aSighting(n * 100 + place, {
        checkpoint,
        occupants,
        at: at(`${9 + place}:00`.padStart(5, "0")),
      }),
  );
  const closed = change.status && change.status !== "on-the-road" && change.status !== "held";
  return aTrip({
    id: aScanId(n * 100),
    pass: null,
    plate: aPlate(`93C-100.${String(n).padStart(2, "0")}`),
    openedAt: sightings[0]!.at,
    closedAt: closed ? sightings.at(-1)!.at : null,
    sightings,
    ...change,
  });
};
const through = [
  ["tan-lap", 4],
  ["bu-dang", 4],
  ["cai-chanh", 4],
] as const;

describe("[R10] the table of a day", () => {
  test("[R10] a day is Việt Nam's, and told as far as it is over", () => {
    const noon = Date.parse("2026-11-22T12:00:00+07:00");
    expect(dayOf("2026-11-22", noon)).toEqual({
      from: Date.parse("2026-11-21T17:00:00Z"),
      until: Date.parse("2026-11-22T17:00:00Z"),
      asOf: noon,
    });
  });

  test("[R10] what passes through enters and leaves each area on its way", () => {
    expect(table([driven(1, through, { status: "exited" })])).toEqual({
      "binh-phuoc": ["1/4", "1/4", "0/0", "0/0"],
      "dong-phu": ["1/4", "1/4", "0/0", "0/0"],
      "bu-dang": ["1/4", "1/4", "0/0", "0/0"],
    });
  });

  test("[R10] what is under way, held or arrived is inside where it was seen last", () => {
    const arrived = driven(
      1,
      [
        ["tan-lap", 2],
        ["kcn-chon-thanh", 2],
      ],
      { status: "arrived" },
    );
    const held = driven(2, [["tan-lap", 3]], { status: "held" });
    expect(table([arrived, held])).toEqual({
      "binh-phuoc": ["2/5", "0/0", "2/5", "0/0"],
      "dong-phu": ["2/5", "1/2", "1/3", "0/0"],
    });
  });

  test("[R10] who was inside before the day began did not enter on it", () => {
    const before = driven(1, through.slice(0, 2));
    const next = dayOf(at("12:00", 1).slice(0, 10), Number.POSITIVE_INFINITY);
    expect(table([before], next)).toEqual({
      "binh-phuoc": ["0/0", "0/0", "1/4", "0/0"],
      "bu-dang": ["0/0", "0/0", "1/4", "0/0"],
    });
    expect(table([before], { ...midnight, asOf: ms(at("09:30")) })).toEqual({
      "binh-phuoc": ["1/4", "0/0", "1/4", "0/0"],
      "dong-phu": ["1/4", "0/0", "1/4", "0/0"],
    });
  });

  test("[R10] home after it arrived it leaves, and is not inside besides", () => {
    const came = driven(
      1,
      [
        ["tan-lap", 2],
        ["kcn-chon-thanh", 2],
      ],
      { status: "arrived" },
    );
    const home = driven(
      1,
      [
        ["dong-xoai", 1],
        ["tan-lap", 1],
      ],
      {
        id: aScanId(199),
        status: "exited",
        setsOut: true,
        openedAt: at("14:00"),
        closedAt: at("15:00"),
      },
    );
    const seen = {
      ...home,
      sightings: home.sightings.map((one, n) => ({ ...one, at: at(`${14 + n}:00`) })),
    };
    const expected = ["1/2", "1/1", "0/0", "0/0"];
    expect(table([came, seen])["binh-phuoc"]).toEqual(expected);
    expect(table([seen, came])["binh-phuoc"]).toEqual(expected);
  });

  test("[R10] turned back it left; turned back where it would have come in it never entered", () => {
    const inside = driven(
      1,
      [
        ["tan-lap", 2],
        ["bu-dang", 2],
      ],
      { status: "turned-back" },
    );
    const last = inside.sightings.at(-1)!;
    const turned = {
      ...inside,
      sightings: [inside.sightings[0]!, { ...last, decision: "turn-back" as const }],
    };
    expect(table([turned])).toEqual({
      "binh-phuoc": ["1/2", "1/2", "0/0", "0/0"],
      "dong-phu": ["1/2", "1/2", "0/0", "0/0"],
    });
  });

  test("[R10] unexplained is who lapsed, and who was counted otherwise than was declared", () => {
    const lapsed = driven(1, [["tan-lap", 2]], { status: "lapsed", closedAt: at("20:00") });
    const fewer = driven(2, [
      ["tan-lap", 5],
      ["dong-xoai", 3],
    ]);
    const declared = driven(3, [
      ["tan-lap", 5],
      ["dong-xoai", 3],
    ]);
    const [first, second] = declared.sightings;
    const off = { ...second!, changes: [{ why: "dropped-off" as const, people: 2 }] };
    const explained = { ...declared, sightings: [first!, off] };
    expect(table([lapsed, fewer])["dong-phu"]).toEqual(["2/7", "0/0", "1/3", "2/4"]);
    expect(table([explained])["dong-phu"]).toEqual(["1/5", "0/0", "1/3", "0/0"]);
    expect(table([{ ...explained, transit: true }])["dong-phu"]?.[3]).toBe("1/2");
  });

  test("[R10] the same for any order of the trips", () => {
    const trips = [
      driven(1, through, { status: "exited" }),
      driven(2, [
        ["tan-lap", 5],
        ["dong-xoai", 3],
      ]),
      driven(3, [["bu-dang", null]], { status: "lapsed", closedAt: at("20:00") }),
      driven(2, [["cai-chanh", 1]], { id: aScanId(299), openedAt: at("09:00") }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(trips, { minLength: trips.length }), (shuffled) => {
        expect(table(shuffled)).toEqual(table(trips));
      }),
    );
  });
});

test("[R11] what a spreadsheet would run is text, and text keeps its shape", () => {
  expect(
    toCsv([
      ["Địa bàn", "Vào"],
      ['Xã "A", B', 3],
    ]),
  ).toBe('\ufeff"Địa bàn","Vào"\r\n"Xã ""A"", B",3\r\n');
  for (const start of ["=", "+", "-", "@", "\t", "\r"])
    expect(toCsv([[`${start}1+1`]])).toBe(`\ufeff"'${start}1+1"\r\n`);
  expect(toCsv([["1=1", -4]])).toBe('\ufeff"1=1",-4\r\n');
});
