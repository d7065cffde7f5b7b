import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId } from "./pass.ts";
import { isoTime } from "./time.ts";

/** What a column of a list may say: the fields of a registration. */
export const importFields = [
  "plate",
  "trailerPlate",
  "kind",
  "purpose",
  "carrier",
  "occupantsMax",
  "origin",
  "endpoint",
  "via",
  "corridor",
  "use",
  "validFrom",
  "validTo",
  "driver",
] as const;
export type ImportField = (typeof importFields)[number];
const importField = z.enum(importFields);

/** Columns looked at. */
export const mostColumns = 64;

/**
 * Which column (from 0) says what, and what holds for every row that has nothing there: many lists leave out what is the
 * same for all.
 */
export const importMapping = z.object({
  columns: z.partialRecord(
    importField,
    z
      .int()
      .min(0)
      .max(mostColumns - 1),
  ),
  /** No driver: a name is kept with its row, and no longer. */
  fixed: z
    .partialRecord(importField, oneLine(1, 200))
    .refine(({ driver }) => driver === undefined, {
      path: ["driver"],
      params: { code: "not-for-all" },
    }),
});
export type ImportMapping = z.infer<typeof importMapping>;

/**
 * How far an import is. `reading`: the file is taken apart. `checking`: each row is held against the rules. `checked`: to be
 * looked at and begun. `running`: passes are issued. `stopped`: somebody stopped it, or it could not go on; it may be begun
 * again. `done`: every row has its result. `refused`: the file cannot be read.
 */
export const importStates = [
  "reading",
  "checking",
  "checked",
  "running",
  "stopped",
  "done",
  "refused",
] as const;
export type ImportState = (typeof importStates)[number];

/**
 * What came of a row. `good`: would become a pass. `issued`: became one. `already`: the same registration is on file, so that
 * nothing was done. `wrong`: names what is wrong in it.
 */
export const rowOutcomes = ["good", "issued", "already", "wrong"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

const count = z.int().min(0);

export const importBatch = z.object({
  id: z.string(),
  /** Name of the file. */
  name: z.string(),
  at: isoTime,
  state: z.enum(importStates),
  /** Why it was refused or could not go on: a code, and what its words want filled in. */
  why: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  format: z.enum(["text", "workbook"]).nullable(),
  /** Of text: how it was read. Of a workbook: the encoding that some of its columns are in, or `utf-8`. */
  encoding: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Sheets of the workbook that can be seen. */
  sheets: z.array(z.string()),
  /** Row of the headings, the lowest where they stand in several. */
  headingRow: count,
  /** Headings by column. */
  headings: z.array(z.string()),
  mapping: importMapping,
  /** Rows below the headings that are a vehicle's. */
  rows: count,
  /** Rows that are none: sums, sections, signatures; the first hundred. */
  passedOver: z.array(count),
  /** Rows that the step under way is through with. */
  through: count,
  counts: z.object({ good: count, issued: count, already: count, wrong: count }),
});
export type ImportBatch = z.infer<typeof importBatch>;

/** What is wrong with one cell. */
export const cellError = z.object({
  field: z.union([importField, z.literal("row")]),
  /** As the spreadsheet calls it, `B7`; null where no column says it. */
  cell: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What may have been meant, as it would be typed. */
  right: z.string().nullable(),
});
export type CellError = z.infer<typeof cellError>;

export const rowResult = z.object({
  /** As the spreadsheet numbers it. */
  row: count,
  outcome: z.enum(rowOutcomes),
  /** The pass it became, or that is on file already. */
  pass: passId.nullable(),
  errors: z.array(cellError),
});
export type RowResult = z.infer<typeof rowResult>;
