import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { iso } from "../../shared/domain/time.ts";
import { columnWords } from "../../shared/text/exports.ts";
import { rowsOfCsv, rowsOfWorkbook } from "../build/a-list-file.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { openOffice, signInAt, takeAlong } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, type Stage, setStage } from "./stage.ts";
import { enrolUnseen } from "./unseen-tablet.ts";

/** More than the list shows at once. */
const passes = 60;

describe.skipIf(!browserThere)("a list found, kept and taken along", () => {
  let stage: Stage;
  let desk: Browser;
  let page: Page;
  const found: Pass[] = [];

  beforeAll(async () => {
    stage = await setStage();
    for (let n = 0; n < passes; n += 1)
      found.unshift(await issue(stage, { plate: aPlate(`93C-${20_100 + n}`) }));
    await issue(stage, { plate: aPlate("61C-999.99") });
    desk = await launch({ viewport: { width: 1440, height: 900 } });
    page = desk.context.pages()[0]!;
    await signInAt(page, stage, stage.administrator);
  }, 120_000);
  afterAll(async () => {
    await desk?.close();
    await stage?.close();
  });
  inOrder("taken-lists", () => [desk.context]);

  const counted = (text: string) =>
    page
      .getByTestId("pass-count")
      .and(page.getByText(text, { exact: true }))
      .waitFor();
  const taken = (format: "csv" | "xlsx") => takeAlong(page, format);

  test("[L5] a filter is saved under a name", async () => {
    await page.goto(`${stage.origin}/registry`);
    await counted("61 giấy");
    await page.getByTestId("pass-search").fill("93c201");
    await page.getByTestId("pass-status").click();
    await page.getByRole("option", { name: "Còn hiệu lực" }).click();
    await counted("60 giấy");
    await page.getByTestId("open-filters").click();
    await page.getByTestId("filter-name").fill("Xe 93C-201");
    await page.keyboard.press("Enter");
    await page.getByTestId("filters-dialog").waitFor({ state: "detached" });
    await page.getByTestId("pass-search").fill("");
    await counted("61 giấy");
  });

  test("[L5] on another machine it is there, is chosen and renamed, and the address keeps it", async () => {
    await desk.close();
    desk = await launch({ viewport: { width: 1440, height: 900 } });
    page = desk.context.pages()[0]!;
    await signInAt(page, stage, stage.administrator);
    await page.goto(`${stage.origin}/registry`);
    await counted("61 giấy");
    await page.getByTestId("open-filters").click();
    await page.getByTestId("filter-to-rename").click();
    await page.getByTestId("filter-rename").fill("Đoàn 201");
    await page.keyboard.press("Enter");
    await picture(page, "saved-filters");
    await page.getByTestId("filter-choose").filter({ hasText: "Đoàn 201" }).click();
    await counted("60 giấy");
    expect(await page.getByTestId("pass-search").inputValue()).toBe("93c201");
    expect(new URL(page.url()).search).toBe("?q=93c201&status=valid");
  });

  test("[L6] all that is found is chosen at once, for print and for a convoy", async () => {
    expect(await page.getByTestId("pass-row").count()).toBeLessThan(passes);
    await page.getByTestId("choose-found").click();
    await page.getByTestId("print-chosen").filter({ hasText: "In 60 giấy" }).waitFor();
    await picture(page, "chosen-found");
    const way = await page.getByTestId("chosen-convoy").getAttribute("href");
    const codes = new URL(way!, stage.origin).searchParams.get("vehicles")!.split(" ");
    expect(codes).toEqual(found.map(({ shortCode }) => shortCode));
  });

  test("[L1] [L2] what is found is taken along, and reads back as the list says", async () => {
    const { name, content } = await taken("xlsx");
    expect(name).toMatch(/^giay-luong-xanh-\d{4}-\d\d-\d\d\.xlsx$/);
    const [headings, ...rows] = await rowsOfWorkbook(content);
    expect(headings).toContain(columnWords.use.vi);
    expect(rows.map(([code, plate]) => [code, plate])).toEqual(
      found.map(({ shortCode, plate }) => [formatShortCode(shortCode), formatPlate(plate)]),
    );
    const text = await taken("csv");
    expect(text.name).toMatch(/\.csv$/);
    const [, ...lines] = rowsOfCsv(text.content.toString("utf8"));
    expect(lines.map((line) => line[1])).toEqual(rows.map((row) => row[1]));
  });

  test("[L7] a plate read wrong finds nothing, and those that look like it are shown beside that", async () => {
    await page.getByTestId("pass-search").fill("93C-2O1.O7");
    const alike = page.getByTestId("alike-passes").getByTestId("pass-row");
    await alike.first().waitFor();
    await page.getByTestId("clear-search").waitFor();
    expect(await alike.count()).toBe(1);
    expect(await alike.textContent()).toContain("93C-201.07");
    await picture(page, "alike-passes");
    await page.getByTestId("clear-search").click();
    await counted("61 giấy");
  });

  test("[L5] a filter is deleted where it is no longer wanted", async () => {
    await page.getByTestId("open-filters").click();
    await page.getByTestId("filter-drop").click();
    await page.getByTestId("filters-dialog").getByTestId("empty-state").waitFor();
  });

  test("kinds of alerts are chosen by typing part of each, and Enter takes none back", async () => {
    await page.goto(`${stage.origin}/command/alerts`);
    const kinds = page.getByTestId("alert-kinds");
    await kinds.click();
    for (const typed of ["sao chep", "den sai diem"]) {
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Enter");
    await picture(page, "kinds-chosen");
    expect(new URL(page.url()).searchParams.get("kind")?.split(",")).toEqual([
      "cloned",
      "wrong-endpoint",
    ]);
  });

  test("[L1] trips are taken along from the wall, those that are over too, and of a plate alone", async () => {
    const [one, other] = [found[0]!, found[1]!];
    const tablet = await enrolUnseen(stage, "tan-lap");
    const now = Date.now();
    const seen = (pass: Pass, at: number, change: Partial<Scan> = {}) =>
      tablet.scan({
        ...{ how: "plate", pass: pass.id, plate: pass.plate, at: iso(at) },
        ...change,
      });
    await tablet.upload(
      seen(one, now - 120_000),
      seen(other, now - 60_000),
      seen(other, now, { decision: "turn-back" }),
    );
    await page.goto(`${stage.origin}/command`);
    await page.getByTestId("count-refused").waitFor();
    const { name, content } = await taken("csv");
    expect(name).toMatch(/^chuyen-di-\d{4}-\d\d-\d\d\.csv$/);
    const [, ...lines] = rowsOfCsv(content.toString("utf8"));
    const plates = (rows: readonly (readonly string[])[]) =>
      [one, other].map(
        ({ plate }) => rows.filter((row) => row.includes(formatPlate(plate))).length,
      );
    expect([lines.length, plates(lines)]).toEqual([2, [1, 1]]);
    await page.getByTestId("board-search").fill(formatPlate(one.plate));
    await page.getByText(`“${formatPlate(one.plate)}”`).waitFor();
    await picture(page, "trips-taken");
    const [, ...alone] = rowsOfCsv((await taken("csv")).content.toString("utf8"));
    expect([alone.length, plates(alone)]).toEqual([1, [1, 0]]);
  });

  test("[L1] an office's lists are taken along from their screens: risk levels as they are searched, measures, proposals", async () => {
    await page.goto(`${stage.origin}/admin/rules/levels`);
    await page.getByTestId("level-search").fill("dong phu");
    const shown = await page.getByTestId("level-row").locator("[class*=name]").allTextContents();
    await picture(page, "levels-taken");
    const [, ...areas] = rowsOfCsv((await taken("csv")).content.toString("utf8"));
    expect(shown.length).toBeGreaterThan(0);
    expect(areas.map(([name]) => name)).toEqual(shown);
    for (const [path, name] of [
      ["/admin/rules/measures", /^bien-phap-.*\.xlsx$/],
      ["/admin/proposals", /^de-nghi-.*\.xlsx$/],
    ] as const) {
      await page.goto(`${stage.origin}${path}`);
      const file = await taken("xlsx");
      expect(file.name).toMatch(name);
      expect((await rowsOfWorkbook(file.content))[0]!.length).toBeGreaterThan(5);
    }
  });

  test("[L1] a carrier takes its own along, and nobody else's", async () => {
    const { carrier } = found[0]!;
    const [other] = readReference().carriers.filter(({ id }) => id !== carrier);
    await issue(stage, { plate: aPlate("61C-888.88"), carrier: other!.id });
    const office = await openOffice(stage, {
      username: "dat-do",
      displayName: "Đất Đỏ",
      grants: [{ role: "carrier", scope: { kind: "carrier", id: carrier } }],
    });
    try {
      page = office.desk;
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`${stage.origin}/carrier/passes`);
      await page.getByTestId("held-pass").first().waitFor();
      await picture(page, "carrier-passes-taken");
      const { content } = await taken("csv");
      const [, ...lines] = rowsOfCsv(content.toString("utf8"));
      expect(lines).toHaveLength(passes + 1);
      expect(lines.map((line) => line[1])).not.toContain("61C-888.88");
      await page.goto(`${stage.origin}/carrier`);
      await page.getByTestId("application-state").waitFor();
      await picture(page, "carrier-applications-taken");
      expect((await taken("xlsx")).name).toMatch(/\.xlsx$/);
    } finally {
      await office.close();
    }
  });
});
