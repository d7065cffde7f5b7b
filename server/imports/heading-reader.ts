import { fold } from "../../shared/domain/search.ts";
import type { SheetRow } from "../sheets/sheet.ts";

/** [I1] A heading as it is compared: without accents, case, punctuation, what stands in brackets, and line breaks. */
export const foldHeading = (text: string): string =>
  fold(text.replace(/\([^)]*\)|\[[^\]]*\]/g, " "))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** What an account's lists were mapped to before: by folded heading, the field, or null for what no field takes. */
export type MemoryOf<F extends string> = Readonly<Record<string, F | null>>;

export interface Headings {
  /** Row of the headings, the lower one where they stand in two; 0 where none was found. */
  readonly row: number;
  readonly headings: readonly string[];
}

/** Finds and reads the headings of one kind of list. */
export interface HeadingReader<F extends string> {
  /** [I1] Which column says what: as it was mapped before, else by its words; of two that say the same the surer one, then the first. */
  readonly map: (
    headings: readonly string[],
    memory?: MemoryOf<F>,
  ) => Readonly<Partial<Record<F, number>>>;
  /**
   * [I1] The row of headings among the first rows: the one whose cells say most fields; with the row below it where that says
   * more. Where none says two, the first row with three cells or more.
   */
  readonly find: (rows: readonly SheetRow[], memory?: MemoryOf<F>) => Headings;
}

const filled = (cells: readonly string[]): number =>
  cells.filter((one) => one.trim() !== "").length;

/** Headings in two rows: what stands over several columns, and what stands under it. */
const together = (above: readonly string[], below: readonly string[]): string[] => {
  let over = "";
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const top = (above[column] ?? "").trim();
    const under = (below[column] ?? "").trim();
    if (top !== "") over = top;
    // Nothing stands under a heading of its own, nor under one that is merged downwards.
    if (under === "" || under === top) return top;
    return `${top === "" ? over : top} ${under}`.trim();
  });
};

/** Titles, the office and its motto stand above; no list begins lower than this. */
export const headingsWithin = 40;

/** `headed`: how each field is headed, folded; `others`: headings of what no field takes. */
export const headingReader = <F extends string>(
  headed: Readonly<Record<F, readonly string[]>>,
  others: ReadonlySet<string>,
): HeadingReader<F> => {
  const exact = new Map(
    (Object.keys(headed) as F[]).flatMap((field) =>
      headed[field].map((one) => [one, field] as const),
    ),
  );
  /** Longer ones first: `bien so ro mooc` tells more than `ro mooc`. One short word within a heading tells nothing. */
  const within = [...exact]
    .filter(([one]) => one.includes(" ") || one.length >= 7)
    .sort(([a], [b]) => b.length - a.length);

  /** What a heading says by itself, and how surely: 2 word for word, 1 by words within it. */
  const fieldOf = (heading: string): { readonly field: F; readonly sure: 1 | 2 } | null => {
    const folded = foldHeading(heading);
    if (folded === "" || others.has(folded)) return null;
    const whole = exact.get(folded);
    if (whole) return { field: whole, sure: 2 };
    // A title above a table, or a note under it, is longer than any heading.
    if (folded.length > 60) return null;
    const part = within.find(([one]) => ` ${folded} `.includes(` ${one} `));
    return part ? { field: part[1], sure: 1 } : null;
  };

  const map: HeadingReader<F>["map"] = (headings, memory = {}) => {
    const found = new Map<F, { readonly column: number; readonly sure: number }>();
    for (const [column, heading] of headings.entries()) {
      const folded = foldHeading(heading);
      const known = Object.hasOwn(memory, folded) ? memory[folded] : undefined;
      const guess = known === undefined ? fieldOf(heading) : known && { field: known, sure: 3 };
      if (!guess) continue;
      const before = found.get(guess.field);
      if (!before || before.sure < guess.sure) found.set(guess.field, { column, sure: guess.sure });
    }
    return Object.fromEntries([...found].map(([field, { column }]) => [field, column])) as Partial<
      Record<F, number>
    >;
  };

  const score = (cells: readonly string[], memory: MemoryOf<F>): number =>
    Object.keys(map(cells, memory)).length;
  const isUnderHeadings = (cells: readonly string[], memory: MemoryOf<F>): boolean =>
    filled(cells) >= 1 && cells.every((cell) => !/\d{2}/.test(cell)) && score(cells, memory) >= 1;

  const find: HeadingReader<F>["find"] = (rows, memory = {}) => {
    let best: (Headings & { readonly points: number }) | null = null;
    const consider = (row: number, headings: readonly string[]): void => {
      const points = score(headings, memory);
      if (points >= 2 && points > (best?.points ?? 0)) best = { row, headings, points };
    };
    const first = rows.slice(0, headingsWithin);
    for (const [place, { number, cells }] of first.entries()) {
      consider(number, cells);
      const below = first[place + 1];
      // A row of data says no fields by itself, so it is not taken for a second row of headings.
      if (below && filled(cells) >= 2 && isUnderHeadings(below.cells, memory))
        consider(below.number, together(cells, below.cells));
    }
    const found = best as Headings | null;
    if (found) return { row: found.row, headings: found.headings.map((one) => one.trim()) };
    const fallback = first.find(({ cells }) => filled(cells) >= 3);
    return fallback
      ? { row: fallback.number, headings: fallback.cells.map((one) => one.trim()) }
      : { row: 0, headings: [] };
  };

  return { map, find };
};
