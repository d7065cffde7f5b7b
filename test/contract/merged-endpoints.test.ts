import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyEd25519 } from "../../server/keys.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import type { Endpoint } from "../../shared/domain/place.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aGate, anArea, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAsked } from "../build/an-application.ts";

const [stays, other, elsewhere] = ["kcn-chon-thanh", "becamex", "kho-dong-xoai"] as const;
const over = (id: string): Scope => ({ kind: "endpoint", id });
const kept = anEndpoint({ id: other, code: 7, name: "KCN Becamex", area: "chon-thanh" });

describe.each(Object.entries(stores))("endpoints that are one on %s", (_, open) => {
  let server: TestServer;
  let clerk: Agent;
  let border: TestDevice;
  let gate: TestDevice;
  let plates = 40_000;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store, alertsEveryMs: 50 });
    await store.write(async (tx) => {
      await tx.putArea(anArea({ id: "chon-thanh", kind: "district", parent: "binh-phuoc" }));
      await tx.putEndpoint(kept);
      await tx.putEndpoint(anEndpoint({ id: elsewhere, code: 8, name: "Kho Đồng Xoài" }));
      await tx.putCheckpoint(aGate());
    });
    clerk = await server.as("administrator");
    border = await server.tablet("tan-lap");
    gate = await server.tablet("cong-kcn-chon-thanh");
  }, 90_000);
  afterAll(() => server.close());

  const asked = (change: object = {}) => {
    plates += 1;
    const { tested: __, ...pass } = anAsked({ plate: aPlate(`93C-${plates}`) });
    const [validFrom, validTo] = [0, 86_400_000].map((ms) => iso(server.clock.now + ms));
    return { ...pass, validFrom, validTo, ...change };
  };
  const issue = async (endpoint: string, change: object = {}): Promise<Pass> =>
    (
      await clerk
        .post("/api/passes")
        .send(asked({ endpoint, ...change }))
        .expect(201)
    ).body;
  const merge = (id: string = other, into: string = stays, agent = clerk) =>
    agent.post(`/api/endpoints/${id}/merge`).send({ into });
  const unmerge = (id: string = other) => clerk.post(`/api/endpoints/${id}/unmerge`).send();
  const named = async (id: string): Promise<Endpoint> =>
    (await clerk.get("/api/endpoints").expect(200)).body.items.find(
      (one: Endpoint) => one.id === id,
    );
  const upload = async (device: TestDevice, pass: Pass, change: object = {}) => {
    server.clock.now += 60_000;
    const seen = { pass: pass.id, plate: pass.plate, text: pass.token, ...change };
    const scan = device.scan({ at: iso(server.clock.now), ...seen });
    const reply = await server
      .anyone()
      .post("/api/scans")
      .send(device.batch([scan]));
    expect(reply.body.results, reply.text).toMatchObject([{ result: "recorded" }]);
    return { id: scan.id, verdict: reply.body.results[0].verdict };
  };
  const tripOf = async ({ plate }: Pass): Promise<Trip> =>
    (await clerk.get("/api/trips").query({ plate })).body.items[0];
  const due = async (endpoint: string, agent = clerk): Promise<string[]> => {
    const { body } = await agent.get("/api/arrivals").query({ endpoint }).expect(200);
    return body.items.map(({ trip }: { trip: Trip }) => trip.id);
  };
  const ids = async (agent: Agent, query: object = {}): Promise<string[]> =>
    (await agent.get("/api/passes").query({ limit: 100, ...query })).body.items.map(
      ({ id }: Pass) => id,
    );
  const snapshot = async (device: TestDevice): Promise<readonly Item[]> => {
    const path = "/api/snapshot";
    const authorization = device.authorization("GET", path, server.clock.now);
    return (await server.anyone().get(path).set({ authorization }).expect(200)).body.items;
  };

  it("[B2] goes by the one that stays, whatever it is put as; what names it is left", async () => {
    const before = await issue(other);
    const seq = await server.store.reads.latestSeq();
    expect((await merge().expect(200)).body).toEqual({
      ...kept,
      active: false,
      merged: { into: stays, wasActive: true },
    });
    const written = await server.store.reads.latestSeq();
    expect(written).toBe(seq + 1);
    await merge().expect(200);
    expect(await server.store.reads.latestSeq()).toBe(written);
    expect((await clerk.get(`/api/passes/${before.id}`)).body.endpoint).toBe(other);
    const put = (change: object) =>
      clerk.post("/api/endpoints").send({ items: [{ ...kept, ...change }] });
    expect((await put({ active: true })).body.errors[0].field).toBe("items.0.active");
    await put({ active: false, name: "KCN Becamex (cũ)" }).expect(200);
    expect((await named(other)).merged?.into).toBe(stays);
    await put({ active: false }).expect(200);
    const uses = await clerk.get("/api/uses").query({ kind: "endpoint", id: stays });
    expect(uses.body.items).toContainEqual({ kind: "endpoint", count: 1, names: [kept.name] });
    // A list asked for by either has the passes of both.
    for (const endpoint of [stays, other])
      expect(await ids(clerk, { endpoint })).toContain(before.id);
    expect(await ids(clerk, { endpoint: elsewhere })).toEqual([]);
  });

  it("[B2] is merged into none but one in use, and into no other as well", async () => {
    const refusedFor = async (id: string, into: string) => {
      const { status, body } = await merge(id, into);
      return [status, body.errors?.[0]?.field ?? body.code];
    };
    expect(await refusedFor(stays, stays)).toEqual([400, "into"]);
    expect(await refusedFor(stays, other)).toEqual([400, "into"]);
    expect(await refusedFor(other, elsewhere)).toEqual([400, "into"]);
    expect(await refusedFor(elsewhere, "khong-co")).toEqual([400, "into"]);
    expect(await refusedFor("khong-co", stays)).toEqual([404, "not-found"]);
    const here: Scope = { kind: "area", id: "binh-phuoc" };
    expect((await merge(elsewhere, stays, await server.as("administrator", here))).status).toBe(
      404,
    );
    expect((await merge(elsewhere, stays, await server.as("registrar"))).status).toBe(403);
  });

  it("[B9] a pass for the old one has arrived at the gate of the one that stays, and nothing is found against it", async () => {
    await unmerge();
    const pass = await issue(other);
    await merge();
    await upload(border, pass);
    expect(await due(stays)).toEqual(await due(other));
    expect(await due(stays)).toContain((await tripOf(pass)).id);
    const { id: scan, verdict } = await upload(gate, pass, { direction: "in" });
    expect(verdict).toMatchObject({
      outcome: "go",
      facts: { boundFor: other, boundAlso: [stays] },
    });
    const trip = await tripOf(pass);
    expect(trip).toMatchObject({ status: "arrived", endpoint: other });
    const inspector = await server.as("inspector");
    const replayed = (await inspector.get(`/api/scans/${scan}/replay`).expect(200)).body;
    expect(replayed.same).toBe(true);
    const wrong = await issue(elsewhere);
    await upload(border, wrong);
    await upload(gate, wrong, { direction: "in" });
    await expect
      .poll(async () => {
        const { body } = await clerk.get("/api/alerts").query({ kind: "wrong-endpoint" });
        return body.items.map((one: { pass: string }) => one.pass);
      })
      .toEqual([wrong.id]);
  });

  it("[B3] a grant of either reaches what belongs to both, and whoever receives there confirms it", async () => {
    await unmerge();
    const [mine, theirs] = [await issue(stays), await issue(other)];
    const away = await issue(elsewhere);
    await merge();
    for (const id of [stays, other]) {
      const registrar = await server.as("registrar", over(id));
      for (const pass of [mine, theirs]) {
        await registrar.get(`/api/passes/${pass.id}`).expect(200);
        expect(await ids(registrar)).toContain(pass.id);
      }
      await registrar.get(`/api/passes/${away.id}`).expect(404);
    }
    await upload(border, theirs);
    const trip = await tripOf(theirs);
    const receiver = await server.as("receiver", over(stays));
    expect(await due(stays, receiver)).toContain(trip.id);
    const arrival = { id: uuidV7(server.clock.now), occupantsSeen: 2, note: null };
    await receiver
      .post(`/api/trips/${trip.id}/arrival`)
      .send({ ...arrival, at: iso(server.clock.now) })
      .expect(200);
    expect((await tripOf(theirs)).status).toBe("arrived");
    // The area of the one that stays reaches both; that of the other what names it.
    const district = await server.as("registrar", { kind: "area", id: "chon-thanh" });
    expect(await ids(district)).toContain(theirs.id);
    expect(await ids(district)).not.toContain(mine.id);
    const province = await server.as("registrar", { kind: "area", id: "binh-phuoc" });
    expect(await ids(province)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
  });

  it("[B9] the gate's tablets begin anew, and hold what is bound for either", async () => {
    await unmerge();
    // Bound there by a corridor that does not run by the gate.
    const pass = await issue(other);
    const holds = async () => (await snapshot(gate)).some(({ id }) => id === pass.id);
    expect(await holds()).toBe(false);
    const path = `/api/changes?after=${await server.store.reads.latestSeq()}`;
    await merge();
    const authorization = gate.authorization("GET", path, server.clock.now);
    const { body } = await server.anyone().get(path).set({ authorization });
    expect(body.code).toBe("resnapshot");
    expect(await holds()).toBe(true);
    const told = (await snapshot(gate)).find(({ kind, id }) => kind === "endpoint" && id === other);
    expect(told?.value).toMatchObject({ merged: { into: stays } });
  });

  it("[B4] what is registered is for the one that stays, once for a vehicle; what is amended keeps its name and code", async () => {
    await unmerge();
    const old = await issue(other);
    await merge();
    expect((await issue(other)).endpoint).toBe(stays);
    const again = await clerk.post("/api/passes").send(asked({ plate: old.plate }));
    expect(again.body.errors?.[0]?.field).toBe("plate");
    const twice = await clerk.post("/api/passes").send(asked({ endpoint: stays, via: [other] }));
    expect([twice.status, twice.body.errors[0].field]).toEqual([400, "via.0"]);
    const amendment = { rev: 1, reason: "Thêm một ngày", validTo: iso(server.clock.now + 2e8) };
    const path = `/api/passes/${old.id}/amend`;
    const amended: Pass = (await clerk.post(path).send(amendment).expect(200)).body;
    expect(amended).toMatchObject({ rev: 2, endpoint: other });
    const opened = await openToken(amended.token, server.keys.verifiers(), verifyEd25519);
    expect(opened).toMatchObject({ endpointCode: 7 });
    const moved = { rev: 2, reason: "Đổi nơi giao", endpoint: elsewhere };
    await clerk.post(path).send(moved).expect(200);
    const back = await clerk.post(path).send({ ...moved, rev: 3, endpoint: other });
    expect(back.body.endpoint).toBe(stays);
  });

  it("[B4] a pass to two that became one is extended as it is: the later is driven to", async () => {
    await unmerge();
    const given = await clerk.post("/api/passes").send(asked({ endpoint: stays, via: [other] }));
    await merge();
    const path = `/api/passes/${given.body.id}/amend`;
    const amendment = { rev: 1, reason: "Thêm một ngày", validTo: iso(server.clock.now + 2e8) };
    const { body } = await clerk.post(path).send(amendment).expect(200);
    expect([body.endpoint, body.via]).toEqual([stays, undefined]);
    const named = { rev: 2, reason: "Giao hai lần", via: [other] };
    const twice = await clerk.post(path).send(named);
    expect([twice.status, twice.body.errors[0].field]).toEqual([400, "via.0"]);
  });

  it("[B5] taken back, all is as it was", async () => {
    await unmerge();
    const theirs = await issue(other);
    expect(theirs.endpoint).toBe(other);
    expect(await named(other)).toEqual(kept);
    await unmerge().expect(200);
    const registrar = await server.as("registrar", over(stays));
    await registrar.get(`/api/passes/${theirs.id}`).expect(404);
    await upload(border, theirs);
    await upload(gate, theirs, { direction: "in" });
    expect((await tripOf(theirs)).status).toBe("on-the-road");
    await unmerge("khong-co").expect(404);
  });
});
