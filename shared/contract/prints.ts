import { z } from "zod";
import { passId } from "../domain/pass.ts";

/** Passes in one file. */
export const mostPrinted = 5_000;

const sheetPapers = ["a4", "a5"] as const;
/** `phone`: a page as wide as a phone's screen is. */
export const papers = [...sheetPapers, "phone"] as const;
export type Paper = (typeof papers)[number];

/** `crop`: with marks at which pages are cut, each page a centimetre larger on every side. */
const marks = z.enum(["none", "crop"]).default("none");
export type CropMarks = z.output<typeof marks>;

export const passPrint = z.object({ paper: z.enum(papers).default("a4"), marks });
export const sheetPrint = z.object({ paper: z.enum(sheetPapers).default("a4"), marks });
export const manyPrint = sheetPrint.extend({
  passes: z.array(passId).min(1).max(mostPrinted),
});
export const importPrint = sheetPrint.extend({
  /** Which of its files, from 1: each holds as many passes as a file may. */
  file: z.coerce.number().int().min(1).max(1_000).optional(),
});
