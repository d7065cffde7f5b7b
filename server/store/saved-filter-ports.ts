import type { SavedFilter } from "../../shared/contract/saved-filters.ts";

/** A saved filter and whose it is. */
export type SavedFilterRow = SavedFilter & { readonly account: string };

export interface SavedFilterReads {
  savedFilter(id: string): Promise<SavedFilterRow | undefined>;
  /** Of one person, in the order they were saved. */
  savedFiltersOf(account: string): Promise<readonly SavedFilterRow[]>;
}
export interface SavedFilterWrites {
  /** Adds one, or changes its name. */
  putSavedFilter(row: SavedFilterRow): Promise<void>;
  dropSavedFilter(id: string): Promise<void>;
}
