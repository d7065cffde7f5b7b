import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tendDrivers } from "../../server/commands/tend-drivers.ts";
import { verifyEd25519 } from "../../server/keys.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import { namesKeptMs } from "../../shared/domain/manifest.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { whatIsWrong } from "../build/a-check.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAsked } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const [first, second] = ["Nguyễn Văn Bảy", "Trần Thị Tám"];
const names = /Nguyễn Văn Bảy|Trần Thị Tám/;

const { tested: _, ...registration } = anAsked();

const issuedBy = async (registrar: Agent, change: object = {}): Promise<Pass> => {
  const reply = await registrar.post("/api/passes").send({ ...registration, ...change });
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};
const amendedBy = async (registrar: Agent, pass: Pass, change: object): Promise<Pass> => {
  const body = { rev: pass.rev, reason: "Đổi ca lái", ...change };
  const reply = await registrar.post(`/api/passes/${pass.id}/amend`).send(body);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};

describe.each(Object.entries(stores))("who drives, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let registrar: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    registrar = await server.as("registrar");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const historyOf = async ({ id }: Pass) => {
    const { body } = await registrar.get(`/api/passes/${id}/history`).expect(200);
    return body.items;
  };

  it("[P28] is named or not, amended like the rest of a pass, and asks for no new paper", async () => {
    expect(await issuedBy(registrar, { plate: "93C-100.00" })).not.toHaveProperty("driver");
    const pass = await issuedBy(registrar, { driver: `  ${first} ` });
    expect(pass.driver).toBe(first);
    const other = await amendedBy(registrar, pass, { driver: second });
    expect(other).toMatchObject({ driver: second, rev: 2, validTo: pass.validTo });
    const nobody = await amendedBy(registrar, other, { driver: null });
    expect(nobody).not.toHaveProperty("driver");
    expect(await historyOf(pass)).toMatchObject([
      { act: "amended", before: { driver: second }, after: { driver: null } },
      { act: "amended", before: { driver: first }, after: { driver: second } },
      { act: "issued" },
    ]);
    const { body } = await registrar
      .post(`/api/passes/${pass.id}/amend`)
      .send({ rev: 3, reason: "Đổi ca lái", driver: "x".repeat(121) });
    expect([body.code, body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      "invalid-input",
      ["driver"],
    ]);
  });

  it.each(["Bảy 0912 345 678", "Bảy 0912,345,678", "Bảy ٠٩١٢٣٤٥٦٧٨", "--", "12"])(
    "[P28] %s is no name alone",
    async (driver) => {
      const { status, body } = await registrar
        .post("/api/passes")
        .send({ ...registration, driver });
      expect([status, body.errors?.map(({ field }: { field: string }) => field)]).toEqual([
        400,
        ["driver"],
      ]);
    },
  );

  it("[P28] reaches neither tablets nor the code, and the file of passes says it", async () => {
    const tablet = await server.tablet();
    const pass = await issuedBy(registrar, { driver: first });
    const path = "/api/changes?after=0&limit=1000";
    const authorization = tablet.authorization("GET", path, server.clock.now);
    const changes = await server.anyone().get(path).set("authorization", authorization).expect(200);
    expect(changes.text).toContain(pass.id);
    expect(changes.text).not.toMatch(names);
    expect(await server.store.reads.passesOnFileByIds([pass.id])).not.toHaveProperty("0.driver");
    const token = await openToken(pass.token, server.keys.verifiers(), verifyEd25519);
    expect(JSON.stringify(token)).not.toMatch(names);
    const list = await registrar.get("/api/exports/passes").query({ format: "csv" }).expect(200);
    expect(list.text).toMatch(names);
  });

  it("[P28] a pass that an arrival spends keeps who drove it", async () => {
    const pass = await issuedBy(registrar, { driver: first, use: "single" });
    for (const post of ["tan-lap", "cong-kcn-chon-thanh"]) {
      const tablet = await server.tablet(post);
      const scan = tablet.scan({
        at: iso(server.clock.now),
        checkpoint: post,
        pass: pass.id,
        plate: pass.plate,
        text: pass.token,
      });
      const batch = tablet.batch([scan]);
      const { body } = await server.anyone().post("/api/scans").send(batch);
      expect(body.results).toMatchObject([{ result: "recorded" }]);
      server.clock.now += 3_600_000;
    }
    const { body } = await registrar.get(`/api/passes/${pass.id}`).expect(200);
    expect(body).toMatchObject({ status: "spent", driver: first });
  });

  it("[P29] three weeks after a pass ended no version of it names anybody", async () => {
    const pass = await issuedBy(registrar, { driver: first });
    await amendedBy(registrar, await amendedBy(registrar, pass, { driver: second }), {
      driver: null,
    });
    const goes = await issuedBy(registrar, {
      plate: "93C-100.00",
      driver: first,
      validTo: at("07:00", 4),
    });
    server.clock.now = ms(pass.validTo) + namesKeptMs;
    expect(await tendDrivers(server.store, server.clock.now)).toBe(0);
    server.clock.now += 1;
    expect(await tendDrivers(server.store, server.clock.now)).toBe(1);
    expect(await tendDrivers(server.store, server.clock.now)).toBe(0);
    registrar = await server.as("registrar");
    expect(JSON.stringify(await historyOf(pass))).not.toMatch(names);
    expect(await historyOf(pass)).toMatchObject([{ rev: 3 }, { rev: 2 }, { rev: 1 }]);
    const { body } = await registrar.get(`/api/passes/${goes.id}`).expect(200);
    expect(body.driver).toBe(first);
  });
});

it("[P29] [S15] the log vouches for a pass before and after its drivers are erased, and another name in their place is found", async () => {
  const server = await aServer();
  const registrar = await server.as("registrar");
  const pass = await issuedBy(registrar, { driver: first });
  await amendedBy(registrar, pass, { driver: second });
  const file = join(server.data, "greenlane.db");
  const later = ms(pass.validTo) + namesKeptMs + 1;
  const wrong = async () =>
    (await whatIsWrong(openSqliteAudit(file), later)).filter((found) =>
      JSON.stringify(found).includes(pass.id),
    );
  const db = new Database(file);
  const rename = (from: string, to: string) =>
    db.exec(`UPDATE pass SET body = replace(body, '${from}', '${to}')`);
  expect(await wrong()).toEqual([]);
  rename(second, "Lê Văn Chín");
  expect(await wrong()).toMatchObject([{ what: "row-altered", row: `pass ${pass.id}` }]);
  rename("Lê Văn Chín", second);
  // Erased by somebody who has the database, and nothing in the log.
  await server.store.write(async (tx) => {
    await tx.eraseDrivers([pass.id]);
    return true;
  });
  expect(await wrong()).toMatchObject([{ what: "row-altered", row: `pass ${pass.id}` }]);
  db.exec("UPDATE pass SET names_driver = 1");
  expect(await tendDrivers(server.store, later)).toBe(1);
  expect(await wrong()).toEqual([]);
  const kept = ["pass", "pass_version"].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  expect(JSON.stringify(kept)).not.toMatch(names);
  db.exec("DELETE FROM row_seal WHERE kind = 'pass'");
  expect(await wrong()).toContainEqual({ what: "row-untold", row: `pass ${pass.id}` });
  db.close();
  await server.close();
});
