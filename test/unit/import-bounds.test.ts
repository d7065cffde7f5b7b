import { text } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { takeApart } from "../../server/imports/take-apart.ts";
import { SheetRefused, sheetLimits } from "../../server/sheets/sheet.ts";
import { openZip } from "../../server/sheets/unzip.ts";
import { makeWorkbook } from "../../server/sheets/write-workbook.ts";
import { aWorkbook, aZip } from "../build/a-workbook.ts";
import { usualHeadings, usualRow } from "../build/messy-lists.ts";

const refusedFor = async (bytes: Buffer): Promise<string> => {
  const error = await takeApart(bytes, {
    sheet: null,
    memory: {},
    head: () => {},
    row: () => {},
    pause: () => {},
  }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SheetRefused);
  return (error as SheetRefused).code;
};

/** Says other sizes of its parts than they have, as a bomb does to get past a look at its directory. */
const saying = (zip: Buffer, size: number): Buffer => {
  const lying = Buffer.from(zip);
  for (let at = lying.indexOf("PK\x01\x02"); at >= 0; at = lying.indexOf("PK\x01\x02", at + 4))
    lying.writeUInt32LE(size, at + 24);
  return lying;
};

describe("[I5] what a file may come to is bounded", () => {
  it("a workbook that unpacks to too much is refused before anything is unpacked", async () => {
    const part = Buffer.alloc(60_000_000, " ");
    expect(deflateRawSync(part).length).toBeLessThan(100_000);
    const parts = Array.from({ length: 7 }, (_, n) => [`xl/${n}.xml`, part] as const);
    expect(await refusedFor(aZip(parts))).toBe("too-big-unpacked");
  });

  it("one that says it unpacks to less than it does is damaged", async () => {
    const honest = aWorkbook([{ name: "DS", rows: [usualHeadings, usualRow()] }]);
    expect(await refusedFor(saying(honest, 10))).toBe("damaged");
  });

  it("a million rows are too many, and it is said once the limit is reached", async () => {
    const head = `${usualHeadings.join(",")}\n`;
    const row = `${usualRow().join(",")}\n`;
    const text = head + row.repeat(sheetLimits.rows + 1);
    expect(await refusedFor(Buffer.from(text))).toBe("too-many-rows");
  });
});

describe("[I8] a workbook of ours", () => {
  it("says of every cell that it is text with a quote before it, so that an edited one stays text", async () => {
    const zip = await openZip(await makeWorkbook("x", ["a"], [[["=1+1"]]]));
    const part = async (name: string): Promise<string> => text(await zip.open(name));
    const styles = await part("xl/styles.xml");
    const [, plain, bold] = [...styles.matchAll(/<xf( [^>]*)?\/>/g)].slice(-3).map(([xf]) => xf);
    for (const style of [plain, bold]) expect(style).toMatch(/numFmtId="49".*quotePrefix="1"/);
    const sheet = await part("xl/worksheets/sheet1.xml");
    expect([...sheet.matchAll(/<c [^>]*>/g)].map(([cell]) => cell)).toEqual([
      '<c r="A1" s="2" t="inlineStr">',
      '<c r="A2" s="1" t="inlineStr">',
    ]);
  });

  it("is read back as it was written, a formula as the text it is", async () => {
    const rows: (readonly string[])[] = [];
    await takeApart(
      await makeWorkbook("x", usualHeadings, [
        [["1", "=1+1", 'Xe <tải> & "bồn"\nhai dòng', "+84", "@x", "-1"]],
      ]),
      {
        sheet: null,
        memory: {},
        head: () => {},
        row: ({ cells }) => void rows.push(cells),
        pause: () => {},
      },
    );
    expect(rows).toEqual([["1", "=1+1", 'Xe <tải> & "bồn"\nhai dòng', "+84", "@x", "-1"]]);
  });
});
