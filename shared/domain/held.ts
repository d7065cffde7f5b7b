import type { AreaLevel } from "./levels.ts";
import type { AreaMeasure } from "./measures.ts";
import { mostGraceHours, type RuleSet, rulesAt } from "./rules.ts";
import { ms } from "./time.ts";

const reach = mostGraceHours * 3_600_000;

const neverBegan = ({
  withdrawnAt,
  effectiveFrom,
}: {
  readonly withdrawnAt: string | null;
  readonly effectiveFrom: string;
}): boolean => withdrawnAt !== null && ms(withdrawnAt) <= ms(effectiveFrom);

/** [V24] [V28] Rule sets that can still count at `at` (ms): published ahead, in force, or as far back as grace reaches. */
export const heldRuleSets = (sets: readonly RuleSet[], at: number): readonly RuleSet[] => {
  const earliest = rulesAt(sets, at - reach);
  return sets.filter(
    (one) => one === earliest || (one.withdrawnAt === null && ms(one.effectiveFrom) > at - reach),
  );
};

/** [V24] [V28] The same of levels. */
export const heldLevels = (levels: readonly AreaLevel[], at: number): readonly AreaLevel[] => {
  const earliest = new Map<string, AreaLevel>();
  const standing = levels.filter((one) => !neverBegan(one));
  const later = (a: AreaLevel, b: AreaLevel): boolean => {
    const ahead = ms(a.effectiveFrom) - ms(b.effectiveFrom);
    return ahead > 0 || (ahead === 0 && a.id > b.id);
  };
  for (const one of standing) {
    if (ms(one.effectiveFrom) > at - reach) continue;
    const known = earliest.get(one.area);
    if (!known || later(one, known)) earliest.set(one.area, one);
  }
  return standing.filter(
    (one) => ms(one.effectiveFrom) > at - reach || earliest.get(one.area) === one,
  );
};

/** [V24] [V28] The same of measures. */
export const heldMeasures = (
  measures: readonly AreaMeasure[],
  at: number,
): readonly AreaMeasure[] =>
  measures.filter(
    (one) => !neverBegan(one) && (one.withdrawnAt === null || ms(one.withdrawnAt) > at - reach),
  );
