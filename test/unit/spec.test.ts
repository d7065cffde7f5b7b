import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const list = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" }).map(
    (path) => `${folder}/${path}`,
  );

const entries = read("shared/SPEC.md")
  .split("\n")
  .filter((line) => /^\s*[-*]/.test(line));
const numbered = entries.map((line) => /^- \*\*([A-Z]\d{1,2})\*\* (.*)$/.exec(line));
const rules = numbered.flatMap((found) => found?.[1] ?? []);

const tests = list("test").filter(
  (path) => path.endsWith(".test.ts") && !path.startsWith("test/var/"),
);
/** The title of a test or a group of them, which is the first text after the call, `.each(…)` included. */
const titled =
  /(?:\b(?:test|it|describe)(?<kind>(?:\.\w+)*)(?:<[^(]*>)?\(|\)\()\s*(?<quote>["'`])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/g;
/** Rules named in titles of tests that run, each with the files they run in. */
const named = new Map<string, string[]>();
for (const path of tests)
  for (const { groups } of read(path).matchAll(titled)) {
    if (/\.(skip|todo)\b/.test(groups?.kind ?? "")) continue;
    for (const [, rule = ""] of (groups?.title ?? "").matchAll(/\[([A-Z]\d{1,2})\]/g))
      named.set(rule, [...(named.get(rule) ?? []), path]);
  }

test("every entry is a rule, numbered once, and says something", () => {
  expect(entries.filter((_, place) => numbered[place] === null)).toEqual([]);
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
  for (const found of numbered) expect(found?.[2]?.length).toBeGreaterThan(20);
});

test("every rule is held by a test that names it", () => {
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
});

test("every rule that a test names exists", () => {
  const unknown = [...named].filter(([rule]) => !rules.includes(rule));
  expect(unknown).toEqual([]);
});

const sources = ["shared", "server", "client"]
  .flatMap(list)
  .filter((path) => /\.(tsx?|sql)$/.test(path));

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
