import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const day = at().slice(0, 10);
const basis = {
  kind: "Quyết định",
  number: "2686/QĐ-BCĐQG",
  date: "2021-05-31",
  issuer: "Ban Chỉ đạo quốc gia",
};
const tooMany = aVerdict({
  outcome: "stop",
  reasons: [{ ...aReason("too-many-aboard", "V11"), params: { max: 2, seen: 3 }, basis }],
});

it("[E2] a receipt of any post of the places that ship says where to appeal", async () => {
  const server = await aServer();
  try {
    const { areas, checkpoints } = readReference();
    await server.store.write(async (tx) => {
      for (const area of areas) await tx.putArea(area);
      for (const post of checkpoints) await tx.putCheckpoint(post);
      await tx.putPass(aPass({ purpose: 3 }), "");
    });
    for (const { id } of checkpoints) {
      const tablet = await server.tablet(id);
      const scan = tablet.scan({ decision: "turn-back", checkpoint: id });
      await server
        .anyone()
        .post("/api/scans")
        .send(tablet.batch([scan]))
        .expect(200);
      const { body } = await server.anyone().get(`/api/receipts/${receiptCodeOf(scan.id)}`);
      expect(body.items[0].appeals?.office, id).toMatch(/Bình Phước.*1022/);
    }
  } finally {
    await server.close();
  }
});

describe.each(Object.entries(stores))("receipts, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let tablet: TestDevice;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store });
    await server.store.write(async (tx) => {
      await tx.putArea(
        anArea({ appeals: { office: "Thanh tra Sở GTVT", phone: "0271 3888 113" } }),
      );
      await tx.putArea(anArea({ id: "dong-phu", name: "Đồng Phú", parent: "binh-phuoc" }));
      await tx.putArea(anArea({ id: "bu-dang", name: "Bù Đăng", parent: "binh-phuoc" }));
      await tx.putCheckpoint(aCheckpoint({ area: "dong-phu" }));
      await tx.putCheckpoint(aCheckpoint({ id: "cai-chanh", area: "bu-dang" }));
      await tx.putPass(aPass({ purpose: 3 }), "");
    });
    server.clock.now = Date.parse(at("13:00"));
    tablet = await server.tablet("tan-lap");
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const upload = async (scans: readonly Scan[], device = tablet): Promise<void> => {
    const reply = await server.anyone().post("/api/scans").send(device.batch(scans));
    for (const one of reply.body.results) expect(one).toMatchObject({ result: "recorded" });
  };
  const ask = (scan: Scan | string, plate?: string) =>
    server
      .anyone()
      .get(`/api/receipts/${typeof scan === "string" ? scan : receiptCodeOf(scan.id)}`)
      .query(plate === undefined ? {} : { plate });

  it("[E1] is not there until the scan is, and is found by its code in any spelling", async () => {
    const scan = tablet.scan({ decision: "hold", verdict: tooMany, occupantsSeen: 3 });
    expect((await ask(scan)).status).toBe(404);
    await upload([scan]);
    const code = receiptCodeOf(scan.id);
    const spelled = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase();
    const { body } = await ask(encodeURIComponent(spelled));
    expect(body).toMatchObject({ code, items: [{ decision: "hold", at: scan.at }] });
    expect((await ask("AAAA-AAAA-AAAA")).status).toBe(404);
  });

  it.each(["hold", "turn-back", "refer"] as const)(
    "[E1] there is one of a %s",
    async (decision) => {
      const scan = tablet.scan({ decision });
      await upload([scan]);
      expect((await ask(scan)).body.items).toHaveLength(1);
    },
  );

  it("[E1] there is none of what was let through; a walk-up's is there too", async () => {
    const through = tablet.scan({ occupantsSeen: 2 });
    const walkUp = tablet.scan({
      how: "walk-up",
      pass: null,
      plate: aPlate("51C-678.90"),
      walkUp: { kind: 1, endpoint: "kcn-chon-thanh", corridor: "dt741-ql14" },
      decision: "turn-back",
      at: at("09:20"),
    });
    await upload([through, walkUp]);
    expect((await ask(through)).status).toBe(404);
    expect((await ask(walkUp)).body.items).toMatchObject([{ plateTail: "90" }]);
  });

  it("[E1] two scans that by chance have one code are both told", async () => {
    const other = tablet.scan({ id: "019a9e00-0000-7000-8000-00004f2a91c3", decision: "hold" });
    const scan = tablet.scan({
      id: "019a9e01-0000-7000-8080-00004f2a91c3",
      decision: "refer",
      at: at("09:10"),
    });
    expect(receiptCodeOf(scan.id)).toBe(receiptCodeOf(other.id));
    await upload([other, scan]);
    const { body } = await ask(scan);
    expect(body.items).toMatchObject([{ decision: "hold" }, { decision: "refer" }]);
  });

  it("[E2] says what, when, where, why by which rule and act, and where to appeal", async () => {
    const scan = tablet.scan({ decision: "turn-back", verdict: tooMany, occupantsSeen: 3 });
    await upload([scan]);
    const rules = (await (await server.as("inspector")).get("/api/rules")).body;
    expect((await ask(scan)).body.items).toEqual([
      {
        decision: "turn-back",
        at: scan.at,
        post: { name: "Chốt Tân Lập", area: "Đồng Phú", basis: aCheckpoint().basis },
        plateTail: "45",
        plate: null,
        occupantsSeen: 3,
        reasons: [{ code: "too-many-aboard", rule: "V11", params: { max: 2, seen: 3 }, basis }],
        rulesVersion: tooMany.facts.rulesVersion,
        basis: rules.basis.default,
        appeals: { office: "Thanh tra Sở GTVT", phone: "0271 3888 113" },
        became: [],
      },
    ]);
  });

  it("[E2] tells the whole plate to who types it, and to nobody else", async () => {
    const scan = tablet.scan({ decision: "hold" });
    await upload([scan]);
    const plate = String(scan.plate);
    expect((await ask(scan, "93c 123-45")).body.items[0].plate).toBe(plate);
    const other = await ask(scan, "93C-999.45");
    expect(other.body.items[0]).toMatchObject({ plate: null, plateTail: "45" });
    expect(JSON.stringify(other.body)).not.toContain(plate);
    const wrong = await ask(scan, "?");
    expect(wrong.body).toMatchObject({ status: 400, errors: [{ field: "plate" }] });
  });

  it("[E2] names nobody, repeats no text of anybody, and does not say that a vehicle is looked for", async () => {
    const scan = tablet.scan({
      decision: "hold",
      officer: "le-thi-an",
      note: "Lái xe tên Nguyễn Văn Bảy",
      verdict: aVerdict({
        outcome: "stop",
        reasons: [
          {
            ...aReason("revoked", "V4"),
            params: { why: "Chủ xe Trần Văn Tám trả giấy", plate: "93C12345", at: at() },
            basis: null,
          },
          {
            ...aReason("watched", "W3"),
            params: { issuer: "Công an huyện", until: at(), instruction: "Hỏi anh Chín" },
            basis: null,
          },
        ],
      }),
    });
    await upload([scan]);
    const { text, body } = await ask(scan);
    expect(body.items[0].reasons).toMatchObject([{ code: "revoked", params: { at: at() } }]);
    for (const word of ["an", "Bảy", "Tám", "Chín", "Công an huyện", scan.id, tablet.id])
      expect(text).not.toMatch(new RegExp(`(^|[^\\p{L}])${word}([^\\p{L}]|$)`, "u"));
    expect(text).not.toContain("93C12345");
  });

  it("[E3] says that the officer took it back within the minute", async () => {
    const scan = tablet.scan({ decision: "turn-back", at: at("09:00") });
    const instead = tablet.scan({
      at: at("09:00:30"),
      corrects: { scan: scan.id, at: scan.at },
    });
    await upload([scan, instead]);
    expect((await ask(scan)).body.items[0].became).toEqual([
      { what: "corrected", at: instead.at, decision: "let-through" },
    ]);
  });

  it("[E3] says that it was let through later there, and nothing of where else it went", async () => {
    const scan = tablet.scan({ decision: "hold", at: at("09:00") });
    const far = await server.tablet("cai-chanh");
    await upload([scan]);
    await upload([far.scan({ at: at("09:40") })], far);
    expect((await ask(scan)).body.items[0].became).toEqual([]);
    await upload([tablet.scan({ at: at("09:50") }), tablet.scan({ at: at("09:55") })]);
    expect((await ask(scan)).body.items[0].became).toEqual([
      { what: "let-through", at: at("09:50") },
    ]);
  });

  it("[E3] says that the server judged otherwise, and that what a cut-off tablet sent counts for nothing", async () => {
    const scan = tablet.scan({
      how: "plate",
      decision: "turn-back",
      verdict: aVerdict({ outcome: "stop", reasons: [aReason("expired", "V8")] }),
    });
    await upload([scan]);
    expect((await ask(scan)).body.items[0].became).toEqual([{ what: "judged", outcome: "go" }]);
    const administrator = await server.as("administrator");
    await administrator.post(`/api/devices/${tablet.id}/cut-off`).expect(200);
    const after = tablet.scan({ decision: "hold", at: at("09:30") });
    await upload([after]);
    expect((await ask(after)).body.items[0].became).toEqual([{ what: "suspect" }]);
  });

  it("[E4] a day's table counts each post's scans and refusals, names those of valid passes and how long they waited", async () => {
    const valid = tablet.scan({ decision: "hold", at: at("09:00") });
    const taken = tablet.scan({ decision: "turn-back", at: at("09:31") });
    await upload([
      valid,
      tablet.scan({ at: at("09:30") }),
      taken,
      tablet.scan({ at: at("09:31:20"), corrects: { scan: taken.id, at: taken.at } }),
      tablet.scan({ decision: "turn-back", at: at("11:00"), occupantsSeen: 9, verdict: tooMany }),
    ]);
    const far = await server.tablet("cai-chanh");
    await upload([far.scan({ at: at("12:00") })], far);
    const commander = await server.as("commander");
    const table = await commander.get("/api/daily/posts").query({ day });
    expect(table.body).toEqual({
      day,
      asOf: expect.any(String),
      items: [
        {
          checkpoint: "tan-lap",
          scans: 5,
          refused: 2,
          wrongly: 1,
          evidence: [
            {
              scan: valid.id,
              trip: null,
              plate: valid.plate,
              at: valid.at,
              decision: "hold",
            },
          ],
          delays: 0,
          reports: [],
          medianWaitMinutes: 30,
        },
        {
          checkpoint: "cai-chanh",
          scans: 1,
          refused: 0,
          wrongly: 0,
          evidence: [],
          delays: 0,
          reports: [],
          medianWaitMinutes: null,
        },
      ],
    });
    const before = await commander.get("/api/daily/posts").query({ day: "2020-01-01" });
    expect(before.body.items).toEqual([]);
  });

  it("[E4] tells each who asks of the posts within reach", async () => {
    await upload([tablet.scan({ decision: "hold" })]);
    const asked = async (id: string) => {
      const district = await server.as("commander", { kind: "area", id });
      return (await district.get("/api/daily/posts").query({ day })).body.items;
    };
    expect(await asked("dong-phu")).toMatchObject([{ checkpoint: "tan-lap" }]);
    expect(await asked("bu-dang")).toEqual([]);
    const officer = await server.as("officer");
    expect((await officer.get("/api/daily/posts").query({ day })).status).toBe(403);
  });
});
