import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Agent, aServer, passwordForTests, type TestServer } from "../build/a-server.ts";

let server: TestServer;
let an: Agent;
let binh: Agent;

const hour = 3_600_000;
const rotate = { act: { kind: "rotate-key", realm: "live" }, reason: "Đến hạn đổi khóa hằng năm" };

beforeEach(async () => {
  server = await aServer();
  an = await server.as("administrator");
});
afterEach(() => server.close());

/** A day is longer than a session: the same person signs in again. */
const later = async (ms: number, username = "administrator-1"): Promise<Agent> => {
  server.clock.now += ms;
  const agent = server.anyone();
  const credentials = { username, password: passwordForTests };
  const reply = await agent.post("/api/session").send(credentials);
  return agent.set("cookie", String(reply.headers["set-cookie"]).split(";")[0]!);
};

const proposed = async (by = an, body: object = rotate): Promise<string> => {
  const reply = await by.post("/api/proposals").send(body);
  expect(reply.status, reply.text).toBe(201);
  return reply.body.id;
};
const approve = (by: Agent, id: string) => by.post(`/api/proposals/${id}/approve`);
const listed = async (by = an) => (await by.get("/api/proposals")).body.items;
const kids = async (): Promise<number[]> =>
  (await server.store.reads.issuingKeys()).map(({ kid }) => kid);
const outcome = (reply: { status: number; body: { code?: string } }) => [
  reply.status,
  reply.body.code ?? "done",
];

describe("where two may approve", () => {
  beforeEach(async () => {
    binh = await server.as("administrator");
  });

  it("[X13] another's approval carries it out, and one's own does not", async () => {
    const id = await proposed();
    expect(outcome(await approve(an, id))).toEqual([409, "own-proposal"]);
    expect(await kids()).toEqual([1, 2]);
    const reply = await approve(binh, id);
    expect(reply.body).toMatchObject({
      state: "carried-out",
      proposedBy: { displayName: "administrator-1" },
      decidedBy: { displayName: "administrator-2" },
      aloneFrom: null,
    });
    expect(await kids()).toEqual([1, 2, 3]);
    expect(await listed()).toMatchObject([{ id, state: "carried-out" }]);
  });

  it("[X13] there is no other way to it", async () => {
    for (const path of ["/api/keys", "/api/keys/1", "/api/keys/1/rotate"])
      expect([404, 405]).toContain((await an.post(path).send({})).status);
  });

  it("[X14] lapses after 24 hours, to the second", async () => {
    const id = await proposed();
    an = await later(24 * hour - 1000);
    expect((await listed())[0].state).toBe("open");
    binh = await later(1000, "administrator-2");
    expect((await listed())[0].state).toBe("lapsed");
    for (const reply of [
      await approve(binh, id),
      await binh.post(`/api/proposals/${id}/reject`).send({ reason: "muộn rồi" }),
      await an.post(`/api/proposals/${id}/withdraw`),
    ])
      expect(outcome(reply)).toEqual([409, "proposal-over"]);
    // What lapsed does not stand in the way of proposing it again.
    await proposed();
  });

  it("rejects with a reason, and withdraws one's own only", async () => {
    const id = await proposed();
    const reject = (by: Agent, reason: string) =>
      by.post(`/api/proposals/${id}/reject`).send({ reason });
    expect(outcome(await reject(an, "đổi ý"))).toEqual([409, "own-proposal"]);
    const unsaid = await reject(binh, " ");
    expect([unsaid.status, unsaid.body.errors[0].field]).toEqual([400, "reason"]);
    expect(outcome(await binh.post(`/api/proposals/${id}/withdraw`))).toEqual([403, "not-allowed"]);
    expect((await reject(binh, "chưa cần")).body).toMatchObject({
      state: "rejected",
      note: "chưa cần",
    });
    expect(outcome(await approve(binh, id))).toEqual([409, "proposal-over"]);
    const other = await proposed();
    expect((await an.post(`/api/proposals/${other}/withdraw`)).body.state).toBe("withdrawn");
    expect(await kids()).toEqual([1, 2]);
  });

  it("[X16] of two who approve at once one does, and it is carried out once", async () => {
    const chi = await server.as("administrator");
    const id = await proposed();
    const replies = await Promise.all([approve(binh, id), approve(chi, id), approve(binh, id)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await kids()).toEqual([1, 2, 3]);
  });

  it("[X16] an act that has become impossible is refused with its own reason, and the proposal stays open", async () => {
    await approve(binh, await proposed());
    const cut = { act: { kind: "cut-key", kid: 1 }, reason: "Nghi lộ khóa" };
    const id = await proposed(an, cut);
    await server.store.write((tx) => tx.cutIssuingKey(1, server.clock.now));
    const seq = await server.store.reads.latestSeq();
    expect(outcome(await approve(binh, id))).toEqual([409, "key-cut"]);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    expect((await listed())[0].state).toBe("open");
  });

  it("what is impossible, unknown or proposed already is not proposed", async () => {
    const propose = (act: object) => an.post("/api/proposals").send({ act, reason: "thử" });
    const twice = [await propose(rotate.act), await propose(rotate.act)];
    expect(twice.map(outcome)).toEqual([
      [201, "done"],
      [409, "already-exists"],
    ]);
    expect(outcome(await propose({ kind: "cut-key", kid: 1 }))).toEqual([409, "key-signs"]);
    const unknown = await propose({ kind: "cut-key", kid: 9 });
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([400, "act.kid"]);
    expect((await propose({ kind: "format-disk" })).status).toBe(400);
    expect((await propose({ kind: "rotate-key", realm: "x" })).body.errors[0].field).toBe(
      "act.realm",
    );
  });

  it("is logged without names, and told to those who may see it", async () => {
    const seq = await server.store.reads.latestSeq();
    const id = await proposed();
    await approve(binh, id);
    const events = await server.store.reads.events(seq, 10);
    expect(events.map(({ type }) => type)).toEqual([
      "proposal.made",
      "key.made",
      "status-list.issued",
      "proposal.carried-out",
    ]);
    expect(events[0]).toMatchObject({
      subject: { kind: "proposal", id },
      payload: { act: "rotate-key", alone: false },
    });
    expect(JSON.stringify(events)).not.toMatch(/administrator-|Đến hạn/);
    const { items } = (await an.get(`/api/changes?after=${seq}`)).body;
    expect(items.find((item: { kind: string }) => item.kind === "proposal").value).toMatchObject({
      id,
      state: "carried-out",
    });
    const registrar = await server.as("registrar");
    const told = (await registrar.get(`/api/changes?after=${seq}`)).body.items;
    expect(told.map((item: { kind: string }) => item.kind)).not.toContain("proposal");
  });

  it("[X18] who reaches part of the installation neither proposes, sees nor decides for all of it", async () => {
    const part = await server.as("administrator", { kind: "area", id: "binh-phuoc" });
    expect(outcome(await part.post("/api/proposals").send(rotate))).toEqual([403, "not-allowed"]);
    const id = await proposed();
    expect(await listed(part)).toEqual([]);
    expect(outcome(await approve(part, id))).toEqual([404, "not-found"]);
    expect((await part.get("/api/keys")).status).toBe(403);
    const inspector = await server.as("inspector");
    expect(await listed(inspector)).toMatchObject([{ id, state: "open" }]);
    expect((await approve(inspector, id)).status).toBe(403);
    expect(outcome(await approve(binh, "khong-co"))).toEqual([404, "not-found"]);
  });
});

describe("[X15] one who is alone", () => {
  it("waits 24 hours, may carry it out within the next 24, and it is told from the start", async () => {
    const seq = await server.store.reads.latestSeq();
    const id = await proposed();
    const [event] = await server.store.reads.events(seq, 1);
    expect(event?.payload).toEqual({ act: "rotate-key", alone: true });
    const [{ aloneFrom, lapsesAt }] = await listed();
    expect(Date.parse(aloneFrom)).toBe(server.clock.now + 24 * hour);
    expect(Date.parse(lapsesAt)).toBe(server.clock.now + 48 * hour);
    an = await later(24 * hour - 1);
    expect(outcome(await approve(an, id))).toEqual([409, "wait-alone"]);
    server.clock.now += 1;
    expect((await approve(an, id)).body.state).toBe("carried-out");
    const last = (await server.store.reads.events(seq, 10)).at(-1);
    expect(last).toMatchObject({ type: "proposal.carried-out", payload: { alone: true } });
  });

  it("and no longer when the second day is over", async () => {
    const id = await proposed();
    an = await later(48 * hour);
    expect(outcome(await approve(an, id))).toEqual([409, "proposal-over"]);
  });

  it("is not alone any more once there is another, who approves instead", async () => {
    const id = await proposed();
    binh = await server.as("administrator");
    an = await later(25 * hour);
    expect(outcome(await approve(an, id))).toEqual([409, "own-proposal"]);
    binh = await later(0, "administrator-2");
    expect((await approve(binh, id)).body.state).toBe("carried-out");
  });

  it("who became alone only later may not: nobody was told", async () => {
    const second = await server.person("ke-hai", [
      { role: "administrator", scope: { kind: "all" } },
    ]);
    const id = await proposed();
    await server.store.write((tx) => tx.putAccount({ ...second, active: false }));
    an = await later(24 * hour - 1);
    expect(outcome(await approve(an, id))).toEqual([409, "own-proposal"]);
  });
});
