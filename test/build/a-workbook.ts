import { crc32, deflateRawSync } from "node:zlib";
import { lettersOf } from "../../server/sheets/cell-format.ts";
import { zipOf } from "../../server/sheets/zip.ts";

/** A zip file of parts as they are before they are packed. */
export const aZip = (parts: readonly (readonly [name: string, content: Buffer])[]): Buffer =>
  zipOf(
    parts.map(([name, content]) => ({
      name,
      packed: deflateRawSync(content),
      size: content.length,
      crc: crc32(content),
    })),
  );

/** A cell of a workbook: a text, a number, a date by its serial, a formula with or without a value, or one that failed. */
export type Cell =
  | string
  | number
  | null
  | { readonly date: number }
  | { readonly formula: string; readonly value?: string | number }
  | { readonly failed: string };

export interface SheetGiven {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Ranges like `A2:A5`. */
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
  /** Rows that a filter hides. */
  readonly filteredOut?: readonly number[];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** An Excel workbook as Excel writes it: shared texts, styles, merged cells behind the rows. */
export const aWorkbook = (sheets: readonly SheetGiven[], { since1904 = false } = {}): Buffer => {
  const texts: string[] = [];
  const indexOf = (text: string): number => {
    const before = texts.indexOf(text);
    return before >= 0 ? before : texts.push(text) - 1;
  };
  const cellXml = (cell: Cell, at: string): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
    if (typeof cell === "string") return `<c r="${at}" t="s"><v>${indexOf(cell)}</v></c>`;
    if ("date" in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`;
    if ("failed" in cell) return `<c r="${at}" t="e"><f>A1</f><v>${cell.failed}</v></c>`;
    const { formula, value } = cell;
    const type = typeof value === "string" ? ' t="str"' : "";
    return `<c r="${at}"${type}><f>${escaped(formula)}</f>${value === undefined ? "" : `<v>${escaped(String(value))}</v>`}</c>`;
  };
  const sheetXml = ({ rows, merged = [], filteredOut = [] }: SheetGiven): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map((cells, row) =>
        cells.length === 0
          ? ""
          : `<row r="${row + 1}"${filteredOut.includes(row + 1) ? ' hidden="1"' : ""}>${cells.map((cell, column) => cellXml(cell, `${lettersOf(column)}${row + 1}`)).join("")}</row>`,
      )
      .join("")}</sheetData>${
      merged.length > 0
        ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
        : ""
    }</worksheet>`;
  const written = sheets.map(sheetXml);
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts: readonly (readonly [string, string])[] = [
    [
      "xl/workbook.xml",
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><workbookPr${since1904 ? ' date1904="1"' : ""}/><sheets>${sheets
        .map(
          ({ name, hidden }, i) =>
            `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
        )
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join(
          "",
        )}<Relationship Id="rIdS" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ],
    ...written.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml] as const),
    [
      "xl/sharedStrings.xml",
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    ],
  ];
  return aZip(parts.map(([name, xml]) => [name, Buffer.from(`<?xml version="1.0"?>${xml}`)]));
};
