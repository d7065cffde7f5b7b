import { fold } from "../../shared/domain/search.ts";

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

export interface Named<T> {
  readonly value: T;
  /** As a person is told it. */
  readonly name: string;
  /** What else it goes by, word for word. */
  readonly also: readonly string[];
}

export type Found<T> =
  | { readonly value: T }
  | { readonly wrong: string; readonly right: string | null };

/** Shared words, of all the words of both: 1 is the same words. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
};
const likeEnough = 0.5;
/** Suggestions are looked for among no more: a row must not take longer the more carriers there are. */
const mostLooked = 5_000;

/**
 * [I2] Finds what a name stands for among those in use. Only the whole name, a code or a known short form is taken; what is
 * merely like one is suggested.
 */
export const finder = <T>(all: readonly Named<T>[]): ((text: string) => Found<T>) => {
  const exact = new Map<string, Named<T> | "several">();
  for (const one of all)
    for (const key of new Set([one.name, ...one.also].map(nameKey)))
      if (key !== "") {
        const before = exact.get(key);
        exact.set(key, before !== undefined && before !== one ? "several" : one);
      }
  const words = all
    .slice(0, mostLooked)
    .map((one) => ({ one, words: new Set(nameKey(one.name).split(" ")) }));
  const told = new Map<string, Found<T>>();
  const look = (key: string): Found<T> => {
    const found = exact.get(key);
    if (found === "several") return { wrong: "several-places", right: null };
    if (found) return { value: found.value };
    const own = new Set(key.split(" "));
    const [first, second] = words
      .map(({ one, words: theirs }) => ({ one, like: likeness(own, theirs) }))
      .filter(({ like }) => like >= likeEnough)
      .sort((a, b) => b.like - a.like);
    const right = first && first.like > (second?.like ?? 0) ? first.one.name : null;
    return { wrong: "unknown-place", right };
  };
  return (text) => {
    const key = nameKey(text);
    const before = told.get(key);
    if (before) return before;
    const found = look(key);
    if (told.size < mostLooked) told.set(key, found);
    return found;
  };
};
