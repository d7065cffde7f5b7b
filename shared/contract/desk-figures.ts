import { z } from "zod";
import { isoTime } from "../domain/time.ts";

const count = z.int().min(0);
const throughput = z.object({ from: isoTime, decided: count, within: count });

export const deskFigures = z.object({
  at: isoTime,
  /** How many wait, by how long: up to so many ms, null for the last. */
  ages: z.array(z.object({ upTo: z.int().nullable(), count })),
  /** The last 24 hours, oldest first. `within`: of those decided, within the target. */
  hours: z.array(throughput),
  /** The last 14 days, today among them. */
  days: z.array(throughput),
  /** Of those days, by who decided: everybody for who may see people, for others themselves. */
  reviewers: z.array(z.object({ name: z.string(), decided: count, within: count })),
  /** There was more on record than is counted at once: the newest of it was. */
  partial: z.boolean(),
});
export type DeskFigures = z.infer<typeof deskFigures>;
