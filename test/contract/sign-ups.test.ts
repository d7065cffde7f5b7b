import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "../../server/audit/finding.ts";
import { verifyStore } from "../../server/audit/verify-store.ts";
import { tendSignUps } from "../../server/commands/tend-sign-ups.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { signUpKeptMs } from "../../shared/domain/sign-up.ts";
import type { SignUpAsked } from "../../shared/domain/sign-up-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier, anArea } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { aSignUpAsked } from "../build/a-sign-up.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const here: Scope = { kind: "area", id: "binh-phuoc" };
const there: Scope = { kind: "area", id: "dak-nong" };
const password = "một câu dài khó đoán";

describe.each(Object.entries(stores))("requests for accounts on %s", (_, open) => {
  let server: TestServer;
  let administrator: Agent;
  let local: Agent;
  let elsewhere: Agent;
  let names = 0;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write(async (tx) => {
      await tx.putCarrier(aCarrier({ phone: "0271 3777 888" }));
      await tx.putCarrier(aCarrier({ id: "bu-nho", name: "HTX Bù Nho" }));
      await tx.putArea(anArea({ id: "cu", name: "Cũ", parent: null, validTo: "2026-01-01" }));
    });
    administrator = await server.as("administrator");
    local = await server.as("administrator", here);
    elsewhere = await server.as("administrator", there);
  }, 90_000);
  afterAll(() => server.close());
  beforeEach(() => {
    server.clock.now = ms(at());
  });

  const newId = (): string => uuidV7(server.clock.now);
  const asks = (change: Partial<SignUpAsked> = {}): SignUpAsked => {
    names += 1;
    return aSignUpAsked({ username: `bu-nho-${names}`, ...change });
  };
  const send = (asked: object, id = newId(), more: object = {}) =>
    server
      .anyone()
      .post("/api/sign-ups")
      .send({ id, asked, password, ...more });
  const submitted = async (change: Partial<SignUpAsked> = {}) => {
    const asked = asks(change);
    const id = newId();
    const { body } = await send(asked, id).expect(201);
    return { id, asked, code: body.code as string };
  };
  const decide = (id: string, body: object, agent = administrator) =>
    agent.post(`/api/sign-ups/${id}/decide`).send({ id: newId(), ...body });
  const approving = (carrier: string, username: string, as = "new") => ({
    decision: "approve",
    as,
    carrier,
    username,
  });
  const refusing = { decision: "refuse", reasons: ["tax-number-differs"] };
  const answer = async (
    asking: PromiseLike<{ status: number; body: { code?: string; errors?: { field: string }[] } }>,
  ) => {
    const { status, body } = await asking;
    return [status, body.code, body.errors?.map(({ field }) => field)];
  };
  const told = async (code: string) =>
    (await server.anyone().get("/api/status").query({ code }).expect(200)).body.items;
  const signIn = (username: string, given = password) =>
    server.anyone().post("/api/session").send({ username, password: given });
  const listed = async (agent: Agent, query: object = {}): Promise<readonly string[]> => {
    const { body } = await agent.get("/api/sign-ups").query({ limit: 200, ...query });
    return body.items.map(({ id }: { id: string }) => id);
  };

  it("[N3] [N5] goes from anybody's form over the desk to an account that acts for its new carrier and no other", async () => {
    const { id, asked, code } = await submitted();
    expect(await told(code)).toMatchObject([{ about: "account", state: "waiting" }]);
    expect((await signIn(asked.username)).body.code).toBe("wrong-credentials");
    const before = await server.store.reads.latestSeq();
    server.clock.now += 60_000;
    const { body } = await decide(id, approving("van-tai-bu-nho", asked.username)).expect(200);
    expect(body).toMatchObject({ state: "approved", carrier: "van-tai-bu-nho" });
    const events = await server.store.reads.events(before, 10);
    expect(events.map(({ type }) => type)).toEqual([
      "reference.changed",
      "person.added",
      "sign-up.approved",
    ]);
    const session = (await signIn(asked.username).expect(201)).body;
    expect(session.person).toMatchObject({
      displayName: asked.contact,
      grants: [{ role: "carrier", scope: { kind: "carrier", id: "van-tai-bu-nho" } }],
    });
    const { items } = (await administrator.get("/api/carriers").expect(200)).body;
    expect(items).toContainEqual({
      id: "van-tai-bu-nho",
      name: asked.carrier,
      phone: asked.phone,
      taxNumber: asked.taxNumber,
      active: true,
    });
    expect(await told(code)).toMatchObject([{ state: "approved", since: at("09:01") }]);
  });

  it("[N3] answers the same whether names, tax numbers and carriers are on record or not, and as long", async () => {
    await server.person("da-co-nguoi", [
      { role: "carrier", scope: { kind: "carrier", id: "bu-nho" } },
    ]);
    const answers = [];
    for (const change of [
      {},
      { username: "da-co-nguoi" },
      { carrier: "HTX Bù Nho" },
      { phone: "0271 3777 888" },
    ]) {
      const reply = await send(asks(change));
      const { code, ...rest } = reply.body;
      expect(code).toMatch(/^[0-9A-Z]{12}$/);
      answers.push([reply.status, rest, reply.headers["content-length"]]);
    }
    for (const one of answers) expect(one).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(201);
  });

  it("[N3] the same again is the same; another under its id is told, be it by the password alone", async () => {
    const asked = asks();
    const id = newId();
    const first = (await send(asked, id).expect(201)).body;
    const seq = await server.store.reads.latestSeq();
    expect((await send(asked, id.toUpperCase()).expect(201)).body).toEqual(first);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    const taken = [409, "already-exists", ["id"]];
    expect(await answer(send({ ...asked, contact: "Người khác" }, id))).toEqual(taken);
    expect(await answer(send(asked, id, { password: "một câu khác hẳn" }))).toEqual(taken);
    const both = newId();
    const twice = await Promise.all([
      send(asks({ username: "hai-lan" }), both),
      send(asks({ username: "hai-lan" }), both),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
  });

  it("[N3] an area that is none, or is no more, is told, and every entry that is wrong", async () => {
    for (const area of ["khong-co", "cu"])
      expect(await answer(send(asks({ area })))).toEqual([
        409,
        "unknown-reference",
        ["asked.area"],
      ]);
    const wrong = {
      ...asks(),
      carrier: "",
      taxNumber: "0100233489",
      phone: "x",
      username: "Có dấu",
    };
    expect(await answer(send(wrong, newId(), { password: "ngan" }))).toEqual([
      400,
      "invalid-input",
      ["asked.carrier", "asked.taxNumber", "asked.phone", "asked.username", "password"],
    ]);
    const { items } = (await server.anyone().get("/api/sign-up-areas").expect(200)).body;
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).toContain("binh-phuoc");
    expect(ids).not.toContain("cu");
  });

  it("[N4] no password is kept, but its hash until it is decided, and no answer has either", async () => {
    const { id, asked } = await submitted();
    const kept = await server.store.reads.signUp(id);
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(kept)).not.toContain(password);
    const story = await administrator.get(`/api/sign-ups/${id}`).expect(200);
    const list = await administrator.get("/api/sign-ups").expect(200);
    expect(story.text + list.text).not.toContain("argon2id");
    await decide(id, refusing).expect(200);
    expect((await server.store.reads.signUp(id))?.passwordHash).toBeNull();
    expect((await send(asked, id)).status).toBe(201);
    const log = await server.store.reads.events(0, 10_000);
    const of = log.filter(({ subject }) => subject.kind === "sign-up");
    expect(of.every(({ payload }) => Object.keys(payload).length === 0)).toBe(true);
  });

  it("[N5] neither carrier nor account is made where one of them cannot be", async () => {
    await server.person("ten-co-chu", []);
    const { id, asked } = await submitted();
    const before = await server.store.reads.latestSeq();
    expect(await answer(decide(id, approving("moi-tinh", "ten-co-chu")))).toEqual([
      409,
      "already-exists",
      ["username"],
    ]);
    expect(await answer(decide(id, approving("bu-nho", asked.username)))).toEqual([
      409,
      "already-exists",
      ["carrier"],
    ]);
    expect(await answer(decide(id, approving("khong-co", asked.username, "known")))).toEqual([
      409,
      "unknown-reference",
      ["carrier"],
    ]);
    expect(await server.store.reads.latestSeq()).toBe(before);
    const { carriers } = await server.store.reads.reference();
    expect(carriers.some((carrier) => carrier.id === "moi-tinh")).toBe(false);
    const other = `${asked.username}-2`;
    await decide(id, approving("bu-nho", other, "known")).expect(200);
    const session = (await signIn(other).expect(201)).body;
    expect(session.person.grants[0].scope.id).toBe("bu-nho");
  });

  it("[N5] is approved for a carrier on record only by who manages people everywhere", async () => {
    const { id, asked } = await submitted();
    const known = approving("van-tai-phuoc-long", asked.username, "known");
    expect(await answer(decide(id, known, local))).toEqual([403, "not-allowed", undefined]);
    expect((await local.get(`/api/sign-ups/${id}`)).body.mayLink).toBe(false);
    await decide(id, known).expect(200);
    const { carriers } = await server.store.reads.reference();
    expect(carriers.find((one) => one.id === "van-tai-phuoc-long")).toMatchObject({
      phone: "0271 3777 888",
      taxNumber: asked.taxNumber,
    });
    const second = await submitted();
    await decide(second.id, approving("dia-phuong", second.asked.username), local).expect(200);
  });

  it("[N6] is there for who reads people in its area, with what is like it beside it, and for nobody else", async () => {
    const { id, asked } = await submitted({ taxNumber: "0314409058", phone: "0271 3999 111" });
    const twin = await submitted({ ...asked, username: "tranh-chap", carrier: "Khác hẳn" });
    expect(await listed(local)).toEqual(expect.arrayContaining([id, twin.id]));
    expect(await listed(elsewhere)).toEqual([]);
    expect((await elsewhere.get(`/api/sign-ups/${id}`)).status).toBe(404);
    expect(await answer(decide(id, refusing, elsewhere))).toEqual([404, "not-found", undefined]);
    for (const role of ["registrar", "commander", "carrier"] as const)
      expect((await (await server.as(role)).get("/api/sign-ups")).status).toBe(403);
    const inspector = await server.as("inspector", here);
    expect(await answer(decide(id, refusing, inspector))).toEqual([403, "not-allowed", undefined]);
    const { body } = await inspector.get(`/api/sign-ups/${id.toUpperCase()}`).expect(200);
    expect(body.carriers).toContainEqual(
      expect.objectContaining({ id: "bu-nho", same: ["name"], accounts: expect.any(Number) }),
    );
    expect(body.others[0]).toMatchObject({
      signUp: { id: twin.id },
      same: ["tax-number", "phone"],
    });
    await server.person("ai-do", []);
    const named = await submitted({ username: "ai-do" });
    expect((await local.get(`/api/sign-ups/${named.id}`)).body.usernameTaken).toBe(true);
  });

  it("[N6] who reads people in its area hears at once that it came, and nothing of whom", async () => {
    const seq = await server.store.reads.latestSeq();
    const { id } = await submitted();
    const heard = async (agent: Agent): Promise<Item[]> => {
      const { body } = await agent.get(`/api/changes?after=${seq}&limit=1000`).expect(200);
      return body.items.filter(({ kind }: Item) => kind === "sign-up");
    };
    expect(await heard(local)).toEqual([{ kind: "sign-up", id, value: { id } }]);
    expect(await heard(elsewhere)).toEqual([]);
    expect(await heard(await server.as("registrar"))).toEqual([]);
    expect(
      (await server.store.reads.events(seq, 10)).map(({ type, payload }) => [type, payload]),
    ).toEqual([["sign-up.received", {}]]);
  });

  it("[N7] is refused for reasons that who asked reads by its code; of two who decide one does", async () => {
    const { id, asked, code } = await submitted();
    const deciding = newId();
    const body = { id: deciding, ...refusing };
    const refused = (await decide(id, body).expect(200)).body;
    expect(refused).toMatchObject({ state: "refused", reasons: ["tax-number-differs"] });
    expect(await told(code)).toMatchObject([
      { about: "account", state: "refused", reasons: ["tax-number-differs"] },
    ]);
    expect((await decide(id, body).expect(200)).body).toEqual(refused);
    expect(await answer(decide(id, { ...body, reasons: ["not-reached"] }))).toEqual([
      409,
      "already-exists",
      ["id"],
    ]);
    const late = decide(id, approving("muon-mang", asked.username), local);
    expect(await answer(late)).toEqual([409, "sign-up-over", undefined]);
    const twice = { decision: "refuse", reasons: ["not-reached", "not-reached"] };
    expect((await decide(id, twice)).status).toBe(400);
    const text = (await server.anyone().get("/api/status").query({ code })).text;
    for (const secret of [asked.carrier, asked.contact, asked.phone, asked.username])
      expect(text).not.toContain(secret);
  });

  it("[N8] is deleted with its salt 30 days after it came or was decided, and the log says that it was", async () => {
    const waiting = await submitted();
    const decided = await submitted();
    server.clock.now += 60_000;
    await decide(decided.id, refusing).expect(200);
    await tendSignUps(server.store, ms(at()) + signUpKeptMs - 1);
    expect(await server.store.reads.signUp(waiting.id)).toBeDefined();
    await tendSignUps(server.store, ms(at()) + signUpKeptMs);
    expect(await server.store.reads.signUp(waiting.id)).toBeUndefined();
    expect(await server.store.reads.signUp(decided.id)).toBeDefined();
    expect((await server.anyone().get("/api/status").query({ code: waiting.code })).status).toBe(
      404,
    );
    await tendSignUps(server.store, ms(at("09:01")) + signUpKeptMs);
    expect(await server.store.reads.signUp(decided.id)).toBeUndefined();
    const log = await server.store.reads.events(0, 10_000);
    expect(log.filter(({ type }) => type === "sign-up.deleted").length).toBeGreaterThan(1);
  });
});

describe("the record of requests for accounts", () => {
  it("[N8] one deleted in time is missed by no check; one taken away is", async () => {
    const server = await aServer();
    const ids = [1, 2].map((n) => uuidV7(server.clock.now + n));
    for (const [n, id] of ids.entries())
      await server
        .anyone()
        .post("/api/sign-ups")
        .send({ id, asked: aSignUpAsked({ username: `ten-${n}` }), password })
        .expect(201);
    const check = async (): Promise<readonly Finding[]> => {
      const found: Finding[] = [];
      const reads = openSqliteAudit(join(server.data, "greenlane.db"));
      await verifyStore({
        reads,
        at: server.clock.now,
        known: null,
        // What is on record from the start of a test no event tells of.
        found: (finding) =>
          "row" in finding && finding.row.startsWith("sign-up") && found.push(finding),
        progress: () => {},
      });
      await reads.close();
      return found;
    };
    expect(await check()).toEqual([]);
    await server.store.write((tx) => tx.dropSignUp(ids[0]!));
    expect(await check()).toMatchObject([{ what: "row-removed", row: `sign-up ${ids[0]}` }]);
    server.clock.now += signUpKeptMs;
    expect(await tendSignUps(server.store, server.clock.now)).toBe(1);
    expect((await check()).map(({ what }) => what)).toEqual(["row-removed"]);
    await server.close();
  });

  it("[N3] an address is refused after so many, and everybody after more", async () => {
    const server = await aServer({
      allowances: {
        signUps: { points: 2, duration: 60 },
        signUpsInAll: { points: 1, duration: 60 },
      },
    });
    const send = async () =>
      server
        .anyone()
        .post("/api/sign-ups")
        .send({ id: uuidV7(server.clock.now), asked: aSignUpAsked(), password });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([
      201, 429, 429,
    ]);
    expect(iso(server.clock.now)).toBe(at());
    await server.close();
  });
});
