import { fold } from "../../shared/domain/search.ts";
import type { SheetRow } from "../sheets/sheet.ts";

const brackets = /\([^)]*\)|\[[^\]]*\]/g;
/** A heading with what stands in its brackets, which may say what it is about: `Ngày hết hạn (GPLX)`. */
const everyWord = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** [I1] A heading as it is compared: without accents, case, punctuation, what stands in brackets, and line breaks. */
export const foldHeading = (text: string): string => everyWord(text.replace(brackets, " "));

/** What an account's lists were mapped to before: by folded heading, the field, or null for what no field takes. */
export type MemoryOf<F extends string> = Readonly<Record<string, F | null>>;

export interface Headings {
  /** Row of the headings, the lower one where they stand in two; 0 where none was found. */
  readonly row: number;
  readonly headings: readonly string[];
}

/** What headings say, all of it folded. */
export interface HeadingWords<F extends string> {
  /** How each field is headed; ` › ` between what stands above and what below, where it is said in two rows alone. */
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
  /** Fields that are asked about where another is: `[whose, too]`. */
  readonly askedWith?: readonly (readonly [F, F])[];
}

/** Finds and reads the headings of one kind of list. */
export interface HeadingReader<F extends string> {
  /**
   * [I1] Which column says what: as it was mapped before, else by its words; of two that say the same the surer one, of two equally
   * sure the one that has cells filled (`filled`, by column), then the first, or for fields that are asked about none.
   */
  readonly map: (
    headings: readonly string[],
    memory?: MemoryOf<F>,
    filled?: readonly boolean[],
  ) => Readonly<Partial<Record<F, number>>>;
  /**
   * [I1] The row of headings among the first rows: the one whose cells say most fields, with the row above it where that stands over
   * several of them. Where none says two, the first row with three cells or more.
   */
  readonly find: (rows: readonly SheetRow[], memory?: MemoryOf<F>) => Headings;
}

const isFilled = (cell: string | undefined): boolean => (cell ?? "").trim() !== "";
const filled = (cells: readonly string[]): number => cells.filter(isFilled).length;
const says = (folded: string, words: string): boolean => ` ${folded} `.includes(` ${words} `);
const count = (folded: string): number => (folded === "" ? 0 : folded.split(" ").length);

/** Between what stands above and what stands below it. */
const under = " › ";

/** Titles, the office and its motto stand above; no list begins lower than this. */
export const headingsWithin = 40;
/** A title above a table, or a note under it, is longer than any heading; what stands over several headings is shorter still. */
const longestHeading = 60;
const longestAbove = 40;
/** So many columns stand under one heading at most; what stands over more is a title. */
const mostUnder = 6;
const title = /^(?:danh sach|bang|cong hoa|doc lap|ubnd|uy ban|phu luc|mau so|kem theo|list of)\b/;
/** A plate, a date, a telephone: no heading has them but in brackets. */
const isOfData = (cell: string): boolean => /\d{3}|\d[./-]\d/.test(cell.replace(brackets, " "));

/** What of a row may stand over the headings below it; nothing of a title. */
const standsOver = (above: readonly string[], below: readonly string[]): readonly string[] => {
  const cells = above.map((cell) => {
    const folded = everyWord(cell);
    return folded.length > longestAbove || isOfData(cell) || title.test(folded) ? "" : cell.trim();
  });
  if (filled(cells) !== 1) return cells;
  const first = cells.findIndex(isFilled);
  return first > below.findIndex(isFilled) && filled(below.slice(first)) <= mostUnder ? cells : [];
};

/** Headings in two rows: what stands over several columns (`over`, of those above), and what stands under it. */
const together = (
  above: readonly string[],
  over: readonly string[],
  below: readonly string[],
): string[] => {
  let group = "";
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const top = (above[column] ?? "").trim();
    const own = (below[column] ?? "").trim();
    // One that is merged downwards stands over itself alone.
    if (top !== "") group = own === top ? "" : (over[column] ?? "");
    if (own === "" || own === top) return top;
    return group === "" ? own : `${group}${under}${own}`;
  });
};

interface Claim<F> {
  readonly field: F;
  /** 4 mapped by hand, 3 naming its thing, 2 word for word, 1 where nothing better is, less by words within; 0 in doubt. */
  readonly sure: number;
}

/** What the words of one heading say. */
const claimOf = <F extends string>({
  headed,
  others,
  notOf,
  besides,
  naming,
  weak = new Set(),
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
    const [above = "", below = ""] = heading.includes(under)
      ? heading.split(under).map(foldHeading)
      : ["", folded];
    if (folded === "" || others.has(folded) || others.has(below)) return null;
    const own = whole(`${above}${under}${below}`) ?? whole(folded) ?? whole(below);
    // Under a heading that no field takes stands nothing but another.
    const found = own ?? (others.has(above) ? undefined : (within(below) ?? within(folded)));
    if (!found) return null;
    const [phrase, field] = found;
    const all = everyWord(heading);
    if (notOf?.[field]?.some((one) => says(all, one))) return null;
    if (weak.has(folded)) return { field, sure: 1 };
    const named = naming?.[field]?.some((one) => says(folded, one)) ? 3 : 2;
    if (own && (phrase === folded || phrase.includes(under))) return { field, sure: named };
    const nothing = besides?.[field];
    if (nothing) return { field, sure: isAllSaid(folded, phrase, nothing) ? named : 0 };
    return { field, sure: (own ? 1 : 0) + count(phrase) / (count(folded) + 1) };
  };
  return { claim, isKnown };
};

export const headingReader = <F extends string>(words: HeadingWords<F>): HeadingReader<F> => {
  const { onlyBeside = {}, asked = new Set<F>(), askedWith = [], followsOn } = words;
  const { claim, isKnown } = claimOf(words);

  /** `GPLX | Ngày cấp | Ngày hết hạn` in one row: the end is the licence's as likely as the pass's. */
  const isInDoubt = (headings: readonly string[], column: number): boolean => {
    const follows = (at: number): boolean =>
      followsOn?.headings.has(foldHeading(headings[at] ?? "")) ?? false;
    let at = column;
    while (at > 0 && follows(at)) at -= 1;
    const before = everyWord(headings[at] ?? "");
    return at < column && (followsOn?.words.some((one) => says(before, one)) ?? false);
  };

  const map: HeadingReader<F>["map"] = (headings, memory = {}, filledIn = []) => {
    const all = headings.map(foldHeading);
    const claims = new Map<F, (Claim<F> & { readonly column: number })[]>();
    for (const [column, heading] of headings.entries()) {
      const folded = all[column] ?? "";
      const known = Object.hasOwn(memory, folded) ? memory[folded] : undefined;
      const beside = onlyBeside[folded];
      if (known === undefined && beside !== undefined && !all.includes(beside)) continue;
      const one = known === undefined ? claim(heading) : known && { field: known, sure: 4 };
      if (!one) continue;
      const sure = one.sure < 4 && isInDoubt(headings, column) ? 0 : one.sure;
      claims.set(one.field, [...(claims.get(one.field) ?? []), { field: one.field, sure, column }]);
    }
    const found: Partial<Record<F, number>> = {};
    const unsure = new Set<F>();
    for (const [field, given] of claims) {
      const most = Math.max(...given.map(({ sure }) => sure));
      const best = given.filter(({ sure }) => sure === most);
      const used = best.filter(({ column }) => filledIn[column] ?? true);
      const [first, second] = used.length > 0 ? used : best;
      if (most === 0 || (second && most < 4 && asked.has(field))) unsure.add(field);
      else if (first) found[field] = first.column;
    }
    for (const [whose, too] of askedWith) if (unsure.has(whose)) delete found[too];
    return found;
  };

  const score = (cells: readonly string[], memory: MemoryOf<F>): number =>
    Object.keys(map(cells, memory)).length;

  /** Two rows that are headings together, as one; null where the second is headings by itself, or none. */
  const joined = (
    above: readonly string[],
    below: readonly string[],
    memory: MemoryOf<F>,
  ): readonly string[] | null => {
    const over = standsOver(above, below);
    const own = below.filter(
      (cell, column) => isFilled(cell) && cell.trim() !== (above[column] ?? "").trim(),
    );
    if (filled(over) === 0 || own.length === 0 || own.some(isOfData)) return null;
    const both = together(above, over, below);
    // Merged downwards is what stands in both rows alike.
    if (own.length < filled(below)) return both;
    // A row of data or a section says nothing as a heading.
    const isHeadings =
      score(both, memory) > score(above, memory) || (own.length >= 2 && own.some(isKnown));
    const told = (cells: readonly string[]): string => JSON.stringify(map(cells, memory));
    return isHeadings && told(both) !== told(below) ? both : null;
  };

  const find: HeadingReader<F>["find"] = (rows, memory = {}) => {
    const first = rows.slice(0, headingsWithin);
    const both = first.map(({ number, cells }, place) => {
      const before = first[place - 1];
      return before?.number === number - 1 ? joined(before.cells, cells, memory) : null;
    });
    let best: (Headings & { readonly points: number }) | null = null;
    for (const [place, { number, cells }] of first.entries()) {
      // It stands over the next: by itself it says less than all.
      if (both[place + 1]) continue;
      const headings = both[place] ?? cells;
      const points = score(headings, memory);
      if (points >= 2 && points > (best?.points ?? 0)) best = { row: number, headings, points };
    }
    const found = best ?? first.find(({ cells }) => filled(cells) >= 3);
    if (!found) return { row: 0, headings: [] };
    return "headings" in found
      ? { row: found.row, headings: found.headings.map((one) => one.trim()) }
      : { row: found.number, headings: found.cells.map((one) => one.trim()) };
  };

  return { map, find };
};
