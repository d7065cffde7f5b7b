import { dropFilter, renameFilter, saveFilter, seenFilter } from "../../commands/save-filter.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

export const savedFilterHandlers = (
  store: Store,
): Pick<Handlers, "savedFilters" | "saveFilter" | "renameFilter" | "dropFilter"> => ({
  savedFilters: async (_, { caller }) => {
    const mine = caller.kind === "person" ? await store.reads.savedFiltersOf(caller.account) : [];
    return { items: mine.map(seenFilter) };
  },
  saveFilter: ({ body }, { caller }) => saveFilter(store, body, caller),
  renameFilter: ({ params, body }, { caller }) => renameFilter(store, params.id, body.name, caller),
  dropFilter: ({ params }, { caller }) => dropFilter(store, params.id, caller),
});
