import carriers from "../../data/binh-phuoc/carriers.json" with { type: "json" };
import corridors from "../../data/binh-phuoc/corridors.json" with { type: "json" };
import endpoints from "../../data/binh-phuoc/endpoints.json" with { type: "json" };
import { vehicleHeadings } from "../../server/imports/headings.ts";
import { knownNames } from "../../server/imports/known-names.ts";
import { monthFirstIn } from "../../server/imports/month-first.ts";
import { readRows } from "../../server/imports/read-list.ts";
import { type FileHead, takeApart } from "../../server/imports/take-apart.ts";
import type { SheetRow } from "../../server/sheets/sheet.ts";
import type { CellError } from "../../shared/domain/import-shape.ts";
import { rulesForTests } from "./rules-for-tests.ts";

const names = knownNames({ carriers, endpoints, corridors, rules: rulesForTests() });

/** A file taken apart and its rows read, as if brought on 14 August 2021. Throws `SheetRefused`. */
export const listApart = async (bytes: Buffer) => {
  const rows: SheetRow[] = [];
  let head: FileHead | undefined;
  await takeApart(bytes, {
    sheet: null,
    memory: {},
    head: (one) => {
      head = one;
    },
    row: (row) => void rows.push(row),
    pause: () => {},
  });
  const mapping = { columns: vehicleHeadings.map(head!.headings, {}, head!.filled), fixed: {} };
  const at = Date.parse("2021-08-14T09:00:00+07:00");
  const monthFirst = monthFirstIn(rows.map(({ number, cells }) => [number, cells]));
  const { read, passedOver } = readRows(rows, { mapping, names, at, monthFirst });
  return {
    head: head!,
    passedOver,
    inputs: read.flatMap((row) => ("input" in row ? [row.input] : [])),
    errors: read.flatMap((row) => ("errors" in row ? row.errors : [])),
  };
};

/** Cell, code and what would be right, of what is wrong. */
export const told = ({ cell, code, right }: CellError) =>
  right === null ? [cell, code] : [cell, code, right];
