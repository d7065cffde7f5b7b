import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renewStatusLists } from "../../server/commands/issue-status-lists.ts";
import { verifyEd25519 } from "../../server/keys.ts";
import { passQrSvg } from "../../server/outbound/qr.ts";
import { statusListSize } from "../../server/pass-numbers.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { encodePayload, openToken, sealToken } from "../../shared/domain/pass-token.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";
import { openStatusList, type StatusList, statusAt } from "../../shared/domain/status-list.ts";
import { day } from "../../shared/text/when.ts";
import { aCarrier, aCorridor, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let registrar: Agent;

beforeAll(async () => {
  server = await aServer();
  registrar = await server.as("registrar");
});
afterAll(() => server.close());

let plates = 0;
const nextPlate = (): string => {
  plates += 1;
  return `93C-${String(plates).padStart(5, "0")}`;
};
/** A registration as the form sends it; each of another vehicle. */
const aRegistration = (change: Partial<Record<keyof NewPass, unknown>> = {}) => ({
  plate: nextPlate(),
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: "van-tai-phuoc-long",
  occupantsMax: 2,
  origin: "TP. Thủ Đức",
  endpoint: "kcn-chon-thanh",
  corridor: "dt741-ql14",
  use: "multi",
  validFrom: at("07:00"),
  validTo: at("07:00", 3),
  ...change,
});
const register = (change = {}, agent = registrar) =>
  agent.post("/api/passes").send(aRegistration(change));
const issued = async (change = {}): Promise<Pass> => {
  const reply = await register(change);
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};
const fieldsOf = (reply: { body: { errors?: { field: string }[] } }) =>
  reply.body.errors?.map(({ field }) => field);
const read = (token: string) => openToken(token, server.keys.verifiers(), verifyEd25519);

describe("issuing", () => {
  it("signs what was registered, for whole minutes", async () => {
    const pass = await issued({
      plate: " 93c 543.21 ",
      trailerPlate: "93R-001.23",
      validFrom: "2026-11-22T07:00:30.500+07:00",
      validTo: "2026-11-23T07:00:30.500+07:00",
    });
    expect(pass).toMatchObject({
      plate: "93C54321",
      trailerPlate: "93R00123",
      rev: 1,
      status: "valid",
      validFrom: "2026-11-22T00:00:00.000Z",
      validTo: "2026-11-23T00:01:00.000Z",
    });
    expect(parseShortCode(pass.shortCode)).toBe(pass.shortCode);
    expect(await read(pass.token)).toMatchObject({
      kind: "pass",
      id: pass.id,
      realm: "live",
      plate: "93C54321",
      occupantsMax: 2,
      endpointCode: anEndpoint().code,
      corridorCode: aCorridor().code,
      validFrom: pass.validFrom,
      validTo: pass.validTo,
    });
  });

  it("numbers passes one after another, and each has a short code of its own", async () => {
    const passes = await Promise.all(Array.from({ length: 20 }, () => issued()));
    const indices = passes.map(({ id }) => Number(id.split("-")[2])).sort((a, b) => a - b);
    expect(indices).toEqual(indices.map((_, i) => indices[0]! + i));
    expect(new Set(passes.map(({ shortCode }) => shortCode)).size).toBe(20);
  });

  it.each([
    ["occupantsMax", { occupantsMax: 0 }],
    ["occupantsMax", { occupantsMax: 500 }],
    ["occupantsMax", { occupantsMax: 2.5 }],
    ["occupantsMax", { occupantsMax: "2" }],
    ["occupantsMax", { occupantsMax: 4 }],
    ["plate", { plate: "không biết" }],
    ["plate", { plate: undefined }],
    ["trailerPlate", { plate: "93C-111.11", trailerPlate: "93C11111" }],
    ["kind", { kind: 250 }],
    ["purpose", { purpose: 250 }],
    ["origin", { origin: "  " }],
    ["origin", { origin: "\u202e\u0000\n" }],
    ["validTo", { validTo: at("07:00", -1) }],
    ["validTo", { validFrom: at("07:00", -2), validTo: at("08:59") }],
    ["validTo", { validTo: at("07:00", 400) }],
    ["validFrom", { validFrom: "ngày mai" }],
    ["validFrom", { validFrom: at("07:00", 4000), validTo: at("07:00", 4001) }],
    ["use", { use: "forever" }],
  ])("names %s in %j", async (field, change) => {
    const before = await server.store.reads.latestSeq();
    const reply = await register(change);
    expect([reply.status, reply.body.code]).toEqual([400, "invalid-input"]);
    expect(fieldsOf(reply)).toEqual([field]);
    expect(await server.store.reads.latestSeq()).toBe(before);
  });

  it("keeps what was written on one line, in whole characters and one order: it is printed and read aloud", async () => {
    const { id, origin } = await issued({ origin: "Thủ\u202e Đức\u0000\nTP.\ud800 HCM " });
    expect(origin).toBe("Thủ Đức TP.\ufffd HCM");
    expect((await registrar.get(`/api/passes/${id}`)).body.origin).toBe(origin);
    const reply = await registrar
      .post(`/api/passes/${id}/revoke`)
      .send({ reason: "Xe đã\u2066 bán\n" });
    expect([reply.status, reply.body.statusReason]).toEqual([200, "Xe đã bán"]);
  });

  it("[P7] says how long the key lasts as the day is in Việt Nam", async () => {
    const { validTo } = server.keys.verifiers()[0]!;
    // The key began at midnight in Việt Nam, which is the day before in Greenwich.
    expect(validTo).toMatch(/T17:00:00/);
    const change = { validFrom: at("07:00", 4000), validTo: at("07:00", 4001) };
    const [wrong] = (await register(change).set("accept-language", "vi")).body.errors;
    expect(wrong.message).toContain(day(validTo, "vi"));
  });

  it("says how many people the purpose allows", async () => {
    const reply = await register({ occupantsMax: 4 });
    expect(reply.body.errors[0].message).toContain("3 người");
    expect((await register({ occupantsMax: 45, purpose: 4, kind: 9 })).status).toBe(201);
  });

  it("[P11] the parties exist and are in use", async () => {
    await server.store.write(async (tx) => {
      await tx.putCarrier(aCarrier({ id: "giai-the", active: false }));
      await tx.putEndpoint(anEndpoint({ id: "dong-cua", code: 99, active: false }));
      await tx.putCorridor(aCorridor({ id: "cam-duong", code: 99, active: false }));
    });
    const gone = { carrier: "giai-the", endpoint: "dong-cua", corridor: "cam-duong" };
    const absent = { carrier: "x-1", endpoint: "x-2", corridor: "x-3" };
    for (const change of [gone, absent]) {
      const reply = await register(change);
      expect([reply.status, reply.body.code]).toEqual([409, "unknown-reference"]);
      expect(fieldsOf(reply)).toEqual(["carrier", "endpoint", "corridor"]);
    }
  });

  it("[P11] a purpose is driven only to where it may stop, and where that is is said", async () => {
    const stopsOnlyAt = (version: number, stops: string[]) =>
      server.store.write((tx) => {
        const purposes = rulesForTests().purposes.map((one) =>
          one.code === 4 ? { ...one, stops } : one,
        );
        const effectiveFrom = at("06:00");
        return tx.putRules(rulesForTests({ version, effectiveFrom, purposes }));
      });
    const shuttle = { purpose: 4, kind: 9 };
    await stopsOnlyAt(2, ["cho-gia-nghia"]);
    const refused = await register(shuttle).set("accept-language", "vi");
    expect([refused.status, refused.body.code]).toEqual([400, "invalid-input"]);
    expect(refused.body.errors).toEqual([
      { field: "endpoint", message: expect.stringMatching(/không được dừng.*: Chợ Gia Nghĩa$/) },
    ]);
    const english = (await register(shuttle).set("accept-language", "en")).body.errors[0];
    expect(english.message).toMatch(/may not stop at this endpoint.*: Chợ Gia Nghĩa$/);
    expect((await register({ purpose: 1 })).status, "another purpose").toBe(201);

    await stopsOnlyAt(3, []);
    const nowhere = (await register(shuttle).set("accept-language", "en")).body.errors[0];
    expect(nowhere.message).toMatch(/no endpoint in use/);

    await stopsOnlyAt(4, ["cho-gia-nghia", "kcn-chon-thanh"]);
    expect((await register(shuttle)).status).toBe(201);
  });

  it("[P11] one vehicle holds one pass to an endpoint for a time, in whatever spelling", async () => {
    const pass = await issued({ plate: "93C-777.77" });
    const again = await register({
      plate: "93c77777",
      validFrom: at("06:00", 2),
      validTo: at("06:00", 9),
    });
    expect([again.status, again.body.code]).toEqual([409, "already-exists"]);
    expect(again.body.errors[0].field).toBe("plate");
    expect(again.body.errors[0].message).toContain(
      `${pass.shortCode.slice(0, 4)}-${pass.shortCode.slice(4)}`,
    );
    await issued({ plate: "93C-777.77", validFrom: pass.validTo, validTo: at("07:00", 9) });
    await issued({ plate: "93C-777.77", endpoint: "cho-gia-nghia", corridor: "ql14-bac" });
    await registrar.post(`/api/passes/${pass.id}/revoke`).send({ reason: "đổi xe" });
    await issued({ plate: "93C-777.77" });
  });

  it("[X2] a registrar of a province issues for its endpoints only", async () => {
    const dakNong = await server.as("registrar", { kind: "area", id: "dak-nong" });
    const there = { endpoint: "cho-gia-nghia", corridor: "ql14-bac" };
    expect((await register({}, dakNong)).status).toBe(403);
    expect((await register({ ...there, corridor: "dt741-ql14" }, dakNong)).status).toBe(201);
    expect((await register(there, dakNong)).status).toBe(201);
  });

  it("[X2] a registrar without reach is not told which passes there are", async () => {
    const pass = await issued();
    const dakNong = await server.as("registrar", { kind: "area", id: "dak-nong" });
    const reply = await register({ plate: pass.plate }, dakNong);
    expect([reply.status, reply.body.code]).toEqual([403, "not-allowed"]);
    expect(reply.text).not.toContain(pass.shortCode.slice(0, 4));
  });
});

describe("the QR", () => {
  it("is read by an independent decoder as the very token, and verifies", async () => {
    const zbar = "/usr/bin/zbarimg";
    const pass = await issued();
    const png = await registrar.get(`/api/passes/${pass.id}/qr.png`).buffer(true);
    expect(png.type).toBe("image/png");
    const svg = await registrar.get(`/api/passes/${pass.id}/qr.svg`);
    expect(svg.type).toBe("image/svg+xml");
    expect(String(svg.body)).toMatch(/^<svg .*viewBox="0 0 61 61"/);
    if (!existsSync(zbar)) return;
    const dir = mkdtempSync(join(tmpdir(), "greenlane-"));
    const file = join(dir, "pass.png");
    writeFileSync(file, png.body);
    const text = execFileSync(zbar, ["--quiet", "--raw", file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    rmSync(dir, { recursive: true });
    expect(text).toBe(pass.token);
    expect(await read(text)).toMatchObject({ kind: "pass", id: pass.id });
  });

  it("[P4] never has more than 53 modules to a side, with every field at its most", async () => {
    const quietZone = 4;
    for (let i = 0; i < 300; i += 1) {
      const payload = encodePayload({
        list: 65_535,
        index: 1_048_575,
        rev: 255,
        plate: aPlate("ABCDEFGH999"),
        occupantsMax: 99,
        vehicleKind: 255,
        purpose: 255,
        endpointCode: 65_535,
        corridorCode: 65_535,
        validFrom: "3000-01-01T00:00:00Z",
        validTo: "3001-01-01T00:00:00Z",
      });
      const token = sealToken(255, payload, randomBytes(64));
      const [, side] = /viewBox="0 0 (\d+) \1"/.exec(await passQrSvg(token)) ?? [];
      expect(Number(side) - 2 * quietZone).toBeLessThanOrEqual(53);
    }
  });
});

describe("finding", () => {
  let found: TestServer;
  let clerk: Agent;
  const find = async (query: Record<string, string | number>, agent = clerk) => {
    const reply = await agent.get("/api/passes").query(query);
    expect(reply.status, reply.text).toBe(200);
    return reply.body as { items: Pass[]; next: string | null; total: number };
  };
  const platesOf = (page: { items: Pass[] }) => page.items.map(({ plate }) => plate);

  beforeAll(async () => {
    found = await aServer();
    clerk = await found.as("registrar");
    const add = async (change: object) => (await register(change, clerk)).body as Pass;
    await add({ plate: "93C-543.21", trailerPlate: "93R-001.23", origin: "Phường Tân Đồng" });
    await add({ plate: "51D-678.90", origin: "Cần Thơ", validFrom: at("07:00", 1) });
    await add({ plate: "48C-000.01", endpoint: "cho-gia-nghia", corridor: "ql14-bac" });
    await add({ plate: "61H-222.33", validFrom: at("00:00"), validTo: at("09:30") });
    const revoked = await add({ plate: "70C-333.44" });
    await clerk.post(`/api/passes/${revoked.id}/revoke`).send({ reason: "khai sai" });
  });
  afterAll(() => found.close());

  it.each([
    ["accents or none", { q: "tan dong" }, ["93C54321"]],
    ["accents typed", { q: "Tân Đồng" }, ["93C54321"]],
    ["part of a plate with its dots", { q: "543.2" }, ["93C54321"]],
    ["part of a plate without", { q: "c5432" }, ["93C54321"]],
    ["a plate with spaces", { q: "93C 543 21" }, ["93C54321"]],
    ["the trailer's plate", { q: "93r00123" }, ["93C54321"]],
    ["the endpoint's name", { q: "gia nghia" }, ["48C00001"]],
    ["two words of different fields", { q: "can 51d" }, ["51D67890"]],
    ["nothing like it", { q: "hà nội" }, []],
    ["no wild cards", { q: "%" }, []],
    ["the plate field", { plate: "93R-001" }, ["93C54321"]],
    ["valid now", { status: "valid", q: "93c" }, ["93C54321"]],
    ["not yet valid", { status: "not-yet-valid" }, ["51D67890"]],
    ["revoked", { status: "revoked" }, ["70C33344"]],
  ])("by %s", async (_, query, plates) => {
    const page = await find(query as Record<string, string>);
    expect(platesOf(page)).toEqual(plates);
    expect(page.total).toBe(plates.length);
  });

  it("by short code, whole or begun", async () => {
    const [pass] = (await find({ q: "48c" })).items;
    const code = pass!.shortCode;
    expect(platesOf(await find({ code: `${code.slice(0, 4)}-${code.slice(4)}` }))).toEqual([
      "48C00001",
    ]);
    expect(platesOf(await find({ code: code.slice(0, 5).toLowerCase() }))).toContain("48C00001");
    expect(platesOf(await find({ q: code }))).toEqual(["48C00001"]);
  });

  it("by computed status: what ends is expired, what was revoked stays revoked", async () => {
    found.clock.now = Date.parse(at("09:30"));
    expect(platesOf(await find({ status: "expired" }))).toEqual(["61H22233"]);
    found.clock.now = Date.parse(at("09:00"));
    expect(platesOf(await find({ status: "expired" }))).toEqual([]);
  });

  it("refuses a page after what no page ended with, and does not begin anew", async () => {
    const agent = await found.as("administrator");
    for (const list of ["passes", "trips", "questions", "proposals"]) {
      const reply = await agent.get(`/api/${list}`).query({ cursor: "zz" });
      expect([list, reply.status, reply.body.errors?.[0]?.field]).toEqual([list, 400, "cursor"]);
    }
  });

  it("page by page, newest first, each once", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof find>> = await find({
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      expect(page.total).toBe(5);
      seen.push(...platesOf(page));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(["70C33344", "61H22233", "48C00001", "51D67890", "93C54321"]);
  });

  it("[X10] whoever lies along the way sees the pass, and nobody else", async () => {
    const seenBy = async (...[role, scope]: Parameters<TestServer["as"]>) =>
      platesOf(await find({ q: "48c" }, await found.as(role, scope)));
    expect(await seenBy("commander", { kind: "area", id: "dak-nong" })).toEqual(["48C00001"]);
    expect(await seenBy("commander", { kind: "area", id: "binh-phuoc" })).toEqual([]);
    expect(await seenBy("commander", { kind: "checkpoint", id: "dak-r-lap" })).toEqual([
      "48C00001",
    ]);
    expect(await seenBy("carrier", { kind: "carrier", id: "van-tai-phuoc-long" })).toEqual([
      "48C00001",
    ]);
    expect(await seenBy("carrier", { kind: "carrier", id: "van-tai-gia-nghia" })).toEqual([]);
    const [pass] = (await find({ q: "48c" })).items;
    const stranger = await found.as("commander", { kind: "area", id: "binh-phuoc" });
    for (const path of ["", "/qr.svg", "/qr.png"])
      expect((await stranger.get(`/api/passes/${pass!.id}${path}`)).status).toBe(404);
    const revoke = await stranger.post(`/api/passes/${pass!.id}/revoke`).send({ reason: "thử" });
    expect(revoke.status).toBe(404);
  });
});

it("[X10] the gate of an endpoint opens the passes to it that it lists", async () => {
  const pass = await issued();
  const gate = await server.as("commander", { kind: "checkpoint", id: "cong-kcn-chon-thanh" });
  const { body } = await gate.get("/api/passes?limit=200");
  expect(body.items.map(({ id }: Pass) => id)).toContain(pass.id);
  expect((await gate.get(`/api/passes/${pass.id}`)).status).toBe(200);
});

describe("revoking", () => {
  const listOf = async (of: TestServer, list = 0): Promise<StatusList> => {
    const row = (await of.store.reads.statusLists()).find((r) => r.list === list);
    const bytes = Buffer.from(row?.token ?? "", "base64url");
    const opened = await openStatusList(bytes, of.keys.verifiers(), verifyEd25519, async (b, max) =>
      Uint8Array.from(inflateSync(b, { maxOutputLength: max })),
    );
    if (!opened) throw new Error("the list does not open");
    return opened;
  };

  it("[P12] raises the revision and signs the list anew, in one transaction", async () => {
    const pass = await issued();
    const before = await listOf(server);
    const seq = await server.store.reads.latestSeq();
    const reply = await registrar
      .post(`/api/passes/${pass.id}/revoke`)
      .send({ reason: " khai sai số người " });
    expect(reply.body).toEqual({
      ...pass,
      rev: 2,
      status: "revoked",
      statusReason: "khai sai số người",
      changedAt: new Date(server.clock.now).toISOString(),
      changedBy: pass.issuedBy,
    });
    const after = await listOf(server);
    const index = Number(pass.id.split("-")[2]);
    expect([statusAt(before, index), statusAt(after, index)]).toEqual(["valid", "revoked"]);
    expect(statusAt(after, index - 1)).not.toBe("revoked");
    expect(after).toMatchObject({ seq: before.seq + 1, size: statusListSize, ttlSeconds: 3600 });
    expect(Date.parse(after.expiresAt) - Date.parse(after.issuedAt)).toBe(72 * 3_600_000);
    const events = await server.store.reads.events(seq, 10);
    expect(events.map(({ type }) => type)).toEqual(["pass.revoked", "status-list.issued"]);
    expect(events[0]?.topics).toEqual(
      expect.arrayContaining(["corridor:dt741-ql14", "endpoint:kcn-chon-thanh", "area:binh-phuoc"]),
    );
    expect(events[1]?.topics).toEqual(["everyone"]);
  });

  it("twice is refused, without a reason too, and so is a pass that is not there", async () => {
    const { id } = await issued();
    const revoke = (of: string, reason: string) =>
      registrar.post(`/api/passes/${of}/revoke`).send({ reason });
    expect(fieldsOf(await revoke(id, ""))).toEqual(["reason"]);
    expect((await revoke(id, "mất giấy")).status).toBe(200);
    expect((await revoke(id, "mất giấy")).body.code).toBe("already-revoked");
    expect((await revoke("1-0-16000", "mất giấy")).status).toBe(404);
  });

  it("lists are signed again after half an hour, changed or not", async () => {
    const quiet = await aServer();
    try {
      const { seq } = await listOf(quiet);
      const renew = (minutes: number) =>
        renewStatusLists(quiet.store, quiet.keys, quiet.clock.now + minutes * 60_000);
      await renew(29);
      expect((await listOf(quiet)).seq).toBe(seq);
      await renew(30);
      expect((await listOf(quiet)).seq).toBe(seq + 1);
    } finally {
      await quiet.close();
    }
  });

  it("a full list gives way to the next, which is signed with its first pass", async () => {
    const full = await aServer();
    try {
      await full.store.write(async (tx) => {
        await tx.nextIndices(1, statusListSize);
      });
      const clerk = await full.as("registrar");
      expect((await register({}, clerk)).body.id).toBe("1-1-0");
      expect((await register({}, clerk)).body.id).toBe("1-1-1");
      expect(await listOf(full, 1)).toMatchObject({ list: 1, seq: 1 });
    } finally {
      await full.close();
    }
  });
});
