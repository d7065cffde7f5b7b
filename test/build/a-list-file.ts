import { text } from "node:stream/consumers";
import type { Test } from "supertest";
import { openZip } from "../../server/sheets/unzip.ts";

/** The bytes that a call answers with. */
export const bytesOf = async (asked: Test): Promise<Buffer> => {
  const { body } = await asked
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => void pieces.push(piece));
      response.on("end", () => done(null, Buffer.concat(pieces)));
    })
    .expect(200);
  return body;
};

/** Rows of separated text as a spreadsheet reads them. */
export const rowsOfCsv = (content: string): string[][] => {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of content.replace(/^\ufeff/, "").matchAll(cells)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
};

const unescaped = (xml: string): string =>
  xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Rows of a workbook's one sheet: texts, and numbers as numbers. */
export const rowsOfWorkbook = async (bytes: Buffer): Promise<(string | number)[][]> => {
  const xml = await text(await (await openZip(bytes)).open("xl/worksheets/sheet1.xml"));
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
    const cells: (string | number)[] = [];
    for (const [, column = "", told, number] of row.matchAll(
      /<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs,
    )) {
      const place = [...column].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < place) cells.push("");
      cells.push(told === undefined ? Number(number) : unescaped(told));
    }
    return cells;
  });
};
