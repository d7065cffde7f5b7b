import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkbook } from "../../server/sheets/write-workbook.ts";
import { type SheetCheck, sheetCheck } from "../../shared/contract/place-sheets.ts";
import { aCarrier, anEndpoint } from "../build/a-place.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";

const listAt = {
  areas: "/api/places/area/list",
  checkpoints: "/api/places/checkpoint/list",
  corridors: "/api/places/corridor/list",
  endpoints: "/api/places/endpoint/list",
  carriers: "/api/carriers/list",
} as const;

describe.each(Object.entries(stores))("sheets of places on %s", (_, open) => {
  let server: TestServer;
  let admin: Agent;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await store.write(async (tx) => {
      await tx.putEndpoint(
        anEndpoint({ receiver: "Ban quản lý", openingHours: "06:00–18:00", capacity: 40 }),
      );
      await tx.putCarrier(aCarrier({ id: "cong-thuc", name: "=CMD()", taxNumber: "0301234562" }));
    });
    admin = await server.as("administrator");
  }, 90_000);
  afterAll(() => server.close());

  const bring = async (
    path: string,
    file: string | Buffer,
    stamp?: string | null,
    agent = admin,
  ): Promise<SheetCheck> => {
    const asked = agent.post(path).set("content-type", "application/octet-stream");
    const reply = await (stamp ? asked.query({ stamp }) : asked).send(Buffer.from(file));
    expect(reply.status, reply.text).toBe(200);
    return sheetCheck.parse(reply.body);
  };
  const taken = (path: string, as: "csv" | "xlsx", language = "vi", agent = admin) =>
    agent
      .get(`${path}.${as}`)
      .set("accept-language", language)
      .responseType("blob")
      .expect(200)
      .then(({ body }): Buffer => body);
  const latest = () => server.store.reads.latestSeq();

  it.each(Object.entries(listAt))(
    "[B6] %s come back as they went, in both forms and languages",
    async (_kind, path) => {
      const seq = await latest();
      for (const as of ["csv", "xlsx"] as const)
        for (const language of ["vi", "en"]) {
          const check = await bring(path, await taken(path, as, language));
          expect(check).toMatchObject({
            notRead: null,
            counts: { created: 0, changed: 0, wrong: 0 },
            unknown: [],
            places: [],
            stamp: null,
          });
          expect(check.counts.unchanged).toBeGreaterThan(0);
        }
      expect(await latest()).toBe(seq);
    },
  );

  it("[B6] nothing in a sheet runs as a formula", async () => {
    const text = (await taken(listAt.carriers, "csv")).toString();
    expect(text).toContain(`"'=CMD()"`);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it("[B7] says what is new, changes and is wrong, and writes nothing; [B8] then all of it, once", async () => {
    const path = listAt.endpoints;
    const seq = await latest();
    const head =
      "Mã tham chiếu,Tên,Địa chỉ,Địa bàn,Vĩ độ,Kinh độ,Sức chứa (xe cùng lúc),Ghi gì đó\r\n";
    const changed = `kcn-chon-thanh,KCN Chơn Thành,Phường Thành Tâm,Bình Phước,"11,42","106,62",60,\r\n`;
    const fresh = `,Chợ Mới,,Binh Phuoc,"11,5","106,9",,x\r\n`;
    const wrong = await bring(
      path,
      `${head}${changed}${fresh},Kho,,Bình Phước Mới,"11,5","206,9",,\r\n`,
    );
    expect(wrong).toMatchObject({
      counts: { created: 1, changed: 1, unchanged: 0, wrong: 1 },
      unknown: ["Ghi gì đó"],
      stamp: null,
      committed: false,
    });
    expect(wrong.places.map(({ row, outcome }) => [row, outcome])).toEqual([
      [4, "wrong"],
      [2, "changed"],
      [3, "created"],
    ]);
    expect(wrong.places[0]?.errors.map(({ cell, right }) => [cell, right])).toEqual([
      ["D4", "Bình Phước"],
      ["F4", null],
    ]);
    expect(wrong.places[1]?.changes).toEqual([
      { field: "Địa chỉ", was: "Phường Thành Tâm, Chơn Thành", is: "Phường Thành Tâm" },
      { field: "Sức chứa (xe cùng lúc)", was: "40", is: "60" },
    ]);
    // No stamp of anything else brings it into force.
    const forced = await bring(
      path,
      `${head}${changed}${fresh},Kho,,Nơi Khác,1,2,,\r\n`,
      "A".repeat(43),
    );
    expect(forced.committed).toBe(false);
    expect(await latest()).toBe(seq);

    const good = await bring(path, head + changed + fresh);
    const done = await bring(path, head + changed + fresh, good.stamp);
    expect(done.committed).toBe(true);
    expect(await latest()).toBe(seq + 2);
    const { items } = (await admin.get("/api/endpoints")).body;
    expect(items).toContainEqual(
      anEndpoint({
        address: "Phường Thành Tâm",
        receiver: "Ban quản lý",
        openingHours: "06:00–18:00",
        capacity: 60,
      }),
    );
    expect(items).toContainEqual({
      ...anEndpoint({ id: "cho-moi", code: 3, name: "Chợ Mới", address: "" }),
      latitude: 11.5,
      longitude: 106.9,
    });
    const again = await bring(path, head + changed + fresh);
    expect([again.counts.unchanged, again.stamp]).toEqual([2, null]);
  });

  it("[B8] where the records changed after it was shown it is shown anew, and nothing is written", async () => {
    const file = "Mã,Tên\r\nvan-tai-gia-nghia,Vận tải Gia Nghĩa II\r\n";
    const { stamp } = await bring(listAt.carriers, file);
    await admin
      .post("/api/carriers")
      .send({ items: [aCarrier({ id: "van-tai-gia-nghia", name: "Tên khác" })] })
      .expect(200);
    const moved = await bring(listAt.carriers, file, stamp);
    expect(moved).toMatchObject({ committed: false, counts: { changed: 1 } });
    expect(moved.places[0]?.changes[0]?.was).toBe("Tên khác");
    expect((await bring(listAt.carriers, file, moved.stamp)).committed).toBe(true);
  });

  it("[B7] places are judged among each other as one that is typed is", async () => {
    const wrongIn = async (path: string, file: string) =>
      (await bring(path, file)).places.flatMap(({ errors }) =>
        errors.map(({ cell, message, right }) => [cell, message, right]),
      );
    expect(await wrongIn(listAt.endpoints, "Mã,Số trong mã QR\r\nkcn-chon-thanh,7\r\n")).toEqual([
      ["B2", expect.any(String), "1"],
    ]);
    const posts =
      "Mã,Thứ tự,Chốt,Km\r\ndt741-ql14,1,Chốt Tân Lập,0\r\ndt741-ql14,2,Chốt Tân Lập,5\r\n";
    expect(await wrongIn(listAt.corridors, posts)).toEqual([["C3", expect.any(String), null]]);
    const gate = "Mã,Cổng của điểm cuối\r\ntan-lap,KCN Chơn Thành\r\n";
    expect(await wrongIn(listAt.checkpoints, gate)).toEqual([["B2", expect.any(String), null]]);
    const ends = "Mã,Có từ ngày,Đến hết ngày\r\nbinh-phuoc,01/07/2025,30/06/2025\r\n";
    expect(await wrongIn(listAt.areas, ends)).toEqual([["C2", expect.any(String), null]]);
  });

  it("[B6] within reach: who keeps one carrier takes and brings that one", async () => {
    const clerk = await server.as("registrar", { kind: "carrier", id: "van-tai-phuoc-long" });
    const text = (await taken(listAt.carriers, "csv", "vi", clerk)).toString();
    expect(text).toContain("van-tai-phuoc-long");
    expect(text).not.toContain("cong-thuc");
    const reply = await clerk
      .post(listAt.carriers)
      .set("content-type", "application/octet-stream")
      .send(Buffer.from("Mã,Tên\r\ncong-thuc,Khác\r\n"));
    expect([reply.status, reply.body.code]).toEqual([403, "not-allowed"]);
    for (const path of [listAt.areas, listAt.endpoints])
      expect((await clerk.get(`${path}.csv`)).status).toBe(403);
  });

  it("what is no sheet is not read, and says why", async () => {
    const pdf = await bring(listAt.carriers, "%PDF-1.7");
    expect([pdf.notRead, pdf.stamp]).toEqual([expect.stringContaining("bảng tính"), null]);
    const many = Array.from({ length: 20_001 }, (_none, n) => [`x-${n}`, `X ${n}`]);
    const { notRead } = await bring(
      listAt.carriers,
      await makeWorkbook("x", ["Mã", "Tên"], [many]),
    );
    expect(notRead).toContain("20");
    expect(
      (await bring("/api/carriers/list", await makeWorkbook("x", ["Mã", "Tên"], [many.slice(1)])))
        .counts.created,
    ).toBe(20_000);
  });
});
