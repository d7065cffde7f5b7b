import { fold } from "./search.ts";

/** Short forms of offices, and what they stand for: either is found by the other. */
const short: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cty|c ty|cong ti|ct)\b/g, "cong ty"],
  [/\btrach nhiem huu han\b/g, "tnhh"],
  [/\bmot thanh vien\b/g, "mtv"],
  [/\bco phan\b/g, "cp"],
  [/\bhop tac xa\b/g, "htx"],
  [/\bdoanh nghiep tu nhan\b/g, "dntn"],
  [/\bkhu cong nghiep\b/g, "kcn"],
  [/\bcum cong nghiep\b/g, "ccn"],
  [/\b(?:quoc lo|ql)\s*(?=\d)/g, "ql"],
  [/\b(?:duong tinh|tinh lo|dt|tl)\s*(?=\d)/g, "dt"],
  [/\bthanh pho\b|\btp\b/g, "tp"],
  [/\bthi xa\b|\btx\b/g, "tx"],
  [/\bthi tran\b|\btt\b/g, "tt"],
  [/\bviii\b/g, "8"],
  [/\bvii\b/g, "7"],
  [/\bvi\b/g, "6"],
  [/\biv\b/g, "4"],
  [/\biii\b/g, "3"],
  [/\bii\b/g, "2"],
  [/\bi\b/g, "1"],
  [/\bv\b/g, "5"],
];

/** [I2] A name as it is compared: accents, case, punctuation, short forms and Roman numbers apart. */
export const nameKey = (name: string): string => {
  let key = fold(name.replace(/&/g, " va "))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  for (const [from, to] of short) key = key.replace(from, to);
  return key.replace(/\s+/g, " ").trim();
};
