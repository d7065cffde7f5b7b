import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { makeLog } from "../../server/log.ts";
import { type Started, start } from "../../server/start.ts";

const top = join(import.meta.dirname, "../..");
let data: string;
let started: Started | undefined;
let child: ChildProcess | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "greenlane-"));
});
afterEach(async () => {
  await started?.stop();
  started = undefined;
  child?.kill("SIGKILL");
  child = undefined;
  rmSync(data, { recursive: true });
});

/** The file of a key by its number. */
const keyFile = (kid: number): string => {
  const dir = join(data, "keys");
  const name = readdirSync(dir).find((one) => one.startsWith(`issuing-${kid}-`));
  return join(dir, name ?? `no key ${kid}`);
};

const logged: string[] = [];
const begin = async (env: Record<string, string> = {}): Promise<Started> => {
  const read = readConfig({ GREENLANE_PORT: "0", GREENLANE_DATA: data, ...env }, top);
  if ("problems" in read) throw new Error(read.problems.join("; "));
  const log = makeLog("info", { write: (line) => void logged.push(line) });
  started = await start({ config: read.config, log, now: Date.now, top });
  return started;
};
const end = async (): Promise<void> => {
  await started?.stop();
  started = undefined;
};
const keysOf = async ({ url }: Started) =>
  (await (await fetch(`${url}/.well-known/greenlane-keys`)).json()).keys;

describe("the address printed", () => {
  it.each(["0.0.0.0", "::", "::1"])("opens when listening on %s", async (host) => {
    const server = await begin({ GREENLANE_HOST: host });
    expect(new URL(server.url).hostname).toBe(host === "::1" ? "[::1]" : "localhost");
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe("a first start", () => {
  it("makes a key that only its owner can read, takes the rules that ship and signs a status list", async () => {
    const server = await begin({ GREENLANE_ADMIN_PASSWORD: "0123456789" });
    const key = keyFile(1);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, "keys")).mode & 0o777).toBe(0o700);
    expect(await keysOf(server)).toMatchObject([{ realm: "live" }, { realm: "drill" }]);
    const { seq } = await (await fetch(`${server.url}/readyz`)).json();
    expect(seq).toBe(5);
    expect(server.setupSecret).toBeNull();
  });

  it("makes a database, with password hashes in it, that only its owner can read, in a folder everybody can", async () => {
    chmodSync(data, 0o755);
    await begin({ GREENLANE_ADMIN_PASSWORD: "0123456789" });
    for (const file of readdirSync(data).filter((name) => name.startsWith("greenlane.db")))
      expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it("without a password gives a new one-time link at every start until it is used", async () => {
    const { setupSecret: first } = await begin();
    await end();
    const server = await begin();
    expect(server.setupSecret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(server.setupSecret).not.toBe(first);
    const setUp = (token: string | null) =>
      fetch(`${server.url}/api/setup`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          token,
          username: "a.b",
          displayName: "A",
          password: "0123456789",
        }),
      });
    expect((await setUp(first)).status).toBe(400);
    expect((await setUp(server.setupSecret)).status).toBe(201);
    await end();
    expect((await begin()).setupSecret).toBeNull();
  });
});

describe("a later start", () => {
  it("keeps the key, the rules and the log as they are", async () => {
    const before = await keysOf(await begin());
    await end();
    const server = await begin();
    expect(await keysOf(server)).toEqual(before);
    expect((await (await fetch(`${server.url}/readyz`)).json()).seq).toBe(4);
  });

  it("closes a key that others could read, and says so", async () => {
    await begin();
    await end();
    const key = keyFile(1);
    chmodSync(key, 0o644);
    await begin();
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(logged.join("")).toContain("could be read by other users");
  });

  it("refuses keys that are not this database's: every pass on the road would read as forged", async () => {
    await begin();
    await end();
    rmSync(join(data, "keys"), { recursive: true });
    await expect(begin()).rejects.toThrow(/keys that belong to this database/);
  });

  it("[P15] takes over the key of a version that kept none on record", async () => {
    const before = await keysOf(await begin());
    await end();
    renameSync(keyFile(1), join(data, "keys/issuing-1.json"));
    const db = new Database(join(data, "greenlane.db"));
    db.exec("DELETE FROM issuing_key");
    db.close();
    expect(await keysOf(await begin())).toEqual(before);
    await end();
    const again = new Database(join(data, "greenlane.db"));
    again.exec("DELETE FROM issuing_key");
    again.close();
    rmSync(join(data, "keys/issuing-1.json"));
    await expect(begin()).rejects.toThrow(/keys that belong to this database/);
  });

  it("refuses a damaged key instead of making another", async () => {
    await begin();
    await end();
    const key = keyFile(1);
    writeFileSync(key, readFileSync(key, "utf8").slice(0, 100));
    await expect(begin()).rejects.toThrow(/damaged/);
  });
});

const spawnMain = async (env: Record<string, string>, ...args: string[]) => {
  const main = spawn(process.execPath, ["server/main.ts", ...args], {
    cwd: top,
    env: { PATH: process.env.PATH ?? "", GREENLANE_DATA: data, GREENLANE_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = main;
  let said = "";
  main.stdout.on("data", (chunk) => (said += chunk));
  main.stderr.on("data", (chunk) => (said += chunk));
  return { main, said: () => said };
};

describe("the process", () => {
  it("prints where it is and the link, and stops when told, a slow caller's answer included", async () => {
    const { main, said } = await spawnMain({});
    await expect.poll(said, { timeout: 15_000 }).toMatch(/\/setup#[A-Za-z0-9_-]{43}\n/);
    const url = /Greenlane: (http:\/\/localhost:\d+)/.exec(said())?.[1] ?? "";
    const body = JSON.stringify({ username: "khong-co", password: "x" });
    const slow = request(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": body.length },
    });
    slow.write(body.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 200));
    main.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 200));
    slow.end(body.slice(10));
    const [reply] = await once(slow, "response");
    expect(reply.statusCode).toBe(401);
    reply.resume();
    const [code] = await once(main, "exit");
    expect(code).toBe(0);
  });

  it("waits for nobody who only opened a connection ahead, as browsers do", {
    timeout: 5_000,
  }, async () => {
    const { port } = await begin();
    const ahead = connect(port, "localhost");
    await once(ahead, "connect");
    const gone = once(ahead, "close");
    ahead.resume();
    await end();
    await gone;
  });

  it("tells every problem of the environment and starts nothing", async () => {
    const { main, said } = await spawnMain({ GREENLANE_PORT: "x", GREENLANE_LOG: "y" });
    const [code] = await once(main, "exit");
    expect(code).toBe(2);
    expect(said()).toMatch(/GREENLANE_PORT .*\n.*GREENLANE_LOG /);
  });

  it("says plainly that the port is taken", async () => {
    const { port } = await begin();
    const { main, said } = await spawnMain({
      GREENLANE_PORT: String(port),
      GREENLANE_DATA: join(data, "other"),
    });
    const [code] = await once(main, "exit");
    expect(code).toBe(1);
    expect(said()).toContain(`Port ${port} is taken`);
  });
});
