import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere, launch } from "./chromium.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { decide, enrolAt, type Tablet, unpackTablet, verdictOn, waitingIs } from "./tablet.ts";

/** Three sizes, three lights: looked at with `SCREENS=1`. */
const eachLight = async (page: Page, name: string): Promise<void> => {
  if (!process.env.SCREENS) return;
  const size = page.viewportSize()!;
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 800, height: 1280 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    for (const light of ["light", "dark", "high", "high-dark"]) {
      await page.emulateMedia({
        colorScheme: light.endsWith("dark") ? "dark" : "light",
        contrast: light.startsWith("high") ? "more" : "no-preference",
      });
      await picture(page, `${name}-${viewport.width}-${light}`);
    }
  }
  await page.emulateMedia({ forcedColors: "active", contrast: "no-preference" });
  await picture(page, `${name}-1440-forced`);
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  await page.setViewportSize(size);
};

describe.skipIf(!browserThere)("a convoy at the barrier, without network", () => {
  let stage: Stage;
  let tablet: Tablet;
  let page: Page;
  let lorries: Pass[];
  let revoked: Pass;

  beforeAll(async () => {
    stage = await setStage();
    lorries = [];
    for (const n of [0, 1, 2, 3, 4, 5])
      lorries.push(
        await issue(stage, { plate: aPlate(`93C-123.6${n}`), occupantsMax: 1 + (n % 3) }),
      );
    revoked = await issue(stage, { plate: aPlate("93C-123.70") });
    const body = { reason: "Chở người ngoài danh sách" };
    await stage.admin.call("revokePass", { params: { id: revoked.id }, body });
    tablet = await unpackTablet(stage, "convoy");
    page = tablet.page;
    await page.setViewportSize({ width: 360, height: 740 });
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 4");
    await tablet.wire.cut(tablet.browser.context);
  }, 90_000);
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("convoy", () => (tablet ? [tablet.browser.context] : []));

  const strips = () => page.getByTestId("strip");
  const scan = async (pass: Pass, waiting: number): Promise<void> => {
    await tablet.show(pass.token);
    await expect.poll(() => strips().count()).toBe(waiting);
  };
  const recent = async () => {
    await page.getByTestId("tab-recent").click();
    const items = page.getByTestId("recent-item");
    await items.first().waitFor();
    const plates = await items.locator(".plate").allTextContents();
    await page.getByTestId("tab-scan").click();
    return plates;
  };

  test("[O40] [O41] one after the other over the running camera: each waits for a tap, and one tap records it", async () => {
    await page.getByTestId("convoy").click();
    await scan(lorries[0]!, 1);
    await eachLight(page, "convoy-one");
    expect(await page.getByTestId("strip-permitted").textContent()).toBe("1");
    expect(await page.getByTestId("verdict").count()).toBe(0);
    await page.locator("[data-testid=strip-let-through]:enabled").click();
    await page.locator("[data-testid=recorded][data-decision=let-through]").waitFor();
    expect(await page.getByTestId("took").count()).toBe(1);
    await waitingIs(page, 1);
    expect(await strips().count()).toBe(0);
  });

  test("[O40] what does not simply go has the whole screen, and those that wait go on waiting", async () => {
    await scan(lorries[1]!, 1);
    await tablet.show(revoked.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "stop", face: "revoked" });
    await decide(page, "turn-back");
    expect(await strips().count()).toBe(1);
    await waitingIs(page, 2);
  });

  test("[O41] five wait at most, oldest first; all are let through by one tap, one scan each", async () => {
    for (const [n, pass] of lorries.slice(2).entries()) await scan(pass, n + 2);
    await page.locator("[data-testid=scan-hint][data-hint=full]").waitFor();
    await eachLight(page, "convoy-five");
    expect(await strips().locator(".plate").allTextContents()).toEqual([
      "93C-123.61",
      "93C-123.62",
      "93C-123.63",
      "93C-123.64",
      "93C-123.65",
    ]);
    // A double tap on the first: its second half is no answer to the vehicle that has moved there.
    const oldest = page.locator("[data-testid=strip-let-through]:enabled").first();
    await oldest.scrollIntoViewIfNeeded();
    const box = await oldest.boundingBox();
    const spot = [box!.x + box!.width / 2, box!.y + box!.height / 2] as const;
    await page.mouse.click(...spot);
    await page.waitForTimeout(150);
    await page.mouse.click(...spot);
    await waitingIs(page, 3);
    await page.locator("[data-testid=strip-look]:enabled").nth(3).waitFor();
    expect(await strips().count()).toBe(4);
    await page.locator("[data-testid=strip-look]:enabled").nth(3).click();
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.locator("[data-testid=decide-hold]:enabled").click();
    await page.locator("[data-testid=recorded][data-decision=hold]").waitFor();
    await waitingIs(page, 4);
    await page.locator("[data-testid=strips-let-through]:enabled").click();
    await expect.poll(() => strips().count()).toBe(0);
    await waitingIs(page, 7);
    expect(await recent()).toEqual([
      ...["93C-123.64", "93C-123.63", "93C-123.62", "93C-123.65"],
      ...["93C-123.61", "93C-123.70", "93C-123.60"],
    ]);
    const run = page.getByTestId("convoy-run");
    expect(await run.getAttribute("data-vehicles")).toBe("5");
    expect(await run.getAttribute("data-people")).toBe("9");
  });

  test("[O7] the last of them is taken back as any other, and is out of the run", async () => {
    await page.getByTestId("undo").click();
    await page.getByTestId("undone").waitFor();
    await page.locator("[data-testid=decide-hold]:enabled").click();
    await page.locator("[data-testid=recorded][data-decision=hold]").waitFor();
    expect(await page.getByTestId("convoy-run").getAttribute("data-vehicles")).toBe("4");
    await waitingIs(page, 9);
  });

  test("the pace of the queue is on the screen where it is wanted, and is still known after a reload", async () => {
    expect(await page.getByTestId("pace").count()).toBe(0);
    await page.getByTestId("menu").click();
    await page.locator("[data-testid=pace-shown] [data-value=yes]").click();
    await eachLight(page, "settings");
    await page.getByTestId("sheet-close").click();
    const pace = () => page.getByTestId("pace").getAttribute("data-vehicles");
    // Seven vehicles; the correction is of one of them.
    expect(await pace()).toBe("7");
    await eachLight(page, "scan-pace");
    await tablet.takeAway();
    await page.reload();
    expect(await pace()).toBe("7");
  });

  test("everything it recorded without network reaches the server once", async () => {
    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(page, 0);
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items.map(({ plate, status }) => `${plate} ${status}`).sort()).toEqual([
      ...["93C12360", "93C12361", "93C12362", "93C12363"].map((plate) => `${plate} on-the-road`),
    ]);
  });

  test("high contrast is set by hand or by the device, and the page says which it shows", async () => {
    const contrast = () => page.evaluate(() => document.documentElement.dataset.contrast);
    expect(await contrast()).toBe("usual");
    await page.emulateMedia({ contrast: "more" });
    await expect.poll(contrast).toBe("high");
    await page.emulateMedia({ contrast: "no-preference" });
    await expect.poll(contrast).toBe("usual");
    await page.getByTestId("menu").click();
    await page.locator("[data-testid=contrast] [data-value=high]").click();
    expect(await contrast()).toBe("high");
    await page.reload();
    await page.getByTestId("scan-view").waitFor();
    expect(await contrast()).toBe("high");
  });
});

describe.skipIf(!browserThere)("a tablet with two cameras", () => {
  test("the officer goes from one to the other and zooms; both are as they were left the next time", async () => {
    const stage = await setStage();
    const browser = await launch({ cameras: 2, whole: true });
    try {
      const page = browser.context.pages()[0]!;
      const cdp = await browser.context.newCDPSession(page);
      const permissions = ["videoCapture", "cameraPanTiltZoom"] as never;
      await cdp.send("Browser.grantPermissions", { origin: stage.origin, permissions });
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`${stage.origin}/checkpoint/`);
      await enrolAt(stage, { page }, places.border, "Hai camera");
      const used = () =>
        page.evaluate(() => {
          const { srcObject } = document.querySelector("video")!;
          const { deviceId, zoom } = (srcObject as MediaStream)
            .getVideoTracks()[0]!
            .getSettings() as { deviceId: string; zoom: number };
          return { deviceId, zoom };
        });
      const seeing = () => page.locator(".camera[data-state=on]").waitFor();
      await seeing();
      const { deviceId: first } = await used();
      await eachLight(page, "two-cameras");
      await page.getByTestId("another-camera").click();
      await expect.poll(async () => (await used()).deviceId).not.toBe(first);
      const { deviceId: second } = await used();
      await page.locator("[data-testid=zoom][data-factor='1']").click();
      await page.locator("[data-testid=zoom][data-factor='2']").waitFor();
      expect((await used()).zoom).toBe(200);

      await page.reload();
      await seeing();
      await page.locator("[data-testid=zoom][data-factor='2']").waitFor();
      expect(await used()).toEqual({ deviceId: second, zoom: 200 });

      // The one that was chosen is no longer there: the one there is serves.
      await page.evaluate(() => {
        const kept = JSON.parse(localStorage.getItem("greenlane.camera")!);
        localStorage.setItem("greenlane.camera", JSON.stringify({ ...kept, camera: "gone" }));
      });
      await page.reload();
      await seeing();
      expect(await used()).toMatchObject({ deviceId: first });
      // What is remembered may be anything.
      await page.evaluate(() => localStorage.setItem("greenlane.camera", "{]"));
      await page.reload();
      await seeing();
    } finally {
      await browser.close();
      await stage.close();
    }
  }, 120_000);

  test("with one camera there is no button for another", async () => {
    const stage = await setStage();
    const browser = await launch();
    try {
      const page = browser.context.pages()[0]!;
      await page.goto(`${stage.origin}/checkpoint/`);
      await enrolAt(stage, { page }, places.border, "Một camera");
      await page.locator(".camera[data-state=on]").waitFor();
      expect(await page.getByTestId("another-camera").count()).toBe(0);
      expect(await page.getByTestId("zoom").count()).toBe(0);
    } finally {
      await browser.close();
      await stage.close();
    }
  });
});
