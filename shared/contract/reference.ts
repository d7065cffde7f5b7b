import { z } from "zod";
import { area, carrier, checkpoint, corridor, endpoint } from "../domain/place.ts";

/** Reference data is put by its own id, one or many at once: the same call twice changes nothing. */
const puts = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one).min(1).max(20_000) });

export const areaPuts = puts(area);
export const checkpointPuts = puts(checkpoint);
export const corridorPuts = puts(corridor);
export const endpointPuts = puts(endpoint);
export const carrierPuts = puts(carrier);

export const putReply = z.object({ created: z.int(), changed: z.int(), unchanged: z.int() });

const lists = <T extends z.ZodType>(one: T) => z.object({ items: z.array(one) });
export const areaList = lists(area);
export const checkpointList = lists(checkpoint);
export const corridorList = lists(corridor);
export const endpointList = lists(endpoint);
export const carrierList = lists(carrier);
