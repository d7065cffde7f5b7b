import { asOneLine } from "../../shared/domain/one-line.ts";
import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import { fold } from "../../shared/domain/search.ts";
import { areaKindWords, checkpointKindWords } from "../../shared/text/everywhere.ts";
import { type columnWords, yesNoWords } from "../../shared/text/place-sheets.ts";
import type { Language, Words } from "../../shared/text/say.ts";
import { type Found, finder } from "./find-name.ts";
import { readDate } from "./written-date.ts";

/** One post of a corridor: its row in a sheet. `km`: from the post before. */
export interface CorridorRow extends Omit<Corridor, "posts"> {
  readonly order: number;
  readonly checkpoint: string;
  readonly km: number;
}

/** What a row of each kind of sheet stands for. */
export interface RowOf {
  readonly area: Area;
  readonly checkpoint: Checkpoint;
  readonly corridor: CorridorRow;
  readonly endpoint: Endpoint;
  readonly carrier: Carrier;
}
export type ColumnName = keyof typeof columnWords;
type Named = "area" | "checkpoint" | "corridor" | "endpoint";

/** What cells are written with. `name`: a place's name where no other goes by it, else its id. */
export interface Writing {
  readonly language: Language;
  readonly name: (kind: Named, id: string) => string;
}
/** What they are read with. */
export interface Reading {
  readonly find: (kind: Named, text: string) => Found<string>;
}

export interface CellWrong {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly right: string | null;
}
type Cell = { readonly value: unknown } | CellWrong;

/** One column of a sheet. `blank`: what an empty cell means; left out, the cell must be filled. */
export interface Column {
  readonly field: ColumnName;
  /** How else it is headed, folded. */
  readonly also: readonly string[];
  readonly write: (value: unknown, writing: Writing) => string;
  readonly read: (text: string, reading: Reading) => Cell;
  readonly blank?: { readonly value: unknown };
}

type Made = Pick<Column, "also"> & Partial<Pick<Column, "blank">>;
const column = (
  field: ColumnName,
  how: Pick<Column, "write" | "read">,
  { also, ...made }: Partial<Made>,
): Column => ({ field, also: also ?? [], ...how, ...made });

const absent = { value: undefined };
const none = { value: null };

const text = {
  write: (value: unknown) => (value === undefined || value === null ? "" : String(value)),
  read: (given: string) => ({ value: given }),
};

/** By the decimal comma where the language has one: a spreadsheet of that language then takes it for the number it is. */
const number = {
  write: (value: unknown, { language }: Writing) =>
    value === undefined ? "" : language === "vi" ? String(value).replace(".", ",") : String(value),
  read: (given: string): Cell => {
    const plain = given.replace(/\s/g, "").replace(",", ".");
    const value = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
    return Number.isNaN(value) ? { code: "not-a-number", right: null } : { value };
  },
};

const yes = new Set(["co", "yes", "true", "x", "1", "dang dung", "in use"]);
const no = new Set(["khong", "no", "false", "0", "ngung", "da ngung", "inactive"]);
const yesNo = {
  write: (value: unknown, { language }: Writing) =>
    (value === false ? yesNoWords.no : yesNoWords.yes)[language],
  read: (given: string): Cell => {
    const said = fold(given);
    if (yes.has(said)) return { value: true };
    return no.has(said) ? { value: false } : { code: "yes-or-no", right: null };
  },
};

const day = {
  write: (value: unknown) =>
    typeof value === "string" ? value.split("-").reverse().join("/") : "",
  read: (given: string): Cell => {
    const read = readDate(given);
    if ("wrong" in read) return { code: read.wrong, right: read.right };
    return { value: new Date(read.at + 7 * 3_600_000).toISOString().slice(0, 10) };
  },
};

/** A number that a spreadsheet takes for one loses the zero in front. `short`: digits that are then left. */
const digits = (short: RegExp) => ({
  write: text.write,
  read: (given: string): Cell => {
    const plain = given.replace(/[ .]/g, "");
    return short.test(plain) ? { code: "lost-zero", right: `0${plain}` } : { value: given };
  },
});
const phone = digits(/^[1-9]\d{8,9}$/);
const taxNumber = digits(/^[1-9]\d{8}$/);

const oneOf = (words: Readonly<Record<string, Words>>) => {
  const find = finder(
    Object.entries(words).map(([value, { vi, en }]) => ({ value, name: vi, also: [value, en] })),
  );
  return {
    write: (value: unknown, { language }: Writing) => words[String(value)]?.[language] ?? "",
    read: (given: string): Cell => {
      const found = find(given);
      if ("value" in found) return found;
      const options = Object.values(words).map(({ vi }) => vi);
      return { code: "one-of", params: { options: options.join(", ") }, right: found.right };
    },
  };
};

const place = (kind: Named) => ({
  write: (value: unknown, { name }: Writing) =>
    typeof value === "string" ? name(kind, value) : "",
  read: (given: string, { find }: Reading): Cell => {
    const found = find(kind, given);
    return "value" in found ? found : { code: found.wrong, right: found.right };
  },
});

/** Several in one cell, one beside another. */
const places = (kind: Named) => ({
  write: (value: unknown, writing: Writing) =>
    Array.isArray(value) ? value.map((id) => place(kind).write(id, writing)).join("; ") : "",
  read: (given: string, reading: Reading): Cell => {
    const all = given
      .split(/[;|\n]+/)
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => place(kind).read(one, reading));
    const wrong = all.find((one) => "code" in one);
    return wrong ?? { value: all.map((one) => ("value" in one ? one.value : null)) };
  },
});

const id = column("id", text, { also: ["ma", "ma so", "id", "code"], blank: absent });
const name = (...also: readonly string[]) => column("name", text, { also });
const active = column("active", yesNo, {
  also: ["tinh trang", "trang thai", "active"],
  blank: absent,
});
const qrCode = column("code", number, { also: ["so qr", "qr code"], blank: absent });
const where = [
  column("latitude", number, { also: ["vi do", "lat"] }),
  column("longitude", number, { also: ["kinh do", "lon", "lng"] }),
];
const area = column("area", place("area"), { also: ["xa", "thuoc dia ban"] });

/** The columns of each kind of sheet, in their order. */
export const placeColumns: { readonly [K in keyof RowOf]: readonly Column[] } = {
  area: [
    id,
    name("ten dia ban"),
    column("kind", oneOf(areaKindWords), { also: ["cap"] }),
    column("parent", place("area"), { also: ["thuoc"], blank: none }),
    column("validFrom", day, { blank: none }),
    column("validTo", day, { blank: none }),
    column("appeals.office", text, { blank: absent }),
    column("appeals.phone", phone, { blank: none }),
  ],
  checkpoint: [
    id,
    name("ten chot"),
    column("kind", oneOf(checkpointKindWords), { also: ["loai chot"] }),
    area,
    ...where,
    column("endpoint", place("endpoint"), { blank: none }),
    column("reserve", places("corridor"), { blank: absent }),
    column("basis.kind", text, {}),
    column("basis.number", text, { also: ["so hieu"] }),
    column("basis.date", day, {}),
    column("basis.issuer", text, {}),
    active,
  ],
  corridor: [
    id,
    qrCode,
    name("ten tuyen"),
    active,
    column("order", number, { also: ["thu tu", "stt chot"] }),
    column("checkpoint", place("checkpoint"), { also: ["ten chot", "ma chot"] }),
    column("km", number, { also: ["km", "khoang cach", "distance"] }),
  ],
  endpoint: [
    id,
    qrCode,
    name("ten diem cuoi"),
    column("address", text, { blank: { value: "" } }),
    area,
    ...where,
    column("receiver", text, { also: ["nguoi tiep nhan"], blank: absent }),
    column("openingHours", text, { also: ["gio lam viec"], blank: absent }),
    column("capacity", number, { also: ["suc chua"], blank: absent }),
    active,
  ],
  carrier: [
    id,
    name("ten don vi", "ten don vi van tai", "don vi van tai"),
    column("taxNumber", taxNumber, { also: ["mst"], blank: absent }),
    column("phone", phone, { also: ["so dien thoai", "dt"], blank: none }),
    active,
  ],
};

/** What stands at a path like `basis.number`. */
export const valueAt = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key],
      value,
    );

/** A cell as it was meant: what tells a spreadsheet that it holds text is taken off. */
export const cellText = (cell: string | undefined): string =>
  asOneLine((cell ?? "").trim())
    .replace(/^'(?=[=+\-@\t\r])/, "")
    .trim();
