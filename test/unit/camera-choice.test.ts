import { expect, test } from "vitest";
import { inUnitsOf, nextOf, zoomFactors } from "../../client/checkpoint/camera-choice.ts";

test("the next camera comes after the one in use, the first after the last, and after one that is gone", () => {
  const there = ["front", "back", "wide"];
  expect(there.map((one) => nextOf(there, one))).toEqual(["back", "wide", "front"]);
  expect(nextOf(there, "gone")).toBe("front");
  expect(nextOf([], "gone")).toBeUndefined();
});

test.each([
  { says: "a phone", range: { min: 1, max: 8 }, factors: [1, 2, 3], zooms: [1, 2, 3] },
  { says: "a wide angle", range: { min: 0.5, max: 2 }, factors: [1, 2], zooms: [1, 2] },
  {
    says: "one that counts in hundredths",
    range: { min: 100, max: 400 },
    factors: [1, 2, 3],
    zooms: [100, 200, 300],
  },
  { says: "one that hardly reaches further", range: { min: 1, max: 1.5 }, factors: [], zooms: [] },
])("zoom is offered as far as the camera reaches: $says", ({ range, factors, zooms }) => {
  expect(zoomFactors(range)).toEqual(factors);
  expect(zoomFactors(range).map((factor) => inUnitsOf(range, factor))).toEqual(zooms);
});
