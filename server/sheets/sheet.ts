/** One row of a spreadsheet, numbered as its program shows it, from 1. Cells are text as shown; dates `dd/mm/yyyy`. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Why a file is refused as a whole. */
export const refusedFor = [
  "not-a-sheet",
  "old-excel",
  "locked",
  "damaged",
  "too-many-rows",
  "too-big-unpacked",
  "too-many-texts",
  "open-quote",
  "no-rows",
  "no-sheet",
  "took-too-long",
] as const;
export type RefusedFor = (typeof refusedFor)[number];

/** A file that is not read: nothing of it is kept. */
export class SheetRefused extends Error {
  override readonly name = "SheetRefused";
  readonly code: RefusedFor;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: RefusedFor, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** What one file may come to: a province's largest list several times over, and no more than the thread's memory. */
export const sheetLimits = {
  /** Rows with anything in them. */
  rows: 200_000,
  /** Columns looked at; what stands further right is not read. */
  columns: 64,
  /** Characters of a cell; what is longer is cut there, and no field takes so much. */
  cell: 1_000,
  /** Bytes of a whole workbook when unpacked. */
  unpacked: 400_000_000,
  /** Different texts of a workbook, and characters of them all. */
  texts: 1_500_000,
  textCharacters: 60_000_000,
  sheets: 50,
} as const;
