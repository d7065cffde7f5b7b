import { decodeText, type TextEncoding } from "./decode.ts";
import { fromLegacy } from "./legacy.ts";
import { SheetRefused, type SheetRow, sheetLimits } from "./sheet.ts";

const separators = [",", ";", "\t", "|"] as const;

/** The separator that stands most often outside quotes in the first lines; `sep=;` on the first line says it outright. */
export const separatorOf = (head: string): string => {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(head)?.[1];
  if (said) return said;
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .slice(0, 30);
  const [best] = separators
    .map((separator) => ({
      separator,
      count: lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0),
    }))
    .sort((a, b) => b.count - a.count);
  return best && best.count > 0 ? best.separator : ",";
};

/** A quoted cell longer than this was never closed: what follows would all be swallowed by it. */
const longestQuoted = 20_000;

/**
 * [I4] Rows of separated text (RFC 4180, and what programs make of it): any separator of four, quotes only where a cell
 * begins, lines broken within quotes, any line end. A row without anything in it is counted and left out.
 */
export function* readCsv(bytes: Uint8Array, encoding: TextEncoding): Generator<SheetRow> {
  let separator: string | null = null;
  let number = 1;
  let cells: string[] = [];
  let cell = "";
  let state: "start" | "plain" | "quoted" | "quote-in-quoted" = "start";
  let quotedSince = 0;
  let afterReturn = false;
  const kept = (text: string): string => {
    const cut = text.length > sheetLimits.cell ? text.slice(0, sheetLimits.cell) : text;
    return encoding.legacy ? fromLegacy(encoding.legacy, cut) : cut;
  };
  const endCell = (): void => {
    if (cells.length < sheetLimits.columns) cells.push(kept(cell));
    cell = "";
    state = "start";
  };
  const endRow = (): SheetRow | null => {
    endCell();
    const row = { number, cells };
    number += 1;
    cells = [];
    return row.cells.some((one) => one.trim() !== "") ? row : null;
  };
  for (const text of decodeText(bytes, encoding)) {
    let from = 0;
    if (separator === null) {
      separator = separatorOf(text);
      if (/^\ufeff?sep=.\r?\n/i.test(text)) {
        from = text.indexOf("\n") + 1;
        number = 2;
      } else if (text.startsWith("\ufeff")) from = 1;
    }
    for (let place = from; place < text.length; place += 1) {
      const one = text[place]!;
      if (afterReturn) {
        afterReturn = false;
        if (one === "\n") continue;
      }
      if (state === "quoted") {
        if (one === '"') state = "quote-in-quoted";
        else cell += one;
        if (cell.length > longestQuoted) throw new SheetRefused("open-quote", { row: quotedSince });
        continue;
      }
      if (state === "quote-in-quoted" && one === '"') {
        cell += one;
        state = "quoted";
      } else if (one === separator) endCell();
      else if (one === "\n" || one === "\r") {
        afterReturn = one === "\r";
        const row = endRow();
        if (row) yield row;
      } else if (state === "start" && one === '"' && cell === "") {
        state = "quoted";
        quotedSince = number;
      } else {
        // A text longer than any cell is not gathered: it may be the whole file.
        if (cell.length <= sheetLimits.cell) cell += one;
        state = "plain";
      }
    }
  }
  if (state === "quoted") throw new SheetRefused("open-quote", { row: quotedSince });
  if (cell !== "" || cells.length > 0) {
    const row = endRow();
    if (row) yield row;
  }
}
