import { describe, expect, it, vi } from "vitest";
import { listFile, pagesOf } from "../../server/exports/list-file.ts";
import { streamWorkbook } from "../../server/sheets/write-workbook.ts";
import { rowsOfCsv, rowsOfWorkbook } from "../build/a-list-file.ts";

const asked = {
  list: "exportPasses",
  format: "csv",
  language: "en",
  at: Date.parse("2026-11-22T20:00:00Z"),
  reference: {
    areas: [],
    checkpoints: [],
    corridors: [],
    endpoints: [],
    carriers: [],
    levels: [],
    measures: [],
    watchlist: [],
    roadMarks: [],
    ruleSets: [],
  },
} as const;
const columns = [{ heading: { vi: "Số", en: "Number" }, cell: (n: number) => n }];

async function* numbers(count: number, inPage = 3) {
  for (let from = 0; from < count; from += inPage)
    yield Array.from({ length: Math.min(inPage, count - from) }, (_, n) => from + n);
}
const whole = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe("a list in a file", () => {
  it("[L3] ends after as many rows as a file has, and says so where the list goes on", async () => {
    for (const most of [4, 6]) {
      const { content } = listFile(asked, columns, numbers(7), most);
      const rows = rowsOfCsv((await whole(content)).toString());
      expect(rows.slice(0, -1)).toEqual([
        ["Number"],
        ...Array.from({ length: most }, (_, n) => [String(n)]),
      ]);
      expect(rows.at(-1)?.[0]).toContain(`ends after ${most} rows`);
    }
    for (const count of [0, 1, 6, 7]) {
      const { content } = listFile(asked, columns, numbers(count), 7);
      const rows = rowsOfCsv((await whole(content)).toString());
      expect(rows).toEqual([["Number"], ...Array.from({ length: count }, (_, n) => [String(n)])]);
    }
  });

  it("[L3] reads no more of the list than it writes", async () => {
    let read = 0;
    const { content } = listFile(
      asked,
      columns,
      pagesOf(async () => {
        read += 1;
        return { items: [1, 2], next: "more" };
      }),
      5,
    );
    await whole(content);
    expect(read).toBe(3);
  });

  it("[L2] bears the mark of UTF-8 once, at its head", async () => {
    const text = (await whole(listFile(asked, columns, numbers(9)).content)).toString();
    expect(text.lastIndexOf("\ufeff")).toBe(0);
  });

  it("[L2] is named by its list and the day in Việt Nam", () => {
    expect(listFile(asked, columns, numbers(1)).name).toBe("passes-2026-11-23.csv");
    expect(listFile({ ...asked, language: "vi", format: "xlsx" }, columns, numbers(1)).name).toBe(
      "giay-luong-xanh-2026-11-23.xlsx",
    );
  });

  it("[L2] a workbook that is packed while it is sent reads as one that is not", async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => [`Xe <${n}> & "bồn"`, n, "", "=1+1"]);
    const pages = [rows.slice(0, 3_000), [], rows.slice(3_000)];
    const bytes = await whole(streamWorkbook("Danh sách", ["Tên", "Số", "", "Khác"], pages));
    const [headings, ...read] = await rowsOfWorkbook(bytes);
    expect(headings).toEqual(["Tên", "Số", "", "Khác"]);
    expect(read).toEqual(rows);
  });

  it("[L2] a list that fails half way breaks off, and one that nobody takes any more ends", async () => {
    async function* failing() {
      yield [["1"]];
      throw new Error("the store is away");
    }
    await expect(whole(streamWorkbook("x", ["a"], failing()))).rejects.toThrow("the store is away");
    let ended = false;
    async function* endless() {
      try {
        for (let n = 0; ; n += 1) yield [[`${n * 7919}`]];
      } finally {
        ended = true;
      }
    }
    const left = streamWorkbook("x", ["a"], endless());
    for (let n = 0; n < 9; n += 1) await left.next();
    await left.return(undefined);
    await vi.waitFor(() => expect(ended).toBe(true));
  });
});
