import { asTheyGo } from "../../shared/domain/merged.ts";
import type { Merged } from "../../shared/domain/place.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { type Language, say, type Words } from "../../shared/text/say.ts";
import { inSheet } from "../../shared/text/when.ts";
import type { SheetCell } from "../sheets/write-workbook.ts";
import type { Reference } from "../store/ports.ts";

/** What stands in a list for what it names: an id where nothing is known of it. */
export interface Named {
  readonly language: Language;
  /** When the file is asked for, ms. */
  readonly at: number;
  readonly say: (words: Words) => string;
  /** Of a post, or an endpoint that is none. */
  readonly place: (id: string | null) => string;
  readonly area: (id: string | null) => string;
  readonly endpoint: (id: string | null) => string;
  readonly corridor: (id: string | null) => string;
  readonly carrier: (id: string | null) => string;
  /** Of a code in the rules in force. */
  readonly coded: (list: "vehicleKinds" | "purposes", code: number) => string;
}

/** [L2] One column of a list in a file. */
export interface Column<T> {
  readonly heading: Words;
  readonly cell: (row: T, named: Named) => SheetCell;
}

type Titled = readonly {
  readonly id: string;
  readonly name: string;
  readonly merged?: Merged | undefined;
}[];
/** [B2] One that was merged goes by the name of the one that stays. */
const naming = (...lists: readonly Titled[]) => {
  const names = new Map(
    lists.flatMap((list) => [...asTheyGo(list)].map(([id, { name }]) => [id, name] as const)),
  );
  return (id: string | null): string => (id === null ? "" : (names.get(id) ?? id));
};

export const namedIn = (reference: Reference, language: Language, at: number): Named => {
  const { areas, checkpoints, corridors, endpoints, carriers } = reference;
  const rules = rulesAt(reference.ruleSets, at);
  return {
    language,
    at,
    say: (words) => say(words, language),
    place: naming(endpoints, checkpoints),
    area: naming(areas),
    endpoint: naming(endpoints),
    corridor: naming(corridors),
    carrier: naming(carriers),
    coded: (list, code) =>
      rules?.[list].find((one) => one.code === code)?.name[language] ?? String(code),
  };
};

export const timeCell = (time: string | null | undefined): string => (time ? inSheet(time) : "");
export const countCell = (count: number | null | undefined): SheetCell => count ?? "";
