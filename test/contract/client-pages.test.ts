import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";

const dir = mkdtempSync(join(tmpdir(), "greenlane-pages-"));
const ca = join(dir, ".lan", "ca.crt");
let server: TestServer;
let browser: Agent;

beforeAll(async () => {
  mkdirSync(join(dir, "checkpoint"));
  mkdirSync(join(dir, "assets"));
  mkdirSync(join(dir, ".lan"));
  writeFileSync(join(dir, "index.html"), "<title>desk</title>");
  writeFileSync(join(dir, "lan.html"), "<title>lan</title>");
  writeFileSync(join(dir, "checkpoint", "index.html"), "<title>tablet</title>");
  mkdirSync(join(dir, "status"));
  writeFileSync(join(dir, "status", "index.html"), "<title>status</title>");
  writeFileSync(join(dir, "assets", "app-1a2b3c.js"), "let x;");
  writeFileSync(join(dir, "assets", "zxing-1a2b3c.wasm"), "\0asm");
  writeFileSync(ca, "-----BEGIN CERTIFICATE-----");
  server = await aServer({ clientDir: dir, lanCa: ca });
  browser = server.anyone();
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const open = (path: string) => browser.get(path).set("accept", "text/html,*/*;q=0.8");

describe("the built pages", () => {
  it.each([
    ["/", "desk"],
    ["/registry/passes?q=93C", "desk"],
    ["/setup", "desk"],
    ["/lan.html", "lan"],
    ["/checkpoint", "tablet"],
    ["/checkpoint/", "tablet"],
    ["/checkpoint/outbox", "tablet"],
    ["/s", "status"],
    ["/s/K7M2-9QXD", "status"],
    ["/sign-in", "desk"],
  ])("%s opens the %s, and is looked at again every time", async (path, title) => {
    const reply = await open(path);
    expect([reply.status, reply.type, reply.text]).toEqual([
      200,
      "text/html",
      `<title>${title}</title>`,
    ]);
    expect(reply.headers["cache-control"]).toBe("no-cache");
  });

  it("[N1] the page of a status, whose address holds a code, is kept by no search engine", async () => {
    expect((await open("/s/K7M2-9QXD")).headers["x-robots-tag"]).toBe("noindex, nofollow");
    expect((await open("/")).headers["x-robots-tag"]).toBeUndefined();
  });

  it("assets are kept for a year, as what they are", async () => {
    const script = await browser.get("/assets/app-1a2b3c.js");
    expect(script.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(script.type).toBe("text/javascript");
    expect((await browser.get("/assets/zxing-1a2b3c.wasm")).type).toBe("application/wasm");
  });

  it.each([
    ["/assets/old-9z9z9z.js"],
    ["/sw.js"],
    ["/favicon.ico"],
    ["/..%2fpackage.json"],
    ["/.lan/ca.crt"],
  ])("%s is not there, and no page is given in its place", async (path) => {
    const reply = await browser.get(path).set("accept", "*/*");
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain("<title>");
  });

  it("the local authority's certificate can be installed", async () => {
    const reply = await browser.get("/lan-ca.crt");
    expect([reply.status, reply.type]).toEqual([200, "application/x-x509-ca-cert"]);
  });
});

describe("what pages may do", () => {
  it("scripts are ours alone and never inline; the camera is for us; nobody frames us", async () => {
    const { headers } = await open("/checkpoint");
    const policy = new Map(
      headers["content-security-policy"]?.split(";").map((part) => {
        const [name, ...sources] = part.trim().split(" ");
        return [name, sources.join(" ")] as const;
      }),
    );
    expect(policy.get("script-src")).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy.get("default-src")).toBe("'self'");
    expect(policy.get("worker-src")).toBe("'self' blob:");
    expect(policy.get("frame-ancestors")).toBe("'none'");
    expect(policy.get("connect-src")).toContain(`ws://${new URL(server.url).host}`);
    expect(headers["permissions-policy"]).toContain("camera=(self)");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("under HTTPS browsers are told to stay there, but not for every server on localhost", async () => {
    const secure = await aServer({ clientDir: dir, origins: ["https://luongxanh.example"] });
    try {
      const hsts = async (host: string) => {
        const { headers } = await secure.anyone().get("/").set("host", host);
        return headers["strict-transport-security"];
      };
      expect(await hsts("luongxanh.example")).toMatch(/^max-age=\d+/);
      expect(await hsts("localhost:3000")).toBeUndefined();
    } finally {
      await secure.close();
    }
  });

  it("a host that is no host does not get into the policy", async () => {
    const { headers } = await open("/").set("host", "x; script-src *");
    expect(headers["content-security-policy"]).not.toContain("script-src *");
  });
});
