import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { enrolAt, type Tablet, typeIn, unpackTablet, verdictOn } from "./tablet.ts";
import { enrolUnseen } from "./unseen-tablet.ts";

const minute = 60_000;

describe.skipIf(!browserThere)("an alert worked to the end", () => {
  let stage: Stage;
  let ahead: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let wall: Page;
  let pass: Pass;
  let upload: (change: Partial<Scan>) => Promise<void>;

  const borderTablet = async (): Promise<typeof upload> => {
    const border = await enrolUnseen(stage, places.border);
    return (change) =>
      border.upload(border.scan({ how: "plate", pass: pass.id, plate: pass.plate, ...change }));
  };

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { plate: aPlate("93C-456.78") });
    upload = await borderTablet();
    ahead = await unpackTablet(stage, "ahead");
    await enrolAt(stage, ahead, places.next, "Máy Đồng Xoài 1");
    office = await openOffice(stage, commander);
    wall = office.desk;
  }, 90_000);
  afterAll(async () => {
    await ahead?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("alerts", () => (ahead && office ? [ahead.browser.context, office.context] : []));

  const rung = () => wall.getByTestId("alerts").getAttribute("data-rung");

  test("[A26] somebody is missing aboard: the wall shows it at once and calls for an ear", async () => {
    await wall.locator("[data-testid=column-alerts] [data-testid=empty-state]").waitFor();
    await upload({ at: iso(Date.now() - 60 * minute), occupantsSeen: 2 });
    expect(await rung()).toBe("0");
    await upload({ at: iso(Date.now() - 50 * minute), occupantsSeen: 1 });
    await wall
      .locator("[data-testid=alert][data-kind=head-count][data-status=open]")
      .first()
      .waitFor();
    expect(await rung()).toBe("1");
    await picture(wall, "alerts-wall");
  });

  test("[A28] the post ahead is told, and its verdict stays what it was", async () => {
    const { page } = ahead;
    await page.getByTestId("tab-coming").click();
    await page.locator("[data-testid=coming-alert][data-kind=head-count]").waitFor();
    await typeIn(page, pass.plate);
    const { outcome } = await verdictOn(page);
    expect(outcome).toBe("go");
    await page.locator("[data-testid=vehicle-alert][data-kind=head-count]").waitFor();
    await picture(page, "alerts-verdict");
    await page.getByTestId("close-undecided").click();
    await page.getByTestId("verdict").waitFor({ state: "detached" });
  });

  test("[A24] the commander takes it on, gives it to herself and resolves it, by keyboard alone", async () => {
    await wall.locator("[data-testid=alert] a").first().focus();
    await wall.keyboard.press("Enter");
    await wall.locator("[data-testid=alert-detail][data-status=open]").waitFor();
    expect(await wall.getByTestId("alert-evidence").textContent()).toContain("Chốt Tân Lập");
    await wall.getByTestId("alert-note").focus();
    await wall.keyboard.type("Đang gọi chốt Tân Lập");
    await wall.getByTestId("alert-acknowledge").focus();
    await wall.keyboard.press("Enter");
    await wall.locator("[data-testid=alert-detail][data-status=acknowledged]").waitFor();
    await wall.getByTestId("alert-assignee").fill("Trần");
    await wall.getByRole("option", { name: "Trần" }).waitFor();
    await wall.keyboard.press("Enter");
    await wall.getByTestId("alert-assign").click();
    await wall.getByTestId("alert-acts").locator("li").nth(1).waitFor();
    await wall.getByTestId("alert-resolve").click();
    expect(await wall.getByTestId("alert-acts").locator("li").count()).toBe(2);
    await wall.getByTestId("outcome-explained").focus();
    await wall.keyboard.press("Space");
    await wall.getByTestId("alert-note").fill("Phụ xe xuống trạm y tế, có phiếu bàn giao");
    await wall.getByTestId("alert-resolve").click();
    await wall.locator("[data-testid=alert-detail][data-status=resolved]").waitFor();
    expect(await wall.getByTestId("alert-acts").textContent()).toContain("Trần Thị Bình");
    await picture(wall, "alerts-resolved");
  });

  test("[A28] nobody is warned of it any more, and it stands among those that are over", async () => {
    const { page } = ahead;
    await page.getByTestId("tab-coming").click();
    await page.getByTestId("coming-alert").waitFor({ state: "detached" });
    await wall.goto(`${stage.origin}/command/alerts`);
    await wall
      .locator("[data-testid=alerts-over] [data-testid=alert][data-status=resolved]")
      .waitFor();
    await wall.locator("[data-testid=alerts-live] [data-testid=empty-state]").waitFor();
  });

  test("a wall that was silenced stays silent, after a start too, and still shows what is new", async () => {
    await wall.goto(`${stage.origin}/command`);
    await wall.getByTestId("alert-sound").click();
    await wall.reload();
    await wall.locator("[data-testid=live-state][data-state=live]").waitFor();
    await upload({ at: iso(Date.now() - 45 * minute), occupantsSeen: 2 });
    await wall.locator("[data-testid=alert][data-kind=head-count]").first().waitFor();
    expect(await rung()).toBe("0");
  });
});
