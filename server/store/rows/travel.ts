import { type TravelModel, travelModel } from "../../../shared/domain/travel/travel-shape.ts";

/** Parsed: what an earlier version of the product wrote may lack what came since, and is then as if it were not there. */
export const toTravelModel = (body: string | undefined): TravelModel | undefined =>
  body === undefined ? undefined : travelModel.safeParse(JSON.parse(body)).data;
