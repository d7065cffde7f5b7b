import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { drawDay, drawFrom, drawMessage } from "../../shared/domain/draw.ts";

const drawOf = (key: string, checkpoint: string, day: string, vehicle: string): number =>
  drawFrom(
    createHmac("sha256", key)
      .update(drawMessage(checkpoint, day, vehicle))
      .digest(),
  );

test("[V18] the same vehicle, post and day give the same draw; each of the three changes it", () => {
  const draw = drawOf("key", "tan-lap", "2026-11-22", "1-0-7");
  expect(drawOf("key", "tan-lap", "2026-11-22", "1-0-7")).toBe(draw);
  const others = [
    drawOf("key", "dong-xoai", "2026-11-22", "1-0-7"),
    drawOf("key", "tan-lap", "2026-11-23", "1-0-7"),
    drawOf("key", "tan-lap", "2026-11-22", "1-0-8"),
    drawOf("another", "tan-lap", "2026-11-22", "1-0-7"),
  ];
  expect(others).not.toContain(draw);
});

test("[V18] draws lie between 0 and 999 and fall evenly", () => {
  const draws = Array.from({ length: 20_000 }, (_, i) =>
    drawOf("key", "tan-lap", "2026-11-22", `1-0-${i}`),
  );
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThanOrEqual(999);
  const picked = draws.filter((d) => d < 20).length;
  expect(picked).toBeGreaterThan(320);
  expect(picked).toBeLessThan(480);
});

test("[V18] the largest and smallest codes are drawn without loss", () => {
  expect(drawFrom(new Uint8Array(32))).toBe(0);
  expect(drawFrom(new Uint8Array(32).fill(255))).toBe((2 ** 48 - 1) % 1000);
  expect(() => drawFrom(new Uint8Array(5))).toThrow(RangeError);
});

test("[V18] the day is Việt Nam's: it begins at 17:00 UTC", () => {
  expect(drawDay("2026-11-22T16:59:59Z")).toBe("2026-11-22");
  expect(drawDay("2026-11-22T17:00:00Z")).toBe("2026-11-23");
  expect(drawDay("2026-11-23T00:00:00+07:00")).toBe("2026-11-23");
});
