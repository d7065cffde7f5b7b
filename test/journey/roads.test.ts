import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { iso, ms } from "../../shared/domain/time.ts";
import { rowsOfCsv } from "../build/a-list-file.ts";
import { browserThere } from "./chromium.ts";
import { choose, commander, openOffice, takeAlong } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { enrolUnseen } from "./unseen-tablet.ts";

const soon = { timeout: 20_000 };
/** Less than the clock of a page moves by. */
const atOnce = { timeout: 8_000 };

describe.skipIf(!browserThere)("a road that is shut", () => {
  let stage: Stage;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let wall: Page;

  beforeAll(async () => {
    stage = await setStage();
    office = await openOffice(stage, commander);
    ({ desk } = office);
    wall = await office.context.newPage();
  }, 90_000);
  afterAll(async () => {
    await office?.close();
    await stage?.close();
  });
  inOrder("roads", () => (office ? [office.context] : []));

  const dueNext = async (): Promise<number> => {
    const { items } = await stage.admin.call("arrivals", { query: { checkpoint: places.next } });
    return ms(items[0]!.due!.at!);
  };

  test("[K16] the commander marks it slow, both ways, with the keyboard alone; what is wrong stands beside its field", async () => {
    const pass = await issue(stage);
    const border = await enrolUnseen(stage, places.border);
    await border.upload(
      border.scan({ how: "plate", pass: pass.id, plate: pass.plate, at: iso(Date.now()) }),
    );
    const free = await dueNext();
    await wall.goto(`${stage.origin}/command/roads?corridor=${places.corridor}`);
    await wall.getByTestId("road-stretches").waitFor();
    await desk.bringToFront();
    await desk.getByTestId("to-roads").click();
    await desk.getByTestId("road-new").click();
    await choose(desk, "mark-corridor", "ĐT741 – QL14");
    const stretch = desk.getByTestId("mark-stretch");
    await stretch.focus();
    const active = desk.locator("[role=option][data-combobox-selected=true]");
    // A list that has not opened yet takes no choice.
    await expect
      .poll(async () => {
        await desk.keyboard.press("ArrowDown");
        if ((await active.count()) > 0 && (await active.textContent())?.includes("Tân Lập"))
          await desk.keyboard.press("Enter");
        return stretch.inputValue();
      }, soon)
      .toContain("Tân Lập");
    await desk.getByTestId("mark-times").fill("0,5");
    await desk.getByTestId("mark-until").fill("32/13/2026 10:00");
    await desk.getByTestId("mark-reason").fill("Ngập sâu tại cầu");
    await desk.keyboard.press("Enter");
    await desk.getByTestId("mark-save").click();
    for (const field of ["mark-times", "mark-until"])
      expect(await desk.getByTestId(field).getAttribute("aria-invalid")).toBe("true");
    await picture(desk, "roads-wrong");
    await desk.getByTestId("mark-times").fill("3");
    await desk.getByTestId("mark-until").fill("");
    await desk.getByTestId("mark-times").press("Enter");
    await expect.poll(() => desk.getByTestId("road-mark").count(), soon).toBe(2);
    await picture(desk, "roads-desk");
    expect(await dueNext()).toBeGreaterThan(free);
  });

  test("[K17] another page hears of it without being asked", async () => {
    await expect.poll(() => wall.getByTestId("road-mark").count(), soon).toBe(2);
    await expect
      .poll(() => wall.getByTestId("road-way").filter({ hasText: "Chậm gấp 3" }).count(), atOnce)
      .toBe(2);
  });

  test("[K16] one way is taken back for a reason, and stays listed as ended", async () => {
    await desk.getByTestId("mark-take-back").first().click();
    await desk.getByTestId("reason").fill("Nước đã rút");
    await desk.getByTestId("confirm").click();
    await expect.poll(() => desk.getByTestId("mark-take-back").count(), soon).toBe(1);
    expect(await desk.getByTestId("road-mark").count()).toBe(2);
    await desk.locator("[data-testid=road-mark][data-over=true]").waitFor();
    expect(await desk.locator("main").textContent()).toContain("Nước đã rút");
    const [, ...taken] = rowsOfCsv((await takeAlong(desk, "csv")).content.toString("utf8"));
    expect(taken.map((row) => row.includes("Nước đã rút")).sort()).toEqual([false, true]);
    await expect
      .poll(() => wall.getByTestId("road-way").filter({ hasText: "Chậm gấp 3" }).count(), atOnce)
      .toBe(1);
  });

  test("[K7] [K16] the way from the corridor to an endpoint is shut like any stretch, and who is bound there has no time", async () => {
    const due = async (): Promise<string | null | undefined> => {
      const { items } = await stage.admin.call("arrivals", {
        query: { endpoint: places.endpoint },
      });
      return items[0]!.due?.at;
    };
    expect(await due()).toMatch(/Z$/);
    const way = desk.locator(`[data-testid=road-way][data-stretch$="@${places.endpoint}"]`);
    await desk.getByTestId("roads-endpoint").fill("dong xoai ii");
    await desk.getByRole("option", { name: /^KCN Đồng Xoài II\b(?!I)/ }).click();
    const all = desk.getByTestId("road-ways-off").locator("> li");
    await all.filter({ has: way }).getByTestId("road-mark-this").click();
    await desk.getByTestId("mark-way").getByText("→ KCN Đồng Xoài II", { exact: true }).click();
    await desk.getByTestId("mark-state").getByText("Cấm đường").click();
    await desk.getByTestId("mark-reason").fill("Sập cống trước cổng khu công nghiệp");
    await desk.getByTestId("mark-save").click();
    await expect.poll(() => way.textContent(), soon).toContain("Cấm đường");
    expect(await due()).toBeNull();
    await picture(desk, "roads-off");
  });
});
