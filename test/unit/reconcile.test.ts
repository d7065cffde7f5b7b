import fc from "fast-check";
import { expect, test } from "vitest";
import { headCount } from "../../shared/domain/reconcile.ts";

const counted = (...counts: (number | null)[]) =>
  headCount(counts.map((occupants) => ({ occupants })));

test("[R1] what is seen last is compared with what was seen first", () => {
  expect(counted(2, 2)).toEqual({ atEntry: 2, last: 2, state: "matches" });
  expect(counted(2, 5, 2)).toEqual({ atEntry: 2, last: 2, state: "matches" });
  expect(counted(2, 5, 3)).toEqual({ atEntry: 2, last: 3, state: "more" });
});

test("[R2] fewer and more are told apart", () => {
  expect(counted(3, 2)).toEqual({ atEntry: 3, last: 2, state: "fewer" });
  expect(counted(2, 2, 3)).toEqual({ atEntry: 2, last: 3, state: "more" });
});

test("[R2] before two counts were taken it is unknown", () => {
  expect(counted()).toEqual({ atEntry: null, last: null, state: "unknown" });
  expect(counted(null, null)).toEqual({ atEntry: null, last: null, state: "unknown" });
  expect(counted(null, 4, null)).toEqual({ atEntry: 4, last: 4, state: "unknown" });
});

test("[R1] posts that did not count change nothing", () => {
  const count = fc.option(fc.integer({ min: 1, max: 60 }), { nil: null });
  fc.assert(
    fc.property(fc.array(count), (counts) => {
      expect(counted(...counts)).toEqual(counted(...counts.filter((c) => c !== null)));
    }),
  );
});
