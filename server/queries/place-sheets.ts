import { isDeepStrictEqual } from "node:util";
import type { SheetCheck } from "../../shared/contract/place-sheets.ts";
import type { PlaceKindName } from "../../shared/contract/reference.ts";
import type { Corridor } from "../../shared/domain/place.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { cellWords } from "../../shared/text/imports.ts";
import { columnWords, placeCellWords } from "../../shared/text/place-sheets.ts";
import { type Language, say } from "../../shared/text/say.ts";
import type { SheetChecked } from "../commands/put-sheet.ts";
import { placeColumns, valueAt, type Writing } from "../imports/place-columns.ts";
import { listOf, type PlaceCellError, type ReadPlace } from "../imports/read-places.ts";
import { corridorRows, writingOf } from "../imports/write-places.ts";

const mostShown = 500;

const words: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  ...fieldWords,
  ...cellWords,
  ...placeCellWords,
};

const told = ({ code, params, cell, right, field }: PlaceCellError, language: Language) => {
  const known = words[code];
  return {
    field: say(columnWords[field], language),
    cell,
    message: known ? say(known, language, params ?? {}) : code,
    right,
  };
};

/** What a place says in each column; a corridor of all its posts together. */
const saidBy = (kind: PlaceKindName, item: object, writing: Writing): readonly string[] => {
  if (kind !== "corridor")
    return placeColumns[kind].map(({ field, write }) => write(valueAt(item, field), writing));
  const rows = corridorRows(item as Corridor);
  return placeColumns.corridor.map(({ field, write }) => {
    const cells = rows.map((row) => write(valueAt(row, field), writing));
    return ["order", "checkpoint", "km"].includes(field) ? cells.join(" · ") : (cells[0] ?? "");
  });
};

const changesOf = (
  kind: PlaceKindName,
  before: object,
  after: object,
  writing: Writing,
): SheetCheck["places"][number]["changes"] => {
  const is = saidBy(kind, after, writing);
  return saidBy(kind, before, writing).flatMap((was, place) => {
    const field = placeColumns[kind][place]?.field ?? "id";
    return was === is[place]
      ? []
      : [{ field: say(columnWords[field], writing.language), was, is: is[place] ?? "" }];
  });
};

/** [B7] A sheet as it is shown before it comes into force: what is wrong first, then what is new or changes. */
export const seenSheet = (
  kind: PlaceKindName,
  { places, counts, stamp, reference }: SheetChecked,
  unknown: readonly string[],
  committed: boolean,
  language: Language,
): SheetCheck => {
  const list: readonly { readonly id: string }[] = reference[listOf[kind]];
  const known = new Map(list.map((place) => [place.id, place]));
  const writing = writingOf(reference, language);
  const outcomeOf = ({ item }: ReadPlace): SheetCheck["places"][number]["outcome"] => {
    if (!item) return "wrong";
    const before = known.get(item.id);
    if (!before) return "created";
    return isDeepStrictEqual(before, item) ? "unchanged" : "changed";
  };
  const judged = places.map((place) => ({ place, outcome: outcomeOf(place) }));
  const shown = [
    ...judged.filter(({ outcome }) => outcome === "wrong"),
    ...judged.filter(({ outcome }) => outcome === "created" || outcome === "changed"),
  ].slice(0, mostShown);
  return {
    notRead: null,
    counts,
    unknown: [...unknown],
    places: shown.map(({ place: { rows, id, name, item, errors }, outcome }) => {
      const before = id === null ? undefined : known.get(id);
      return {
        row: Math.min(...rows),
        id,
        name,
        outcome,
        changes: item && before ? changesOf(kind, before, item, writing) : [],
        errors: errors.map((error) => told(error, language)),
      };
    }),
    stamp,
    committed,
  };
};

/** A file that could not be read at all. */
export const unreadSheet = (notRead: string): SheetCheck => ({
  notRead,
  counts: { created: 0, changed: 0, unchanged: 0, wrong: 0 },
  unknown: [],
  places: [],
  stamp: null,
  committed: false,
});
