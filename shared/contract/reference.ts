import { z } from "zod";
import { area, carrier, checkpoint, corridor, endpoint, placeId } from "../domain/place.ts";
import { taxNumber } from "../domain/tax-number.ts";

/** Reference data is put by its own id, one or many at once: the same call twice changes nothing. */
const puts = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one).min(1).max(20_000) });

export const areaPuts = puts(area);
export const checkpointPuts = puts(checkpoint);
export const corridorPuts = puts(corridor);
/** [B2] What it goes by is no part of it: it is merged, and parted, by acts of their own. */
export const endpointPut = endpoint.omit({ merged: true });
export const endpointPuts = puts(endpointPut);
/** [N9] With the number that a business has. */
export const carrierPut = carrier
  .omit({ merged: true })
  .extend({ taxNumber: taxNumber.optional() });
export const carrierPuts = puts(carrierPut);

export const putReply = z.object({ created: z.int(), changed: z.int(), unchanged: z.int() });

const lists = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one) });
export const areaList = lists(area);
export const checkpointList = lists(checkpoint);
export const corridorList = lists(corridor);
export const endpointList = lists(endpoint);
export const carrierList = lists(carrier);

export const placeKinds = ["area", "checkpoint", "corridor", "endpoint", "carrier"] as const;
export type PlaceKindName = (typeof placeKinds)[number];
export const useKinds = [
  "area",
  "checkpoint",
  "corridor",
  "endpoint",
  "carrier",
  "tablet",
  "person",
  "pass",
  "trip",
  "application",
] as const;

/** [X17] What refers to a place: asked before it is put out of use. */
export const usesQuery = z.object({ kind: z.enum(placeKinds), id: placeId });
export const carrierUsesQuery = z.object({ carrier: placeId });
export const mergingParams = z.object({ id: placeId });
/** [B2] The one that stays. */
export const merging = z.object({ into: placeId });

export const use = z.object({
  kind: z.enum(useKinds),
  /** Passes, trips and applications are counted up to 1,000. */
  count: z.int().min(1),
  /** The first of those that have names. */
  names: z.array(z.string()),
});
export type Use = z.infer<typeof use>;
export const uses = z.object({ items: z.array(use) });
