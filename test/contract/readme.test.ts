import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const top = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(`${top}README.md`, "utf8");

/** Made by running, not part of the product. */
const passing = new Set(["node_modules", "dist", ".git", "data/var", "test/var"]);

const hasFiles = (folder: string): boolean =>
  readdirSync(top + folder, { recursive: true, withFileTypes: true }).some((e) => e.isFile());

const foldersIn = (folder: string): string[] =>
  readdirSync(top + folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => (folder ? `${folder}/${entry.name}` : entry.name))
    .filter((path) => !passing.has(path) && hasFiles(path));

/** The tree under "Where things live": a folder a line, those of the second level two spaces in. */
const tree = (): { readonly folders: string[]; readonly files: string[] } => {
  const block = /## Where things live\n+```\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const folders: string[] = [];
  const files: string[] = [];
  let above = "";
  for (const line of block.trimEnd().split("\n")) {
    const [, indent = "", name = "", slash = ""] = /^( {2})?([\w.-]+)(\/?)/.exec(line) ?? [];
    const path = indent ? `${above}/${name}` : name;
    if (slash) folders.push(path);
    else files.push(path);
    if (!indent) above = name;
  }
  return { folders, files };
};

test("every folder of the first two levels has its line in the README's tree", () => {
  const first = foldersIn("");
  expect(tree().folders).toEqual(expect.arrayContaining([...first, ...first.flatMap(foldersIn)]));
});

test("the README's tree names nothing that is not there", () => {
  const { folders, files } = tree();
  expect(folders.length).toBeGreaterThan(15);
  const missing = [...folders, ...files].filter(
    (path) => !statSync(top + path, { throwIfNoEntry: false }),
  );
  expect(missing).toEqual([]);
});

test("every npm command and every page the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync(`${top}package.json`, "utf8"));
  const named = [...readme.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map(
    (m) => m[1],
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name && name in scripts))).toEqual([]);
  const links = [...readme.matchAll(/\]\(([^):#]+)\)/g)].map((m) => m[1] ?? "");
  expect(links.filter((path) => !statSync(top + path, { throwIfNoEntry: false }))).toEqual([]);
});
