import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApplicationSeen, ApplicationStory } from "../../shared/contract/applications.ts";
import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import type { AmendmentAsked } from "../../shared/domain/amendment-asked.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAsked } from "../build/an-application.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const ours: Scope = { kind: "carrier", id: "van-tai-phuoc-long" };
const here: Scope = { kind: "area", id: "binh-phuoc" };
const [before, after] = ["kcn-chon-thanh", "kho-dong-xoai"] as const;
const unclear = { reason: "cause-unclear", note: "" } as const;

describe.each(Object.entries(stores))("what carriers ask of passes in use, on %s", (_, open) => {
  let server: TestServer;
  let carrier: Agent;
  let reviewer: Agent;
  let plates = 30_000;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write(async (tx) => {
      await tx.putCarrier(aCarrier({ id: "htx-bu-dang", name: "HTX Bù Đăng" }));
      await tx.putEndpoint(anEndpoint({ id: after, code: 3, name: "Kho Đồng Xoài" }));
    });
    carrier = await server.as("carrier", ours);
    reviewer = await server.as("registrar", here);
  }, 90_000);
  afterAll(() => server.close());
  beforeEach(() => {
    server.clock.now = ms(at());
  });

  const newId = (): string => uuidV7(server.clock.now);
  const issued = async (change: object = {}): Promise<Pass> => {
    plates += 1;
    const { tested: __, ...registration } = anAsked({ plate: aPlate(`93C-${plates}`) });
    const asked = { ...registration, ...change };
    return (await reviewer.post("/api/passes").send(asked).expect(201)).body;
  };
  /** What is sent: the pass as it is to be. */
  const askedOf = (pass: Pass, change: object = {}, cause: Partial<AmendmentAsked> = {}) => {
    const { plate, trailerPlate, kind, purpose, occupantsMax, origin, endpoint, via } = pass;
    const { corridor, use, validFrom, validTo } = pass;
    return {
      ...{ plate, trailerPlate, kind, purpose, carrier: pass.carrier, occupantsMax, origin },
      ...{ endpoint, ...(via && { via }), corridor, use, validFrom, validTo, tested: null },
      ...change,
      amends: {
        ...{ pass: pass.id, rev: pass.rev, why: "held-up", post: "tan-lap", place: "", note: "" },
        ...cause,
      },
    };
  };
  const longer = { validTo: at("07:00", 5) };
  const submit = (asked: object, agent = carrier, id = newId()) =>
    agent.post("/api/applications").send({ id, asked });
  const submitted = async (pass: Pass, change: object = longer): Promise<ApplicationSeen> =>
    (await submit(askedOf(pass, change)).expect(201)).body;
  const act = (what: "change" | "withdraw" | "decide", id: string, body: object, agent: Agent) =>
    agent.post(`/api/applications/${id}/${what}`).send({ id: newId(), ...body });
  const approve = (id: string, rev = 1, agent = reviewer) =>
    act("decide", id, { rev, decision: "approve" }, agent);
  const story = async (id: string, agent = reviewer): Promise<ApplicationStory> =>
    (await agent.get(`/api/applications/${id}`).expect(200)).body;
  const passNow = async ({ id }: Pass): Promise<Pass> =>
    (await carrier.get(`/api/passes/${id}`).expect(200)).body;
  const answer = async (
    asking: PromiseLike<{ status: number; body: { code?: string; errors?: { field: string }[] } }>,
  ) => {
    const { status, body } = await asking;
    return [status, body.code, body.errors?.map(({ field }) => field)];
  };

  it("[Y11] [Y12] goes from an extension asked on the road to the amended pass, in one transaction", async () => {
    const pass = await issued();
    const one = (await submit(askedOf(pass, longer, { note: "Xe chờ từ 5 giờ sáng" })).expect(201))
      .body;
    expect(one).toMatchObject({ state: "waiting", rev: 1, due: at("10:00"), pass: null });
    const seq = await server.store.reads.latestSeq();
    const approved = (await approve(one.id).expect(200)).body;
    expect(approved).toMatchObject({ state: "approved", rev: 2, pass: pass.id });
    const now = await passNow(pass);
    expect(now).toMatchObject({
      ...{ rev: 2, validTo: longer.validTo, shortCode: pass.shortCode, status: "valid" },
      changeReason: "Chờ lâu ở chốt, không kịp hạn: Xe chờ từ 5 giờ sáng",
    });
    expect(now.token).not.toBe(pass.token);
    const types = (await server.store.reads.events(seq, 10)).map(({ type }) => type);
    expect(types).toEqual(["pass.amended", "application.approved"]);
    const { items } = (
      await carrier.get("/api/applications").query({
        status: "all",
        amends: pass.id,
      })
    ).body;
    expect(items.map(({ id }: ApplicationSeen) => id)).toEqual([one.id]);
  });

  it("[Y11] [P28] another driver is asked for like anything else, and no paper is printed for it", async () => {
    const pass = await issued({ driver: "Nguyễn Văn Bảy" });
    const one = await submitted(pass, { driver: "Trần Thị Tám" });
    expect((await story(one.id)).amends).toMatchObject({
      ...{ changes: ["driver"], reprint: [], before: { driver: "Nguyễn Văn Bảy" } },
    });
    await approve(one.id).expect(200);
    expect(await passNow(pass)).toMatchObject({ driver: "Trần Thị Tám", rev: 2 });
  });

  it("[P21] the pass's history says who of its carrier asked, and who approved it; of what was done since it says so of nobody", async () => {
    const idOf = async (agent: Agent): Promise<string> =>
      (await agent.get("/api/session").expect(200)).body.person.id;
    const history = async (pass: Pass) =>
      (await reviewer.get(`/api/passes/${pass.id}/history`).expect(200)).body.items.map(
        ({ act, by, askedBy }: PassVersionSeen) => [act, by, askedBy],
      );
    const [desk, driver] = [await idOf(reviewer), await idOf(carrier)];
    const pass = await issued();
    const one = await submitted(pass);
    const colleague = await server.as("carrier", ours);
    const mended = { rev: 1, asked: askedOf(pass, { validTo: at("07:00", 4) }) };
    await act("change", one.id, mended, colleague).expect(200);
    await approve(one.id, 2).expect(200);
    const first = [
      ["amended", desk, await idOf(colleague)],
      ["issued", desk, null],
    ];
    expect(await history(pass)).toEqual(first);
    const change = { rev: 2, reason: "Thêm phụ xe", occupantsMax: 3 };
    await reviewer.post(`/api/passes/${pass.id}/amend`).send(change).expect(200);
    await approve((await submitted(await passNow(pass))).id).expect(200);
    const reason = { reason: "Xác minh lại" };
    await reviewer.post(`/api/passes/${pass.id}/suspend`).send(reason).expect(200);
    await reviewer.post(`/api/passes/${pass.id}/reinstate`).send(reason).expect(200);
    expect(await history(pass)).toEqual([
      ["reinstated", desk, null],
      ["suspended", desk, null],
      ["amended", desk, driver],
      ["amended", desk, null],
      ...first,
    ]);
    expect(await passNow(pass)).not.toHaveProperty("askedBy");
  });

  it("[Y12] the trip under way is expected at once where the pass then names", async () => {
    const pass = await issued();
    const tablet = await server.tablet("tan-lap");
    const scan = tablet.scan({ at: at(), pass: pass.id, plate: pass.plate, text: pass.token });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    const inspector = await server.as("inspector");
    const due = async (endpoint: string): Promise<boolean> =>
      (await inspector.get("/api/arrivals").query({ endpoint })).text.includes(scan.id);
    const one = await submitted(pass, { endpoint: after, via: [before] });
    expect([await due(before), await due(after)]).toEqual([true, false]);
    server.clock.now += 600_000;
    await approve(one.id).expect(200);
    expect([await due(before), await due(after)]).toEqual([true, true]);
  });

  it("[Y11] is held to what an amendment is, entry by entry, on asking and on mending", async () => {
    const pass = await issued();
    const input = [400, "invalid-input"] as const;
    const cases: readonly [object, object, number, string, string[] | undefined][] = [
      [{}, {}, ...input, ["asked.amends.pass"]],
      [{ validTo: iso(ms(pass.validTo) - 20_000) }, {}, ...input, ["asked.amends.pass"]],
      [{ plate: "93C-999.98" }, {}, ...input, ["asked.plate"]],
      [{ kind: 2, origin: "Bù Đăng" }, {}, ...input, ["asked.kind", "asked.origin"]],
      [{ validFrom: at("08:00") }, {}, ...input, ["asked.validFrom"]],
      [{ validTo: at("08:00") }, {}, ...input, ["asked.validTo"]],
      [{ occupantsMax: 4 }, {}, ...input, ["asked.occupantsMax"]],
      [{ endpoint: "khong-co" }, {}, 409, "unknown-reference", ["asked.endpoint"]],
      [longer, { post: "khong-co" }, ...input, ["asked.amends.post"]],
      [longer, { post: "dak-r-lap" }, ...input, ["asked.amends.post"]],
      [longer, { post: null }, ...input, ["asked.amends.place"]],
      [longer, { why: "other" }, ...input, ["asked.amends.note"]],
      [longer, { rev: 2 }, 409, "pass-changed", ["asked.amends.rev"]],
      [longer, { pass: "1-0-9999" as Pass["id"] }, 409, "unknown-reference", ["asked.amends.pass"]],
    ];
    for (const [change, cause, ...told] of cases)
      expect(
        await answer(submit(askedOf(pass, change, cause))),
        JSON.stringify([change, cause]),
      ).toEqual(told);
    const one = await submitted(pass);
    for (const [change, cause, ...told] of cases) {
      const asked = askedOf(pass, change, cause);
      const wanted = "pass" in cause ? [...input, ["asked.amends.pass"]] : told;
      expect(
        await answer(act("change", one.id, { rev: 1, asked }, carrier)),
        JSON.stringify([change, cause]),
      ).toEqual(wanted);
    }
    expect((await story(one.id)).application.rev).toBe(1);
  });

  it("[Y11] one thing at a time is asked of a pass: another is told of it, and the same is the same", async () => {
    const pass = await issued();
    const id = newId();
    const asked = askedOf(pass, longer);
    const first = (await submit(asked, carrier, id).expect(201)).body;
    expect((await submit(asked, carrier, id).expect(201)).body).toEqual(first);
    const second = await server.as("carrier", ours);
    const more = askedOf(pass, { occupantsMax: 1 });
    const told = [409, "already-exists", ["asked.amends.pass"]];
    expect(await answer(submit(more, second))).toEqual(told);
    // Of the vehicle a new pass may be applied for all the same.
    const { amends: __, ...anew } = asked;
    await submit({ ...anew, endpoint: after }).expect(201);
    // It neither becomes an application for another pass, nor one for a new one.
    const other = await issued();
    for (const next of [askedOf(other, { occupantsMax: 1 }), { ...anew, occupantsMax: 1 }])
      expect(await answer(act("change", id, { rev: 1, asked: next }, carrier))).toEqual([
        ...[400, "invalid-input", ["asked.amends.pass"]],
      ]);
    await act("withdraw", id, { rev: 1 }, second).expect(200);
    const again = (await submit(more, second).expect(201)).body;
    // What was refused waits again only where nothing else does.
    const refusal = { rev: 1, decision: "refuse", reasons: [unclear] };
    await act("decide", again.id, refusal, reviewer).expect(200);
    await submitted(pass);
    const mended = { rev: 2, asked: askedOf(pass, { occupantsMax: 1 }, { note: "Bớt phụ xe" }) };
    expect(await answer(act("change", again.id, mended, carrier))).toEqual(told);
  });

  it("[Y11] another carrier's pass is none, whoever else the caller acts for", async () => {
    const pass = await issued();
    const none = [409, "unknown-reference", ["asked.amends.pass"]];
    const other = await server.as("carrier", { kind: "carrier", id: "htx-bu-dang" });
    const asked = askedOf(pass, longer);
    expect(await answer(submit(asked, other))).toEqual([403, "not-allowed", undefined]);
    expect(await answer(submit({ ...asked, carrier: "htx-bu-dang" }, other))).toEqual(none);
  });

  it("[Y12] whoever may issue to all that it is to name decides, whether or not to where it was bound", async () => {
    const pass = await issued();
    const one = await submitted(pass, { endpoint: after });
    const [left, bound] = [
      await server.as("registrar", { kind: "endpoint", id: before }),
      await server.as("registrar", { kind: "endpoint", id: after }),
    ];
    const refusal = { rev: 1, decision: "refuse", reasons: [unclear] };
    expect((await approve(one.id, 1, left)).status).toBe(404);
    expect((await act("decide", one.id, refusal, left)).status).toBe(404);
    expect((await approve(one.id, 1, await server.as("inspector", here))).status).toBe(403);
    expect((await approve(one.id, 1, carrier)).status).toBe(403);
    // In its queue, with what changes from what, though the pass itself is not there yet.
    const queue = (await bound.get("/api/applications").query({ limit: 200 }).expect(200)).body;
    expect(queue.items.map(({ id }: ApplicationSeen) => id)).toContain(one.id);
    await bound.get(`/api/passes/${pass.id}`).expect(404);
    expect(await story(one.id, bound)).toMatchObject({
      mayDecide: true,
      amends: { id: pass.id, before: { endpoint: before }, changes: ["endpoint"] },
    });
    const seq = await server.store.reads.latestSeq();
    await approve(one.id, 1, bound).expect(200);
    expect((await passNow(pass)).endpoint).toBe(after);
    await bound.get(`/api/passes/${pass.id}`).expect(200);
    // The desk it leaves hears that it is gone.
    const { items } = (await left.get("/api/changes").query({ after: seq })).body;
    expect(items).toContainEqual({ kind: "pass", id: pass.id, value: null });
  });

  it("[Y12] by itself the desk takes no pass from where another's delivers", async () => {
    const pass = await issued();
    const bound = await server.as("registrar", { kind: "endpoint", id: after });
    const amendment = { rev: 1, reason: "Đổi nơi giao", endpoint: after };
    expect((await bound.post(`/api/passes/${pass.id}/amend`).send(amendment)).status).toBe(404);
  });

  it("[Y17] who reads what others are to decide too is told so, and refused by name", async () => {
    const one = await submitted(await issued(), { endpoint: after, via: [before] });
    for (const id of [before, after]) {
      const gate = await server.as("registrar", { kind: "endpoint", id });
      expect((await story(one.id, gate)).mayDecide).toBe(false);
      expect(await answer(approve(one.id, 1, gate))).toEqual([403, "not-allowed", undefined]);
      const refusal = { rev: 1, decision: "refuse", reasons: [unclear] };
      expect((await act("decide", one.id, refusal, gate)).status).toBe(403);
    }
    const elsewhere = await server.as("registrar", { kind: "endpoint", id: "cho-gia-nghia" });
    expect((await approve(one.id, 1, elsewhere)).status).toBe(404);
    expect((await story(one.id, carrier)).mayDecide).toBe(false);
    expect((await story(one.id)).mayDecide).toBe(true);
    await approve(one.id).expect(200);
  });

  it("[Y12] a pass that was amended meanwhile keeps it waiting until it is asked of what stands now", async () => {
    const pass = await issued();
    const one = await submitted(pass);
    await reviewer
      .post(`/api/passes/${pass.id}/amend`)
      .send({ rev: 1, reason: "Bớt một phụ xe", occupantsMax: 1 })
      .expect(200);
    expect(await answer(approve(one.id))).toEqual([409, "pass-changed", ["amends.rev"]]);
    expect((await story(one.id)).application).toMatchObject({ state: "waiting", rev: 1 });
    expect(await passNow(pass)).toMatchObject({ rev: 2, validTo: pass.validTo });
    const moved = {
      rev: 1,
      decision: "ask-change",
      reasons: [{ ...unclear, reason: "pass-amended" }],
    };
    await act("decide", one.id, moved, reviewer).expect(200);
    const asked = askedOf(await passNow(pass), longer);
    const mended = (await act("change", one.id, { rev: 2, asked }, carrier).expect(200)).body;
    expect(mended).toMatchObject({ changed: ["occupantsMax", "amends"] });
    await approve(one.id, 3).expect(200);
    expect(await passNow(pass)).toMatchObject({ rev: 3, occupantsMax: 1, ...longer });
  });

  it("[Y12] a pass that was revoked, suspended or ended meanwhile is not amended, and what was asked can be refused", async () => {
    const ended = await issued({ validTo: at("12:00") });
    const [revoked, suspended] = [await issued(), await issued()];
    const asked = [];
    for (const pass of [revoked, suspended, ended]) asked.push(await submitted(pass));
    const why = { reason: "vi phạm quy định" };
    await reviewer.post(`/api/passes/${revoked.id}/revoke`).send(why).expect(200);
    await reviewer.post(`/api/passes/${suspended.id}/suspend`).send(why).expect(200);
    const over = [409, "pass-over", undefined];
    for (const one of asked.slice(0, 2)) expect(await answer(approve(one.id))).toEqual(over);
    server.clock.now = ms(ended.validTo);
    expect(await answer(approve(asked[2]!.id))).toEqual(over);
    for (const pass of [revoked, suspended, ended])
      expect(
        await answer(submit(askedOf(await passNow(pass), { validTo: at("07:00", 9) }))),
      ).toEqual(over);
    const refusal = { rev: 1, decision: "refuse", reasons: [{ ...unclear, reason: "pass-ended" }] };
    for (const { id } of asked)
      expect((await act("decide", id, refusal, reviewer).expect(200)).body.state).toBe("refused");
  });

  it("[Y12] of two at once one decides, the same act again is the same, and the rules approve none", async () => {
    await server.store.write((tx) =>
      tx.putRules({
        ...rulesForTests({ version: 2, effectiveFrom: at("08:59") }),
        autoIssue: { passes: 1 },
      }),
    );
    const pass = await issued();
    const one = await submitted(pass);
    expect(one.state).toBe("waiting");
    const second = await server.as("registrar", here);
    const deed = { id: newId(), rev: 1, decision: "approve" };
    const decide = (agent: Agent, body: object) =>
      agent.post(`/api/applications/${one.id}/decide`).send(body);
    const both = await Promise.all([
      decide(reviewer, deed),
      act("withdraw", one.id, { rev: 1 }, carrier),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const approved = both[0]!.status === 200;
    expect((await passNow(pass)).rev).toBe(approved ? 2 : 1);
    expect((await decide(reviewer, deed)).status).toBe(both[0]!.status);
    expect((await passNow(pass)).rev).toBe(approved ? 2 : 1);
    expect((await decide(second, { ...deed, id: newId() })).body.code).toBe("application-moved");
  });

  it("[Y13] what is asked of passes in use comes before what is applied for anew, page after page", async () => {
    const anew = async (): Promise<string> => {
      plates += 1;
      return (await submit(anAsked({ plate: aPlate(`93C-${plates}`) })).expect(201)).body.id;
    };
    const first = await anew();
    const [one, two] = [await submitted(await issued()), await submitted(await issued())];
    const last = await anew();
    const wanted = [one.id, two.id, first, last];
    const ids = ({ body }: { body: { items: readonly ApplicationSeen[] } }) =>
      body.items.map(({ id }) => id);
    const whole = ids(await reviewer.get("/api/applications").query({ limit: 200 }).expect(200));
    expect(whole.filter((id) => wanted.includes(id))).toEqual(wanted);
    const paged: string[] = [];
    for (let cursor: string | null = "0"; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof reviewer.get>> = await reviewer
        .get("/api/applications")
        .query({ limit: 1, cursor })
        .expect(200);
      paged.push(...ids(page));
      cursor = page.body.next;
    }
    expect(paged).toEqual(whole);
  });

  it("[Y14] who asks and who decides reads what changes from what, and whether to print anew", async () => {
    const pass = await issued();
    const one = await submitted(pass, { ...longer, use: "single" });
    const told = {
      ...{ id: pass.id, shortCode: pass.shortCode, rev: 1, status: "valid" },
      before: { validTo: pass.validTo, use: "multi" },
      changes: ["use", "validTo"],
      reprint: ["validTo"],
    };
    for (const agent of [carrier, reviewer])
      expect((await story(one.id, agent)).amends).toMatchObject(told);
    // The pass that is to be amended does not stand in its own way.
    expect((await story(one.id)).passes).toEqual([]);
    await approve(one.id).expect(200);
    expect((await story(one.id, carrier)).amends).toMatchObject({ ...told, rev: 2 });
    const quiet = await submitted(await issued(), { trailerPlate: "93R-001.23" });
    expect((await story(quiet.id, carrier)).amends).toMatchObject({ reprint: [] });
    const { amends: __, ...anew } = askedOf(pass, { endpoint: after });
    const other = (await submit(anew).expect(201)).body;
    expect((await story(other.id)).amends).toBeNull();
  });

  it("[Y15] who acts for the carrier reports a delay of its pass by the session, and of no other", async () => {
    const pass = await issued();
    const path = `/api/passes/${pass.id}`;
    const posts = (await carrier.get(`${path}/delay-posts`).expect(200)).body.items;
    expect(posts.map(({ id }: { id: string }) => id)).toContain("tan-lap");
    const given = { id: newId(), checkpoint: "tan-lap", since: at("08:00"), note: "Xếp hàng dài" };
    const report = (change: object = {}, agent = carrier, to = path) =>
      agent.post(`${to}/delays`).send({ ...given, ...change });
    const { body } = await report().expect(201);
    await report().expect(201, body);
    // The driver's own report of the same wait, by the pass's code, is the same one.
    const driver = { ...given, id: newId(), code: pass.shortCode, plateEnd: pass.plate.slice(-4) };
    await server.anyone().post("/api/delays").send(driver).expect(201, body);
    const commander = await server.as("commander");
    const { items } = (await commander.get("/api/alerts").query({ kind: "delay-reported" })).body;
    expect(items).toMatchObject([{ number: body.number, pass: pass.id, checkpoint: "tan-lap" }]);
    const wrong: readonly [object, string][] = [
      [{ checkpoint: "dak-r-lap" }, "checkpoint"],
      [{ since: at("08:50") }, "since"],
      [{ since: at("09:10") }, "since"],
      [{ note: "x".repeat(301) }, "note"],
    ];
    for (const [change, field] of wrong)
      expect(await answer(report({ id: newId(), ...change }))).toEqual([
        ...[400, "invalid-input", [field]],
      ]);
    expect(await answer(report({ note: "Khác" }))).toEqual([409, "already-exists", ["id"]]);
    const other = await server.as("carrier", { kind: "carrier", id: "htx-bu-dang" });
    expect((await report({}, other)).status).toBe(404);
    expect((await other.get(`${path}/delay-posts`)).status).toBe(404);
    expect((await report({}, carrier, "/api/passes/1-0-9999")).status).toBe(404);
    expect((await report({}, reviewer)).status).toBe(403);
  });
});
