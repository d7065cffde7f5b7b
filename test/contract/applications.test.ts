import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "../../server/audit/finding.ts";
import { verifyStore } from "../../server/audit/verify-store.ts";
import { tendApplications } from "../../server/commands/tend-applications.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type {
  ApplicationSeen,
  ApplicationStory,
  NewApplied,
} from "../../shared/contract/applications.ts";
import type { DeskFigures } from "../../shared/contract/desk-figures.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { applicationKeptMs } from "../../shared/domain/application.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
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
const there: Scope = { kind: "area", id: "dak-nong" };
const aboard = { reason: "too-many-aboard", note: "Chỉ cần một phụ xe" } as const;

describe.each(Object.entries(stores))("applications on %s", (_, open) => {
  let server: TestServer;
  let carrier: Agent;
  let reviewer: Agent;
  let second: Agent;
  let plates = 20_000;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write(async (tx) => {
      await tx.putCarrier(aCarrier({ id: "htx-bu-dang", name: "HTX Bù Đăng" }));
      await tx.putEndpoint(anEndpoint({ id: "kho-dong-xoai", code: 3, name: "Kho Đồng Xoài" }));
    });
    carrier = await server.as("carrier", ours);
    reviewer = await server.as("registrar", here);
    second = await server.as("registrar", here);
  }, 90_000);
  afterAll(() => server.close());
  beforeEach(() => {
    server.clock.now = ms(at());
  });

  const newId = (): string => uuidV7(server.clock.now);
  const asks = (change: Partial<NewApplied> = {}): NewApplied => {
    plates += 1;
    return anAsked({ plate: aPlate(`93C-${plates}`), ...change });
  };
  const submit = (asked: object, agent = carrier, id = newId()) =>
    agent.post("/api/applications").send({ id, asked });
  const submitted = async (change: Partial<NewApplied> = {}): Promise<ApplicationSeen> =>
    (await submit(asks(change)).expect(201)).body;
  const act = (what: "change" | "withdraw" | "decide", id: string, body: object, agent: Agent) =>
    agent.post(`/api/applications/${id}/${what}`).send({ id: newId(), ...body });
  const approve = (id: string, rev = 1, agent = reviewer) =>
    act("decide", id, { rev, decision: "approve" }, agent);
  const refuse = (id: string, rev = 1, agent = reviewer) =>
    act("decide", id, { rev, decision: "refuse", reasons: [aboard] }, agent);
  const story = async (id: string, agent = reviewer): Promise<ApplicationStory> =>
    (await agent.get(`/api/applications/${id}`).expect(200)).body;
  const listed = async (agent: Agent, query: object = {}): Promise<readonly string[]> => {
    const { body } = await agent
      .get("/api/applications")
      .query({ limit: 200, ...query })
      .expect(200);
    return body.items.map(({ id }: ApplicationSeen) => id);
  };
  const answer = async (
    asking: PromiseLike<{ status: number; body: { code?: string; errors?: { field: string }[] } }>,
  ) => {
    const { status, body } = await asking;
    return [status, body.code, body.errors?.map(({ field }) => field)];
  };

  it("[Y1] [Y3] goes from a mistake over a refusal, mended in one entry, to a pass in the same transaction", async () => {
    const one = await submitted({ occupantsMax: 3 });
    expect(one).toMatchObject({ state: "waiting", rev: 1, due: at("13:00"), pass: null });
    server.clock.now += 60_000;
    const refused = (await refuse(one.id).expect(200)).body;
    expect(refused).toMatchObject({ state: "refused", reasons: [aboard], due: null });
    expect((await story(one.id, carrier)).application).toEqual(refused);
    server.clock.now += 60_000;
    const mended = { ...one.asked, occupantsMax: 2 };
    const again = (await act("change", one.id, { rev: 2, asked: mended }, carrier).expect(200))
      .body;
    expect(again).toMatchObject({ state: "waiting", changed: ["occupantsMax"], due: at("13:02") });
    const before = await server.store.reads.latestSeq();
    const approved = (await approve(one.id, 3).expect(200)).body as ApplicationSeen;
    expect(approved).toMatchObject({ state: "approved", rev: 4 });
    const pass = (await carrier.get(`/api/passes/${approved.pass}`).expect(200)).body;
    const { tested: _, ...registration } = mended;
    expect(pass).toMatchObject({
      ...registration,
      status: "valid",
      validTo: iso(ms(mended.validTo)),
    });
    const types = (await server.store.reads.events(before, 10)).map(({ type }) => type);
    expect(types.filter((type) => type !== "status-list.issued")).toEqual([
      "pass.issued",
      "application.approved",
    ]);
    expect((await story(one.id)).acts.map(({ what, changed }) => [what, changed])).toEqual([
      ["submitted", []],
      ["refused", []],
      ["changed", ["occupantsMax"]],
      ["approved", []],
    ]);
  });

  it("[Y2] is withdrawn by its carrier, sent back and refused by the desk, and once over nothing is done to it", async () => {
    const one = await submitted();
    const sentBack = { rev: 1, decision: "ask-change", reasons: [aboard] };
    expect((await act("decide", one.id, sentBack, reviewer).expect(200)).body.state).toBe(
      "change-asked",
    );
    expect((await approve(one.id, 2)).body.code).toBe("application-moved");
    expect((await refuse(one.id, 2).expect(200)).body.state).toBe("refused");
    expect((await act("withdraw", one.id, { rev: 3 }, carrier).expect(200)).body.state).toBe(
      "withdrawn",
    );
    const over = [409, "application-moved", ["rev"]];
    expect(await answer(refuse(one.id, 4))).toEqual(over);
    expect(await answer(act("change", one.id, { rev: 4, asked: one.asked }, carrier))).toEqual(
      over,
    );
    expect(await answer(act("withdraw", one.id, { rev: 4 }, carrier))).toEqual(over);
    expect(await listed(carrier)).not.toContain(one.id);
    expect(await listed(carrier, { status: "withdrawn" })).toContain(one.id);
    expect(await listed(carrier, { status: "all" })).toContain(one.id);
  });

  it("[Y3] the same act again is the same; another under its id is told", async () => {
    const asked = asks();
    const id = newId();
    const first = (await submit(asked, carrier, id).expect(201)).body;
    const seq = await server.store.reads.latestSeq();
    expect((await submit(asked, carrier, id.toUpperCase()).expect(201)).body).toEqual(first);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    const taken = [409, "already-exists", ["id"]];
    expect(await answer(submit({ ...asked, occupantsMax: 1 }, carrier, id))).toEqual(taken);
    expect(await answer(submit(asked, await server.as("carrier", ours), id))).toEqual(taken);
    const deed = newId();
    const decide = (body: object, agent = reviewer) =>
      agent.post(`/api/applications/${id}/decide`).send({ id: deed, rev: 1, ...body });
    const approved = (await decide({ decision: "approve" }).expect(200)).body;
    const after = await server.store.reads.latestSeq();
    expect((await decide({ decision: "approve" }).expect(200)).body).toEqual(approved);
    expect(await server.store.reads.latestSeq()).toBe(after);
    expect(await answer(decide({ decision: "refuse", reasons: [aboard] }))).toEqual(taken);
    expect(await answer(decide({ decision: "approve" }, second))).toEqual(taken);
  });

  it("[Y3] of two reviewers at once one decides, and the other is told who did what", async () => {
    const one = await submitted();
    const both = await Promise.all([approve(one.id), refuse(one.id, 1, second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [told] = both.filter(({ status }) => status === 409);
    const { state, pass } = (await story(one.id)).application;
    const won = state === "approved" ? /đã duyệt/ : /đã từ chối/;
    expect(told?.body.code).toBe("application-moved");
    expect(told?.body.errors[0].message).toMatch(new RegExp(`^registrar-\\d+ ${won.source}`));
    const { body } = await reviewer.get("/api/passes").query({ plate: one.asked.plate });
    expect(body.total).toBe(pass === null ? 0 : 1);
    // The carrier is told what was done, and nobody's name.
    const late = await act("withdraw", one.id, { rev: 1 }, carrier);
    expect(late.body.errors[0].message).not.toMatch(/registrar/);
  });

  it("[Y4] is held to what a registration is, entry by entry, but for other passes", async () => {
    const wrong: readonly [object, number, string, string[]][] = [
      [{ plate: "x" }, 400, "invalid-input", ["asked.plate"]],
      [{ endpoint: "khong-co" }, 409, "unknown-reference", ["asked.endpoint"]],
      [{ purpose: 250 }, 400, "invalid-input", ["asked.purpose"]],
      [{ occupantsMax: 4 }, 400, "invalid-input", ["asked.occupantsMax"]],
      [
        { validFrom: at("07:00", -3), validTo: at("08:00") },
        400,
        "invalid-input",
        ["asked.validTo"],
      ],
      [{ tested: "2026-11-23" }, 400, "invalid-input", ["asked.tested"]],
    ];
    for (const [change, ...told] of wrong)
      expect(await answer(submit({ ...asks(), ...change })), JSON.stringify(change)).toEqual(told);
    const one = await submitted();
    for (const [change, ...told] of wrong)
      expect(
        await answer(
          act("change", one.id, { rev: 1, asked: { ...one.asked, ...change } }, carrier),
        ),
        JSON.stringify(change),
      ).toEqual(told);
    expect((await story(one.id)).application.rev).toBe(1);
  });

  it("[Y5] those that wait come in the order in which they came to wait, page after page", async () => {
    const [first, next, last] = [await submitted(), await submitted(), await submitted()];
    const ids = [first.id, next.id, last.id];
    const ofThese = (all: readonly string[]) => all.filter((id) => ids.includes(id));
    expect(ofThese(await listed(reviewer))).toEqual(ids);
    await act(
      "change",
      first.id,
      { rev: 1, asked: { ...first.asked, occupantsMax: 1 } },
      carrier,
    ).expect(200);
    expect(ofThese(await listed(reviewer))).toEqual([next.id, last.id, first.id]);
    const page = await reviewer.get("/api/applications").query({ limit: 1 }).expect(200);
    const rest = await listed(reviewer, { cursor: page.body.next });
    expect([page.body.items[0].id, ...rest]).toEqual(await listed(reviewer));
    expect(page.body.total).toBe(rest.length + 1);
    // Whatever moved last comes first in the other lists.
    expect(ofThese(await listed(carrier, { status: "all" }))).toEqual([first.id, last.id, next.id]);
  });

  it("[Y3] [Y6] who decides sees what there is of the same vehicle; a pass in the way keeps it waiting", async () => {
    const one = await submitted();
    const other = (await submit({ ...one.asked, endpoint: "kho-dong-xoai" }).expect(201)).body;
    const later = { validFrom: at("08:00", 3), validTo: at("08:00", 5) };
    const after = (await submit({ ...one.asked, ...later }).expect(201)).body;
    await approve(after.id).expect(200);
    await approve(other.id).expect(200);
    const twin = (await submit({ ...one.asked, occupantsMax: 1 }).expect(201)).body;
    const beside = await story(one.id);
    expect(beside.others.map(({ id }) => id)).toEqual([twin.id]);
    expect(beside.passes).toMatchObject([{ endpoint: "kho-dong-xoai", bars: false }]);
    await approve(twin.id).expect(200);
    expect((await story(one.id)).passes.map(({ bars }) => bars).sort()).toEqual([false, true]);
    expect(await answer(approve(one.id))).toEqual([409, "already-exists", ["plate"]]);
    expect((await story(one.id)).application).toMatchObject({ state: "waiting", rev: 1 });
    // Another carrier's papers are no business of who applies.
    const own = await story(one.id, carrier);
    expect([own.passes, own.others]).toEqual([[], []]);
  });

  it("[Y7] it is told to its carrier and to who may issue it, and is not there for others", async () => {
    const after = await server.store.reads.latestSeq();
    const one = await submitted();
    const deniedTo = async (agent: Agent) => {
      expect((await agent.get(`/api/applications/${one.id}`)).status).toBe(404);
      expect(await listed(agent, { status: "all" })).not.toContain(one.id);
      return [
        (await approve(one.id, 1, agent)).status,
        (await act("withdraw", one.id, { rev: 1 }, agent)).status,
      ];
    };
    expect(await deniedTo(await server.as("registrar", there))).toEqual([404, 403]);
    expect(
      await deniedTo(await server.as("registrar", { kind: "checkpoint", id: "tan-lap" })),
    ).toEqual([404, 403]);
    expect(
      await deniedTo(await server.as("carrier", { kind: "carrier", id: "htx-bu-dang" })),
    ).toEqual([403, 404]);
    const inspector = await server.as("inspector", here);
    expect(await listed(inspector)).toContain(one.id);
    expect((await approve(one.id, 1, inspector)).status).toBe(403);
    const heardBy = async (agent: Agent, since = after) => {
      const { body } = await agent.get("/api/changes").query({ after: since, limit: 1000 });
      const items = (body.items as readonly Item[]).filter(({ kind }) => kind === "application");
      return items.map(({ id, value }) => [id, value !== null]);
    };
    expect(await heardBy(reviewer)).toEqual([[one.id, true]]);
    expect(await heardBy(await server.as("registrar", there))).toEqual([]);
    // Who lies on the way issues nothing.
    const post = await server.as("registrar", { kind: "checkpoint", id: "tan-lap" });
    expect(await heardBy(post)).toEqual([]);
    // Bound for elsewhere, it is gone for those it was bound for.
    const moved = { ...one.asked, endpoint: "cho-gia-nghia", corridor: "ql14-bac" };
    const seq = await server.store.reads.latestSeq();
    await act("change", one.id, { rev: 1, asked: moved }, carrier).expect(200);
    expect(await heardBy(reviewer, seq)).toEqual([[one.id, false]]);
    expect(await heardBy(await server.as("registrar", there), seq)).toEqual([[one.id, true]]);
    expect(await listed(reviewer)).not.toContain(one.id);
    const [logged] = await server.store.reads.events(seq, 1);
    expect(logged).toMatchObject({ type: "application.changed", payload: { rev: 2 } });
    expect([...logged!.topics].sort()).toEqual(
      [
        "carrier:van-tai-phuoc-long",
        "corridor:dt741-ql14",
        "corridor:ql14-bac",
        "endpoint:cho-gia-nghia",
        "endpoint:kcn-chon-thanh",
      ].sort(),
    );
  });

  it("[Y7] the queue of one area is what is bound for it, and no more than one may see", async () => {
    const all = await server.as("registrar");
    const far = await submitted({ endpoint: "cho-gia-nghia" });
    const both = await submitted({ endpoint: "kho-dong-xoai", via: ["cho-gia-nghia"] });
    const near = await submitted({ endpoint: "kho-dong-xoai" });
    const idsOf = async (agent: Agent, area: string): Promise<string[]> => {
      const { body } = await agent.get("/api/applications").query({ area, limit: 200 }).expect(200);
      expect(body.total).toBe(body.items.length);
      const made = [far.id, both.id, near.id];
      return body.items
        .map((one: ApplicationSeen) => one.id)
        .filter((id: string) => made.includes(id));
    };
    expect(await idsOf(all, "dak-nong")).toEqual([far.id, both.id]);
    expect(await idsOf(all, "binh-phuoc")).toEqual([both.id, near.id]);
    expect(await idsOf(all, "khong-co")).toEqual([]);
    expect(await idsOf(reviewer, "dak-nong")).not.toContain(far.id);
    const file = await all.get("/api/exports/applications").query({ area: "dak-nong" });
    expect(file.text).toContain(formatPlate(far.asked.plate));
    expect(file.text).not.toContain(formatPlate(near.asked.plate));
  });

  it("[Y7] the desk's names are not for the carrier; the desk reads all of them", async () => {
    const one = await submitted();
    await refuse(one.id).expect(200);
    expect((await story(one.id, carrier)).acts.map(({ by }) => by)).toEqual([
      expect.stringMatching(/^carrier-/),
      null,
    ]);
    expect((await story(one.id)).acts.map(({ by }) => by)).toEqual([
      expect.stringMatching(/^carrier-/),
      expect.stringMatching(/^registrar-/),
    ]);
  });

  it("[Y8] who acts for a carrier acts for that one alone, and an application stays its carrier's", async () => {
    expect(await answer(submit(asks({ carrier: "htx-bu-dang" })))).toEqual([
      403,
      "not-allowed",
      undefined,
    ]);
    const one = await submitted();
    const both = server.anyone();
    both.set(
      "cookie",
      await server.signIn(
        await server.person("hai-don-vi", [
          { role: "carrier", scope: ours },
          { role: "carrier", scope: { kind: "carrier", id: "htx-bu-dang" } },
        ]),
      ),
    );
    const asked = { ...one.asked, carrier: "htx-bu-dang" };
    expect(await answer(act("change", one.id, { rev: 1, asked }, both))).toEqual([
      400,
      "invalid-input",
      ["asked.carrier"],
    ]);
    // An endpoint in a carrier's grant shows what is bound there, and lets nobody act for others.
    const reader = await server.as("carrier", { kind: "endpoint", id: "kcn-chon-thanh" });
    expect(await listed(reader)).toContain(one.id);
    expect((await act("withdraw", one.id, { rev: 1 }, reader)).status).toBe(404);
    expect(await answer(submit(asks(), reader))).toEqual([403, "not-allowed", undefined]);
  });

  it("[Y10] where the rules say so, a known carrier's is approved by them at once, and the pass says so", async () => {
    const rules = rulesForTests({ version: 2, effectiveFrom: at("08:59") });
    await server.store.write((tx) => tx.putRules({ ...rules, autoIssue: { passes: 2 } }));
    const known: Scope = { kind: "carrier", id: "quen-biet" };
    await server.store.write((tx) => tx.putCarrier(aCarrier({ id: known.id, name: "Quen Biết" })));
    const agent = await server.as("carrier", known);
    const apply = async (change: Partial<NewApplied> = {}): Promise<ApplicationSeen> =>
      (await submit(asks({ carrier: known.id, ...change }), agent).expect(201)).body;
    // Two of the desk's first: nobody knows them yet.
    const first = [await apply(), await apply()];
    for (const { id, state } of first) {
      expect(state).toBe("waiting");
      await approve(id).expect(200);
    }
    const one = await apply();
    expect(one).toMatchObject({ state: "approved", rev: 2 });
    const pass = (await agent.get(`/api/passes/${one.pass}`).expect(200)).body;
    expect(pass).toMatchObject({ autoIssued: true, status: "valid", issuedBy: "rules-2" });
    expect((await story(one.id, agent)).acts[1]).toMatchObject({ by: null, byRule: true });
    const byDesk = (await agent.get(`/api/passes/${(await story(first[0]!.id)).application.pass}`))
      .body;
    expect(byDesk.autoIssued).toBe(false);
    // Something of the vehicle beside it is for the desk to weigh.
    const { plate } = one.asked;
    expect((await apply({ plate, endpoint: "kho-dong-xoai" })).state).toBe("waiting");
    await reviewer.post(`/api/passes/${pass.id}/revoke`).send({ reason: "vi phạm" }).expect(200);
    expect((await apply()).state).toBe("waiting");
    await server.store.write((tx) =>
      tx.putRules(rulesForTests({ version: 3, effectiveFrom: at("08:59:30") })),
    );
  });

  it("[Y9] what does not wait for the desk is deleted after thirty days, and the log says so", async () => {
    const [waits, over] = [await submitted(), await submitted()];
    await refuse(over.id).expect(200);
    await tendApplications(server.store, server.clock.now + applicationKeptMs - 1);
    expect(await server.store.reads.application(over.id)).toBeDefined();
    const seq = await server.store.reads.latestSeq();
    while ((await tendApplications(server.store, server.clock.now + applicationKeptMs)) > 0);
    expect(await server.store.reads.application(over.id)).toBeUndefined();
    expect(await server.store.reads.application(waits.id)).toBeDefined();
    const events = await server.store.reads.events(seq, 1000);
    expect(events.find(({ subject }) => subject.id === over.id)).toMatchObject({
      type: "application.deleted",
      payload: {},
    });
    expect((await reviewer.get(`/api/applications/${over.id}`)).status).toBe(404);
  });

  it("[Y16] the desk reads its figures within its reach; names of others only who may see people", async () => {
    const figures = async (agent: Agent): Promise<DeskFigures> =>
      (await agent.get("/api/desk/figures").expect(200)).body;
    const sum = (counts: readonly { readonly decided: number }[]): number =>
      counts.reduce((all, { decided }) => all + decided, 0);
    const waitingIn = ({ ages }: DeskFigures): number =>
      ages.reduce((all, { count }) => all + count, 0);
    const admin = await server.as("administrator");
    const neighbour = await server.as("registrar", there);
    const [before, theirs] = [await figures(admin), await figures(neighbour)];
    const [one, two] = [await submitted(), await submitted()];
    await submitted();
    server.clock.now += 5 * 3_600_000;
    const decide = (agent: Agent, { id, rev }: ApplicationSeen) =>
      agent
        .post(`/api/applications/${id}/decide`)
        .send({ id: newId(), rev, decision: "refuse", reasons: [aboard] })
        .expect(200);
    await decide(reviewer, one);
    await decide(second, two);
    const after = await figures(admin);
    expect(waitingIn(after)).toBe(waitingIn(before) + 1);
    expect(sum(after.days)).toBe(sum(before.days) + 2);
    expect(after.days.at(-1)?.within).toBe(before.days.at(-1)?.within);
    expect(after.hours.at(-1)).toMatchObject({ decided: 2, within: 0 });
    expect(sum(after.reviewers)).toBe(sum(after.days));
    expect(after.partial).toBe(false);
    const own = await figures(reviewer);
    expect(sum(own.days)).toBe(sum(after.days));
    expect(own.reviewers).toHaveLength(1);
    expect(sum(own.reviewers)).toBeLessThan(sum(own.days));
    const now = await figures(neighbour);
    expect([waitingIn(now), sum(now.days)]).toEqual([waitingIn(theirs), sum(theirs.days)]);
    await carrier.get("/api/desk/figures").expect(403);
    // Of more than is counted at once the newest is.
    const reach = reachOf([{ kind: "all" }], await server.store.reads.reference());
    const { waiting, partial } = await server.store.reads.deskActs(reach, 0, 1);
    expect([waiting.length, partial]).toEqual([1, true]);
  });
});

it("[Y9] deleted with its salt, an application leaves a log that vouches for all that is there", async () => {
  const server = await aServer();
  const carrier = await server.as("carrier", ours);
  for (const asked of [anAsked(), anAsked({ plate: aPlate("93C-777.77") })]) {
    const id = uuidV7(server.clock.now);
    await carrier.post("/api/applications").send({ id, asked }).expect(201);
    if (asked.plate === anAsked().plate)
      await carrier
        .post(`/api/applications/${id}/withdraw`)
        .send({ id: uuidV7(server.clock.now), rev: 1 })
        .expect(200);
  }
  expect(await tendApplications(server.store, server.clock.now + applicationKeptMs)).toBe(1);
  const reads = openSqliteAudit(join(server.data, "greenlane.db"));
  const found: Finding[] = [];
  await verifyStore({
    reads,
    at: server.clock.now,
    known: null,
    found: (finding) => void found.push(finding),
    progress: () => {},
  });
  await reads.close();
  expect(found.filter((one) => JSON.stringify(one).includes("application"))).toEqual([]);
  await server.close();
});
