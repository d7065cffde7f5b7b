import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const numbered = [...read("shared/SPEC.md").matchAll(/^- \*\*([A-Z]\d{1,2})\*\* (.*)$/gm)];
const rules = numbered.map((line) => line[1]!);

const tests = readdirSync(new URL("test/", root), { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".test.ts") && !path.startsWith("var/"),
);
/** Rules named in titles: the first string after `test(…`, `describe(…` or the call of a `.each(…)`. */
const named = new Map<string, string[]>();
for (const path of tests)
  for (const [rule] of read(`test/${path}`).matchAll(/(?<=["`][^"`\n]*\[)[A-Z]\d{1,2}(?=\])/g))
    named.set(rule, [...(named.get(rule) ?? []), path]);

test("rules are numbered once each and say something", () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
  for (const [, , words] of numbered) expect(words?.length).toBeGreaterThan(20);
});

test("every rule is held by a test that names it", () => {
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
});

test("every rule that a test names exists", () => {
  const unknown = [...named].filter(([rule]) => !rules.includes(rule));
  expect(unknown).toEqual([]);
});

const sources = ["shared", "server", "client"].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`),
);

test("every rule is named where the product keeps it", () => {
  const code = sources.map(read).join("\n");
  expect(rules.filter((rule) => !code.includes(`[${rule}]`))).toEqual([]);
});

test("every rule that the product's code names exists", () => {
  const unknown = sources.flatMap((path) =>
    [...read(path).matchAll(/\[([A-Z]\d{1,2})\]/g)]
      .map((found) => found[1]!)
      .filter((rule) => !rules.includes(rule))
      .map((rule) => `${path}: ${rule}`),
  );
  expect(unknown).toEqual([]);
});
