import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

const wasm = readFileSync(new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

describe.skipIf(!browserThere)("a driver who is refused", () => {
  let stage: Stage;
  let post: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let pass: Pass;
  let phone: Browser;
  let driver: Page;
  let link = "";

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { plate: aPlate("93C-456.78") });
    post = await unpackTablet(stage, "receipts");
    await enrolAt(stage, post, places.border, "Máy Tân Lập 1");
    office = await openOffice(stage, commander);
    desk = office.desk;
    phone = await launch({ viewport: { width: 360, height: 740 } });
    driver = await phone.context.newPage();
  }, 90_000);
  afterAll(async () => {
    await post?.close();
    await office?.close();
    await phone?.close();
    await stage?.close();
  });
  inOrder("receipts", () =>
    post && office && phone ? [post.browser.context, office.context, phone.context] : [],
  );

  test("[E1] is shown a receipt without network, whose QR code leads to its page", async () => {
    const { page, wire, browser } = post;
    await holds(page, pass.plate);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await wire.cut(browser.context);
    await typeIn(page, pass.plate);
    await verdictOn(page);
    await decide(page, "turn-back");
    await page.getByTestId("print-last-record").click();
    const qr = page.getByTestId("record-qr");
    await qr.waitFor();
    const [read] = await readBarcodes(new Uint8Array(await qr.screenshot()), {
      formats: ["QRCode"],
    });
    link = read?.text ?? "";
    expect(link).toMatch(new RegExp(`^${wire.origin}/r/[0-9A-Z]{12}$`));
    await picture(page, "receipt-on-tablet");
    await page.getByTestId("record-close").click();
  });

  test("[E2] finds it kindly not arrived, then what was decided and where to appeal, without an account", async () => {
    await driver.goto(stage.origin + new URL(link).pathname);
    await driver.getByTestId("receipt-again").waitFor();
    await post.wire.mend(post.browser.context);
    await waitingIs(post.page, 0);
    await driver.getByTestId("receipt-again").click();
    const receipt = driver.locator("[data-testid=receipt][data-decision=turn-back]");
    await receipt.waitFor();
    const told = (await receipt.textContent()) ?? "";
    for (const word of ["Xe phải quay đầu", "Chốt Tân Lập", "… 78"]) expect(told).toContain(word);
    expect(told).not.toContain("93C-456.78");
    await driver.getByTestId("receipt-plate").fill("93c 45678");
    await driver.getByTestId("receipt-plate-send").click();
    await receipt.getByTestId("plate").waitFor();
    expect(await receipt.getByTestId("plate").textContent()).toBe("93C-456.78");
    await picture(driver, "receipt-on-phone");
  });

  test("[E5] reports a long wait from it, which command sees at once", async () => {
    await desk.goto(`${stage.origin}/command/alerts`);
    await driver.locator("a[href^='/delay/']").click();
    await driver.getByTestId("delay-plate").fill("56.78");
    await driver.getByTestId("delay-next").click();
    await driver.getByTestId("delay-post").selectOption(places.border);
    await driver.getByTestId("delay-send").click();
    await driver.getByTestId("empty-state").waitFor();
    const alert = desk.locator("[data-testid=alert][data-kind=delay-reported] a").first();
    await alert.click();
    await desk.getByTestId("alert-detail").waitFor();
    expect(await desk.locator("main").textContent()).toContain("93C-456.78");
    await picture(desk, "delay-alert");
  });

  test("[E4] the commander sees that the post refused a valid vehicle, and goes to its receipt", async () => {
    await desk.goto(`${stage.origin}/command/daily`);
    await desk.getByTestId("open-posts").click();
    const row = desk.locator(`[data-testid=post-row][data-post=${places.border}]`);
    await row.waitFor();
    for (const figure of ["refused", "wrongly", "delays"])
      expect(await row.getByTestId(`post-${figure}`).textContent()).toBe("1");
    await row.getByTestId("post-evidence").click();
    await picture(desk, "posts-of-the-day");
    await row.locator("a[href^='/r/']").click();
    await desk.getByTestId("receipt").waitFor();
  });
});
