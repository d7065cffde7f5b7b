import { z } from "zod";

/** Bytes of the largest sheet of places. */
export const longestSheet = 8_000_000;

/** Carriers apart: those are whoever issues passes' to keep. */
export const sheetParams = z.object({
  kind: z.enum(["area", "checkpoint", "corridor", "endpoint"]),
});

/** [B8] `stamp`: what a preview said would be written; that and nothing else is. Without one nothing is written. */
export const sheetQuery = z.object({
  stamp: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
});

export const placeOutcomes = ["created", "changed", "unchanged", "wrong"] as const;

const count = z.int().min(0);

/** What a sheet of places says of those on record. All words are in the language of whoever asks. */
export const sheetCheck = z.object({
  /** Why the file is not read as a whole; all else is empty then. */
  notRead: z.string().nullable(),
  counts: z.object({ created: count, changed: count, unchanged: count, wrong: count }),
  /** Headings of columns that say nothing of such a place. */
  unknown: z.array(z.string()),
  /** The first five hundred that are not unchanged, those that are wrong before the others. */
  places: z.array(
    z.object({
      /** As the spreadsheet numbers it; of a corridor that of its first post. */
      row: count,
      id: z.string().nullable(),
      name: z.string(),
      outcome: z.enum(placeOutcomes),
      changes: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })),
      errors: z.array(
        z.object({
          field: z.string(),
          /** `B7`; null where no column says it. */
          cell: z.string().nullable(),
          message: z.string(),
          /** What may have been meant, as it would be typed. */
          right: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Brings what is shown into force; null where something is wrong or nothing would change. */
  stamp: z.string().nullable(),
  /** Whether it was written. Sent with a stamp and not written, the records changed meanwhile: this is how it stands now. */
  committed: z.boolean(),
});
export type SheetCheck = z.infer<typeof sheetCheck>;
