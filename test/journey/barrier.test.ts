import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { decisionWords } from "../../shared/text/everywhere.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolWith,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

describe.skipIf(!browserThere)("one officer, one thumb, no network", () => {
  let stage: Stage;
  let tablet: Tablet;
  let page: Page;
  let lorry: Pass;

  beforeAll(async () => {
    stage = await setStage();
    lorry = await issue(stage, { plate: aPlate("93C-123.45") });
    tablet = await unpackTablet(stage, "barrier");
    page = tablet.page;
    await page.setViewportSize({ width: 360, height: 740 });
    const body = { checkpoint: places.border };
    const { code } = await stage.admin.call("createEnrolCode", { body });
    await enrolWith(tablet, code, "Máy Tân Lập 3");
    await tablet.wire.cut(tablet.browser.context);
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("barrier", () => (tablet ? [tablet.browser.context] : []));

  test("[O7] [T11] a decision is taken back and put right without network, and the wall's trip follows it", async () => {
    await typeIn(page, lorry.plate);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await decide(page, "turn-back");
    await picture(page, "barrier-undo");
    await page.getByTestId("undo").click();
    await page.getByTestId("undone").waitFor();
    expect(await page.getByTestId("undone").textContent()).toContain(decisionWords["turn-back"].vi);
    await picture(page, "barrier-undone");
    await waitingIs(page, 2);
    await decide(page, "let-through");
    await waitingIs(page, 3);
    await page.getByTestId("tab-recent").click();
    const corrected = page.locator("[data-testid=recent-item]");
    expect(
      await corrected.evaluateAll((all) =>
        all.map((one) => (one as HTMLElement).dataset.corrected),
      ),
    ).toEqual(["false", "true", "true"]);
    await page.getByTestId("tab-scan").click();

    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(page, 0);
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items).toMatchObject([
      {
        plate: lorry.plate,
        status: "on-the-road",
        sightings: [{ decision: "let-through", corrected: { was: "turn-back" } }],
      },
    ]);
    await tablet.wire.cut(tablet.browser.context);
  });
});
