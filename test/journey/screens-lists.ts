import type { Page } from "playwright-core";
import { aWorkbook } from "../build/a-workbook.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;

/** Brings a file and answers where its list is. */
const bring = async (
  page: Page,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
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

/** A list that waits to be begun, its wrong rows, one that lacks columns, one that could not be read. */
export const bringLists = async (page: Page, { admin }: Stage): Promise<readonly View[]> => {
  const { items: carriers } = await admin.call("carriers", {});
  const { items: endpoints } = await admin.call("endpoints", {});
  const { items: corridors } = await admin.call("corridors", {});
  const rows = Array.from({ length: 24 }, (_, n) => [
    `61C-246.${10 + n}`,
    n % 9 === 4 ? "Xe ben" : "Xe tải",
    "Giao hàng",
    n % 7 === 3 ? "Cty Sao Mai cũ" : (carriers[0]?.name ?? ""),
    n % 5 === 2 ? "0" : "2",
    "Thành phố Thủ Đức, Thành phố Hồ Chí Minh",
    endpoints[0]?.name ?? "",
    corridors[0]?.name ?? "",
    n % 11 === 6 ? "08/14/2031" : "7 ngày",
  ]);
  const headings = "Biển số,Loại xe,Mục đích,Đơn vị,Số người,Nơi đi,Nơi đến,Tuyến,Thời hạn";
  const text = [headings, ...rows.map((row) => row.map((cell) => `"${cell}"`).join(","))];
  const csv = (name: string, content: string) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(content),
  });
  const checked = await bring(page, csv("danh-sach.csv", text.join("\r\n")), id("list-run"));
  const few = "Biển số,Loại xe,Số người\r\n93C-123.45,Xe tải,2\r\n";
  const done = await bring(page, csv("thieu-cot.csv", few), id("list-nothing"));
  const refused = await bring(
    page,
    { name: "danh-sach.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") },
    id("list-why"),
  );
  // The page that brought it holds the file; come back to, its other sheets are asked for by choosing it again.
  const [first, second] = ["Xe tải tuần này", "Xe khách đưa đón công nhân khu công nghiệp"];
  const sheets = [first, second].map((sheet) => ({
    name: sheet!,
    rows: [headings.split(","), rows[0]!],
  }));
  const workbook = await bring(
    page,
    {
      name: "hai-trang.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: aWorkbook(sheets),
    },
    id("list-other-sheet"),
  );
  return [
    { screen: "list-other-sheets", path: workbook, ready: id("list-other-sheet") },
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
    {
      screen: "list-mapping",
      path: checked,
      ready: id("list-rows"),
      bring: async (desk) => {
        await desk.getByTestId("list-mapping").locator("summary").click();
        await desk.getByTestId("map-plate").waitFor();
      },
    },
    { screen: "list-few-columns", path: done, ready: id("list-rows") },
    { screen: "list-refused", path: refused, ready: id("list-why") },
  ];
};
