import { hash } from "node:crypto";
import type { WrongField } from "../../shared/contract/problems.ts";
import type { PlaceKindName } from "../../shared/contract/reference.ts";
import { errorAt, listOf, type PlacesRead, type ReadPlace } from "../imports/read-places.ts";
import type { Reference, Store } from "../store/ports.ts";
import {
  decidePlaces,
  type PlaceOf,
  type PutCounts,
  writePlaces,
  wrongPlaces,
} from "./put-reference.ts";

/** A sheet held against what is on record. */
export interface SheetChecked {
  readonly places: readonly ReadPlace[];
  readonly counts: PutCounts & { readonly wrong: number };
  /** [B8] Of what would be written, and over what; null where something is wrong or nothing would change. */
  readonly stamp: string | null;
  readonly reference: Reference;
}

const rightOf = (
  reference: Reference,
  kind: PlaceKindName,
  { id }: { readonly id: string },
  { code }: WrongField,
): string | null => {
  if (kind !== "corridor" && kind !== "endpoint") return null;
  const places: readonly { readonly id: string; readonly code: number }[] = reference[listOf[kind]];
  if (code === "code-fixed") return String(places.find((one) => one.id === id)?.code ?? "") || null;
  return code === "code-taken" ? String(Math.max(...places.map((one) => one.code)) + 1) : null;
};

/** What is wrong with places among each other and the others there are, told of their cells. */
const withWrongs = (
  kind: PlaceKindName,
  { places, columns }: PlacesRead,
  reference: Reference,
): readonly ReadPlace[] => {
  const good = places.flatMap((place) => (place.item ? [{ place, item: place.item }] : []));
  const wrong = wrongPlaces(kind, good.map(({ item }) => item) as never, reference);
  const found = new Map<ReadPlace, ReadPlace["errors"]>();
  for (const [path, what] of Object.entries(wrong)) {
    const [, at = "", inside = ""] = /^items\.(\d+)\.(.*)$/.exec(path) ?? [];
    const one = good[Number(at)];
    if (!one) continue;
    const { code, params } = typeof what === "string" ? { code: what, params: {} } : what;
    const right = rightOf(reference, kind, one.item, { code, params });
    const error = errorAt(kind, one.place, columns, inside, { code, params, right });
    found.set(one.place, [...(found.get(one.place) ?? []), error]);
  }
  return places.map((place) => {
    const errors = found.get(place);
    return errors ? { ...place, item: null, errors } : place;
  });
};

const check = <K extends PlaceKindName>(kind: K, read: PlacesRead, reference: Reference) => {
  const places = withWrongs(kind, read, reference);
  const wrong = places.filter(({ item }) => item === null).length;
  const items = places.flatMap(({ item }) => (item ? [item] : [])) as unknown as PlaceOf[K][];
  const decided = decidePlaces(kind, items, reference);
  if ("refused" in decided) throw new Error(`a sheet of ${kind} was judged twice and otherwise`);
  const list: readonly { readonly id: string }[] = reference[listOf[kind]];
  const known = new Map(list.map((place) => [place.id, place]));
  const over = decided.rows.map((row) => [row, known.get(row.id) ?? null]);
  const stamp =
    wrong > 0 || decided.rows.length === 0
      ? null
      : hash("sha256", `${kind} ${JSON.stringify(over)}`, "base64url");
  return { decided, checked: { places, counts: { ...decided.counts, wrong }, stamp, reference } };
};

/** [B7] What a sheet that was read would do. */
export const checkSheet = (
  kind: PlaceKindName,
  read: PlacesRead,
  reference: Reference,
): SheetChecked => check(kind, read, reference).checked;

/**
 * [B8] Brings a sheet into force, all of it or nothing: where the stamp is that of what it would do now. `written`: whether it
 * was.
 */
export const putSheet = async (
  store: Store,
  kind: PlaceKindName,
  read: PlacesRead,
  stamp: string,
  at: number,
): Promise<SheetChecked & { readonly written: boolean }> => {
  const done = await store.write<{ readonly checked: SheetChecked; readonly written: boolean }>(
    async (tx) => {
      const { decided, checked } = check(kind, read, await tx.reference());
      const written = checked.stamp === stamp;
      if (written) await writePlaces(tx, kind, decided, at);
      return { checked, written };
    },
  );
  if ("refused" in done) throw new Error("a sheet was refused");
  return { ...done.checked, written: done.written };
};
