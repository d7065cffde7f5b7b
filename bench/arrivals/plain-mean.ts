import type { Geography } from "../../shared/domain/travel/stops.ts";
import { stretchesBetween, wayDriven } from "../../shared/domain/travel/stops.ts";
import type { Other } from "./measure-day.ts";
import type { DayDriven } from "./trips-of-day.ts";

/** What a plain mean of all drives over a stretch would tell, whatever hour and vehicle; where there are none, the distance. */
export const plainMean = (places: Geography, days: readonly DayDriven[], kmh: number): Other => {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { trips } of days)
    for (const trip of trips) {
      const way = wayDriven(places, trip);
      for (const [place, to] of way.slice(1).entries()) {
        const from = way[place]!;
        const stretches = stretchesBetween(places, trip.corridor, from.stop, to.stop);
        if (stretches?.length !== 1) continue;
        const key = `${from.stop} ${to.stop}`;
        const known = sums.get(key) ?? { sum: 0, count: 0 };
        sums.set(key, { sum: known.sum + (to.came - from.left) / 60_000, count: known.count + 1 });
      }
    }
  return {
    name: "mean",
    minutes: ({ from, to, km }) => {
      const known = sums.get(`${from} ${to}`);
      return known ? known.sum / known.count : (km / kmh) * 60;
    },
  };
};
