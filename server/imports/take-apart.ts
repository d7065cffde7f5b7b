import { serialDate } from "../sheets/cell-format.ts";
import { readCsv } from "../sheets/csv.ts";
import { encodingOf } from "../sheets/decode.ts";
import { fromLegacy, type LegacyEncoding, legacyOf, tellingWords } from "../sheets/legacy.ts";
import { SheetRefused, type SheetRow, sheetLimits } from "../sheets/sheet.ts";
import { openZip } from "../sheets/unzip.ts";
import { readWorkbook, type Workbook } from "../sheets/workbook.ts";
import { readMerged, readWorksheet } from "../sheets/worksheet.ts";
import { type HeadingReader, headingsWithin } from "./heading-reader.ts";
import { type HeadingMemory, vehicleHeadings } from "./headings.ts";

/** What is known of a file once its first rows are read. */
export interface FileHead {
  readonly format: "text" | "workbook";
  readonly encoding: string;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** By column: does anything stand below its heading, in the first rows? */
  readonly filled: readonly boolean[];
}

export interface TakeApart {
  /** Name of the sheet to read; the one with the best headings where none is named. */
  readonly sheet: string | null;
  readonly memory: HeadingMemory;
  /** Of another kind of list than vehicles': how its headings are read. */
  readonly reader?: HeadingReader<string>;
  /** Told once, before any row. */
  readonly head: (head: FileHead) => void;
  /** Each row below the headings that has anything in it. */
  readonly row: (row: SheetRow) => void;
  /** Waits where whoever takes the rows is behind. */
  readonly pause: () => Promise<void> | void;
}

/** The headings among rows, and how many fields they say. */
const headsOf = ({ reader, memory }: Pick<TakeApart, "reader" | "memory">) => ({
  find: (rows: readonly SheetRow[]) =>
    reader ? reader.find(rows) : vehicleHeadings.find(rows, memory),
  count: (headings: readonly string[]) =>
    Object.keys(reader ? reader.map(headings) : vehicleHeadings.map(headings, memory)).length,
});

/** Rows that are looked at before the first is handed on: they tell headings and encodings. */
const sampleRows = 200;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, place) => bytes[place] === byte);

/** [I3] Columns of a workbook that are written for a legacy font, each on its own: others beside them may be Unicode. */
const legacyColumns = (rows: readonly SheetRow[]): ReadonlyMap<number, LegacyEncoding> => {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const all = legacyOf(rows.flatMap(({ cells }) => cells.flatMap(tellingWords)));
  const found = new Map<number, LegacyEncoding>();
  for (let column = 0; column < columns; column += 1) {
    const words = rows.flatMap(({ cells }) => tellingWords(cells[column] ?? ""));
    // A column with few words of its own is written as most of the sheet is.
    const own =
      words.length > 0
        ? (legacyOf(words) ?? (words.length < 4 ? all && legacyOf(words, true) : null))
        : null;
    if (own) found.set(column, own);
  }
  return found;
};

const serialText = /^\d{5}(?:[.,]\d+)?$/;

/** Gathers the first rows, tells the head of what they say, and hands rows on. */
const gather = (
  { head, row, ...how }: TakeApart,
  known: Omit<FileHead, "headingRow" | "headings" | "filled">,
  system: Workbook["system"] = 1900,
) => {
  let waiting: SheetRow[] | null = [];
  let legacy: ReadonlyMap<number, LegacyEncoding> = new Map();
  let since1904: readonly number[] = [];
  let below = 0;
  let count = 0;
  const plain = ({ number, cells }: SheetRow): SheetRow =>
    legacy.size === 0
      ? { number, cells }
      : {
          number,
          cells: cells.map((cell, column) => {
            const encoding = legacy.get(column);
            return encoding ? fromLegacy(encoding, cell) : cell;
          }),
        };
  const hand = (one: SheetRow): void => {
    if (one.number <= below) return;
    count += 1;
    if (count > sheetLimits.rows)
      throw new SheetRefused("too-many-rows", { most: sheetLimits.rows });
    row(dated(one));
  };
  /** [I2] Serial dates that are shown as plain numbers: only here it is known that the workbook counts them from 1904. */
  const dated = ({ number, cells }: SheetRow): SheetRow =>
    since1904.length === 0
      ? { number, cells }
      : {
          number,
          cells: cells.map((cell, column) =>
            since1904.includes(column) && serialText.test(cell.trim())
              ? (serialDate(Number(cell.trim().replace(",", ".")), 1904) ?? cell)
              : cell,
          ),
        };
  const begin = (): void => {
    if (!waiting) return;
    const first = waiting;
    waiting = null;
    if (known.format === "workbook") legacy = legacyColumns(first);
    const rows = first.map(plain);
    const found = headsOf(how).find(rows);
    below = found.row;
    if (system === 1904 && !how.reader) {
      const { validFrom, validTo } = vehicleHeadings.map(found.headings, how.memory);
      since1904 = [validFrom, validTo].flatMap((column) => column ?? []);
    }
    const [encoding = known.encoding] = legacy.values();
    head({
      ...known,
      encoding,
      headingRow: found.row,
      headings: found.headings.map((one) => one.replace(/\s+/g, " ")),
      filled: found.headings.map((_, column) =>
        rows.some(({ number, cells }) => number > below && (cells[column] ?? "").trim() !== ""),
      ),
    });
    for (const one of rows) hand(one);
  };
  return {
    take: (one: SheetRow): void => {
      if (waiting) waiting.push(one);
      else hand(plain(one));
      if (waiting && waiting.length >= sampleRows) begin();
    },
    end: (): void => {
      begin();
      if (count === 0) throw new SheetRefused("no-rows");
    },
  };
};

const textFile = async (bytes: Buffer, how: TakeApart): Promise<void> => {
  const encoding = encodingOf(bytes);
  const { take, end } = gather(how, {
    format: "text",
    encoding: encoding.name,
    sheet: null,
    sheets: [],
  });
  for (const row of readCsv(bytes, encoding)) {
    take(row);
    await how.pause();
  }
  end();
};

/** The sheet whose first rows say the most fields; the first of several that say as many. */
const bestSheet = async (
  zip: Awaited<ReturnType<typeof openZip>>,
  workbook: Workbook,
  how: TakeApart,
) => {
  if (workbook.sheets.length === 1) return workbook.sheets[0];
  let best: { readonly sheet: Workbook["sheets"][number]; readonly points: number } | undefined;
  for (const sheet of workbook.sheets) {
    const rows: SheetRow[] = [];
    await readWorksheet(zip, workbook, sheet.part, [], (row) => rows.push(row) < headingsWithin);
    const legacy = legacyOf(rows.flatMap(({ cells }) => cells.flatMap(tellingWords)));
    const { headings } = headsOf(how).find(
      rows.map(({ number, cells }) => ({
        number,
        cells: legacy ? cells.map((cell) => fromLegacy(legacy, cell)) : cells,
      })),
    );
    const points = headsOf(how).count(headings);
    if (!best || points > best.points) best = { sheet, points };
  }
  return best?.sheet;
};

const workbookFile = async (bytes: Buffer, how: TakeApart): Promise<void> => {
  const zip = await openZip(bytes);
  const workbook = await readWorkbook(zip);
  const wanted =
    how.sheet === null
      ? await bestSheet(zip, workbook, how)
      : workbook.sheets.find(({ name }) => name === how.sheet);
  if (!wanted) throw new SheetRefused("no-sheet");
  const { take, end } = gather(
    how,
    {
      format: "workbook",
      encoding: "utf-8",
      sheet: wanted.name,
      sheets: workbook.sheets.map(({ name }) => name),
    },
    workbook.system,
  );
  const merged = await readMerged(zip, wanted.part);
  await readWorksheet(
    zip,
    workbook,
    wanted.part,
    merged,
    (row) => {
      take(row);
      return true;
    },
    how.pause,
  );
  end();
};

/**
 * [I5] Takes a spreadsheet apart: an Excel workbook (`.xlsx`, `.xlsm`) or separated text, told by its first bytes and never by
 * its name. Throws `SheetRefused` for anything else, and for more than `sheetLimits`.
 */
export const takeApart = async (bytes: Buffer, how: TakeApart): Promise<void> => {
  if (bytes.length === 0) throw new SheetRefused("no-rows");
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return workbookFile(bytes, how);
  // Excel's format up to 2003; a workbook with a password is kept in the same container.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new SheetRefused(
      bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "locked" : "old-excel",
    );
  const start = bytes.subarray(0, 200).toString("latin1").trimStart().toLowerCase();
  if (/^(?:%pdf|<!doctype|<html|<\?xml|<table|\{\\rtf|\x89png|\xff\xd8)/.test(start))
    throw new SheetRefused("not-a-sheet");
  return textFile(bytes, how);
};
