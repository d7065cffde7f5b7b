import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { ClientEvents, ServerEvents } from "../../shared/contract/events.ts";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import type { Changes } from "../../shared/contract/sync.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import { readFrame } from "../build/a-frame.ts";
import { aSchema, postgresIsThere, type TestSchema } from "../build/a-postgres.ts";
import {
  type Administrator,
  aServerProcess,
  enrol,
  putStage,
  rawPost,
  register,
  type ServerProcess,
  signInAsAdministrator,
} from "../build/a-process.ts";
import { aProxy } from "../build/a-proxy.ts";

type Client = Socket<ServerEvents, ClientEvents>;

/** A wall that follows one process: the numbers of the scans it was sent, in the order they came. */
interface Wall {
  readonly seqs: number[];
  readonly frames: Changes[];
}

const aWall = async (url: string, cookie: string, after: number): Promise<Wall> => {
  const socket: Client = io(url, {
    path: "/live",
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  });
  onTestFinished(() => void socket.close());
  const wall: Wall = { seqs: [], frames: [] };
  socket.on("changes", (raw) => {
    const frame = readFrame(raw);
    wall.frames.push(frame);
    for (const { kind, value } of frame.items)
      if (kind === "scan" && value) wall.seqs.push((value as ScanSeen).seq);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  expect(await socket.timeout(10_000).emitWithAck("join", { after })).toEqual({ ok: true });
  return wall;
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe.skipIf(!postgresIsThere)("server processes on one PostgreSQL database", () => {
  let schema: TestSchema;
  let data: string;
  let running: ServerProcess[];
  const begin = async (url = schema.url): Promise<ServerProcess> => {
    const server = await aServerProcess(data, { DATABASE_URL: url });
    running.push(server);
    return server;
  };
  beforeEach(async () => {
    schema = await aSchema();
    data = mkdtempSync(join(tmpdir(), "greenlane-processes-"));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((server) => server.stop()));
    await schema.drop();
    rmSync(data, { recursive: true });
  });

  const newestOf = async ({ url }: ServerProcess): Promise<number> =>
    (await (await fetch(`${url}/readyz`)).json()).seq;

  it("[F6] each feeds its own sockets what any of them recorded: nothing missed, nothing twice, in order", async () => {
    const one = await begin();
    const two = await begin();
    const admin: Administrator = await signInAsAdministrator(one.url);
    await putStage(admin);
    const passes = await Promise.all([0, 1, 2, 3].map((n) => register(admin, n)));
    const tablets = await Promise.all(
      ["tan-lap", "dong-xoai", "bu-dang"].map((post) => enrol(admin, one.url, post)),
    );
    const start = await newestOf(two);
    const follow = (server: ServerProcess) => aWall(server.url, admin.cookie, start);
    const walls = await Promise.all([one, one, two, two].map(follow));

    const agent = new http.Agent({ keepAlive: true, maxSockets: 12 });
    const answers: ScanAnswer[] = [];
    const rounds = 40;
    for (let round = 0; round < rounds; round += 1) {
      const batches = tablets.map((tablet, n) => {
        const pass = passes[(round + n) % passes.length]!;
        const scan = tablet.scan({
          text: pass.token,
          pass: pass.id,
          plate: pass.plate,
          at: new Date().toISOString(),
        });
        return JSON.stringify(tablet.batch([scan]));
      });
      const sent = await Promise.all(
        batches.map((body, n) =>
          rawPost(new URL("/api/scans", (round + n) % 2 ? one.url : two.url), body, agent),
        ),
      );
      answers.push(...sent.flatMap(({ body }) => (body as { results: ScanAnswer[] }).results));
      // Walls that come in the middle of it catch up and cut over while others write.
      if (round % 10 === 5) walls.push(...(await Promise.all([one, two].map(follow))));
    }
    agent.destroy();

    expect(answers.map(({ result }) => result)).toEqual(answers.map(() => "recorded"));
    const wanted = answers.map(({ seq }) => seq!).sort((a, b) => a - b);
    expect(wanted).toHaveLength(rounds * tablets.length);
    const newest = await newestOf(one);
    await until(() => walls.every(({ frames }) => (frames.at(-1)?.next ?? 0) >= newest));
    for (const { seqs, frames } of walls) {
      expect(seqs).toEqual(wanted);
      const ends = frames.map(({ next }) => next);
      expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
    }
  });

  it("[S11] answers not-ready while the database is away, and serves again once it is back", async () => {
    const { hostname, port } = new URL(schema.url);
    const way = await aProxy(hostname, Number(port || 5432));
    const url = new URL(schema.url);
    url.host = `127.0.0.1:${way.port}`;
    const server = await begin(url.href);
    const admin = await signInAsAdministrator(server.url);
    await putStage(admin);
    const tablet = await enrol(admin, server.url, "tan-lap");
    const wall = await aWall(server.url, admin.cookie, await newestOf(server));
    const scan = tablet.scan({
      text: null,
      pass: null,
      how: "walk-up",
      at: new Date().toISOString(),
    });
    const agent = new http.Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const upload = () =>
      rawPost(new URL("/api/scans", server.url), JSON.stringify(tablet.batch([scan])), agent);

    await way.down();
    for (const path of ["/readyz", "/api/session", "/api/trips"]) {
      const answer = await fetch(server.url + path, { headers: { cookie: admin.cookie } });
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.json()).toMatchObject({ code: "not-ready" });
    }
    expect(await upload()).toMatchObject({ status: 503, body: { code: "not-ready" } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

    await way.up();
    onTestFinished(way.down);
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200);
    expect(await upload()).toMatchObject({
      status: 200,
      body: { results: [{ result: "recorded" }] },
    });
    await until(() => wall.seqs.length === 1);
  });

  it("[S11] does not start without its database, and says which", async () => {
    const url = new URL(schema.url);
    url.host = "127.0.0.1:9";
    await expect(begin(url.href)).rejects.toThrow(
      /The database 127\.0\.0\.1:9\/\w+ does not answer/,
    );
  });
});
