import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";

let server: TestServer;
let admin: Agent;

beforeAll(async () => {
  server = await aServer();
  admin = await server.as("administrator");
});
afterAll(() => server.close());

const put = (kind: string, ...items: object[]) => admin.post(`/api/${kind}`).send({ items });
const list = async (kind: string) => (await admin.get(`/api/${kind}`)).body.items;

describe("putting places", () => {
  it("creates, changes, and leaves what is the same alone", async () => {
    const one = anArea({
      id: "chon-thanh",
      name: "Chơn Thành",
      kind: "district",
      parent: "binh-phuoc",
    });
    const two = anArea({
      id: "minh-hung",
      name: "Minh Hưng",
      kind: "commune",
      parent: "chon-thanh",
    });
    expect((await put("areas", two, one)).body).toEqual({ created: 2, changed: 0, unchanged: 0 });
    const before = await server.store.reads.latestSeq();
    expect((await put("areas", one, two)).body).toEqual({ created: 0, changed: 0, unchanged: 2 });
    expect(await server.store.reads.latestSeq()).toBe(before);
    const renamed = { ...two, name: "Xã Minh Hưng" };
    expect((await put("areas", one, renamed)).body).toEqual({
      created: 0,
      changed: 1,
      unchanged: 1,
    });
    expect(await list("areas")).toContainEqual(renamed);
    const [event] = await server.store.reads.events(before, 1);
    expect(event).toMatchObject({
      type: "reference.changed",
      subject: { kind: "area", id: "minh-hung" },
      topics: ["everyone"],
    });
  });

  it("keeps text composed, however it was typed", async () => {
    await put("areas", anArea({ id: "dong-xoai", name: "Đồng Xoài".normalize("NFD") }));
    expect(await list("areas")).toContainEqual(anArea({ id: "dong-xoai", name: "Đồng Xoài" }));
  });

  it.each([
    ["areas", "items.0.parent", "unknown-reference", [anArea({ id: "moi", parent: "khong-co" })]],
    [
      "areas",
      "items.0.parent",
      "invalid-input",
      [anArea({ id: "binh-phuoc", parent: "binh-phuoc" })],
    ],
    [
      "areas",
      "items.1.parent",
      "invalid-input",
      [anArea({ id: "a", parent: "b" }), anArea({ id: "b", parent: "a" })],
    ],
    ["areas", "items.1.id", "invalid-input", [anArea({ id: "doi" }), anArea({ id: "doi" })]],
    ["areas", "items.0.id", "invalid-input", [anArea({ id: "Có Dấu" })]],
    [
      "checkpoints",
      "items.1.area",
      "unknown-reference",
      [aCheckpoint(), aCheckpoint({ id: "moi", area: "khong-co" })],
    ],
    [
      "checkpoints",
      "items.0.endpoint",
      "unknown-reference",
      [aGate({ id: "moi", endpoint: "khong-co" })],
    ],
    ["checkpoints", "items.0.endpoint", "invalid-input", [aGate({ id: "moi", endpoint: null })]],
    [
      "checkpoints",
      "items.0.endpoint",
      "invalid-input",
      [aCheckpoint({ id: "moi", endpoint: "kcn-chon-thanh" })],
    ],
    [
      "checkpoints",
      "items.0.latitude",
      "invalid-input",
      [aCheckpoint({ id: "moi", latitude: 100 })],
    ],
    [
      "corridors",
      "items.0.posts.1.checkpoint",
      "unknown-reference",
      [
        aCorridor({
          id: "moi",
          code: 9,
          posts: [
            { checkpoint: "tan-lap", km: 0 },
            { checkpoint: "khong-co", km: 1 },
          ],
        }),
      ],
    ],
    ["corridors", "items.0.code", "invalid-input", [aCorridor({ id: "moi" })]],
    ["corridors", "items.0.code", "invalid-input", [aCorridor({ code: 77 })]],
    [
      "endpoints",
      "items.0.area",
      "unknown-reference",
      [anEndpoint({ id: "moi", code: 9, area: "khong-co" })],
    ],
    [
      "endpoints",
      "items.1.code",
      "invalid-input",
      [anEndpoint({ id: "moi-1", code: 9 }), anEndpoint({ id: "moi-2", code: 9 })],
    ],
    ["carriers", "items.0.phone", "invalid-input", [aCarrier({ id: "moi", phone: "gọi tôi" })]],
  ])("%s: %s is named as %s and nothing is written", async (kind, field, code, items) => {
    const before = await list(kind);
    const reply = await put(kind, ...items);
    expect(reply.body.code).toBe(code);
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toContain(field);
    expect(await list(kind)).toEqual(before);
  });

  it("ten thousand communes at once", async () => {
    const communes = Array.from({ length: 10_000 }, (_, i) =>
      anArea({ id: `xa-${i}`, name: `Xã ${i}`, kind: "commune", parent: "binh-phuoc" }),
    );
    expect((await put("areas", ...communes)).body.created).toBe(10_000);
  });
});

describe("[X2] who puts places", () => {
  it("only who has the whole installation", async () => {
    const district = await server.as("administrator", { kind: "area", id: "binh-phuoc" });
    const reply = await district.post("/api/areas").send({ items: [anArea()] });
    expect([reply.status, reply.body.code]).toEqual([403, "not-allowed"]);
  });

  it("a registrar puts carriers", async () => {
    const registrar = await server.as("registrar", { kind: "area", id: "binh-phuoc" });
    const reply = await registrar.post("/api/carriers").send({ items: [aCarrier({ id: "moi" })] });
    expect(reply.body).toMatchObject({ created: 1 });
  });

  it("who works for one carrier changes no other", async () => {
    const scope = { kind: "carrier", id: "van-tai-gia-nghia" } as const;
    const registrar = await server.as("registrar", scope);
    const putBy = (id: string) =>
      registrar.post("/api/carriers").send({ items: [aCarrier({ id, active: false })] });
    for (const id of ["van-tai-phuoc-long", "con-moi"])
      expect((await putBy(id)).body.code).toBe("not-allowed");
    expect((await putBy(scope.id)).body).toMatchObject({ changed: 1 });
  });
});

it("[X2] who works for one carrier is told no other's telephone number", async () => {
  const phone = "0271 3888 999";
  await put(
    "carriers",
    aCarrier({ id: "mot", phone }),
    aCarrier({ id: "hai", phone: "0271 3888 111" }),
  );
  const scope = { kind: "carrier", id: "mot" } as const;
  const told = (carriers: { id: string; phone: string | null }[]) =>
    carriers.filter((carrier) => carrier.phone !== null).map(({ id }) => id);
  const reply = await (await server.as("carrier", scope)).get("/api/carriers");
  expect(told(reply.body.items)).toEqual(["mot"]);
  const snapshot = await (await server.as("registrar", scope)).get("/api/snapshot");
  const items: { kind: string; value: { id: string; phone: string | null } }[] =
    snapshot.body.items;
  expect(told(items.filter(({ kind }) => kind === "carrier").map(({ value }) => value))).toEqual([
    "mot",
  ]);
  const district = await server.as("registrar", { kind: "area", id: "binh-phuoc" });
  expect(told((await district.get("/api/carriers")).body.items)).toEqual(["hai", "mot"]);
});

it("the rules in force are those that ship", async () => {
  const { body } = await admin.get("/api/rules");
  expect(body.purposes.length).toBeGreaterThan(5);
});

describe("[X17] nothing that is referred to is deleted", () => {
  it("there is no way to delete a place, a person or a tablet", async () => {
    for (const path of [
      "/api/areas",
      "/api/checkpoints/tan-lap",
      "/api/corridors",
      "/api/endpoints/kcn-chon-thanh",
      "/api/carriers",
      "/api/users/x",
      "/api/devices/x",
      "/api/keys",
    ])
      expect([404, 405]).toContain((await admin.delete(path)).status);
  });

  it("a place left out of an import stays", async () => {
    const before = await list("areas");
    await put("areas", anArea());
    expect((await list("areas")).length).toBe(before.length);
  });

  it("what uses a place is told before it is put out of use", async () => {
    const fresh = await aServer();
    try {
      const an = await fresh.as("administrator");
      await fresh.as("officer", { kind: "checkpoint", id: "tan-lap" });
      const tablet = await fresh.tablet("tan-lap");
      const clerk = await fresh.as("registrar");
      const pass = await clerk.post("/api/passes").send({
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
        validFrom: new Date(fresh.clock.now - 3_600_000).toISOString(),
        validTo: new Date(fresh.clock.now + 86_400_000).toISOString(),
      });
      const scan = tablet.scan({ text: pass.body.token, pass: null });
      await fresh
        .anyone()
        .post("/api/scans")
        .send(tablet.batch([scan]));
      const uses = async (kind: string, id: string) =>
        (await an.get(`/api/uses?kind=${kind}&id=${id}`)).body.items;
      expect(await uses("checkpoint", "tan-lap")).toEqual([
        { kind: "corridor", count: 1, names: [aCorridor().name] },
        { kind: "tablet", count: 1, names: [tablet.id] },
        { kind: "person", count: 1, names: ["officer-2"] },
      ]);
      expect(await uses("corridor", "dt741-ql14")).toEqual([
        { kind: "pass", count: 1, names: [] },
        { kind: "trip", count: 1, names: [] },
      ]);
      expect(await uses("endpoint", "kcn-chon-thanh")).toEqual([
        { kind: "checkpoint", count: 1, names: [aGate().name] },
        { kind: "pass", count: 1, names: [] },
        { kind: "trip", count: 1, names: [] },
      ]);
      expect((await uses("area", "binh-phuoc")).map((u: { kind: string }) => u.kind)).toEqual([
        "checkpoint",
        "endpoint",
      ]);
      expect(await uses("carrier", "van-tai-phuoc-long")).toEqual([
        { kind: "pass", count: 1, names: [] },
      ]);
      expect(await uses("checkpoint", "khong-co")).toEqual([]);
      const part = await fresh.as("administrator", { kind: "area", id: "binh-phuoc" });
      expect((await part.get("/api/uses?kind=area&id=binh-phuoc")).status).toBe(403);
    } finally {
      await fresh.close();
    }
  });
});

it.each([
  [
    [
      { checkpoint: "tan-lap", km: 10 },
      { checkpoint: "dong-xoai", km: 10 },
    ],
    "posts.1.km",
  ],
  [
    [
      { checkpoint: "tan-lap", km: 0 },
      { checkpoint: "tan-lap", km: 5 },
    ],
    "posts.1.checkpoint",
  ],
])("a corridor's posts stand in driving order, each once: %j", async (posts, field) => {
  const reply = await put("corridors", aCorridor({ id: "moi", code: 77, posts }));
  expect([reply.status, reply.body.errors[0].field]).toEqual([400, `items.0.${field}`]);
});

it("an area ends after it begins", async () => {
  const reply = await put(
    "areas",
    anArea({ id: "cu", validFrom: "2025-07-01", validTo: "2025-06-30" }),
  );
  expect([reply.status, reply.body.errors[0].field]).toEqual([400, "items.0.validTo"]);
});
