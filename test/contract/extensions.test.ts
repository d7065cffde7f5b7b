import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extendParts } from "../../server/commands/extend-passes.ts";
import { runExtensions } from "../../server/run-extensions.ts";
import type { Extended, ExtensionSeen } from "../../shared/contract/extensions.ts";
import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { ExtensionState } from "../../shared/domain/extension-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier, anArea, anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const reason = "Ùn tắc kéo dài trên QL14";
const hour = 3_600_000;
const later = at("07:00", 5);

/** PGlite beside other tests is slow. */
const withinMs = 60_000;

describe.each(Object.entries(stores))("extending many passes, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let an: Agent;
  let binh: Agent;
  let anId = "";

  beforeAll(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    // Groups are small and rests long, so that an extension is still under way when something is done to it.
    server = await aServer({ store: test.store, scansCome: true });
    await server.store.write(async (tx) => {
      await tx.putArea(
        anArea({ id: "hon-quan", name: "Hớn Quản", kind: "district", parent: "binh-phuoc" }),
      );
      await tx.putEndpoint(
        anEndpoint({ id: "kho-hon-quan", code: 3, name: "Kho Hớn Quản", area: "hon-quan" }),
      );
    });
    an = await server.as("registrar");
    anId = (await an.get("/api/session")).body.person.id;
    binh = await server.as("registrar");
  }, withinMs);
  afterAll(async () => {
    await server.close();
    await drop();
  });

  let plates = 0;
  /** A carrier of its own for each test, so that a filter finds its passes and no others. */
  const aFleet = async (): Promise<string> => {
    const id = `doi-xe-${plates}`;
    await server.store.write((tx) => tx.putCarrier(aCarrier({ id, name: `Đội xe ${plates}` })));
    return id;
  };
  const issued = async (carrier: string, change: object = {}, agent = an): Promise<Pass> => {
    plates += 1;
    const reply = await agent.post("/api/passes").send({
      plate: `93C-${String(plates)
        .padStart(5, "0")
        .replace(/^(\d{3})/, "$1.")}`,
      trailerPlate: null,
      kind: 1,
      purpose: 1,
      carrier,
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
  const many = async (carrier: string, count: number): Promise<Pass[]> => {
    const passes: Pass[] = [];
    for (let n = 0; n < count; n += 1) passes.push(await issued(carrier));
    return passes;
  };
  const passNow = async ({ id }: Pass): Promise<Pass> => (await an.get(`/api/passes/${id}`)).body;

  const seen = async (id: string, agent = an): Promise<ExtensionSeen> =>
    (await agent.get(`/api/extensions/${id}`).expect(200)).body;
  const until = async (id: string, state: ExtensionState): Promise<ExtensionSeen> => {
    for (;;) {
      const now = await seen(id);
      if (now.state === state) return now;
      if (now.state === "refused") throw new Error(JSON.stringify(now.why));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const ask = (filter: object, change: object = {}, agent = an) =>
    agent
      .post("/api/extensions")
      .send({ id: uuidV7(server.clock.now), filter, to: later, reason, ...change });
  const found = async (filter: object, change: object = {}, agent = an): Promise<ExtensionSeen> => {
    const reply = await ask(filter, change, agent);
    expect(reply.status, reply.text).toBe(201);
    return until(reply.body.id, "found");
  };
  const act = (id: string, what: string, agent: Agent, body?: object) => {
    const call = agent.post(`/api/extensions/${id}/${what}`);
    return body ? call.send(body) : call;
  };
  const outcome = async (call: ReturnType<typeof act>) => {
    const { status, body } = await call;
    return [status, body.code ?? body.state];
  };
  const approved = async (id: string): Promise<void> => {
    expect(await outcome(act(id, "propose", an))).toEqual([200, "found"]);
    expect(await outcome(act(id, "approve", binh))).toEqual([200, "running"]);
  };
  const undo = (id: string, agent = binh) => act(id, "undo", agent, { reason: "Duyệt nhầm" });
  const rows = async (id: string, query: object = {}): Promise<Extended[]> =>
    (await an.get(`/api/extensions/${id}/passes`).query(query).expect(200)).body.items;
  const whyOf = async (id: string): Promise<Record<string, string | undefined>> =>
    Object.fromEntries((await rows(id)).map((row) => [row.pass, row.why?.code]));
  const begun = async (id: string): Promise<void> => {
    while ((await seen(id)).through === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  /** Goes on with extensions in the server's place. */
  const goOn = () => {
    const { store, keys, clock } = server;
    return runExtensions({
      store,
      keys,
      now: () => clock.now,
      log: { error: () => {} },
      shared: false,
      lastScanAt: () => performance.now(),
    });
  };

  it("[P25] says of each pass whether it can be extended and why not, and extends none", async () => {
    const fleet = await aFleet();
    const [good, revoked, suspended, longer, far] = await Promise.all([
      issued(fleet),
      issued(fleet),
      issued(fleet),
      issued(fleet, { validTo: at("07:00", 9) }),
      issued(fleet, { validFrom: at("07:00", -40), validTo: at("10:00") }),
    ]);
    const barred = await issued(fleet, { plate: "93C-900.01" });
    await issued("van-tai-phuoc-long", {
      plate: "93C-900.01",
      validFrom: at("07:00", 4),
      validTo: at("07:00", 6),
    });
    await an.post(`/api/passes/${revoked.id}/revoke`).send({ reason: "Giả mạo" }).expect(200);
    await an.post(`/api/passes/${suspended.id}/suspend`).send({ reason: "Đang xét" }).expect(200);
    const before = await server.store.reads.latestSeq();
    const extension = await found({ carrier: fleet });
    expect(extension).toMatchObject({
      counts: { good: 2, left: 4, extended: 0, undone: 0, kept: 0 },
      proposal: null,
      undoUntil: null,
      by: { displayName: "registrar-1" },
    });
    expect(await whyOf(extension.id)).toEqual({
      [good.id]: undefined,
      [far.id]: undefined,
      [revoked.id]: "pass-revoked",
      [suspended.id]: "pass-suspended",
      [longer.id]: "ends-later",
      [barred.id]: "same-plate",
    });
    const left = await rows(extension.id, { outcome: "left" });
    expect(left).toHaveLength(4);
    expect(left.find(({ pass }) => pass === barred.id)?.why?.message).toContain("KCN Chơn Thành");
    expect(await server.store.reads.latestSeq()).toBe(before);
    // Further than the rules let an end be moved, which is 31 days where they say nothing.
    const beyond = await found({ carrier: fleet }, { to: at("07:01", 34) });
    expect(await whyOf(beyond.id)).toMatchObject({
      [good.id]: "over-extend-days",
      [longer.id]: undefined,
    });
  });

  it("[P25] goes by the days that the rules in force give", async () => {
    const fleet = await aFleet();
    const pass = await issued(fleet);
    const version = 900;
    const rules = rulesForTests({ version, effectiveFrom: at("08:59"), extendDays: 1 });
    await server.store.write((tx) => tx.putRules(rules));
    const extension = await found({ carrier: fleet });
    expect(await whyOf(extension.id)).toEqual({ [pass.id]: "over-extend-days" });
    expect(await outcome(act(extension.id, "propose", an))).toEqual([409, "extension-state"]);
    await server.store.write((tx) => tx.putRules({ ...rules, withdrawnAt: at("09:00") }));
  });

  it("[P25] finds by area, endpoint, corridor, carrier, end and what is searched for, as the list does", async () => {
    const fleet = await aFleet();
    await server.store.write((tx) =>
      tx.putCarrier(aCarrier({ id: fleet, name: "Đội xe", phone: "0912345999" })),
    );
    const [here, there] = await Promise.all([
      issued(fleet),
      issued(fleet, { endpoint: "kho-hon-quan", validTo: at("07:00", 2) }),
    ]);
    const over = await issued(fleet, { endpoint: "kho-hon-quan", via: ["kcn-chon-thanh"] });
    for (const [filter, wanted] of [
      [{ carrier: fleet }, [here, there, over]],
      [{ carrier: fleet, area: "hon-quan" }, [there, over]],
      [{ carrier: fleet, area: "binh-phuoc" }, [here, there, over]],
      [{ carrier: fleet, endpoint: "kcn-chon-thanh" }, [here, over]],
      [{ carrier: fleet, endsBefore: at("07:00", 3) }, [there]],
      [{ carrier: fleet, corridor: "dt741-ql14", q: here.plate }, [here]],
      [{ carrier: fleet, corridor: "ql14-bac" }, []],
      [{ q: "+84 912 345 999" }, [here, there, over]],
    ] as const) {
      const ids = wanted.map(({ id }) => id).sort();
      const listed = await an.get("/api/passes").query(filter).expect(200);
      expect(listed.body.items.map(({ id }: Pass) => id).sort()).toEqual(ids);
      const extension = await found(filter);
      expect((await rows(extension.id)).map(({ pass }) => pass).sort()).toEqual(ids);
    }
  });

  it("[P25] says nothing of passes out of reach, and refuses what there is not, what has passed and no filter", async () => {
    const fleet = await aFleet();
    await issued(fleet, { endpoint: "cho-gia-nghia", corridor: "ql14-bac" });
    const mine = await issued(fleet, { endpoint: "kho-hon-quan" });
    // By the way of the district, and not its own to issue.
    await issued(fleet, { via: ["kho-hon-quan"] });
    const district = await server.as("registrar", { kind: "area", id: "hon-quan" });
    const reply = await ask({ carrier: fleet }, {}, district);
    const { id } = reply.body;
    while ((await seen(id, district)).state === "looking")
      await new Promise((go) => setTimeout(go, 5));
    const { body } = await district.get(`/api/extensions/${id}/passes`).expect(200);
    expect(body.items.map(({ pass }: Extended) => pass)).toEqual([mine.id]);
    const refused = async (filter: object, change: object = {}) => {
      const answer = await ask(filter, change);
      return [answer.status, answer.body.errors?.[0]?.field];
    };
    expect(await refused({ carrier: "khong-co" })).toEqual([409, "filter.carrier"]);
    expect(await refused({ carrier: fleet }, { to: at("08:00") })).toEqual([400, "to"]);
    expect(await refused({})).toEqual([400, "filter"]);
    expect(await refused({ carrier: fleet, status: "valid" })).toEqual([400, "filter.status"]);
  });

  it("[P24] is carried out when a second person approves, and gives each pass a revision with who and why", async () => {
    const fleet = await aFleet();
    const passes = await many(fleet, 12);
    const { id } = await found({ carrier: fleet });
    for (const what of ["approve", "withdraw"])
      expect(await outcome(act(id, what, binh))).toEqual([409, "extension-state"]);
    const before = await server.store.reads.latestSeq();
    await act(id, "propose", an).expect(200);
    expect(await outcome(act(id, "propose", an))).toEqual([409, "already-exists"]);
    expect(await outcome(act(id, "approve", an))).toEqual([409, "own-proposal"]);
    expect((await passNow(passes[0]!)).rev).toBe(1);
    expect(await outcome(act(id, "approve", binh))).toEqual([200, "running"]);
    const done = await until(id, "done");
    expect(done).toMatchObject({
      counts: { good: 0, left: 0, extended: 12, undone: 0, kept: 0 },
      proposal: { state: "carried-out", decidedBy: { displayName: "registrar-2" } },
      undoUntil: at("09:00", 1),
    });
    for (const pass of passes)
      expect(await passNow(pass)).toMatchObject({
        rev: 2,
        validTo: later,
        changedBy: anId,
        changeReason: reason,
      });
    const history: PassVersionSeen[] = (await an.get(`/api/passes/${passes[0]!.id}/history`)).body
      .items;
    expect(history[0]).toMatchObject({ act: "amended", reason, after: { validTo: later } });
    const events = await server.store.reads.events(before, 100);
    expect(events.map(({ type }) => type)).toEqual([
      "proposal.made",
      "extension.begun",
      "proposal.carried-out",
      ...passes.map(() => "pass.amended"),
      "extension.ended",
    ]);
  });

  it("[P24] extends what was found and nothing else; what was changed, revoked or ended meanwhile is left and told", async () => {
    const fleet = await aFleet();
    const [good, changed, revoked, ended] = await many(fleet, 3).then(async (three) => [
      ...three,
      await issued(fleet, { validTo: at("09:30") }),
    ]);
    const barred = await issued(fleet, { plate: "93C-900.02" });
    const bar = await issued("van-tai-phuoc-long", {
      plate: "93C-900.02",
      validFrom: at("07:00", 4),
      validTo: at("07:00", 6),
    });
    const { id } = await found({ carrier: fleet });
    const after = await issued(fleet);
    // What was left stays so, though nothing stands in its way any more.
    await an.post(`/api/passes/${bar.id}/revoke`).send({ reason: "Cấp nhầm" }).expect(200);
    await an
      .post(`/api/passes/${changed!.id}/amend`)
      .send({ rev: 1, reason: "Đổi lái phụ", occupantsMax: 1 })
      .expect(200);
    await an.post(`/api/passes/${revoked!.id}/revoke`).send({ reason: "Giả mạo" }).expect(200);
    const now = server.clock.now;
    server.clock.now += hour;
    await approved(id);
    const done = await until(id, "done");
    server.clock.now = now;
    expect(done.counts).toEqual({ good: 0, left: 4, extended: 1, undone: 0, kept: 0 });
    expect(await whyOf(id)).toEqual({
      [good!.id]: undefined,
      [changed!.id]: "newest-rev",
      [revoked!.id]: "pass-over",
      [ended!.id]: "pass-over",
      [barred.id]: "same-plate",
    });
    expect((await passNow(barred)).rev).toBe(1);
    expect((await passNow(good!)).validTo).toBe(later);
    expect((await passNow(changed!)).validTo).toBe(at("07:00", 3));
    expect((await passNow(after)).rev).toBe(1);
  });

  it("[P24] is decided once, by who reaches all of it, and for others is not there", async () => {
    const fleet = await aFleet();
    await issued(fleet);
    await issued(fleet, { endpoint: "kho-hon-quan" });
    const { id } = await found({ carrier: fleet });
    await act(id, "propose", an).expect(200);
    const district = await server.as("registrar", { kind: "area", id: "hon-quan" });
    for (const what of ["approve", "propose", "withdraw"])
      expect(await outcome(act(id, what, district))).toEqual([404, "not-found"]);
    const listed = async (agent: Agent) =>
      (await agent.get("/api/extensions").expect(200)).body.items.map(
        (one: ExtensionSeen) => one.id,
      );
    expect(await listed(district)).not.toContain(id);
    expect((await listed(binh))[0]).toBe(id);
    const neighbour = await server.as("registrar", { kind: "area", id: "dak-nong" });
    await neighbour.get(`/api/extensions/${id}`).expect(404);
    await neighbour.get(`/api/extensions/${id}/passes`).expect(404);
    const rejected = await act(id, "reject", binh, { reason: "Chưa cần" });
    expect(rejected.body.proposal).toMatchObject({ state: "rejected", note: "Chưa cần" });
    expect(await outcome(act(id, "approve", binh))).toEqual([409, "proposal-over"]);
    expect(await outcome(act(id, "propose", an))).toEqual([409, "already-exists"]);
    const other = (await found({ carrier: fleet })).id;
    await act(other, "propose", an).expect(200);
    expect((await act(other, "withdraw", an)).body.proposal.state).toBe("withdrawn");
    expect((await seen(other)).state).toBe("found");
    // It is no act that anybody proposes by saying what it is.
    const admin = await server.as("administrator");
    const said = { kind: "extend-passes", extension: other, to: later, passes: 1, lies: {} };
    await admin.post("/api/proposals").send({ act: said, reason: "thử" }).expect(400);
    const proposals = (await admin.get("/api/proposals")).body.items;
    expect(proposals[0]).toMatchObject({ id: other, act: { kind: "extend-passes", passes: 2 } });
  });

  it("[P24] the same asked for again is the same, and another under its id is refused", async () => {
    const fleet = await aFleet();
    const body = { id: uuidV7(server.clock.now), filter: { carrier: fleet }, to: later, reason };
    const first = await an.post("/api/extensions").send(body).expect(201);
    expect((await an.post("/api/extensions").send(body).expect(201)).body.at).toBe(first.body.at);
    await an
      .post("/api/extensions")
      .send({ ...body, reason: "Khác" })
      .expect(409);
    await binh.post("/api/extensions").send(body).expect(409);
  });

  it("[P27] undone, each pass ends when it did before, though that has passed, but one that was changed since", async () => {
    const fleet = await aFleet();
    const [plain, soon, changed, revoked] = await many(fleet, 1).then(async ([one]) => [
      one!,
      await issued(fleet, { validTo: at("09:30") }),
      await issued(fleet),
      await issued(fleet),
    ]);
    const { id } = await found({ carrier: fleet });
    expect(await outcome(undo(id))).toEqual([409, "extension-state"]);
    await approved(id);
    await until(id, "done");
    await an
      .post(`/api/passes/${changed!.id}/amend`)
      .send({ rev: 2, reason: "Đổi lái phụ", occupantsMax: 1 })
      .expect(200);
    await an.post(`/api/passes/${revoked!.id}/revoke`).send({ reason: "Giả mạo" }).expect(200);
    const now = server.clock.now;
    server.clock.now += hour;
    expect(await outcome(undo(id))).toEqual([200, "undoing"]);
    const undone = await until(id, "undone");
    server.clock.now = now;
    expect(undone).toMatchObject({
      counts: { good: 0, left: 0, extended: 0, undone: 2, kept: 2 },
      undo: { by: { displayName: "registrar-2" }, reason: "Duyệt nhầm" },
    });
    expect(await whyOf(id)).toEqual({
      [plain!.id]: undefined,
      [soon!.id]: undefined,
      [changed!.id]: "newest-rev",
      [revoked!.id]: "pass-over",
    });
    expect(await passNow(plain!)).toMatchObject({ rev: 3, validTo: at("07:00", 3) });
    expect(await passNow(soon!)).toMatchObject({ rev: 3, validTo: at("09:30") });
    expect((await passNow(changed!)).validTo).toBe(later);
    expect(await outcome(undo(id))).toEqual([200, "undone"]);
    expect(await outcome(undo(id, an))).toEqual([409, "extension-state"]);
  });

  it("[P27] cannot be undone when a day has gone since it was approved", async () => {
    const fleet = await aFleet();
    await issued(fleet);
    const { id } = await found({ carrier: fleet });
    await approved(id);
    await until(id, "done");
    const begunAt = async (time: string) => {
      const row = await server.store.reads.extension(id);
      if (row)
        await server.store.write(
          async (tx) => void (await tx.putExtension({ ...row, begunAt: time })),
        );
    };
    await begunAt(at("09:00", -1));
    expect(await outcome(undo(id))).toEqual([409, "extension-state"]);
    await begunAt(at("09:01", -1));
    expect(await outcome(undo(id))).toEqual([200, "undoing"]);
    await until(id, "undone");
  });

  it(
    "[P27] undone while it goes on, what was not extended yet stays as it is",
    async () => {
      const fleet = await aFleet();
      const passes = await many(fleet, 40);
      const { id } = await found({ carrier: fleet });
      await approved(id);
      await begun(id);
      await undo(id).expect(200);
      const { counts } = await until(id, "undone");
      expect(counts.undone).toBeGreaterThan(0);
      expect(counts.undone + counts.good).toBe(40);
      for (const pass of [passes[0]!, passes.at(-1)!])
        expect((await passNow(pass)).validTo).toBe(at("07:00", 3));
    },
    withinMs,
  );

  it("[P26] the passes are forgotten, how many there were stays", async () => {
    const fleet = await aFleet();
    await issued(fleet);
    const { id } = await found({ carrier: fleet });
    await server.store.write(async (tx) => void (await tx.forgetExtended(server.clock.now + 1)));
    expect(await rows(id)).toEqual([]);
    expect(await seen(id)).toMatchObject({ forgotten: true, counts: { good: 1 } });
    expect(await outcome(act(id, "propose", an))).toEqual([409, "extension-state"]);
  });

  it("[P24] in the name of who may not issue any more nothing is extended", async () => {
    const fleet = await aFleet();
    const pass = await issued(fleet);
    const leaving = await server.person("nguoi-nghi-viec", [
      { role: "registrar", scope: { kind: "all" } },
    ]);
    const agent = server.anyone();
    agent.set("cookie", await server.signIn(leaving));
    const { body } = await ask({ carrier: fleet }, {}, agent);
    while ((await seen(body.id, agent)).state === "looking")
      await new Promise((go) => setTimeout(go, 5));
    await act(body.id, "propose", agent).expect(200);
    await server.store.write((tx) => tx.putAccount({ ...leaving, active: false }));
    await act(body.id, "approve", binh).expect(200);
    const done = async () => (await seen(body.id, binh)).state === "done";
    while (!(await done())) await new Promise((go) => setTimeout(go, 5));
    expect((await seen(body.id, binh)).counts).toMatchObject({ extended: 0, left: 1 });
    expect((await passNow(pass)).rev).toBe(1);
  });

  // The last two: the server itself goes on with no extension afterwards.
  it(
    "[P26] one whose server ended goes on from where it was, no pass twice",
    async () => {
      const fleet = await aFleet();
      await many(fleet, 40);
      const { id } = await found({ carrier: fleet });
      const before = await server.store.reads.latestSeq();
      await approved(id);
      await begun(id);
      await server.stopExtensions();
      const left = await seen(id);
      expect(left.state).toBe("running");
      expect(left.counts.extended).toBeLessThan(40);
      // Whoever went on with it before has nothing more to say of it.
      const first = await server.store.reads.extensionParts(id, 0, 1);
      const { store, keys, clock } = server;
      expect(await extendParts(store, keys, id, first, clock.now)).toEqual({
        refused: "extension-state",
      });
      const next = goOn();
      const done = await until(id, "done");
      await next.stop();
      expect(done.counts).toEqual({ good: 0, left: 0, extended: 40, undone: 0, kept: 0 });
      const events = await server.store.reads.events(before, 500);
      const told = events.flatMap(({ type, subject }) =>
        type === "pass.amended" ? subject.id : [],
      );
      expect(told).toHaveLength(40);
      expect(new Set(told).size).toBe(40);
    },
    withinMs,
  );

  it(
    "[P26] a scan that comes while passes are extended waits for one group of them, not for all",
    async () => {
      const fleet = await aFleet();
      await many(fleet, 40);
      const tablet = await server.tablet();
      const next = goOn();
      const { id } = await found({ carrier: fleet });
      await approved(id);
      await begun(id);
      const scan = tablet.scan({});
      await server
        .anyone()
        .post("/api/scans")
        .send(tablet.batch([scan]))
        .expect(200);
      await until(id, "done");
      await next.stop();
      const seq = await server.store.reads.latestSeq();
      const types = (await server.store.reads.events(Math.max(0, seq - 50), 100)).map(
        ({ type }) => type,
      );
      const scanned = types.findLastIndex((type) => type.startsWith("scan."));
      expect(scanned).toBeGreaterThan(0);
      expect(types.slice(scanned)).toContain("pass.amended");
    },
    withinMs,
  );
});
