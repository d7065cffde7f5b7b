import { groupBy } from "./group-by.ts";
import {
  type AreaLevel,
  atLeastSince,
  byArea,
  includesLevel,
  type LevelInForce,
  type LevelsByArea,
  levelAt,
} from "./levels.ts";
import type { AreaMeasure, Measure } from "./measures.ts";
import type { Area } from "./place.ts";
import { type RuleSet, rulesAt } from "./rules.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** Everything published, past and future. */
export interface RuleBook {
  readonly ruleSets: readonly RuleSet[];
  readonly levels: LevelsByArea;
  readonly measures: ReadonlyMap<string, readonly AreaMeasure[]>;
}

/** Puts in order what was published, once for all the verdicts it serves. */
export const ruleBook = (
  ruleSets: readonly RuleSet[],
  levels: readonly AreaLevel[],
  measures: readonly AreaMeasure[],
): RuleBook => ({
  ruleSets,
  levels: byArea(levels),
  measures: groupBy(measures, ({ area }) => area),
});

/** The areas a vehicle has to do with, each place's own first, then those above. Empty where unknown. */
export interface Whereabouts {
  /** Where the post lies. */
  readonly here: readonly Pick<Area, "id" | "name">[];
  /** Where its endpoint lies. */
  readonly bound: readonly Pick<Area, "id" | "name">[];
}

/** A measure as it binds in one area. */
export interface MeasureInForce {
  readonly measure: Measure;
  /** The area whose level or decision brings it. */
  readonly area: string;
  readonly areaName: string;
  readonly since: IsoTime;
  /** Where the vehicle meets it: at this post, at its endpoint, or both. */
  readonly at: "here" | "bound" | "both";
}

/** What is in force for one vehicle at one moment. */
export interface Standing {
  readonly rules: RuleSet;
  readonly levels: readonly LevelInForce[];
  readonly measures: readonly MeasureInForce[];
}

const hour = 3_600_000;
const later = (a: IsoTime, b: IsoTime): IsoTime => (ms(a) >= ms(b) ? a : b);

/** Since when rule sets have had a line of the annex without a break, up to the one in force at `at`. */
const inAnnexSince = (sets: readonly RuleSet[], id: string, at: number): IsoTime => {
  let set = rulesAt(sets, at)!;
  for (;;) {
    const before = rulesAt(sets, ms(set.effectiveFrom) - 1);
    if (!before?.measures.some((one) => one.id === id)) return set.effectiveFrom;
    set = before;
  }
};

type Found = Omit<MeasureInForce, "at">;

/** [V21] What the annex orders at a place for its level, and what its areas decided beyond. */
const measuresAt = (
  { ruleSets, levels, measures }: RuleBook,
  rules: RuleSet,
  chain: Whereabouts["here"],
  at: number,
): Found[] => {
  const governing = levelAt(levels, chain, at);
  const level = governing?.level ?? "new-normal";
  const nameOf = (id: string): string => chain.find((area) => area.id === id)?.name ?? id;
  const levelSince = (ordered: Measure): IsoTime =>
    (governing && atLeastSince(levels, governing.area, ordered.level, at)) ?? iso(0);
  const lowest = chain[0];
  const ofAnnex = lowest
    ? rules.measures
        .filter((one) => includesLevel(level, one.level))
        .map((one): Found => {
          const area = governing?.area ?? lowest.id;
          const since = later(levelSince(one), inAnnexSince(ruleSets, one.id, at));
          return { measure: one, area, areaName: nameOf(area), since };
        })
    : [];
  const own = chain
    .flatMap(({ id }) => measures.get(id) ?? [])
    .filter(
      ({ level: ordered, effectiveFrom, withdrawnAt }) =>
        includesLevel(level, ordered) &&
        ms(effectiveFrom) <= at &&
        (withdrawnAt === null || ms(withdrawnAt) > at),
    )
    .map((one): Found => {
      const since = later(one.effectiveFrom, levelSince(one));
      return { measure: one, area: one.area, areaName: nameOf(one.area), since };
    });
  return [...ofAnnex, ...own];
};

/** The same line met at both places in one area is one measure; in two areas it is two. */
const merged = (here: readonly Found[], bound: readonly Found[]): MeasureInForce[] => {
  const same = (a: Found, b: Found): boolean => a.measure.id === b.measure.id && a.area === b.area;
  return [
    ...here.map((one): MeasureInForce => {
      const both = bound.some((other) => same(one, other));
      return { ...one, at: both ? "both" : "here" };
    }),
    ...bound
      .filter((one) => !here.some((other) => same(one, other)))
      .map((one): MeasureInForce => ({ ...one, at: "bound" })),
  ];
};

/** What is in force at a time (ms) for a vehicle between two places; null where no rule set is. */
export const standingAt = (book: RuleBook, where: Whereabouts, at: number): Standing | null => {
  const rules = rulesAt(book.ruleSets, at);
  if (!rules) return null;
  const levels = [where.here, where.bound].flatMap(
    (chain) => levelAt(book.levels, chain, at) ?? [],
  );
  const once = levels.filter((one, i) => levels.findIndex(({ area }) => area === one.area) === i);
  const [here, bound] = [where.here, where.bound].map((chain) =>
    measuresAt(book, rules, chain, at),
  ) as [Found[], Found[]];
  return { rules, levels: once, measures: merged(here, bound) };
};

/**
 * [V24] What is in force now, and what a trip under way may still keep to: what was in force when it began, or as long
 * ago as the rules' grace reaches, whichever is later. `before` is null where no trip is under way. Times in ms.
 */
export const standingsOf = (
  book: RuleBook,
  where: Whereabouts,
  tripBegan: IsoTime | null,
  at: number,
): { readonly now: Standing; readonly before: Standing | null } | null => {
  const now = standingAt(book, where, at);
  if (!now) return null;
  if (tripBegan === null) return { now, before: null };
  const reached = at - now.rules.graceHours * hour;
  return { now, before: standingAt(book, where, Math.min(at, Math.max(ms(tripBegan), reached))) };
};
