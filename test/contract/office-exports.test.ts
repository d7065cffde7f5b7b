import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { extensionWhyWords } from "../../shared/text/extensions.ts";
import { uuidV7 } from "../build/a-device.ts";
import { bytesOf, rowsOfCsv, rowsOfWorkbook } from "../build/a-list-file.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aQuestion } from "../build/a-question.ts";
import { aRoadMark } from "../build/a-road-mark.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { aSignUpAsked } from "../build/a-sign-up.ts";
import { stores } from "../build/a-store.ts";
import { anExtendedPass, anExtension } from "../build/an-extension.ts";
import { at } from "../build/times.ts";

const here: Scope = { kind: "area", id: "binh-phuoc" };
const there: Scope = { kind: "area", id: "dak-nong" };

const csv = async (agent: Agent, list: string, query: object = {}): Promise<string[][]> =>
  rowsOfCsv(
    (
      await bytesOf(agent.get(`/api/exports/${list}`).query(query).set("accept-language", "en"))
    ).toString("utf8"),
  );
/** Its rows, each by its headings. */
const rowsOf = async (agent: Agent, list: string, query: object = {}) => {
  const [headings = [], ...rows] = await csv(agent, list, query);
  return rows.map((row) => Object.fromEntries(headings.map((name, n) => [name, row[n] ?? ""])));
};

const act = (number: string) => ({
  kind: "Quyết định",
  number,
  date: "2026-11-20",
  issuer: "UBND tỉnh",
});

describe.each(Object.entries(stores))("an office's lists in files, on %s", (_, open) => {
  let server: TestServer;
  let administrator: Agent;
  let commander: Agent;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dak-nong", name: "Đắk Nông" }));
      await tx.putCheckpoint(aCheckpoint({ id: "dong-xoai", name: "Chốt Đồng Xoài" }));
      return true;
    });
    administrator = await server.as("administrator");
    commander = await server.as("commander", here);
  }, 90_000);
  afterAll(() => server.close());

  const newId = (): string => uuidV7(server.clock.now);

  it("[L1] [N6] requests for accounts as they stand, in the areas whose people one may read", async () => {
    const asks = async (change: Parameters<typeof aSignUpAsked>[0]): Promise<string> => {
      const id = newId();
      const asked = aSignUpAsked(change);
      const sent = { id, asked, password: "một câu dài khó đoán" };
      await server.anyone().post("/api/sign-ups").send(sent).expect(201);
      return id;
    };
    await asks({ carrier: "=Vận tải Bù Nho", phone: "+84 271 3666 555" });
    await asks({ carrier: "Gia Nghĩa", area: "dak-nong", username: "gia-nghia" });
    const refused = await asks({ carrier: "Không rõ", username: "khong-ro", taxNumber: null });
    const decision = { id: newId(), decision: "refuse", reasons: ["not-reached"] };
    await administrator.post(`/api/sign-ups/${refused}/decide`).send(decision).expect(200);

    const local = await server.as("administrator", here);
    const [waiting, ...others] = await rowsOf(local, "sign-ups");
    expect(others).toEqual([]);
    expect(waiting).toEqual({
      Status: "Waiting",
      "Carrier's name": "'=Vận tải Bù Nho",
      "Tax number": "0100233488",
      "Address of its seat": "Số 12, đường ĐT741",
      Area: "Bình Phước",
      Contact: "Nguyễn Văn Hải",
      Telephone: "'+84 271 3666 555",
      "User name wished for": "bu-nho",
      Came: "2026-11-22 09:00",
      "Decided by": "",
      "Decided at": "",
      Reasons: "",
      Carrier: "",
    });
    const [told] = await rowsOf(local, "sign-ups", { status: "refused" });
    expect(told).toMatchObject({
      Status: "Refused",
      "Tax number": "",
      "Decided by": "administrator-1",
      "Decided at": "2026-11-22 09:00",
    });
    expect(told?.Reasons).not.toBe("");
    const names = async (agent: Agent, query = {}) =>
      (await rowsOf(agent, "sign-ups", query)).map((row) => row["Carrier's name"]);
    expect(await names(await server.as("administrator", there))).toEqual(["Gia Nghĩa"]);
    expect(await names(administrator, { status: "all" })).toHaveLength(3);
    await commander.get("/api/exports/sign-ups").expect(403);
  });

  it("[L1] [P24] the passes of an extension with how it stands with each, to whom it is shown", async () => {
    const registrar = await server.as("registrar", here);
    const id = newId();
    const counts = { good: 12, left: 1, extended: 0, undone: 0, kept: 0 };
    const plates = Array.from({ length: 12 }, (_, n) => aPlate(`93C-${10_000 + n}`));
    await server.store.write(async (tx) => {
      await tx.putExtension(anExtension({ id, parts: 2, counts }));
      const left = { code: "pass-suspended", params: {} };
      await tx.putExtensionParts(id, [
        { part: 0, entries: plates.map((plate) => anExtendedPass({ plate })) },
        { part: 1, entries: [anExtendedPass({ outcome: "left", why: left })] },
      ]);
      return true;
    });
    const rows = await rowsOf(registrar, "extension-passes", { extension: id });
    expect(rows).toHaveLength(13);
    expect(rows[0]).toMatchObject({ Plate: "93C-100.00", Result: "Can be extended", Reason: "" });
    expect(rows[12]).toMatchObject({
      Result: "Left",
      Reason: extensionWhyWords["pass-suspended"].en,
    });
    const left = await rowsOf(registrar, "extension-passes", { extension: id, outcome: "left" });
    expect(left).toEqual(rows.slice(12));
    const elsewhere = await server.as("registrar", there);
    for (const [by, extension] of [
      [elsewhere, id],
      [registrar, newId()],
    ] as const)
      await by.get("/api/exports/extension-passes").query({ extension }).expect(404);
    await registrar.get("/api/exports/extension-passes").expect(400);
  });

  it("[L1] [O51] what posts asked and what they were answered, within one's reach", async () => {
    const tablet = await server.tablet("tan-lap");
    const ask = async (change: Parameters<typeof aQuestion>[0]): Promise<string> => {
      const given = aQuestion({ id: newId(), ...change });
      const content = JSON.stringify(given);
      const signed = tablet.authorization("POST", "/api/questions", server.clock.now, content);
      const call = server.anyone().post("/api/questions").set("authorization", signed);
      expect((await call.send(given)).status).toBe(201);
      return given.id;
    };
    const answered = await ask({});
    await ask({ plate: null, outcome: null, reasons: [], topics: [], text: "-Xe chưa tới" });
    const answer = { decision: "hold", words: "Chờ công an đến" };
    await commander.post(`/api/questions/${answered}/answer`).send(answer).expect(200);

    const [open, ...others] = await rowsOf(commander, "questions");
    expect(others).toEqual([]);
    expect(open).toMatchObject({ Plate: "", Question: "'-Xe chưa tới", Answer: "" });
    const [closed] = await rowsOf(commander, "questions", { status: "closed" });
    expect(closed).toMatchObject({
      Plate: "93C-123.45",
      Checkpoint: "Chốt Tân Lập",
      Asked: "2026-11-22 09:00",
      Answer: "Hold",
      "Words to the post": "Chờ công an đến",
      "Answered by": expect.stringMatching(/^commander-/),
      "Answered at": "2026-11-22 09:00",
    });
    expect(closed?.Question).toContain("Nguyễn Văn Ba");
    const elsewhere = await server.as("commander", there);
    expect(await rowsOf(elsewhere, "questions", { status: "closed" })).toEqual([]);
    await administrator.get("/api/exports/questions").query({ status: "any" }).expect(400);
  });

  it("[L1] [K16] marks of roads, those that count and those that are over", async () => {
    await server.store.write(async (tx) => {
      await tx.putRoadMark(aRoadMark({ factor: 2.5, reason: "+Ngập" }));
      const over = { by: "nobody", at: at("08:00", -3), why: "Nước đã rút" };
      await tx.putRoadMark(
        aRoadMark({
          id: "019aa9d2-1c00-7000-8000-00000000b002",
          factor: null,
          since: at("06:00", -3),
          until: null,
          takenBack: over,
        }),
      );
      return true;
    });
    const [now, ...others] = await rowsOf(commander, "road-marks");
    expect(others).toEqual([]);
    expect(now).toMatchObject({
      From: "Chốt Tân Lập",
      To: "Chốt Đồng Xoài",
      "State of the road": "2.5 times as slow",
      Why: "'+Ngập",
      Until: "2026-11-23 00:00",
    });
    const [over] = await rowsOf(commander, "road-marks", { status: "over" });
    expect(over).toMatchObject({
      "State of the road": "Shut",
      Until: "2026-11-19 08:00",
      "Taken back by": "nobody",
      "Why taken back": "Nước đã rút",
    });
    await (await server.as("officer")).get("/api/exports/road-marks").expect(403);
  });

  it("[L1] [X13] proposals with who made and who decided them, as far as one may read them", async () => {
    const body = { act: { kind: "rotate-key", realm: "drill" }, reason: "=Đến hạn đổi khóa" };
    const { id } = (await administrator.post("/api/proposals").send(body).expect(201)).body;
    const other = await server.as("administrator");
    await other.post(`/api/proposals/${id}/reject`).send({ reason: "Chưa cần" }).expect(200);
    expect(await rowsOf(administrator, "proposals")).toEqual([
      {
        "What is proposed": "Rotate the key for drills",
        Status: "Rejected",
        Reason: "'=Đến hạn đổi khóa",
        "Proposed by": "administrator-1",
        "Made at": "2026-11-22 09:00",
        "Decided by": expect.stringMatching(/^administrator-/),
        "Decided at": "2026-11-22 09:00",
        "Why rejected": "Chưa cần",
      },
    ]);
    expect(await rowsOf(commander, "proposals")).toEqual([]);
  });

  it("[L1] [V20] the risk level of every area, its own or that of the area it lies in, and what comes next", async () => {
    const basis = act("12/QĐ-BCĐ");
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dong-phu", name: "+Đồng Phú", parent: "binh-phuoc" }));
      await tx.putLevel({
        ...{ id: newId(), area: "binh-phuoc", level: "high", basis },
        ...{ effectiveFrom: at("00:00"), withdrawnAt: null },
      });
      await tx.putLevel({
        ...{ id: newId(), area: "dong-phu", level: "very-high", basis },
        ...{ effectiveFrom: at("00:00", 1), withdrawnAt: null },
      });
      return true;
    });
    const carrier = await server.as("carrier", { kind: "carrier", id: "van-tai-phuoc-long" });
    const [own, province, other, ...none] = await rowsOf(carrier, "risk-levels");
    expect(none).toEqual([]);
    expect([own, province, other]).toEqual([
      {
        Area: "'+Đồng Phú",
        "Lies in": "Bình Phước",
        "Risk level": "Orange – high",
        "Set for": "Bình Phước",
        "In force since": "2026-11-22 00:00",
        "Next level": "Red – very high",
        "Next level from": "2026-11-23 00:00",
      },
      expect.objectContaining({ Area: "Bình Phước", "Lies in": "", "Next level": "" }),
      expect.objectContaining({ Area: "Đắk Nông", "Risk level": "None set", "Set for": "" }),
    ]);
    const named = async (q: string) =>
      (await rowsOf(carrier, "risk-levels", { q })).map((row) => row.Area);
    expect(await named("dong phu")).toEqual(["'+Đồng Phú"]);
    expect(await named("binh  PHUOC")).toEqual(["'+Đồng Phú", "Bình Phước"]);
    expect(await named("nowhere")).toEqual([]);
  });

  it("[L1] [X20] what areas order, in the order of the list and in words", async () => {
    const basis = act("15/QĐ");
    const orders = async (change: object, effectiveFrom = at("10:00")): Promise<void> => {
      const body = {
        ...{ id: newId(), area: "binh-phuoc", level: "high", basis, effectiveFrom },
        name: { vi: "Hạn chế", en: "=Limit" },
        ...{ vehicleKinds: null, purposes: null, ...change },
      };
      await commander.post("/api/measures").send(body).expect(201);
    };
    await orders({ effect: { kind: "occupants", max: 2 }, vehicleKinds: [1] }, at("09:00"));
    await orders({ effect: { kind: "stops", at: ["kcn-chon-thanh"] } });
    const [ahead, now, ...others] = await rowsOf(commander, "measures");
    expect(others).toEqual([]);
    expect(ahead).toMatchObject({
      Name: "'=Limit",
      Area: "Bình Phước",
      "What it orders": "May stop only at: KCN Chơn Thành",
      "Whom it concerns": "Every vehicle",
      "From level": "Orange – high",
      "Takes effect": "2026-11-22 10:00",
      Status: "Scheduled",
      Lifted: "",
    });
    expect(now).toMatchObject({ "What it orders": "At most 2 people", Status: "In force" });
    expect(now?.["Whom it concerns"]).not.toBe("Every vehicle");
    expect(now?.["Legal basis"]).toContain("15/QĐ");
    await server.anyone().get("/api/exports/measures").expect(401);
  });

  it("[L2] [L4] as a workbook, and noted as every other", async () => {
    const query = { status: "all", format: "xlsx" };
    const call = administrator.get("/api/exports/sign-ups").query(query);
    const rows = await rowsOfWorkbook(await bytesOf(call.set("accept-language", "vi")));
    expect(rows.flat()).toContain("=Vận tải Bù Nho");
    const { body } = await administrator.get("/api/audit").query({ limit: 1 });
    expect(body.items[0]).toMatchObject({
      type: "list.exported",
      payload: { list: "sign-ups", format: "xlsx", filters: "status" },
    });
  });
});
