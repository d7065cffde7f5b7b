import type { SheetRow } from "../sheets/sheet.ts";
import {
  brackets,
  type Claim,
  claimOf,
  everyWord,
  foldHeading,
  type HeadingWords,
  says,
  under,
} from "./heading-words.ts";

/** What an account's lists were mapped to before: by folded heading, the field, or null for what no field takes. */
export type MemoryOf<F extends string> = Readonly<Record<string, F | null>>;

export interface Headings {
  /** Row of the headings, the lowest where they stand in several; 0 where none was found. */
  readonly row: number;
  readonly headings: readonly string[];
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
   * [I1] The row of headings among the first rows: the one whose cells say most fields, with the row or two above it where these
   * stand over several of them. Where none says two, the first row with three cells or more.
   */
  readonly find: (rows: readonly SheetRow[], memory?: MemoryOf<F>) => Headings;
}

const isFilled = (cell: string | undefined): boolean => (cell ?? "").trim() !== "";
const filled = (cells: readonly string[]): number => cells.filter(isFilled).length;

/** Titles, the office and its motto stand above; no list begins lower than this. */
export const headingsWithin = 40;
/** What stands over several headings is shorter than any title. */
const longestAbove = 40;
/** So many columns stand under one heading at most; what stands over more is a title. */
const mostUnder = 6;
const title = /^(?:danh sach|bang|cong hoa|doc lap|ubnd|uy ban|phu luc|mau so|kem theo|list of)\b/;
/** A plate, a date, a telephone: no heading has them but in brackets. */
const isOfData = (cell: string): boolean => /\d{3}|\d[./-]\d/.test(cell.replace(brackets, " "));

/** What stands lowest of a heading in several rows. */
const lowest = (heading: string): string => heading.split(under).at(-1)?.trim() ?? "";

/** What of a row may stand over the headings below it; nothing of a title. */
const standsOver = (above: readonly string[], below: readonly string[]): readonly string[] => {
  const cells = above.map((cell) => {
    const folded = everyWord(lowest(cell));
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
    if (top !== "") group = own === lowest(top) ? "" : (over[column] ?? "");
    if (own === "" || own === lowest(top)) return top;
    return group === "" ? own : `${group}${under}${own}`;
  });
};

export const headingReader = <F extends string>(words: HeadingWords<F>): HeadingReader<F> => {
  const { onlyBeside = {}, asked = new Set<F>(), askedWith = [], followsOn, first } = words;
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

  /**
   * Would a row below take from the headings above what every list has, or less be said by all? It is a section then, a hint, or the
   * first of the rows.
   */
  const loses = (
    above: readonly string[],
    both: readonly string[],
    memory: MemoryOf<F>,
  ): boolean => {
    const before = first && map(above, memory)[first];
    const after = first && map(both, memory)[first];
    const isBelow = (to: number): boolean =>
      (both[to] ?? "").startsWith(`${above[before ?? -1]}${under}`);
    if (before !== undefined && after !== before && (after === undefined || !isBelow(after)))
      return true;
    const joinedBefore = above.some((one) => one.includes(under));
    return joinedBefore && score(both, memory) < score(above, memory);
  };

  /** Two rows that are headings together, as one; null where the second is headings by itself, or none. */
  const joined = (
    above: readonly string[],
    below: readonly string[],
    memory: MemoryOf<F>,
  ): readonly string[] | null => {
    const over = standsOver(above, below);
    const own = below.filter(
      (cell, column) => isFilled(cell) && cell.trim() !== lowest(above[column] ?? ""),
    );
    if (filled(over) === 0 || own.length === 0 || own.some(isOfData)) return null;
    const both = together(above, over, below);
    if (loses(above, both, memory)) return null;
    // Merged downwards is what stands in both rows alike.
    if (own.length < filled(below)) return both;
    // A row of data or a section says nothing as a heading.
    const isHeadings =
      score(both, memory) > score(above, memory) || (own.length >= 2 && own.some(isKnown));
    const told = (cells: readonly string[]): string => JSON.stringify(map(cells, memory));
    return isHeadings && told(both) !== told(below) ? both : null;
  };

  const find: HeadingReader<F>["find"] = (rows, memory = {}) => {
    const looked = rows.slice(0, headingsWithin);
    // In two rows, or in three: what two rows say together stands over a third, which without the first must say more than they do.
    const both: (readonly string[] | null)[] = [];
    for (const [place, { number, cells }] of looked.entries()) {
      const before = looked[place - 1];
      const two = both[place - 1];
      const next = (above: readonly string[]) => joined(above, cells, memory);
      const alone = before?.number === number - 1 ? next(before.cells) : null;
      if (!two || before?.number !== number - 1) both.push(alone);
      else
        both.push(next(two) ?? (alone && score(alone, memory) > score(two, memory) ? alone : null));
    }
    let best: (Headings & { readonly points: number }) | null = null;
    for (const [place, { number, cells }] of looked.entries()) {
      // It stands over the next: by itself it says less than all.
      if (both[place + 1]) continue;
      const headings = both[place] ?? cells;
      const points = score(headings, memory);
      if (points >= 2 && points > (best?.points ?? 0)) best = { row: number, headings, points };
    }
    const found = best ?? looked.find(({ cells }) => filled(cells) >= 3);
    if (!found) return { row: 0, headings: [] };
    return "headings" in found
      ? { row: found.row, headings: found.headings.map((one) => one.trim()) }
      : { row: found.number, headings: found.cells.map((one) => one.trim()) };
  };

  return { map, find };
};
