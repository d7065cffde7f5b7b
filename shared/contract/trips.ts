import { z } from "zod";
import { placeId } from "../domain/place.ts";
import { trip, tripStatuses } from "../domain/trip-shape.ts";
import { tripCursor } from "./page-cursor.ts";

export const tripQuery = z.object({
  status: z.enum(tripStatuses).optional(),
  corridor: placeId.optional(),
  plate: z.string().max(20).optional(),
  cursor: tripCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const tripPage = z.object({ items: z.array(trip), next: z.string().nullable() });
