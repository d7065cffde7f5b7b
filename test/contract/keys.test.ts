import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emptyOnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import { renewStatusLists } from "../../server/commands/issue-status-lists.ts";
import { settleKeys } from "../../server/commands/settle-keys.ts";
import { openKeys, verifyEd25519 } from "../../server/keys.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Act } from "../../shared/domain/act.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let an: Agent;
let binh: Agent;
let tablet: TestDevice;
let vehicles = 0;

beforeEach(async () => {
  server = await aServer();
  an = await server.as("administrator");
  binh = await server.as("administrator");
  tablet = await server.tablet();
});
afterEach(() => server.close());

const carriedOut = async (act: Act): Promise<void> => {
  const { body } = await an.post("/api/proposals").send({ act, reason: "theo kế hoạch" });
  const reply = await binh.post(`/api/proposals/${body.id}/approve`);
  expect(reply.status, reply.text).toBe(200);
};
const rotate = (realm: "live" | "drill" = "live") => carriedOut({ kind: "rotate-key", realm });
const cut = (kid: number) => carriedOut({ kind: "cut-key", kid });

const registration = (): NewPass => {
  vehicles += 1;
  return {
    plate: aPlate(`93C-1${String(vehicles).padStart(4, "0")}`),
    trailerPlate: null,
    kind: 3,
    purpose: 1,
    carrier: "van-tai-phuoc-long",
    occupantsMax: 2,
    origin: "Chợ đầu mối Thủ Đức",
    endpoint: "kcn-chon-thanh",
    corridor: "dt741-ql14",
    use: "multi",
    validFrom: at("00:00"),
    validTo: at("00:00", 3),
  };
};
const issued = async (): Promise<Pass> => {
  const reply = await an.post("/api/passes").send(registration());
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};

const bundle = async () =>
  (await server.anyone().get("/.well-known/greenlane-keys")).body.keys as {
    kid: number;
    publicKey: string;
  }[];
/** As any verifier in the world reads a token now. */
const read = async (token: string) => {
  const keys = (await bundle()).map((key) => ({
    ...key,
    publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
  }));
  return openToken(token, keys as never, verifyEd25519);
};
const scanned = async ({ token, plate }: { token: string; plate: Pass["plate"] }) => {
  const batch = tablet.batch([tablet.scan({ text: token, pass: null, plate })]);
  const { body } = await server.anyone().post("/api/scans").send(batch);
  return body.results[0];
};
const changesFor = async (after: number): Promise<Item[]> => {
  const path = `/api/changes?after=${after}`;
  const reply = await server
    .anyone()
    .get(path)
    .set("authorization", tablet.authorization("GET", path, server.clock.now));
  return reply.body.items;
};
const states = async () =>
  (await an.get("/api/keys")).body.items.map(
    ({ kid, realm, state }: { kid: number; realm: string; state: string }) => [kid, realm, state],
  );

describe("a key whose file is on another machine", () => {
  it("[X24] signs nothing here: the call meets things as they stand, which no later try changes", async () => {
    const pass = await issued();
    const folderOfAnother = openKeys(join(server.data, "other-keys"));
    await server.store.write(async (tx) => {
      for (const [kid, realm] of [
        [3, "live"],
        [4, "drill"],
      ] as const)
        await tx.addIssuingKey(folderOfAnother.make(kid, realm, server.clock.now));
    });
    for (const path of ["/api/passes", "/api/drills/passes"]) {
      const reply = await an.post(path).send(registration());
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, "no-signing-key"]);
    }
    const revoked = await an.post(`/api/passes/${pass.id}/revoke`).send({ reason: "xe đã bán" });
    expect(revoked.status, "its own key is here").toBe(200);
  });
});

describe("[P13] rotating the key", () => {
  it("signs new passes by the new key while those of the old one stay good", async () => {
    const old = await issued();
    await rotate();
    const young = await issued();
    expect([old.id, young.id]).toEqual(["1-0-0", "3-0-0"]);
    for (const { token, id } of [old, young])
      expect(await read(token)).toMatchObject({ kind: "pass", id, realm: "live" });
    for (const pass of [old, young])
      expect((await scanned(pass)).verdict).toMatchObject({ outcome: "go" });
    expect(await states()).toEqual([
      [3, "live", "signing"],
      [2, "drill", "signing"],
      [1, "live", "verifying"],
    ]);
  });

  it("reaches tablets at once, the new list with it", async () => {
    const seq = await server.store.reads.latestSeq();
    await rotate();
    const { token } = await issued();
    const items = await changesFor(seq);
    expect(items.map(({ kind, id }) => [kind, id])).toEqual(
      expect.arrayContaining([
        ["keys", "keys"],
        ["status-list", "3-0"],
      ]),
    );
    const { onFile } = await takeIn(emptyOnFile, items, verifyEd25519);
    expect(await openToken(token, onFile.verifyingKeys, verifyEd25519)).toMatchObject({ kid: 3 });
    expect([...onFile.statusLists.keys()]).toEqual(["3-0"]);
  });

  it("keeps the lists of both signed, and takes a pass of the old key back", async () => {
    const old = await issued();
    await rotate();
    const seqs = async () =>
      (await server.store.reads.statusLists()).map(({ kid, seq }) => [kid, seq]);
    expect(await seqs()).toEqual([
      [1, 3],
      [3, 1],
    ]);
    await renewStatusLists(server.store, server.keys, server.clock.now + 30 * 60_000);
    expect(await seqs()).toEqual([
      [1, 4],
      [3, 2],
    ]);
    expect(
      (await an.post(`/api/passes/${old.id}/revoke`).send({ reason: "mất giấy" })).status,
    ).toBe(200);
    expect(await seqs()).toEqual([
      [1, 5],
      [3, 2],
    ]);
    expect((await scanned(old)).verdict).toMatchObject({ outcome: "stop" });
  });

  it("outlives a restart", async () => {
    await rotate();
    const keys = openKeys(join(server.data, "keys"));
    await settleKeys(server.store, keys, server.clock.now);
    expect(keys.verifiers().map(({ kid }) => kid)).toEqual([1, 2, 3]);
    for (const key of await server.store.reads.issuingKeys())
      expect(keys.signer(key)?.key.kid).toBe(key.kid);
  });
});

describe("[P14] cutting a key off", () => {
  it("makes all that it signed an unknown key's, for tablet, server and anybody else", async () => {
    const old = await issued();
    await rotate();
    expect((await scanned(old)).verdict.outcome).toBe("go");
    const seq = await server.store.reads.latestSeq();
    await cut(1);
    expect((await bundle()).map(({ kid }) => kid)).toEqual([2, 3]);
    expect(await read(old.token)).toEqual({ kind: "unknown-key", kid: 1 });
    const { onFile } = await takeIn(emptyOnFile, await changesFor(seq), verifyEd25519);
    expect(onFile.verifyingKeys.map(({ kid }) => kid)).toEqual([2, 3]);
    expect((await scanned(old)).verdict).toMatchObject({
      outcome: "stop",
      reasons: [{ code: "unknown-key" }],
    });
    expect((await states())[2]).toEqual([1, "live", "cut"]);
  });

  it("leaves the registration, which can be revoked though no list says so any more", async () => {
    const old = await issued();
    await rotate();
    await cut(1);
    expect((await an.get(`/api/passes/${old.id}`)).body.status).toBe("valid");
    const before = await server.store.reads.statusLists();
    const reply = await an.post(`/api/passes/${old.id}/revoke`).send({ reason: "cấp lại" });
    expect(reply.body.status).toBe("revoked");
    expect(await server.store.reads.statusLists()).toEqual(before);
  });

  it("is refused for the key that signs, and twice", async () => {
    const propose = (kid: number) =>
      an.post("/api/proposals").send({ act: { kind: "cut-key", kid }, reason: "nghi lộ" });
    expect((await propose(1)).body.code).toBe("key-signs");
    await rotate();
    await cut(1);
    expect((await propose(1)).body.code).toBe("key-cut");
  });
});

describe("[P15] key files", () => {
  const files = () => readdirSync(join(server.data, "keys")).sort();
  const settle = (keys = openKeys(join(server.data, "keys")), now = server.clock.now) =>
    settleKeys(server.store, keys, now);

  it("are their owner's alone, one for each key", async () => {
    await rotate();
    expect(files().map((name) => name.split("-")[1])).toEqual(["1", "2", "3"]);
    for (const name of files())
      expect(statSync(join(server.data, "keys", name)).mode & 0o777).toBe(0o600);
  });

  it("of a rotation that broke off are used for nothing, and go at a later start", async () => {
    server.keys.make(3, "live", server.clock.now);
    expect((await issued()).id).toMatch(/^1-/);
    await settle();
    expect(files()).toHaveLength(3);
    await settle(undefined, server.clock.now + 3_600_001);
    expect(files()).toHaveLength(2);
    await rotate();
    expect((await issued()).id).toMatch(/^3-/);
  });

  it("that are missing are asked for before anything is signed wrongly", async () => {
    await rotate();
    const [first = ""] = files();
    renameSync(join(server.data, "keys", first), join(server.data, "aside.json"));
    await expect(settle()).rejects.toThrow(/Issuing key 1 .*keys that belong to this database/);
    renameSync(join(server.data, "aside.json"), join(server.data, "keys", first));
    await settle();
  });

  it("of a second process with a folder of its own are not enough: it refuses to start", async () => {
    const elsewhere = openKeys(join(server.data, "other-keys"));
    await expect(settle(elsewhere)).rejects.toThrow(/Issuing key 1 /);
  });

  it("that go away while the server runs stop it from issuing, not from reading", async () => {
    const pass = await issued();
    await rotate();
    // What another process with a folder of its own would see.
    const other = openKeys(join(server.data, "other-keys"));
    const [newest] = [...(await server.store.reads.issuingKeys())].reverse();
    expect(other.signer(newest!)).toBeNull();
    other.learn(await server.store.reads.issuingKeys());
    expect(await openToken(pass.token, other.verifiers(), verifyEd25519)).toMatchObject({ kid: 1 });
  });

  it("of another database under the same number are refused", async () => {
    const dir = join(server.data, "keys");
    const [first = ""] = files();
    const other = openKeys(join(server.data, "other-keys"));
    other.make(1, "live", server.clock.now);
    const [strange = ""] = readdirSync(join(server.data, "other-keys"));
    writeFileSync(join(dir, first), readFileSync(join(server.data, "other-keys", strange)));
    await expect(settle()).rejects.toThrow(/Issuing key 1 /);
  });
});

it("[P16] refuses another key once every number has been given, in plain words", async () => {
  const key = server.keys.make(255, "drill", server.clock.now);
  await server.store.write((tx) => tx.addIssuingKey(key));
  const reply = await an
    .post("/api/proposals")
    .set("accept-language", "en")
    .send({ act: { kind: "rotate-key", realm: "live" }, reason: "đổi khóa" });
  expect([reply.status, reply.body.code]).toEqual([409, "kids-used-up"]);
  expect(reply.body.detail).toContain("255");
  await expect(server.store.write((tx) => tx.addIssuingKey(key))).rejects.toThrow();
});

describe("[P17] a drill's pass", () => {
  it("is signed by the drill's key, is on file nowhere, and stops on the road", async () => {
    const asked = registration();
    const reply = await an.post("/api/drills/passes").send(asked);
    expect(reply.body).toEqual({ id: "2-0-0", token: expect.stringMatching(/^GL1:/) });
    expect(await read(reply.body.token)).toMatchObject({ kind: "pass", kid: 2, realm: "drill" });
    const answer = await scanned({ token: reply.body.token, plate: asked.plate });
    expect(answer.verdict).toMatchObject({ outcome: "stop", reasons: [{ code: "unknown-key" }] });
    expect((await an.get(`/api/passes/${reply.body.id}`)).status).toBe(404);
    // The vehicle may be registered for the road as if there had been no drill.
    expect((await an.post("/api/passes").send(asked)).status).toBe(201);
  });

  it("rotates apart from the road's", async () => {
    await rotate("drill");
    expect(await states()).toEqual([
      [3, "drill", "signing"],
      [2, "drill", "verifying"],
      [1, "live", "signing"],
    ]);
    expect((await an.post("/api/drills/passes").send(registration())).body.id).toBe("3-0-0");
    expect((await issued()).id).toBe("1-0-0");
  });
});
