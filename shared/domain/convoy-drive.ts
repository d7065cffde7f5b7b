import { byDistance, type Drive } from "./convoy-way.ts";
import { type Roads, usualWay } from "./travel/due.ts";
import { throughAt } from "./travel/marks.ts";
import { stopOf, stretchesBetween } from "./travel/stops.ts";
import { usualKind } from "./travel/usual.ts";

/** Behind an escort lorries take so many times as long as one of them alone. */
const convoyTimes = 1.2;

/** [C23] How long a convoy takes to another post of its corridor, by what was learned of the road and what command marked on it [K7]. */
export const drivenBy =
  ({ places, travel, marks }: Roads, corridor: string): Drive =>
  (from, to, at) => {
    const [a, b] = [stopOf(places, from.checkpoint), stopOf(places, to.checkpoint)];
    const stretches = stretchesBetween(places, corridor, a, b);
    if (!stretches) return byDistance(from, to, at);
    const way = usualWay(travel, stretches, at, usualKind(travel.model));
    return throughAt(at, way, convoyTimes, marks) - at;
  };
