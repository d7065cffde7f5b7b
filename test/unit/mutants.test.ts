import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { everyMutant } from "../mutants/every-mutant.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const rules = [...read("shared/SPEC.md").matchAll(/^- \*\*([A-Z]\d{1,2})\*\*/gm)].map(
  (found) => found[1]!,
);

test("every rule has a mutant in test/mutants, and every mutant breaks a rule there is", () => {
  const broken = everyMutant.map(({ rule }) => rule);
  expect(rules.filter((rule) => !broken.includes(rule))).toEqual([]);
  expect(broken.filter((rule) => !rules.includes(rule))).toEqual([]);
});

test("what every mutant looks for still stands exactly once in its file, and is not what it puts there", () => {
  const stale = everyMutant.flatMap(({ rule, file, find, replace }) => {
    const times = read(file).split(find).length - 1;
    return times === 1 && replace !== find ? [] : [{ rule, file, find, times }];
  });
  expect(stale).toEqual([]);
});

test("every mutant is run against tests named after its rule", () => {
  const unnamed = everyMutant.filter(({ rule, tests }) =>
    tests.some((path) => !read(path).includes(`[${rule}]`)),
  );
  expect(unnamed).toEqual([]);
});
