import fc from "fast-check";
import { expect, test } from "vitest";
import { compareVi, fold } from "../../shared/domain/search.ts";

test.each([
  ["Đồng Xoài", "dong xoai"],
  ["ĐẮK NÔNG", "dak nong"],
  ["  Chơn   Thành\u00a0", "chon thanh"],
  ["Đồng Xoài".normalize("NFD"), "dong xoai"],
  ["ĐT741", "dt741"],
])("%j is found as %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("folding twice changes nothing more, and case never matters", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aAăẮâẬđĐêỆôỘơỢuưỰyỸ 7-") });
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()));
      expect(fold(text)).toMatch(/^[a-z0-9 -]*$/);
    }),
  );
});

test("names stand in the order a Vietnamese reader expects, numbers by value", () => {
  const names = ["Đồng Phú", "Dầu Tiếng", "Chốt 10", "Bù Đăng", "Ấp 2", "An Lộc", "Chốt 2"];
  expect(names.toSorted(compareVi)).toEqual([
    "An Lộc",
    "Ấp 2",
    "Bù Đăng",
    "Chốt 2",
    "Chốt 10",
    "Dầu Tiếng",
    "Đồng Phú",
  ]);
});
