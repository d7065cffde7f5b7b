import { z } from "zod";
import { oneLine } from "../one-line.ts";
import { type IsoTime, isoTime, ms } from "../time.ts";
import { type Geography, stopsOf } from "./stops.ts";
import { roadMark } from "./travel-shape.ts";

export const longestMarkReason = 200;
export const markReason = oneLine(2, longestMarkReason);

/** A mark as everybody is told of it who works out when vehicles are due; `until` is its end as it now is. */
export const roadMarkTold = roadMark.extend({ id: z.uuidv7(), reason: z.string() });
export type RoadMarkTold = z.infer<typeof roadMarkTold>;

/** [K16] A mark as it is on record for ever. `madeBy` and `by` are accounts. */
export const roadMarkEntry = roadMarkTold.extend({
  madeBy: z.string(),
  madeAt: isoTime,
  takenBack: z.object({ by: z.string(), at: isoTime, why: z.string() }).nullable(),
});
export type RoadMarkEntry = z.infer<typeof roadMarkEntry>;

/** [K17] When it ends or ended: at its end, or when it was taken back before; null while nobody knows. */
export const markEnd = ({
  until,
  takenBack,
}: Pick<RoadMarkEntry, "until" | "takenBack">): IsoTime | null =>
  takenBack && (until === null || ms(takenBack.at) < ms(until)) ? takenBack.at : until;

const toTold = (entry: RoadMarkEntry): RoadMarkTold => {
  const { madeBy: _, madeAt: __, takenBack: ___, ...told } = entry;
  return { ...told, until: markEnd(entry) };
};

/** So long a mark that has ended still tells how late its traffic is; learning asks for longer. */
const heldMs = 7 * 86_400_000;

/**
 * [K17] The marks that can still count at `at` (ms): in force, to come, or ended no longer ago than asked for. Who waited on a
 * shut road is later by that long after it was opened. One taken back before it began never was.
 */
export const heldMarks = (
  entries: readonly RoadMarkEntry[],
  at: number,
  endedMs = heldMs,
): readonly RoadMarkTold[] =>
  entries.map(toTold).filter(({ since, until }) => {
    const end = until === null ? Number.POSITIVE_INFINITY : ms(until);
    return end > ms(since) && end > at - endedMs;
  });

/** [K16] The corridors along which two stops follow each other, or that are left at the one for the other, an endpoint beside them; whichever way. */
export const corridorsBetween = (places: Geography, from: string, to: string): readonly string[] =>
  [...places.corridors.keys()].filter((id) => {
    const stops = stopsOf(places, id).map(({ stop }) => stop);
    const next = (a: string, b: string): boolean =>
      stops.some((stop, place) => stop === a && stops[place + 1] === b);
    const leaves = (a: string, b: string): boolean =>
      b.startsWith("@") && stops.includes(a) && !stops.includes(b);
    const joins = (a: string, b: string): boolean => next(a, b) || leaves(a, b);
    return from !== to && (joins(from, to) || joins(to, from));
  });
