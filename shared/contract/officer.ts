import { z } from "zod";

/** One who may be on duty at a post: all that its tablets are told of people. */
export const officer = z.object({ id: z.string(), displayName: z.string() });
export type Officer = z.infer<typeof officer>;
