import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyEd25519 } from "../../server/keys.ts";
import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openStatusList, statusAt } from "../../shared/domain/status-list.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const reason = "Chờ kết quả xét nghiệm";

describe.each(Object.entries(stores))("suspending a pass, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let registrar: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
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
      endpoint: "kcn-chon-thanh",
      corridor: "dt741-ql14",
      use: "multi",
      validFrom: at("07:00"),
      validTo: at("07:00", 3),
      ...change,
    });
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
  };
  type Act = "suspend" | "reinstate" | "revoke";
  const turn = (act: Act, id: string, body: object = { reason }, agent = registrar) =>
    agent.post(`/api/passes/${id}/${act}`).send(body);
  const turned = async (act: Act, id: string): Promise<Pass> => {
    server.clock.now += 60_000;
    const reply = await turn(act, id);
    expect(reply.status, reply.text).toBe(200);
    return reply.body;
  };
  const refused = async (asking: ReturnType<typeof turn>) => {
    const { status, body } = await asking;
    return [status, body.code, body.errors?.map(({ field }: { field: string }) => field)];
  };
  const listed = async ({ id }: Pass) => {
    const [row] = await server.store.reads.statusLists();
    const bytes = Buffer.from(row?.token ?? "", "base64url");
    const keys = server.keys.verifiers();
    const list = await openStatusList(bytes, keys, verifyEd25519, async (b, max) =>
      Uint8Array.from(inflateSync(b, { maxOutputLength: max })),
    );
    return list && statusAt(list, Number(id.split("-")[2]));
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

  it("[P23] makes a new revision and its status list in one transaction, and so does reinstating it", async () => {
    const pass = await issued();
    const seq = await server.store.reads.latestSeq();
    const suspended = await turned("suspend", pass.id);
    const by = { changedAt: iso(server.clock.now), changedBy: pass.issuedBy };
    expect(suspended).toEqual({
      ...pass,
      rev: 2,
      status: "suspended",
      statusReason: reason,
      ...by,
    });
    expect(await listed(pass)).toBe("suspended");
    const reinstated = await turned("reinstate", pass.id);
    expect(reinstated).toEqual({
      ...pass,
      rev: 3,
      changedBy: pass.issuedBy,
      changedAt: iso(server.clock.now),
      changeReason: reason,
    });
    expect(await listed(pass)).toBe("valid");
    const events = await server.store.reads.events(seq, 10);
    expect(events.map(({ type }) => type)).toEqual([
      "pass.suspended",
      "status-list.issued",
      "pass.reinstated",
      "status-list.issued",
    ]);
    const { body } = await registrar.get(`/api/passes/${pass.id}/history`);
    expect(body.items.map((seen: PassVersionSeen) => [seen.act, seen.by, seen.reason])).toEqual([
      ["reinstated", pass.issuedBy, reason],
      ["suspended", pass.issuedBy, reason],
      ["issued", pass.issuedBy, null],
    ]);
  });

  it("[P23] only what is valid is suspended, only what is suspended reinstated, by whoever may revoke it", async () => {
    const pass = await issued();
    expect(await refused(turn("suspend", pass.id, {}))).toEqual([400, "invalid-input", ["reason"]]);
    expect(await refused(turn("reinstate", pass.id, { reason: " " }))).toEqual([
      400,
      "invalid-input",
      ["reason"],
    ]);
    expect(await refused(turn("reinstate", pass.id))).toEqual([409, "not-suspended", undefined]);
    await turned("suspend", pass.id);
    expect(await refused(turn("suspend", pass.id))).toEqual([409, "already-suspended", undefined]);
    const stranger = await server.as("registrar", { kind: "area", id: "dak-nong" });
    expect((await turn("reinstate", pass.id, { reason }, stranger)).status).toBe(404);
    const inspector = await server.as("inspector");
    expect((await turn("reinstate", pass.id, { reason }, inspector)).status).toBe(403);
    expect((await turn("suspend", "1-0-16000")).status).toBe(404);
    // What is suspended may be revoked, and what is revoked never comes back.
    expect(await turned("revoke", pass.id)).toMatchObject({ rev: 3, status: "revoked" });
    for (const act of ["suspend", "reinstate"] as const)
      expect((await turn(act, pass.id)).body.code).toBe("already-revoked");
  });

  it("[P11] nobody registers the vehicle anew to get round it", async () => {
    const { id, status: _, ...given } = await issued();
    await turned("suspend", id);
    const asked = {
      ...{ plate: given.plate, trailerPlate: null, kind: given.kind, purpose: given.purpose },
      ...{ carrier: given.carrier, occupantsMax: 2, origin: given.origin, use: given.use },
      ...{ endpoint: given.endpoint, corridor: given.corridor },
      ...{ validFrom: given.validFrom, validTo: given.validTo },
    };
    const again = () => registrar.post("/api/passes").send(asked);
    expect(await refused(again())).toEqual([409, "already-exists", ["plate"]]);
    await turned("revoke", id);
    expect((await again()).status).toBe(201);
  });

  it("[P23] leaves the last revision to a revocation, and a spent pass as it is", async () => {
    const pass = await issued({ use: "single" });
    const put = (change: Partial<Pass>) =>
      server.store.write((tx) => tx.putPass({ ...pass, ...change }, ""));
    await put({ status: "spent", changedAt: at("08:59") });
    expect((await turn("suspend", pass.id)).body.code).toBe("pass-over");
    await put({ rev: 254, changedAt: at("08:59:30") });
    expect((await turn("suspend", pass.id)).body.code).toBe("pass-over");
    await put({ rev: 254, status: "suspended", changedAt: at("08:59:40") });
    expect((await turn("reinstate", pass.id)).body.code).toBe("pass-over");
    expect(await turned("revoke", pass.id)).toMatchObject({ rev: 255 });
  });

  it("[P23] of two who do it at once one is told that it is done", async () => {
    const { id } = await issued();
    const both = await Promise.all([turn("suspend", id), turn("suspend", id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("[P23] a single trip that ended while it was suspended has spent it", async () => {
    const pass = await issued({ use: "single" });
    const scanned = { pass: pass.id, plate: pass.plate, text: pass.token };
    await upload(await server.tablet("tan-lap"), scanned);
    await turned("suspend", pass.id);
    const gate = "cong-kcn-chon-thanh";
    await upload(await server.tablet(gate), { ...scanned, checkpoint: gate });
    expect((await registrar.get(`/api/passes/${pass.id}`)).body.status).toBe("suspended");
    expect(await turned("reinstate", pass.id)).toMatchObject({ rev: 3, status: "spent" });
    expect(await listed(pass)).toBe("spent");
    const { body } = await registrar.get(`/api/passes/${pass.id}/history`);
    expect(body.items[0]).toMatchObject({ act: "reinstated", by: pass.issuedBy, reason });
  });

  it("[T22] a scan made while it was suspended and sent after it was reinstated is judged as it stood", async () => {
    const pass = await issued();
    const tablet = await server.tablet("tan-lap");
    const scanned = { pass: pass.id, plate: pass.plate, text: pass.token };
    server.clock.now = ms(at("09:30"));
    await turn("suspend", pass.id);
    server.clock.now = ms(at("10:30"));
    await turn("reinstate", pass.id);
    server.clock.now = ms(at("11:00"));
    const scans: string[] = [];
    for (const when of ["09:20", "10:00", "10:50"])
      scans.push(await upload(tablet, { ...scanned, at: at(when) }));
    const reach = reachOf([{ kind: "all" }], await server.store.reads.reference());
    const overturned = await server.store.reads.recentScans(reach, 0, 100, "overturned");
    const judged = { outcome: "stop", reasons: ["suspended"] };
    expect(overturned).toMatchObject([{ id: scans[1], outcome: "go", judged }]);
  });
});
