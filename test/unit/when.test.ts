import { expect, test } from "vitest";
import {
  ago,
  clock,
  clockWithSeconds,
  day,
  dayAndClock,
  lasting,
  shortly,
} from "../../shared/text/when.ts";

const now = "2026-11-22T02:05:09Z";

test("times are shown as the clock stands in Việt Nam, wherever the screen is", () => {
  expect(clock(now)).toBe("09:05");
  expect(clockWithSeconds(now)).toBe("09:05:09");
  expect(clock("2026-11-22T23:05:00-05:00")).toBe("11:05");
  expect(day("2026-11-22T17:00:00Z", "vi")).toBe("23/11/2026");
  expect(day("2026-11-22T17:00:00Z", "en")).toBe("23 Nov 2026");
  expect(dayAndClock(now, "vi")).toBe("09:05 ngày 22/11/2026");
  expect(dayAndClock(now, "en")).toBe("09:05, 22 Nov 2026");
});

test("midnight is 00:00, not 24:00", () => {
  expect(clock("2026-11-21T17:00:00Z")).toBe("00:00");
});

test("the same day needs no date", () => {
  expect(shortly("2026-11-22T01:00:00Z", now, "vi")).toBe("08:00");
  expect(shortly("2026-11-21T16:59:00Z", now, "vi")).toBe("23:59 ngày 21/11/2026");
});

const before = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString();

test.each([
  [0, "vừa xong", "just now"],
  [59, "vừa xong", "just now"],
  [60, "1 phút trước", "1 minute ago"],
  [3 * 60 + 59, "3 phút trước", "3 minutes ago"],
  [3600, "1 giờ trước", "1 hour ago"],
  [47 * 3600, "47 giờ trước", "47 hours ago"],
  [48 * 3600, "2 ngày trước", "2 days ago"],
  [-30, "vừa xong", "just now"],
  [-120, "2 phút nữa", "in 2 minutes"],
])("%d seconds before is %s", (seconds, vi, en) => {
  expect(ago(before(seconds), now, "vi")).toBe(vi);
  expect(ago(before(seconds), now, "en")).toBe(en);
});

test("a length is told in whole units, rounded down", () => {
  expect(lasting(0, "vi")).toBe("dưới 1 phút");
  expect(lasting(119_999, "en")).toBe("1 minute");
  expect(lasting(2 * 3_600_000 - 1, "vi")).toBe("1 giờ");
});
