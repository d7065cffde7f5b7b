import { z } from "zod";

/**
 * [R9] Why people may get off or on between two posts: let off at a place where that is permitted, handed over to
 * quarantine, or a relief driver who joined.
 */
export const changeReasons = ["dropped-off", "quarantine", "relief-driver"] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** How many people a reason accounts for, as the officer at the post heard and wrote it down. */
export const headChange = z.object({
  why: z.enum(changeReasons),
  people: z.int().min(1).max(98),
});
export type HeadChange = z.infer<typeof headChange>;

/** Each reason once. */
export const headChanges = z
  .array(headChange)
  .max(changeReasons.length)
  .refine((changes) => new Set(changes.map(({ why }) => why)).size === changes.length, {
    params: { code: "given-twice" },
  });
