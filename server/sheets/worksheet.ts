import { columnOf, serialDate, shownNumber, unescaped } from "./cell-format.ts";
import { SheetRefused, type SheetRow, sheetLimits } from "./sheet.ts";
import type { Zip } from "./unzip.ts";
import type { Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";

/** Cells merged downwards in one column: those below show what the first holds. */
export interface MergedDown {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

const range = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/;
const mostMerged = 50_000;

/** A sheet names its merged cells behind its rows, so it is unpacked once for them alone. */
export const readMerged = async (zip: Zip, part: string): Promise<readonly MergedDown[]> => {
  const found: MergedDown[] = [];
  const stream = await zip.open(part);
  let rest = "";
  try {
    for await (const chunk of stream) {
      const text = rest + (chunk as Buffer).toString("latin1");
      for (const [, reference = ""] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([^"]{1,24})"/g)) {
        const [, from = "", first, last] = range.exec(reference) ?? [];
        if (first !== undefined && last !== undefined && Number(last) > Number(first))
          found.push({ column: columnOf(from), first: Number(first), last: Number(last) });
        if (found.length > mostMerged) return found;
      }
      rest = text.slice(Math.max(0, text.lastIndexOf("<")));
      // No tag that matters is so long.
      if (rest.length > 200) rest = "";
    }
  } catch {
    throw new SheetRefused("damaged");
  } finally {
    stream.destroy();
  }
  return found;
};

/** What a merged cell shows below its first row. */
const filler = (merged: readonly MergedDown[]) => {
  const waiting = [...merged].sort((a, b) => a.first - b.first);
  let next = 0;
  let open: { readonly at: MergedDown; readonly text: string }[] = [];
  return (number: number, cells: string[]): void => {
    if (open.length > 0) {
      open = open.filter(({ at }) => at.last >= number);
      for (const { at, text } of open) if ((cells[at.column] ?? "") === "") cells[at.column] = text;
    }
    for (; next < waiting.length && waiting[next]!.first <= number; next += 1) {
      const at = waiting[next]!;
      const text = at.first === number ? (cells[at.column] ?? "") : "";
      if (text !== "") open.push({ at, text });
    }
    for (let place = 0; place < cells.length; place += 1) cells[place] ??= "";
  };
};

/**
 * [I5] Rows of a worksheet as they come, each told to `row`, which answers whether to go on; `pause` waits between pieces.
 * Formulas give the value they last had; one that has none stands as it is written, with its `=`.
 */
export const readWorksheet = async (
  zip: Zip,
  { texts, dates, system }: Workbook,
  part: string,
  merged: readonly MergedDown[],
  row: (row: SheetRow) => boolean,
  pause: () => Promise<void> | void = () => {},
): Promise<void> => {
  const fill = filler(merged);
  let goOn = true;
  let number = 0;
  let cells: string[] = [];
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let formula = "";
  let reading: "v" | "f" | "t" | null = null;
  let inPhonetic = false;

  const shown = (): string => {
    if (value === "") return formula === "" ? "" : `=${formula}`;
    switch (type) {
      case "s":
        return texts[Number(value)] ?? "";
      case "str":
      case "inlineStr":
        return unescaped(value);
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "e":
        return value;
      case "d":
        return value;
      default:
        return (dates[style] && serialDate(Number(value), system)) || shownNumber(value);
    }
  };
  await readXml(
    await zip.open(part),
    {
      open: (name, attributes) => {
        if (!goOn) return;
        if (name === "row") {
          number = Number(attributes.r) || number + 1;
          cells = [];
          column = -1;
        } else if (name === "c") {
          const { r } = attributes;
          column = r === undefined ? column + 1 : columnOf(r);
          type = attributes.t ?? "n";
          style = Number(attributes.s ?? 0);
          value = "";
          formula = "";
        } else if (name === "v" || name === "f") reading = name;
        else if (name === "rPh") inPhonetic = true;
        else if (name === "t" && !inPhonetic) reading = "t";
      },
      text: (piece) => {
        if (reading === "f") formula = (formula + piece).slice(0, sheetLimits.cell);
        else if (reading !== null && value.length < sheetLimits.cell) value += piece;
      },
      close: (name) => {
        if (name === "v" || name === "f" || name === "t") reading = null;
        else if (name === "rPh") inPhonetic = false;
        else if (name === "c") {
          if (column >= 0 && column < sheetLimits.columns) {
            const text = shown();
            if (text !== "") cells[column] = text.slice(0, sheetLimits.cell);
          }
        } else if (name === "row" && goOn) {
          // Cells that only look like something are many, in some workbooks to the last row there is.
          const own = cells.some((one) => one !== undefined && one.trim() !== "");
          fill(number, cells);
          if (own) goOn = row({ number, cells });
        }
      },
    },
    async () => {
      await pause();
      return goOn;
    },
  );
};
