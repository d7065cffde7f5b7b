import { z } from "zod";
import { placeId } from "../domain/place.ts";
import { plate } from "../domain/plate.ts";
import { shortCode } from "../domain/short-code.ts";
import { isoTime } from "../domain/time.ts";
import { watchEffects, watchEntry, watchedPerson, watchTold, watchWords } from "../domain/watch.ts";
import { madeCursor } from "./page-cursor.ts";

/**
 * [W1] A new entry. Only a plate is denied: a pass that must not be let through is revoked, and a person is nobody's to deny.
 * [W9] What stands for a person's number is made where it was typed; null: as in the entry it replaces.
 */
export const newWatch = z
  .object({
    id: z.uuidv7(),
    watched: z.discriminatedUnion("by", [
      z.object({ by: z.literal("plate"), plate }),
      z.object({ by: z.literal("pass"), code: shortCode }),
      watchedPerson,
    ]),
    effect: z.enum(watchEffects),
    ...watchWords,
    area: placeId,
    /** Null: from now on. */
    from: isoTime.nullable().default(null),
    until: isoTime,
    /** The entry in whose place this one comes, which is withdrawn with it. */
    replaces: z.uuidv7().nullable().default(null),
  })
  .refine(({ effect, watched }) => effect !== "deny" || watched.by === "plate", {
    path: ["effect"],
    params: { code: "deny-plates-only" },
  })
  .refine(
    ({ replaces, watched }) =>
      watched.by !== "person" || watched.trace !== null || replaces !== null,
    { path: ["watched", "trace"], params: { code: "required" } },
  );
export type NewWatch = z.output<typeof newWatch>;

export const watchWithdrawal = z.object({ reason: watchWords.reason });

/** An entry as those who command see it: `names` are those of the accounts it speaks of. */
export const watchSeen = watchEntry.extend({ names: z.record(z.string(), z.string()) });
export type WatchSeen = z.infer<typeof watchSeen>;

/** The whole for those who command or inspect; [W7] for a tablet what it acts on. */
export const watchItem = z.union([watchSeen, watchTold]);

export const watchQuery = z.object({
  /** `current`: neither ended nor withdrawn, also those to come. */
  status: z.enum(["current", "over"]).default("current"),
  /** Part of a plate, code, last characters of a paper's number, issuer, reason, instruction or area, accents or not. */
  q: z.string().max(100).optional(),
  cursor: madeCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type WatchQuery = z.output<typeof watchQuery>;
export const watchPage = z.object({ items: z.array(watchSeen), next: z.string().nullable() });
