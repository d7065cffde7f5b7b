import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeApart } from "../../server/imports/take-apart.ts";
import { runImports } from "../../server/run-imports.ts";
import type { SheetRow } from "../../server/sheets/sheet.ts";
import type { SeenRow } from "../../shared/contract/imports.ts";
import type { ImportBatch, ImportState } from "../../shared/domain/import-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { day } from "../../shared/text/when.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { aWorkbook, type Cell } from "../build/a-workbook.ts";
import { at } from "../build/times.ts";

const headings = [
  "STT",
  "Biển số xe",
  "Loại xe",
  "Mục đích",
  "Đơn vị vận tải",
  "Số người",
  "Nơi đi",
  "Nơi đến",
  "Tuyến",
  "Từ ngày",
  "Đến ngày",
];
const from = day(at("00:00"), "vi");
const to = day(at("00:00", 5), "vi");
interface Row {
  readonly plate: string;
  readonly people?: Cell;
  readonly endpoint?: string;
  readonly to?: Cell;
  readonly from?: Cell;
}
const rowOf = ({ plate, people = 2, endpoint = "KCN Chơn Thành", ...row }: Row): Cell[] => [
  1,
  plate,
  "Xe tải",
  "Giao hàng",
  "Vận tải Phước Long",
  people,
  "Thủ Đức",
  endpoint,
  "ĐT741 – QL14",
  row.from ?? from,
  row.to ?? to,
];
const aList = (rows: readonly Row[], more: readonly (readonly Cell[])[] = []): Buffer =>
  aWorkbook([{ name: "DS", rows: [headings, ...rows.map(rowOf), ...more] }]);

let plates = 0;
const nextPlate = (): string => {
  plates += 1;
  return `93C-${String(plates)
    .padStart(5, "0")
    .replace(/^(\d{3})/, "$1.")}`;
};
const manyRows = (count: number): Row[] =>
  Array.from({ length: count }, () => ({ plate: nextPlate() }));

describe.each(Object.entries(stores))("lists of vehicles on %s", (_, open) => {
  let server: TestServer;
  let registrar: Agent;
  let cookie: string;

  beforeAll(async () => {
    const { store } = await open();
    // Groups are small and rests long, so that a list is still under way when something is done to it.
    server = await aServer({ store, scansCome: true });
    registrar = await server.as("registrar");
    cookie = await server.cookie("registrar");
  }, 60_000);
  afterAll(() => server.close());

  const bring = async (
    bytes: Buffer,
    agent = registrar,
    name = "danh-sach.xlsx",
  ): Promise<string> => {
    const { body } = await agent
      .post("/api/imports")
      .query({ name })
      .set("content-type", "application/octet-stream")
      .send(bytes)
      .expect(201);
    return (body as ImportBatch).id;
  };
  const seen = async (id: string, agent = registrar): Promise<ImportBatch> =>
    (await agent.get(`/api/imports/${id}`).expect(200)).body;
  const until = async (id: string, ...states: readonly ImportState[]): Promise<ImportBatch> => {
    for (;;) {
      const now = await seen(id);
      if (states.includes(now.state)) return now;
      if (["refused", "stopped"].includes(now.state))
        throw new Error(`${now.state}: ${JSON.stringify(now.why)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const checked = async (bytes: Buffer): Promise<ImportBatch> =>
    until(await bring(bytes), "checked");
  /** Some of it is issued. */
  const begun = async (id: string): Promise<void> => {
    while ((await seen(id)).through === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const run = async (id: string): Promise<ImportBatch> => {
    await registrar.post(`/api/imports/${id}/run`).expect(200);
    return until(id, "done");
  };
  const rows = async (id: string, query: object = {}): Promise<SeenRow[]> =>
    (await registrar.get(`/api/imports/${id}/rows`).query(query).expect(200)).body.items;
  const passesOf = async (plate: string) =>
    (await registrar.get("/api/passes").query({ plate }).expect(200)).body.items;
  const download = async (id: string, query: object = {}): Promise<Buffer> => {
    const { body } = await registrar
      .get(`/api/imports/${id}/wrong.xlsx`)
      .query(query)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return body as Buffer;
  };
  const opened = async (bytes: Buffer): Promise<SheetRow[]> => {
    const found: SheetRow[] = [];
    await takeApart(bytes, {
      sheet: null,
      memory: {},
      head: () => {},
      row: (row) => void found.push(row),
      pause: () => {},
    });
    return found;
  };

  it("[I7] issues nothing before it is begun, then a pass for each good row, as a registration does", async () => {
    const plate = nextPlate();
    const batch = await checked(aList([{ plate }]));
    expect(batch).toMatchObject({ rows: 1, counts: { good: 1, issued: 0, already: 0, wrong: 0 } });
    expect(await passesOf(plate)).toEqual([]);
    const done = await run(batch.id);
    expect(done.counts).toEqual({ good: 0, issued: 1, already: 0, wrong: 0 });
    const [pass] = await passesOf(plate);
    const [row] = await rows(batch.id);
    expect(row).toMatchObject({ row: 2, outcome: "issued", pass: pass.id, errors: [] });
    expect(pass).toMatchObject({
      carrier: "van-tai-phuoc-long",
      endpoint: "kcn-chon-thanh",
      status: "valid",
    });
  });

  it("[I7] the same file again changes nothing, also where rows of it stand twice", async () => {
    const [a, b] = [nextPlate(), nextPlate()];
    const file = aList([{ plate: a }, { plate: b }, { plate: a }]);
    const first = await checked(file);
    expect(first.counts).toEqual({ good: 2, issued: 0, already: 1, wrong: 0 });
    expect((await run(first.id)).counts).toEqual({ good: 0, issued: 2, already: 1, wrong: 0 });
    const before = await server.store.reads.latestSeq();
    const again = await checked(file);
    expect(again.counts).toEqual({ good: 0, issued: 0, already: 3, wrong: 0 });
    expect((await run(again.id)).counts).toEqual({ good: 0, issued: 0, already: 3, wrong: 0 });
    const events = await server.store.reads.events(before, 100);
    expect(events.map(({ type }) => type)).toEqual(["import.begun", "import.ended"]);
    expect(await passesOf(a)).toHaveLength(1);
  });

  it("[I7] an old list brings nothing back that was revoked, and issues nothing anew that was changed since", async () => {
    const [gone, moved, longer] = [nextPlate(), nextPlate(), nextPlate()];
    const file = aList([{ plate: gone }, { plate: moved }, { plate: longer }]);
    await run((await checked(file)).id);
    const passOf = async (plate: string): Promise<Pass> => (await passesOf(plate))[0];
    const change = async (plate: string, what: string, body: object): Promise<void> => {
      const { id } = await passOf(plate);
      await registrar.post(`/api/passes/${id}/${what}`).send(body).expect(200);
    };
    await change(gone, "revoke", { reason: "Chở người trái phép" });
    await change(moved, "amend", { rev: 1, reason: "Đổi nơi giao", endpoint: "cho-gia-nghia" });
    const { validTo } = await passOf(longer);
    await change(longer, "amend", {
      rev: 1,
      reason: "Thêm",
      validTo: iso(ms(validTo) + 86_400_000),
    });
    const again = await checked(file);
    expect(again.counts).toEqual({ good: 0, issued: 0, already: 2, wrong: 1 });
    expect((await run(again.id)).counts).toEqual({ good: 0, issued: 0, already: 2, wrong: 1 });
    const [row] = await rows(again.id, { outcome: "wrong" });
    expect(row?.errors).toMatchObject([{ field: "plate", code: "plate-revoked" }]);
    for (const plate of [gone, moved, longer]) expect(await passesOf(plate)).toHaveLength(1);
  });

  it("[I7] names what stands against a row: a pass on file, another row, nobody aboard, ten years, the past, another's area", async () => {
    const [held, twice] = [nextPlate(), nextPlate()];
    await run((await checked(aList([{ plate: held }]))).id);
    const later = day(at("00:00", 4000), "vi");
    const batch = await checked(
      aList([
        { plate: held, people: 3 },
        { plate: twice },
        { plate: twice, people: 3 },
        { plate: nextPlate(), people: 0, to: later },
        { plate: nextPlate(), from: day(at("00:00", -9), "vi"), to: day(at("00:00", -2), "vi") },
        { plate: nextPlate(), people: 4 },
        { plate: nextPlate(), endpoint: "KCN Sao Hỏa" },
      ]),
    );
    const wrong = await rows(batch.id, { outcome: "wrong" });
    expect(
      wrong.map(({ row, errors }) => [row, ...errors.map(({ cell, code }) => `${cell} ${code}`)]),
    ).toEqual([
      [2, "B2 same-plate"],
      [4, "B4 same-row"],
      [5, "F5 too-small", "K5 at-most-a-year"],
      [6, "K6 in-the-past"],
      [7, "F7 over-purpose-cap"],
      [8, "H8 unknown-place"],
    ]);
    expect(wrong[1]?.errors[0]?.message).toContain("3");
    // Beginning issues what is good and nothing else.
    expect((await run(batch.id)).counts).toEqual({ good: 0, issued: 1, already: 0, wrong: 6 });
  });

  const datesEitherWay = (): Buffer =>
    aList(
      Array.from({ length: 250 }, (_, n) => ({
        plate: nextPlate(),
        to: n < 249 ? "06/12/2026" : "12/20/2026",
      })),
    );
  it("[I2] one date that is month first makes those far from it in its column doubtful", async () => {
    const batch = await checked(datesEitherWay());
    expect(batch.counts).toMatchObject({ good: 0, wrong: 250 });
    const [first] = await rows(batch.id);
    expect(first?.errors).toMatchObject([
      { cell: "K2", code: "date-either-way", right: "06/12/2026 / 12/06/2026" },
    ]);
  });

  it("[I8] the wrong rows come as a workbook of text alone; mended and brought again nothing is issued twice", async () => {
    const [good, bad] = [nextPlate(), nextPlate()];
    const batch = await checked(
      aList([{ plate: good }, { plate: bad, people: 0 }, { plate: "=1+1" }]),
    );
    await run(batch.id);
    const sheet = await download(batch.id);
    const [first, second] = await opened(sheet);
    expect(first?.cells.slice(0, 6)).toEqual([
      "1",
      bad,
      "Xe tải",
      "Giao hàng",
      "Vận tải Phước Long",
      "0",
    ]);
    expect(first?.cells[headings.length]).toMatch(/^F3: /);
    expect(second?.cells[1]).toBe("=1+1");
    expect(sheet.includes("<f>")).toBe(false);
    const csv = (await registrar.get(`/api/imports/${batch.id}/wrong.csv`).expect(200)).text;
    expect(csv).toContain(`"'=1+1"`);
    // Mended in the very file: the columns behind are passed over.
    const cells = [...first!.cells];
    cells[5] = "2";
    const mended = aWorkbook([
      { name: "x", rows: [[...headings, "Cần sửa", "Gợi ý"], cells, rowOf({ plate: good })] },
    ]);
    const again = await checked(mended);
    expect(again.counts).toEqual({ good: 1, issued: 0, already: 1, wrong: 0 });
    await run(again.id);
    expect(await passesOf(good)).toHaveLength(1);
    expect(await passesOf(bad)).toHaveLength(1);
  });

  it("[I9] stopped half-way it says of every row what became of it, and goes on where it was", async () => {
    const list = manyRows(100);
    const batch = await checked(aList(list));
    await registrar.post(`/api/imports/${batch.id}/run`).expect(200);
    await begun(batch.id);
    const stopped = (await registrar.post(`/api/imports/${batch.id}/stop`).expect(200))
      .body as ImportBatch;
    expect(stopped.state).toBe("stopped");
    const { issued } = stopped.counts;
    expect(issued).toBe(stopped.through);
    expect(issued).toBeGreaterThan(0);
    // Long enough for whatever was under way.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await seen(batch.id)).counts.issued).toBe(issued);
    const outcomes = [...(await rows(batch.id, { limit: 200 }))].map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === "issued")).toHaveLength(issued);
    const done = await run(batch.id);
    expect(done.counts).toEqual({ good: 0, issued: 100, already: 0, wrong: 0 });
    const all = (await registrar.get("/api/passes").query({ q: "Thu Duc", limit: 1 }).expect(200))
      .body;
    expect(all.total).toBeGreaterThanOrEqual(100);
    for (const { plate } of [list[0]!, list[99]!]) expect(await passesOf(plate)).toHaveLength(1);
  });

  it("[I8] of a list that was stopped, the rows that have no pass come as a workbook: those left, and those that are wrong", async () => {
    const wrong = nextPlate();
    const list = [...manyRows(100), { plate: wrong, people: 0 }, ...manyRows(19)];
    const { id } = await checked(aList(list));
    await registrar.post(`/api/imports/${id}/run`).expect(200);
    await begun(id);
    await registrar.post(`/api/imports/${id}/stop`).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { issued } = (await seen(id)).counts;
    expect(issued).toBeGreaterThan(0);
    expect(issued).toBeLessThan(100);
    const left = await opened(await download(id, { which: "left" }));
    expect(left.map(({ cells }) => cells[1])).toEqual(list.slice(issued).map(({ plate }) => plate));
    const told = left.filter(({ cells }) => (cells[headings.length] ?? "") !== "");
    expect(told.map(({ cells }) => cells[1])).toEqual([wrong]);
    expect(await opened(await download(id))).toHaveLength(1);
    const csv = await registrar.get(`/api/imports/${id}/wrong.csv`).query({ which: "left" });
    expect(csv.text.trim().split("\r\n")).toHaveLength(1 + left.length);
    await registrar.get(`/api/imports/${id}/wrong.csv`).query({ which: "all" }).expect(400);
    // Brought again by itself it is the rest of the list.
    const again = await checked(await download(id, { which: "left" }));
    expect(again.counts).toEqual({ good: 119 - issued, issued: 0, already: 0, wrong: 1 });
  });

  it("[I8] of one that was stopped before its rows were looked at, all of them come", async () => {
    const list = manyRows(60);
    const { id } = await checked(aList(list));
    await server.store.write(async (tx) => {
      const row = (await tx.importBatch(id))!;
      const parts = await tx.importParts(id, 0, row.parts);
      // As a file stands that was taken apart, and checked no further than its first part.
      await tx.dropImportParts(id);
      await tx.addImportParts(id, parts);
      await tx.putResults(id, [{ part: 0, results: parts[0]!.results! }]);
      await tx.putImport({ ...row, state: "stopped", done: 1 });
      return true;
    });
    const left = await opened(await download(id, { which: "left" }));
    expect(left.map(({ cells }) => cells[1])).toEqual(list.map(({ plate }) => plate));
  });

  it("[I9] an act at another step is refused and changes nothing", async () => {
    const batch = await checked(aList([{ plate: nextPlate() }]));
    await run(batch.id);
    const { body } = await registrar.post(`/api/imports/${batch.id}/run`).expect(409);
    expect(body.code).toBe("import-state");
    expect((await registrar.post(`/api/imports/${batch.id}/stop`).expect(200)).body.state).toBe(
      "done",
    );
    await registrar.patch(`/api/imports/${batch.id}`).send(batch.mapping).expect(409);
  });

  it("[I1] a mapping changed by hand is checked anew and known the next time; one value may hold for all", async () => {
    const file = (plate: string) =>
      aWorkbook([
        {
          name: "DS",
          rows: [
            ["Số hiệu", ...headings.slice(2, 3), ...headings.slice(4)],
            [plate, ...rowOf({ plate }).slice(2, 3), ...rowOf({ plate }).slice(4)],
          ],
        },
      ]);
    const first = await checked(file(nextPlate()));
    expect(first.counts.wrong + first.passedOver.length).toBe(1);
    const columns = { ...first.mapping.columns, plate: 0 };
    await registrar
      .patch(`/api/imports/${first.id}`)
      .send({ columns, fixed: { purpose: "Giao hàng" } })
      .expect(200);
    expect((await until(first.id, "checked")).counts).toMatchObject({ good: 1, wrong: 0 });
    const second = await checked(file(nextPlate()));
    expect(second.mapping.columns.plate).toBe(0);
  });

  it("[P29] nobody is named as the driver of every row: a name is kept no longer than its row", async () => {
    const batch = await checked(aList([{ plate: nextPlate() }]));
    const fixed = { driver: "Nguyễn Văn Bảy" };
    const { status, body } = await registrar
      .patch(`/api/imports/${batch.id}`)
      .send({ columns: batch.mapping.columns, fixed });
    expect([status, body.errors?.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ["fixed.driver"],
    ]);
  });

  it("[I5] what cannot be read is refused in words, and nothing of it is kept", async () => {
    const id = await bring(Buffer.from("%PDF-1.7 …"), registrar, "danh-sach.pdf");
    let batch = await seen(id);
    while (batch.state === "reading") batch = await seen(id);
    expect(batch).toMatchObject({ state: "refused", why: { code: "not-a-sheet" }, rows: 0 });
    expect(await rows(id)).toEqual([]);
  });

  it("[I5] a file of 200 MB is refused before it is sent", async () => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sending = request({
        hostname,
        port,
        path: "/api/imports?name=x.xlsx",
        method: "POST",
        headers: {
          "content-type": "application/octet-stream",
          "content-length": 200_000_000,
          origin: server.url,
          cookie,
        },
      });
      sending.once("response", resolve).once("error", reject).flushHeaders();
    });
    expect(answer.statusCode).toBe(413);
    answer.destroy();
  });

  it("[I11] a list is its own account's alone, and issues for nothing beyond that account's reach", async () => {
    const neighbour = await server.as("registrar", { kind: "area", id: "dak-nong" });
    const batch = await checked(aList([{ plate: nextPlate() }]));
    for (const path of ["", "/rows", "/wrong.xlsx", "/wrong.csv"])
      await neighbour.get(`/api/imports/${batch.id}${path}`).expect(404);
    await neighbour.post(`/api/imports/${batch.id}/run`).expect(404);
    expect((await neighbour.get("/api/imports").expect(200)).body.items).toEqual([]);
    const theirs = await bring(aList([{ plate: nextPlate() }]), neighbour);
    let now = await seen(theirs, neighbour);
    while (now.state !== "checked") now = await seen(theirs, neighbour);
    expect(now.counts).toEqual({ good: 0, issued: 0, already: 0, wrong: 1 });
    const { body } = await neighbour.get(`/api/imports/${theirs}/rows`).expect(200);
    expect(body.items[0].errors[0].code).toBe("out-of-reach");
  });

  /** Some at a time, as the server does. */
  const forgetAll = async (): Promise<void> => {
    for (let left = 1; left > 0; )
      await server.store.write(async (tx) => {
        left = await tx.forgetImportRows(server.clock.now + 1);
      });
  };

  it("[I12] rows are forgotten two weeks after anybody went on with them; what came of them stays", async () => {
    const batch = await checked(aList([{ plate: nextPlate() }]));
    await run(batch.id);
    await forgetAll();
    expect(await rows(batch.id)).toEqual([]);
    expect((await seen(batch.id)).counts.issued).toBe(1);
  });

  it("[I12] with a list whose rows are forgotten nothing goes on, and it says why", async () => {
    const batch = await checked(aList([{ plate: nextPlate() }]));
    await forgetAll();
    const mapped = await registrar.patch(`/api/imports/${batch.id}`).send(batch.mapping);
    const begun = await registrar.post(`/api/imports/${batch.id}/run`);
    const left = await registrar.get(`/api/imports/${batch.id}/wrong.xlsx?which=left`);
    const wrong = await registrar.get(`/api/imports/${batch.id}/wrong.csv`);
    for (const { status, body } of [mapped, begun, left, wrong]) {
      expect([status, body.code]).toEqual([409, "import-state"]);
      expect(body.errors).toMatchObject([{ field: "rows" }]);
    }
    expect((await seen(batch.id)).state).toBe("checked");
  });

  /** Goes on with lists in the server's place. */
  const goOn = () => {
    const { store, keys, clock } = server;
    return runImports({
      store,
      keys,
      now: () => clock.now,
      log: { error: () => {}, warn: () => {} },
      shared: false,
      lastScanAt: () => performance.now(),
    });
  };

  // The last two: the server itself goes on with no list afterwards.
  let waiting = "";
  let unsure = "";
  it("[I9] one whose server ended goes on from where it was, no row twice", async () => {
    const batch = await checked(aList(manyRows(100)));
    waiting = (await checked(aList(manyRows(100)))).id;
    unsure = (await checked(datesEitherWay())).id;
    const before = await server.store.reads.latestSeq();
    await registrar.post(`/api/imports/${batch.id}/run`).expect(200);
    await begun(batch.id);
    await server.stopImports();
    const left = await seen(batch.id);
    expect(left.state).toBe("running");
    expect(left.counts.issued).toBeLessThan(100);
    const next = goOn();
    const done = await until(batch.id, "done");
    expect(done.counts).toEqual({ good: 0, issued: 100, already: 0, wrong: 0 });
    const events = await server.store.reads.events(before, 500);
    expect(events.filter(({ type }) => type === "pass.issued")).toHaveLength(100);
    await next.stop();
  });

  it("[I2] how a column's dates are written is known again after a restart", async () => {
    const { mapping } = await seen(unsure);
    await registrar
      .patch(`/api/imports/${unsure}`)
      .send({ ...mapping, fixed: { use: "1" } })
      .expect(200);
    const next = goOn();
    const { counts } = await until(unsure, "checked");
    expect(counts).toMatchObject({ good: 0, wrong: 250 });
    await next.stop();
  });

  it("[I10] a scan that comes while a list is issued waits for one group of it, not for the list", async () => {
    const id = waiting;
    const tablet = await server.tablet();
    const next = goOn();
    await registrar.post(`/api/imports/${id}/run`).expect(200);
    await begun(id);
    const scan = tablet.scan({ plate: aPlate(nextPlate()) });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    await until(id, "done");
    await next.stop();
    const seq = await server.store.reads.latestSeq();
    const types = (await server.store.reads.events(Math.max(0, seq - 110), 200)).map(
      ({ type }) => type,
    );
    const scanned = types.findLastIndex((type) => type.startsWith("scan."));
    expect(scanned).toBeGreaterThan(0);
    expect(types.slice(scanned)).toContain("pass.issued");
  });
});
