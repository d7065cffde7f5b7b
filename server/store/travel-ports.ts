import type { Geography } from "../../shared/domain/travel/stops.ts";
import type { RoadMark, TravelModel } from "../../shared/domain/travel/travel-shape.ts";

/** What a table of travel times is to be made of. */
export interface LearnAsked {
  readonly places: Geography;
  readonly marks: readonly RoadMark[];
  readonly version: number;
  /** Event times, ms: trips opened since, and when the table is made. */
  readonly from: number;
  readonly at: number;
}

export interface TravelReads {
  /** The newest table, or that of a version. */
  travelModel(version?: number): Promise<TravelModel | undefined>;
  /** [S17] [K3] Makes a table of the trips on record, and keeps nothing. */
  learnTravelTimes(asked: LearnAsked): Promise<TravelModel>;
}
export interface TravelWrites {
  /** Keeps a table, and no more than so many of the newest; of two under one version the first stays. */
  putTravelModel(model: TravelModel, most: number): Promise<void>;
}
