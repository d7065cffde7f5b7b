import { z } from "zod";
import {
  cellError,
  importBatch,
  importMapping,
  rowOutcomes,
  rowResult,
} from "../domain/import-shape.ts";
import { oneLine } from "../domain/one-line.ts";
import { plate } from "../domain/plate.ts";
import { numberCursor } from "./page-cursor.ts";

/** Bytes of the largest file: a hundred thousand rows with room to spare, in UTF-16 too. */
export const longestFile = 48_000_000;

export const importParams = z.object({ id: z.uuid() });

/** A file names itself beside its bytes. `sheet`: of a workbook with several the one to read. */
export const newImport = z.object({
  name: oneLine(1, 200),
  sheet: oneLine(1, 100).optional(),
});

export const importList = z.object({ items: z.array(importBatch), next: z.string().nullable() });
export const importQuery = z.object({
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** What is wrong with a cell, in the words of whoever asks. */
const wordedError = cellError.omit({ params: true }).extend({ message: z.string() });
export const seenRow = rowResult.extend({
  /** As it stands in the list, by column. */
  cells: z.array(z.string()),
  /** Of the pass. */
  plate: plate.nullable(),
  errors: z.array(wordedError),
});
export type SeenRow = z.infer<typeof seenRow>;

export const rowQuery = z.object({
  /** Rows from this one of the spreadsheet on. */
  from: z.coerce.number().int().min(0).max(2_000_000).default(0),
  outcome: z.enum(rowOutcomes).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const rowPage = z.object({
  items: z.array(seenRow),
  /** The row to ask from for what comes after; null at the end. */
  next: z.int().nullable(),
});

/** `wrong`: the rows that are wrong; `left`: every row that has no pass, wrong or not come to yet. */
export const wrongQuery = z.object({ which: z.enum(["wrong", "left"]).default("wrong") });
export type WhichRows = z.output<typeof wrongQuery>["which"];

export const mappingChange = importMapping;
