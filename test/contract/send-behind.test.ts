import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { deviceCall } from "../../client/api/device-call.ts";
import { type Database, openDatabase, writeMeta } from "../../client/checkpoint/database.ts";
import { deviceIdentity, makeKeys, publicKeyOf } from "../../client/checkpoint/identity.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { sendBehind } from "../../client/checkpoint/send-behind.ts";
import { makeUploader } from "../../client/checkpoint/upload.ts";
import { aDevice } from "../build/a-device.ts";
import { aServer, type TestServer } from "../build/a-server.ts";

const stored = "greenlane-checkpoint";
const locks = {
  request: async (_name: string, ...rest: unknown[]) =>
    (rest.at(-1) as (lock: object) => unknown)({}),
} as LockManager;

let server: TestServer;
let db: Database;
let identity: Parameters<typeof deviceIdentity>[0];
/** What answers in the network; nothing: the server does. */
let other: (() => Response) | null = null;
const net = globalThis.fetch;

beforeAll(async () => {
  server = await aServer();
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) =>
    other ? Promise.resolve(other()) : net(server.url + path, init),
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

beforeEach(async () => {
  other = null;
  db = await openDatabase(stored);
  const keys = await makeKeys();
  const { row } = aDevice();
  await server.store.write(async (tx) =>
    tx.putDevice({ ...row, publicKey: await publicKeyOf(keys) }),
  );
  identity = { device: { ...row, keptApart: 0 }, keys };
  await writeMeta(db, "identity", identity);
});
afterEach(async () => {
  db.close();
  await new Promise((done) => {
    indexedDB.deleteDatabase(stored).onsuccess = done;
  });
});

/** A tablet's scans, recorded without network. */
const record = async (howMany: number): Promise<void> => {
  const device = aDevice(undefined, identity.device.id);
  for (let n = 0; n < howMany; n += 1) {
    const { v: _v, seq: _seq, prev: _prev, ...draft } = device.scan();
    await recordScan(db, draft, locks);
  }
};
const lastOnServer = async () => (await server.store.reads.device(identity.device.id))?.lastSeq;

it("[O30] all that waits reaches the server once with no page open, and the next page hears every answer", async () => {
  await record(130);
  await sendBehind();
  expect(await lastOnServer()).toBe(130);
  expect(await db.count("outbox")).toBe(130);

  const device = deviceIdentity(identity, () => server.clock.now);
  const results: string[] = [];
  await makeUploader({
    db,
    device,
    post: async (body) => {
      const answer = await deviceCall(null, "recordScans", { body });
      if (answer.kind === "reply") results.push(...answer.value.results.map((one) => one.result));
      return answer;
    },
    onState: () => {},
    locks,
  }).flush();
  expect(results).toEqual(Array.from({ length: 130 }, () => "duplicate"));
  expect(await db.count("outbox")).toBe(0);
  const [seen] = (await server.store.reads.devices()).filter(({ id }) => id === identity.device.id);
  expect(seen?.marks).toEqual({});
});

it.each([
  ["a sign-in page with 200", () => new Response("<form>Wi-Fi</form>")],
  ["a server that fails", () => new Response('{"code":"internal"}', { status: 500 })],
  ["another server's JSON", () => new Response('{"ok":true}')],
])(
  "[O30] %s in its place: the browser is told to try again, and nothing is gone",
  async (_, answer) => {
    await record(2);
    other = answer;
    await expect(sendBehind()).rejects.toThrow();
    expect(await db.count("outbox")).toBe(2);
    other = null;
    await sendBehind();
    expect(await lastOnServer()).toBe(2);
  },
);

it("[O30] where no tablet ever was, it makes nothing", async () => {
  db.close();
  await new Promise((done) => {
    indexedDB.deleteDatabase(stored).onsuccess = done;
  });
  await expect(sendBehind()).rejects.toThrow();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(stored);
  db = await openDatabase(stored);
  expect(await db.count("outbox")).toBe(0);
});
