import type { z } from "zod";
import { carrierPut, type PlaceKindName } from "../../shared/contract/reference.ts";
import {
  area,
  type Corridor,
  carrier,
  checkpoint,
  corridor,
  endpoint,
  placeId,
} from "../../shared/domain/place.ts";
import { freshId, idFrom } from "../../shared/domain/place-id.ts";
import { columnWords } from "../../shared/text/place-sheets.ts";
import { issueCode } from "../http/field-errors.ts";
import { lettersOf } from "../sheets/cell-format.ts";
import type { SheetRow } from "../sheets/sheet.ts";
import type { Reference } from "../store/ports.ts";
import { type Found, finder } from "./find-name.ts";
import { headingReader } from "./heading-reader.ts";
import { foldHeading } from "./heading-words.ts";
import {
  type CellWrong,
  type ColumnName,
  cellText,
  placeColumns,
  type Reading,
  valueAt,
} from "./place-columns.ts";
import { toMetre } from "./write-places.ts";

export type PlaceLists = Pick<
  Reference,
  "areas" | "checkpoints" | "corridors" | "endpoints" | "carriers"
>;

/** What is wrong with one cell. `cell`: as the spreadsheet calls it; null where no column says it. */
export interface PlaceCellError extends CellWrong {
  readonly field: ColumnName;
  readonly row: number;
  readonly cell: string | null;
}

/** One place as a sheet has it. `rows`: those it stands in, of a corridor one for each post, in driving order. */
export interface ReadPlace {
  readonly rows: readonly number[];
  /** Null where it cannot be told which place is meant. */
  readonly id: string | null;
  readonly name: string;
  /** What the contract reads, where nothing is wrong. */
  readonly item: { readonly id: string } | null;
  readonly errors: readonly PlaceCellError[];
}
export interface PlacesRead {
  readonly places: readonly ReadPlace[];
  /** Headings that say nothing of such a place. */
  readonly unknown: readonly string[];
  /** Which column says what, from 0. */
  readonly columns: Readonly<Partial<Record<ColumnName, number>>>;
}

const schemas = {
  area,
  checkpoint,
  corridor,
  endpoint,
  carrier: carrierPut.extend({ merged: carrier.shape.merged }),
} as const satisfies Record<PlaceKindName, z.ZodType>;
export const listOf = {
  area: "areas",
  checkpoint: "checkpoints",
  corridor: "corridors",
  endpoint: "endpoints",
  carrier: "carriers",
} as const satisfies Record<PlaceKindName, keyof PlaceLists>;

/** [B6] Reads headings of a kind of sheet, in both languages. */
export const placeHeadings = (kind: PlaceKindName) =>
  headingReader<string>({
    headed: Object.fromEntries(
      placeColumns[kind].map(({ field, also }) => [
        field,
        [...Object.values(columnWords[field]).map(foldHeading), ...also],
      ]),
    ),
    others: new Set(["stt", "tt", "no", "ghi chu", "note", "notes"]),
  });

/** An id, a name that is one place's alone, or a known short form of it; of what is merely alike the name is suggested. */
const readingOf = (lists: PlaceLists): Reading => {
  const finders = new Map<string, (text: string) => Found<string>>();
  const makeFinder = (places: readonly { readonly id: string; readonly name: string }[]) => {
    const ids = new Set(places.map(({ id }) => id));
    const names = new Map<string, string | null>();
    for (const { id, name } of places) names.set(name, names.has(name) ? null : id);
    const like = finder(places.map(({ id, name }) => ({ value: id, name, also: [] })));
    return (text: string): Found<string> => {
      if (ids.has(text)) return { value: text };
      const exact = names.get(text);
      return typeof exact === "string" ? { value: exact } : like(text);
    };
  };
  return {
    find: (kind, text) => {
      const known = finders.get(kind) ?? makeFinder(lists[listOf[kind]]);
      finders.set(kind, known);
      return known(text);
    },
  };
};

interface Draft {
  readonly row: number;
  readonly values: ReadonlyMap<ColumnName, unknown>;
  readonly errors: readonly PlaceCellError[];
}

const withValue = (item: object, path: string, value: unknown): object => {
  const [first = "", rest] = path.split(".");
  const inner = (item as Readonly<Record<string, object | undefined>>)[first];
  return { ...item, [first]: rest === undefined ? value : { ...inner, [rest]: value } };
};

const without = (item: object, name: string): object =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));

/** What a column says of an item by one of the item's paths: `posts.3.km`, `basis.date`. */
const fieldOf = (kind: PlaceKindName, path: string): ColumnName => {
  const [, inside] = /^posts(?:\.\d+)?\.?(.*)$/.exec(path) ?? [];
  const asked = inside === undefined ? path : inside || "checkpoint";
  const found = placeColumns[kind].find(
    ({ field }) =>
      asked === field || asked.startsWith(`${field}.`) || field.startsWith(`${asked}.`),
  );
  return found?.field ?? "id";
};

/** [B7] Where an item of a sheet is wrong, by a path within it. */
export const errorAt = (
  kind: PlaceKindName,
  { rows }: Pick<ReadPlace, "rows">,
  columns: PlacesRead["columns"],
  path: string,
  { code, params = {}, right }: CellWrong,
): PlaceCellError => {
  const field = fieldOf(kind, path);
  const [, place = "0"] = /^posts\.(\d+)/.exec(path) ?? [];
  const row = rows[Number(place)] ?? rows[0] ?? 0;
  const column = columns[field];
  const cell = column === undefined ? null : `${lettersOf(column)}${row}`;
  return { field, row, cell, code, params, right };
};

/** [B6] [B7] A sheet's rows as places: each as it is to stand, or every cell of it that is wrong and what would be right. */
export const readPlaces = (
  kind: PlaceKindName,
  headings: readonly string[],
  rows: readonly SheetRow[],
  lists: PlaceLists,
): PlacesRead => {
  const columns: PlacesRead["columns"] = placeHeadings(kind).map(headings);
  const taken = new Set(Object.values(columns));
  const unknown = headings.filter((heading, place) => heading.trim() !== "" && !taken.has(place));
  const reading = readingOf(lists);
  const places: readonly { readonly id: string; readonly name: string }[] = lists[listOf[kind]];
  const known = new Map(places.map((place) => [place.id, place]));
  const byName = new Map<string, string | null>();
  for (const { id, name } of places) byName.set(name, byName.has(name) ? null : id);
  const codes = [...lists.corridors, ...lists.endpoints]
    .filter(({ id }) => known.has(id))
    .map(({ code }) => code);
  let nextCode = Math.max(0, ...codes) + 1;
  const given = new Set(known.keys());

  const draftOf = ({ number, cells }: SheetRow): Draft => {
    const values = new Map<ColumnName, unknown>();
    const errors: PlaceCellError[] = [];
    for (const { field, read, blank } of placeColumns[kind]) {
      const column = columns[field];
      if (column === undefined) continue;
      const text = cellText(cells[column]);
      const cell = `${lettersOf(column)}${number}`;
      const made = text === "" ? (blank ?? { code: "required", right: null }) : read(text, reading);
      if ("code" in made) errors.push({ field, row: number, cell, params: {}, ...made });
      else values.set(field, made.value);
    }
    return { row: number, values, errors };
  };

  /** [B6] Which place a row means: the one of its id, else of its name, else a new one. */
  const idOf = ({ row, values }: Draft): string | PlaceCellError => {
    const wrong = (field: ColumnName, code: string, right: string | null = null) =>
      errorAt(kind, { rows: [row] }, columns, field, { code, right });
    const said = values.get("id");
    const name = values.get("name");
    if (typeof said === "string")
      return known.has(said) || placeId.safeParse(said).success
        ? said
        : wrong("id", "format", idFrom(said));
    if (typeof name !== "string") return wrong("name", "required");
    const found = byName.get(name);
    if (found === null) return wrong("id", "several-places");
    return found ?? freshId(name, (id) => given.has(id));
  };

  /** As it is to stand: what is on record, changed by what the row says. */
  const itemOf = (id: string, { values }: Draft): object => {
    const before = known.get(id);
    let item: object = before ?? { id, active: true };
    for (const { field, blank } of placeColumns[kind]) {
      if (isApart.has(field) || (before && !values.has(field))) continue;
      const value = values.has(field) ? values.get(field) : blank?.value;
      if (value !== undefined) item = withValue(item, field, value);
      else if (!isKeptBlank.has(field)) item = without(item, field);
      else if (field === "code" && !before) {
        item = withValue(item, field, nextCode);
        nextCode += 1;
      }
    }
    return kind === "area" ? withAppeals(item, values) : item;
  };

  const groups = new Map<string, Draft[]>();
  const lost: ReadPlace[] = [];
  const says = Object.values(columns);
  for (const row of rows.filter(({ cells }) => says.some((one) => cellText(cells[one]) !== ""))) {
    const draft = draftOf(row);
    const id = idOf(draft);
    if (typeof id !== "string") {
      const name = String(draft.values.get("name") ?? "");
      const errors = [...draft.errors.filter(({ cell }) => cell !== id.cell), id];
      lost.push({ rows: [draft.row], id: null, name, item: null, errors });
      continue;
    }
    // A new corridor's next post has its name, and is of the same corridor by it.
    const name = draft.values.get("name");
    if (typeof name === "string" && !byName.has(name)) byName.set(name, id);
    given.add(id);
    groups.set(id, [...(groups.get(id) ?? []), draft]);
  }

  const placeOf = (id: string, drafts: readonly Draft[]): ReadPlace => {
    const [first] = drafts;
    if (!first) throw new Error("a place of no row");
    const ordered = kind === "corridor" ? inOrder(drafts) : drafts;
    const at = { rows: ordered.map(({ row }) => row) };
    const errors = drafts.flatMap((draft) => draft.errors);
    const add = (path: string, wrong: CellWrong): void => {
      const error = errorAt(kind, at, columns, path, wrong);
      if (!errors.some(({ cell, field }) => cell === error.cell && field === error.field))
        errors.push(error);
    };
    let item = itemOf(id, first);
    if (kind === "corridor") {
      for (const [place, draft] of ordered.entries())
        for (const wrong of wrongInCorridor(draft, first, ordered.slice(0, place), columns))
          if (!errors.some(({ cell }) => cell === wrong.cell)) errors.push(wrong);
      item = { ...item, posts: postsOf(ordered, known.get(id) as Corridor | undefined) };
    } else
      for (const other of drafts.slice(1)) {
        const wrong = { code: "same-in-sheet", params: { row: first.row }, right: null };
        errors.push(errorAt(kind, { rows: [other.row] }, columns, "id", wrong));
      }
    const parsed = schemas[kind].safeParse(item);
    for (const issue of parsed.error?.issues ?? []) {
      const path = issue.path.join(".");
      add(path, { ...issueCode(issue, valueAt(item, path)), right: null });
    }
    const name = String((item as { readonly name?: unknown }).name ?? id);
    const good = errors.length === 0 && parsed.success;
    return { ...at, id, name, item: good ? parsed.data : null, errors };
  };

  const found = [...lost, ...[...groups].map(([id, drafts]) => placeOf(id, drafts))];
  const firstRow = ({ rows: [row = 0] }: ReadPlace): number => row;
  return { places: found.sort((a, b) => firstRow(a) - firstRow(b)), unknown, columns };
};

/** Read otherwise: what a place is known by, an office with its telephone, and posts. */
const isApart: ReadonlySet<ColumnName> = new Set([
  "id",
  "appeals.office",
  "appeals.phone",
  "order",
  "checkpoint",
  "km",
]);
/** Left blank these stay as they are, or are given. */
const isKeptBlank: ReadonlySet<ColumnName> = new Set(["code", "active"]);

/** Where to turn to is an office, with or without a telephone. */
const withAppeals = (item: object, values: Draft["values"]): object => {
  const before = (item as { readonly appeals?: { office: string; phone: string | null } }).appeals;
  const office = values.has("appeals.office") ? values.get("appeals.office") : before?.office;
  const phone = values.has("appeals.phone") ? values.get("appeals.phone") : before?.phone;
  return office === undefined
    ? without(item, "appeals")
    : { ...item, appeals: { office, phone: phone ?? null } };
};

/** Rows of one corridor by what they say of the order; those that say none where they stand. */
const inOrder = (drafts: readonly Draft[]): readonly Draft[] => {
  const orderOf = ({ values }: Draft): number => Number(values.get("order") ?? 0);
  return [...drafts].sort((a, b) => orderOf(a) - orderOf(b) || a.row - b.row);
};

const wrongInCorridor = (
  { row, values }: Draft,
  first: Draft,
  before: readonly Draft[],
  columns: PlacesRead["columns"],
): readonly PlaceCellError[] => {
  const errors: PlaceCellError[] = [];
  const add = (field: ColumnName, code: string, params: CellWrong["params"] = {}): void => {
    errors.push(
      errorAt("corridor", { rows: [row] }, columns, field, { code, params, right: null }),
    );
  };
  for (const field of ["code", "name", "active"] as const)
    if (values.get(field) !== first.values.get(field))
      add(field, "said-otherwise", { row: first.row });
  const same = before.find((one) => one.values.get("order") === values.get("order"));
  if (same && values.has("order")) add("order", "order-twice", { row: same.row });
  for (const field of ["checkpoint", "km"] as const)
    if (columns[field] === undefined) add(field, "required");
  return errors;
};

/**
 * Kilometres from the first, of kilometres from the post before. What stands there to the metre is left as it is, so that a
 * sheet that was not touched changes nothing.
 */
const postsOf = (drafts: readonly Draft[], before: Corridor | undefined) => {
  let sum = 0;
  return drafts.map(({ values }, place) => {
    sum += Number(values.get("km") ?? 0);
    const checkpoint = values.get("checkpoint");
    const km = toMetre(sum);
    const was = before?.posts[place];
    const same = was?.checkpoint === checkpoint && toMetre(was?.km ?? -1) === km;
    return { checkpoint, km: same ? was?.km : km };
  });
};
