import { minutes, type Plan, type Seen, type Vehicle } from "./plan.ts";
import type { Wanted } from "./vehicles.ts";

/** What happens every day and is no incident: from a typical drive it makes the vehicle's scans. */
export interface Story {
  readonly weight: number;
  readonly wants?: Wanted;
  readonly tell: (plan: Plan, vehicle: Vehicle, seen: Seen[]) => readonly Seen[];
}

export const later = ({ random }: Plan, low: number, high: number): number =>
  minutes(low + random.next() * (high - low));

/** Everything after a moment happens so much later. */
export const delayed = (seen: readonly Seen[], from: number, by: number): void => {
  for (const one of seen) if (one.at > from) one.at += by;
};
