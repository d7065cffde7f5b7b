import { join } from "node:path";
import type { Page } from "playwright-core";
import type { View } from "./screens-desk.ts";

const listFile = join(import.meta.dirname, "../../data/demo/danh-sach-500-xe.xlsx");
const id = (name: string): string => `[data-testid=${name}]`;

/** Brings a file and answers where its list is. */
const bring = async (
  page: Page,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  until: string,
): Promise<string> => {
  await page.goto(`${new URL(page.url()).origin}/registry/lists`);
  await page.getByTestId("list-input").setInputFiles(file);
  await page.locator(until).first().waitFor();
  return new URL(page.url()).pathname;
};

/** Before any list was brought. */
export const noLists: View = {
  screen: "lists-none",
  path: "/registry/lists",
  ready: id("empty-state"),
};

/** A list that waits to be begun, its wrong rows, one that is done, one that could not be read. */
export const bringLists = async (page: Page): Promise<readonly View[]> => {
  const checked = await bring(page, listFile, id("list-run"));
  const small = "Biển số,Loại xe\r\n93C-123.45,Xe tải\r\n";
  const done = await bring(
    page,
    { name: "thieu-cot.csv", mimeType: "text/csv", buffer: Buffer.from(small) },
    id("list-run"),
  );
  const refused = await bring(
    page,
    { name: "danh-sach.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") },
    id("list-why"),
  );
  return [
    { screen: "lists", path: "/registry/lists", ready: `a[href^="/registry/lists/"]` },
    { screen: "list-checked", path: checked, ready: id("list-rows") },
    {
      screen: "list-wrong-rows",
      path: checked,
      ready: id("list-rows"),
      bring: async (desk) => {
        await desk.getByTestId("only-wrong").check();
        await desk.getByTestId("row-good").first().waitFor({ state: "detached" });
        await desk.getByTestId("row-wrong").first().waitFor();
      },
    },
    { screen: "list-few-columns", path: done, ready: id("list-rows") },
    { screen: "list-refused", path: refused, ready: id("list-why") },
  ];
};
