import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/decisions/0009-packages-taken.md");

/** Package names of the table's first column, and the licences of its third, a set to each. */
const rows = page.split("\n").flatMap((line) => {
  const [, first, , licences] = line.split("|").map((cell) => cell.trim());
  const names = [...(first ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
  return names.map((name) => [name, licences ?? ""] as const);
});

const { dependencies, devDependencies } = JSON.parse(read("package.json"));
const taken = Object.keys({ ...dependencies, ...devDependencies })
  .map((name) => (name.startsWith("@types/") ? "@types/*" : name))
  .filter((name, place, all) => all.indexOf(name) === place);

test("every package taken has its row, and no row names one that is not", () => {
  expect(rows.map(([name]) => name).sort()).toEqual([...taken].sort());
});

test.each(rows.filter(([name]) => name !== "@types/*"))("%s is under %s", (name, licences) => {
  const { license } = JSON.parse(read(`node_modules/${name}/package.json`));
  const wanted = String(license).replaceAll(/[()]/g, "").split(" OR ");
  expect(wanted.some((one) => licences.includes(one))).toBe(true);
});
