import { z } from "zod";
import { placeId } from "../place.ts";
import { isoTime } from "../time.ts";
import { band } from "./band.ts";

/** A place that a vehicle is seen at: a post by its id, an endpoint as `@kcn-chon-thanh`, also where its gate was. */
export const stop = z
  .string()
  .regex(/^@?[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(41);

const count = z.int().min(0);
const minutes = z.number().min(0);
/** What a usual time is multiplied by. */
const factor = z.number().min(0.01).max(100);

/** Of one band and vehicle kind on one segment: how many drives on how many days, and the minutes that a tenth, half and nine tenths of them took. */
const travelCell = z.object({
  band,
  kind: z.int().min(0).max(255),
  count: count.min(1),
  days: count.min(1),
  p10: minutes,
  p50: minutes,
  p90: minutes,
  /** [K3] What these drives are held to be usually: `p50` drawn towards what segment, band and kind make likely by themselves. */
  usual: minutes,
});

/** The way from one stop to the next. */
const travelSegment = z.object({
  from: stop,
  to: stop,
  km: z.number().min(0),
  /** Drives that were learned from, and the days they were made on. */
  count,
  days: count,
  /** [K3] Against the distance at the usual speed, for all bands and kinds. */
  factor,
  /** How wide the times lie, against those of all segments. */
  spread: factor,
  /** Against what segment and band make likely by themselves; bands that nobody drove in are left out. */
  bands: z.array(z.object({ band, factor })),
  cells: z.array(travelCell),
});
export type TravelSegment = z.infer<typeof travelSegment>;

/** Mô hình thời gian di chuyển: a small table made of scans, which everybody may read and check. */
export const travelModel = z.object({
  /** 0 is the one that has seen nothing. */
  version: count,
  builtAt: isoTime,
  /** Trips opened since then, and seen until then, are what it was made of. */
  from: isoTime,
  until: isoTime,
  /** Drives learned from, and those that were not: faster than anybody drives, while command had marked the segment, after a hold that nobody ended. */
  used: count,
  tooFast: count,
  marked: count,
  held: count,
  /** Against the distance at the usual speed, all together: what a segment that nobody drove is held to. */
  overall: factor,
  kinds: z.array(z.object({ kind: z.int().min(0).max(255), count, factor })),
  bands: z.array(
    z.object({
      band,
      count,
      factor,
      /** How far slower and faster drives lie from the usual: natural logarithm, as a standard deviation. */
      slower: z.number().min(0),
      faster: z.number().min(0),
      /** How fast the chance of a slow drive falls: `slower` more beyond the slowest tenth for each e-fold. */
      tail: z.number().min(0),
      /** Minutes that stops add to that, however short the way. */
      stops: minutes,
    }),
  ),
  /** How much of what a vehicle was slower on the way so far it will be slower from here. */
  pace: z.number().min(0).max(1),
  /** Posts that vehicles pass without a scan: seen before and behind, and how many of those not there. */
  posts: z.array(z.object({ checkpoint: placeId, passed: count, unseen: count })),
  /** Where those bound for an endpoint leave a corridor: most of them, and all others. */
  turnOffs: z.array(
    z.object({
      corridor: placeId,
      endpoint: placeId,
      checkpoint: placeId,
      count,
      // Tables made before these were counted are still gone by.
      others: z.array(z.object({ checkpoint: placeId, count })).default([]),
    }),
  ),
  segments: z.array(travelSegment),
});
export type TravelModel = z.infer<typeof travelModel>;

/** Command's word that a segment is slow or shut; the other direction is another mark. */
export const roadMark = z.object({
  from: stop,
  to: stop,
  /** Times as long as usual; null: nobody gets through. */
  factor: z.number().min(1).max(20).nullable(),
  since: isoTime,
  /** Null: until somebody takes it back. */
  until: isoTime.nullable(),
});
export type RoadMark = z.infer<typeof roadMark>;

/** [K1] What is known before anything was seen. */
export const noTravelModel: TravelModel = {
  version: 0,
  builtAt: "1970-01-01T00:00:00.000Z",
  from: "1970-01-01T00:00:00.000Z",
  until: "1970-01-01T00:00:00.000Z",
  used: 0,
  tooFast: 0,
  marked: 0,
  held: 0,
  overall: 1,
  kinds: [],
  bands: [],
  pace: 0,
  posts: [],
  turnOffs: [],
  segments: [],
};
