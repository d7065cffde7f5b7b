import { z } from "zod";
import { groupBy } from "./group-by.ts";
import { type Area, legalBasis, placeId } from "./place.ts";
import { type IsoTime, isoTime, ms } from "./time.ts";

/** Mức nguy cơ, the lowest first: xanh, vàng, cam, đỏ (2686/QĐ-BCĐQG). */
export const riskLevels = ["new-normal", "at-risk", "high", "very-high"] as const;
export const riskLevel = z.enum(riskLevels);
export type RiskLevel = z.infer<typeof riskLevel>;

/** One decision on one area's level. It stands for ever: the next decision takes over from it. */
export const areaLevel = z.object({
  /** Made by whoever publishes, so that a repeated call counts once. */
  id: z.uuidv7(),
  area: placeId,
  level: riskLevel,
  basis: legalBasis,
  effectiveFrom: isoTime,
  /** When it was taken back, before it took effect; null where it stands. */
  withdrawnAt: isoTime.nullable().default(null),
});
export type AreaLevel = z.infer<typeof areaLevel>;

/** The level that governs a place, the area it was set on, and since when. */
export interface LevelInForce {
  readonly area: string;
  readonly level: RiskLevel;
  readonly since: IsoTime;
}

/** [V21] A level includes all that is ordered for the lower ones. */
export const includesLevel = (level: RiskLevel, ordered: RiskLevel): boolean =>
  riskLevels.indexOf(level) >= riskLevels.indexOf(ordered);

const takenBack = ({ withdrawnAt, effectiveFrom }: AreaLevel): boolean =>
  withdrawnAt !== null && ms(withdrawnAt) <= ms(effectiveFrom);

/** Every area's decisions, the latest first; of one moment the one made last is the later. */
export type LevelsByArea = ReadonlyMap<string, readonly AreaLevel[]>;

/** Sorts decisions by area, once for all the verdicts they serve. */
export const byArea = (levels: readonly AreaLevel[]): LevelsByArea => {
  const latestFirst = levels
    .filter((one) => !takenBack(one))
    .sort((a, b) => ms(b.effectiveFrom) - ms(a.effectiveFrom) || (a.id < b.id ? 1 : -1));
  return groupBy(latestFirst, ({ area }) => area);
};

const begunBy = (levels: LevelsByArea, area: string, at: number): readonly AreaLevel[] =>
  (levels.get(area) ?? []).filter((one) => ms(one.effectiveFrom) <= at);

/**
 * [V20] The level of a place at a time (ms): that set last on its own area, or where none was, on the next above.
 * `chain`: its area and those above, lowest first. Null where nobody set any, which is as good as new normal.
 */
export const levelAt = (
  levels: LevelsByArea,
  chain: readonly Pick<Area, "id">[],
  at: number,
): LevelInForce | null => {
  for (const { id } of chain) {
    const [now] = begunBy(levels, id, at);
    if (now) return { area: id, level: now.level, since: now.effectiveFrom };
  }
  return null;
};

/** What is published next for an area itself after a time (ms); null where nothing is. */
export const levelAhead = (levels: LevelsByArea, area: string, at: number): AreaLevel | null =>
  (levels.get(area) ?? []).findLast((one) => ms(one.effectiveFrom) > at) ?? null;

/**
 * Since when an area's own decisions have kept it at a level or above it without a break; null where they do not at
 * `at` (ms). A level published anew every day does not begin anew every day.
 */
export const atLeastSince = (
  levels: LevelsByArea,
  area: string,
  level: RiskLevel,
  at: number,
): IsoTime | null => {
  let since: IsoTime | null = null;
  for (const decided of begunBy(levels, area, at)) {
    if (!includesLevel(decided.level, level)) break;
    since = decided.effectiveFrom;
  }
  return since;
};

/**
 * [X13] Would a decision leave its area lower than without it, at its own moment or at any after it for as long as it
 * governs the area? Then it needs a second person. Dated back, or ahead of what is published for the area above, it
 * would take over from that. `levels` may hold the decision itself, and others published together with it.
 */
export const lowers = (
  levels: LevelsByArea,
  chain: readonly Pick<Area, "id">[],
  { id, area, level, effectiveFrom }: Pick<AreaLevel, "id" | "area" | "level" | "effectiveFrom">,
): boolean => {
  const without: LevelsByArea = new Map(
    chain.map((one) => [one.id, (levels.get(one.id) ?? []).filter((other) => other.id !== id)]),
  );
  const beginnings = (decided: readonly AreaLevel[] = []): number[] =>
    decided.map((one) => ms(one.effectiveFrom)).filter((begins) => begins > from);
  const from = ms(effectiveFrom);
  const until = Math.min(...beginnings(without.get(area)));
  const moments = chain.flatMap((one) => beginnings(without.get(one.id)));
  return [from, ...moments.filter((moment) => moment < until)].some((moment) => {
    const standing = levelAt(without, chain, moment);
    return standing !== null && !includesLevel(level, standing.level);
  });
};
