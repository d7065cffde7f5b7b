import { expect, it } from "vitest";
import { behindScans } from "../../server/behind-scans.ts";

const scansCome = behindScans(() => performance.now());
const noScans = behindScans(() => performance.now() - 60_000);

it("[I10] a group is as small as can be while scans come in, however fast it was", () => {
  expect(scansCome.busy()).toBe(true);
  expect(scansCome.nextGroup(25, 1, 25)).toBe(1);
});

it("[I10] where none come a group grows up to the most there is, and shrinks to what fits where it took too long", () => {
  expect(noScans.busy()).toBe(false);
  expect(noScans.nextGroup(1, 5, 25)).toBe(3);
  expect(noScans.nextGroup(24, 60, 25)).toBe(25);
  expect(noScans.nextGroup(10, 66, 25)).toBe(9);
  expect(noScans.nextGroup(10, 600, 25)).toBe(1);
  expect(noScans.nextGroup(1, 600, 25)).toBe(1);
});
