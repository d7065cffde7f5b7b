import { isDeepStrictEqual } from "node:util";
import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import {
  mostSavedFilters,
  type SavedFilter,
  savedLists,
} from "../../shared/contract/saved-filters.ts";
import { mayAnywhere } from "../../shared/domain/access.ts";
import { fold } from "../../shared/domain/search.ts";
import type { Caller } from "../caller.ts";
import type { Store } from "../store/ports.ts";
import type { SavedFilterRow } from "../store/saved-filter-ports.ts";

export const seenFilter = ({ account: _, ...filter }: SavedFilterRow): SavedFilter => filter;

const nameTaken = (
  mine: readonly SavedFilterRow[],
  { id, list, name }: Pick<SavedFilter, "id" | "list" | "name">,
): Refusal | null =>
  mine.some((one) => one.id !== id && one.list === list && fold(one.name) === fold(name))
    ? refusal("already-exists", { name: "name-taken" })
    : null;

/**
 * [L5] Saves a list's filter for the person who asks. Refuses `not-allowed` for a list they may not read, `already-exists` for
 * an id or a name that is taken, [L5] `too-many-filters`.
 */
export const saveFilter = (
  store: Store,
  given: SavedFilter,
  caller: Caller,
): Promise<SavedFilter | Refusal> =>
  store.write<SavedFilter>(async (tx) => {
    if (caller.kind !== "person" || !mayAnywhere(caller.grants, savedLists[given.list]))
      return refusal("not-allowed");
    const { account } = caller;
    const before = await tx.savedFilter(given.id);
    if (before) return isDeepStrictEqual(before, { ...given, account }) ? given : idTaken;
    const mine = await tx.savedFiltersOf(account);
    const taken = nameTaken(mine, given);
    if (taken) return taken;
    if (mine.length >= mostSavedFilters) return refusal("too-many-filters");
    await tx.putSavedFilter({ ...given, account });
    return given;
  });

/** [L5] Refuses `not-found` for another's, and `already-exists` for a name that is taken. */
export const renameFilter = (
  store: Store,
  id: string,
  name: string,
  caller: Caller,
): Promise<SavedFilter | Refusal> =>
  store.write<SavedFilter>(async (tx) => {
    const before = await tx.savedFilter(id);
    if (caller.kind !== "person" || before?.account !== caller.account) return refusal("not-found");
    const row = { ...before, name };
    const taken = nameTaken(await tx.savedFiltersOf(caller.account), row);
    if (taken) return taken;
    await tx.putSavedFilter(row);
    return seenFilter(row);
  });

/** [L5] Refuses `not-found` for another's, and for one that is gone. */
export const dropFilter = (
  store: Store,
  id: string,
  caller: Caller,
): Promise<Record<string, never> | Refusal> =>
  store.write<Record<string, never>>(async (tx) => {
    const before = await tx.savedFilter(id);
    if (caller.kind !== "person" || before?.account !== caller.account) return refusal("not-found");
    await tx.dropSavedFilter(id);
    return {};
  });
