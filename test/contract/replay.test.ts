import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ruleBook, standingsOf } from "../../shared/domain/in-force.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { judge } from "../../shared/domain/verdict.ts";
import { aPass, aPassOnFile } from "../build/a-pass.ts";
import { anArea } from "../build/a-place.ts";
import { aMeasure } from "../build/a-rule.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let inspector: Agent;
const rules = rulesForTests({ effectiveFrom: "2021-01-01T00:00:00+07:00" });
const bar = aMeasure({ area: "binh-phuoc", effectiveFrom: at("08:30") });

beforeEach(async () => {
  server = await aServer();
  inspector = await server.as("inspector");
  await server.store.write((tx) => tx.putPass(aPass(), ""));
});
afterEach(() => server.close());

/** What a tablet at Tân Lập judged at nine, a trip having begun at eight, and uploaded. */
const scanned = async (): Promise<string> => {
  const where = { here: [anArea()], bound: [anArea()] };
  const tripBegan = at("08:00");
  const { now, before } = standingsOf(ruleBook([rules], [], [bar]), where, tripBegan, ms(at()))!;
  const verdict = judge({
    presented: { by: "lookup", key: "plate", text: "93C12345" },
    knowledge: {
      pass: aPassOnFile(),
      status: "valid",
      asOf: at("08:55"),
      staleAt: at("09:55"),
      expiresAt: at("08:55", 3),
      keysFresh: true,
    },
    ...now,
    before,
    observed: { plateMatches: true, occupants: 2 },
    corridorsHere: ["dt741-ql14"],
    boundFor: "kcn-chon-thanh",
    draw: 999,
    tripBegan,
    at: at(),
  });
  const tablet = await server.tablet();
  const scan = tablet.scan({ how: "plate", verdict });
  await server
    .anyone()
    .post("/api/scans")
    .send(tablet.batch([scan]))
    .expect(200);
  return scan.id;
};
const order = async () => {
  const { withdrawnAt: _, ...body } = bar;
  const commander = await server.as("commander");
  await commander.post("/api/measures").send(body).expect(201);
  return commander;
};
const replayed = (id: string, by = inspector) => by.get(`/api/scans/${id}/replay`);

describe("replaying a scan", () => {
  it("[V29] derives its verdict again, with the rules and measures in force and what each rule found", async () => {
    await order();
    const { body } = await replayed(await scanned());
    expect(body.same).toBe(true);
    expect(body.derived).toEqual(body.kept);
    expect(body.rules.version).toBe(1);
    expect(body.measures).toMatchObject([
      { id: bar.id, areaName: "Bình Phước", since: bar.effectiveFrom, binding: false },
    ]);
    expect(
      body.findings.map((one: { outcome: string; reason: { rule: string } }) => [
        one.outcome,
        one.reason.rule,
      ]),
    ).toEqual([["inspect", "V24"]]);
  });

  it("[V29] comes to the same when the measure is lifted, rules are new and the pass is revoked since", async () => {
    const commander = await order();
    const id = await scanned();
    const before = (await replayed(id)).body;
    await commander.post(`/api/measures/${bar.id}/withdraw`).expect(200);
    const { withdrawnAt: _, ...next } = rulesForTests({
      version: 2,
      effectiveFrom: iso(server.clock.now),
      graceHours: 0,
    });
    await commander.post("/api/rules").send(next).expect(201);
    await server.store.write((tx) => tx.putPass(aPass({ status: "revoked", rev: 2 }), ""));
    server.clock.now += 365 * 86_400_000;
    inspector = await server.as("inspector");
    expect((await replayed(id)).body).toEqual(before);
  });

  it("[V29] says so where a verdict on record does not follow from its facts", async () => {
    await order();
    const tablet = await server.tablet();
    const { verdict } = tablet.scan();
    const scan = tablet.scan({
      verdict: { ...verdict, facts: { ...verdict.facts, validTo: at("08:00") } },
    });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    const { body } = await replayed(scan.id);
    expect([body.same, body.kept.outcome, body.derived.outcome]).toEqual([false, "go", "stop"]);
  });

  it("is for those who reach the post; to others there is no such scan", async () => {
    const id = await scanned();
    const far = await server.as("commander", { kind: "area", id: "dak-nong" });
    expect((await replayed(id, far)).status).toBe(404);
    expect((await replayed(id, await server.as("registrar"))).status).toBe(200);
    expect((await replayed(id, await server.as("carrier"))).status).toBe(403);
    expect((await replayed("019a9e00-0000-7000-8000-0000000000ff")).status).toBe(404);
    expect((await replayed("x")).status).toBe(404);
  });

  it("[V29] is printed from the command line in either language, with an exit code", async () => {
    await order();
    const id = await scanned();
    const run = (lang: string, ...args: string[]) =>
      spawnSync(process.execPath, ["server/replay.ts", ...args], {
        env: { ...process.env, LANG: lang, GREENLANE_DATA: server.data },
        encoding: "utf8",
      });
    const english = run("en_GB.UTF-8", id);
    expect(english.stderr).toBe("");
    expect(english.stdout).toContain("Rule set 1, in force since 2021-01-01");
    expect(english.stdout).toContain("[V24] Inspect: Barred after the trip began");
    expect(english.stdout).toContain("Bình Phước: No deliveries");
    expect(english.stdout).toContain("The same as the verdict on record (Inspect).");
    expect(english.status).toBe(0);
    expect(run("vi_VN.UTF-8", id).stdout).toContain("Trùng với kết luận đã lưu (Kiểm tra).");
    expect([run("en", "019a9e00-0000-7000-8000-0000000000ff").status, run("en").status]).toEqual([
      2, 2,
    ]);
  });
});
