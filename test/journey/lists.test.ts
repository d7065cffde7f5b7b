import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeApart } from "../../server/imports/take-apart.ts";
import type { SheetRow } from "../../server/sheets/sheet.ts";
import { makeWorkbook } from "../../server/sheets/write-workbook.ts";
import { aWorkbook } from "../build/a-workbook.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { type Stage, setStage } from "./stage.ts";

const list = join(import.meta.dirname, "../../data/demo/danh-sach-500-xe.xlsx");

const rowsOf = async (
  bytes: Buffer,
): Promise<{ readonly headings: readonly string[]; readonly rows: readonly SheetRow[] }> => {
  const rows: SheetRow[] = [];
  let headings: readonly string[] = [];
  await takeApart(bytes, {
    sheet: null,
    memory: {},
    head: (head) => {
      headings = head.headings;
    },
    row: (row) => void rows.push(row),
    pause: () => {},
  });
  return { headings, rows };
};

/** What a clerk writes instead, by the column that is wrong. */
const mended: Readonly<Record<string, string>> = {
  B: "93H-067.89",
  D: "Xe tải",
  F: "Công ty TNHH Hải Đăng QL14",
  H: "2",
  J: "KCN Đồng Xoài I",
  L: "5 ngày",
};

describe.skipIf(!browserThere)("a department's list of five hundred vehicles", () => {
  let stage: Stage;
  let desk: Browser;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage();
    desk = await launch({ viewport: { width: 1440, height: 900 } });
    page = desk.context.pages()[0]!;
    await signInAt(page, stage, stage.administrator);
  });
  afterAll(async () => {
    await desk?.close();
    await stage?.close();
  });
  inOrder("lists", () => [desk.context]);

  const count = async (which: string): Promise<number> =>
    Number(await page.getByTestId(`count-${which}`).textContent());

  test("[I1] [I6] is read by itself, and nothing is issued yet", async () => {
    await page.getByTestId("to-lists").click();
    await page.getByTestId("list-input").setInputFiles(list);
    await page.getByTestId("list-run").waitFor();
    expect(await count("good")).toBe(490);
    expect(await count("wrong")).toBe(10);
    expect(await page.getByTestId("map-plate").inputValue()).toBe("1");
    expect((await stage.admin.call("passes", { query: {} })).total).toBe(0);
  });

  test("[I2] what is wrong stands in its cell with what would be right", async () => {
    await page.getByTestId("only-wrong").check();
    await expect.poll(() => page.getByTestId("row-wrong").count()).toBe(10);
    expect(await page.getByTestId("row-good").count()).toBe(0);
    await page.getByText("51E-0123 / 51E-001.23").waitFor();
  });

  test("[I7] the good rows are issued; [I8] the wrong ones are downloaded, mended and brought again", async () => {
    await page.getByTestId("list-run").click();
    await page.getByTestId("list-done").waitFor();
    expect(await count("issued")).toBe(490);
    await page.getByTestId("list-print").click();
    await page.getByTestId("print-make").click();
    await page.getByTestId("print-progress").waitFor();
    // Given up, and made anew: nobody has to wait for the first.
    await page.getByTestId("print-stop").click();
    const printing = page.waitForEvent("download");
    await page.getByTestId("print-make").click();
    await page.getByTestId("print-made").waitFor();
    const printed = readFileSync(await (await printing).path()).toString("latin1");
    expect(printed.split("/Type /Page\n")).toHaveLength(491);
    await page.keyboard.press("Escape");
    const coming = page.waitForEvent("download");
    await page.getByTestId("list-download").click();
    const file = await (await coming).path();
    const { headings, rows } = await rowsOf(readFileSync(file));
    expect(rows).toHaveLength(10);
    const again = rows.map(({ cells }, n) => {
      const said = cells[headings.length - 2] ?? "";
      const wrong = [...said.matchAll(/^([A-Z])\d+: /gm)].map(([, column]) => column!);
      return cells.map((cell, column) => {
        const letter = String.fromCharCode(65 + column);
        if (!wrong.includes(letter)) return cell;
        return letter === "B" ? `93H-067.${80 + n}` : (mended[letter] ?? cell);
      });
    });
    const path = join(stage.folder, "da-sua.xlsx");
    writeFileSync(path, await makeWorkbook("Đã sửa", headings, [again]));
    await page.goto(`${stage.origin}/registry/lists`);
    await page.getByTestId("list-input").setInputFiles(path);
    await page.getByTestId("list-run").waitFor();
    expect(await count("wrong")).toBe(0);
    await page.getByTestId("list-run").click();
    await page.getByTestId("list-done").waitFor();
    expect(await count("issued")).toBe(10);
    expect((await stage.admin.call("passes", { query: {} })).total).toBe(500);
  });

  test("[C24] on to a convoy of its vehicles, in their order", async () => {
    await page.getByTestId("list-convoy").click();
    const field = page.getByTestId("convoy-vehicles");
    await expect.poll(async () => (await field.inputValue()).split("\n").length).toBe(10);
    // Each of them is a plate, whoever's: soldiers' too.
    await page.getByText("Đọc được 10 xe").waitFor();
  });

  test("[I8] one that is stopped and given up leaves a file of the rows that have no pass", async () => {
    const path = join(stage.folder, "lon.xlsx");
    const { headings, rows } = await rowsOf(readFileSync(list));
    const one = rows.find(({ cells }) => /^61C/.test(cells[1] ?? ""))!;
    const many = Array.from({ length: 4_000 }, (_, n) =>
      one.cells.map((cell, column) =>
        column === 1 ? `93C-${10_000 + n}` : column === 2 ? "" : cell,
      ),
    );
    writeFileSync(path, await makeWorkbook("Lớn", headings, [many]));
    await page.goto(`${stage.origin}/registry/lists`);
    await page.getByTestId("list-input").setInputFiles(path);
    await page.getByTestId("list-run").click();
    await page.getByTestId("list-stop").click();
    await page.getByTestId("list-stopped").waitFor();
    await picture(page, "list-stopped");
    const coming = page.waitForEvent("download");
    await page.getByTestId("list-left").click();
    const left = await rowsOf(readFileSync(await (await coming).path()));
    const issued = await count("issued");
    expect(left.rows.map(({ cells }) => cells[1])).toEqual(
      many.slice(issued).map((cells) => cells[1]),
    );
  });

  test("[I7] the same file again finds everything on file", async () => {
    await page.goto(`${stage.origin}/registry/lists`);
    await page.getByTestId("list-input").setInputFiles(list);
    await page.getByTestId("count-already").waitFor();
    await expect.poll(() => count("already")).toBe(490);
    await page.getByTestId("list-nothing").waitFor();
    expect(await page.getByTestId("list-run").count()).toBe(0);
  });
  test("rows read before a list was checked are read again once it is", async () => {
    const rows = `${stage.origin}/api/imports/*/rows*`;
    // The first answers are those of a moment before: still checking, no row yet.
    await page.route(rows, (route) => route.fulfill({ json: { items: [], next: null } }), {
      times: 1,
    });
    await page.route(
      /\/api\/imports\/[\w-]+$/,
      async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          json: { ...(await answer.json()), state: "checking" },
        });
      },
      { times: 1 },
    );
    await page.reload();
    await page.getByTestId("row-already").first().waitFor();
  });

  test("another sheet of a workbook is a list of its own, from the file at hand or chosen again", async () => {
    const headings = [
      ...["Biển số xe", "Loại xe", "Mục đích", "Đơn vị vận tải", "Nơi đi", "Nơi đến"],
      ...["Tuyến", "Số người", "Đến ngày"],
    ];
    const row = (plate: string) => [
      ...[plate, "Xe tải", "Giao hàng", "Công ty TNHH Hải Đăng QL14", "Thủ Đức"],
      ...["KCN Đồng Xoài I", "QL14", "2", "5 ngày"],
    ];
    const two = {
      name: "hai-doi.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: aWorkbook([
        { name: "Đội 1", rows: [headings, row("93H-070.01")] },
        { name: "Đội 2", rows: [headings, row("93H-070.02"), row("93H-070.03")] },
      ]),
    };
    const shows = (sheet: string, plates: number) =>
      expect
        .poll(async () => [
          await page.getByText(`Trang tính: ${sheet}`).count(),
          await page.getByTestId("list-rows").getByText("93H-070.0").count(),
        ])
        .toEqual([1, plates]);
    await page.goto(`${stage.origin}/registry/lists`);
    await page.getByTestId("list-input").setInputFiles(two);
    await shows("Đội 1", 1);
    // All that every pass needs has a column: nothing is to be mapped, though none names drivers.
    expect(await page.getByTestId("map-driver").isVisible()).toBe(false);
    await page.getByTestId("list-other-sheet").getByText("Đội 2").click();
    await shows("Đội 2", 2);
    await page.reload();
    await page.getByTestId("other-sheet-input").setInputFiles(two);
    await shows("Đội 1", 1);
    await picture(page, "list-other-sheets");
  });
});
