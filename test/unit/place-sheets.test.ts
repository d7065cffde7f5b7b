import { describe, expect, it } from "vitest";
import { readPlaces } from "../../server/imports/read-places.ts";
import { headingsOf, sheetRows, writingOf } from "../../server/imports/write-places.ts";
import { readCsv } from "../../server/sheets/csv.ts";
import { encodingOf } from "../../server/sheets/decode.ts";
import type { SheetRow } from "../../server/sheets/sheet.ts";
import { type PlaceKindName, placeKinds } from "../../shared/contract/reference.ts";
import { toCsv } from "../../shared/domain/csv.ts";
import { languages } from "../../shared/text/say.ts";
import { aCarrier, aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "../build/a-place.ts";

const basis = { ...aCheckpoint().basis, issuer: "=1+1" };
const lists = {
  areas: [
    anArea({ appeals: { office: "Sở GTVT", phone: "0271 3888 999" }, validFrom: "1997-01-01" }),
    anArea({ id: "tan-lap-dp", name: "Tân Lập", kind: "commune", parent: "binh-phuoc" }),
    // Of the same name, and one whose name is another's id.
    anArea({ id: "tan-lap-2", name: "Tân Lập", kind: "commune", parent: "binh-phuoc" }),
    anArea({ id: "x-1", name: "tan-lap-2", kind: "commune", parent: "tan-lap-2" }),
  ],
  checkpoints: [
    aCheckpoint({ area: "tan-lap-2", basis, reserve: ["dt741-ql14"] }),
    aGate(),
    ...["dong-xoai", "bu-dang", "cai-chanh"].map((id) => aCheckpoint({ id, name: `Chốt ${id}` })),
  ],
  corridors: [
    aCorridor({
      posts: [
        { checkpoint: "tan-lap", km: 3.1 },
        { checkpoint: "dong-xoai", km: 25.30000000000001 },
        { checkpoint: "bu-dang", km: 75.123456 },
      ],
    }),
    aCorridor({ id: "ql13", code: 7, name: "QL13", active: false }),
  ],
  endpoints: [
    anEndpoint({ receiver: "Ban quản lý KCN", openingHours: "T2–T7 06:00–18:00", capacity: 40 }),
    anEndpoint({ id: "cho", code: 9, name: '+Chợ, "mới"', address: "", active: false }),
  ],
  carriers: [
    aCarrier({ taxNumber: "0301234562", phone: "+84 271 3888 999" }),
    aCarrier({
      id: "cu",
      name: "Cũ",
      active: false,
      merged: { into: "van-tai-phuoc-long", wasActive: true },
    }),
  ],
};
const of = {
  area: lists.areas,
  checkpoint: lists.checkpoints,
  corridor: lists.corridors,
  endpoint: lists.endpoints,
  carrier: lists.carriers,
} as const;

const rowsOf = async (kind: PlaceKindName, language: "vi" | "en"): Promise<string[][]> => {
  const rows: string[][] = [];
  for await (const some of sheetRows(kind, of[kind], writingOf(lists, language)))
    rows.push(...some.map((row) => [...row]));
  return rows;
};
const numbered = (rows: readonly (readonly string[])[]): SheetRow[] =>
  rows.map((cells, place) => ({ number: place + 2, cells }));
const read = (kind: PlaceKindName, text: string) => {
  const [headings = [], ...rows] = text.split("\n").map((line) => line.split("|"));
  return readPlaces(kind, headings, numbered(rows), lists);
};
const wrongIn = (kind: PlaceKindName, text: string) =>
  read(kind, text).places.flatMap(({ errors }) =>
    errors.map(({ cell, code, right }) => [cell, code, right]),
  );

describe.each(placeKinds)("[B6] a sheet of %s", (kind) => {
  it.each(languages)("is read as it was written, in %s", async (language) => {
    const { places, unknown } = readPlaces(
      kind,
      headingsOf(kind, language),
      numbered(await rowsOf(kind, language)),
      lists,
    );
    expect(places.flatMap(({ errors }) => errors)).toEqual([]);
    expect(places.map(({ item }) => item)).toEqual(of[kind]);
    expect(unknown).toEqual([]);
  });

  it("is so as separated text too, in which nothing runs as a formula", async () => {
    const text = toCsv([headingsOf(kind, "vi"), ...(await rowsOf(kind, "vi"))]);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
    const bytes = Buffer.from(text);
    const [headings, ...rows] = readCsv(bytes, encodingOf(bytes));
    const { places } = readPlaces(kind, headings!.cells, rows, lists);
    expect(places.map(({ item }) => item)).toEqual(of[kind]);
  });
});

describe("[B6] a row", () => {
  it("is the place of its id, else of its name, else a new one", () => {
    const head = "Mã|Tên đơn vị|MST";
    const [byId] = read("carrier", `${head}\nvan-tai-phuoc-long|Phước Long Mới|`).places;
    expect([byId?.id, byId?.name]).toEqual(["van-tai-phuoc-long", "Phước Long Mới"]);
    const { places } = read("carrier", `${head}\n|Vận tải Phước Long|\n|Công ty Mới|0301234562`);
    expect(places.map(({ id }) => id)).toEqual(["van-tai-phuoc-long", "cong-ty-moi"]);
    expect(places[1]?.item).toEqual({
      id: "cong-ty-moi",
      name: "Công ty Mới",
      taxNumber: "0301234562",
      phone: null,
      active: true,
    });
  });

  it("leaves what the sheet has no column for, and empties what it leaves blank", () => {
    const [kept] = read("carrier", "Mã|Tên\nvan-tai-phuoc-long|Tên mới").places;
    expect(kept?.item).toEqual({ ...lists.carriers[0], name: "Tên mới" });
    const [emptied] = read("carrier", "Mã|Tên|Mã số thuế\nvan-tai-phuoc-long|Tên mới|").places;
    expect(emptied?.item).not.toHaveProperty("taxNumber");
  });

  it("of a new corridor is one of its posts: in their order, with kilometres from the first", () => {
    const { places } = read(
      "corridor",
      "Tên tuyến|Thứ tự|Chốt|Km từ chốt trước\nĐT760|2|Chốt dong-xoai|20,5\nĐT760|1|tan-lap|0\nĐT760|3|bu-dang|9,75",
    );
    expect(places).toHaveLength(1);
    expect(places[0]?.item).toEqual({
      id: "dt760",
      code: 8,
      name: "ĐT760",
      active: true,
      posts: [
        { checkpoint: "tan-lap", km: 0 },
        { checkpoint: "dong-xoai", km: 20.5 },
        { checkpoint: "bu-dang", km: 30.25 },
      ],
    });
  });
});

describe("[B7] what is wrong stands in its cell, with what would be right", () => {
  it.each([
    ["carrier", "Mã|Tên|MST\n|Mới|301234562", [["C2", "lost-zero", "0301234562"]]],
    ["carrier", "Mã|Tên|Điện thoại\n|Mới|2713888999", [["C2", "lost-zero", "02713888999"]]],
    ["carrier", "Mã|Tên|Đang dùng\n|Mới|có lẽ", [["C2", "yes-or-no", null]]],
    ["carrier", "Mã|Tên\nCó Dấu|Mới", [["A2", "format", "co-dau"]]],
    ["carrier", "Mã|Tên\ncu|Cũ\ncu|Cũ", [["A3", "same-in-sheet", null]]],
    [
      "area",
      "Tên|Loại|Nằm trong\nMới|Xã|Bình Phước 2",
      [
        ["B2", "one-of", null],
        ["C2", "unknown-place", "Bình Phước"],
      ],
    ],
    ["area", "Tên|Loại\nTân Lập|Tỉnh, thành phố", [[null, "several-places", null]]],
    ["area", "Mã|Có từ ngày\nbinh-phuoc|08/14/2021", [["B2", "date-month-first", "14/08/2021"]]],
    ["endpoint", "Mã|Vĩ độ\nkcn-chon-thanh|mười một", [["B2", "not-a-number", null]]],
    ["endpoint", "Mã|Vĩ độ\nkcn-chon-thanh|11398", [["B2", "too-big", null]]],
    ["endpoint", "Mã|Địa bàn\nkcn-chon-thanh|Tân Lập", [["B2", "several-places", null]]],
    [
      "endpoint",
      "Mã|Tên|Địa bàn\nmoi|Mới|Bình Phước",
      [
        [null, "required", null],
        [null, "required", null],
      ],
    ],
    ["checkpoint", "Mã|Ngày ban hành\ntan-lap|", [["B2", "required", null]]],
    [
      "corridor",
      "Mã|Thứ tự|Chốt|Km\nql13|1|tan-lap|0\nql13|1|dong-xoai|9",
      [["B3", "order-twice", null]],
    ],
    [
      "corridor",
      "Mã|Tên tuyến|Thứ tự|Chốt|Km\nql13|A|1|tan-lap|0\nql13|B|2|dong-xoai|9",
      [["B3", "said-otherwise", null]],
    ],
  ] as const)("%s: %s", (kind, text, wrong) => {
    expect(wrongIn(kind, text)).toEqual(wrong);
  });
});
