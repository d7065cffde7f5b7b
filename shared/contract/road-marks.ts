import { z } from "zod";
import { isoTime } from "../domain/time.ts";
import { markReason, roadMarkEntry } from "../domain/travel/road-mark.ts";
import { roadMark } from "../domain/travel/travel-shape.ts";
import { madeCursor } from "./page-cursor.ts";

/** [K16] A stretch marked slow or shut, one way; with `back` the other way too, which is a mark of its own. */
export const newRoadMark = z
  .object({
    id: z.uuidv7(),
    /** The id of the mark of the other way; null: this way alone. */
    back: z.uuidv7().nullable().default(null),
    ...roadMark.pick({ from: true, to: true, factor: true, until: true }).shape,
    /** Null: from now on. */
    since: isoTime.nullable().default(null),
    reason: markReason,
  })
  .refine(({ id, back }) => id !== back, { path: ["back"], params: { code: "given-twice" } });
export type NewRoadMark = z.output<typeof newRoadMark>;

export const takingBack = z.object({ reason: markReason });

/** A mark as those who command see it: `names` are those of the accounts it speaks of. */
export const roadMarkSeen = roadMarkEntry.extend({ names: z.record(z.string(), z.string()) });
export type RoadMarkSeen = z.infer<typeof roadMarkSeen>;

export const roadMarkQuery = z.object({
  /** `current`: in force, to come, or ended within a day; `over`: before that. */
  status: z.enum(["current", "over"]).default("current"),
  cursor: madeCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type RoadMarkQuery = z.output<typeof roadMarkQuery>;
export const roadMarkPage = z.object({
  items: z.array(roadMarkSeen),
  next: z.string().nullable(),
});
export const roadMarksMade = z.object({ items: z.array(roadMarkSeen) });
