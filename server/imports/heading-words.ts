import { fold } from "../../shared/domain/search.ts";

export const brackets = /\([^)]*\)|\[[^\]]*\]/g;
/** A heading with what stands in its brackets, which may say what it is about: `Ngày hết hạn (GPLX)`. */
export const everyWord = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** [I1] A heading as it is compared: without accents, case, punctuation, what stands in brackets, and line breaks. */
export const foldHeading = (text: string): string => everyWord(text.replace(brackets, " "));

/** What headings say, all of it folded. */
export interface HeadingWords<F extends string> {
  /** How each field is headed; ` › ` between what stands above and what below, where it is said in several rows alone. */
  readonly headed: Readonly<Record<F, readonly string[]>>;
  /** Headings of what no field takes. */
  readonly others: ReadonlySet<string>;
  /** Words that say a heading is about another thing than the field, be it in brackets or above it. */
  readonly notOf?: Readonly<Partial<Record<F, readonly string[]>>>;
  /** Of fields whose headings must be understood to the last word: the words that change nothing in what they say. */
  readonly besides?: Readonly<Partial<Record<F, readonly string[]>>>;
  /** Words that name the field's own thing: a heading with one of them is surer than one without. */
  readonly naming?: Readonly<Partial<Record<F, readonly string[]>>>;
  /** Headings that are taken where no other says the field. */
  readonly weak?: ReadonlySet<string>;
  /** Headings that say a field only beside another. */
  readonly onlyBeside?: Readonly<Record<string, string>>;
  /** `headings` say a thing of what stands before them: they are in doubt behind one that holds one of `words`. */
  readonly followsOn?: {
    readonly headings: ReadonlySet<string>;
    readonly words: readonly string[];
  };
  /** Fields that nobody would see misread: of two columns that say one equally, neither is taken. */
  readonly asked?: ReadonlySet<F>;
  /** What every list of the kind says of each thing: no row below its heading takes that away. */
  readonly first?: F;
  /** Headings under which stands what is theirs alone, though a field takes them. */
  readonly alone?: ReadonlySet<string>;
  /** Fields that are asked about where another is: `[whose, too]`. */
  readonly askedWith?: readonly (readonly [F, F])[];
}

export const says = (folded: string, words: string): boolean =>
  ` ${folded} `.includes(` ${words} `);
const count = (folded: string): number => (folded === "" ? 0 : folded.split(" ").length);

/** Between what stands above and what stands below it. */
export const under = " › ";

/** A title above a table, or a note under it, is longer than any heading. */
const longestHeading = 60;

export interface Claim<F> {
  readonly field: F;
  /** 4 mapped by hand, 3 naming its thing, 2 word for word, 1 where nothing better is, less by words within; 0 in doubt. */
  readonly sure: number;
}

/** What the words of one heading say. */
export const claimOf = <F extends string>({
  headed,
  others,
  notOf,
  besides,
  naming,
  weak = new Set(),
  alone = new Set(),
}: HeadingWords<F>) => {
  const exact = new Map(
    (Object.keys(headed) as F[]).flatMap((field) =>
      headed[field].map((one) => [one, field] as const),
    ),
  );
  /** Longer ones first: `bien so ro mooc` tells more than `ro mooc`. One short word within a heading tells nothing. */
  const phrases = [...exact]
    .filter(([one]) => !one.includes(under) && (one.includes(" ") || one.length >= 7))
    .sort(([a], [b]) => b.length - a.length);
  const within = (folded: string): readonly [string, F] | undefined =>
    folded.length > longestHeading ? undefined : phrases.find(([one]) => says(folded, one));
  const whole = (folded: string): readonly [string, F] | undefined => {
    const field = exact.get(folded);
    return field && [folded, field];
  };
  /** Does a heading say nothing beside what the field is known by and what changes nothing? */
  const isAllSaid = (folded: string, phrase: string, nothing: readonly string[]): boolean => {
    const apart = (words: string): string => ` ${words.replaceAll(" ", "  ")} `;
    const longestFirst = [phrase, ...nothing].sort((x, y) => y.length - x.length);
    return (
      longestFirst.reduce((left, one) => left.replaceAll(apart(one), ""), apart(folded)) === ""
    );
  };
  const isKnown = (heading: string): boolean => {
    const folded = foldHeading(heading);
    return others.has(folded) || exact.has(folded);
  };

  const claim = (heading: string): Claim<F> | null => {
    const folded = foldHeading(heading);
    const parts = heading.split(under).map(foldHeading);
    const [above = "", below = ""] = [parts.at(-2), parts.at(-1)];
    const inRows = whole(`${above}${under}${below}`);
    if (folded === "" || (!inRows && (others.has(folded) || others.has(below)))) return null;
    /** With what stands right above it, nearer than what stands above that: `Phương tiện › Biển số › Xe`. */
    const near = `${above} ${below}`.trim();
    const own = inRows ?? whole(folded) ?? whole(near) ?? whole(below);
    // Under a heading that no field takes stands nothing but another.
    const found =
      own ??
      (parts.slice(0, -1).some((one) => others.has(one) || alone.has(one))
        ? undefined
        : (within(below) ?? within(near) ?? within(folded)));
    if (!found) return null;
    const [phrase, field] = found;
    const all = everyWord(heading);
    if (notOf?.[field]?.some((one) => says(all, one))) return null;
    if (weak.has(folded)) return { field, sure: 1 };
    const named = naming?.[field]?.some((one) => says(folded, one)) ? 3 : 2;
    if (own && (phrase === folded || phrase.includes(under))) return { field, sure: named };
    const nothing = besides?.[field];
    // What else names the field, above or beside, changes nothing either: `Người trên xe › Số người`.
    if (nothing)
      return { field, sure: isAllSaid(folded, phrase, [...nothing, ...headed[field]]) ? named : 0 };
    return { field, sure: (own ? 1 : 0) + count(phrase) / (count(folded) + 1) };
  };
  return { claim, isKnown };
};
