import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { crc32, createDeflateRaw, deflateRaw } from "node:zlib";
import { lettersOf } from "./cell-format.ts";
import { makeZip, type PackedPart, zipOf } from "./zip.ts";

const xmlText = (text: string): string =>
  text
    // Characters that XML cannot hold are left out: no field takes them.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Style 1: text, and a quote before it, so that it stays text when somebody edits the cell. Style 2: the same in bold. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" quotePrefix="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** A text, or a number that may be added up. */
export type SheetCell = string | number;

const cellXml = (cell: SheetCell, place: string, style: 1 | 2): string => {
  if (cell === "") return "";
  return typeof cell === "number"
    ? `<c r="${place}"><v>${cell}</v></c>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
};

const rowXml = (cells: readonly SheetCell[], number: number, style: 1 | 2): string =>
  `<row r="${number}">${cells
    .map((cell, column) => cellXml(cell, `${lettersOf(column)}${number}`, style))
    .join("")}</row>`;

const fixedParts = (sheet: string): readonly (readonly [string, string])[] => [
  [
    "[Content_Types].xml",
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ["xl/styles.xml", styles],
];

/** On the thread pool. */
const deflate = promisify(deflateRaw);

const level = 3;

const packed = async (name: string, content: Buffer): Promise<PackedPart> => ({
  name,
  packed: await deflate(content, { level }),
  size: content.length,
  crc: crc32(content),
});

const packedParts = (sheet: string): Promise<PackedPart[]> =>
  Promise.all(fixedParts(sheet).map(([path, text]) => packed(path, Buffer.from(text))));

const sheetPath = "xl/worksheets/sheet1.xml";

type Pages =
  | AsyncIterable<readonly (readonly SheetCell[])[]>
  | Iterable<readonly (readonly SheetCell[])[]>;

async function* sheetXml(headings: readonly string[], pages: Pages): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `${declaration}<worksheet xmlns="${main}"><sheetData>${rowXml(headings, 1, 2)}`,
  );
  let number = 1;
  for await (const rows of pages)
    yield Buffer.from(
      rows
        .map((row) => {
          number += 1;
          return rowXml(row, number, 1);
        })
        .join(""),
    );
  yield Buffer.from("</sheetData></worksheet>");
}

/**
 * [I8] A workbook of one sheet, its first row in bold. Every text is text and nothing else, also when it is edited: none runs
 * as a formula, and no plate or date is made a number of. Rows are taken some at a time, as they come.
 */
export const makeWorkbook = async (
  name: string,
  headings: readonly string[],
  pages: Pages,
): Promise<Buffer> => {
  const sheet: Buffer[] = [];
  for await (const piece of sheetXml(headings, pages)) sheet.push(piece);
  return zipOf([...(await packedParts(name)), await packed(sheetPath, Buffer.concat(sheet))]);
};

/** [L2] The same as it is made: no more of it is held than a page of rows. */
export async function* streamWorkbook(
  name: string,
  headings: readonly string[],
  pages: Pages,
): AsyncGenerator<Uint8Array> {
  const zip = makeZip();
  for (const part of await packedParts(name)) yield zip.whole(part);
  const sheet = zip.sent(sheetPath);
  yield sheet.before;
  const extent = { packed: 0, size: 0, crc: 0 };
  const counted = async function* () {
    for await (const piece of sheetXml(headings, pages)) {
      extent.size += piece.length;
      extent.crc = crc32(piece, extent.crc);
      yield piece;
    }
  };
  const packing = createDeflateRaw({ level });
  const fed = pipeline(Readable.from(counted()), packing);
  // Whoever reads hears of it by what is packed.
  fed.catch(() => {});
  for await (const piece of packing) {
    extent.packed += (piece as Buffer).length;
    yield piece as Buffer;
  }
  await fed;
  yield sheet.behind(extent);
  yield zip.end();
}
