import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { carrierWords, reasonFoundWords, reviewWords } from "../../shared/text/applications.ts";
import { canReadPdf, rasterise } from "../build/a-print.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { choose, openOffice, signInAt } from "./desk.ts";
import { inOrder } from "./in-order.ts";
import { type Stage, setStage } from "./stage.ts";

const plate = parsePlate("93C-468.02")!;
const beside = [parsePlate("93C-468.03")!, parsePlate("93C-468.04")!] as const;
const carrier = readReference().carriers[0]!;

describe.skipIf(!browserThere)("a carrier on a phone and the review desk", () => {
  let stage: Stage;
  let phone: Browser;
  let page: Page;
  let office: Browser & { readonly desk: Page };
  let desk: Page;

  beforeAll(async () => {
    stage = await setStage();
    const driver = {
      username: "dat-do",
      displayName: "Lê Văn Đất",
      password: "mot-mat-khau-thu",
      grants: [{ role: "carrier" as const, scope: { kind: "carrier" as const, id: carrier.id } }],
    };
    await stage.admin.call("createUser", { body: driver });
    phone = await launch({ viewport: { width: 360, height: 740 } });
    page = phone.context.pages()[0]!;
    await signInAt(page, stage, driver);
    office = await openOffice(stage, {
      username: "lan",
      displayName: "Nguyễn Thị Lan",
      grants: [{ role: "registrar", scope: { kind: "area", id: "binh-phuoc" } }],
    });
    desk = office.desk;
  });
  afterAll(async () => {
    await phone?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("applications", () => [phone.context, office.context]);

  const typedIn = (field: string) => page.getByTestId(field).inputValue();
  const state = (name: string) => page.getByTestId(`application-${name}`).first().waitFor();

  test("[Y1] a carrier applies on a phone, by pickers, with a head count that is too high", async () => {
    await page.getByTestId("apply-first").click();
    await page.getByTestId("register-plate").pressSequentially("93c46802");
    expect(await typedIn("register-plate")).toBe(formatPlate(plate));
    await choose(page, "register-kind", "Xe tải");
    await choose(page, "register-purpose", "Giao hàng");
    await page.getByTestId("register-occupants").fill("3");
    await page.getByTestId("register-origin").fill("Chợ đầu mối Thủ Đức");
    await choose(page, "register-endpoint", "KCN Đồng Xoài II");
    await page.getByTestId("apply-send").click();
    // What is missing is said beside it before anything is sent.
    await page.locator("[data-testid=register-corridor][aria-invalid=true]").waitFor();
    await choose(page, "register-corridor", "ĐT741");
    await page.getByTestId("apply-send").click();
    await page.getByTestId("application-sent").waitFor();
    await state("waiting");
    expect(await page.getByTestId("application-withdraw").isVisible()).toBe(true);
  });

  test("[Y4] [Y5] the reviewer finds it in the queue and refuses it by keyboard alone, in the carrier's words", async () => {
    await desk.goto(`${stage.origin}/registry/review`);
    const file = desk.locator(`[data-testid=review-file][data-plate="${plate}"]`);
    await file.waitFor();
    await desk.getByTestId("review-none-beside").waitFor();
    await desk.keyboard.press("r");
    await desk.getByTestId("reason-too-many-aboard").waitFor();
    await desk.getByRole("dialog").getByTestId("reason-plate-differs").focus();
    await desk.keyboard.press("5");
    await desk.getByTestId("note-too-many-aboard").fill("Chuyến này chỉ cần hai người");
    await desk.keyboard.press("Control+Enter");
    await file.waitFor({ state: "detached" });
    await desk.getByTestId("empty-state").waitFor();
  });

  test("[Y2] [Y4] the carrier reads why beside the entry, mends that one alone and sends it again", async () => {
    await state("refused");
    expect(await page.getByTestId("application-reasons").textContent()).toContain(
      "Chuyến này chỉ cần hai người",
    );
    await page.getByTestId("application-mend").click();
    await page.getByText(reasonFoundWords["too-many-aboard"].vi).last().waitFor();
    expect(await typedIn("register-plate")).toBe(formatPlate(plate));
    expect(await typedIn("register-origin")).toBe("Chợ đầu mối Thủ Đức");
    await page.getByTestId("register-occupants").fill("2");
    await page.getByTestId("apply-send").click();
    await state("waiting");
  });

  test("[Y3] the reviewer sees by itself what was mended and approves it with one key", async () => {
    const file = desk.locator(`[data-testid=review-file][data-plate="${plate}"]`);
    await file.waitFor();
    await desk.getByTestId("changed-occupantsMax").waitFor();
    await desk.keyboard.press("a");
    await file.waitFor({ state: "detached" });
  });

  test("the carrier has the pass, and an independent reader reads its QR from the phone's screen", async () => {
    await state("approved");
    const qr = page.getByTestId("carrier-qr");
    await qr.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>("[data-testid=carrier-qr]");
      return image?.complete === true && image.naturalWidth > 0;
    });
    const shot = join(stage.folder, "carrier.png");
    writeFileSync(shot, await qr.screenshot());
    const read = execFileSync("zbarimg", ["-q", "--raw", shot]).toString().trim();
    const { items } = await stage.admin.call("passes", { query: { plate } });
    expect(items).toHaveLength(1);
    expect(read).toBe(items[0]!.token);
    expect(items[0]!.occupantsMax).toBe(2);
    await page.getByTestId("carrier-print").click();
    await page.getByTestId("print-qr").waitFor();
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    );
    // Printed, from the browser and as the server's own file, each is one page whose code is this pass's.
    const printed = await page.pdf({ preferCSSPageSize: true });
    const file = await page.evaluate(async (path) => {
      const reply = await fetch(path);
      return [...new Uint8Array(await reply.arrayBuffer())];
    }, `/api/passes/${items[0]!.id}/pass.pdf`);
    for (const pdf of canReadPdf ? [printed, Uint8Array.from(file)] : [])
      expect(rasterise(pdf).map(({ code }) => code)).toEqual([items[0]!.token]);
    await page.goBack();
  });

  test("[Y6] several vehicles are applied for at once; one conflicts, the others are approved in one go", async () => {
    await page.goto(`${stage.origin}/carrier/new`);
    // The pass's own vehicle again, and two others of the same journey.
    await page.getByTestId("register-plate").pressSequentially("93c46802");
    await choose(page, "register-kind", "Xe tải");
    await choose(page, "register-purpose", "Giao hàng");
    await page.getByTestId("register-origin").fill("Thủ Đức");
    await choose(page, "register-endpoint", "KCN Đồng Xoài II");
    await choose(page, "register-corridor", "ĐT741");
    await page.getByTestId("apply-others").fill("93C-468.03\nkhông phải biển");
    await page.getByTestId("apply-send").click();
    await page.getByText("không phải biển", { exact: false }).last().waitFor();
    const many = Array.from({ length: 51 }, (_, n) => `93C-469.${n + 10}`);
    await page.getByTestId("apply-others").fill(many.join("\n"));
    await page.getByTestId("apply-send").click();
    await page.getByText("nhiều nhất 50 xe thêm; ở đây có 51", { exact: false }).waitFor();
    await page.getByTestId("register-driver").fill("Nguyễn Văn Bảy");
    await page.getByTestId("register-trailer").fill("51R-012.34");
    await page.getByTestId("apply-others").fill("93C-468.03\n93c46804");
    await page.getByTestId("apply-send").click();
    await page.locator("[data-testid=application][data-state=waiting]").nth(2).waitFor();
    const { items } = await stage.admin.call("applications", { query: {} });
    expect(items.map(({ asked }) => asked.trailerPlate).sort()).toEqual(["51R01234", null, null]);
    expect(items.flatMap(({ asked }) => asked.driver ?? [])).toEqual(["Nguyễn Văn Bảy"]);
    const rows = desk.getByTestId("review-row");
    await rows.nth(2).waitFor();
    await desk.locator(`[data-testid=review-file][data-plate="${plate}"]`).waitFor();
    await desk.getByTestId("review-bars").waitFor();
    // Choose all three with the keyboard: the one in conflict stays.
    for (const key of ["x", "j", "x", "ArrowDown", "x"]) await desk.keyboard.press(key);
    await desk.getByTestId("review-approve-chosen").click();
    await desk.getByText(reviewWords.approvedMany.vi.replace("{count}", "2")).waitFor();
    await rows.nth(1).waitFor({ state: "detached" });
    expect(await rows.count()).toBe(1);
    for (const one of beside) {
      const { items } = await stage.admin.call("passes", { query: { plate: one } });
      expect(items.map(({ status }) => status)).toEqual(["valid"]);
    }
  });

  test("[Y2] the carrier withdraws what is not decided, and the desk's queue empties by itself", async () => {
    await page.goto(`${stage.origin}/carrier`);
    await page.locator("[data-testid=application][data-state=waiting] a").click();
    await page.getByTestId("application-withdraw").click();
    await page.getByTestId("confirm").click();
    await state("withdrawn");
    expect(await page.getByText(carrierWords.back.vi).first().isVisible()).toBe(true);
    await desk.getByTestId("empty-state").waitFor();
  });
});
