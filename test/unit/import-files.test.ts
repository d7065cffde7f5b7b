import { describe, expect, it } from "vitest";
import carriers from "../../data/binh-phuoc/carriers.json" with { type: "json" };
import corridors from "../../data/binh-phuoc/corridors.json" with { type: "json" };
import endpoints from "../../data/binh-phuoc/endpoints.json" with { type: "json" };
import { vehicleHeadings } from "../../server/imports/headings.ts";
import { knownNames } from "../../server/imports/known-names.ts";
import { readRows } from "../../server/imports/read-list.ts";
import { type FileHead, takeApart } from "../../server/imports/take-apart.ts";
import { SheetRefused, type SheetRow } from "../../server/sheets/sheet.ts";
import type { CellError } from "../../shared/domain/import-shape.ts";
import { type MessyList, messyLists } from "../build/messy-lists.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

const names = knownNames({ carriers, endpoints, corridors, rules: rulesForTests() });

const apart = async (bytes: Buffer) => {
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
  return { head: head!, mapping, ...readRows(rows, { mapping, names, at }) };
};

const told = ({ cell, code, right }: CellError) =>
  right === null ? [cell, code] : [cell, code, right];

const rulesOf = ({ encoding, wrong, refused, headingRow }: MessyList): string =>
  refused ? "[I5]" : encoding ? "[I3]" : headingRow ? "[I1]" : wrong ? "[I2]" : "[I2]";

describe("[I1] [I2] [I3] [I4] [I5] [I6] lists as offices keep them", () => {
  it.each(messyLists.map((list) => [`${rulesOf(list)} ${list.says}`, list] as const))(
    "%s",
    async (_, list) => {
      if (list.refused) {
        const error = await apart(list.bytes).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(SheetRefused);
        expect((error as SheetRefused).code).toBe(list.refused);
        return;
      }
      const { head, read, passedOver } = await apart(list.bytes);
      const inputs = read.flatMap((row) => ("input" in row ? [row.input] : []));
      const errors = read.flatMap((row) => ("errors" in row ? row.errors : []));
      expect(errors.map(told)).toEqual(list.wrong ?? []);
      if (list.plates) expect(inputs.map(({ plate }) => plate)).toEqual(list.plates);
      if (list.first) expect(inputs[0]).toMatchObject(list.first);
      if (list.encoding) expect(head.encoding).toBe(list.encoding);
      if (list.headingRow) expect(head.headingRow).toBe(list.headingRow);
      expect(passedOver).toEqual(list.passedOver ?? []);
    },
  );
});
