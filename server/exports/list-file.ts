import { type ExportRoute, type ListFormat, mostExported } from "../../shared/contract/exports.ts";
import { type FileReply, listTypes } from "../../shared/contract/route-shape.ts";
import { toCsv } from "../../shared/domain/csv.ts";
import { iso } from "../../shared/domain/time.ts";
import { exportNames, exportWords } from "../../shared/text/exports.ts";
import { type Language, say } from "../../shared/text/say.ts";
import { inSheet } from "../../shared/text/when.ts";
import { type SheetCell, streamWorkbook } from "../sheets/write-workbook.ts";
import type { Page, Reference } from "../store/ports.ts";
import { type Column, namedIn } from "./column.ts";

type Rows = readonly (readonly SheetCell[])[];

/** Between pages scans are taken. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** [L1] A list from its first page to its last, each read as the list itself is. */
export async function* pagesOf<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await read(cursor);
    yield items;
    if (next === null) return;
    cursor = next;
    await breathe();
  }
}

/** What is asked for, and the names and language it is written in. */
export interface Asked {
  readonly list: ExportRoute;
  readonly format: ListFormat;
  readonly language: Language;
  readonly at: number;
  readonly reference: Reference;
}

/** [L3] No more rows than a file may have; where there are more, one that says so. */
async function* cutOff(pages: AsyncIterable<Rows>, most: number, language: Language) {
  let left = most;
  for await (const rows of pages) {
    yield rows.slice(0, left);
    if (rows.length > left) {
      yield [[say(exportWords.cut, language, { most: most.toLocaleString("vi-VN") })]];
      return;
    }
    left -= rows.length;
  }
}

async function* csvOf(headings: readonly string[], pages: AsyncIterable<Rows>) {
  yield Buffer.from(toCsv([headings]));
  // The mark stands once, at the head.
  for await (const rows of pages) if (rows.length > 0) yield Buffer.from(toCsv(rows).slice(1));
}

/** [L2] A list in a file, made while it is sent: its headings, and its rows in its order. */
export const listFile = <T>(
  { list, format, language, at, reference }: Asked,
  columns: readonly Column<T>[],
  items: AsyncIterable<readonly T[]>,
  most = mostExported,
): FileReply => {
  const named = namedIn(reference, language, at);
  const headings = columns.map(({ heading }) => say(heading, language));
  const written = async function* (): AsyncGenerator<Rows> {
    for await (const page of items)
      yield page.map((row) => columns.map(({ cell }) => cell(row, named)));
  };
  const rows = cutOff(written(), most, language);
  const { file, sheet } = exportNames[list];
  const [day = ""] = inSheet(iso(at)).split(" ");
  return {
    name: `${say(file, language)}-${day}.${format}`,
    type: listTypes[format],
    content:
      format === "csv"
        ? csvOf(headings, rows)
        : streamWorkbook(say(sheet, language), headings, rows),
  };
};
