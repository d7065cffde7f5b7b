import { describe, expect, test } from "vitest";
import { dialled, holdsTelephone, telephoneIn } from "../../shared/domain/telephone.ts";

const ways = [
  "0912345999",
  "912345999",
  "+84 912 345 999",
  "84912345999",
  "0912 345 999",
  "0912.345.999",
  "+84 (0) 912-345-999",
  "0084 912 345 999",
];

describe("[L7] a telephone number", () => {
  test.each(ways)("is the same written as %s", (way) => {
    expect(dialled(way)).toBe("0912345999");
    expect(telephoneIn(way)).toBe("0912345999");
    for (const onFile of ways) expect(holdsTelephone(onFile, way), onFile).toBe(true);
  });

  test("of a landline has a digit more, and one that begins with 84 loses none", () => {
    expect(["+84 271 3888 999", "2713888999", "0271.3888.999"].map(dialled)).toEqual(
      Array(3).fill("02713888999"),
    );
    expect(["0846 123 456", "846123456", "84846123456"].map(dialled)).toEqual(
      Array(3).fill("0846123456"),
    );
  });

  test("of another country keeps its digits", () => {
    expect(dialled("+855 12 345 678")).toBe("85512345678");
    expect(dialled("")).toBe("");
  });

  test("is held in part by who types part of it", () => {
    for (const part of ["0912", "912 345", "345.999", "+84 912", "+84912345"])
      expect(holdsTelephone("0912 345 999", part), part).toBe(true);
    for (const part of ["99", "0913", "91 2345 998", "93C-912.34", "", "+"])
      expect(holdsTelephone("0912 345 999", part), part).toBe(false);
    expect(holdsTelephone(null, "0912")).toBe(false);
  });

  test("is in no text that is anything else", () => {
    for (const text of ["93C-123.45", "12345", "0912 345", "K7M29QXA", "0912345999 xe tải", ""])
      expect(telephoneIn(text), text).toBeNull();
  });
});
