import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { checkpointWords } from "../../shared/text/checkpoint.ts";
import { decisionWords } from "../../shared/text/everywhere.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  readByHand,
  sleepAndWake,
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
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 3");
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
    const marks = () =>
      corrected.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.corrected));
    await expect.poll(marks).toEqual(["false", "true", "true"]);
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

  test("[P2] a plate is found on the large keypad, province first, with what only looks like it", async () => {
    await page.getByTestId("tab-typed").click();
    const tap = (key: string) => page.locator(`[data-key="${key}"]:visible`).click();
    await page.getByTestId("province-93").click();
    await picture(page, "barrier-keypad-letters");
    for (const key of ["C", "1", "2"]) {
      const box = await page.locator(`[data-key="${key}"]:visible`).boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(64);
      await tap(key);
    }
    const found = page.getByTestId("suggestion");
    await expect
      .poll(() => found.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.alike)))
      .toEqual(["false"]);
    await picture(page, "barrier-keypad-digits");
    await page.getByTestId("typed-field").fill("93C1Z3");
    await page.locator("[data-testid=suggestion][data-alike=true]").waitFor();
    expect(await found.first().textContent()).toContain(checkpointWords.lookAlike.vi);
    await found.first().click();
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("close-undecided").click();
  });

  test("a hand reader is read wherever the focus is, also through a foreign layout, and types into no field", async () => {
    // A Russian one: nothing that it makes of a letter can be part of a code, whichever the pass was given.
    const russian = "ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ";
    const garbled = (c: string) => (/[A-Z]/.test(c) ? russian[c.charCodeAt(0) - 65]! : c);
    await page.getByTestId("tab-scan").click();
    await readByHand(page, lorry.shortCode, garbled);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    // Another one read meanwhile decides nothing and takes nobody's place.
    await readByHand(page, "93H99999");
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    // Esc is what Android's way back is to a page: it closes the vehicle, not the app.
    await page.keyboard.press("Escape");
    await page.getByTestId("verdict").waitFor({ state: "detached" });

    await page.getByTestId("tab-walkUp").click();
    const plate = page.getByTestId("walk-up-plate");
    await plate.fill("51C");
    await plate.focus();
    await readByHand(page, lorry.shortCode);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    expect(await plate.inputValue()).toBe("51C");
    await page.getByTestId("close-undecided").click();
    await page.getByTestId("tab-walkUp").click();
    await plate.fill("51C");
    await page.keyboard.press("Escape");
    expect(await plate.inputValue()).toBe("51C");
    // Pressed while the first is still being seen to, one may go unheard: whoever sees nothing happen presses again.
    const escaped = async (): Promise<boolean> => {
      await page.keyboard.press("Escape");
      return page.getByTestId("scan-view").isVisible();
    };
    await expect.poll(escaped, { interval: 500 }).toBe(true);
  });

  test("a person who types is no reader", async () => {
    await page.getByTestId("tab-scan").click();
    await page.keyboard.type("93c", { delay: 150 });
    await expect.poll(() => page.getByTestId("typed-field").inputValue()).toBe("93C");
    await page.getByTestId("tab-scan").click();
  });

  test("a camera that is slow to open is open once, however often the tablet sleeps meanwhile", async () => {
    await page.getByTestId("tab-scan").click();
    await page.evaluate(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const tracks: MediaStreamTrack[] = [];
      Object.assign(globalThis, { tracks });
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const stream = await open(wanted);
        tracks.push(...stream.getTracks());
        return stream;
      };
    });
    for (const _ of [1, 2, 3]) await sleepAndWake(page);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { tracks } = globalThis as unknown as { tracks: MediaStreamTrack[] };
          return tracks.map(({ readyState }) => readyState).sort();
        }),
      )
      .toEqual(["ended", "live"]);
    await page.locator(".camera[data-state=on]").waitFor();

    // Plugged in while nobody looks: not before the page is seen again.
    const live = () =>
      page.evaluate(() => {
        const { tracks } = globalThis as unknown as { tracks: MediaStreamTrack[] };
        return tracks.filter(({ readyState }) => readyState === "live").length;
      });
    await page.evaluate(async () => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
      navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
      await new Promise((later) => setTimeout(later, 600));
    });
    expect(await live()).toBe(0);
    await sleepAndWake(page);
    await expect.poll(live).toBe(1);
  });

  test("a code is read from a large photo, and what is no photo, or has no code, says so", async () => {
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.getByTestId("photo-file").setInputFiles({ name, mimeType, buffer });
    const hint = (which: string) =>
      page.locator(`[data-testid=scan-hint][data-hint="${which}"]`).waitFor();
    await choose("thu.txt", "text/plain", Buffer.from("không phải ảnh"));
    await hint("no-picture");
    await choose("ma.png", "image/png", await toBuffer(lorry.token, { scale: 30 }));
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    expect(await decide(page, "let-through")).toContain(checkpointWords.recorded.vi);
  });
});
