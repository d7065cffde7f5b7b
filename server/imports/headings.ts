import {
  type ImportField,
  type ImportMapping,
  importFields,
} from "../../shared/domain/import-shape.ts";
import { fold } from "../../shared/domain/search.ts";
import type { SheetRow } from "../sheets/sheet.ts";

/** How departments head what a field takes, folded; Vietnamese first, then English. */
const headed: Readonly<Record<ImportField, readonly string[]>> = {
  plate: [
    "bien so xe",
    "bien so",
    "bien kiem soat",
    "bien kiem soat xe",
    "bks",
    "bsx",
    "so xe",
    "bien so dang ky",
    "bien so phuong tien",
    "bien so dau keo",
    "bien dau keo",
    "so dang ky xe",
    "bien so o to",
    "bien dang ky",
    "plate",
    "license plate",
    "licence plate",
    "number plate",
    "plate number",
    "plate no",
    "registration number",
    "registration no",
    "reg no",
    "vehicle number",
    "vehicle plate",
    "truck no",
    "truck plate",
  ],
  trailerPlate: [
    "bien so ro mooc",
    "bien so romooc",
    "bks ro mooc",
    "bks romooc",
    "ro mooc",
    "romooc",
    "so ro mooc",
    "so romooc",
    "bien so mooc",
    "so mooc",
    "mooc",
    "so mi ro mooc",
    "somi romooc",
    "bien so so mi ro mooc",
    "trailer",
    "trailer plate",
    "trailer number",
    "trailer no",
  ],
  kind: [
    "loai xe",
    "loai phuong tien",
    "phuong tien",
    "chung loai",
    "chung loai xe",
    "kieu xe",
    "loai o to",
    "vehicle type",
    "vehicle kind",
    "type of vehicle",
    "kind of vehicle",
    "kind",
    "type",
  ],
  purpose: [
    "muc dich",
    "muc dich di chuyen",
    "muc dich van chuyen",
    "ly do",
    "ly do di chuyen",
    "noi dung van chuyen",
    "loai hang",
    "hang hoa",
    "mat hang",
    "loai hinh van chuyen",
    "hang hoa van chuyen",
    "purpose",
    "purpose of trip",
    "reason",
    "cargo",
    "goods",
  ],
  carrier: [
    "don vi van tai",
    "ten don vi van tai",
    "don vi",
    "ten don vi",
    "don vi kinh doanh van tai",
    "don vi chu quan",
    "cong ty",
    "ten cong ty",
    "doanh nghiep",
    "ten doanh nghiep",
    "doanh nghiep van tai",
    "chu xe",
    "chu phuong tien",
    "hop tac xa",
    "nha xe",
    "carrier",
    "company",
    "company name",
    "operator",
    "haulier",
    "transport company",
  ],
  occupantsMax: [
    "so nguoi",
    "so nguoi tren xe",
    "so nguoi tren phuong tien",
    "so luong nguoi",
    "tong so nguoi",
    "so nguoi toi da",
    "so nguoi di cung",
    "so nguoi duoc cho",
    "so nguoi di tren xe",
    "occupants",
    "people",
    "persons",
    "number of people",
    "people on board",
    "head count",
    "no of people",
    "max people",
    "people aboard",
  ],
  origin: [
    "noi di",
    "diem di",
    "noi xuat phat",
    "diem xuat phat",
    "xuat phat",
    "diem dau",
    "noi boc hang",
    "di tu",
    "noi khoi hanh",
    "origin",
    "from",
    "departure",
    "place of departure",
    "starting point",
    "departs from",
  ],
  endpoint: [
    "noi den",
    "diem den",
    "diem cuoi",
    "diem cuoi giao hang",
    "noi giao hang",
    "diem giao hang",
    "dia chi giao hang",
    "dia chi giao hang cuoi cung",
    "noi tra hang",
    "diem tra hang",
    "endpoint",
    "destination",
    "to",
    "delivery address",
    "place of delivery",
    "deliver to",
    "final destination",
  ],
  via: [
    "diem giao truoc",
    "cac diem giao truoc",
    "diem dung",
    "cac diem dung",
    "diem trung gian",
    "diem giao them",
    "qua diem",
    "via",
    "stops",
    "intermediate stops",
  ],
  corridor: [
    "tuyen",
    "tuyen duong",
    "lo trinh",
    "hanh trinh",
    "tuyen van tai",
    "tuyen luong xanh",
    "luong xanh",
    "cung duong",
    "tuyen duong luu thong",
    "tuyen di chuyen",
    "lo trinh di chuyen",
    "corridor",
    "route",
    "green lane",
  ],
  use: [
    "so chuyen",
    "so luot",
    "loai giay",
    "loai chuyen",
    "chuyen",
    "hinh thuc cap",
    "trips",
    "number of trips",
    "use",
    "single or multi",
  ],
  validFrom: [
    "tu ngay",
    "ngay bat dau",
    "hieu luc tu",
    "hieu luc tu ngay",
    "co hieu luc tu",
    "ngay hieu luc",
    "bat dau",
    "ngay di",
    "ngay khoi hanh",
    "thoi gian bat dau",
    "thoi gian tu",
    "thoi gian di",
    "valid from",
    "from date",
    "start date",
    "start",
    "begins",
  ],
  validTo: [
    "den ngay",
    "ngay het han",
    "hieu luc den",
    "hieu luc den ngay",
    "het han",
    "het hieu luc",
    "thoi han",
    "han su dung",
    "ngay ket thuc",
    "co gia tri den",
    "thoi gian den",
    "thoi gian ket thuc",
    "valid to",
    "valid until",
    "until",
    "to date",
    "end date",
    "expiry",
    "expiry date",
    "expires",
    "expires on",
  ],
};

/** Headings of what no registration takes, some of which hold words that others are known by. */
const others = new Set([
  "stt",
  "tt",
  "so thu tu",
  "no",
  "ghi chu",
  "note",
  "notes",
  "remarks",
  "lai xe",
  "ho ten lai xe",
  "ho va ten lai xe",
  "ten lai xe",
  "nguoi dai dien",
  "so dien thoai",
  "dien thoai",
  "dt",
  "cccd",
  "cmnd",
  "so cccd",
  "gplx",
  "so gplx",
  "driver",
  "driver name",
  "phone",
  "loi",
  "can sua",
  "goi y",
  "wrong",
  "suggestion",
  "so giay",
  "ngay cap",
  "trong tai",
]);

/** [I1] A heading as it is compared: without accents, case, punctuation, what stands in brackets, and line breaks. */
export const foldHeading = (text: string): string =>
  fold(text.replace(/\([^)]*\)|\[[^\]]*\]/g, " "))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const exact = new Map(
  importFields.flatMap((field) => headed[field].map((one) => [one, field] as const)),
);
/** Longer ones first: `bien so ro mooc` tells more than `ro mooc`. One short word within a heading tells nothing. */
const within = [...exact]
  .filter(([one]) => one.includes(" ") || one.length >= 7)
  .sort(([a], [b]) => b.length - a.length);

/** What a heading says by itself, and how surely: 2 word for word, 1 by words within it. */
const fieldOf = (heading: string): { readonly field: ImportField; readonly sure: 1 | 2 } | null => {
  const folded = foldHeading(heading);
  if (folded === "" || others.has(folded)) return null;
  const whole = exact.get(folded);
  if (whole) return { field: whole, sure: 2 };
  // A title above a table, or a note under it, is longer than any heading.
  if (folded.length > 60) return null;
  const part = within.find(([one]) => ` ${folded} `.includes(` ${one} `));
  return part ? { field: part[1], sure: 1 } : null;
};

/** What an account's lists were mapped to before: by folded heading, the field, or null for what no field takes. */
export type HeadingMemory = Readonly<Record<string, ImportField | null>>;

/** [I1] Which column says what: as it was mapped before, else by its words; of two that say the same the surer one, then the first. */
export const mapHeadings = (
  headings: readonly string[],
  memory: HeadingMemory = {},
): ImportMapping["columns"] => {
  const found = new Map<ImportField, { readonly column: number; readonly sure: number }>();
  for (const [column, heading] of headings.entries()) {
    const folded = foldHeading(heading);
    const known = Object.hasOwn(memory, folded) ? memory[folded] : undefined;
    const guess = known === undefined ? fieldOf(heading) : known && { field: known, sure: 3 };
    if (!guess) continue;
    const before = found.get(guess.field);
    if (!before || before.sure < guess.sure) found.set(guess.field, { column, sure: guess.sure });
  }
  return Object.fromEntries([...found].map(([field, { column }]) => [field, column]));
};

const score = (cells: readonly string[], memory: HeadingMemory): number =>
  Object.keys(mapHeadings(cells, memory)).length;
const filled = (cells: readonly string[]): number =>
  cells.filter((one) => one.trim() !== "").length;

/** Headings in two rows: what stands over several columns, and what stands under it. */
const together = (above: readonly string[], below: readonly string[]): string[] => {
  let over = "";
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const top = (above[column] ?? "").trim();
    const under = (below[column] ?? "").trim();
    if (top !== "") over = top;
    // Nothing stands under a heading of its own, nor under one that is merged downwards.
    if (under === "" || under === top) return top;
    return `${top === "" ? over : top} ${under}`.trim();
  });
};

export interface Headings {
  /** Row of the headings, the lower one where they stand in two; 0 where none was found. */
  readonly row: number;
  readonly headings: readonly string[];
}

/** Titles, the office and its motto stand above; no list begins lower than this. */
export const headingsWithin = 40;

/**
 * [I1] The row of headings among the first rows: the one whose cells say most fields, a plate among them; with the row below it where
 * that says more. Where none says two, the first row with three cells or more.
 */
export const findHeadings = (rows: readonly SheetRow[], memory: HeadingMemory = {}): Headings => {
  let best: (Headings & { readonly points: number }) | null = null;
  const consider = (row: number, headings: readonly string[]): void => {
    const points = score(headings, memory);
    if (points >= 2 && points > (best?.points ?? 0)) best = { row, headings, points };
  };
  const first = rows.slice(0, headingsWithin);
  for (const [place, { number, cells }] of first.entries()) {
    consider(number, cells);
    const below = first[place + 1];
    // A row of data says no fields by itself, so it is not taken for a second row of headings.
    if (below && filled(cells) >= 2 && isUnderHeadings(below.cells, memory))
      consider(below.number, together(cells, below.cells));
  }
  const found = best as Headings | null;
  if (found) return { row: found.row, headings: found.headings.map((one) => one.trim()) };
  const fallback = first.find(({ cells }) => filled(cells) >= 3);
  return fallback
    ? { row: fallback.number, headings: fallback.cells.map((one) => one.trim()) }
    : { row: 0, headings: [] };
};

const isUnderHeadings = (cells: readonly string[], memory: HeadingMemory): boolean =>
  filled(cells) >= 1 && cells.every((cell) => !/\d{2}/.test(cell)) && score(cells, memory) >= 1;
