import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { lettersOf } from "./cell-format.ts";

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

const rowXml = (cells: readonly string[], number: number, style: 1 | 2): string =>
  `<row r="${number}">${cells
    .map((cell, column) =>
      cell === ""
        ? ""
        : `<c r="${lettersOf(column)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`,
    )
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

/** A part of a zip file, packed. */
export interface PackedPart {
  readonly name: string;
  readonly packed: Buffer;
  /** Bytes before it was packed, and their CRC-32. */
  readonly size: number;
  readonly crc: number;
}

/** A zip file of parts (PKWARE's APPNOTE), without anything that a small one needs not. */
export const zipOf = (parts: readonly PackedPart[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, size, crc } of parts) {
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(8, 4);
    // 1 January 1980: the same rows make the same file.
    shared.writeUInt32LE(0x00210000, 6);
    shared.writeUInt32LE(crc, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, path, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), shared, place, path);
    bodies.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
};

/** On the thread pool. */
const deflate = promisify(deflateRaw);

const packed = async (name: string, pieces: readonly Buffer[]): Promise<PackedPart> => {
  const content = Buffer.concat(pieces);
  const crc = pieces.reduce((sum, piece) => crc32(piece, sum), 0);
  return { name, packed: await deflate(content, { level: 3 }), size: content.length, crc };
};

/**
 * [I8] A workbook of one sheet, its first row in bold. Every cell is text and nothing else, also when it is edited: none runs
 * as a formula, and no plate or date is made a number of. Rows are taken some at a time, as they come.
 */
export const makeWorkbook = async (
  name: string,
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]> | Iterable<readonly (readonly string[])[]>,
): Promise<Buffer> => {
  const sheet: Buffer[] = [
    Buffer.from(`${declaration}<worksheet xmlns="${main}"><sheetData>${rowXml(headings, 1, 2)}`),
  ];
  let number = 1;
  for await (const rows of pages)
    sheet.push(
      Buffer.from(
        rows
          .map((row) => {
            number += 1;
            return rowXml(row, number, 1);
          })
          .join(""),
      ),
    );
  sheet.push(Buffer.from("</sheetData></worksheet>"));
  return zipOf([
    ...(await Promise.all(
      fixedParts(name).map(([path, text]) => packed(path, [Buffer.from(text)])),
    )),
    await packed("xl/worksheets/sheet1.xml", sheet),
  ]);
};
