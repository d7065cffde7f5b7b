import { expect, test } from "vitest";
import { compareSets } from "../../client/admin/rules/compare.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

const rules = rulesForTests();

test("two rule sets that say the same differ in nothing, whatever their number and time", () => {
  expect(compareSets(rules, { ...rules, version: 9, effectiveFrom: "2030-01-01" })).toEqual([]);
});

test("what changed, came and went is named by its place, entries by code or id", () => {
  const [first, ...rest] = rules.purposes;
  const added = {
    code: 99,
    name: { vi: "Mới", en: "New" },
    occupantsMax: 2,
    stops: null,
    basis: null,
  };
  const after = {
    ...rules,
    graceHours: 4,
    purposes: [added, { ...first!, occupantsMax: 2 }, ...rest],
    measures: rules.measures.slice(1),
  };
  const found = compareSets(rules, after);
  expect(found).toContainEqual({ path: "graceHours", was: "6", is: "4" });
  expect(found).toContainEqual({ path: "purposes[1].occupantsMax", was: "3", is: "2" });
  expect(found).toContainEqual({ path: "purposes[99].name.vi", was: null, is: "Mới" });
  const gone = rules.measures[0]!.id;
  expect(found).toContainEqual({ path: `measures[${gone}].level`, was: "very-high", is: null });
  expect(found.filter(({ path }) => path.startsWith("purposes[2]"))).toEqual([]);
});
