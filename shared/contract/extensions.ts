import { z } from "zod";
import {
  extension,
  extensionEntry,
  extensionFilter,
  extensionOutcomes,
  extensionReason,
} from "../domain/extension-shape.ts";
import { isoTime } from "../domain/time.ts";
import { numberCursor } from "./page-cursor.ts";
import { proposal } from "./proposals.ts";

/** `id`: a UUIDv7 of whoever asks. The same again is answered as before. */
export const newExtension = z.object({
  id: z.uuidv7(),
  filter: extensionFilter,
  to: isoTime,
  reason: extensionReason,
});
export type NewExtension = z.infer<typeof newExtension>;

export const extensionUndo = z.object({ reason: extensionReason });

const who = proposal.shape.proposedBy;

/** An extension as those who may decide it see it. */
export const extensionSeen = extension.extend({
  by: who,
  /** Null while it is not proposed. */
  proposal: proposal.omit({ act: true }).nullable(),
  /** Until when it can be undone; null while there is nothing to undo. */
  undoUntil: isoTime.nullable(),
  undo: z.object({ by: who, at: isoTime, reason: z.string() }).nullable(),
  /** Its passes are forgotten; how many there were stays. */
  forgotten: z.boolean(),
});
export type ExtensionSeen = z.infer<typeof extensionSeen>;

export const extensionQuery = z.object({
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const extensionPage = z.object({
  items: z.array(extensionSeen),
  next: z.string().nullable(),
});

export const extendedQuery = z.object({
  /** Groups of passes from this one on. */
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
  /** Only those that it stands so with. */
  outcome: z.enum(extensionOutcomes).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const extended = extensionEntry.omit({ why: true }).extend({
  /** Why it is left or kept, in the words of whoever asks. */
  why: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Extended = z.infer<typeof extended>;
export const extendedPage = z.object({
  items: z.array(extended),
  /** The group to ask from for what comes after; null at the end. */
  next: z.int().nullable(),
});
