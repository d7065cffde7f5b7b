import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsTo } from "../../data/demo/call.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { iso } from "../../shared/domain/time.ts";
import {
  accountStandingWords,
  applicationStandingWords,
  passStandingWords,
  signUpReasonWords,
} from "../../shared/text/public-status.ts";
import { uuidV7 } from "../build/a-device.ts";
import { rowsOfCsv } from "../build/a-list-file.ts";
import { aPlate } from "../build/a-plate.ts";
import { anAsked } from "../build/an-application.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { choose, signInAt, takeAlong } from "./desk.ts";
import { scriptLoaded } from "./first-load.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";

const asks = {
  carrier: "Công ty TNHH Vận tải Bù Nho",
  "tax-number": "0100233488",
  address: "Số 12, đường ĐT741",
  contact: "Nguyễn Văn Hải",
  phone: "0271 3666 555",
  username: "bu-nho",
  password: "mot-mat-khau-thu",
};

describe.skipIf(!browserThere)("a carrier without an account", () => {
  let stage: Stage;
  let phone: Browser;
  let page: Page;
  let office: Browser;
  let desk: Page;
  let code = "";

  beforeAll(async () => {
    stage = await setStage();
    phone = await launch({ viewport: { width: 360, height: 740 } });
    page = phone.context.pages()[0]!;
    office = await launch({ viewport: { width: 1440, height: 900 } });
    desk = office.context.pages()[0]!;
    await signInAt(desk, stage, stage.administrator);
  }, 90_000);
  afterAll(async () => {
    await phone?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("sign-ups", () => (phone && office ? [phone.context, office.context] : []));

  const fill = async (fields: Partial<typeof asks>): Promise<void> => {
    for (const [name, text] of Object.entries(fields))
      await page.getByTestId(`join-${name}`).fill(text);
  };
  const send = async (change: Partial<typeof asks> = {}): Promise<string> => {
    await page.goto(`${stage.origin}/join`);
    await fill({ ...asks, ...change });
    await choose(page, "join-area", "Đồng Phú");
    await page.getByTestId("join-send").click();
    return (await page.getByTestId("join-code").textContent()) ?? "";
  };
  const standing = async (state: string): Promise<string> => {
    const told = page.locator(`[data-testid=status-told][data-state=${state}]`);
    await told.waitFor();
    return (await told.textContent()) ?? "";
  };

  test("[N3] asks for one on a phone: what is wrong is said beside it, and a code given once it is right", async () => {
    await page.goto(stage.origin);
    await page.getByTestId("sign-in-join").click();
    await fill({ "tax-number": "0100233489", password: "ngan" });
    await page.getByTestId("join-send").click();
    await page.getByTestId("join-wrong").waitFor();
    await picture(page, "join-wrong");
    await fill(asks);
    await choose(page, "join-area", "Đồng Phú");
    await page.getByTestId("join-send").click();
    code = (await page.getByTestId("join-code").textContent()) ?? "";
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await picture(page, "join-sent");
  });

  test("[N1] reads by the code that it waits, on a page of some kilobytes that names nobody", async () => {
    await page.getByTestId("join-look").click();
    const text = await standing("waiting");
    expect(text).toContain(accountStandingWords.waiting.title.vi);
    for (const secret of [asks.carrier, asks.contact, asks.username])
      expect(await page.locator("body").textContent()).not.toContain(secret);
    expect(await page.locator("meta[name=robots]").getAttribute("content")).toContain("noindex");
    const fresh = await phone.context.newPage();
    await fresh.goto(`${stage.origin}/s`);
    await fresh.getByTestId("status-code").waitFor();
    expect(await scriptLoaded(fresh)).toBeLessThan(45_000);
    await fresh.close();
  });

  test("[N6] the desk sees at once that one waits, and what is like it", async () => {
    const tab = desk.getByTestId("admin-sign-ups");
    await desk.goto(`${stage.origin}/admin/sign-ups`);
    await tab.filter({ hasText: "(1)" }).waitFor();
    await send({ username: "bu-nho-2", contact: "Người khác", "tax-number": "" });
    await tab.filter({ hasText: "(2)" }).waitFor();
    await page.getByTestId("join-look").click();
    await desk.getByTestId("sign-up-row").first().click();
    await desk.getByTestId("sign-up-others").waitFor();
    await picture(desk, "sign-up-at-desk");
  });

  test("[N5] is approved for a new carrier, signs in on the phone and is on its own page", async () => {
    await desk.getByTestId("sign-up-as-new").check();
    await desk.getByTestId("sign-up-approve").click();
    await desk.getByTestId("sign-ups-count").filter({ hasText: "1" }).waitFor();
    await page.goto(`${stage.origin}/s/${code}`);
    expect(await standing("approved")).toContain(accountStandingWords.approved.title.vi);
    await signInAt(page, stage, asks);
    await page.getByTestId("apply-first").waitFor();
    await picture(page, "carrier-first-day");
    const { items } = await stage.admin.call("carriers", {});
    const made = items.find(({ name }) => name === asks.carrier);
    expect(made).toMatchObject({ phone: asks.phone, taxNumber: asks["tax-number"] });
  });

  test("[N1] what it applies for there is seen by its code without signing in", async () => {
    const { items } = await stage.admin.call("carriers", {});
    const made = items.find(({ name }) => name === asks.carrier)!;
    const carrier = callsTo(stage.origin);
    await carrier.call("signIn", { body: asks });
    const asked = anAsked({
      plate: aPlate("93C-468.11"),
      carrier: made.id,
      endpoint: places.endpoint,
      corridor: places.corridor,
      validFrom: iso(Date.now() + 3_600_000),
      validTo: iso(Date.now() + 90_000_000),
      tested: null,
    });
    const id = uuidV7(Date.now());
    await carrier.call("submitApplication", { body: { id, asked } });
    await page.goto(`${stage.origin}/carrier/${id}`);
    await page.getByTestId("application-code").click();
    await phone.context.clearCookies();
    await page.reload();
    const text = await standing("waiting");
    expect(text).toContain(applicationStandingWords.waiting.title.vi);
    expect(await page.locator("body").textContent()).not.toContain("468.11");
    await picture(page, "status-application");
  });

  test("[N7] another is refused for reasons that are read by its code", async () => {
    const other = await send({ username: "bu-nho-3" });
    const { items } = await stage.admin.call("signUps", { query: {} });
    await desk.goto(`${stage.origin}/admin/sign-ups/${items.at(-1)!.id}`);
    await desk.getByTestId("sign-up-refuse").click();
    await desk.getByTestId("confirm").click();
    await desk.getByTestId("sign-up-reason-has-account").check();
    await desk.getByTestId("confirm").click();
    await desk.getByTestId("sign-ups").waitFor();
    await desk.getByTestId("sign-ups-status").getByText("Đã từ chối").click();
    await picture(desk, "sign-ups-refused");
    const { name, content } = await takeAlong(desk, "csv");
    expect(name).toMatch(/^dang-ky-tai-khoan-\d{4}-\d\d-\d\d\.csv$/);
    const [, ...refused] = rowsOfCsv(content.toString("utf8"));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(signUpReasonWords["has-account"].vi);
    await page.goto(`${stage.origin}/s`);
    await page.getByTestId("status-code").fill(other.toLowerCase());
    await page.keyboard.press("Enter");
    expect(await standing("refused")).toContain(signUpReasonWords["has-account"].vi);
    await picture(page, "status-refused");
  });

  test("[N1] [N2] a pass is found by its code, or by plate and the carrier's telephone, in either language", async () => {
    const { items } = await stage.admin.call("carriers", {});
    const made = items.find(({ name }) => name === asks.carrier)!;
    const plate = aPlate("93C-468.12");
    const pass = await issue(stage, { plate, carrier: made.id });
    await page.getByTestId("status-another").click();
    await page.getByTestId("status-plate").fill("93c 46812");
    await page.getByTestId("status-phoneEnd").fill("0000");
    await page.getByTestId("status-find-plate").click();
    await page.getByTestId("status-none").waitFor();
    await page.getByTestId("status-another").click();
    await page.getByTestId("status-plate").fill("93c 46812");
    await page.getByTestId("status-phoneEnd").fill("6555");
    await page.getByTestId("status-find-plate").click();
    expect(await standing("valid")).toContain(passStandingWords.valid.title.vi);
    expect(new URL(page.url()).pathname).toBe("/s");
    await stage.admin.call("suspendPass", {
      params: { id: pass.id },
      body: { reason: "Kiểm tra lại" },
    });
    await page.goto(`${stage.origin}/s/${formatShortCode(pass.shortCode)}`);
    await page.getByTestId("status-language").click();
    expect(await standing("suspended")).toContain(passStandingWords.suspended.title.en);
    await picture(page, "status-suspended");
  });
});
