import { nameKey } from "../../shared/domain/name-key.ts";

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
  const look = (text: string): Found<T> => {
    const key = nameKey(text);
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
  // A list says the same few names in every row.
  return (text) => {
    const before = told.get(text);
    if (before) return before;
    const found = look(text);
    if (told.size < mostLooked) told.set(text, found);
    return found;
  };
};
