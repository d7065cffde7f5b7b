import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file as Vite's build manifest (`.vite/manifest.json`) names it. */
interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/** What the worker keeps of a file: where it is, and the digest that the browser holds a download against. */
export interface TabletFile {
  readonly url: string;
  readonly integrity: string;
}

const page = "checkpoint/index.html";
/** Served as they are, beside what is built. */
const plain = [
  page,
  "checkpoint/app.webmanifest",
  "checkpoint/icon-192.png",
  "checkpoint/icon-512.png",
  "favicon.svg",
];
/** Every browser with a service worker reads WOFF2: the older copies of each typeface are never asked for. */
const unasked = /\.woff$/;

/**
 * Every file the tablet's page may ever load, found by following its imports: scripts, styles, typefaces, the
 * reader's own thread and its wasm. `dir`: the folder just built, with Vite's manifest in it.
 */
export const tabletFiles = (dir: string): readonly TabletFile[] => {
  const read = (path: string): Buffer => readFileSync(join(dir, path));
  const built: Readonly<Record<string, Built>> = JSON.parse(String(read(".vite/manifest.json")));
  const found = new Set<string>(plain);
  const seen = new Set<string>();
  const follow = (name: string): void => {
    const one = built[name];
    if (!one || seen.has(name)) return;
    seen.add(name);
    for (const path of [one.file, ...(one.css ?? []), ...(one.assets ?? [])]) found.add(path);
    for (const next of [...(one.imports ?? []), ...(one.dynamicImports ?? [])]) follow(next);
  };
  follow(page);
  // A worker and what it loads stand in no import: its own file names them.
  const named = (path: string): string[] =>
    [...String(read(path)).matchAll(/assets\/[\w.-]+\.(?:js|wasm)/g)].map(([match]) => match);
  for (const path of [...found].filter((one) => one.endsWith(".js")))
    for (const worker of named(path)) {
      found.add(worker);
      if (worker.endsWith(".js")) for (const inner of named(worker)) found.add(inner);
    }
  return [...found]
    .filter((path) => !unasked.test(path))
    .sort()
    .map((path) => ({
      url: `/${path}`,
      integrity: `sha384-${createHash("sha384").update(read(path)).digest("base64")}`,
    }));
};
