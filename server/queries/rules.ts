import { areasFound, listedAreas } from "../../shared/domain/area-list.ts";
import { heldLevels } from "../../shared/domain/held.ts";
import {
  type AreaLevel,
  byArea,
  type LevelInForce,
  levelAhead,
  levelAt,
} from "../../shared/domain/levels.ts";
import type { Area } from "../../shared/domain/place.ts";
import { chainsIn } from "../places.ts";
import type { Reference } from "../store/ports.ts";

/** Decisions as they took or take effect, the latest first. */
export const latestFirst = <T extends { readonly effectiveFrom: string }>(
  items: readonly T[],
): T[] => [...items].sort((a, b) => Date.parse(b.effectiveFrom) - Date.parse(a.effectiveFrom));

/** An area with its level. `lies`: the areas that it lies in, by name. */
export interface AreaStanding {
  readonly area: Area;
  readonly lies: string;
  readonly level: LevelInForce | null;
  readonly next: AreaLevel | null;
}

/** [V20] The areas that the list of risk levels finds, in its order, with the level of each at a time (ms). */
export const areaStandings = (
  reference: Reference,
  q: string,
  at: number,
): readonly AreaStanding[] => {
  const levels = byArea(heldLevels(reference.levels, at));
  const chainOf = chainsIn(reference);
  const liesOf = (id: string): string =>
    chainOf(id)
      .slice(1)
      .map(({ name }) => name)
      .join(", ");
  return areasFound(listedAreas(reference.areas, liesOf, levels), q).map(({ area, lies }) => ({
    area,
    lies,
    level: levelAt(levels, chainOf(area.id), at),
    next: levelAhead(levels, area.id, at),
  }));
};
