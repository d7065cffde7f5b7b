import type { NewPass } from "../../shared/contract/registry.ts";
import { aWorkbook, type Cell } from "./a-workbook.ts";

/** A list as offices keep them, and what is to come of it. Made in code, so that what is messy in it can be read. */
export interface MessyList {
  readonly says: string;
  readonly bytes: Buffer;
  /** What the first row that is good asks for, among other things. */
  readonly first?: Partial<NewPass>;
  /** Plates of the good rows. */
  readonly plates?: readonly string[];
  /** Cell, code, and what would be right, of each that is wrong. */
  readonly wrong?: readonly (readonly [cell: string | null, code: string, right?: string])[];
  readonly passedOver?: readonly number[];
  readonly encoding?: string;
  readonly headingRow?: number;
  /** The file as a whole is refused for this. */
  readonly refused?: string;
}

export const usualHeadings = [
  "STT",
  "Biển số xe",
  "Loại xe",
  "Mục đích",
  "Đơn vị vận tải",
  "Số người",
  "Nơi đi",
  "Nơi đến",
  "Tuyến đường",
  "Từ ngày",
  "Đến ngày",
];

const places = {
  plate: 1,
  kind: 2,
  purpose: 3,
  carrier: 4,
  people: 5,
  origin: 6,
  endpoint: 7,
  corridor: 8,
  from: 9,
  to: 10,
} as const;
type Change = { readonly [K in keyof typeof places]?: Cell };

/** A row that is good, with what is changed of it. */
export const usualRow = (change: Change = {}): Cell[] => {
  const row: Cell[] = [
    1,
    "93C-123.45",
    "Xe tải",
    "Giao hàng",
    "Công ty TNHH Hải Đăng QL14",
    2,
    "Thủ Đức",
    "KCN Chơn Thành I",
    "QL13",
    "14/08/2021",
    "20/08/2021",
  ];
  for (const [name, cell] of Object.entries(change)) row[places[name as keyof Change]] = cell;
  return row;
};

const sheet = (...rows: readonly (readonly Cell[])[]): Buffer =>
  aWorkbook([{ name: "Danh sách", rows }]);
const usual = (...rows: readonly (readonly Cell[])[]): Buffer => sheet(usualHeadings, ...rows);

const quoted = (cell: Cell): string =>
  cell === null ? "" : `"${String(cell).replaceAll('"', '""')}"`;
export const csvText = (
  rows: readonly (readonly Cell[])[],
  separator = ",",
  end = "\r\n",
): string => rows.map((row) => row.map(quoted).join(separator) + end).join("");
const usualCsv = (rows = [usualRow()], separator?: string, end?: string): string =>
  csvText([usualHeadings, ...rows], separator, end);

const latin = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(csvText(rows), "latin1");

/** As `.VnTime` shows it, TCVN 5712:1993: typed from print, not by the tables that read it. */
export const tcvn3Rows = [
  [
    "STT",
    "BiÓn sè xe",
    "Lo¹i xe",
    "Môc ®Ých",
    "§¬n vÞ vËn t¶i",
    "Sè ng\u00adêi",
    "N¬i ®i",
    "N¬i ®Õn",
    "TuyÕn ®\u00adêng",
    "Tõ ngµy",
    "§Õn ngµy",
  ],
  [
    "1",
    "93C-123.45",
    "Xe t¶i",
    "Giao hµng",
    "C«ng ty TNHH H¶i §¨ng QL14",
    "2",
    "Thñ §øc",
    "KCN Ch¬n Thµnh I",
    "QL13",
    "14/08/2021",
    "20/08/2021",
  ],
];
/** As `VNI-Times` shows it. */
export const vniRows = [
  [
    "STT",
    "Bieån soá xe",
    "Loaïi xe",
    "Muïc ñích",
    "Ñôn vò vaän taûi",
    "Soá ngöôøi",
    "Nôi ñi",
    "Nôi ñeán",
    "Tuyeán ñöôøng",
    "Töø ngaøy",
    "Ñeán ngaøy",
  ],
  [
    "1",
    "93C-123.45",
    "Xe taûi",
    "Giao haøng",
    "Coâng ty TNHH Haûi Ñaêng QL14",
    "2",
    "Thuû Ñöùc",
    "KCN Chôn Thaønh I",
    "QL13",
    "14/08/2021",
    "20/08/2021",
  ],
];

/** Windows code page 1258: letters with their roof or horn, tones behind them; as Microsoft publishes the table. */
const bytes1258: Readonly<Record<string, number>> = {
  "\u0300": 0xcc,
  "\u0309": 0xd2,
  "\u0303": 0xde,
  "\u0301": 0xec,
  "\u0323": 0xf2,
  ă: 0xe3,
  Ă: 0xc3,
  â: 0xe2,
  Â: 0xc2,
  đ: 0xf0,
  Đ: 0xd0,
  ê: 0xea,
  Ê: 0xca,
  ô: 0xf4,
  Ô: 0xd4,
  ơ: 0xf5,
  Ơ: 0xd5,
  ư: 0xfd,
  Ư: 0xdd,
};
const in1258 = (text: string): Buffer =>
  Buffer.from(
    [
      ...text
        .normalize("NFD")
        .replace(/([aeiouy])([\u0302\u0306\u031b])/giu, (pair) => pair.normalize("NFC"))
        .replace(
          /([aou])(\p{M})(\u031b|\u0302|\u0306)/giu,
          (_, base: string, tone: string, shape: string) => (base + shape).normalize("NFC") + tone,
        ),
    ].map((one) => bytes1258[one] ?? one.charCodeAt(0)),
  );

const swapped = (buffer: Buffer): Buffer => Buffer.from(buffer).swap16();
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** What every row that is good asks for. */
export const usualPass = {
  plate: "93C12345",
  kind: 1,
  purpose: 1,
  carrier: "hai-dang-ql14",
  occupantsMax: 2,
  origin: "Thủ Đức",
  endpoint: "kcn-chon-thanh-1",
  corridor: "ql13",
  use: "single",
  validFrom: "2021-08-13T17:00:00.000Z",
  validTo: "2021-08-20T17:00:00.000Z",
} as Partial<NewPass>;

const good = { first: usualPass, plates: ["93C12345"] } as const;

const textLists: readonly MessyList[] = [
  {
    says: "UTF-8 without a mark, commas",
    bytes: Buffer.from(usualCsv()),
    encoding: "utf-8",
    ...good,
  },
  {
    says: "UTF-8 with a mark, semicolons, as Excel saves it in Việt Nam",
    bytes: Buffer.from(`\ufeff${usualCsv(undefined, ";")}`),
    ...good,
  },
  {
    says: "UTF-16 with a mark and tabs, Excel's “Unicode text”",
    bytes: utf16(`\ufeff${usualCsv(undefined, "\t")}`),
    encoding: "utf-16le",
    ...good,
  },
  { says: "UTF-16 without a mark", bytes: utf16(usualCsv()), encoding: "utf-16le", ...good },
  {
    says: "UTF-16, the high byte first",
    bytes: swapped(utf16(`\ufeff${usualCsv()}`)),
    encoding: "utf-16be",
    ...good,
  },
  { says: "Windows-1258", bytes: in1258(usualCsv()), encoding: "windows-1258", ...good },
  { says: "TCVN3 (.VnTime)", bytes: latin(tcvn3Rows), encoding: "tcvn3", ...good },
  { says: "VNI (VNI-Times)", bytes: latin(vniRows), encoding: "vni", ...good },
  {
    says: "UTF-8 that a program took for Windows-1252 and saved again",
    bytes: Buffer.from(new TextDecoder("windows-1252").decode(Buffer.from(usualCsv()))),
    encoding: "utf-8-twice",
    ...good,
  },
  {
    says: "accents as marks of their own (NFD)",
    bytes: Buffer.from(usualCsv().normalize("NFD")),
    ...good,
  },
  { says: "line ends of an old Mac", bytes: Buffer.from(usualCsv(undefined, ",", "\r")), ...good },
  {
    says: "sep= on the first line",
    bytes: Buffer.from(`sep=;\r\n${usualCsv(undefined, ";")}`),
    ...good,
    headingRow: 2,
  },
  {
    says: "line breaks and doubled quotes within a cell",
    bytes: Buffer.from(
      usualCsv([usualRow({ origin: 'Kho "Số 1"\nThủ Đức', plate: "93C-123.45\n51R-012.34" })]),
    ),
    first: {
      ...usualPass,
      origin: 'Kho "Số 1" Thủ Đức',
      trailerPlate: "51R01234" as NewPass["plate"],
    },
  },
  {
    says: "a quote that is never closed",
    bytes: Buffer.from(`${usualHeadings.join(",")}\r\n1,"93C-123.45,${"x,".repeat(11_000)}`),
    refused: "open-quote",
  },
  { says: "nothing at all", bytes: Buffer.alloc(0), refused: "no-rows" },
  { says: "headings and no row", bytes: Buffer.from(csvText([usualHeadings])), refused: "no-rows" },
  {
    says: "a page of the web called .xls",
    bytes: Buffer.from("<html><table><tr><td>93C-123.45</td></tr></table></html>"),
    refused: "not-a-sheet",
  },
  {
    says: "Excel 97–2003",
    bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    refused: "old-excel",
  },
];

const headingLists: readonly MessyList[] = [
  {
    says: "title, motto and office above, numbers of columns below, section, sum and signature",
    bytes: aWorkbook([
      {
        name: "DS",
        merged: ["A1:K1", "A2:K2"],
        rows: [
          ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
          ["DANH SÁCH PHƯƠNG TIỆN ĐỀ NGHỊ CẤP GIẤY NHẬN DIỆN LUỒNG XANH"],
          [],
          usualHeadings,
          ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"],
          ["I", "Xe của các hợp tác xã"],
          usualRow(),
          [],
          [null, "Tổng cộng: 100 xe"],
          [null, null, null, null, null, null, null, null, "Bình Phước, ngày 13 tháng 8 năm 2021"],
        ],
      },
    ]),
    ...good,
    headingRow: 4,
    passedOver: [5, 6, 9, 10],
  },
  {
    says: "headings in two rows, the upper merged over several columns",
    bytes: aWorkbook([
      {
        name: "DS",
        merged: ["B1:C1", "J1:K1", "A1:A2"],
        rows: [
          [
            "STT",
            "Biển số",
            null,
            "Loại phương tiện",
            "Mục đích",
            "Doanh nghiệp",
            "Số người trên xe",
            "Điểm đi",
            "Điểm đến",
            "Thời gian hiệu lực",
            null,
            "Lộ trình",
          ],
          [null, "Đầu kéo", "Rơ moóc", null, null, null, null, null, null, "Từ ngày", "Đến ngày"],
          [
            1,
            "51C-123.45",
            "51R-012.34",
            "Đầu kéo",
            "Giao hàng",
            "Cty TNHH Hải Đăng QL14",
            2,
            "Thủ Đức",
            "Khu công nghiệp Chơn Thành 1",
            "14/8/2021",
            "20/8/2021",
            "Quốc lộ 13",
          ],
        ],
      },
    ]),
    headingRow: 2,
    first: {
      ...usualPass,
      plate: "51C12345",
      trailerPlate: "51R01234",
      kind: 2,
    } as Partial<NewPass>,
  },
  {
    says: "English headings",
    bytes: sheet(
      [
        "No",
        "License plate",
        "Vehicle type",
        "Purpose",
        "Carrier",
        "People on board",
        "Origin",
        "Destination",
        "Route",
        "Valid from",
        "Valid until",
        "Driver",
      ],
      [
        1,
        "93C 12345",
        "Lorry",
        "Delivery",
        "hai-dang-ql14",
        "2",
        "Thủ Đức",
        "kcn-chon-thanh-1",
        "ql13",
        "2021-08-14",
        "2021-08-20",
        "Nguyễn Văn A",
      ],
    ),
    ...good,
  },
  {
    says: "headings without accents, in capitals, with units in brackets and line breaks",
    bytes: sheet(
      [
        "TT",
        "BIEN KIEM SOAT\n(xe)",
        "LOAI XE",
        "MUC DICH",
        "DON VI VAN TAI",
        "SO NGUOI (người)",
        "NOI DI",
        "NOI DEN",
        "TUYEN",
        "TU NGAY",
        "DEN NGAY (dd/mm/yyyy)",
      ],
      usualRow(),
    ),
    ...good,
  },
  {
    says: "another order, columns nobody asks for, and an unnamed one",
    bytes: sheet(
      [
        "Ghi chú",
        "Đến ngày",
        "Từ ngày",
        "",
        "Họ tên lái xe",
        "Tuyến",
        "Nơi giao hàng",
        "Nơi xuất phát",
        "Số lượng người",
        "Tên đơn vị",
        "Lý do",
        "Loại phương tiện",
        "BKS",
        "Số điện thoại",
      ],
      [
        "gấp",
        "20/08/2021",
        "14/08/2021",
        "x",
        "Trần B",
        "ql13",
        "KCN Chơn Thành I",
        "Thủ Đức",
        "02",
        "HẢI ĐĂNG QL14 công ty tnhh",
        "giao hàng",
        "xe tải",
        "93c12345",
        "0912345678",
      ].map((cell) => (cell.startsWith("HẢI") ? "Công ty TNHH Hải Đăng QL14" : cell)),
    ),
    ...good,
  },
  {
    says: "headings in three rows, merged both ways, and columns numbered A, B, 1, 2",
    bytes: aWorkbook([
      {
        name: "DS",
        rows: [
          ["DANH SÁCH XE ĐỀ NGHỊ CẤP GIẤY NHẬN DIỆN"],
          [
            ...["STT", "Thông tin phương tiện", "", "", "", "Mục đích", "Đơn vị vận tải"],
            ...["Thông tin lộ trình", "", "", "Giấy tờ", "", "Thời gian", ""],
          ],
          [
            ...["", "Xe", "", "Người trên xe", "", "", ""],
            ...["Nơi đi", "Nơi đến", "Tuyến", "Xét nghiệm", "", "Hiệu lực", ""],
          ],
          [
            ...["", "Biển số", "Loại xe", "Số người", "Họ tên lái xe", "", ""],
            ...["", "", "", "Từ ngày", "Đến ngày", "Từ ngày", "Đến ngày"],
          ],
          ["A", "B", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
          [
            ...["1", "93C-123.45", "Xe tải", "2", "Trần B", "Giao hàng"],
            ...["Công ty TNHH Hải Đăng QL14", "Thủ Đức", "KCN Chơn Thành I", "QL13"],
            ...["12/08/2021", "15/08/2021", "14/08/2021", "20/08/2021"],
          ],
        ],
      },
    ]),
    first: { ...usualPass, driver: "Trần B" },
    plates: ["93C12345"],
    passedOver: [5],
    headingRow: 4,
  },
  {
    says: "several sheets: the list is on the second, one before it is hidden",
    bytes: aWorkbook([
      { name: "Ẩn", hidden: true, rows: [usualHeadings, usualRow({ plate: "93C-999.99" })] },
      { name: "Hướng dẫn", rows: [["Điền theo mẫu"], ["Biển số xe", "viết liền"]] },
      { name: "Danh sách", rows: [usualHeadings, usualRow()] },
    ]),
    ...good,
  },
  {
    says: "the carrier's cell merged downwards over its vehicles",
    bytes: aWorkbook([
      {
        name: "DS",
        merged: ["E2:E4"],
        rows: [
          usualHeadings,
          usualRow(),
          usualRow({ plate: "93C-123.46", carrier: null }),
          usualRow({ plate: "93C-123.47", carrier: null }),
        ],
      },
    ]),
    plates: ["93C12345", "93C12346", "93C12347"],
  },
  {
    says: "the columns of TCVN3 beside columns of Unicode",
    bytes: sheet(
      usualHeadings,
      ...[0, 1, 2].map((n) =>
        usualRow({
          plate: `93C-123.4${n}`,
          carrier: "C«ng ty TNHH H¶i §¨ng QL14",
          origin: "Thñ §øc",
        }),
      ),
    ),
    plates: ["93C12340", "93C12341", "93C12342"],
    encoding: "tcvn3",
    first: { origin: "Thủ Đức", carrier: "hai-dang-ql14" },
  },
];

/** Headings in two rows, `Xét nghiệm` and `Hiệu lực` over two each; and a row below them. */
const twoRows = {
  above: [...usualHeadings.slice(0, 6), "Lộ trình", null, "Tuyến", "Xét nghiệm", null, "Hiệu lực"],
  below: ["Nơi đi", "Nơi đến", null, "Ngày XN", "Hết hạn", "Từ ngày", "Đến ngày"],
  row: [...usualRow().slice(0, 9), "13/08/2021", "16/08/2021", "14/08/2021", "20/08/2021"],
} as const;

const otherPapers: readonly MessyList[] = [
  {
    says: "days of a test beside the pass's, headings in two rows of a workbook, single ones merged downwards",
    bytes: aWorkbook([
      {
        name: "DS",
        merged: ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "I1:I2"],
        rows: [twoRows.above, [...Array(6).fill(null), ...twoRows.below], twoRows.row],
      },
    ]),
    ...good,
    headingRow: 2,
  },
  {
    says: "days of a test beside the pass's, headings in two rows of separated text",
    bytes: Buffer.from(
      csvText([twoRows.above, [...Array(6).fill(null), ...twoRows.below], twoRows.row]),
    ),
    ...good,
    headingRow: 2,
  },
  {
    says: "ends of licence and inspection before the pass's period, people and tonnes beside its kind",
    bytes: sheet(
      [
        ...usualHeadings.slice(0, 9),
        "Ngày hết hạn GPLX",
        "Ngày hết hạn đăng kiểm",
        "Thời gian lưu thông",
        "Loại xe (tấn)",
        "Số người đi cùng",
      ],
      [...usualRow().slice(0, 9), "01/02/2025", "01/03/2022", "Từ 14/08/2021 đến 20/08/2021", 2, 1],
    ),
    ...good,
  },
  {
    says: "two ends that nothing sets apart: neither is taken",
    bytes: sheet([...usualHeadings, "Ngày hết hạn"], [...usualRow(), "31/12/2021"]),
    plates: [],
    wrong: [[null, "required"]],
  },
  {
    says: "the second of two ends where the first has nothing in it",
    bytes: sheet([...usualHeadings, "Ngày hết hạn"], [...usualRow({ to: null }), "20/08/2021"]),
    ...good,
  },
  {
    says: "tonnes and seats in the column of kinds and goods",
    bytes: usual(usualRow({ kind: 5, purpose: 10 })),
    plates: [],
    wrong: [
      ["C2", "unknown-kind"],
      ["D2", "unknown-purpose"],
    ],
  },
];

/** Of a row that is no vehicle's: what stands in the columns of plate, carrier and people, and before them. */
const overRow = (plate: Cell, carrier: Cell = null, people: Cell = null, first: Cell = null) => [
  first,
  plate,
  null,
  null,
  carrier,
  people,
];

const rowLists: readonly MessyList[] = [
  {
    says: "rows that a filter hides are read as every other",
    bytes: aWorkbook([
      {
        name: "DS",
        filteredOut: [2],
        rows: [usualHeadings, usualRow(), usualRow({ plate: "93C-123.46" })],
      },
    ]),
    plates: ["93C12345", "93C12346"],
  },
  {
    says: "sums and signatures with two cells filled and more, and names below them",
    bytes: usual(
      usualRow(),
      overRow("Tổng cộng: 3 xe", null, 6),
      overRow(3, null, 6, "Cộng"),
      overRow("Total 2", null, 4),
      overRow("Tong cong 2 xe", "Hải Đăng", 4),
      overRow("Tổng:3xe", null, 6),
      overRow("Số xe: 2", "x", null, "TỔNG SỐ"),
      overRow(12345, null, 24690, "Tổng cộng"),
      overRow("NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"),
      overRow("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"),
      overRow("Nguyễn Văn A", "Trần Thị B"),
      [null, "Người lập", null, "Kế toán", null, null, null, "TM. UBND"],
      [null, "Nguyễn Văn A", null, "Lê C", null, null, null, "Trần Thị B"],
    ),
    plates: ["93C12345"],
    passedOver: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  },
];

const cellLists: readonly MessyList[] = [
  {
    says: "dates as Excel keeps them, one by a formula",
    bytes: usual(usualRow({ from: { date: 44_422 }, to: { formula: "J2+6", value: 44_428 } })),
    ...good,
  },
  {
    says: "dates counted from 1904",
    bytes: aWorkbook(
      [
        {
          name: "DS",
          rows: [usualHeadings, usualRow({ from: { date: 44_422 - 1_462 }, to: "20/8/21" })],
        },
      ],
      { since1904: true },
    ),
    ...good,
  },
  {
    says: "dates as people write them",
    bytes: usual(
      usualRow({ from: "14-8-2021", to: "20.08.21" }),
      usualRow({
        plate: "93C-123.46",
        from: "ngày 14 tháng 8 năm 2021",
        to: "24h00 ngày 20/08/2021",
      }),
      usualRow({ plate: "93C-123.47", from: "7h30 14/8/2021", to: "20/8/2021 17:00" }),
      usualRow({ plate: "93C-123.48", from: "14/08/2021 – 20/08/2021", to: null }),
      usualRow({ plate: "93C-123.49", to: "7 ngày" }),
      usualRow({ plate: "93C-123.50", from: "2021-08-14T07:00:00+07:00", to: "72h" }),
    ),
    plates: ["93C12345", "93C12346", "93C12347", "93C12348", "93C12349", "93C12350"],
  },
  {
    says: "dates that are none",
    bytes: usual(
      usualRow({ from: "08/14/2021" }),
      usualRow({ from: "31/02/2021" }),
      usualRow({ from: "14/8" }),
      usualRow({ from: "sớm", to: "25h70 20/8/2021" }),
      usualRow({ to: null }),
    ),
    plates: [],
    wrong: [
      ["J2", "date-month-first", "14/08/2021"],
      ["J3", "date-no-such-day"],
      ["J4", "date-without-year"],
      ["J5", "date-unread"],
      ["K5", "time-unread"],
      ["K6", "required"],
    ],
  },
  {
    says: "plates in every spelling",
    bytes: usual(
      ...[
        "93c 123.45",
        " 93C–12346 ",
        "93C.12347",
        "93C-123,48",
        "'93C12349",
        "BKS: 93C-123.50",
        "93C-123.51 (xe thuê)",
        "51C-123.45/51R-012.34",
        "93C1235 2",
        "TM-12-34",
        "29A-123.45T",
      ].map((plate) => usualRow({ plate })),
    ),
    plates: [
      "93C12345",
      "93C12346",
      "93C12347",
      "93C12348",
      "93C12349",
      "93C12350",
      "93C12351",
      "51C12345",
      "93C12352",
      "TM1234",
      "29A12345",
    ],
  },
  {
    says: "plates that a spreadsheet or another keyboard spoilt",
    bytes: usual(
      usualRow({ plate: 5.1e124 }),
      usualRow({ plate: "9.3E+13" }),
      usualRow({ plate: "93С-123.45" }),
      usualRow({ plate: "chưa có" }),
      usualRow({ plate: null }),
      usualRow({ plate: "93C-123.45\n93C-123.46" }),
    ),
    plates: [],
    wrong: [
      ["B2", "plate-made-number", "51E-0123 / 51E-001.23"],
      ["B3", "plate-made-number", "93E-0012 / 93E-000.12"],
      ["B4", "plate-other-script", "93C-123.45"],
      ["B5", "plate"],
      ["B6", "required"],
      ["B7", "two-plates"],
    ],
  },
  {
    says: "names that are nearly right",
    bytes: usual(
      usualRow({ carrier: "Cty TNHH Hải Đăng" }),
      usualRow({ endpoint: "KCN Chơn Thành" }),
      usualRow({ kind: "Xe bay", purpose: "Đi chơi" }),
      usualRow({ corridor: "Quốc lộ 99" }),
    ),
    plates: [],
    wrong: [
      ["E2", "unknown-place", "Công ty TNHH Hải Đăng QL14"],
      ["H3", "unknown-place"],
      ["C4", "unknown-kind"],
      ["D4", "unknown-purpose"],
      ["I5", "unknown-place"],
    ],
  },
  {
    says: "people aboard",
    bytes: usual(
      ...["2 người", "02", "1+1", "2.0"].map((people, n) =>
        usualRow({ people, plate: `93C-123.4${n}` }),
      ),
      usualRow({ people: 0 }),
      usualRow({ people: 120 }),
      usualRow({ people: "hai" }),
      usualRow({ people: 2.5 }),
      usualRow({ people: null }),
    ),
    plates: ["93C12340", "93C12341", "93C12342", "93C12343"],
    wrong: [
      ["F6", "too-small"],
      ["F7", "too-big"],
      ["F8", "number"],
      ["F9", "whole-number"],
      ["F10", "required"],
    ],
  },
  {
    says: "formulas: the value they last had counts; one without, one that failed and one as text do not",
    bytes: usual(
      usualRow({ plate: { formula: 'CONCATENATE("93C-","123.45")', value: "93C-123.45" } }),
      usualRow({ carrier: { formula: "VLOOKUP(A1,B:C,2,0)" } }),
      usualRow({ endpoint: { failed: "#N/A" } }),
      usualRow({ origin: '=HYPERLINK("http://x","y")' }),
    ),
    plates: ["93C12345"],
    wrong: [
      ["E3", "formula"],
      ["H4", "cell-failed"],
      ["G5", "formula"],
    ],
  },
  {
    says: "all that is wrong in a row at once: nobody aboard, ten years, the trailer's plate the vehicle's",
    bytes: sheet(
      [...usualHeadings, "Rơ moóc"],
      [...usualRow({ people: 0, to: "20/08/2031" }), "93C 12345"],
    ),
    plates: [],
    wrong: [
      ["F2", "too-small"],
      ["K2", "at-most-a-year"],
      ["L2", "other-than-plate"],
    ],
  },
  {
    says: "several endpoints, many trips",
    bytes: sheet(
      [...usualHeadings, "Điểm giao trước", "Số chuyến"],
      [...usualRow(), "KCN Chơn Thành II; KCN Becamex – Bình Phước", "Nhiều chuyến"],
      [...usualRow({ plate: "93C-123.46" }), "-", "ba"],
    ),
    first: {
      ...usualPass,
      use: "multi",
      via: ["kcn-chon-thanh-2", "kcn-becamex"],
    } as Partial<NewPass>,
    plates: ["93C12345"],
    wrong: [["M3", "use-unread"]],
  },
  {
    says: "a workbook that ends in the middle",
    bytes: usual(usualRow()).subarray(0, 900),
    refused: "damaged",
  },
  { says: "another zip file", bytes: Buffer.from("504b0304", "hex"), refused: "damaged" },
];

export const messyLists: readonly MessyList[] = [
  ...textLists,
  ...headingLists,
  ...otherPapers,
  ...rowLists,
  ...cellLists,
];
