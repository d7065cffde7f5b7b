import { expect, test } from "vitest";
import { paceOf, withOneMore } from "../../client/checkpoint/pace.ts";
import { shortWhile } from "../../shared/text/when.ts";

const now = 1_000_000_000;
const minute = 60_000;
const passed = (minutesAgo: number, seconds: number) => ({
  at: now - minutesAgo * minute,
  tookMs: seconds * 1_000,
});

test("before the first vehicle there is no pace", () => {
  expect(paceOf([], now)).toEqual({ vehicles: 0, medianMs: null, sinceLastMs: null });
});

test("vehicles of the last ten minutes are counted, and half of them took less than the median", () => {
  const all = [passed(10, 300), passed(9, 40), passed(5, 10), passed(1, 14)];
  expect(paceOf(all, now)).toEqual({ vehicles: 3, medianMs: 14_000, sinceLastMs: minute });
  expect(paceOf([...all, passed(0, 20)], now).medianMs).toBe(17_000);
});

test("after a quiet while there is no median, and the time since the last vehicle goes on", () => {
  const all = [passed(25, 12)];
  expect(paceOf(all, now)).toEqual({ vehicles: 0, medianMs: null, sinceLastMs: 25 * minute });
});

test("a clock put right meanwhile makes no time negative", () => {
  expect(paceOf([passed(-3, 5)], now).sinceLastMs).toBe(0);
});

test("what is too old for the pace is not kept, but for the newest", () => {
  expect(withOneMore([passed(30, 1), passed(9, 2)], passed(0, 3))).toEqual([
    passed(9, 2),
    passed(0, 3),
  ]);
  expect(withOneMore([passed(30, 1)], passed(29, 3))).toHaveLength(2);
});

test("a while is told to the second below two minutes", () => {
  expect([14_400, 119_000, 125_000].map((one) => shortWhile(one, "vi"))).toEqual([
    "14 giây",
    "119 giây",
    "2 phút",
  ]);
});
