import { type BoundFor, endpointsOf } from "../../../shared/domain/bound-for.ts";
import { parsed } from "./as-kept.ts";

/** [T17] The column of a pass or trip that names its endpoints besides the last, as JSON; null where there are none. */
export const viaColumn = (to: BoundFor): string | null => {
  const via = endpointsOf(to).slice(0, -1);
  return via.length === 0 ? null : JSON.stringify(via);
};

/** What the column says, for the check of what is kept. */
export const viaKept = (column: unknown): { readonly via?: unknown } =>
  column === null || column === undefined ? {} : { via: parsed(String(column)) };
