import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { ms } from "../../shared/domain/time.ts";
import { rowsOfCsv } from "../build/a-list-file.ts";
import { type Browser, browserThere } from "./chromium.ts";
import { choose, openOffice, takeAlong } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, type Stage, setStage } from "./stage.ts";

const plates = ["93C-531.01", "93C-531.02", "93C-531.03"].map((one) => parsePlate(one)!);
const day = 86_400_000;

/** As a form's field for a moment takes it. */
const written = (at: number): string => {
  const [date = "", clock = ""] = new Date(at + 7 * 3_600_000).toISOString().split("T");
  return `${date.split("-").reverse().join("/")} ${clock.slice(0, 5)}`;
};

describe.skipIf(!browserThere)("extending many passes at the desk", () => {
  let stage: Stage;
  let office: Browser & { readonly desk: Page };
  let other: Browser & { readonly desk: Page };
  let desk: Page;
  let second: Page;
  let path = "";

  beforeAll(async () => {
    stage = await setStage();
    const grants = [{ role: "registrar" as const, scope: { kind: "all" as const } }];
    office = await openOffice(stage, { username: "lan", displayName: "Nguyễn Thị Lan", grants });
    other = await openOffice(stage, { username: "minh", displayName: "Lê Văn Minh", grants });
    [desk, second] = [office.desk, other.desk];
    for (const plate of plates) await issue(stage, { plate });
  });
  afterAll(async () => {
    await office?.close();
    await other?.close();
    await stage?.close();
  });
  inOrder("extensions", () => [office.context, other.context]);

  const passesNow = async () => {
    const found = await Promise.all(
      plates.map((plate) => stage.admin.call("passes", { query: { plate } })),
    );
    return found.map(({ items }) => items[0]!);
  };
  const count = (page: Page, outcome: string, of: number) =>
    page.getByTestId(`extension-count-${outcome}`).getByText(String(of), { exact: true }).waitFor();

  test("[P25] the list is narrowed by a filter, and what it finds is previewed pass by pass", async () => {
    await desk.goto(`${stage.origin}/registry`);
    await desk.getByTestId("pass-row").first().waitFor();
    expect(await desk.getByTestId("extend-found").count()).toBe(0);
    await desk.getByTestId("pass-filter").click();
    await choose(desk, "filter-endpoint", "KCN Đồng Xoài II");
    await desk.getByTestId("extend-found").click();
    await desk.getByTestId("extension-preview").click();
    // Nothing goes before it says until when and why.
    await desk.locator("[data-testid=extension-to][aria-invalid=true]").waitFor();
    const [pass] = await passesNow();
    await desk.getByTestId("extension-to").fill(written(ms(pass!.validTo) + 2 * day));
    await desk.getByTestId("extension-reason").fill("Ùn tắc kéo dài trên QL14");
    await desk.getByTestId("extension-preview").click();
    await desk.getByTestId("extended-passes").waitFor();
    await count(desk, "good", plates.length);
    expect(await desk.getByTestId("extended-good").count()).toBe(plates.length);
    path = new URL(desk.url()).pathname;
  });

  test("[P24] it waits for a second person, who sees what was found and approves it", async () => {
    await desk.getByTestId("extension-propose").click();
    await desk.getByTestId("extension-withdraw").waitFor();
    expect(await desk.getByTestId("extension-approve").count()).toBe(0);
    await second.goto(`${stage.origin}/registry/extensions`);
    await second.getByTestId("extension").first().click();
    await second.getByTestId("extension-approve").click();
    await second.getByTestId("confirm").click();
    await count(second, "extended", plates.length);
    const passes = await passesNow();
    expect(passes.map(({ rev }) => rev)).toEqual([2, 2, 2]);
    expect(passes.map(({ changeReason }) => changeReason)).toEqual(
      plates.map(() => "Ùn tắc kéo dài trên QL14"),
    );
  });

  test("[P27] it is undone for a reason, and each pass ends when it did", async () => {
    const extended = await passesNow();
    await desk.goto(`${stage.origin}${path}`);
    await desk.getByTestId("extension-undo").click();
    await desk.getByTestId("reason").fill("Duyệt nhầm đợt");
    await desk.getByTestId("confirm").click();
    await count(desk, "undone", plates.length);
    const passes = await passesNow();
    expect(passes.map(({ rev }) => rev)).toEqual([3, 3, 3]);
    await desk.getByTestId("extended-which").selectOption("undone");
    await picture(desk, "extension-undone");
    const { content } = await takeAlong(desk, "csv");
    const [, ...rows] = rowsOfCsv(content.toString("utf8"));
    expect(rows.map((row) => row[1]).sort()).toEqual(plates.map(formatPlate));
    for (const [n, { validTo }] of passes.entries())
      expect(ms(extended[n]!.validTo) - ms(validTo)).toBe(2 * day);
  });
});
