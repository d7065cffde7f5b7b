import { z } from "zod";
import { areaDay } from "../domain/daily-shape.ts";
import { placeId } from "../domain/place.ts";
import { postDay } from "../domain/post-day.ts";
import { isoTime } from "../domain/time.ts";

export const dailyQuery = z.object({
  /** A date of Việt Nam's calendar that has begun: today's table is told up to now, a later day's is refused. */
  day: z.iso.date(),
  /** That area and those right below it; left out: the caller's own topmost areas and those right below. */
  area: placeId.optional(),
});
export const postDayQuery = dailyQuery.pick({ day: true });
export const dailyReply = z.object({
  day: z.iso.date(),
  /** Up to when it is told: the day's end, or now. */
  asOf: isoTime,
  /** Areas in which something happened, each after the one it lies in. */
  items: z.array(areaDay),
});
export type Daily = z.infer<typeof dailyReply>;

/** [E4] Posts within reach at which anything was scanned that day. */
export const postDayReply = dailyReply.omit({ items: true }).extend({ items: z.array(postDay) });
export type PostDays = z.infer<typeof postDayReply>;
