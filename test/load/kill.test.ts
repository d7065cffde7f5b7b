import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { whatIsWrong } from "../build/a-check.ts";
import type { TestDevice } from "../build/a-device.ts";
import {
  aServerProcess,
  enrol,
  postIds,
  putStage,
  rawPost,
  register,
  type ServerProcess,
  signInAsAdministrator,
} from "../build/a-process.ts";

const posts = 2_400;
const tablets = 8;
const vehicles = 100;
/** Answers after which the server is killed the first time. */
const early = 150;

let data: string;
let server: ServerProcess | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "greenlane-kill-"));
});
afterEach(async () => {
  await server?.kill();
  rmSync(data, { recursive: true, force: true });
});

/** One upload of one scan, ready to be sent as often as need be. */
interface Upload {
  readonly id: string;
  readonly body: string;
}

const prepare = async (url: string): Promise<Upload[]> => {
  const admin = await signInAsAdministrator(url);
  await putStage(admin);
  const passes: Pass[] = [];
  for (let n = 0; n < vehicles; n += 1) passes.push(await register(admin, n));
  const devices: TestDevice[] = [];
  for (let n = 0; n < tablets; n += 1)
    devices.push(await enrol(admin, url, postIds[n % postIds.length]!));
  const start = Date.now();
  return Array.from({ length: posts }, (_, n) => {
    const device = devices[n % tablets]!;
    const pass = passes[n % vehicles]!;
    const scan = device.scan({
      text: pass.token,
      pass: pass.id,
      plate: pass.plate,
      at: new Date(start + n).toISOString(),
    });
    return { id: scan.id, body: JSON.stringify(device.batch([scan])) };
  });
};

/** Sends all at once, each on a connection of its own; resolves with the answers of those that got one. */
const sendAll = async (
  url: string,
  uploads: readonly Upload[],
  onAnswer: () => void,
): Promise<Map<string, ScanAnswer>> => {
  const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const answers = new Map<string, ScanAnswer>();
  await Promise.all(
    uploads.map(async ({ id, body }) => {
      try {
        const reply = await rawPost(new URL("/api/scans", url), body, agent);
        if (reply.status !== 200) return;
        answers.set(id, (reply.body as { results: ScanAnswer[] }).results[0]!);
        onAnswer();
      } catch {
        // The server is gone: no answer, so nothing is known.
      }
    }),
  );
  agent.destroy();
  return answers;
};

/** The database as it lies on the disk, looked at without the product. */
const readDisk = () => {
  const db = new Database(join(data, "greenlane.db"), { readonly: true });
  const scans = db
    .prepare<[], { seq: number; id: string }>("SELECT seq, lower(hex(id)) AS id FROM scan")
    .all();
  const integrity = db.pragma("integrity_check", { simple: true });
  db.close();
  return { scans, integrity };
};

/** [S5] The chain, and each row beside the event that tells of it. */
const check = () => whatIsWrong(openSqliteAudit(join(data, "greenlane.db")), Date.now());

it("[S2] [S3] [S5] killed without warning under 2,400 posts at once, it has every acknowledged scan exactly once", async () => {
  server = await aServerProcess(data);
  const uploads = await prepare(server.url);
  const acknowledged = new Map<string, ScanAnswer>();

  // Killed early the first time, late the second; each time everything is sent again.
  for (const killAfter of [early, 900]) {
    let answers = 0;
    let killed: Promise<void> | undefined;
    const running = server;
    const got = await sendAll(running.url, uploads, () => {
      answers += 1;
      if (answers === killAfter) killed = running.kill();
    });
    await killed;
    expect(got.size).toBeGreaterThanOrEqual(killAfter);
    // The late one may find all answered: a busy machine hands answers on later than the server gave them.
    if (killAfter === early) expect(got.size).toBeLessThan(posts);
    for (const [id, answer] of got) {
      const before = acknowledged.get(id);
      if (before) expect(answer).toMatchObject({ result: "duplicate", seq: before.seq });
      acknowledged.set(id, before ?? answer);
    }
    const disk = readDisk();
    const seqs = new Map(disk.scans.map(({ id, seq }) => [id, seq]));
    for (const [id, { seq }] of acknowledged) expect(seqs.get(id.replaceAll("-", ""))).toBe(seq);
    expect(await check()).toEqual([]);
    server = await aServerProcess(data);
  }

  const final = await sendAll(server.url, uploads, () => {});
  await server.stop();
  expect(final.size).toBe(posts);
  for (const [id, { seq }] of acknowledged)
    expect(final.get(id)).toMatchObject({ result: "duplicate", seq });
  const disk = readDisk();
  expect(disk.integrity).toBe("ok");
  expect(disk.scans).toHaveLength(posts);
  expect(new Set(disk.scans.map(({ id }) => id)).size).toBe(posts);
  expect(await check()).toEqual([]);
});
