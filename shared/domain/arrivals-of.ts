import { type IsoTime, ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

/** An endpoint where a trip arrived, and when. */
export interface ArrivedAt {
  readonly endpoint: string;
  readonly at: IsoTime;
}

/** [T17] Where a trip has arrived, the latest last: at each endpoint of its own where it has several. */
export const arrivalsOf = ({
  legs,
  status,
  endpoint,
  closedAt,
}: Pick<Trip, "legs" | "status" | "endpoint" | "closedAt">): readonly ArrivedAt[] =>
  legs
    ? legs
        .flatMap(({ endpoint: there, arrivedAt: at }) => (at ? [{ endpoint: there, at }] : []))
        .sort((a, b) => ms(a.at) - ms(b.at))
    : status === "arrived" && closedAt !== null
      ? [{ endpoint, at: closedAt }]
      : [];
