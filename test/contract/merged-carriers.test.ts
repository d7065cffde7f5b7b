import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import type { Item } from "../../shared/contract/sync.ts";
import type { Carrier } from "../../shared/domain/place.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAsked } from "../build/an-application.ts";

const stays = "van-tai-phuoc-long";
const other = "van-tai-phuoc-long-cu";

describe.each(Object.entries(stores))("carriers that are one on %s", (_, open) => {
  let server: TestServer;
  let clerk: Agent;
  let ofStaying: Agent;
  let ofOther: Agent;
  let plates = 30_000;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await store.write((tx) => tx.putCarrier(aCarrier({ id: other, name: "Cty VT Phước Long" })));
    clerk = await server.as("registrar");
    ofStaying = await server.as("carrier", { kind: "carrier", id: stays });
    ofOther = await server.as("carrier", { kind: "carrier", id: other });
  }, 90_000);
  afterAll(() => server.close());

  const asked = (change: object = {}) => {
    plates += 1;
    const { tested: _, ...pass } = anAsked({ plate: aPlate(`93C-${plates}`) });
    return {
      ...pass,
      validFrom: iso(server.clock.now),
      validTo: iso(server.clock.now + 86_400_000),
      ...change,
    };
  };
  const issue = async (carrier: string): Promise<{ id: string; carrier: string }> =>
    (await clerk.post("/api/passes").send(asked({ carrier })).expect(201)).body;
  const carriers = async (agent = clerk): Promise<Carrier[]> =>
    (await agent.get("/api/carriers").expect(200)).body.items;
  const named = async (id: string) => (await carriers()).find((one) => one.id === id);
  const merge = (id = other, into = stays, agent = clerk) =>
    agent.post(`/api/carriers/${id}/merge`).send({ into });
  const unmerge = (id = other) => clerk.post(`/api/carriers/${id}/unmerge`).send();
  const applies = (agent: Agent, carrier: string) => {
    plates += 1;
    return agent.post("/api/applications").send({
      id: uuidV7(server.clock.now),
      asked: anAsked({ plate: aPlate(`93C-${plates}`), carrier }),
    });
  };

  it("[B2] goes by the one that stays, whatever it is put as; what names it is left", async () => {
    const before = await issue(other);
    const seq = await server.store.reads.latestSeq();
    expect((await merge().expect(200)).body).toMatchObject({
      id: other,
      active: false,
      merged: { into: stays, wasActive: true },
    });
    const written = await server.store.reads.latestSeq();
    expect(written).toBe(seq + 1);
    // Again is the same.
    await merge().expect(200);
    expect(await server.store.reads.latestSeq()).toBe(written);
    expect((await clerk.get(`/api/passes/${before.id}`)).body.carrier).toBe(other);

    const put = (change: object) =>
      clerk.post("/api/carriers").send({ items: [aCarrier({ id: other, ...change })] });
    expect((await put({ active: true })).body.errors[0].field).toBe("items.0.active");
    await put({ active: false, name: "Vận tải Phước Long (cũ)" }).expect(200);
    expect((await named(other))?.merged?.into).toBe(stays);
    // Found by the name that it goes by, and still by its own.
    for (const q of ["vận tải phước long", "cty vt"])
      expect(
        (await clerk.get("/api/passes").query({ q })).body.items.map(
          ({ id }: { id: string }) => id,
        ),
      ).toContain(before.id);
  });

  it("[B2] is merged into none but one in use, and into no other as well", async () => {
    const third = aCarrier({ id: "thu-ba", name: "Thứ Ba", active: false });
    await clerk.post("/api/carriers").send({ items: [third] });
    const refusedFor = async (id: string, into: string) => {
      const { status, body } = await merge(id, into);
      return [status, body.errors?.[0]?.field ?? body.code];
    };
    expect(await refusedFor(stays, stays)).toEqual([400, "into"]);
    expect(await refusedFor(stays, other)).toEqual([400, "into"]);
    expect(await refusedFor(stays, "thu-ba")).toEqual([400, "into"]);
    expect(await refusedFor(other, "thu-ba")).toEqual([400, "into"]);
    expect(await refusedFor("khong-co", stays)).toEqual([404, "not-found"]);
    const district = await server.as("registrar", { kind: "area", id: "binh-phuoc" });
    expect((await merge("thu-ba", stays, district)).status).toBe(404);
  });

  it("[B2] a tablet hears what it goes by; [B1] and no number of anybody's", async () => {
    await clerk
      .post("/api/carriers")
      .send({ items: [aCarrier({ id: stays, taxNumber: "3800123454", phone: "0271 3888 999" })] });
    const tablet = await server.tablet("tan-lap");
    const path = "/api/snapshot";
    const { body } = await server
      .anyone()
      .get(path)
      .set("authorization", tablet.authorization("GET", path, server.clock.now));
    const items = body.items as Item[];
    const heard = items.flatMap((item) =>
      item.kind === "carrier" && item.value ? [item.value] : [],
    );
    expect(heard.find(({ id }) => id === other)?.merged?.into).toBe(stays);
    expect(heard.filter(({ phone, taxNumber }) => phone ?? taxNumber)).toEqual([]);
    const seen = (await carriers(ofOther)).find(({ id }) => id === "van-tai-gia-nghia");
    expect(seen).toMatchObject({ phone: null });
    // Who works for one that was merged works for the one that stays.
    expect((await carriers(ofOther)).find(({ id }) => id === stays)?.taxNumber).toBe("3800123454");
  });

  it("[B3] a grant of either reaches what belongs to both", async () => {
    const mine = await issue(stays);
    await unmerge();
    const theirs = await issue(other);
    await merge();
    for (const agent of [ofStaying, ofOther])
      for (const { id } of [mine, theirs]) {
        await agent.get(`/api/passes/${id}`).expect(200);
        const { body } = await agent.get("/api/passes").query({ limit: 100 });
        expect(body.items.map((one: { id: string }) => one.id)).toContain(id);
      }
    const session = (await ofOther.get("/api/session")).body;
    expect(session.person.grants.map(({ scope }: { scope: { id: string } }) => scope.id)).toEqual([
      stays,
      other,
    ]);
    // Whoever follows begins anew: what they reach now is no news.
    const follower = await server.as("registrar", { kind: "carrier", id: stays });
    const seq = await server.store.reads.latestSeq();
    await unmerge();
    expect((await follower.get(`/api/changes?after=${seq}`)).body.code).toBe("resnapshot");
    await follower.get(`/api/passes/${theirs.id}`).expect(404);
    await merge();
  });

  it("[B4] what is registered or applied for is for the one that stays", async () => {
    await merge();
    expect((await issue(other)).carrier).toBe(stays);
    await unmerge();
    await issue(other);
    const waiting: ApplicationSeen = (await applies(ofOther, other).expect(201)).body;
    await merge();
    const uses = await clerk.get(`/api/carriers/uses?carrier=${other}`);
    expect(uses.body.items).toContainEqual({ kind: "application", count: 1, names: [] });
    expect((await clerk.get(`/api/carriers/uses?carrier=${stays}`)).body.items).toContainEqual({
      kind: "carrier",
      count: 1,
      names: [(await named(other))!.name],
    });
    await ofStaying.get(`/api/applications/${waiting.id}`).expect(200);
    const decided = await clerk.post(`/api/applications/${waiting.id}/decide`).send({
      id: uuidV7(server.clock.now),
      rev: 1,
      decision: "approve",
    });
    expect(decided.status, decided.text).toBe(200);
    const pass = await clerk.get(`/api/passes/${decided.body.pass}`);
    expect(pass.body.carrier).toBe(stays);
    await applies(ofOther, stays).expect(201);
    const record = await server.store.reads.carrierRecord([stays, other], 0);
    const apart = await server.store.reads.carrierRecord([stays], 0);
    expect(record.passes).toBeGreaterThan(apart.passes);
  });

  it("[B5] taken back, all is as it was", async () => {
    await merge();
    const theirs = await issue(stays);
    const { name } = (await named(other))!;
    expect((await unmerge().expect(200)).body).toEqual(aCarrier({ id: other, name }));
    await unmerge().expect(200);
    await ofOther.get(`/api/passes/${theirs.id}`).expect(404);
    expect((await issue(other)).carrier).toBe(other);
    await unmerge("khong-co").expect(404);
  });

  it("[B2] one after another: each goes by the last that stays", async () => {
    const third = aCarrier({ id: "thu-tu", name: "Thứ Tư" });
    await clerk.post("/api/carriers").send({ items: [third] });
    await merge(other, stays).expect(200);
    await merge(stays, "thu-tu").expect(200);
    expect((await issue(other)).carrier).toBe("thu-tu");
    await unmerge(stays).expect(200);
    expect((await issue(other)).carrier).toBe(stays);
    await unmerge(other);
  });
});
