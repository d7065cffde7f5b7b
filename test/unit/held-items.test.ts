import { describe, expect, test } from "vitest";
import { holdItems } from "../../client/api/held-items.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aScanId } from "../build/a-scan.ts";
import { aTrip } from "../build/a-trip.ts";

const told = (trip: Trip): Item => ({ kind: "trip", id: trip.id, value: trip });
const one = aTrip({ id: aScanId(1), endpoint: "kho-a" });
const other = aTrip({ id: aScanId(2), endpoint: "kho-b" });
const leg = (endpoint: string, arrivedAt: string | null) =>
  ({ endpoint, arrivedAt, occupants: null }) as NonNullable<Trip["legs"]>[number];

describe("what a page holds", () => {
  test("[F2] the same again changes nothing, and what the server says is gone is gone", () => {
    const held = holdItems();
    held.put([told(one), told(other)]);
    held.put([told(one)]);
    expect([...held.of("trip").keys()].sort()).toEqual([one.id, other.id].sort());
    expect(held.tripsTo("kho-a")).toEqual([one]);
    held.put([{ kind: "trip", id: one.id, value: null }]);
    expect([held.of("trip").size, held.tripsTo("kho-a"), held.boundFor()]).toEqual([
      1,
      [],
      ["kho-b"],
    ]);
    held.clear();
    expect([held.of("trip").size, held.boundFor()]).toEqual([0, []]);
  });

  test("whoever compares sees another map after a change of its kind, and the same one without", () => {
    const held = holdItems();
    held.put([told(one)]);
    const before = held.of("trip");
    expect(held.of("trip")).toBe(before);
    held.put([told(other)]);
    expect(held.of("trip")).not.toBe(before);
    const seen: string[] = [];
    held.of("trip").forEach((_, id) => void seen.push(id));
    expect([seen, [...held.of("trip")], [...held.of("trip").values()]]).toEqual([
      [one.id, other.id],
      [
        [one.id, one],
        [other.id, other],
      ],
      [one, other],
    ]);
    expect([held.of("trip").get(one.id), held.of("trip").has("x")]).toEqual([one, false]);
  });

  test("[T17] a trip is held for each endpoint it is bound for, also those it has come to, until it is bound elsewhere", () => {
    const held = holdItems();
    const legs = [leg("kho-a", "2026-11-30T01:00:00.000Z"), leg("kho-c", null)];
    const several = { ...one, endpoint: "kho-c", legs };
    held.put([told(several), told(other)]);
    expect(held.boundFor()).toEqual(["kho-a", "kho-b", "kho-c"]);
    expect([held.tripsTo("kho-a"), held.tripsTo("kho-c")]).toEqual([[several], [several]]);
    const untouched = held.tripsTo("kho-b");
    held.put([told({ ...one, endpoint: "kho-d" })]);
    expect(held.boundFor()).toEqual(["kho-b", "kho-d"]);
    expect(held.tripsTo("kho-b")).toBe(untouched);
  });

  test("a trip that a late scan gave another name is there once", () => {
    const held = holdItems();
    held.put([told(one)]);
    held.put([told({ ...one, id: aScanId(9), aliases: [one.id] })]);
    expect([...held.of("trip").keys()]).toEqual([aScanId(9)]);
    expect(held.tripsTo("kho-a").map(({ id }) => id)).toEqual([aScanId(9)]);
  });
});
