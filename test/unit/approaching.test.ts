import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approaching, dueAt, goneBy } from "../../shared/domain/approaching.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const corridor = aCorridor();
/** A trip seen at these posts in turn, half an hour apart from nine. */
const seenAt = (n: number, ...posts: string[]) =>
  aTrip({
    id: aScanId(n),
    sightings: posts.map((checkpoint, i) =>
      aSighting(n * 10 + i, { checkpoint, at: at(i === 0 ? "09:00" : "09:30") }),
    ),
  });
const expectedAt = (post: string, trips: ReturnType<typeof aTrip>[], now = at("10:00")) =>
  approaching(trips, post, [corridor], now).map(({ trip, km }) => [trip.id, km]);

describe("a post", () => {
  test("[T7] expects those last seen before it, nearest first", () => {
    const trips = [seenAt(1, "tan-lap"), seenAt(2, "tan-lap", "dong-xoai")];
    expect(expectedAt("bu-dang", trips)).toEqual([
      [aScanId(2), 50],
      [aScanId(1), 75],
    ]);
  });

  test("[T7] does not expect those seen here, past it, or on another corridor", () => {
    const trips = [
      seenAt(1, "tan-lap", "dong-xoai"),
      seenAt(2, "tan-lap", "bu-dang"),
      seenAt(4, "tan-lap", "dong-xoai", "tan-lap"),
      { ...seenAt(3, "tan-lap"), corridor: "ql13" },
    ];
    expect(expectedAt("dong-xoai", trips)).toEqual([]);
    expect(approaching([seenAt(1, "tan-lap")], "chon-thanh", [corridor], at("10:00"))).toEqual([]);
  });

  test("[T7] does not expect those seen at its own kilometre, across the road", () => {
    const posts = [...corridor.posts, { checkpoint: "tan-lap-2", km: 0 }];
    const way = { ...corridor, posts };
    expect(approaching([seenAt(1, "tan-lap")], "tan-lap-2", [way], at("10:00"))).toEqual([]);
  });

  test("[T7] expects the same where those who are gone by first and last sighting are left out unread", () => {
    const names = [...corridor.posts.map(({ checkpoint }) => checkpoint), "to-tuan-tra-1"];
    const ways = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(ways, { maxLength: 12 }), fc.constantFrom(...names), (all, post) => {
        const trips = all.map((posts, n) => seenAt(n + 1, ...posts));
        const gone = new Set(goneBy(corridor, post));
        const left = trips.filter(
          ({ sightings }) =>
            !gone.has(`${sightings[0]!.checkpoint} ${sightings.at(-1)!.checkpoint}`),
        );
        expect(expectedAt(post, left)).toEqual(expectedAt(post, trips));
      }),
    );
    const gone = [seenAt(1, "tan-lap", "bu-dang"), seenAt(2, "dong-xoai")];
    for (const { sightings } of gone)
      expect(goneBy(corridor, "dong-xoai")).toContain(
        `${sightings[0]!.checkpoint} ${sightings.at(-1)!.checkpoint}`,
      );
  });

  test("[T7] expects those driving the corridor the other way", () => {
    const back = seenAt(1, "cai-chanh", "bu-dang");
    expect(expectedAt("dong-xoai", [back])).toEqual([[aScanId(1), 50]]);
    expect(expectedAt("dong-xoai", [seenAt(1, "cai-chanh")])).toEqual([[aScanId(1), 75]]);
    expect(expectedAt("cai-chanh", [seenAt(1, "bu-dang", "dong-xoai")])).toEqual([]);
  });

  test("[T7] those seen nowhere on their corridor come last, without a distance", () => {
    const trips = [seenAt(1, "to-tuan-tra-1"), seenAt(2, "tan-lap")];
    expect(expectedAt("dong-xoai", trips)).toEqual([
      [aScanId(2), 25],
      [aScanId(1), null],
    ]);
  });

  test("[T7] a patrol on the way does not lose the vehicle", () => {
    expect(expectedAt("bu-dang", [seenAt(1, "tan-lap", "to-tuan-tra-1")])).toEqual([
      [aScanId(1), 75],
    ]);
  });

  test("[T7] expects the held, not the ended", () => {
    expect(expectedAt("dong-xoai", [{ ...seenAt(1, "tan-lap"), status: "held" }])).toHaveLength(1);
    for (const status of ["arrived", "turned-back", "handed-over", "exited", "lapsed"] as const)
      expect(expectedAt("dong-xoai", [{ ...seenAt(1, "tan-lap"), status }])).toEqual([]);
  });

  test("[T7] after 24 h unseen it is no longer coming", () => {
    const trips = [seenAt(1, "tan-lap")];
    expect(expectedAt("dong-xoai", trips, at("09:00", 1))).toHaveLength(1);
    expect(expectedAt("dong-xoai", trips, at("09:01", 1))).toEqual([]);
  });

  test("[T7] of those equally near the one seen last comes first", () => {
    const early = aTrip({ id: aScanId(1), sightings: [aSighting(1, { at: at("08:00") })] });
    expect(expectedAt("dong-xoai", [early, seenAt(2, "tan-lap")]).map(([id]) => id)).toEqual([
      aScanId(2),
      aScanId(1),
    ]);
  });
});

describe("an endpoint", () => {
  test("[T8] expects every open trip to it, those seen furthest along first", () => {
    const later = aTrip({ id: aScanId(1), sightings: [aSighting(1, { at: at("09:45") })] });
    const trips = [
      later,
      seenAt(2, "tan-lap", "dong-xoai"),
      { ...seenAt(3, "tan-lap"), endpoint: "kcn-minh-hung" },
      { ...seenAt(4, "tan-lap"), status: "arrived" as const },
    ];
    expect(dueAt(trips, ["kcn-chon-thanh"]).map(({ trip, km }) => [trip.id, km])).toEqual([
      [aScanId(2), null],
      [aScanId(1), null],
    ]);
  });

  test("[T8] tells the distance where its gate stands on the corridor", () => {
    const trips = [
      seenAt(1, "to-tuan-tra-1"),
      seenAt(2, "tan-lap"),
      seenAt(3, "tan-lap", "dong-xoai"),
    ];
    const due = dueAt(trips, ["kcn-chon-thanh"], [corridor], ["bu-dang"]);
    expect(due.map(({ trip, km }) => [trip.id, km])).toEqual([
      [aScanId(3), 50],
      [aScanId(2), 75],
      [aScanId(1), null],
    ]);
  });
});
