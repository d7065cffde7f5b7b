import type { SeenRow } from "../../shared/contract/imports.ts";
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
): SeenRow => ({
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

const partsAtOnce = 50;

/** Rows of an import from one on, with what came of each; of one outcome alone where that is asked. */
export const importRows = async (
  reads: Reads,
  { id, parts }: ImportRow,
  asked: {
    readonly from: number;
    readonly limit: number;
    readonly outcome?: RowOutcome | undefined;
  },
  language: Language,
): Promise<{ readonly items: SeenRow[]; readonly next: number | null }> => {
  const items: SeenRow[] = [];
  for (let part = 0; part < parts; ) {
    const found = await reads.importParts(id, part, partsAtOnce, asked.outcome === "wrong");
    for (const one of found)
      for (const { cells, result } of rowsIn(one)) {
        if (result.row < asked.from || (asked.outcome && result.outcome !== asked.outcome))
          continue;
        if (items.length === asked.limit) return { items, next: result.row };
        items.push(seenRow(cells, result, language));
      }
    const last = found.at(-1);
    if (!last) break;
    part = last.part + 1;
  }
  return { items, next: null };
};

/**
 * [I8] The rows that are wrong as a table to be mended and brought again: their columns as they stand, and behind them what is wrong
 * and what may have been meant.
 */
export const wrongRowsOf = async (
  reads: Reads,
  { id, headings }: ImportRow,
  language: Language,
): Promise<{
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}> => {
  const rows: string[][] = [];
  for (let part = 0; ; ) {
    const found = await reads.importParts(id, part, partsAtOnce, true);
    for (const one of found)
      for (const { cells, result } of rowsIn(one)) {
        if (result.outcome !== "wrong") continue;
        const seen = seenRow(cells, result, language);
        rows.push([
          ...headings.map((_, column) => cells[column] ?? ""),
          seen.errors
            .map(({ cell, message }) => (cell ? `${cell}: ${message}` : message))
            .join("\n"),
          seen.errors.flatMap(({ right }) => right ?? []).join("\n"),
        ]);
      }
    const last = found.at(-1);
    if (!last) break;
    part = last.part + 1;
  }
  return {
    headings: [
      ...headings,
      say(importWords.whatIsWrong, language),
      say(importWords.suggestion, language),
    ],
    rows,
  };
};
