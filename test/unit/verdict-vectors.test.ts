import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verdictsText } from "../../data/vectors/make-verdicts.ts";
import type { InForceCase } from "../../data/vectors/verdicts/in-force.ts";
import type { VerdictCase } from "../../data/vectors/verdicts/verdict-case.ts";
import type { MeetsCase } from "../../data/vectors/verdicts/watchlist.ts";
import { ruleBook, type Standing, standingsOf } from "../../shared/domain/in-force.ts";
import { type RuleSet, ruleSet } from "../../shared/domain/rules.ts";
import { ms } from "../../shared/domain/time.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { JudgeInput } from "../../shared/domain/verdict-input.ts";
import {
  outcomes,
  reasonCodes,
  verdict as verdictSchema,
} from "../../shared/domain/verdict-shape.ts";
import { watchHits, watchlistOf, watchTold } from "../../shared/domain/watch.ts";

const file = readFileSync(new URL("../../data/vectors/verdicts.json", import.meta.url), "utf8");

/** As published: rule sets by their version. */
interface PublishedCase extends Omit<VerdictCase, "input"> {
  readonly input: Omit<JudgeInput, "rules" | "before"> & {
    readonly rules: number;
    readonly before: (Omit<NonNullable<JudgeInput["before"]>, "rules"> & { rules: number }) | null;
  };
}
interface PublishedInForce extends Omit<InForceCase, "input"> {
  readonly input: Omit<InForceCase["input"], "ruleSets"> & {
    readonly ruleSets: readonly Pick<RuleSet, "version" | "withdrawnAt">[];
  };
}
const { ruleSets, cases, inForce, meets } = JSON.parse(file) as {
  readonly ruleSets: readonly RuleSet[];
  readonly cases: readonly PublishedCase[];
  readonly inForce: readonly PublishedInForce[];
  readonly meets: readonly MeetsCase[];
};

const rulesOf = (version: number): RuleSet => ruleSets.find((one) => one.version === version)!;
const inputOf = ({ rules, before, ...others }: PublishedCase["input"]): JudgeInput => ({
  ...others,
  rules: rulesOf(rules),
  before: before && { ...before, rules: rulesOf(before.rules) },
});

describe("the published verdicts", () => {
  test.each(cases.map((one) => [one.name, one] as const))("[V19] %s", (_, { input, expected }) => {
    const { outcome, reasons, duties, facts } = verdictSchema.parse(judge(inputOf(input)));
    expect({ outcome, reasons, duties }).toEqual({
      outcome: expected.outcome,
      reasons: expected.reasons,
      duties: expected.duties,
    });
    expect(facts).toMatchObject(expected.facts);
  });

  test("[V19] show every outcome and every reason there is, under names of their own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(new Set(cases.map(({ expected }) => expected.outcome))).toEqual(new Set(outcomes));
    const told = new Set(cases.flatMap(({ expected }) => expected.reasons.map(({ code }) => code)));
    expect(reasonCodes.filter((code) => !told.has(code))).toEqual([]);
    for (const one of ruleSets) expect(ruleSet.parse(one)).toEqual(one);
  });

  test("[V19] are what the table beside them says", () => {
    expect(file).toBe(verdictsText());
  });
});

describe("what is published to be in force", () => {
  const told = ({ rules, levels, measures }: Standing) => ({
    rules: rules.version,
    levels,
    measures: measures.map(({ measure, area, at, since }) => ({ id: measure.id, area, at, since })),
  });

  test.each(inForce.map((one) => [one.name, one] as const))(
    "[V20] [V21] [V24] [V28] %s",
    (_, { input, expected }) => {
      const sets = input.ruleSets.map((one) => ({ ...rulesOf(one.version), ...one }));
      const book = ruleBook(sets, input.levels, input.measures);
      const found = standingsOf(book, input.where, input.tripBegan, ms(input.at))!;
      expect({ now: told(found.now), before: found.before && told(found.before) }).toEqual(
        expected,
      );
    },
  );

  test("[V20] is told under names of its own", () => {
    expect(inForce.length).toBeGreaterThanOrEqual(20);
    expect(new Set(inForce.map(({ name }) => name)).size).toBe(inForce.length);
  });
});

describe("what a vehicle meets of the watchlist", () => {
  test.each(meets.map((one) => [one.name, one] as const))(
    "[W3] [W5] [W6] %s",
    (_, { input, expected }) => {
      const list = watchlistOf(input.entries.map((one) => watchTold.parse(one)));
      const hits = watchHits(list, input.vehicle, ms(input.at));
      expect(hits.map(({ id, like }) => ({ id, like }))).toEqual(expected);
    },
  );
});
