import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { choose, signInAt } from "./desk.ts";
import { inOrder } from "./in-order.ts";
import { issue, type Stage, setStage } from "./stage.ts";

const plate = parsePlate("93C-246.80")!;
const held = parsePlate("61C-135.79")!;
const corridorName = "ĐT741";
const endpointName = "KCN Đồng Xoài II";

describe.skipIf(!browserThere)("the registrar's desk", () => {
  let stage: Stage;
  let desk: Browser;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage();
    desk = await launch({ viewport: { width: 1440, height: 900 } });
    page = desk.context.pages()[0]!;
    await signInAt(page, stage, stage.administrator);
  });
  afterAll(async () => {
    await desk?.close();
    await stage?.close();
  });
  inOrder("registry", () => [desk.context]);

  const typedIn = (field: string) => page.getByTestId(field).inputValue();
  const errorOf = (field: string) =>
    page.locator(`[data-testid=${field}][aria-invalid=true]`).waitFor();

  test("an empty form is refused input by input, and the first wrong one has the keyboard", async () => {
    await page.getByTestId("register-new").or(page.getByTestId("register-first")).first().click();
    await page.getByTestId("register-plate").waitFor();
    await page.keyboard.press("Control+Enter");
    await errorOf("register-plate");
    await errorOf("register-corridor");
    expect(
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid),
    ).toBe("register-plate");
  });

  test("a plate is set out while it is typed, and a carrier is made without leaving the form", async () => {
    await page.getByTestId("register-plate").pressSequentially("61c13579");
    expect(await typedIn("register-plate")).toBe(formatPlate(held));
    await choose(page, "register-kind", "Xe tải");
    await choose(page, "register-purpose", "Giao hàng");
    await page.getByTestId("carrier-new").click();
    await page.getByTestId("carrier-name").fill("Hợp tác xã Suối Rạt");
    await page.keyboard.press("Enter");
    await page.getByTestId("carrier-name").waitFor({ state: "detached" });
    expect(await typedIn("register-carrier")).toBe("Hợp tác xã Suối Rạt");
    await page.getByTestId("register-origin").fill("Thủ Đức");
    // Without accents, as people type in a hurry.
    await page.getByTestId("register-endpoint").fill("kcn dong xoai ii");
    await page.getByRole("option", { name: endpointName }).first().click();
    await page.getByTestId("register-via").fill("minh hung");
    await page.getByRole("option", { name: "Minh Hưng" }).first().click();
    await page.getByText("Minh Hưng").and(page.locator("[class*=Pill] *")).first().waitFor();
    await page.keyboard.press("Escape");
    await choose(page, "register-corridor", corridorName);
  });

  test("what was typed outlives a reload and the end of the session", async () => {
    await page.reload();
    await page.getByTestId("register-plate").waitFor();
    expect(await typedIn("register-plate")).toBe(formatPlate(held));
    await desk.context.clearCookies();
    await page.getByTestId("register-hours-168").click();
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("session-ended").waitFor();
    await page.getByTestId("sign-in-username").fill(stage.administrator.username);
    await page.getByTestId("sign-in-password").fill(stage.administrator.password);
    await page.getByTestId("sign-in-submit").click();
    await page.getByTestId("register-plate").waitFor();
    expect(await typedIn("register-plate")).toBe(formatPlate(held));
    expect(await typedIn("register-carrier")).toBe("Hợp tác xã Suối Rạt");
  });

  test("[P11] the server's refusal stands beside its input, and nothing typed is lost", async () => {
    await issue(stage, { plate: held });
    await page.getByTestId("register-submit").click();
    await page.getByTestId("form-problem").waitFor();
    await errorOf("register-plate");
    expect(await typedIn("register-origin")).toBe("Thủ Đức");
    await page.getByTestId("register-plate").fill("");
    await page.getByTestId("register-plate").pressSequentially("93c24680");
    await page.locator("[data-testid=register-plate]:not([aria-invalid=true])").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("pass-issued").waitFor();
    await page.getByTestId("pass-qr").waitFor();
  });

  test("the sheet is one page of A4 whose QR an independent reader reads, 120 mm wide or more", async () => {
    await page.getByTestId("pass-print").click();
    await page.getByTestId("print-sheet").waitFor();
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    );
    expect(await page.getByTestId("print-sheet").textContent()).toContain(formatPlate(plate));
    await page.emulateMedia({ media: "print" });
    const { symbolMm, picture } = await page.evaluate(async () => {
      const image = document.querySelector<HTMLImageElement>("[data-testid=print-qr]")!;
      const svg = await (await fetch(image.src)).text();
      const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
      const quiet = 8;
      const box = image.getBoundingClientRect();
      return {
        symbolMm: (((box.width * (modules - quiet)) / modules) * 25.4) / 96,
        picture: { x: box.x, y: box.y, width: box.width, height: box.height },
      };
    });
    expect(symbolMm).toBeGreaterThanOrEqual(120);
    const shot = join(stage.folder, "sheet.png");
    writeFileSync(shot, await page.screenshot({ clip: picture, fullPage: true }));
    expect(execFileSync("zbarimg", ["-q", "--raw", shot]).toString()).toMatch(/^GL1:/);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
    await page.goBack();
  });

  /** The file that something on the page brings. */
  const fileBy = async (press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
    const coming = page.waitForEvent("download");
    await press();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const pagesIn = (bytes: Buffer): number =>
    bytes.toString("latin1").split("/Type /Page\n").length - 1;

  test("it comes as a file for A4, A5 and a phone, each of one page", async () => {
    for (const paper of ["a4", "a5", "phone"]) {
      const { name, bytes } = await fileBy(() => page.getByTestId(`pass-file-${paper}`).click());
      expect(name).toMatch(new RegExp(`-${paper}\\.pdf$`));
      expect(pagesIn(bytes)).toBe(1);
    }
  });

  test("those chosen in the list come in one file, and one that fails says so and can be made again", async () => {
    const path = new URL(page.url()).pathname;
    await page.goto(`${stage.origin}/registry`);
    await page.getByTestId("choose-pass").first().check();
    await page.getByTestId("choose-shown").click();
    await page.getByTestId("print-chosen").click();
    await page.getByTestId("print-marks").check();
    await page.route("**/api/passes/print", (route) => route.abort());
    await page.getByTestId("print-make").click();
    await page.getByTestId("form-problem").waitFor();
    await page.unroute("**/api/passes/print");
    const { bytes } = await fileBy(() => page.getByTestId("print-make").click());
    await page.getByTestId("print-made").waitFor();
    expect(pagesIn(bytes)).toBe(2);
    expect(bytes.toString("latin1")).toContain("/TrimBox");
    await page.goto(`${stage.origin}${path}`);
    await page.getByTestId("pass-qr").waitFor();
  });

  test("[P19] [P21] [P22] it is extended with a reason; what changes is marked, what that means for the sheet is said, and its history tells it", async () => {
    await page.getByTestId("pass-amend").click();
    const save = page.getByTestId("amend-save");
    await save.waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.getByTestId("register-trailer").fill("93R-001.23");
    expect(await page.getByTestId("amend-print").textContent()).toBe(registryWords.noReprint.vi);
    await page.getByTestId("register-trailer").fill("");
    await page.getByTestId("amend-longer-24").click();
    await page.getByText(registryWords.isChanged.vi, { exact: true }).waitFor();
    // Without a reason nothing is signed; by keyboard alone.
    await save.focus();
    await page.keyboard.press("Enter");
    await errorOf("amend-reason");
    await page.keyboard.type("Xe chờ ở chốt quá lâu");
    await save.focus();
    await page.keyboard.press("Enter");
    const told = await page.getByTestId("pass-amended").textContent();
    expect(told).toContain("hết hiệu lực");
    expect(await page.getByTestId("pass-version").count()).toBe(2);
    expect(await page.getByTestId("pass-version").first().textContent()).toContain(
      "Xe chờ ở chốt quá lâu",
    );
  });

  test("[P28] who drives is amended too: it is marked, needs no new sheet and is on file", async () => {
    await page.getByTestId("pass-amend").click();
    const save = page.getByTestId("amend-save");
    await save.waitFor();
    await page.getByTestId("register-driver").fill("Nguyễn Văn Bảy");
    expect(await page.getByTestId("amend-print").textContent()).toBe(registryWords.noReprint.vi);
    expect(await page.getByTestId("changed-facts").textContent()).toContain("Nguyễn Văn Bảy");
    await page.getByTestId("amend-reason").fill("Đổi ca lái");
    await save.click();
    await page.getByTestId("pass-amended").waitFor();
    expect(await page.getByTestId("pass-driver").textContent()).toBe("Nguyễn Văn Bảy");
    await expect
      .poll(() => page.getByTestId("pass-version").first().textContent())
      .toContain("Nguyễn Văn Bảy");
  });

  test("the next vehicle of the carrier keeps everything but the plates", async () => {
    await page.getByTestId("register-another").click();
    await page.getByTestId("register-plate").waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>("[data-testid=register-carrier]")?.value !== "",
    );
    expect(await typedIn("register-plate")).toBe("");
    expect(await typedIn("register-endpoint")).toContain(endpointName);
    await page.getByTestId("register-clear").click();
  });

  test("a pass is found by part of its plate, and revoked with a reason that stays on it", async () => {
    await page.getByTestId("nav-registry").click();
    await page.getByTestId("pass-search").fill("c246");
    const row = page.getByTestId("pass-row").filter({ hasText: formatPlate(plate) });
    await row.waitFor();
    await page
      .getByTestId("pass-row")
      .filter({ hasText: formatPlate(held) })
      .waitFor({ state: "detached" });
    await row.click();
    await page.getByTestId("pass-revoke").click();
    await page.getByTestId("confirm").click();
    await page.locator("[data-testid=revoke-reason][aria-invalid=true]").waitFor();
    await page.getByTestId("revoke-reason").fill("Mất giấy trên đường");
    await page.getByTestId("confirm").click();
    await page.getByTestId("pass-revoked").waitFor();
    expect(await page.getByTestId("status-reason").textContent()).toContain("Mất giấy trên đường");
    expect(await page.getByTestId("pass-print").count()).toBe(0);
  });

  test("[P23] a pass is suspended and reinstated, and its history says by whom and why", async () => {
    const { plate: other } = await issue(stage, { plate: parsePlate("93C-707.07")! });
    await page.getByTestId("nav-registry").click();
    await page.getByTestId("pass-search").fill(formatPlate(other));
    await page
      .getByTestId("pass-row")
      .filter({ hasText: formatPlate(other) })
      .click();
    await page.getByTestId("pass-suspend").click();
    await page.getByRole("button", { name: registryWords.reasonTest.vi }).click();
    await page.getByTestId("confirm").click();
    await page.getByTestId("pass-reinstate").waitFor();
    expect(await page.getByTestId("status-reason").textContent()).toContain(
      registryWords.reasonTest.vi,
    );
    expect(await page.getByTestId("pass-print").count()).toBe(0);
    await page.getByTestId("pass-reinstate").click();
    await page.getByTestId("reinstate-reason").fill("Kết quả âm tính");
    await page.keyboard.press("Tab");
    await page.getByTestId("confirm").click();
    await page.getByTestId("pass-print").waitFor();
    expect(await page.getByTestId("status-reason").count()).toBe(0);
    const history = await page.getByTestId("pass-version").allTextContents();
    expect(history).toHaveLength(3);
    expect(history[0]).toContain("Kết quả âm tính");
  });

  test("a pass issued elsewhere appears in the open list by itself", async () => {
    await page.getByTestId("nav-registry").click();
    await page.getByTestId("pass-list").waitFor();
    const other = await issue(stage);
    await page
      .getByTestId("pass-row")
      .filter({ hasText: formatPlate(other.plate) })
      .waitFor();
  });

  test("without the server the desk says so, keeps what it shows, and recovers by itself", async () => {
    await stage.killServer();
    await page.getByTestId("pass-search").fill("không có gì");
    await page.getByTestId("error-state").waitFor();
    await page.getByText(registryWords.title.vi).first().waitFor();
    await page.getByTestId("connection").filter({ hasText: "Mất kết nối" }).waitFor();
    await stage.startServer();
    await page.getByTestId("connection").filter({ hasText: "Đã kết nối" }).waitFor();
    await page.getByTestId("retry").click();
    await page.getByTestId("empty-state").waitFor();
    await page.getByTestId("clear-search").click();
    await page.getByTestId("pass-list").waitFor();
  });
});
