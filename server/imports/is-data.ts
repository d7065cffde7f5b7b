import type { ImportMapping } from "../../shared/domain/import-shape.ts";
import { parsePlate } from "../../shared/domain/plate.ts";

/** `(1)`, `2`, `[3]`: forms number their columns below the headings. */
const columnNumber = /^[([]?\d{1,2}[)\]]?$/;

/**
 * [I6] Is a row a vehicle's? Forms hold others too: numbers of the columns, sections, sums, signatures. Those have no plate, and
 * little else in the columns that count; a row without a plate that says three things or more is a vehicle's that lacks it.
 */
export const isData = (cells: readonly string[], { columns }: ImportMapping): boolean => {
  const filled = cells.filter((one) => one.trim() !== "");
  if (filled.length >= 3 && filled.every((one) => columnNumber.test(one.trim()))) {
    const numbers = filled.map((one) => Number(one.replace(/\D/g, "")));
    if (numbers.every((one, place) => place === 0 || one === numbers[place - 1]! + 1)) return false;
  }
  const said = Object.entries(columns).filter(
    ([, column]) => (cells[column] ?? "").trim() !== "",
  ).length;
  const plate = columns.plate === undefined ? "" : (cells[columns.plate] ?? "").trim();
  // A sum, a name of an office or of who signs may stand in the column of plates, alone in its row.
  return plate === "" ? said >= 3 : said >= 2 || parsePlate(plate) !== null;
};
