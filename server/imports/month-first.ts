import type { KeptRow } from "../store/import-ports.ts";
import { isMonthFirst } from "./written-date.ts";

/** Longer texts are no date. */
const longest = 60;

/** [I2] Columns (from 0) of rows in which some date can only be month first, and those found before. */
export const monthFirstIn = (
  rows: readonly KeptRow[],
  before: ReadonlySet<number> = new Set(),
): ReadonlySet<number> => {
  const more = rows.flatMap(([, cells]) =>
    [...cells.keys()].filter((column) => {
      const cell = cells[column] ?? "";
      return !before.has(column) && cell.length <= longest && isMonthFirst(cell);
    }),
  );
  return more.length === 0 ? before : new Set([...before, ...more]);
};
