import type { PlaceKindName } from "../../shared/contract/reference.ts";
import type { Corridor } from "../../shared/domain/place.ts";
import { columnWords } from "../../shared/text/place-sheets.ts";
import { type Language, say } from "../../shared/text/say.ts";
import type { Reference } from "../store/ports.ts";
import { type CorridorRow, placeColumns, valueAt, type Writing } from "./place-columns.ts";

/** Kilometres to the metre: what is left of a difference of two fractions is none of it. */
export const toMetre = (km: number): number => Math.round(km * 1_000) / 1_000;

/** A corridor's posts, each with its distance from the one before. */
export const corridorRows = ({ posts, ...corridor }: Corridor): readonly CorridorRow[] =>
  posts.map(({ checkpoint, km }, place) => ({
    ...corridor,
    order: place + 1,
    checkpoint,
    km: toMetre(km - (posts[place - 1]?.km ?? 0)),
  }));

type Places = Pick<Reference, "areas" | "checkpoints" | "corridors" | "endpoints">;
const listOf = {
  area: "areas",
  checkpoint: "checkpoints",
  corridor: "corridors",
  endpoint: "endpoints",
} as const;

/** [B6] Names places in cells so that each is read as itself: by its id where its name is another's too. */
export const writingOf = (places: Places, language: Language): Writing => {
  const kinds = new Map(
    Object.entries(listOf).map(([kind, list]) => {
      const names = new Map<string, number>();
      for (const { name } of places[list]) names.set(name, (names.get(name) ?? 0) + 1);
      const known = new Map<string, string>(places[list].map(({ id, name }) => [id, name]));
      const told = (id: string): string => {
        const name = known.get(id);
        return name === undefined || names.get(name) !== 1 || known.has(name) ? id : name;
      };
      return [kind, told] as const;
    }),
  );
  return { language, name: (kind, id) => kinds.get(kind)?.(id) ?? id };
};

/** A row's cells in the order of its kind's columns. */
export const cellsOf = (kind: PlaceKindName, row: object, writing: Writing): readonly string[] =>
  placeColumns[kind].map(({ field, write }) => write(valueAt(row, field), writing));

/** What a sheet of a kind of places is headed with. */
export const headingsOf = (kind: PlaceKindName, language: Language): readonly string[] =>
  placeColumns[kind].map(({ field }) => say(columnWords[field], language));

const rowsAtOnce = 500;

/** [B6] All places of a kind as cells, some rows at a time. */
export async function* sheetRows(
  kind: PlaceKindName,
  items: readonly object[],
  writing: Writing,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    yield items
      .slice(from, from + rowsAtOnce)
      .flatMap((item): readonly object[] =>
        kind === "corridor" ? corridorRows(item as Corridor) : [item],
      )
      .map((row) => cellsOf(kind, row, writing));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
