import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

/** Where Node would find `name` from within the package at `path`; undefined when it is not locked. */
const found = (path: string, name: string): Locked | undefined => {
  const folders = path.split("node_modules/");
  for (let depth = folders.length; depth > 0; depth--) {
    const above = folders.slice(0, depth).join("node_modules/").replace(/\/?$/, "/");
    const here = packages[`${above === "/" ? "" : above}node_modules/${name}`];
    if (here) return here;
  }
  return undefined;
};

// Else `npm ci` refuses the file, and on another platform a compiler or bundler lacks its binary.
test("the lock file names every dependency of every platform, with its version", () => {
  const lacking = Object.entries(packages).flatMap(
    ([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !found(path, name)?.version)
        .map((name) => `${name}, wanted by ${path || "package.json"}`),
  );
  expect(lacking).toEqual([]);
});

test("the lock file names no registry's host, so that it installs through any", () => {
  expect(text).not.toContain('"resolved"');
});
