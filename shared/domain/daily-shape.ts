import { z } from "zod";
import { placeId } from "./place.ts";

const figures = z.object({ vehicles: z.int().min(0), people: z.int().min(0) });

/** What came of a day in one area. People as far as anybody counted them. */
export const areaDay = z.object({
  area: placeId,
  /** Came in from outside the area. */
  entered: figures,
  /** Drove out of it, or were turned back there. */
  left: figures,
  /** At the day's end: under way there, held, or come to the end of a trip there that day. */
  inside: figures,
  /** Lapsed that day without a word of where they went, or counted otherwise than was explained. */
  unexplained: figures,
});
export type AreaDay = z.infer<typeof areaDay>;
