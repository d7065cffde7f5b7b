import type { ImportRow } from "../../server/store/import-ports.ts";
import { at } from "./times.ts";

/** A list of vehicles that was checked, and none of it issued. */
export const anImport = (
  change: Partial<ImportRow> & Pick<ImportRow, "id" | "account">,
): ImportRow => ({
  name: "danh-sach.xlsx",
  at: at(),
  changedAt: Date.parse(at()),
  state: "checked",
  why: null,
  format: "workbook",
  encoding: "utf-8",
  sheet: "DS",
  sheets: ["DS"],
  headingRow: 1,
  headings: ["Biển số"],
  mapping: { columns: { plate: 0 }, fixed: {} },
  rows: 0,
  allRows: 0,
  passedOver: [],
  through: 0,
  counts: { good: 0, issued: 0, already: 0, wrong: 0 },
  parts: 0,
  done: 0,
  began: false,
  ...change,
});
