import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatPlate } from "../../shared/domain/plate.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  ready,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

const [own, rescue] = [aPlate("93C-123.45"), aPlate("51D-678.90")];

describe.skipIf(!browserThere)("a lorry breaks down and another takes over its load", () => {
  let stage: Stage;
  let border: Tablet;
  let next: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;

  beforeAll(async () => {
    stage = await setStage();
    await issue(stage, { plate: own });
    border = await unpackTablet(stage, "border");
    await enrolAt(stage, border, places.border, "Máy Tân Lập 1");
    next = await unpackTablet(stage, "next");
    await enrolAt(stage, next, places.next, "Máy Đồng Xoài 1");
    office = await openOffice(stage, commander);
  });
  afterAll(async () => {
    await Promise.all([border?.close(), next?.close(), office?.close()]);
    await stage?.close();
  });
  inOrder("take-over", () =>
    [border?.browser, next?.browser, office].flatMap((one) => one?.context ?? []),
  );

  test("[T19] without network the post writes down which vehicle goes on, with how many and why", async () => {
    const { page, wire, browser } = border;
    await holds(page, own);
    await wire.cut(browser.context);
    await typeIn(page, own);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("take-over-open").click();
    const sheet = page.getByTestId("take-over");
    await sheet.getByTestId("take-over-say").click();
    await sheet.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    for (const key of ["5", "1", "D", "6", "7", "8", "9", "0"])
      await sheet.locator(`[data-key="${key}"]`).first().click();
    expect(await sheet.getByTestId("take-over-plate").inputValue()).toBe("51D67890");
    await sheet.getByTestId("take-over-new-driver").click();
    await sheet.getByTestId("take-over-breakdown").click();
    await picture(page, "take-over-sheet");
    await sheet.getByTestId("take-over-say").click();
    expect(await verdictOn(page)).toMatchObject({ outcome: "inspect", reasons: "taken-over" });
    await expect
      .poll(() => page.getByTestId("verdict").getByTestId("plate").first().textContent())
      .toBe(formatPlate(rescue));
    await picture(page, "take-over-said");
    await decide(page, "let-through");
    await waitingIs(page, 1);
    await wire.mend(browser.context);
    await ready({ page });
    await waitingIs(page, 0);
  });

  test("[V30] the next post expects the new plate, finds it by that and says what it took over from", async () => {
    const { page } = next;
    await page.getByTestId("tab-coming").click();
    const coming = page.locator(`[data-testid=approaching-item][data-plate="${rescue}"]`);
    await coming.waitFor();
    expect(await coming.getByTestId("coming-was").textContent()).toContain(formatPlate(own));
    await picture(page, "take-over-coming");
    await typeIn(page, rescue);
    expect(await verdictOn(page)).toMatchObject({ outcome: "inspect", reasons: "taken-over" });
    const told = await page.getByTestId("taken-over").textContent();
    expect(told).toContain(formatPlate(own));
    expect(told).toContain("Tân Lập");
    await picture(page, "take-over-next");
    await decide(page, "let-through");
    await waitingIs(page, 0);
  });

  test("[V30] the plate that was left behind stops there", async () => {
    const { page } = next;
    await typeIn(page, own);
    expect(await verdictOn(page)).toMatchObject({ outcome: "stop", reasons: "plate-mismatch" });
    await page.getByTestId("close-undecided").click();
    await waitingIs(page, 0);
    const mismatches = async () => {
      const { items } = await stage.admin.call("alerts", { query: { kind: "plate-mismatch" } });
      return items.flatMap((one) => ("facts" in one ? [one.facts] : []));
    };
    await expect.poll(mismatches).toMatchObject([{ times: 1, seen: own, expected: rescue }]);
  });

  test("[T19] [T20] the trip's page tells it, and the wall finds it by either plate", async () => {
    const { desk } = office;
    await desk.goto(`${stage.origin}/command`);
    const row = desk.locator(`[data-testid=board-vehicle][data-plate="${rescue}"]`).first();
    await row.waitFor();
    await desk.getByTestId("board-search").fill("123.45");
    await row.waitFor();
    await row.click();
    const sightings = desk.getByTestId("sightings");
    await sightings.getByTestId("sighting-take-over").waitFor();
    expect(await sightings.getByTestId("sighting-take-over").textContent()).toContain(
      formatPlate(rescue),
    );
    expect(await desk.getByTestId("story-was").textContent()).toContain(formatPlate(own));
    await picture(desk, "take-over-story");
  });
});
