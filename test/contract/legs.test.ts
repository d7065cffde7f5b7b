import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyEd25519 } from "../../server/keys.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aGate, anArea, anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const [here, there, last] = ["kcn-minh-hung", "cho-gia-nghia", "kcn-chon-thanh"] as const;
const over = (id: string): Scope => ({ kind: "endpoint", id });

describe.each(Object.entries(stores))("a pass for several endpoints, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let border: TestDevice;
  let registrar: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "chon-thanh", kind: "district", parent: "binh-phuoc" }));
      await tx.putEndpoint(
        anEndpoint({ id: here, code: 3, name: "KCN Minh Hưng", area: "chon-thanh" }),
      );
      await tx.putCheckpoint(aGate({ id: "cong-minh-hung", endpoint: here, area: "chon-thanh" }));
      await tx.putEndpoint(anEndpoint({ id: "kcn-dong-xoai", code: 5, name: "KCN Đồng Xoài" }));
      await tx.putEndpoint(anEndpoint({ id: "kho-dong", code: 4, active: false }));
    });
    border = await server.tablet("tan-lap");
    registrar = await server.as("registrar");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const asked = (change: object = {}) => ({
    plate: "93C-123.45",
    trailerPlate: null,
    kind: 1,
    purpose: 1,
    carrier: "van-tai-phuoc-long",
    occupantsMax: 2,
    origin: "TP. Thủ Đức",
    endpoint: last,
    via: [here, there],
    corridor: "dt741-ql14",
    use: "single",
    validFrom: at("07:00"),
    validTo: at("07:00", 3),
    ...change,
  });
  const register = (change: object = {}, agent = registrar) =>
    agent.post("/api/passes").send(asked(change));
  const issued = async (change: object = {}): Promise<Pass> => {
    const reply = await register(change);
    expect(reply.status, reply.text).toBe(201);
    return reply.body;
  };
  const upload = async (device: TestDevice, change: object): Promise<void> => {
    const scans = [device.scan({ at: iso(server.clock.now), ...change })];
    const reply = await server.anyone().post("/api/scans").send(device.batch(scans));
    expect(reply.body.results, reply.text).toMatchObject([{ result: "recorded" }]);
  };
  /** Issued and let in at the border. */
  const underWay = async (change: object = {}): Promise<{ pass: Pass; trip: Trip }> => {
    const pass = await issued(change);
    await upload(border, { pass: pass.id, plate: pass.plate, text: pass.token });
    const commander = await server.as("commander");
    const { body } = await commander.get("/api/trips");
    return { pass, trip: body.items[0] };
  };
  const arrive = (agent: Agent, { id }: Trip, change: object = {}) => {
    server.clock.now += 3_600_000;
    const arrival = { id: uuidV7(server.clock.now), occupantsSeen: 2, note: null };
    return agent
      .post(`/api/trips/${id}/arrival`)
      .send({ ...arrival, at: iso(server.clock.now), ...change });
  };

  it("[T17] names them on file and to tablets; its token is what it is for the last alone", async () => {
    const pass = await issued();
    expect(pass.via).toEqual([here, there]);
    const one = await issued({ plate: "93C-123.46", via: undefined });
    expect(one).not.toHaveProperty("via");
    expect(pass.token.length).toBe(one.token.length);
    const opened = await openToken(pass.token, server.keys.verifiers(), verifyEd25519);
    expect(opened).toMatchObject({ kind: "pass", endpointCode: 1 });
    const [kept] = await server.store.reads.passesOnFileByIds([pass.id]);
    expect(kept?.via).toEqual([here, there]);
    const found = await registrar.get("/api/passes").query({ q: "minh hung" });
    expect(found.body.items).toMatchObject([{ id: pass.id }]);
    const revoked = await registrar.post(`/api/passes/${pass.id}/revoke`).send({ reason: "thử" });
    expect(revoked.body).toMatchObject({ status: "revoked", via: [here, there] });
  });

  it("[P11] [T17] says which of them is wrong, and why", async () => {
    const told = async (via: unknown) => {
      const { status, body } = await register({ via });
      return [status, body.errors?.map(({ field }: { field: string }) => field)];
    };
    expect(await told([here, here])).toEqual([400, ["via.1"]]);
    expect(await told([last])).toEqual([400, ["via.0"]]);
    expect(await told([])).toEqual([400, ["via"]]);
    expect(await told(Array.from({ length: 9 }, (_, n) => `kho-${n}`))).toEqual([400, ["via"]]);
    expect(await told([here, "kho-dong"])).toEqual([409, ["via.1"]]);
    const ruleSet = (await server.store.reads.reference()).ruleSets[0]!;
    await server.store.write((tx) =>
      tx.putRules({
        ...ruleSet,
        version: ruleSet.version + 1,
        effectiveFrom: at("08:00"),
        purposes: ruleSet.purposes.map((one) => ({ ...one, stops: [last, here] })),
      }),
    );
    expect(await told([here, there])).toEqual([400, ["via.1"]]);
    expect((await register({ via: [here] })).status).toBe(201);
  });

  it("[P11] [T17] one vehicle has no second pass for any of its endpoints at that time", async () => {
    const { shortCode } = await issued();
    const told = async (change: object) => {
      const { status, body } = await register(change);
      return [status, body.errors?.[0].field];
    };
    expect(await told({ via: undefined, endpoint: here })).toEqual([409, "plate"]);
    expect(await told({ via: [there], endpoint: "kcn-dong-xoai" })).toEqual([409, "plate"]);
    const { body } = await register({ via: [last], endpoint: "kcn-dong-xoai" });
    expect(body.errors[0].message).toContain(formatShortCode(shortCode));
    expect(body.errors[0].message).toContain("Chơn Thành");
    expect(await told({ via: undefined, endpoint: "kcn-dong-xoai" })).toEqual([201, undefined]);
    const later = { validFrom: at("07:00", 3), validTo: at("07:00", 6) };
    expect(await told({ via: undefined, endpoint: here, ...later })).toEqual([201, undefined]);
  });

  it("[T17] is issued by those who reach all of them", async () => {
    const some = await server.as("registrar", over(last));
    expect((await register({}, some)).status).toBe(403);
    const { status } = await register({ via: undefined }, some);
    expect(status).toBe(201);
  });

  it("[T17] is seen, expected and confirmed at each of them, in any order, for itself alone", async () => {
    const { trip } = await underWay();
    const [minhHung, giaNghia, chonThanh] = await Promise.all(
      [here, there, last].map((id) => server.as("receiver", over(id))),
    );
    const stranger = await server.as("receiver", over("kho-dong"));
    for (const [agent, id] of [
      [minhHung!, here],
      [giaNghia!, there],
      [chonThanh!, last],
    ] as const) {
      expect((await agent.get(`/api/trips/${trip.id}`)).status).toBe(200);
      expect((await agent.get("/api/trips")).body.items).toHaveLength(1);
      for (const [corridor, found] of [
        ["dt741-ql14", 1],
        ["ql13", 0],
      ] as const) {
        const { body } = await agent.get("/api/trips").query({ corridor });
        expect(body.items).toHaveLength(found);
      }
      const due = await agent.get("/api/arrivals").query({ endpoint: id });
      expect(due.body.items).toMatchObject([{ trip: { id: trip.id } }]);
      const told = await agent.get("/api/changes").query({ after: 0, limit: 1000 });
      const trips = told.body.items.filter((one: { kind: string }) => one.kind === "trip");
      expect(trips).toMatchObject([{ id: trip.id, value: { status: "on-the-road" } }]);
    }
    expect((await stranger.get(`/api/trips/${trip.id}`)).status).toBe(404);
    expect((await stranger.get("/api/trips")).body.items).toEqual([]);
    expect((await arrive(stranger, trip)).status).toBe(404);
    expect((await arrive(minhHung!, trip, { endpoint: last })).status).toBe(404);
    expect((await arrive(minhHung!, trip, { endpoint: "kho-dong" })).status).toBe(404);

    // The last first; without a word it is the receiver's own.
    const first = await arrive(chonThanh!, trip, { occupantsSeen: 1 });
    expect(first.body).toMatchObject({
      status: "on-the-road",
      legs: [{ arrivedAt: null }, { arrivedAt: null }, { endpoint: last, occupants: 1 }],
    });
    expect((await arrive(chonThanh!, trip)).body.code).toBe("already-arrived");
    expect((await arrive(giaNghia!, trip, { endpoint: there })).body.status).toBe("on-the-road");
    const due = await giaNghia!.get("/api/arrivals").query({ endpoint: there });
    expect(due.body.items).toEqual([]);
    const end = await arrive(minhHung!, trip);
    expect(end.body).toMatchObject({ status: "arrived", closedAt: iso(server.clock.now) });
    const spent = await registrar.get("/api/passes").query({ status: "spent" });
    expect(spent.body.total).toBe(1);
  });

  it("[T17] a let-through at the gate of one on the way closes its leg, and its area sees trip and pass", async () => {
    const { pass, trip } = await underWay();
    const gate = await server.tablet("cong-minh-hung");
    server.clock.now += 3_600_000;
    await upload(gate, { checkpoint: "cong-minh-hung", pass: pass.id, plate: pass.plate });
    const commander = await server.as("commander", { kind: "area", id: "chon-thanh" });
    const { body } = await commander.get(`/api/trips/${trip.id}`);
    expect(body.legs.map(({ arrivedAt }: { arrivedAt: string | null }) => arrivedAt)).toEqual([
      iso(server.clock.now),
      null,
      null,
    ]);
    const found = await commander.get("/api/passes").query({ q: "93c12345" });
    expect(found.body.items).toMatchObject([{ id: pass.id }]);
  });

  it("[T18] where it arrived it is released once, by the receiver there, and the trip tells it", async () => {
    const { trip } = await underWay();
    const minhHung = await server.as("receiver", over(here));
    const giaNghia = await server.as("receiver", over(there));
    const release = (agent: Agent, change: object = {}) => {
      server.clock.now += 3_600_000;
      const said = { id: uuidV7(server.clock.now), occupantsSeen: 1, note: null, load: true };
      return agent
        .post(`/api/trips/${trip.id}/release`)
        .send({ ...said, at: iso(server.clock.now), ...change });
    };
    const refused = await release(minhHung);
    expect([refused.status, refused.body.code]).toEqual([409, "not-there"]);
    await arrive(minhHung, trip);
    expect((await release(giaNghia, { endpoint: here })).status).toBe(404);
    expect((await release(giaNghia)).body.code).toBe("not-there");
    const id = uuidV7(server.clock.now);
    const left = await release(minhHung, { id });
    expect(left.body, left.text).toMatchObject({
      status: "on-the-road",
      releases: [{ endpoint: here, occupants: 1, load: true, at: iso(server.clock.now) }],
    });
    const said = { id, occupantsSeen: 1, note: null, load: true, at: iso(server.clock.now) };
    const again = await minhHung.post(`/api/trips/${trip.id}/release`).send(said);
    expect(again.body).toEqual(left.body);
    for (const change of [{ occupantsSeen: 2 }, { load: false }, { note: "khác" }]) {
      const other = { ...said, ...change };
      const { status, body } = await minhHung.post(`/api/trips/${trip.id}/release`).send(other);
      expect([status, body.code, body.errors[0].field]).toEqual([409, "already-exists", "id"]);
    }
    expect((await release(minhHung)).body.code).toBe("not-there");
    const told = await giaNghia.get("/api/changes").query({ after: 0, limit: 1000 });
    const trips = told.body.items.filter((one: { kind: string }) => one.kind === "trip");
    expect(trips).toMatchObject([{ value: { releases: [{ endpoint: here }] } }]);
    expect((await minhHung.get("/api/daily").query({ day: at().slice(0, 10) })).status).not.toBe(
      500,
    );
  });

  it("[T17] the same confirmation again is the same, other words under its id are refused, whatever the trip is called by then", async () => {
    const { pass, trip } = await underWay({ via: undefined });
    const receiver = await server.as("receiver", over(last));
    const said = {
      id: uuidV7(server.clock.now),
      occupantsSeen: 2,
      note: null,
      at: iso(server.clock.now + 60_000),
    };
    server.clock.now += 60_000;
    const confirm = (change: object = {}) =>
      receiver.post(`/api/trips/${trip.id}/arrival`).send({ ...said, ...change });
    const first = await confirm();
    expect(first.body.status).toBe("arrived");
    await upload(border, {
      pass: pass.id,
      plate: pass.plate,
      text: pass.token,
      at: iso(server.clock.now - 3_600_000),
    });
    const again = await confirm();
    expect([again.status, again.body.status]).toEqual([200, "arrived"]);
    expect(again.body.id).not.toBe(trip.id);
    const other = await confirm({ occupantsSeen: 1 });
    expect([other.status, other.body.code]).toEqual([409, "already-exists"]);
    expect(other.body.errors).toMatchObject([{ field: "id" }]);
  });

  it("[T17] an amendment under way moves what is expected, and what was judged before stays judged so", async () => {
    const { pass, trip } = await underWay({ via: undefined, use: "multi" });
    expect(trip).not.toHaveProperty("legs");
    const moved = { ...pass, rev: 2, endpoint: there, via: [here], changedAt: at("09:30") };
    await server.store.write(async (tx) => {
      await tx.putPass(moved, "");
    });
    server.clock.now = ms(at("10:00"));
    const post = await server.tablet("dong-xoai");
    await upload(post, { checkpoint: "dong-xoai", pass: pass.id, plate: pass.plate });
    const inspector = await server.as("inspector");
    const now = (await inspector.get(`/api/trips/${trip.id}`)).body as Trip;
    expect(now.legs?.map(({ endpoint }) => endpoint)).toEqual([here, there]);
    const due = async (endpoint: string) =>
      (await inspector.get("/api/arrivals").query({ endpoint })).body.items.length;
    expect([await due(last), await due(here), await due(there)]).toEqual([0, 1, 1]);
    // Those it was bound for before hear that it no longer is.
    const before = await server.as("receiver", over(last));
    const told = await before.get("/api/changes").query({ after: 0, limit: 1000 });
    const trips = told.body.items.filter((one: { kind: string }) => one.kind === "trip");
    expect(trips).toMatchObject([{ id: trip.id, value: null }]);
    for (const { scan } of now.sightings) {
      const replayed = await inspector.get(`/api/scans/${scan}/replay`);
      expect(replayed.body.same, replayed.text).toBe(true);
    }
  });
});
