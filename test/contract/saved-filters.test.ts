import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mostSavedFilters, type SavedFilter } from "../../shared/contract/saved-filters.ts";
import { uuidV7 } from "../build/a-device.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores, type TestStore } from "../build/a-store.ts";

describe.each(Object.entries(stores))("saved filters, on %s", { timeout: 90_000 }, (_, open) => {
  let base: TestStore;
  let server: TestServer;
  let person: Agent;
  let other: Agent;

  beforeAll(async () => {
    base = await open();
    server = await aServer({ store: base.store });
    person = await server.as("commander");
    other = await server.as("commander", { kind: "area", id: "binh-phuoc" });
  }, 90_000);
  afterAll(() => server.close());

  const aFilter = (change: object = {}) => ({
    id: uuidV7(server.clock.now),
    name: "Đồng Xoài",
    list: "passes",
    query: { q: "dong xoai", status: "suspended" },
    ...change,
  });
  const save = (filter: object, agent = person) => agent.post("/api/saved-filters").send(filter);
  const mine = async (agent = person): Promise<readonly SavedFilter[]> =>
    (await agent.get("/api/saved-filters").expect(200)).body.items;
  const drop = async (agent = person): Promise<void> => {
    for (const { id } of await mine(agent))
      await agent.delete(`/api/saved-filters/${id}`).expect(200);
  };

  it("[L5] is there wherever the person signs in, and for nobody else", async () => {
    const filter = aFilter();
    expect((await save(filter).expect(201)).body).toEqual(filter);
    expect((await save(filter).expect(201)).body).toEqual(filter);
    expect(await mine()).toEqual([filter]);
    expect(await mine(other)).toEqual([]);
    const path = `/api/saved-filters/${filter.id}`;
    await other.patch(path).send({ name: "Của tôi" }).expect(404);
    await other.delete(path).expect(404);
    expect((await save(filter, other).expect(409)).body.code).toBe("already-exists");
    expect((await save({ ...filter, name: "Khác" }).expect(409)).body.errors[0].field).toBe("id");
    expect(await mine()).toEqual([filter]);
    const { items } = (await person.get("/api/passes").query({ ...filter.query })).body;
    expect(items).toEqual([]);
    await drop();
  });

  it("[L5] is renamed and deleted; a name is given once in a list, however it is written", async () => {
    const first = aFilter();
    const second = aFilter({ id: uuidV7(server.clock.now + 1), name: "Còn lại", query: {} });
    await save(first).expect(201);
    await save(second).expect(201);
    const taken = await save(aFilter({ id: uuidV7(server.clock.now + 2), name: "dong  XOAI" }));
    expect([taken.status, taken.body.errors]).toEqual([
      409,
      [{ field: "name", message: "Đã có bộ lọc tên này" }],
    ]);
    const path = `/api/saved-filters/${second.id}`;
    expect((await person.patch(path).send({ name: "Đồng Xoài" })).status).toBe(409);
    expect((await person.patch(path).send({ name: " Bù  Đăng " }).expect(200)).body).toEqual({
      ...second,
      name: "Bù  Đăng",
    });
    // Its own name, written otherwise, is no other's.
    await person.patch(path).send({ name: "bù đăng" }).expect(200);
    await save(
      aFilter({
        id: uuidV7(server.clock.now + 3),
        list: "watchlist",
        query: { status: "current" },
      }),
    ).expect(201);
    expect((await mine()).map(({ name }) => name)).toEqual(["Đồng Xoài", "bù đăng", "Đồng Xoài"]);
    await person.delete(path).expect(200);
    await person.delete(path).expect(404);
    await person.patch(path).send({ name: "Khác" }).expect(404);
    expect(await mine()).toHaveLength(2);
    await drop();
  });

  it("[L5] holds what the list may be asked and nothing else, of a list that one may read", async () => {
    for (const [field, change] of [
      ["query.status", { query: { status: "lost" } }],
      ["query.cursor", { query: { cursor: "12" } }],
      ["query.anything", { query: { anything: "else" } }],
      ["query.q", { query: { q: "x".repeat(100) } }],
      ["name", { name: "  " }],
      ["list", { list: "scans" }],
    ] as const) {
      const reply = await save(aFilter(change));
      expect([reply.status, reply.body.errors?.[0].field], reply.text).toEqual([400, field]);
    }
    const alerts = aFilter({ list: "alerts", query: { kind: "cloned,overdue" } });
    expect((await save(alerts, await server.as("registrar"))).status).toBe(403);
    expect((await save(alerts)).status).toBe(201);
    await drop();
  });

  it("[L5] at most fifty, of all lists together", async () => {
    for (let n = 0; n < mostSavedFilters; n += 1)
      await save(aFilter({ id: uuidV7(server.clock.now + n), name: `Số ${n}` })).expect(201);
    const { status, body } = await save(aFilter({ name: "Thêm nữa" }));
    expect([status, body.code]).toEqual([409, "too-many-filters"]);
    // The same again adds none.
    const [first] = await mine();
    await save(first!).expect(201);
    expect((await mine()).map(({ name }) => name)).toEqual(
      Array.from({ length: mostSavedFilters }, (_, n) => `Số ${n}`),
    );
    await drop();
  });
});
