import { groupBy } from "./group-by.ts";
import { nameKey } from "./name-key.ts";
import type { Carrier } from "./place.ts";
import { dialled } from "./telephone.ts";

/** Why two carriers may be one. */
export type AlikeBy = "tax-number" | "name" | "phone";

export interface Alike {
  readonly one: Carrier;
  readonly other: Carrier;
  readonly by: AlikeBy;
}

/** What says how an office is run, not which it is. */
const legalForm = /\b(?:cong ty|doanh nghiep|tnhh|mtv|cp|htx|dntn|ho kinh doanh|chi nhanh)\b/g;
const bare = (name: string): string =>
  nameKey(name).replace(legalForm, " ").replace(/\s+/g, " ").trim();
/** What many of them do. */
const trade =
  /\b(?:van tai|van chuyen|thuong mai|dich vu|xay dung|san xuat|xuat nhap khau|logistics)\b/g;
const tellingWords = (name: string): ReadonlySet<string> =>
  new Set(
    bare(name)
      .replace(trade, " ")
      .split(" ")
      .filter((word) => word !== ""),
  );

/** Shared words, of all the words of both. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
};
const likeEnough = 0.75;
/** A word that so many have tells none of them apart. */
const mostOfWord = 40;

/**
 * [B2] Carriers that may be one: of the same tax number, the same name but for accents, short forms and how the office is run or
 * nearly so, or the same telephone; surest first. Those that were merged are left out.
 */
export const alikeCarriers = (carriers: readonly Carrier[]): readonly Alike[] => {
  const own = carriers.filter(({ merged }) => !merged);
  const found = new Map<string, Alike>();
  const add = (one: Carrier, other: Carrier, by: AlikeBy): void => {
    const [a, b] = one.id < other.id ? [one, other] : [other, one];
    const key = `${a.id} ${b.id}`;
    if (a !== b && !found.has(key)) found.set(key, { one: a, other: b, by });
  };
  const sameBy = (by: AlikeBy, keyOf: (carrier: Carrier) => string): void => {
    for (const [key, [first, ...rest]] of groupBy(own, keyOf))
      if (key !== "" && first) for (const other of rest) add(first, other, by);
  };
  sameBy("tax-number", ({ taxNumber = "" }) => taxNumber);
  sameBy("name", ({ name }) => bare(name));
  const words = new Map(own.map((carrier) => [carrier, tellingWords(carrier.name)]));
  const byWord = new Map<string, Carrier[]>();
  for (const [carrier, said] of words)
    for (const word of said) byWord.set(word, [...(byWord.get(word) ?? []), carrier]);
  for (const having of byWord.values())
    if (having.length <= mostOfWord)
      for (const [place, one] of having.entries())
        for (const other of having.slice(place + 1))
          if (likeness(words.get(one)!, words.get(other)!) >= likeEnough) add(one, other, "name");
  sameBy("phone", ({ phone }) => dialled(phone ?? ""));
  return [...found.values()];
};
