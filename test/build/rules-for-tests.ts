import { readFileSync } from "node:fs";
import { type RuleSet, ruleSet } from "../../shared/domain/rules.ts";

/** The rule set that ships, so that tests hold what the product does. */
export const rulesForTests = (change: Partial<RuleSet> = {}): RuleSet => {
  const file = new URL("../../data/rules/default.json", import.meta.url);
  return { ...ruleSet.parse(JSON.parse(readFileSync(file, "utf8"))), ...change };
};
