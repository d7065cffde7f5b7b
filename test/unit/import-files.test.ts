import { describe, expect, it } from "vitest";
import { SheetRefused } from "../../server/sheets/sheet.ts";
import { listApart, told } from "../build/list-apart.ts";
import { type MessyList, messyLists } from "../build/messy-lists.ts";

const rulesOf = ({ encoding, wrong, refused, headingRow }: MessyList): string =>
  refused ? "[I5]" : encoding ? "[I3]" : headingRow ? "[I1]" : wrong ? "[I2]" : "[I2]";

describe("[I1] [I2] [I3] [I4] [I5] [I6] lists as offices keep them", () => {
  it.each(messyLists.map((list) => [`${rulesOf(list)} ${list.says}`, list] as const))(
    "%s",
    async (_, list) => {
      if (list.refused) {
        const error = await listApart(list.bytes).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(SheetRefused);
        expect((error as SheetRefused).code).toBe(list.refused);
        return;
      }
      const { head, inputs, errors, passedOver } = await listApart(list.bytes);
      expect(errors.map(told)).toEqual(list.wrong ?? []);
      if (list.plates) expect(inputs.map(({ plate }) => plate)).toEqual(list.plates);
      if (list.first) expect(inputs[0]).toMatchObject(list.first);
      if (list.encoding) expect(head.encoding).toBe(list.encoding);
      if (list.headingRow) expect(head.headingRow).toBe(list.headingRow);
      expect(passedOver).toEqual(list.passedOver ?? []);
    },
  );
});
