import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { ms } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import { aPass } from "../build/a-pass.ts";
import { anArea, anEndpoint } from "../build/a-place.ts";
import { aLevel, aMeasure } from "../build/a-rule.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let commander: Agent;

beforeEach(async () => {
  server = await aServer();
  commander = await server.as("commander");
  await server.store.write(async (tx) => {
    await tx.putArea(
      anArea({ id: "dong-phu", name: "Đồng Phú", kind: "district", parent: "binh-phuoc" }),
    );
    await tx.putArea(
      anArea({ id: "dong-phu-tan-lap", name: "Tân Lập", kind: "commune", parent: "dong-phu" }),
    );
  });
});
afterEach(() => server.close());

const unwithdrawn = <T extends { readonly withdrawnAt: unknown }>({ withdrawnAt: _, ...rest }: T) =>
  rest;
const level = (change: Parameters<typeof aLevel>[0] = {}) => unwithdrawn(aLevel(change));
const measure = (change: Parameters<typeof aMeasure>[0] = {}) => unwithdrawn(aMeasure(change));
const rules = (change: Partial<RuleSet> = {}) =>
  unwithdrawn(rulesForTests({ version: 2, effectiveFrom: at("12:00"), ...change }));
const district = { kind: "area", id: "dong-phu" } as const;
const province = { kind: "area", id: "binh-phuoc" } as const;

const setLevels = (agent: Agent, ...items: object[]) =>
  agent.post("/api/risk-levels").send({ items });
const order = (agent: Agent, one: object) => agent.post("/api/measures").send(one);
const publish = (agent: Agent, one: object) => agent.post("/api/rules").send(one);

describe("risk levels", () => {
  it("[V20] are published for areas together, kept as history, and the same call twice changes nothing", async () => {
    const items = [
      level({ level: "at-risk" }),
      level({ area: "dong-phu", effectiveFrom: at("12:00") }),
    ];
    expect((await setLevels(commander, ...items)).body).toEqual({ created: 2, unchanged: 0 });
    expect((await setLevels(commander, ...items)).body).toEqual({ created: 0, unchanged: 2 });
    const later = level({ level: "high", effectiveFrom: at("08:00") });
    await setLevels(commander, later);
    const standing = (await commander.get("/api/risk-levels")).body.items;
    expect(standing).toHaveLength(3);
    const history = (await commander.get("/api/risk-levels?area=binh-phuoc")).body.items;
    expect(history.map((one: { level: string }) => one.level)).toEqual(["high", "at-risk"]);
  });

  it("names what is wrong with one of many and publishes none", async () => {
    const reply = await setLevels(commander, level(), level({ area: "khong-co" }));
    expect([reply.status, reply.body.code, reply.body.errors[0].field]).toEqual([
      409,
      "unknown-reference",
      "items.1.area",
    ]);
    const wrong = await setLevels(commander, { ...level(), level: "tím" });
    expect(wrong.body.errors[0].field).toBe("items.0.level");
    expect((await commander.get("/api/risk-levels")).body.items).toEqual([]);
  });

  it("do not change once published", async () => {
    const one = level();
    await setLevels(commander, one);
    const reply = await setLevels(commander, { ...one, level: "new-normal" });
    expect([reply.status, reply.body.errors[0].field]).toEqual([400, "items.0.id"]);
  });

  it("[X19] are set by those who reach the province, and by no district, even in itself", async () => {
    const ofProvince = await server.as("commander", province);
    const ofDistrict = await server.as("commander", district);
    const ofDistrictAdmin = await server.as("administrator", district);
    const one = level({ area: "dong-phu-tan-lap" });
    expect((await setLevels(ofDistrict, one)).status).toBe(403);
    expect((await setLevels(ofDistrictAdmin, one)).status).toBe(403);
    expect((await setLevels(ofProvince, one)).status).toBe(201);
    const elsewhere = level({ area: "dak-nong" });
    expect((await setLevels(ofProvince, elsewhere)).status).toBe(403);
    for (const role of ["registrar", "officer", "receiver", "carrier", "inspector"] as const)
      expect((await setLevels(await server.as(role), level())).status).toBe(403);
  });

  it("[V20] published ahead can be taken back, in force they cannot", async () => {
    const ahead = level({ effectiveFrom: at("12:00") });
    const now = level();
    await setLevels(commander, ahead, now);
    const taken = await commander.post(`/api/risk-levels/${ahead.id}/withdraw`);
    expect(taken.body.withdrawnAt).toBe(at());
    expect((await commander.get("/api/risk-levels")).body.items).toHaveLength(1);
    const stands = await commander.post(`/api/risk-levels/${now.id}/withdraw`);
    expect([stands.status, stands.body.code]).toEqual([409, "already-in-force"]);
    const ofDistrict = await server.as("commander", district);
    expect((await ofDistrict.post(`/api/risk-levels/${now.id}/withdraw`)).status).toBe(404);
  });
});

describe("lowering a level", () => {
  const lower = () => level({ level: "high", effectiveFrom: at("10:00") });
  const proposal = (...items: object[]) => ({
    act: { kind: "lower-levels", items },
    reason: "Bảy ngày không có ca mới",
  });
  const levelNow = async () =>
    (await commander.get("/api/risk-levels?area=binh-phuoc")).body.items.map(
      (one: { level: string; effectiveFrom: string }) => [one.level, one.effectiveFrom],
    );
  beforeEach(() => setLevels(commander, level()));

  it("[X13] is not for one person: it is refused by its field, and another approves what one proposed", async () => {
    const one = lower();
    const alone = await setLevels(commander, one);
    expect([alone.status, alone.body.code, alone.body.errors[0].field]).toEqual([
      409,
      "needs-proposal",
      "items.0.level",
    ]);
    const second = await server.as("commander", province);
    const { id } = (await commander.post("/api/proposals").send(proposal(one)).expect(201)).body;
    const own = await commander.post(`/api/proposals/${id}/approve`);
    expect([own.status, own.body.code]).toEqual([409, "own-proposal"]);
    expect(await levelNow()).toHaveLength(1);
    await second.post(`/api/proposals/${id}/approve`).expect(200);
    expect((await levelNow())[0]).toEqual(["high", at("10:00")]);
  });

  it("[X13] [V20] approved after its hour it begins then, and lowers nothing backwards", async () => {
    const second = await server.as("administrator");
    const { id } = (await commander.post("/api/proposals").send(proposal(lower()))).body;
    server.clock.now = ms(at("11:00"));
    await second.post(`/api/proposals/${id}/approve`).expect(200);
    expect((await levelNow())[0]).toEqual(["high", at("11:00")]);
  });

  it("[X13] is also to give an area less than the one above it, or than what is published for that time", async () => {
    const below = level({ area: "dong-phu-tan-lap", level: "at-risk" });
    expect((await setLevels(commander, below)).body.code).toBe("needs-proposal");
    const elsewhere = level({ area: "dak-nong", effectiveFrom: at("12:00") });
    await setLevels(commander, elsewhere);
    const sameHour = level({ area: "dak-nong", level: "high", effectiveFrom: at("12:00") });
    expect((await setLevels(commander, sameHour)).body.code).toBe("needs-proposal");
    const before = level({ area: "dak-nong", level: "high", effectiveFrom: at("11:00") });
    expect((await setLevels(commander, before)).status).toBe(201);
    const inOneCall = [
      level({ area: "dong-phu", effectiveFrom: at("09:00") }),
      level({ area: "dong-phu", level: "at-risk", effectiveFrom: at("09:30") }),
    ];
    expect((await setLevels(commander, ...inOneCall)).body.errors[0].field).toBe("items.1.level");
  });

  it("[X13] is not got round by a decision dated before what it lowers, or ahead of it", async () => {
    // Dong Phu has no level of its own: whatever is set on it takes over from the province's, however old it is.
    const dated = level({ area: "dong-phu", level: "new-normal", effectiveFrom: at("00:00", -2) });
    expect((await setLevels(commander, dated)).body.code).toBe("needs-proposal");
    await setLevels(commander, level({ area: "dak-nong", effectiveFrom: at("12:00") }));
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "tuy-duc", kind: "district", parent: "dak-nong" }));
    });
    const ahead = level({ area: "tuy-duc", level: "at-risk", effectiveFrom: at("10:00") });
    expect((await setLevels(commander, ahead)).body.errors[0].field).toBe("items.0.level");
  });

  it("[X19] is proposed and approved by those who reach the province, and by no district", async () => {
    const ofDistrict = await server.as("commander", district);
    const one = { ...lower(), area: "dong-phu" };
    expect((await ofDistrict.post("/api/proposals").send(proposal(one))).status).toBe(403);
    const ofProvince = await server.as("commander", province);
    const { id } = (await ofProvince.post("/api/proposals").send(proposal(one)).expect(201)).body;
    expect((await ofDistrict.post(`/api/proposals/${id}/approve`)).status).toBe(404);
    const two = { ...lower(), area: "dak-nong" };
    const both = await ofProvince.post("/api/proposals").send(proposal(one, two));
    expect(both.status).toBe(403);
  });
});

describe("an area's measures", () => {
  it("[X20] are ordered by who commands the area or one above it, and by nobody else", async () => {
    const ofDistrict = await server.as("commander", district);
    expect((await order(ofDistrict, measure())).status).toBe(201);
    expect((await order(ofDistrict, measure({ area: "dong-phu-tan-lap" }))).status).toBe(201);
    expect((await order(ofDistrict, measure({ area: "binh-phuoc" }))).status).toBe(403);
    expect((await order(await server.as("commander", province), measure())).status).toBe(201);
    expect((await order(await server.as("registrar"), measure())).status).toBe(403);
    const foreign = await server.as("commander", { kind: "area", id: "dak-nong" });
    const [first] = (await commander.get("/api/measures")).body.items;
    expect((await foreign.post(`/api/measures/${first.id}/withdraw`)).status).toBe(404);
  });

  it("[V27] softer than the province's are refused by their field, saying what would be right", async () => {
    const softer = measure({ level: "very-high", effect: { kind: "occupants", max: 3 } });
    const reply = await order(commander, softer).set("accept-language", "en");
    expect([reply.status, reply.body.errors]).toEqual([
      400,
      [
        {
          field: "effect.max",
          message: "Softer than the province's measure at this level: at most 2",
        },
      ],
    ]);
    const same = { ...softer, effect: { kind: "occupants", max: 2 } };
    expect((await order(commander, same)).status).toBe(201);
  });

  it.each([
    ["area", 409, measure({ area: "khong-co" })],
    ["purposes.0", 400, measure({ purposes: [99] })],
    ["vehicleKinds.1", 400, measure({ vehicleKinds: [1, 99] })],
    ["effect.at.0", 409, measure({ effect: { kind: "stops", at: ["khong-co"] } })],
    ["effect.max", 400, { ...measure(), effect: { kind: "occupants", max: 0 } }],
    ["basis.number", 400, { ...measure(), basis: { ...measure().basis, number: "" } }],
  ])("what is wrong with %s is said", async (field, status, one) => {
    const reply = await order(commander, one);
    expect([reply.status, reply.body.errors[0].field]).toEqual([status, field]);
  });

  it("are lifted from the moment on", async () => {
    const one = measure();
    expect((await order(commander, one)).body).toEqual({ ...one, withdrawnAt: null });
    expect((await order(commander, one)).status).toBe(201);
    await commander.post(`/api/measures/${one.id}/withdraw`);
    expect((await commander.get("/api/measures")).body.items).toEqual([
      { ...one, withdrawnAt: at() },
    ]);
  });
});

describe("rule sets", () => {
  it("[V28] published ahead take over at their minute", async () => {
    expect((await publish(commander, rules())).status).toBe(201);
    expect((await commander.get("/api/rules")).body.version).toBe(1);
    server.clock.now = ms(at("12:00")) - 1;
    expect((await commander.get("/api/rules")).body.version).toBe(1);
    server.clock.now = ms(at("12:00"));
    expect((await commander.get("/api/rules")).body.version).toBe(2);
    const { items } = (await commander.get("/api/rules/history")).body;
    expect(items.map((one: RuleSet) => one.version)).toEqual([2, 1]);
  });

  it("[V28] can be taken back before, and their number is never given again", async () => {
    await publish(commander, rules());
    expect((await commander.post("/api/rules/1/withdraw")).body.code).toBe("already-in-force");
    expect((await commander.post("/api/rules/7/withdraw")).status).toBe(404);
    expect((await commander.post("/api/rules/2/withdraw")).body.withdrawnAt).toBe(at());
    server.clock.now = ms(at("13:00"));
    expect((await commander.get("/api/rules")).body.version).toBe(1);
    const again = await publish(commander, rules({ effectiveFrom: at("14:00") }));
    expect(again.body.errors[0].field).toBe("version");
    expect(
      (await publish(commander, rules({ version: 3, effectiveFrom: at("14:00") }))).status,
    ).toBe(201);
  });

  it.each([
    ["version", rules({ version: 5 })],
    ["effectiveFrom", rules({ effectiveFrom: at("08:00") })],
    [
      "purposes.1.code",
      rules({ purposes: [rules().purposes[0]!, rules().purposes[0]!], measures: [] }),
    ],
    [
      "measures.0.purposes.1",
      rules({ measures: [{ ...rules().measures[0]!, purposes: [15, 99] }] }),
    ],
    ["measures.1.id", rules({ measures: [rules().measures[0]!, rules().measures[0]!] })],
    ["purposes.0.name.vi", { ...rules(), purposes: [{ code: 1, name: { en: "x" } }] }],
    ["graceHours", { ...rules(), graceHours: 1_000 }],
    ["basis.default", { ...rules(), basis: {} }],
  ])("what is wrong with %s is said by name", async (field, set) => {
    const reply = await publish(commander, set);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((one: { field: string }) => one.field)).toContain(field);
  });

  it("[X2] are published only with a grant over everything", async () => {
    expect((await publish(await server.as("commander", province), rules())).status).toBe(403);
    expect((await publish(await server.as("registrar"), rules())).status).toBe(403);
    expect((await publish(await server.as("administrator"), rules())).status).toBe(201);
  });

  it("bring a new purpose with its own cap and words to everybody who reads the rules: data, no code", async () => {
    const added = {
      code: 200,
      name: { vi: "Chở oxy y tế", en: "Medical oxygen" },
      occupantsMax: 2,
    };
    await publish(commander, { ...rules(), purposes: [...rules().purposes, added] });
    server.clock.now = ms(at("12:00"));
    const registrar = await server.as("registrar");
    const asks = (occupantsMax: number) => {
      const { plate, carrier, endpoint, corridor, use, kind } = aPass();
      return registrar.post("/api/passes").send({
        plate,
        trailerPlate: null,
        kind,
        purpose: 200,
        carrier,
        occupantsMax,
        origin: "TP. Thủ Đức",
        endpoint,
        corridor,
        use,
        validFrom: at("12:00"),
        validTo: at("12:00", 1),
      });
    };
    expect((await asks(3)).body.errors[0].field).toBe("occupantsMax");
    expect((await asks(2)).status).toBe(201);
  });
});

describe("those who follow along", () => {
  const tabletCall = async (path: string) => {
    const tablet = await server.tablet();
    const authorization = tablet.authorization("GET", path, server.clock.now);
    return (await server.anyone().get(path).set("authorization", authorization)).body;
  };
  type Sent = { kind: string; id: string; value: unknown };
  const ofRules = (items: Sent[]) =>
    items.filter(({ kind }) => ["rules", "risk-level", "measure"].includes(kind));

  it("[V28] have what is to come ahead, in snapshot and changes alike, and hear of what is taken back", async () => {
    const { cursor } = await tabletCall("/api/snapshot");
    const [ahead, own] = [level({ effectiveFrom: at("12:00") }), measure()];
    await setLevels(commander, ahead);
    await order(commander, own);
    await publish(commander, rules());
    const sent = ofRules((await tabletCall(`/api/changes?after=${cursor}`)).items);
    expect(sent.map(({ kind, id }) => [kind, id])).toEqual([
      ["risk-level", ahead.id],
      ["measure", own.id],
      ["rules", "2"],
    ]);
    expect(sent.every(({ value }) => value !== null)).toBe(true);
    const whole = ofRules((await tabletCall("/api/snapshot")).items);
    expect(whole.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      [...sent.map(({ kind, id }) => `${kind} ${id}`), "rules 1"].sort(),
    );

    const { next } = await tabletCall(`/api/changes?after=${cursor}`);
    await commander.post(`/api/risk-levels/${ahead.id}/withdraw`);
    await commander.post("/api/rules/2/withdraw");
    expect(ofRules((await tabletCall(`/api/changes?after=${next}`)).items)).toEqual([
      { kind: "risk-level", id: ahead.id, value: null },
      { kind: "rules", id: "2", value: null },
    ]);
  });

  it("[V24] keep what was in force for as long as grace may reach, and no longer", async () => {
    await publish(commander, rules());
    const versions = async () =>
      ofRules((await tabletCall("/api/snapshot")).items).map(({ id }) => id);
    server.clock.now = ms(at("12:00", 6));
    expect(await versions()).toEqual(["1", "2"]);
    server.clock.now = ms(at("12:00", 8));
    expect(await versions()).toEqual(["2"]);
  });
});

describe("a scan that comes late", () => {
  it("[V28] [V22] is judged again by the rules, levels and measures of its own time", async () => {
    const { store, clock } = server;
    const pass = aPass();
    await store.write(async (tx) => {
      await tx.putPass(pass, "");
      await tx.putEndpoint(anEndpoint({ area: "dong-phu" }));
    });
    await order(commander, measure({ effectiveFrom: at("08:00") }));
    await setLevels(commander, level({ effectiveFrom: at("07:00") }));
    clock.now = ms(at("10:00"));
    const tablet = await server.tablet();
    const upload = async (time: string) => {
      const scan = tablet.scan({
        how: "plate",
        at: time,
        id: uuidv7(ms(time), new Uint8Array(10)),
      });
      const reply = await server
        .anyone()
        .post("/api/scans")
        .send(tablet.batch([scan]));
      const { verdict } = reply.body.results[0];
      return [verdict.outcome, ...verdict.reasons.map((one: { code: string }) => one.code)];
    };
    expect(await upload(at("07:59"))).toEqual(["go"]);
    expect(await upload(at("08:00"))).toEqual(["inspect", "barred-by-measure"]);
    expect(await upload(at("08:01"))).toEqual(["inspect", "barred-by-measure"]);
  });
});
