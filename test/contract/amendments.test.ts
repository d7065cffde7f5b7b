import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyEd25519 } from "../../server/keys.ts";
import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { describePass } from "../../shared/domain/described-pass.ts";
import type { Pass, PassOnFile } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const [here, other, elsewhere] = ["kcn-chon-thanh", "kho-dong", "cho-gia-nghia"] as const;
const reason = "Chủ hàng dời kho nhận";

describe.each(Object.entries(stores))("amending a pass, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let registrar: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    await server.store.write(async (tx) => {
      await tx.putEndpoint(anEndpoint({ id: other, code: 3, name: "Kho Đồng Xoài" }));
    });
    registrar = await server.as("registrar");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const issued = async (change: object = {}): Promise<Pass> => {
    const reply = await registrar.post("/api/passes").send({
      plate: "93C-123.45",
      trailerPlate: null,
      kind: 1,
      purpose: 1,
      carrier: "van-tai-phuoc-long",
      occupantsMax: 2,
      origin: "TP. Thủ Đức",
      endpoint: here,
      corridor: "dt741-ql14",
      use: "multi",
      validFrom: at("07:00"),
      validTo: at("07:00", 3),
      ...change,
    });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
  };
  const amend = (id: string, change: object, agent = registrar) =>
    agent.post(`/api/passes/${id}/amend`).send({ rev: 1, reason, ...change });
  const amended = async (id: string, change: object): Promise<Pass> => {
    const reply = await amend(id, change);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
  };
  const historyOf = async (id: string): Promise<PassVersionSeen[]> =>
    (await registrar.get(`/api/passes/${id}/history`)).body.items;
  const read = (token: string) => openToken(token, server.keys.verifiers(), verifyEd25519);
  const refused = async (asking: ReturnType<typeof amend>) => {
    const { status, body } = await asking;
    return [status, body.code, body.errors?.map(({ field }: { field: string }) => field)];
  };
  const heard = async (tablet: TestDevice, after = 0): Promise<Item[]> => {
    const path = `/api/changes?after=${after}&limit=1000`;
    const authorization = tablet.authorization("GET", path, server.clock.now);
    const reply = await server.anyone().get(path).set("authorization", authorization);
    expect(reply.status, reply.text).toBe(200);
    return reply.body.items;
  };
  const upload = async (tablet: TestDevice, change: object): Promise<string> => {
    const scan = tablet.scan({ at: iso(server.clock.now), ...change });
    const reply = await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]));
    expect(reply.body.results, reply.text).toMatchObject([{ result: "recorded" }]);
    return scan.id;
  };

  it("[P19] is a new revision under the same number and short code, signed anew, with the rest as it was", async () => {
    const pass = await issued({ via: [other] });
    server.clock.now += 60_000;
    const change = { occupantsMax: 3, trailerPlate: "93R 001.23", validTo: at("07:00:30", 5) };
    const now = await amended(pass.id, change);
    expect(now).toEqual({
      ...pass,
      occupantsMax: 3,
      trailerPlate: "93R00123",
      validTo: at("07:01", 5),
      rev: 2,
      token: expect.not.stringContaining(pass.token),
      changedAt: iso(server.clock.now),
      changedBy: pass.issuedBy,
      changeReason: reason,
    });
    expect(await read(now.token)).toMatchObject({
      kind: "pass",
      id: pass.id,
      rev: 2,
      occupantsMax: 3,
      validTo: at("07:01", 5),
    });
    expect((await registrar.get(`/api/passes/${pass.id}`)).body).toEqual(now);
    const found = await registrar.get("/api/passes").query({ q: "kho dong xoai" });
    expect(found.body.items).toEqual([now]);
    expect(await amended(pass.id, { rev: 2, via: [] })).not.toHaveProperty("via");
  });

  it("[P19] is refused for what a registration is refused for, field by field, and changes nothing", async () => {
    const pass = await issued();
    await issued({ endpoint: other });
    const seq = await server.store.reads.latestSeq();
    const cases: readonly [object, number, string, string[]][] = [
      [{ plate: "93C-999.99" }, 400, "invalid-input", ["plate"]],
      [
        { occupantsMax: 1, status: "revoked", shortCode: pass.shortCode, constructor: 1 },
        400,
        "invalid-input",
        ["status", "shortCode", "constructor"],
      ],
      [{ carrier: "van-tai-gia-nghia", occupantsMax: 3 }, 400, "invalid-input", ["carrier"]],
      [{}, 400, "invalid-input", ["rev"]],
      [{ occupantsMax: 2 }, 400, "invalid-input", ["occupantsMax"]],
      [{ occupantsMax: 3, reason: " " }, 400, "invalid-input", ["reason"]],
      [{ occupantsMax: 3, reason: "x".repeat(201) }, 400, "invalid-input", ["reason"]],
      [{ occupantsMax: 4 }, 400, "invalid-input", ["occupantsMax"]],
      [{ purpose: 250 }, 400, "invalid-input", ["purpose"]],
      [{ validTo: at("08:00") }, 400, "invalid-input", ["validTo"]],
      [{ validTo: at("07:00", 400) }, 400, "invalid-input", ["validTo"]],
      [{ trailerPlate: pass.plate }, 400, "invalid-input", ["trailerPlate"]],
      [{ via: [here] }, 400, "invalid-input", ["via.0"]],
      [{ endpoint: "khong-co" }, 409, "unknown-reference", ["endpoint"]],
      [{ corridor: "khong-co" }, 409, "unknown-reference", ["corridor"]],
      [{ endpoint: other }, 409, "already-exists", ["plate"]],
    ];
    for (const [change, ...answer] of cases)
      expect(await refused(amend(pass.id, change)), JSON.stringify(change)).toEqual(answer);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    expect((await registrar.get(`/api/passes/${pass.id}`)).body).toEqual(pass);
  });

  it("[P19] is for those who issue to where it is bound and to where it is to be bound", async () => {
    const pass = await issued();
    const over = (id: string): Scope => ({ kind: "endpoint", id });
    const mine = await server.as("registrar", over(here));
    const theirs = await server.as("registrar", over(elsewhere));
    expect(await refused(amend(pass.id, { occupantsMax: 1 }, theirs))).toEqual([
      404,
      "not-found",
      undefined,
    ]);
    expect((await amend(pass.id, { endpoint: other }, mine)).body.code).toBe("not-allowed");
    // Who drives it, and who commands the road it takes, read it and may not change it.
    for (const role of ["carrier", "commander", "inspector"] as const)
      expect((await amend(pass.id, { occupantsMax: 1 }, await server.as(role))).status).toBe(403);
    expect((await amend(pass.id, { occupantsMax: 1 }, mine)).status).toBe(200);
  });

  it("[P20] sent again it is the same amendment; of two who amend one revision one is told what stands now", async () => {
    const pass = await issued();
    const first = await amended(pass.id, { occupantsMax: 3 });
    const seq = await server.store.reads.latestSeq();
    server.clock.now += 5_000;
    expect(await amended(pass.id, { occupantsMax: 3 })).toEqual(first);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    const stands = [409, "pass-changed", ["rev"]];
    // Another's, with another reason or with more in it, is another amendment.
    const second = await server.as("registrar");
    expect(await refused(amend(pass.id, { occupantsMax: 3 }, second))).toEqual(stands);
    const told = await amend(pass.id, { occupantsMax: 3, reason: "khác" });
    expect([told.status, told.body.errors[0].message]).toEqual([409, expect.stringContaining("2")]);
    expect(await refused(amend(pass.id, { occupantsMax: 3, use: "single" }))).toEqual(stands);
    await amended(pass.id, { rev: 2, use: "single" });
    expect(await refused(amend(pass.id, { occupantsMax: 3 }))).toEqual(stands);
    expect(await refused(amend(pass.id, { occupantsMax: 1, rev: 9 }))).toEqual(stands);
    const both = await Promise.all(
      ["Thêm phụ xe", "Bớt phụ xe"].map((why) =>
        amend(pass.id, { rev: 3, occupantsMax: 1, reason: why }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("[P20] one that is revoked, spent or ended, or has no revision left, is neither amended nor extended", async () => {
    const put = (pass: Pass, change: Partial<Pass>) =>
      server.store.write((tx) => tx.putPass({ ...pass, ...change }, ""));
    const extended = { validTo: at("07:00", 6) };
    const over = [409, "pass-over", undefined];
    const revoked = await issued();
    await registrar.post(`/api/passes/${revoked.id}/revoke`).send({ reason: "mất giấy" });
    expect(await refused(amend(revoked.id, { ...extended, rev: 2 }))).toEqual(over);
    const spent = await issued();
    await put(spent, { status: "spent", changedAt: at("08:59") });
    expect(await refused(amend(spent.id, extended))).toEqual(over);
    await put(spent, { rev: 254, changedAt: at("08:59:30") });
    expect(await refused(amend(spent.id, { ...extended, rev: 254 }))).toEqual([
      409,
      "pass-over",
      ["rev"],
    ]);
    // The last revision stays free for this.
    const { body } = await registrar.post(`/api/passes/${spent.id}/revoke`).send({ reason: "hết" });
    expect(body.rev).toBe(255);
    const ended = await issued({ validTo: at("12:00") });
    server.clock.now = ms(ended.validTo);
    expect(await refused(amend(ended.id, extended))).toEqual(over);
  });

  it("[P21] its history says who changed what, when and why, as it was and as it became", async () => {
    const pass = await issued();
    server.clock.now += 60_000;
    await amended(pass.id, { occupantsMax: 3, endpoint: other, via: [here] });
    server.clock.now += 60_000;
    await registrar.post(`/api/passes/${pass.id}/revoke`).send({ reason: "đổi xe" });
    const by = pass.issuedBy;
    const none = { askedBy: null, before: {}, after: {} };
    expect(await historyOf(pass.id)).toEqual([
      { rev: 3, at: at("09:02"), act: "revoked", by, reason: "đổi xe", ...none },
      {
        rev: 2,
        at: at("09:01"),
        act: "amended",
        by,
        askedBy: null,
        reason,
        before: { occupantsMax: 2, endpoint: here, via: [] },
        after: { occupantsMax: 3, endpoint: other, via: [here] },
      },
      { rev: 1, at: at("09:00"), act: "issued", by, reason: null, ...none },
    ]);
    const elsewhereOnly = await server.as("inspector", { kind: "area", id: "dak-nong" });
    expect((await elsewhereOnly.get(`/api/passes/${pass.id}/history`)).status).toBe(404);
  });

  it("[P21] what scans did to it nobody did, and it is told too", async () => {
    const pass = await issued({ use: "single" });
    await amended(pass.id, { occupantsMax: 3 });
    server.clock.now += 60_000;
    const gate = await server.tablet("cong-kcn-chon-thanh");
    const border = await server.tablet("tan-lap");
    await upload(border, { pass: pass.id, plate: pass.plate });
    server.clock.now += 3_600_000;
    await upload(gate, { pass: pass.id, plate: pass.plate });
    const [spent] = await historyOf(pass.id);
    expect(spent).toMatchObject({ rev: 2, act: "spent", by: null, reason: null, after: {} });
  });

  it("[P19] [F3] tablets on its new way get it, those on its old way alone are told that it is gone", async () => {
    const pass = await issued();
    const [was, willBe] = [await server.tablet("bu-dang"), await server.tablet("dak-r-lap")];
    const of = (items: readonly Item[]) => items.find(({ kind }) => kind === "pass");
    expect(of(await heard(was))).toMatchObject({ id: pass.id, value: { rev: 1 } });
    expect(of(await heard(willBe))).toBeUndefined();
    const seq = await server.store.reads.latestSeq();
    const now = await amended(pass.id, { corridor: "ql14-bac", endpoint: elsewhere });
    expect(of(await heard(was, seq))).toEqual({ kind: "pass", id: pass.id, value: null });
    const got = of(await heard(willBe, seq))?.value;
    expect(got).toMatchObject({ id: pass.id, rev: 2, endpoint: elsewhere });
    // Who amended it and why is no business of a post's.
    expect(JSON.stringify(got)).not.toContain(reason);
    expect(JSON.stringify(got)).not.toContain(now.issuedBy);
    const events = await server.store.reads.events(seq, 1000);
    expect(events.at(-1)).toMatchObject({
      type: "pass.amended",
      payload: { rev: 2, status: "valid" },
    });
    expect(JSON.stringify(events)).not.toContain(reason);
  });

  it("[P22] [V7] the printed code goes on: with the newest record that decides, without it the code does", async () => {
    const pass = await issued();
    const post = await server.tablet("bu-dang");
    const now = await amended(pass.id, { occupantsMax: 3 });
    const printed = await read(pass.token);
    if (printed.kind !== "pass") throw new Error("the printed code does not open");
    const online = (await heard(post)).find(({ kind }) => kind === "pass")?.value as PassOnFile;
    const { token: _, ...offline } = pass;
    expect(describePass(printed, online)).toMatchObject({ rev: 2, occupantsMax: 3 });
    expect(describePass(printed, offline)).toMatchObject({ rev: 1, occupantsMax: 2 });
    const anew = await read(now.token);
    if (anew.kind !== "pass") throw new Error("the new code does not open");
    expect(describePass(anew, offline)).toMatchObject({ rev: 2, occupantsMax: 3 });
  });

  it("[P19] [T21] [T22] under way it moves what the trip is expected at; what was scanned before and sent after is of before", async () => {
    const pass = await issued();
    const offline = await server.tablet("tan-lap");
    const post = await server.tablet("dong-xoai");
    // Two scans of the old code: one that the server hears of at once, one made then and sent after the amendment.
    const first = await upload(offline, { pass: pass.id, plate: pass.plate, text: pass.token });
    server.clock.now = ms(at("09:40"));
    await amended(pass.id, { endpoint: elsewhere, via: [other] });
    const inspector = await server.as("inspector");
    const due = async (endpoint: string) =>
      (await inspector.get("/api/arrivals").query({ endpoint })).body.items.length;
    // [T21] At once, before anything else is scanned.
    expect([await due(here), await due(other), await due(elsewhere)]).toEqual([0, 1, 1]);
    const late = await upload(offline, {
      pass: pass.id,
      plate: pass.plate,
      text: pass.token,
      at: at("09:20"),
    });
    server.clock.now = ms(at("10:00"));
    const last = await upload(post, {
      checkpoint: "dong-xoai",
      pass: pass.id,
      plate: pass.plate,
      text: pass.token,
    });
    expect([await due(here), await due(other), await due(elsewhere)]).toEqual([0, 1, 1]);
    for (const scan of [first, late, last]) {
      const replayed = await inspector.get(`/api/scans/${scan}/replay`);
      expect(replayed.body.same, replayed.text).toBe(true);
    }
  });

  it("[T21] its endpoint hears at once, and the one before that it is gone", async () => {
    const pass = await issued();
    const border = await server.tablet("tan-lap");
    const scanned = { pass: pass.id, plate: pass.plate, text: pass.token };
    await upload(border, scanned);
    server.clock.now = ms(at("09:40"));
    const after = await server.store.reads.latestSeq();
    await amended(pass.id, { endpoint: other });
    const heardBy = async (id: string) => {
      const receiver = await server.as("receiver", { kind: "endpoint", id });
      const { body } = await receiver.get("/api/changes").query({ after, limit: 1000 });
      const trips = body.items.filter(({ kind }: Item) => kind === "trip");
      return trips.map(({ value }: Item) => (value as { endpoint: string } | null)?.endpoint);
    };
    expect(await heardBy(other)).toEqual([other]);
    expect(await heardBy(here)).toEqual([undefined]);
  });

  it("[T22] an arrival made before the amendment and sent after it stands, and is where the pass named", async () => {
    const pass = await issued({ use: "single" });
    const border = await server.tablet("tan-lap");
    const gate = await server.tablet("cong-kcn-chon-thanh");
    const scanned = { pass: pass.id, plate: pass.plate, text: pass.token };
    await upload(border, scanned);
    server.clock.now = ms(at("09:40"));
    await amended(pass.id, { endpoint: other });
    await upload(gate, { ...scanned, checkpoint: "cong-kcn-chon-thanh", at: at("09:30") });
    const inspector = await server.as("inspector");
    expect((await inspector.get("/api/trips")).body.items).toMatchObject([
      { status: "arrived", endpoint: here, closedAt: at("09:30") },
    ]);
  });

  it("[P13] is signed by the key it was issued by; where that was cut off the vehicle is registered anew", async () => {
    const pass = await issued();
    const [key] = await server.store.reads.issuingKeys();
    await server.store.write((tx) => tx.cutIssuingKey(key!.kid, ms(at("08:00"))));
    expect((await amend(pass.id, { occupantsMax: 3 })).body.code).toBe("no-signing-key");
  });
});
