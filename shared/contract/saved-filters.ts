import { z } from "zod";
import type { Action } from "../domain/access.ts";
import { oneLine } from "../domain/one-line.ts";
import { alertQuery } from "./alerts.ts";
import { passQuery } from "./registry.ts";
import type { Route } from "./route-shape.ts";
import { watchQuery } from "./watchlist.ts";

/** [L5] As many as one person keeps, of all lists together. */
export const mostSavedFilters = 50;
const longestFilterName = 60;

/** Lists whose filter stands in the address, and who may read each. */
export const savedLists = {
  passes: "pass.read",
  watchlist: "watch.read",
  alerts: "alert.told",
} as const satisfies Record<string, Action>;
export type SavedList = keyof typeof savedLists;

const paged = { cursor: true, limit: true } as const;
const named = { id: z.uuidv7(), name: oneLine(1, longestFilterName) };

/** [L5] `id`: a UUIDv7 of whoever saves it; the same again is answered again. `query`: as the list itself is asked. */
export const savedFilter = z.discriminatedUnion("list", [
  z.object({ ...named, list: z.literal("passes"), query: passQuery.omit(paged).strict() }),
  z.object({ ...named, list: z.literal("watchlist"), query: watchQuery.omit(paged).strict() }),
  z.object({ ...named, list: z.literal("alerts"), query: alertQuery.omit(paged).strict() }),
]);
export type SavedFilter = z.output<typeof savedFilter>;

const byId = z.object({ id: z.uuidv7() });

/** [L5] Of the person who asks, wherever they sign in, and of nobody else. */
export const savedFilterRoutes = {
  savedFilters: {
    method: "GET",
    path: "/api/saved-filters",
    summary: "One's own saved filters, in the order they were saved",
    who: "signed-in",
    reply: z.object({ items: z.array(savedFilter) }),
  },
  saveFilter: {
    method: "POST",
    path: "/api/saved-filters",
    summary: "Save a list's filter under a name; the same again is answered again",
    who: "signed-in",
    body: savedFilter,
    reply: savedFilter,
    status: 201,
    refuses: ["already-exists", "too-many-filters"],
  },
  renameFilter: {
    method: "PATCH",
    path: "/api/saved-filters/:id",
    summary: "Give one's own saved filter another name",
    who: "signed-in",
    params: byId,
    body: z.object({ name: named.name }),
    reply: savedFilter,
    refuses: ["already-exists"],
  },
  dropFilter: {
    method: "DELETE",
    path: "/api/saved-filters/:id",
    summary: "Delete one's own saved filter",
    who: "signed-in",
    params: byId,
    reply: z.object({}),
  },
} as const satisfies Record<string, Route>;
