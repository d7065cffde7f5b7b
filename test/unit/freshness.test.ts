import { expect, test } from "vitest";
import { freshness, freshnessLimits } from "../../shared/domain/freshness.ts";
import { at } from "../build/times.ts";

const limits = { staleAfterMinutes: 60, expiredAfterMinutes: 72 * 60 };

test("[V12] data is green for its first hour, amber from then on", () => {
  expect(freshness(at(), at("09:59"), limits)).toEqual({
    level: "green",
    staleAt: at("10:00"),
    expiresAt: at("09:00", 3),
    ageMinutes: 59,
  });
  expect(freshness(at(), at("10:00"), limits).level).toBe("amber");
});

test("[V13] data is red from its expiry on", () => {
  expect(freshness(at(), at("08:59", 3), limits).level).toBe("amber");
  expect(freshness(at(), at("09:00", 3), limits).level).toBe("red");
});

test("[V12] data from a moment still to come is new, not younger than new", () => {
  expect(freshness(at("09:05"), at("09:00"))).toMatchObject({ level: "green", ageMinutes: 0 });
});

test("[V13] the limits in force turn amber before red", () => {
  expect(freshnessLimits.staleAfterMinutes).toBeLessThan(freshnessLimits.expiredAfterMinutes);
});
