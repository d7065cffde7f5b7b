import type { SheetRow } from "../sheets/sheet.ts";
import { isData } from "./is-data.ts";
import { type ReadRow, type RowReading, readRow } from "./read-row.ts";

/** [I6] What rows ask for, and the numbers of those that are no vehicle's. */
export const readRows = (
  rows: readonly SheetRow[],
  reading: RowReading,
): { readonly read: readonly ReadRow[]; readonly passedOver: readonly number[] } => {
  const isVehicle = ({ cells }: SheetRow): boolean => isData(cells, reading.mapping);
  return {
    read: rows.filter(isVehicle).map((row) => readRow(row, reading)),
    passedOver: rows.filter((row) => !isVehicle(row)).map(({ number }) => number),
  };
};
