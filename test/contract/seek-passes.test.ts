import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passFilter } from "../../server/store/rows/pass-filter.ts";
import { lookOf, passDialect } from "../../server/store/sqlite/pass-dialect.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { formatShortCode, makeShortCode } from "../../shared/domain/short-code.ts";
import { aPass } from "../build/a-pass.ts";
import { aCarrier, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const aRegistration = {
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: "van-tai-phuoc-long",
  occupantsMax: 2,
  origin: "TP. Thủ Đức",
  endpoint: "kcn-chon-thanh",
  corridor: "dt741-ql14",
  use: "multi",
  validFrom: at("07:00"),
  validTo: at("07:00", 3),
};
const withinMs = 90_000;

describe.each(Object.entries(stores))("a pass sought, on %s", { timeout: withinMs }, (_, open) => {
  let server: TestServer;
  let registrar: Agent;
  const sought: Pass[] = [];

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    registrar = await server.as("registrar", { kind: "area", id: "binh-phuoc" });
    await server.store.write(async (tx) => {
      await tx.putCarrier(
        aCarrier({ id: "htx", name: "HTX Đường Sỏi – Ước Mơ", phone: "+84 271 3.888 999" }),
      );
      await tx.putEndpoint(
        anEndpoint({ id: "cho", code: 9, name: "Chợ Gia Nghĩa", area: "dak-nong" }),
      );
      return true;
    });
    for (const change of [
      { plate: "93C-123.08", trailerPlate: "93R-004.56" },
      { plate: "93C-123.OB", carrier: "htx" },
      { plate: "93C-999.99", origin: 'Xã 100%_"Ấp Chợ"' },
    ]) {
      const reply = await registrar.post("/api/passes").send({ ...aRegistration, ...change });
      expect(reply.status, reply.text).toBe(201);
      sought.push(reply.body);
    }
    await server.store.write(async (tx) => {
      const plate = aPlate("93C-123.0B");
      const far = { endpoint: "cho", corridor: "ql14-bac", carrier: "far", plate };
      const ids = { id: toPassId(1, 0, 900), shortCode: makeShortCode(900) };
      await tx.putPass(aPass({ ...far, ...ids }), "93c1230b");
      return true;
    });
  }, withinMs);
  afterAll(() => server.close());

  const asked = async (query: object, agent = registrar) =>
    (await agent.get("/api/passes").query(query).expect(200)).body;
  const found = async (q: string): Promise<readonly number[]> =>
    (await asked({ q })).items
      .map(({ id }: Pass) => sought.findIndex((one) => one.id === id))
      .sort();

  it("[L7] is found by any part of it, with marks or without", async () => {
    for (const [q, which] of [
      ["93c-123.08", [0]],
      ["12308", [0]],
      ["2308", [0]],
      ["93C 123", [0, 1]],
      ["93C-12", [0, 1]],
      ["r004", [0]],
      ["9", [0, 1, 2]],
      ["đường sỏi", [1]],
      ["DUONG SOI", [1]],
      ["uoc mo 93c", [1]],
      ["duong khong", []],
      ['100%_"ấp', [2]],
      ["thu duc", [0, 1]],
    ] as const)
      expect(await found(q), q).toEqual(which);
  });

  it("[L7] is found by its short code, whole or in part, also misread", async () => {
    for (const [n, { shortCode }] of sought.entries()) {
      const misread = shortCode.replaceAll("0", "O").replaceAll("1", "L");
      for (const q of [shortCode, formatShortCode(shortCode), shortCode.slice(1, 6)])
        expect(await found(q), q).toContain(n);
      expect(await found(misread), misread).toEqual([n]);
    }
  });

  it("[L7] is found by its carrier's telephone number, however it is written, and no part of it", async () => {
    for (const q of [
      ...["02713888999", "0271 3888 999", "+84 271.3888.999", "84-2713888999"],
      ...["2713888999", "(0271) 3888 999", "0084 271 3888999"],
    ])
      expect(await found(q), q).toEqual([1]);
    for (const q of ["0271388899", "713888999", "+855 2713888999"])
      expect(await found(q), q).toEqual([]);
    const { items } = (await registrar.get("/api/passes/found").query({ q: "02713888999" })).body;
    expect(items.map(({ id }: Pass) => id)).toEqual([sought[1]!.id]);
  });

  it("[L7] is told of beside one whose plate looks like its own, within reach, and is not found by that", async () => {
    const alike = async (query: object, agent?: Agent) =>
      (await asked(query, agent)).alike.map(({ plate }: Pass) => plate);
    expect(await alike({ q: "93C-123.08" })).toEqual(["93C123OB"]);
    expect(await alike({ q: "93c123ob" })).toEqual(["93C12308"]);
    expect(await alike({ plate: "93C 123 D8" })).toEqual(["93C123OB", "93C12308"]);
    expect(await found("93C-123.D8")).toEqual([]);
    expect((await asked({ q: "93C-123.D8" })).total).toBe(0);
    expect(await alike({ q: "93C-999.99" })).toEqual([]);
    expect(await alike({ q: "08" })).toEqual([]);
    const everywhere = await server.as("registrar");
    expect(await alike({ q: "93C-123.08" }, everywhere)).toEqual(["93C1230B", "93C123OB"]);
    const { items } = (await registrar.get("/api/passes/found").query({ q: "93C123D8" })).body;
    expect(items).toEqual([]);
  });

  it("[L7] is found as it became, once it is amended", async () => {
    const reply = await registrar
      .post(`/api/passes/${sought[0]!.id}/amend`)
      .send({ rev: 1, reason: "Đổi rơ moóc", trailerPlate: "93R-777.77" });
    expect(reply.status, reply.text).toBe(200);
    expect(await found("r77777")).toEqual([0]);
    expect(await found("r00456")).toEqual([]);
  });
});

describe("seeking on SQLite", () => {
  it("[L7] goes by an index where a word is rare or a plate whole, and through the newest where it is everywhere", async () => {
    const base = await stores.SQLite!();
    await base.store.write(async (tx) => {
      for (let n = 0; n < 30; n += 1)
        await tx.putPass(
          aPass({ id: toPassId(1, 0, n), shortCode: makeShortCode(n) }),
          `xe ${n} chon thanh`,
        );
      return true;
    });
    const [{ file } = { file: "" }] = await base.query<{ file: string }>(
      "SELECT file FROM pragma_database_list",
    );
    const db = new Database(file, { readonly: true });
    const planOf = (q: string, most?: number): string => {
      const { where, values } = passFilter(passDialect(db, most), { q }, { all: true } as Reach, 0);
      return db
        .prepare<unknown[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT no, body FROM pass WHERE ${where} AND no < ? ORDER BY no DESC LIMIT ?`,
        )
        .all(...values, 1e9, 51)
        .map(({ detail }) => detail)
        .join("; ");
    };
    const byIndex =
      /SEARCH pass USING INTEGER PRIMARY KEY \(rowid=\?\).*SCAN pass_words VIRTUAL TABLE INDEX/;
    expect(planOf("thanh")).toMatch(byIndex);
    expect(planOf("chon thanh")).toMatch(byIndex);
    expect(planOf("chon thanh", 20)).not.toContain("pass_words");
    expect(planOf("xe")).not.toContain("pass_words");
    const look = db
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT body FROM pass WHERE ${lookOf("plate")} = 'x' AND plate <> 'y' ORDER BY no DESC LIMIT 9`,
      )
      .all();
    expect(look.map(({ detail }) => detail).join()).toContain("USING INDEX pass_look");
    db.close();
    await base.close();
  });
});
