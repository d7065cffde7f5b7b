import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import { takeApart } from "../../server/imports/take-apart.ts";
import { makeWorkbook } from "../../server/sheets/write-workbook.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { choose, signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, type Stage, setStage } from "./stage.ts";

const [first, second] = readReference().carriers;
const old = { id: first!.id, name: first!.name };
const phoneWritten = ["912345999", "+84 912 345 999", "84912345999", "0912 345 999", "0912.345"];
const stays = { id: second!.id, name: second!.name };

describe.skipIf(!browserThere)("places and carriers as the desk keeps them", () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  let pass: Pass;

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { carrier: old.id });
    browser = await launch({ viewport: { width: 1440, height: 900 } });
    page = browser.context.pages()[0]!;
    await signInAt(page, stage, stage.administrator);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });
  inOrder("reference", () => [browser.context]);

  const total = async (outcome: string): Promise<number> =>
    Number(await page.getByTestId(`total-${outcome}`).textContent());
  const path = (): string => join(stage.folder, "diem-cuoi.xlsx");
  let headings: readonly string[] = [];
  let rows: (readonly string[])[] = [];
  const bring = async (change: (row: readonly string[]) => readonly string[]): Promise<void> => {
    writeFileSync(path(), await makeWorkbook("Điểm cuối", headings, [rows.map(change)]));
    await page.getByTestId("sheet-input").setInputFiles(path());
    await page.getByTestId("sheet-totals").waitFor();
  };
  const column = (heading: string): number => headings.findIndex((one) => one.startsWith(heading));

  const readEndpoints = async () => ({
    endpoints: (await stage.admin.call("endpoints", {})).items,
  });

  test("[B6] endpoints are taken away as a workbook, and untouched change nothing", async () => {
    await page.goto(`${stage.origin}/admin/places/endpoints`);
    await page.getByTestId("places-sheet").click();
    const coming = page.waitForEvent("download");
    await page.getByTestId("sheet-xlsx").click();
    const file = await (await coming).path();
    await takeApart(readFileSync(file), {
      sheet: null,
      memory: {},
      reader: { map: () => ({}), find: ([head]) => ({ row: 1, headings: head?.cells ?? [] }) },
      head: (head) => {
        headings = head.headings;
      },
      row: ({ cells }) => void rows.push(headings.map((_, place) => cells[place] ?? "")),
      pause: () => {},
    });
    expect(rows.length).toBe(readReference().endpoints.length);
    await bring((row) => row);
    await expect.poll(() => total("unchanged")).toBe(rows.length);
    expect(await page.getByTestId("sheet-commit").count()).toBe(0);
  });

  test("[B7] a wrong row keeps all out, and says what would be right in its cell", async () => {
    const id = column("Mã") >= 0 ? column("Mã") : column("Reference");
    const hours = Math.max(column("Giờ"), column("Opening"));
    const area = Math.max(column("Địa bàn"), column("Area"));
    rows = rows.map((row) =>
      row[id] === pass.endpoint
        ? row.map((cell, place) => (place === hours ? "06:00–18:00 hằng ngày" : cell))
        : row,
    );
    await bring((row) =>
      row[id] === "cho-dong-xoai"
        ? row.map((cell, place) => (place === area ? `${cell} Mới` : cell))
        : row,
    );
    await page.getByTestId("sheet-wrong").waitFor();
    expect([await total("wrong"), await total("changed")]).toEqual([1, 1]);
    expect(await page.getByTestId("sheet-wrong").textContent()).toMatch(/(Có thể là|Perhaps): /);
    expect(await page.getByTestId("sheet-commit").count()).toBe(0);
  });

  test("[B8] mended it is in force, and shown on the pass", async () => {
    await bring((row) => row);
    await page.getByTestId("sheet-commit").click();
    await page.getByTestId("sheet-done").waitFor();
    await page.goto(`${stage.origin}/registry/passes/${pass.id}`);
    const hours = await page.getByTestId("endpoint-hours").textContent();
    expect(hours).toContain("06:00–18:00 hằng ngày");
  });

  test("a carrier is added, found without accents, changed and put out of use", async () => {
    await page.goto(`${stage.origin}/registry`);
    await page.getByTestId("to-carriers").click();
    await page.getByTestId("carrier-add").click();
    await page.getByTestId("place-name").fill("Vận tải Đồng Nai Mới");
    await page.getByTestId("carrier-tax").fill("12");
    await page.getByTestId("place-save").click();
    await page.locator("[data-testid=carrier-tax][aria-invalid=true]").waitFor();
    await page.getByTestId("carrier-tax").fill("3800123454");
    await page.getByTestId("place-save").click();
    await page.getByTestId("carrier-search").fill("dong nai moi");
    await page.getByTestId("carrier-row").first().click();
    await page.getByTestId("carrier-tel").fill("0912345999");
    await page.getByTestId("place-save").click();
    await page.getByTestId("carriers").waitFor();
    for (const written of phoneWritten) {
      await page.getByTestId("carrier-search").fill(written);
      await expect.poll(() => page.getByTestId("carrier-row").count()).toBe(1);
    }
    await picture(page, "carrier-by-phone");
    await page.goto(`${stage.origin}/registry/new`);
    await page.getByTestId("register-carrier").fill("+84 912 345 999");
    await page.getByRole("option", { name: "Vận tải Đồng Nai Mới" }).waitFor();
    await page.goto(`${stage.origin}/registry/carriers`);
    await page.getByTestId("carrier-search").fill("912345999");
    await page.getByTestId("carrier-row").first().click();
    await page.getByTestId("place-active").locator("xpath=..").click();
    await page.getByTestId("place-save").click();
    await page.getByTestId("confirm").click();
    await page.getByTestId("carriers").waitFor();
    const { items } = await stage.admin.call("carriers", {});
    expect(items.find(({ id }) => id === "van-tai-dong-nai-moi")).toMatchObject({
      taxNumber: "3800123454",
      active: false,
    });
  });

  test("[B2] two carriers are merged, and a pass of the one shows the name of the other", async () => {
    await page.goto(`${stage.origin}/registry/carriers/${old.id}`);
    await choose(page, "merge-into", stays.name);
    await page.getByTestId("merge").click();
    await page.getByTestId("uses").waitFor();
    await page.getByTestId("confirm").click();
    await page.getByTestId("carrier-merged").waitFor();
    await page.goto(`${stage.origin}/registry/passes/${pass.id}`);
    await page.getByTestId("pass-issued-to").waitFor();
    await page.getByText(stays.name, { exact: false }).first().waitFor();
    expect(await page.getByTestId("pass-issued-to").textContent()).toContain(old.name);
  });

  test("[B5] and parted again by one press", async () => {
    await page.goto(`${stage.origin}/registry/carriers/${old.id}`);
    await page.getByTestId("carrier-unmerge").click();
    await page.getByTestId("merge").waitFor();
    await page.goto(`${stage.origin}/registry/passes/${pass.id}`);
    await page.getByText(old.name).first().waitFor();
    expect(await page.getByTestId("pass-issued-to").count()).toBe(0);
  });

  test("[B2] [B5] two endpoints are merged, a pass of the one shows the name of the other, and they are parted again", async () => {
    const { endpoints } = await readEndpoints();
    const there = endpoints.find(({ id }) => id === pass.endpoint)!;
    const other = endpoints.find(({ id, active }) => active && id !== pass.endpoint)!;
    await page.goto(`${stage.origin}/admin/places/endpoints/${there.id}`);
    await page.getByTestId("merge").click();
    await page.getByText("Chọn điểm cuối giữ lại", { exact: true }).waitFor();
    await choose(page, "merge-into", other.name);
    await page.getByTestId("merge").click();
    await page.getByTestId("uses").waitFor();
    await page.getByTestId("confirm").click();
    await page.getByTestId("endpoint-merged").waitFor();
    expect(await page.getByTestId("endpoint-merged").textContent()).toContain(other.name);
    await page.goto(`${stage.origin}/registry/passes/${pass.id}`);
    await page.getByText(other.name, { exact: false }).first().waitFor();
    await page.goto(`${stage.origin}/admin/places/endpoints/${there.id}`);
    await page.getByTestId("endpoint-unmerge").click();
    await page.getByTestId("merge").waitFor();
    expect((await readEndpoints()).endpoints).toEqual(endpoints);
  });
});
