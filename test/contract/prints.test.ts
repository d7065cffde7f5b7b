import type { Test } from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewPass } from "../../shared/contract/registry.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint, anEndpoint } from "../build/a-place.ts";
import {
  canReadPdf,
  darkAround,
  fontsOf,
  hasInk,
  infoOf,
  rasterise,
  textOf,
} from "../build/a-print.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { anImport } from "../build/an-import.ts";
import { at } from "../build/times.ts";

/** Every mark on every vowel that takes one, in both cases: two of them stand over one letter. */
const everyMark = "Ấp Xuân Lộc, xã Đường Mười Ngựa, Ứng Hoà, Kiểu Ỡm Ờ, Nguyễn Huệ Ẵm Ẳng";

let server: TestServer;
let registrar: Agent;
let plates = 0;

const issue = async (change: Partial<Record<keyof NewPass, unknown>> = {}): Promise<Pass> => {
  plates += 1;
  const { status, text, body } = await registrar.post("/api/passes").send({
    plate: `93C-${String(plates).padStart(5, "0")}`,
    trailerPlate: "93R-001.23",
    kind: 1,
    purpose: 1,
    carrier: "van-tai-phuoc-long",
    occupantsMax: 3,
    origin: everyMark,
    endpoint: "kcn-chon-thanh",
    corridor: "dt741-ql14",
    use: "multi",
    validFrom: at("07:00"),
    validTo: at("07:00", 3),
    ...change,
  });
  expect(status, text).toBe(201);
  return body;
};
const fileOf = async (asked: Test): Promise<Buffer> => {
  const { body, type } = await asked
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => void pieces.push(piece));
      response.on("end", () => done(null, Buffer.concat(pieces)));
    })
    .expect(200);
  expect(type).toBe("application/pdf");
  return body;
};
const print = (id: string, query = {}, agent = registrar) =>
  fileOf(agent.get(`/api/passes/${id}/pass.pdf`).query(query));
const printMany = (body: object, agent = registrar) => agent.post("/api/passes/print").send(body);
/** As it is read, wherever a line ends. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

beforeAll(async () => {
  server = await aServer();
  registrar = await server.as("registrar");
  await server.store.write(async (tx) => {
    await tx.putEndpoint(
      anEndpoint({ name: "Khu công nghiệp Chơn Thành", address: "Ấp 2, thị xã Chơn Thành" }),
    );
    for (const id of ["dong-xoai", "bu-dang", "cai-chanh"])
      await tx.putCheckpoint(aCheckpoint({ id, kind: id === "cai-chanh" ? "border" : "inner" }));
  });
});
afterAll(() => server.close());

describe.skipIf(!canReadPdf)("a pass on paper", () => {
  const sizes = { a4: [210, 297], a5: [148, 210] } as const;

  it.each(["a4", "a5"] as const)(
    "[G1] says on %s what the screen's sheet says, every mark where it belongs",
    async (paper) => {
      const pass = await issue();
      const pdf = await print(pass.id, { paper });
      const [text = "", ...more] = textOf(pdf).map(flat);
      expect(more).toEqual([]);
      expect(text.normalize("NFC")).toBe(text);
      for (const words of [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
        "GIẤY NHẬN DIỆN PHƯƠNG TIỆN LUỒNG XANH",
        formatPlate(pass.plate),
        "Số người cho phép",
        "tính cả lái xe",
        "07:00 ngày 22/11/2026",
        "07:00 ngày 25/11/2026",
        formatShortCode(pass.shortCode),
        "Khu công nghiệp Chơn Thành",
        "Ấp 2, thị xã Chơn Thành",
        everyMark,
        "93R-001.23",
        "/delay",
      ])
        expect(text).toContain(words);
    },
  );

  it.each(["a4", "a5"] as const)(
    "[G2] has on %s a code of 120 mm or more with white around it, which another reader reads",
    async (paper) => {
      const pass = await issue();
      const [page, ...more] = rasterise(await print(pass.id, { paper }));
      expect(more).toEqual([]);
      expect(page!.code).toBe(pass.token);
      const { raster } = page!;
      const [width, height] = sizes[paper];
      expect(raster.width / raster.perMm).toBeCloseTo(width, 0);
      expect(raster.height / raster.perMm).toBeCloseTo(height, 0);
      const centre = paper === "a4" ? { x: 72, y: 135 } : { x: 74, y: 105 };
      const code = darkAround(raster, centre, 5);
      const [wide, high] = [code.right - code.left, code.bottom - code.top];
      expect(wide).toBeGreaterThanOrEqual(120);
      expect(Math.abs(wide - high)).toBeLessThan(0.3);
      // Four modules of at most 53.
      const quiet = (wide / 53) * 4 - 0.2;
      const { left, top, right, bottom } = code;
      const around = {
        left: left - quiet,
        top: top - quiet,
        right: right + quiet,
        bottom: bottom + quiet,
      };
      const eachSide = [
        { ...around, right: left - 0.2 },
        { ...around, left: right + 0.2 },
        { ...around, bottom: top - 0.2 },
        { ...around, top: bottom + 0.2 },
      ];
      expect(
        eachSide.map((side) => hasInk(raster, { ...side, left: Math.max(0, side.left) })),
      ).toEqual([false, false, false, false]);
    },
  );

  it("[G2] draws the code as squares at error correction Q, not as a picture", async () => {
    const pass = await issue();
    const pdf = await print(pass.id);
    expect(pdf.toString("latin1")).not.toContain("/Image\n");
    const { raster } = rasterise(pdf)[0]!;
    const code = darkAround(raster, { x: 72, y: 135 }, 5);
    // Within its corner stands a square of three modules.
    const corner = darkAround(raster, { x: code.left + 8, y: code.top + 8 }, 0.5);
    const line = corner.right - corner.left;
    const side = line / 3;
    // The bits of its format stand beside the corner, in the modules 0 and 1 of row 8: `11` says Q, under the mask of ISO 18004.
    const module = (column: number, row: number): boolean =>
      raster.dark(
        (code.left + (column + 0.5) * side) * raster.perMm,
        (code.top + (row + 0.5) * side) * raster.perMm,
      );
    const level = [module(0, 8), module(1, 8)].map((dark, n) => dark !== [true, false][n]);
    expect(level).toEqual([true, true]);
  });

  it("[G3] carries the letters it shows and no more, and says which they are", async () => {
    const pdf = await print((await issue()).id);
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThanOrEqual(4);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+BeVietnamPro-\w+ yes yes yes$/);
    expect(pdf.length).toBeLessThan(80_000);
  });

  it("[G4] has marks for cutting outside the sheet, and for folding clear of the code", async () => {
    const pass = await issue();
    const cropped = await print(pass.id, { paper: "a5", marks: "crop" });
    const points = (mm: number): string => ((mm * 72) / 25.4).toFixed(2);
    expect(infoOf(cropped).get("TrimBox")?.split(/\s+/)).toEqual([10, 10, 158, 220].map(points));
    const { raster, code } = rasterise(cropped)[0]!;
    expect(code).toBe(pass.token);
    expect(raster.width / raster.perMm).toBeCloseTo(168, 0);
    for (const [x, y] of [
      [10, 4],
      [158, 4],
      [10, 225],
      [158, 225],
    ] as const)
      expect(hasInk(raster, { left: x - 0.5, right: x + 0.5, top: y, bottom: y + 1 })).toBe(true);
    // Nothing at the line itself: what is cut a little off shows no mark.
    expect(hasInk(raster, { left: 9.5, right: 10.5, top: 8, bottom: 12 })).toBe(false);

    const [whole] = rasterise(await print(pass.id));
    const box = darkAround(whole!.raster, { x: 72, y: 135 }, 5);
    const fold = { left: 5, right: 8, top: box.bottom + 9, bottom: box.bottom + 12 };
    expect(hasInk(whole!.raster, fold)).toBe(true);
    expect(hasInk(whole!.raster, { ...fold, left: 202, right: 205 })).toBe(true);
    expect(hasInk(whole!.raster, { ...fold, top: box.top, bottom: box.bottom + 9 })).toBe(false);
  });

  it("[G7] is a card as wide as a phone with the same code and what is asked for most", async () => {
    const pass = await issue();
    const pdf = await print(pass.id, { paper: "phone" });
    const [page] = rasterise(pdf);
    expect(page!.code).toBe(pass.token);
    expect(page!.raster.height / page!.raster.width).toBeCloseTo(16 / 9, 1);
    const text = flat(textOf(pdf).join(" "));
    for (const words of [
      formatPlate(pass.plate),
      "3 người",
      formatShortCode(pass.shortCode),
      "07:00 ngày 25/11/2026",
      "Khu công nghiệp Chơn Thành",
    ])
      expect(text).toContain(words);
  });

  it("[G1] keeps within its sheet what is as long as it may be", async () => {
    await server.store.write((tx) =>
      tx.putEndpoint(
        anEndpoint({
          id: "dai",
          code: 77,
          name: `Điểm ${"Ứ".repeat(60)}`,
          address: "Ấp ".repeat(60).trim(),
        }),
      ),
    );
    const pass = await issue({
      plate: "93C-123456",
      endpoint: "dai",
      via: ["kcn-chon-thanh"],
      origin: "W".repeat(120),
    });
    for (const paper of ["a4", "a5", "phone"]) {
      const [page] = rasterise(await print(pass.id, { paper }));
      expect(page!.code).toBe(pass.token);
      const { width, height, perMm } = page!.raster;
      const [wide, high] = [width / perMm, height / perMm];
      expect(
        hasInk(page!.raster, { left: wide - 3, right: wide - 0.2, top: 0, bottom: high - 0.2 }),
      ).toBe(false);
      expect(
        hasInk(page!.raster, { left: 0, right: wide - 0.2, top: high - 2, bottom: high - 0.2 }),
      ).toBe(false);
    }
  });

  it("[G8] prints those named in one file, in that order and each once", async () => {
    const passes = [await issue(), await issue(), await issue()];
    const ids = [passes[2]!.id, passes[0]!.id, passes[1]!.id, passes[0]!.id];
    const pdf = await fileOf(printMany({ passes: ids, paper: "a5" }));
    const pages = textOf(pdf);
    expect(pages).toHaveLength(3);
    for (const [n, place] of [2, 0, 1].entries())
      expect(pages[n]).toContain(formatPlate(passes[place]!.plate));
    expect(rasterise(pdf).map(({ code }) => code)).toEqual([2, 0, 1].map((n) => passes[n]!.token));
  });

  it("[G6] prints a convoy as its roll and the passes that are good, in the order they drive", async () => {
    const [first, gone, third] = [await issue(), await issue(), await issue()];
    await registrar
      .post(`/api/passes/${gone!.id}/revoke`)
      .send({ reason: "Thử thu hồi" })
      .expect(200);
    const id = uuidV7(server.clock.now);
    const vehicles = [third!, gone!, first!].map(({ plate, id: pass }) => ({
      by: "plate",
      plate,
      pass,
    }));
    await registrar
      .post("/api/convoys")
      .send({
        ...{ id, name: "Đoàn số 3, chở gạo về Bù Đốp", corridor: "dt741-ql14", entry: "tan-lap" },
        exit: "cai-chanh",
        window: { from: at("09:00"), until: at("10:00") },
        vehicles: [...vehicles, { by: "plate", plate: "51D-999.99" }],
        at: at("08:00"),
      })
      .expect(201);
    const pages = textOf(await fileOf(registrar.get(`/api/convoys/${id}/convoy.pdf`))).map(flat);
    expect(pages).toHaveLength(3);
    const [roll = ""] = pages;
    expect(roll).toContain("DANH SÁCH ĐOÀN XE");
    expect(roll).toContain("Đoàn số 3, chở gạo về Bù Đốp");
    const order = [third!, gone!, first!].map(({ plate }) => roll.indexOf(formatPlate(plate)));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(roll).toContain("đã thu hồi");
    expect(roll).toContain("không có giấy");
    expect(pages[1]).toContain(formatPlate(third!.plate));
    expect(pages[2]).toContain(formatPlate(first!.plate));

    // Who escorts reads the convoy and no pass.
    const officer = await server.as("officer", { kind: "corridor", id: "dt741-ql14" });
    const read = await officer.get(`/api/passes/${first!.id}`);
    const itsPages = textOf(await fileOf(officer.get(`/api/convoys/${id}/convoy.pdf`)));
    expect(itsPages).toHaveLength(read.status === 200 ? 3 : 1);
    if (read.status !== 200) expect(itsPages[0]).not.toContain(formatShortCode(first!.shortCode));
  });

  it("[G8] prints what an import issued, in the order of its rows, and tells by field which file it wants", async () => {
    const passes = [await issue(), await issue()];
    const account = passes[0]!.issuedBy;
    const id = crypto.randomUUID();
    const rows = [5, 6, 7].map((row) => [row, ["x"]] as const);
    await server.store.write(async (tx) => {
      await tx.addImportParts(id, [{ part: 0, rows: rows.map(([n, cells]) => [n, [...cells]]) }]);
      const issued = (row: number, pass: Pass) => ({
        row,
        outcome: "issued" as const,
        pass: pass.id,
        errors: [],
      });
      const wrong = { row: 6, outcome: "wrong" as const, pass: null, errors: [] };
      await tx.putResults(id, [
        { part: 0, results: [issued(5, passes[1]!), wrong, issued(7, passes[0]!)] },
      ]);
      await tx.putImport(
        anImport({
          id,
          account,
          state: "done",
          parts: 1,
          rows: 3,
          counts: { good: 0, issued: 2, already: 0, wrong: 1 },
        }),
      );
    });
    const asked = (query = {}) => registrar.get(`/api/imports/${id}/passes.pdf`).query(query);
    const pages = textOf(await fileOf(asked({ paper: "a5" })));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain(formatPlate(passes[1]!.plate));
    expect(pages[1]).toContain(formatPlate(passes[0]!.plate));
    const beyond = await asked({ file: 2 });
    expect([beyond.status, beyond.body.errors?.[0].field]).toEqual([400, "file"]);
    expect((await (await server.as("registrar")).get(`/api/imports/${id}/passes.pdf`)).status).toBe(
      404,
    );
  });
});

describe("who prints what", () => {
  it("[G8] refuses by its field what is not good, and more than a file holds", async () => {
    const [good, gone] = [await issue(), await issue()];
    await registrar
      .post(`/api/passes/${gone.id}/suspend`)
      .send({ reason: "Chờ xác minh" })
      .expect(200);
    const one = await registrar.get(`/api/passes/${gone.id}/pass.pdf`);
    expect([one.status, one.body.code]).toEqual([409, "not-printable"]);
    const many = await printMany({ passes: [good.id, gone.id] });
    expect([many.status, many.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      409,
      ["passes.1"],
    ]);
    const tooMany = await printMany({
      passes: Array.from({ length: 5_001 }, (_, n) => toPassId(1, 0, n)),
    });
    expect([tooMany.status, tooMany.body.errors[0].field]).toEqual([400, "passes"]);
    expect(tooMany.body.errors[0].message).toContain("5000");
    expect((await printMany({ passes: [] })).status).toBe(400);
  });

  it("[G8] answers of a pass beyond reach as of one that is not there, alone and among others", async () => {
    const pass = await issue();
    const stranger = await server.as("registrar", { kind: "area", id: "dak-nong" });
    for (const id of [pass.id, "1-0-9999"]) {
      expect((await stranger.get(`/api/passes/${id}/pass.pdf`)).status).toBe(404);
      expect((await printMany({ passes: [id] }, stranger)).status).toBe(404);
    }
  });

  it("tells a limit of files by account, and when to come again", async () => {
    const narrow = await aServer({ allowances: { prints: { points: 1, duration: 60 } } });
    try {
      await narrow.store.write((tx) => tx.putPass(aPass(), ""));
      const agent = await narrow.as("registrar");
      await fileOf(agent.get(`/api/passes/${aPass().id}/pass.pdf`));
      const { status, headers } = await agent.get(`/api/passes/${aPass().id}/pass.pdf`);
      expect([status, Number(headers["retry-after"]) > 0]).toEqual([429, true]);
    } finally {
      await narrow.close();
    }
  });
});
