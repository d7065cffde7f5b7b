import type { SheetCheck } from "../../../shared/contract/place-sheets.ts";
import type { PlaceKindName } from "../../../shared/contract/reference.ts";
import { call } from "../../api/call.ts";

export type SheetKind = PlaceKindName;

/** What the pages of each kind are called in addresses. */
const named = {
  posts: "checkpoint",
  corridors: "corridor",
  endpoints: "endpoint",
  areas: "area",
  carriers: "carrier",
} as const satisfies Record<string, SheetKind>;

/** The kind that an address names; posts when it names none. */
export const sheetKindOf = (text: string): SheetKind =>
  Object.hasOwn(named, text) ? named[text as keyof typeof named] : "checkpoint";

/** The route whose answer a sheet that was saved makes old. */
export const sheetPlaces = {
  area: "areas",
  checkpoint: "checkpoints",
  corridor: "corridors",
  endpoint: "endpoints",
  carrier: "carriers",
} as const satisfies Record<SheetKind, string>;

/** Where the sheet of a kind is downloaded, without its form. */
export const sheetAddress = (kind: SheetKind): string =>
  kind === "carrier" ? "/api/carriers/list" : `/api/places/${kind}/list`;

/** Sends a sheet: without a stamp to be told what it would change, with that one's to bring it into force. */
export const bringSheet = (
  kind: SheetKind,
  file: File,
  stamp: string | null,
): Promise<SheetCheck> => {
  const query = stamp === null ? {} : { stamp };
  return kind === "carrier"
    ? call("bringCarriers", { query }, { file })
    : call("bringPlaces", { params: { kind }, query }, { file });
};
