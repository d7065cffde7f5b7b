import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { postsOnWay } from "../../shared/domain/posts-on-way.ts";
import { foldTrips } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanFact } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const way = aCorridor();
const gates: Readonly<Record<string, readonly string[]>> = { "kcn-bu-dang": ["bu-dang"] };
const gatesOf = (endpoint: string) => gates[endpoint] ?? [];
const seenAt = (posts: readonly string[], change: Partial<Trip> = {}) =>
  aTrip({ sightings: posts.map((checkpoint, n) => aSighting(n + 1, { checkpoint })), ...change });
const states = (trip: Trip, on = way) => postsOnWay(trip, on, gatesOf).map(({ state }) => state);

describe("the posts on a trip's way", () => {
  test("[T16] one between two sightings was passed without a scan; those it comes to lie ahead", () => {
    expect(postsOnWay(seenAt(["tan-lap", "bu-dang"]), way, gatesOf)).toEqual([
      { checkpoint: "tan-lap", km: 0, state: "seen" },
      { checkpoint: "dong-xoai", km: 25, state: "passed" },
      { checkpoint: "bu-dang", km: 75, state: "seen" },
      { checkpoint: "cai-chanh", km: 100, state: "ahead" },
    ]);
  });

  test("[T16] driven the other way the same holds", () => {
    const back = seenAt(["cai-chanh", "dong-xoai"]);
    expect(states(back)).toEqual(["ahead", "seen", "passed", "seen"]);
  });

  test("[T16] of posts before the first sighting nothing is claimed", () => {
    expect(states(seenAt(["dong-xoai"]))).toEqual(["unknown", "seen", "ahead", "ahead"]);
  });

  test("[T16] nor of any where it was seen off its corridor alone", () => {
    expect(states(seenAt(["to-tuan-tra-1"]))).toEqual(Array(4).fill("unknown"));
  });

  test("[T16] the gate of where it is bound is the last that lies ahead", () => {
    const bound = seenAt(["tan-lap"], { endpoint: "kcn-bu-dang" });
    expect(states(bound)).toEqual(["seen", "ahead", "ahead", "unknown"]);
  });

  test("[T16] driven past that gate, it is expected at every post on", () => {
    const beyond = seenAt(["cai-chanh", "dong-xoai"], { endpoint: "kcn-bu-dang" });
    expect(states(beyond)).toEqual(["ahead", "seen", "passed", "seen"]);
  });

  test("[T16] once the trip is over nothing lies ahead, and what was passed stays so", () => {
    const over = seenAt(["tan-lap", "bu-dang"], { status: "arrived" });
    expect(states(over)).toEqual(["seen", "passed", "seen", "unknown"]);
  });

  test("[T16] a post across the road from a sighting was not passed without a scan", () => {
    const posts = [...way.posts, { checkpoint: "dong-xoai-2", km: 25 }];
    const trip = seenAt(["tan-lap", "dong-xoai", "bu-dang"]);
    expect(states(trip, { ...way, posts })).toEqual(["seen", "seen", "seen", "ahead", "unknown"]);
  });

  test("[T16] it is the same in whatever order the scans came, and tells each post once", () => {
    const posts = fc.array(
      fc.constantFrom(...way.posts.map((p) => p.checkpoint), "to-tuan-tra-1"),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        posts.chain((seen) => {
          const scans = seen.map((checkpoint, n) =>
            aScanFact(n + 1, { checkpoint, at: at(`${10 + n}:00`) }),
          );
          return fc.tuple(
            fc.constant(scans),
            fc.shuffledSubarray(scans, { minLength: scans.length }),
          );
        }),
        ([scans, shuffled]) => {
          const told = [scans, shuffled].map((given) =>
            foldTrips(given, at("20:00"), []).map((trip) => postsOnWay(trip, way, gatesOf)),
          );
          expect(told[1]).toEqual(told[0]);
          const seen = new Set(scans.map(({ checkpoint }) => checkpoint));
          for (const posts of told[0]!) {
            expect(posts.map(({ checkpoint }) => checkpoint)).toEqual(
              way.posts.map(({ checkpoint }) => checkpoint),
            );
            for (const { checkpoint, state } of posts)
              expect(state === "seen").toBe(seen.has(checkpoint));
            const kms = posts.flatMap(({ state, km }) => (state === "seen" ? [km] : []));
            for (const { state, km } of posts)
              if (state === "passed") {
                expect(km).toBeGreaterThan(Math.min(...kms));
                expect(km).toBeLessThan(Math.max(...kms));
              }
          }
        },
      ),
    );
  });
});
