import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { makeMetrics } from "../../server/http/metrics.ts";
import { makeRateLimits } from "../../server/http/rate-limits.ts";
import { type ServeDeps, serveRoutes } from "../../server/http/serve-routes.ts";
import { clientEvents, serverEvents } from "../../shared/contract/events.ts";
import { problemsOf } from "../../shared/contract/refusals.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type RouteName, routes } from "../../shared/contract/routes.ts";

const top = fileURLToPath(new URL("../..", import.meta.url));
const tree = mkdtempSync(join(tmpdir(), "greenlane-contract-"));
afterAll(() => rmSync(tree, { recursive: true }));

for (const part of ["package.json", "shared", "server", "client/api"])
  cpSync(join(top, part), join(tree, part), { recursive: true });
symlinkSync(join(top, "node_modules"), join(tree, "node_modules"));

/** What the compiler must refuse, one file each, and a twin of it that it must take. */
interface Planted {
  readonly says: string;
  readonly head: string;
  readonly red: string;
  readonly green: string;
}

const route = `import type { Route } from "./shared/contract/route-shape.ts";`;
const handlers = `import type { Handler, Handlers } from "./server/http/handler.ts";`;
const events = `import type { Socket } from "socket.io-client";
import type { ClientEvents, ServerEvents } from "./shared/contract/events.ts";
declare const socket: Socket<ServerEvents, ClientEvents>;`;
const server = `import type { Server } from "socket.io";
import type { ClientEvents, ServerEvents } from "./shared/contract/events.ts";
declare const io: Server<ClientEvents, ServerEvents>;`;
const call = `import { call } from "./client/api/call.ts";`;
const zod = `import { z } from "zod";`;

const planted: readonly Planted[] = [
  {
    says: "a route that does not say who may call it",
    head: `${route}\n${zod}`,
    red: `export const r: Route = { method: "GET", path: "/a", summary: "A", reply: z.object({}) };`,
    green: `export const r: Route = { method: "GET", path: "/a", summary: "A", who: "anyone", reply: z.object({}) };`,
  },
  {
    says: "a route for a kind of caller that there is not",
    head: `${route}\nexport const r: Pick<Route, "who"> =`,
    red: `{ who: "everybody" };`,
    green: `{ who: "signed-in" };`,
  },
  {
    says: "a route for an action that is not in the table",
    head: `${route}\nexport const r: Pick<Route, "who"> =`,
    red: `{ who: { may: "pass.paint" } };`,
    green: `{ who: { may: "pass.read" } };`,
  },
  {
    says: "a route that refuses with a problem that there is not",
    head: `${route}\nexport const r: Pick<Route, "refuses"> =`,
    red: `{ refuses: ["too-tired"] };`,
    green: `{ refuses: ["not-ready"] };`,
  },
  {
    says: "handlers with one missing",
    head: `${handlers}\ndeclare const all: Handlers;\nconst { rules, ...others } = all;`,
    red: "export const some: Handlers = others;",
    green: "export const every: Handlers = { ...others, rules };",
  },
  {
    says: "a handler for a route that there is not",
    head: handlers,
    red: `export const h: Handler<"weather"> = async () => ({});`,
    green: `export const h: Handler<"signOut"> = async () => ({});`,
  },
  {
    says: "a handler whose reply lacks a field",
    head: `${handlers}\nexport const h: Handler<"ready"> = async () =>`,
    red: `({ status: "ready" });`,
    green: `({ status: "ready", seq: 1 });`,
  },
  {
    says: "a handler whose reply has a field of another type",
    head: `${handlers}\nexport const h: Handler<"ready"> = async () =>`,
    red: `({ status: "ready", seq: "1" });`,
    green: `({ status: "ready", seq: 1 });`,
  },
  {
    says: "a handler that refuses with a problem that there is not",
    head: `${handlers}\nexport const h: Handler<"ready"> = async () =>`,
    red: `({ refused: "too-tired" });`,
    green: `({ refused: "not-ready" });`,
  },
  {
    says: "a call of a route that there is not",
    head: call,
    red: `await call("weather", {});`,
    green: `await call("rules", {});`,
  },
  {
    says: "a call without the body its route takes",
    head: call,
    red: `await call("revokePass", { params: { id: "1-0-7" } });`,
    green: `await call("revokePass", { params: { id: "1-0-7" }, body: { reason: "Hết hạn" } });`,
  },
  {
    says: "a call that reads what is not in the reply",
    head: `${call}\nexport const read =`,
    red: `(await call("ready", {})).weather;`,
    green: `(await call("ready", {})).seq;`,
  },
  {
    says: "an event of the client that there is not",
    head: events,
    red: `socket.emit("leave");`,
    green: `socket.emit("join", { after: 0 }, () => undefined);`,
  },
  {
    says: "an event of the client of another shape",
    head: events,
    red: `socket.emit("join", { after: "0" }, () => undefined);`,
    green: `socket.emit("join", { after: 0 }, () => undefined);`,
  },
  {
    says: "an event of the server that there is not",
    head: server,
    red: `io.emit("weather", {});`,
    green: `io.emit("dropped", { code: "resnapshot" });`,
  },
  {
    says: "an event of the server of another shape",
    head: server,
    red: `io.emit("dropped", { code: "tired" });`,
    green: `io.emit("dropped", { code: "resnapshot" });`,
  },
];

planted.forEach(({ head, red, green }, n) => {
  writeFileSync(join(tree, `red-${n}.ts`), `${head}\n${red}\n`);
  writeFileSync(join(tree, `green-${n}.ts`), `${head}\n${green}\n`);
});

/** Puts a line into a copied file after the one given. */
const insert = (file: string, after: string, line: string): void => {
  const path = join(tree, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(after)) throw new Error(`${file} has no line ${after}`);
  writeFileSync(path, text.replace(after, `${after}\n${line}`));
};

const compile = (files: readonly string[]): readonly string[] => {
  const { compilerOptions } = JSON.parse(readFileSync(join(top, "tsconfig.json"), "utf8"));
  // The pages' types alone take as long as all the rest.
  const options = { ...compilerOptions, types: ["node"], noUnusedLocals: false };
  writeFileSync(join(tree, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
  const tsc = join(top, "node_modules/typescript/bin/tsc");
  const run = spawnSync(process.execPath, [tsc, "-p", tree, "--pretty", "false"], {
    cwd: tree,
    encoding: "utf8",
  });
  return [...run.stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file]) => file ?? "");
};

describe("the contract holds at compile time", { timeout: 120_000 }, () => {
  const names = (colour: string): string[] => planted.map((_, n) => `${colour}-${n}.ts`);
  const errors = compile(["server/start.ts", ...names("red"), ...names("green")]);

  test.each(planted.map(({ says }, n) => [says, n] as const))("%s does not compile", (_, n) => {
    expect(errors).toContain(`red-${n}.ts`);
  });

  it("and what keeps to it does, the product included", () => {
    expect(errors.filter((file) => !file.startsWith("red-"))).toEqual([]);
  });

  it("a route without handler or Vietnamese words, and an event without handler, do not compile in the product", () => {
    insert(
      "shared/contract/routes.ts",
      "export const routes = {",
      `  planted: { method: "GET", path: "/api/planted", summary: "Planted", who: "anyone", reply: empty },`,
    );
    insert(
      "shared/contract/events.ts",
      "export const clientEvents = {",
      `  planted: { summary: "Planted", given: z.object({}), answer: z.object({}), refuses: [] },`,
    );
    expect(new Set(compile(["server/start.ts"]))).toEqual(
      new Set([
        "server/app.ts",
        "server/http/describe-api.ts",
        "server/live/sockets.ts",
        "shared/text/contract.ts",
      ]),
    );
  });
});

describe("the contract holds at the start", () => {
  const names = Object.keys(routes) as RouteName[];
  const handled = Object.fromEntries(names.map((name) => [name, async () => ({})]));
  const serve = (some: object) =>
    serveRoutes({
      handlers: some,
      limits: makeRateLimits(),
      metrics: makeMetrics(),
    } as unknown as ServeDeps);

  it("a route without its handler is not served around: nothing starts", () => {
    expect(() => serve(handled)).not.toThrow();
    for (const name of names)
      expect(() => serve({ ...handled, [name]: undefined })).toThrow(`${name} has no handler`);
  });
});

describe.each(Object.entries(routes as Record<string, Route>))("the route %s", (name, one) => {
  it("has an address and method of its own, and names its parameters", () => {
    const same = Object.entries(routes as Record<string, Route>).filter(
      ([, other]) => other.method === one.method && other.path === one.path,
    );
    expect(same.map(([other]) => other)).toEqual([name]);
    const named = [...one.path.matchAll(/:(\w+)/g)].map((found) => found[1]);
    const shape = (one.params as { shape?: object } | undefined)?.shape ?? {};
    expect(Object.keys(shape)).toEqual(named);
    if (one.method === "GET") expect(one.body).toBeUndefined();
  });

  it("[X24] names as its own refusals only what its door does not name for it", () => {
    const all = problemsOf(name as RouteName);
    expect(new Set(all).size).toBe(all.length);
    const own = one.refuses ?? [];
    const door = all.length - own.length;
    expect(all.slice(door)).toEqual(own);
  });
});

test("every event says what it is", () => {
  for (const { summary } of [...Object.values(clientEvents), ...Object.values(serverEvents)])
    expect(summary.length).toBeGreaterThan(20);
});
