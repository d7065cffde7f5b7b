import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { checkpointWords as words } from "../../shared/text/checkpoint.ts";
import { tabletWords } from "../../shared/text/tablet.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  ready,
  reopen,
  sleepAndWake,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
} from "./tablet.ts";

/** The camera is as the browser gives it, but for what `getUserMedia` is told to answer next. */
const failWith = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate((next) => {
    const left = [...next];
    const devices = navigator.mediaDevices;
    devices.getUserMedia = async (wanted) => {
      const name = left.shift();
      if (name) throw new DOMException("", name);
      Reflect.deleteProperty(devices, "getUserMedia");
      return devices.getUserMedia(wanted);
    };
  }, names);

/** Tells the picture's own track of something that happens to it. */
const happens = (page: Page, event: "ended" | "mute" | "unmute"): Promise<void> =>
  page.evaluate((what) => {
    const stream = document.querySelector("video")?.srcObject as MediaStream;
    stream.getVideoTracks()[0]?.dispatchEvent(new Event(what));
  }, event);

describe.skipIf(!browserThere)("a tablet whose camera fails it", () => {
  let stage: Stage;
  let tablet: Tablet;
  let page: Page;
  let lorry: Pass;

  beforeAll(async () => {
    stage = await setStage();
    lorry = await issue(stage, { plate: aPlate("93C-123.45") });
    tablet = await unpackTablet(stage, "camera");
    page = tablet.page;
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 4");
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("camera", () => (tablet ? [tablet.browser.context] : []));

  const troubleIs = async (trouble: string, title: string): Promise<void> => {
    const card = page.locator(`[data-testid=camera-trouble][data-trouble=${trouble}]`);
    await card.waitFor();
    expect(await card.textContent()).toContain(title);
  };
  const on = (): Promise<void> => page.locator(".camera[data-state=on]").waitFor();

  test.each([
    ["refused", "NotAllowedError", words.cameraRefusedTitle.vi],
    ["taken", "NotReadableError", words.cameraTakenTitle.vi],
    ["taken", "AbortError", words.cameraTakenTitle.vi],
    ["none", "NotFoundError", words.cameraNoneTitle.vi],
    ["failed", "UnknownError", words.cameraFailedTitle.vi],
  ])(
    "%s (%s) is told in its own words, and trying again brings the picture back",
    async (trouble, name, title) => {
      await failWith(page, [name]);
      await sleepAndWake(page);
      await troubleIs(trouble, title);
      await picture(page, `camera-${name}`);
      await page.getByTestId("camera-retry").click();
      await on();
    },
  );

  test("one that can do nothing of what is wanted is used as it is; where even that fails, it is told why", async () => {
    await failWith(page, ["OverconstrainedError"]);
    await sleepAndWake(page);
    await on();
    await failWith(page, ["OverconstrainedError", "NotReadableError"]);
    await sleepAndWake(page);
    await troubleIs("taken", words.cameraTakenTitle.vi);
  });

  test("without a picture the plate is typed, or the code read from a photo, and the vehicle recorded", async () => {
    await page.getByTestId("photo-file").setInputFiles({
      name: "ma.png",
      mimeType: "image/png",
      buffer: await toBuffer(lorry.token, { scale: 8 }),
    });
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    expect(await decide(page, "let-through")).toContain(words.recorded.vi);
    await failWith(page, ["NotReadableError"]);
    await sleepAndWake(page);
    await page.getByTestId("camera-trouble").getByRole("button").first().click();
    await page.getByTestId("typed-field").waitFor();
    await page.getByTestId("tab-scan").click();
    await page.getByTestId("camera-retry").click();
    await on();
  });

  test("taken by another app while it runs it says so, and has the picture back with it", async () => {
    await happens(page, "mute");
    await troubleIs("taken", words.cameraTakenTitle.vi);
    await happens(page, "unmute");
    await on();
    await happens(page, "ended");
    await troubleIs("taken", words.cameraTakenTitle.vi);
    await page.getByTestId("camera-retry").click();
    await on();
  });

  test("pulled out while it runs it says that there is none, and is opened when plugged in again", async () => {
    await page.evaluate(() => {
      navigator.mediaDevices.enumerateDevices = async () => [];
    });
    await happens(page, "ended");
    await troubleIs("none", words.cameraNoneTitle.vi);
    await page.evaluate(() => {
      Reflect.deleteProperty(navigator.mediaDevices, "enumerateDevices");
      navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
    });
    await on();
  });

  test.each([
    ["makes no frame of this camera", "throws", "93C-123.46"],
    ["knows no frames", "is not there", "93C-123.47"],
  ])("a code is read where the browser %s", async (_, how, plate) => {
    const pass = await issue(stage, { plate: aPlate(plate) });
    await holds(page, pass.plate);
    await page.evaluate((how) => {
      if (how === "is not there") Reflect.deleteProperty(globalThis, "VideoFrame");
      else
        globalThis.VideoFrame = (() => {
          throw new DOMException("", "NotSupportedError");
        }) as unknown as typeof VideoFrame;
    }, how);
    await tablet.show(pass.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("close-undecided").click();
    await tablet.takeAway();
  });

  test("[D1] a clock set back while it was off is told until the server has said what time it is", async () => {
    await typeIn(page, lorry.token);
    await verdictOn(page);
    await decide(page, "let-through");
    await tablet.wire.cut(tablet.browser.context);
    await tablet.browser.context.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() - 3 * 3_600_000;
    });
    await reopen(tablet, "/checkpoint/");
    const banner = tablet.page.getByTestId("clock-unsure");
    await banner.waitFor();
    expect(await banner.textContent()).toBe(tabletWords.clockUnsure.vi);
    await picture(tablet.page, "camera-clock-unsure");
    await tablet.wire.mend(tablet.browser.context);
    await ready(tablet);
    await banner.waitFor({ state: "detached" });
  });
});
