import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

/** A fence: what must go red in which file, by which rule, and twins that must stay green. */
interface Fence {
  readonly says: string;
  readonly rule: string;
  readonly red: readonly (readonly [file: string, code: string])[];
  readonly green: readonly (readonly [file: string, code: string])[];
}

const imports = "lint/style/noRestrictedImports";
const globals = "lint/style/noRestrictedGlobals";
const persons = ["checkpoint", "registry", "command", "endpoint", "carrier", "admin"] as const;

const fences: readonly Fence[] = [
  {
    says: "shared/domain imports itself and zod only",
    rule: imports,
    red: [
      ["shared/domain", `import "../contract/routes.ts";`],
      ["shared/domain", `import "../text/say.ts";`],
      ["shared/domain", `import "./../contract/routes.ts";`],
      ["shared/domain", `import type { App } from "../../server/app.ts";`],
      ["shared/domain", `export * from "../contract/sync.ts";`],
      ["shared/domain", `export const late = await import("cborg");`],
      ["shared/domain", `import "@noble/ed25519";`],
      ["shared/domain/findings", `import "../../contract/routes.ts";`],
      ["shared/domain/findings", `import "cborg";`],
      ["shared/domain/travel", `import "cborg";`],
    ],
    green: [
      ["shared/domain", `import { z } from "zod";\nimport "./plate.ts";\nexport const t = z;`],
      ["shared/domain", `import "./findings/finding-shape.ts";`],
      ["shared/domain/findings", `import "zod";\nimport "./cloned.ts";\nimport "../plate.ts";`],
      ["shared/domain/travel", `import "zod";\nimport "./stops.ts";\nimport "../plate.ts";`],
    ],
  },
  {
    says: "shared/contract imports itself, the domain and zod only",
    rule: imports,
    red: [
      ["shared/contract", `import "../text/say.ts";`],
      ["shared/contract", `import "../../server/app.ts";`],
      ["shared/contract", `import "express";`],
    ],
    green: [["shared/contract", `import "zod";\nimport "../domain/pass.ts";\nimport "./sync.ts";`]],
  },
  {
    says: "shared/text imports itself and names from domain and contract only",
    rule: imports,
    red: [
      ["shared/text", `import "zod";`],
      ["shared/text", `import "../../client/ui/badge.tsx";`],
    ],
    green: [["shared/text", `import "./say.ts";\nimport "../contract/problems.ts";`]],
  },
  {
    says: "shared and client name no module of Node",
    rule: "lint/correctness/noNodejsModules",
    red: [
      ["shared", `import "node:fs";`],
      ["shared/domain", `import "node:crypto";`],
      ["client/ui", `import "node:path";`],
      ["client/checkpoint", `import "node:buffer";`],
    ],
    green: [["server", `import "node:fs";`]],
  },
  {
    says: "shared knows no DOM, network, storage, timer or Node",
    rule: globals,
    red: [
      "window.name",
      "document.title",
      "fetch('/x')",
      "process.pid",
      "crypto.subtle",
      "globalThis",
      "setTimeout(String, 1)",
      "localStorage.length",
      "performance.timeOrigin",
      "Buffer.from('a')",
    ].map((code) => ["shared/domain", `export const seen = ${code};`] as const),
    green: [["shared/domain", `export const bytes = new TextEncoder().encode("a");`]],
  },
  {
    says: "shared, commands and queries never read the clock or draw by chance",
    rule: "plugin",
    red: [
      ["shared/domain", "export const at = Date.now();"],
      ["shared/contract", "export const at = new Date();"],
      ["shared/text", "export const odds = Math.random();"],
      ["server/commands", "export const at = Date.now();"],
      ["server/queries", "export const id = crypto.randomUUID();"],
    ],
    green: [
      ["shared/domain", "export const at = new Date(0).toISOString();"],
      ["server", "export const at = Date.now();"],
    ],
  },
  {
    says: "only server/store talks to a database",
    rule: "plugin",
    red: [
      ["server", `import "better-sqlite3";`],
      ["server/http", `import type { Database } from "better-sqlite3";`],
      ["server/commands", `import "kysely";`],
      ["server/queries", `export const late = await import("pg");`],
      ["server/outbound", `import "node:sqlite";`],
      ["client/api", `import "kysely/helpers/sqlite";`],
    ],
    green: [["server/store/sqlite", `import "better-sqlite3";`]],
  },
  {
    says: "only server/outbound makes codes, papers, sheets and webhooks",
    rule: "plugin",
    red: [
      ["server", `import "qrcode";`],
      ["server/http", `import "pdfkit";`],
      ["server/commands", `import "exceljs";`],
      ["server/store", `import "papaparse";`],
      ["client/registry", `import "qrcode";`],
      ["client/checkpoint/record", `import "qrcode";`],
      ["server/live", `import "standardwebhooks";`],
    ],
    green: [["server/outbound", `import "qrcode";`]],
  },
  {
    says: "commands and queries know the store's ports and not how they are called",
    rule: imports,
    red: [
      ["server/commands", `import "../store/sqlite/open.ts";`],
      ["server/commands", `import type { Rows } from "../store/sqlite/rows.ts";`],
      ["server/queries", `import "../store/open.ts";`],
      ["server/commands", `import "../http/router.ts";`],
      ["server/queries", `import "../live/feed.ts";`],
      ["server/commands", `import "express";`],
      ["server/commands", `import "../outbound/qr.ts";`],
    ],
    green: [
      ["server/commands", `import "../store/ports.ts";\nimport "../../shared/domain/pass.ts";`],
      ["server/commands", `import "../store/scan-group-ports.ts";`],
    ],
  },
  {
    says: "HTTP and live know the store's ports only, and the server imports no client",
    rule: imports,
    red: [
      ["server/http", `import "../store/sqlite/open.ts";`],
      ["server/live", `import "../store/sqlite/open.ts";`],
      ["server/http", `import "../../client/api/calls.ts";`],
      ["server", `import "../client/build.ts";`],
      ["server", `import "./store/sqlite/open.ts";`],
      ["server/start.ts", `import "../client/api/call.ts";`],
    ],
    green: [
      ["server/http", `import "express";\nimport "../commands/a.ts";\nimport "../store/ports.ts";`],
      ["server/start.ts", `import "./store/sqlite/open.ts";`],
    ],
  },
  {
    says: "store and outbound know nobody above them",
    rule: imports,
    red: [
      ["server/store/sqlite", `import "../../commands/record-scans.ts";`],
      ["server/store", `import "express";`],
      ["server/outbound", `import "../store/ports.ts";`],
      ["server/outbound", `import "../http/router.ts";`],
    ],
    green: [
      ["server/store/sqlite", `import "../ports.ts";`],
      ["server/outbound", `import "../../shared/domain/pass.ts";`],
    ],
  },
  {
    says: "only server/main.ts and scripts read process.*",
    rule: globals,
    red: [
      ["server", "export const port = process.env.GREENLANE_PORT;"],
      ["server/http", "export const where = process.cwd();"],
      ["server/store/sqlite", "process.exit(1);"],
    ],
    green: [
      ["server/main.ts", "export const port = process.env.GREENLANE_PORT;"],
      ["server/lan-cert.ts", "export const where = process.cwd();"],
    ],
  },
  {
    says: "and nobody gets round it by importing process",
    rule: "plugin",
    red: [["server/http", `import { env } from "node:process";\nexport const all = env;`]],
    green: [
      ["server/http", `import { hostname } from "node:os";\nexport const name = hostname();`],
    ],
  },
  {
    says: "no person's folder imports another person's, nor the server",
    rule: imports,
    red: persons.flatMap((person) => [
      ...persons
        .filter((other) => other !== person)
        .map((other) => [`client/${person}`, `import "../${other}/screen.tsx";`] as const),
      [`client/${person}`, `import "../../server/app.ts";`] as const,
      [
        `client/${person}/parts`,
        `import "../../${person === "admin" ? "carrier" : "admin"}/a.ts";`,
      ] as const,
    ]),
    green: persons.map((person) => [
      `client/${person}`,
      `import "../api/calls.ts";\nimport "../ui/badge.tsx";\nimport "../../shared/text/${person}.ts";\nimport "./parts/row.tsx";`,
    ]),
  },
  {
    says: "what every person uses knows no person, and the two apps are built apart",
    rule: imports,
    red: [
      ["client/api", `import "../registry/list.tsx";`],
      ["client/ui", `import "../command/wall.tsx";`],
      ["client/map", `import "../../server/app.ts";`],
      ["client/registration", `import "../registry/list.tsx";`],
      ["client/main.tsx", `import "./checkpoint/outbox.ts";`],
      ["client/checkpoint", `import "@mantine/core";`],
    ],
    green: [
      ["client/main.tsx", `import "./registry/list.tsx";`],
      ["client/registry", `import "@mantine/core";`],
      ["client/carrier", `import "../registration/draft.ts";`],
    ],
  },
  {
    says: "no console outside benchmarks and the demo",
    rule: "lint/suspicious/noConsole",
    red: [
      ["server/http", `console.log("here");`],
      ["client/ui", `console.warn("here");`],
      ["shared/domain", `console.info("here");`],
    ],
    green: [["bench", `console.log("table");`]],
  },
];

// Everything is planted in one tree and linted in one run; a case is found again by its file name.
const tree = mkdtempSync(join(tmpdir(), "greenlane-fences-"));
afterAll(() => rmSync(tree, { recursive: true }));

for (const part of ["biome.json", ".biome", ".gitignore"])
  cpSync(new URL(`../../${part}`, import.meta.url), join(tree, part), { recursive: true });

const plant = (place: string, code: string, name: string): string => {
  const file = /\.tsx?$/.test(place) ? place : `${place}/${name}.ts`;
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${code}\n`, { flag: "a" });
  return file;
};

const planted = fences.map((fence, n) => ({
  ...fence,
  red: fence.red.map(([place, code], i) => ({ code, file: plant(place, code, `red-${n}-${i}`) })),
}));
plant("shared/domain", `import { b } from "./cycle-b.ts";\nexport const a = () => b;`, "cycle-a");
plant("shared/domain", `import { a } from "./cycle-a.ts";\nexport const b = () => a;`, "cycle-b");

interface Finding {
  readonly category: string;
  readonly severity: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

const lint = (): readonly Finding[] => {
  const biome = new URL("../../node_modules/@biomejs/biome/bin/biome", import.meta.url).pathname;
  const run = spawnSync(
    process.execPath,
    [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."],
    { cwd: tree, encoding: "utf8" },
  );
  const start = run.stdout.indexOf('{"summary"');
  if (start < 0) throw new Error(`biome said: ${run.stdout}${run.stderr}`);
  return JSON.parse(run.stdout.slice(start)).diagnostics;
};

const first = lint();
for (const { red } of planted)
  for (const { file } of red) rmSync(join(tree, file), { force: true });
rmSync(join(tree, "shared/domain/cycle-b.ts"));
const twins = fences.flatMap((fence, n) =>
  fence.green.map(([place, code], i) => plant(place, code, `green-${n}-${i}`)),
);
const second = lint();

describe("fences go red on a planted violation", () => {
  for (const { says, rule, red } of planted)
    test(says, () => {
      expect(red.length).toBeGreaterThan(0);
      const silent = red.filter(
        ({ file }) => !first.some((f) => f.location.path === file && f.category === rule),
      );
      expect(silent).toEqual([]);
    });

  test("files import each other in no circle", () => {
    const cycles = first.filter((f) => f.category === "lint/suspicious/noImportCycles");
    expect(cycles.map((f) => f.location.path).sort()).toEqual([
      "shared/domain/cycle-a.ts",
      "shared/domain/cycle-b.ts",
    ]);
  });
});

test("what the fences allow stays green", () => {
  expect(twins.length).toBeGreaterThan(fences.length);
  expect(second.filter((f) => f.severity !== "info")).toEqual([]);
});
