import { describe, expect, it } from "vitest";
import { readDriver } from "../../server/imports/written-driver.ts";
import { aWorkbook, type Cell } from "../build/a-workbook.ts";
import { listApart, told } from "../build/list-apart.ts";
import { csvText, usualHeadings, usualRow } from "../build/messy-lists.ts";

type Change = NonNullable<Parameters<typeof usualRow>[0]>;

const list = (rows: readonly (readonly Cell[])[], headings: readonly string[] = usualHeadings) =>
  listApart(aWorkbook([{ name: "DS", rows: [headings, ...rows] }]));

/** What comes of a row with one change: what it asks for, or what is wrong with it. */
const only = async (change: Change) => {
  const { inputs, errors } = await list([usualRow(change)]);
  return { input: inputs[0], errors: errors.map(told) };
};
/** The plate and the trailer's that a cell says, or what is wrong with it. */
const platesOf = async (plate: Cell = null) => {
  const { input, errors } = await only({ plate });
  return input ? [input.plate, input.trailerPlate] : errors[0]?.slice(1);
};
const withTrailer = async (plate: string, trailer: string) => {
  const { inputs, errors } = await list(
    [[...usualRow({ plate }), trailer]],
    [...usualHeadings, "Rơ moóc"],
  );
  return inputs[0] ? [inputs[0].plate, inputs[0].trailerPlate] : errors.map(told);
};

describe("plates in a list", () => {
  it.each<readonly [Cell, string?]>([
    ["5.1E-122", "51E-0123 / 51E-001.23"],
    [5.1e-122, "51E-0123 / 51E-001.23"],
    ["5.0999999999999998E-122", "51E-0123 / 51E-001.23"],
    ["5,1E+124", "51E-0123 / 51E-001.23"],
    ["5.1E-11", "51E-0012 / 51E-000.12"],
    [51_000],
    [0.051],
    ["12345"],
    ["51.000"],
  ])("[I2] %j is a number that a spreadsheet made", async (plate, right) => {
    expect(await platesOf(plate)).toEqual(["plate-made-number", ...(right ? [right] : [])]);
  });

  it.each<readonly [string, string?]>([
    ["93C-1O3.54", "93C-103.54"],
    ["93C-123.5S", "93C-123.55"],
    ["93C-O1234", "93C-012.34"],
    ["93C-123456"],
    ["93C-123"],
    ["93C-123.4"],
    ["93C-123.4?"],
    ["93O-123.45"],
    ["93C-123.57 TAI"],
    ["93C-123.45/46"],
    ["51E-11"],
    ["TONGCONG2XE"],
    ["2A-1234"],
    ["93C-1O3.54 (Lào)"],
    ["1234 (Lào)"],
  ])("[I2] %s has no shape of ours, nor a country", async (plate, right) => {
    expect(await platesOf(plate)).toEqual(["plate-no-shape", ...(right ? [right] : [])]);
  });

  it.each([
    ["BKS.93C-12352", "93C12352"],
    ["BS 93C-123.53", "93C12353"],
    ["BKS:93C-123.54", "93C12354"],
    ["Biển số xe: 93C-123.55", "93C12355"],
    ["xe TM-12-34", "TM1234"],
    ['="93C-123.58"', "93C12358"],
    ["93-H1 123.45", "93H112345"],
    ["93C-123.45 (15 tấn)", "93C12345"],
    ["93C-123.45\nxe thuê", "93C12345"],
    ["2A-1234 (Campuchia)", "2A1234"],
    ["KH 2A-1234", "2A1234"],
    ["Xe Lào: BO 1234", "BO1234"],
    ["70-1234 Thái Lan", "701234"],
  ])("[I2] %s is read as %s", async (text, plate) => {
    expect(await platesOf(text)).toEqual([plate, null]);
  });

  it("[I2] letters of another script are told, whatever they are", async () => {
    expect(await platesOf("ກຂ 1234 (Lào)")).toEqual(["plate-other-script"]);
  });

  it.each([
    "51C-123.48 (51R-045.70)",
    "51C-123.48 - 51R-045.70",
    "51C-123.48-51R-045.70",
    "51C-123.48, 51R-045.70",
    "51C-123.48 51R-045.70",
    "51C-123.48\n51R-045.70",
    "51C-123.48+51R-045.70",
    "51C-123.48 kéo 51R-045.70",
    "Đầu kéo: 51C-123.48; rơ moóc: 51R-045.70",
    "51R-045.70/51C-123.48",
  ])("[I2] %s is a tractor and its trailer", async (text) => {
    expect(await platesOf(text)).toEqual(["51C12348", "51R04570"]);
  });

  it("[I2] a trailer alone, a tractor for a trailer, two trailers are wrong; said twice alike is once", async () => {
    expect(await platesOf("RM 51R-045.74")).toEqual(["plate-is-trailer"]);
    expect(await platesOf("51C-123.48 (51R-O45.70)")).toEqual(["two-plates"]);
    expect(await platesOf("51R-045.70 / 51R-045.71")).toEqual(["two-plates"]);
    expect(await withTrailer("51C-123.48", "RM 51R-045.70")).toEqual(["51C12348", "51R04570"]);
    expect(await withTrailer("51C-123.48", "51C-123.49")).toEqual([["L2", "trailer-no-r"]]);
    expect(await withTrailer("51C-123.48/51R-045.70", "51R-045.71")).toEqual([
      ["L2", "two-trailers"],
    ]);
    expect(await withTrailer("51C-123.48/51R-045.70", "51R-045.70")).toEqual([
      "51C12348",
      "51R04570",
    ]);
    expect(await withTrailer("51C-123.48", "51C-123.48/51R-045.70")).toEqual([
      "51C12348",
      "51R04570",
    ]);
    expect(await withTrailer("51C-123.48", "51C-123.49/51R-045.70")).toEqual([
      ["L2", "two-plates"],
    ]);
  });

  it("[I2] a text that a formula of a CSV holds is that text", async () => {
    const row = usualRow({ plate: '="93C-123.58"', people: '="02"' });
    const { inputs } = await listApart(Buffer.from(csvText([usualHeadings, row])));
    expect(inputs[0]).toMatchObject({ plate: "93C12358", occupantsMax: 2 });
  });
});

const end = async (to: Cell, from: Cell = "14/08/2021") => {
  const { input, errors } = await only({ from, to });
  return input ? input.validTo : errors[0];
};
const endOf20th = "2021-08-20T17:00:00.000Z";

describe("dates in a list", () => {
  it.each([
    "2021-08-20 00:00:00",
    "2021-08-20T00:00:00",
    "20/08/2021 00:00",
    "20/08/2021 12:00:00 SA",
    "20-Aug-21",
    "20 Aug 2021",
    "20 tháng 8, 2021",
    "20-Thg8-21",
  ])("[I2] until %s is until the end of that day", async (to) => {
    expect(await end(to)).toBe(endOf20th);
  });

  it("[I2] until 0h is until then", async () => {
    expect(await end("0h ngày 20/08/2021")).toBe("2021-08-19T17:00:00.000Z");
  });

  it.each([
    "14/08/2021-20/08/2021",
    "14-20/08/2021",
    "từ 14-20/8/2021",
    "14/8 - 20/08/2021",
    "từ 14/8 đến hết 20/8/2021",
  ])("[I2] %s says both ends", async (period) => {
    expect((await only({ from: period, to: null })).input).toMatchObject({
      validFrom: "2021-08-13T17:00:00.000Z",
      validTo: endOf20th,
    });
    expect(await end(period, null)).toBe(endOf20th);
  });

  it("[I2] what is no date says so in its own words, with the day that is likely meant", async () => {
    expect(await end("14-20/08/2021")).toEqual(["K2", "date-unread"]);
    expect(await end("20//08/2021")).toEqual(["K2", "date-unread", "20/08/2021"]);
    expect(await end("20 tháng 8 07:00")).toEqual(["K2", "date-unread"]);
    expect(await end("07 ngày kể từ ngày ký")).toEqual(["K2", "length-from-elsewhere"]);
  });

  it("[I2] a month is one of the calendar", async () => {
    expect(await end("1 tháng")).toBe("2021-09-13T17:00:00.000Z");
    expect(await end("1 tháng", "31/08/2021")).toBe("2021-09-29T17:00:00.000Z");
  });

  it("[I2] beside a date that can only be month first, none of its column is taken for day first", async () => {
    const days = [
      "08/20/2021",
      "9/10/2021",
      "9/9/2021",
      "20/08/2021",
      "10 tháng 9 năm 2021",
      { date: 44_449 },
      44_449,
    ];
    const { inputs, errors } = await list(
      days.map((to, n) => usualRow({ plate: `93C-123.4${n}`, from: "1/8/2021", to })),
    );
    expect(errors.map(told)).toEqual([
      ["K2", "date-month-first", "20/08/2021"],
      ["K3", "date-either-way", "09/10/2021 / 10/09/2021"],
      ["K7", "date-either-way", "10/09/2021 / 09/10/2021"],
      ["K8", "date-either-way", "10/09/2021 / 09/10/2021"],
    ]);
    expect(inputs.map(({ plate }) => plate)).toEqual(["93C12342", "93C12343", "93C12344"]);
  });

  it("[I2] serial dates of a workbook that counts from 1904 are read from 1904", async () => {
    const rows = [
      usualHeadings,
      usualRow({ from: 44_422 - 1_462, to: String(44_428 - 1_462) }),
      usualRow({ from: { date: 44_422 - 1_462 }, to: { date: 44_428 - 1_462 } }),
    ];
    const { inputs } = await listApart(aWorkbook([{ name: "DS", rows }], { since1904: true }));
    expect(inputs.map(({ validTo }) => validTo)).toEqual([endOf20th, endOf20th]);
  });
});

describe("who drives, in a list", () => {
  const driverOf = async (cell: string) => {
    const { inputs, errors } = await list(
      [[...usualRow(), cell]],
      [...usualHeadings, "Họ tên lái xe"],
    );
    return inputs[0] ? inputs[0].driver : errors.map(told);
  };
  it.each<readonly [string, string | undefined]>([
    ["Nguyễn Văn Bảy", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy - 0912 345 678", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy (ĐT: 0912.345.678)", "Nguyễn Văn Bảy"],
    ["0912345678 Nguyễn Văn Bảy", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy, CCCD 070123456789", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy\nTrần Thị Tám", "Nguyễn Văn Bảy, Trần Thị Tám"],
    ["1. Nguyễn Văn Bảy 2. Trần Thị Tám", "1. Nguyễn Văn Bảy 2. Trần Thị Tám"],
    ["", undefined],
    ["-", undefined],
    ["2", undefined],
    ["0912345678", undefined],
    ["Nguyễn Văn Bảy 0909123456 0912345678", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy (0909) 123 456", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy 0909 - 123 - 456", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy +84 (0) 909 123 456", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy: 0909123456/0912345678", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy GPLX B2 790123456789", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy (0909123456), Trần Thị Tám (0912345678)", "Nguyễn Văn Bảy, Trần Thị Tám"],
    ["Nguyễn Văn Bảy 0912,345,678", "Nguyễn Văn Bảy"],
    ["０９１２３４５６７８ Nguyễn Văn Bảy", "Nguyễn Văn Bảy"],
    ["Nguyễn Văn Bảy (SĐT: 0912 345 678; CCCD: 079012345678)", "Nguyễn Văn Bảy"],
    ["GPLX hạng C 123456789012 Nguyễn Văn Bảy", "Nguyễn Văn Bảy"],
    ["2 người", undefined],
    ["01 lái + 01 phụ", undefined],
    ["Có", undefined],
    ["nt", undefined],
    ["#N/A", undefined],
  ])("[P28] %j is %s", async (cell, name) => {
    expect(await driverOf(cell)).toBe(name);
  });

  it("[I2] one that is too long is told as wrong", async () => {
    const column = String.fromCharCode(65 + usualHeadings.length);
    expect(await driverOf("Nguyễn Văn ".repeat(12))).toEqual([[`${column}2`, "too-long"]]);
  });

  // Twenty times the longest cell that is kept: were it read in the cube of its length, this would not end in time.
  it.each(["-", " ", "(", "1 ", "/", ":", "0 - ", "gplx "])(
    "[I5] a cell of nothing but %j keeps no thread",
    (one) => {
      expect(readDriver(`${one.repeat(20_000)}x`)?.length ?? 0).toBeLessThan(100_002);
    },
  );
});

describe("people in a list", () => {
  it.each<readonly [string, number]>([
    ["lái xe + 1 phụ xe", 2],
    ["1 lái 1 phụ", 2],
    ["01 lái xe và 01 phụ xe", 2],
    ["02 (lái + phụ)", 2],
    ["2 người (1 lái, 1 phụ)", 2],
    ["tối đa 3", 3],
    ["02 người", 2],
    ["2.0", 2],
  ])("[I2] %s are %d", async (people, count) => {
    expect((await only({ people })).input?.occupantsMax).toBe(count);
  });

  it.each([
    ["1.000", "too-big"],
    ["1,5", "whole-number"],
    ["3 (lái + phụ)", "number"],
    ["2 2", "number"],
    ["2-3 người", "number"],
    ["2 người/xe", "number"],
  ])("[I2] %s is no number of them", async (people, code) => {
    expect((await only({ people })).errors).toEqual([["F2", code]]);
  });
});

describe("any cell of a list", () => {
  it.each(["nt", "-nt-", '"', "''", "như trên", "N/T", "〃", "n.t.", "(như dòng trên)"])(
    "[I2] %s says what stands above, and is not taken for a value",
    async (mark) => {
      const { inputs, errors } = await list([
        usualRow({ plate: "93C-123.44" }),
        usualRow({ carrier: mark, people: mark, origin: mark, to: mark }),
      ]);
      expect(inputs).toHaveLength(1);
      expect(errors.map(told).sort()).toEqual(
        ["E3", "F3", "G3", "K3"].map((cell) => [cell, "ditto"]),
      );
    },
  );

  it("[I3] what is Unicode already in a column of TCVN3 stays as it is", async () => {
    const origins = ["Thñ §øc", "Công ty Điện Quang", "B×nh Ph\u00adíc", "Thñ §øc"];
    const { inputs } = await list(
      origins.map((origin, n) => usualRow({ plate: `93C-123.4${n}`, origin })),
    );
    expect(inputs.map(({ origin }) => origin)).toEqual([
      "Thủ Đức",
      "Công ty Điện Quang",
      "Bình Phước",
      "Thủ Đức",
    ]);
  });
});
