import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ms } from "../../shared/domain/time.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { enrolAt, holds, ready, type Tablet, typeIn, unpackTablet, verdictOn } from "./tablet.ts";

/** Two taps on the same spot, as a glove makes them; on what lies there is not asked. */
const doubleTap = async (page: Page, testId: string, gapMs: number): Promise<void> => {
  const box = await page.getByTestId(testId).boundingBox();
  if (!box) throw new Error(`${testId} is not on screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await page.waitForTimeout(gapMs);
  await page.mouse.click(x, y);
};

describe.skipIf(!browserThere)("in haste at the barrier", () => {
  let stage: Stage;
  let tablet: Tablet;

  beforeAll(async () => {
    stage = await setStage();
    tablet = await unpackTablet(stage, "haste");
    await tablet.page.setViewportSize({ width: 360, height: 740 });
    await enrolAt(stage, tablet, places.border, "haste");
  }, 60_000);
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });

  test("a double tap decides once and opens nothing, wherever its second half lands", async () => {
    const { page } = tablet;
    for (const [done, gap] of [40, 150, 300].entries()) {
      const pass = await issue(stage, { plate: aPlate(`93C-123.4${done}`) });
      await holds(page, pass.plate);
      await tablet.show(pass.token);
      expect((await verdictOn(page)).outcome).toBe("go");
      await page.locator("[data-testid=decide-let-through]:enabled").waitFor();
      await doubleTap(page, "decide-let-through", gap);
      await page.locator("[data-testid=recorded]").waitFor({ state: "attached" });
      // Long enough for whatever the second half might open.
      await page.waitForTimeout(700);
      expect(await page.getByTestId("verdict").count()).toBe(0);
      expect(await page.getByTestId("tab-scan").getAttribute("aria-current")).toBe("page");
      await page.getByTestId("tab-recent").click();
      await expect.poll(() => page.getByTestId("recent-item").count()).toBe(done + 1);
      await page.getByTestId("tab-scan").click();
    }
  }, 90_000);

  test("a tap meant for the screen before answers no verdict that has just come up", async () => {
    const { page } = tablet;
    const pass = await issue(stage, { plate: aPlate("93C-123.51") });
    await holds(page, pass.plate);
    // Noted by the page itself at the moment the button appears: a slow machine may ask too late.
    const answerable = page.evaluate(
      () =>
        new Promise<boolean>((tell) => {
          const watch = new MutationObserver(() => {
            const button = document.querySelector("[data-testid=decide-let-through]");
            if (!button) return;
            watch.disconnect();
            tell(button.matches(":enabled"));
          });
          watch.observe(document.body, { childList: true, subtree: true });
        }),
    );
    await typeIn(page, pass.plate);
    expect(await answerable).toBe(false);
    await page.locator("[data-testid=decide-let-through]:enabled").waitFor();
    await page.getByTestId("close-undecided").click();
  }, 60_000);

  test("a verdict left on screen past the pass's end becomes a stop by itself", async () => {
    const { page, wire, browser } = tablet;
    const pass = await issue(stage, { plate: aPlate("93C-123.52") });
    // From the page's start: the count of time would jump against the clock, and a clock that is set is not believed.
    await page.clock.install();
    await tablet.takeAway();
    await page.reload();
    await ready(tablet);
    await holds(page, pass.plate);
    // Without network nobody tells the tablet what time it is. It counts what passes.
    await wire.cut(browser.context);
    await page.clock.fastForward(ms(pass.validTo) - Date.now() - 60_000);
    await typeIn(page, pass.plate);
    const fresh = await verdictOn(page);
    await page.clock.fastForward(60_000);
    await page.locator("[data-testid=verdict][data-outcome=stop]").waitFor();
    expect(fresh).toMatchObject({ outcome: "inspect", reasons: "status-stale" });
    expect(await page.getByTestId("verdict").getAttribute("data-reasons")).toBe("expired");
    await page.getByTestId("close-undecided").click();
  }, 60_000);
});
