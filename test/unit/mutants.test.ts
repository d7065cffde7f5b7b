import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { everyMutant } from "../mutants/every-mutant.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

test("every mutant breaks a rule there is, and changes something", () => {
  const spec = read("shared/SPEC.md");
  for (const { rule, find, replace } of everyMutant) {
    expect(spec).toContain(`**${rule}**`);
    expect(replace).not.toBe(find);
  }
});

test("every mutant is run against tests named after its rule", () => {
  const unnamed = everyMutant.filter(({ rule, tests }) =>
    tests.some((path) => !read(path).includes(`[${rule}]`)),
  );
  expect(unnamed).toEqual([]);
});
