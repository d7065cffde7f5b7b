import type { SeenRow, WhichRows } from "../../shared/contract/imports.ts";
import {
  type CellError,
  type ImportBatch,
  importBatch,
  type RowOutcome,
  type RowResult,
} from "../../shared/domain/import-shape.ts";
import { isoTime } from "../../shared/domain/time.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { cellWords, importWords } from "../../shared/text/imports.ts";
import { type Language, say } from "../../shared/text/say.ts";
import { day } from "../../shared/text/when.ts";
import type { ImportPart, ImportRow } from "../store/import-ports.ts";
import type { Reads } from "../store/ports.ts";

/** [I11] An import as its own account sees it. */
export const seenImport = (row: ImportRow): ImportBatch => importBatch.parse(row);

const words: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  ...fieldWords,
  ...cellWords,
};

const messageOf = ({ code, params }: CellError, language: Language): string => {
  const known = words[code];
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isoTime.safeParse(value).success ? day(String(value), language) : value,
    ]),
  );
  return known ? say(known, language, told) : code;
};

const seenRow = (
  cells: readonly string[],
  { errors, ...result }: RowResult,
  language: Language,
): Omit<SeenRow, "plate"> => ({
  ...result,
  cells: [...cells],
  errors: errors.map(({ params, ...error }) => ({
    ...error,
    message: messageOf({ ...error, params }, language),
  })),
});

const rowsIn = ({ rows, results }: ImportPart) => {
  const cells = new Map(rows);
  return (results ?? []).map((result) => ({ cells: cells.get(result.row) ?? [], result }));
};

/** Parts read at once: two hundred rows, a few milliseconds of the thread that takes scans. */
const partsAtOnce = 10;
/** [I10] Between them scans are taken. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The last part that begins at or before a row: parts hold rows in order. */
const partOf = async (reads: Reads, { id, parts }: ImportRow, row: number): Promise<number> => {
  let [low, high] = [0, parts];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const [part] = await reads.importParts(id, middle, 1);
    if (part && (part.rows[0]?.[0] ?? 0) <= row) low = middle;
    else high = middle;
  }
  return low;
};

/** With the plate of each pass there is: a cell says it in many ways. */
const withPlates = async (
  reads: Reads,
  rows: readonly Omit<SeenRow, "plate">[],
): Promise<SeenRow[]> => {
  const passes = await reads.passesByIds(rows.flatMap(({ pass }) => pass ?? []));
  const plates = new Map(passes.map(({ id, plate }) => [id, plate]));
  return rows.map((row) => ({
    ...row,
    plate: row.pass === null ? null : (plates.get(row.pass) ?? null),
  }));
};

/** Rows of an import from one on, with what came of each; of one outcome alone where that is asked. */
export const importRows = async (
  reads: Reads,
  batch: ImportRow,
  asked: {
    readonly from: number;
    readonly limit: number;
    readonly outcome?: RowOutcome | undefined;
  },
  language: Language,
): Promise<{ readonly items: SeenRow[]; readonly next: number | null }> => {
  const items: Omit<SeenRow, "plate">[] = [];
  for (let part = await partOf(reads, batch, asked.from); part < batch.parts; ) {
    const found = await reads.importParts(batch.id, part, partsAtOnce, asked.outcome === "wrong");
    for (const one of found)
      for (const { cells, result } of rowsIn(one)) {
        if (result.row < asked.from || (asked.outcome && result.outcome !== asked.outcome))
          continue;
        if (items.length === asked.limit)
          return { items: await withPlates(reads, items), next: result.row };
        items.push(seenRow(cells, result, language));
      }
    const last = found.at(-1);
    if (!last) break;
    part = last.part + 1;
    await breathe();
  }
  return { items: await withPlates(reads, items), next: null };
};

/** [I8] Headings of the rows that are wrong: their own, then what is wrong and what may have been meant. */
export const wrongHeadings = ({ headings }: ImportRow, language: Language): readonly string[] => [
  ...headings,
  say(importWords.whatIsWrong, language),
  say(importWords.suggestion, language),
];

/** Rows of a part that was not looked at as the list is mapped now: nothing is known of any. */
const unseenIn = ({ rows }: ImportPart) =>
  rows.map(([row, cells]) => ({
    cells,
    result: { row, outcome: "good", pass: null, errors: [] } satisfies RowResult,
  }));

/** [I8] The rows that are wrong, or all that have no pass, to be mended and brought again, some at a time. */
export async function* wrongRows(
  reads: Reads,
  { id, headings, began, done }: ImportRow,
  which: WhichRows,
  language: Language,
): AsyncGenerator<readonly (readonly string[])[]> {
  const wanted: readonly RowOutcome[] = which === "left" ? ["good", "wrong"] : ["wrong"];
  for (let part = 0; ; ) {
    const found = await reads.importParts(id, part, partsAtOnce, which === "wrong");
    yield found.flatMap((one) => {
      const isSeen = began || one.part < done || which === "wrong";
      return (isSeen ? rowsIn(one) : unseenIn(one)).flatMap(({ cells, result }) => {
        if (!wanted.includes(result.outcome)) return [];
        const { errors } = seenRow(cells, result, language);
        return [
          [
            ...headings.map((_, column) => cells[column] ?? ""),
            errors.map(({ cell, message }) => (cell ? `${cell}: ${message}` : message)).join("\n"),
            errors.flatMap(({ right }) => right ?? []).join("\n"),
          ],
        ];
      });
    });
    const last = found.at(-1);
    if (!last) return;
    part = last.part + 1;
    await breathe();
  }
}
