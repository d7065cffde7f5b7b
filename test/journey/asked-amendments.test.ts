import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { heldPassWords, whyAskedWords } from "../../shared/text/amendment-asked.ts";
import { reasonFoundWords } from "../../shared/text/applications.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { openOffice, signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { decide, enrolAt, holds, type Tablet, typeIn, unpackTablet, verdictOn } from "./tablet.ts";

const plate = aPlate("93C-468.12");
const carrier = readReference().carriers[0]!;
const hour = 3_600_000;

describe.skipIf(!browserThere)(
  "a carrier asks for more time while its lorry is on the road",
  () => {
    let stage: Stage;
    let pass: Pass;
    let border: Tablet;
    let next: Tablet;
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
      pass = await issue(stage, { plate, carrier: carrier.id, validTo: iso(Date.now() + hour) });
      border = await unpackTablet(stage, "border");
      await enrolAt(stage, border, places.border, "Máy Tân Lập 1");
      next = await unpackTablet(stage, "next");
      await enrolAt(stage, next, places.next, "Máy Đồng Xoài 1");
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
      await Promise.all([border?.close(), next?.close(), phone?.close(), office?.close()]);
      await stage?.close();
    });
    inOrder("asked-amendments", () =>
      [border?.browser, next?.browser, phone, office].flatMap((one) => one?.context ?? []),
    );

    const file = () => desk.locator(`[data-testid=review-file][data-plate="${plate}"]`);

    test("its lorry is let through at the border with what the pass says", async () => {
      await holds(border.page, plate);
      await typeIn(border.page, plate);
      expect(await verdictOn(border.page)).toMatchObject({ outcome: "go" });
      await decide(border.page, "let-through");
    });

    test("on a phone it finds the pass and sends its card: shared where it can be, else downloaded", async () => {
      await page.getByTestId("held-passes").click();
      await page.getByTestId("held-pass").locator("a").click();
      await page.getByTestId("carrier-qr").waitFor();
      const download = page.waitForEvent("download");
      await page.getByTestId("pass-share").click();
      expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
      await page.getByTestId("pass-downloaded").waitFor();
      await page.evaluate(() => {
        const told = window as unknown as { shared: string[] };
        told.shared = [];
        Object.defineProperty(navigator, "canShare", { value: () => true });
        Object.defineProperty(navigator, "share", {
          value: async ({ files }: { files: File[] }) => {
            for (const { name, type, size } of files)
              told.shared.push(`${name} ${type} ${size > 1_000}`);
          },
        });
      });
      await page.getByTestId("pass-share").click();
      const shared = () =>
        page.evaluate(() => (window as unknown as { shared: string[] }).shared.join());
      await expect.poll(shared).toMatch(/\.pdf application\/pdf true$/);
      await picture(page, "asked-held-pass");
    });

    test("where no file can be made it copies the page's address, and says so", async () => {
      await phone.context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.reload();
      await page.route("**/pass.pdf*", (route) => route.abort());
      await page.getByTestId("pass-share").click();
      await page.getByTestId("pass-copied").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      await page.unroute("**/pass.pdf*");
    });

    test("[Y11] it asks for a day more and a driver's mate, and says why and where the lorry is", async () => {
      await page.getByTestId("pass-ask").click();
      await page.getByTestId("apply-send").click();
      // What is missing is said beside it before anything is sent.
      await page.locator("[data-testid=ask-why][aria-invalid=true]").waitFor();
      await page.locator("[data-testid=ask-place][aria-invalid=true]").waitFor();
      await page.getByTestId("ask-nothing").waitFor();
      await page.getByTestId("ask-why").selectOption({ label: whyAskedWords["held-up"].vi });
      await page.getByTestId("ask-post").selectOption(places.border);
      await page.getByTestId("amend-longer-24").click();
      await page.getByTestId("register-occupants").fill("3");
      await page.getByTestId("changed-facts").waitFor();
      await picture(page, "asked-form");
      await page.getByTestId("apply-send").click();
      await page.getByTestId("application-sent").waitFor();
      await page.getByTestId("asked-why").waitFor();
    });

    test("[Y13] [Y14] the desk reads what changes from what, and asks where exactly the lorry is", async () => {
      await desk.goto(`${stage.origin}/registry/review`);
      await file().waitFor();
      await file().getByTestId("changed-facts").waitFor();
      await file().getByTestId("amend-print").waitFor();
      await picture(desk, "asked-review");
      await desk.keyboard.press("c");
      await desk.getByTestId("reason-cause-unclear").check();
      expect(await desk.getByTestId("reason-plate-differs").count()).toBe(0);
      await desk.getByTestId("confirm").click();
      await file().waitFor({ state: "detached" });
    });

    test("[Y2] [Y4] the carrier reads it beside the entry, names the place and sends it again", async () => {
      await page.getByTestId("application-change-asked").first().waitFor();
      await page.getByTestId("application-mend").click();
      await page.getByText(reasonFoundWords["cause-unclear"].vi).last().waitFor();
      expect(await page.getByTestId("register-occupants").inputValue()).toBe("3");
      await page.getByTestId("ask-place").fill("Bãi đỗ cách chốt 500 m");
      await page.getByTestId("apply-send").click();
      await page.getByTestId("application-sent").waitFor();
    });

    test("[Y12] approved with one key, the carrier's page shows the new validity by itself", async () => {
      await file().waitFor();
      await desk.getByTestId("changed-amends").waitFor();
      await desk.keyboard.press("a");
      await file().waitFor({ state: "detached" });
      await page.getByTestId("asked-amended").waitFor();
      const now = await stage.admin.call("pass", { params: { id: pass.id } });
      expect(now).toMatchObject({ rev: 2, occupantsMax: 3, shortCode: pass.shortCode });
      expect(Date.parse(now.validTo) - Date.parse(pass.validTo)).toBe(24 * hour);
      const until = heldPassWords.until.vi.replace("{time}", dayAndClock(now.validTo, "vi"));
      await expect.poll(() => page.getByTestId("carrier-until").textContent()).toBe(until);
      await picture(page, "asked-approved");
      const asked = desk.getByTestId("pass-asked-by");
      await desk.goto(`${stage.origin}/registry/passes/${pass.id}`);
      expect(await asked.textContent()).toBe(registryWords.askedByCarrier.vi);
      // Who it was is told to whoever reads people.
      const head = await openOffice(stage, {
        username: "truong-phong",
        displayName: "Phạm Thị Hoa",
        grants: [{ role: "administrator", scope: { kind: "all" } }],
      });
      try {
        await head.desk.goto(`${stage.origin}/registry/passes/${pass.id}`);
        await head.desk.getByTestId("pass-asked-by").filter({ hasText: "Lê Văn Đất" }).waitFor();
        await picture(head.desk, "asked-history");
      } finally {
        await head.close();
      }
    });

    test("[Y12] the next post's tablet goes by the new facts, whatever the paper says", async () => {
      const permitted = () => next.page.getByTestId("permitted").locator("b").textContent();
      await holds(next.page, plate);
      await typeIn(next.page, plate);
      expect(await verdictOn(next.page)).toMatchObject({ outcome: "go" });
      await expect.poll(permitted).toBe("3");
      await decide(next.page, "let-through");
    });

    test("[Y15] it tells command by the session alone that a post keeps the lorry waiting", async () => {
      await page.getByTestId("carrier-pass").click();
      await page.getByTestId("carrier-delay").click();
      await page.getByTestId("delay-post").selectOption(places.next);
      await page.getByTestId("delay-send").click();
      await page.getByTestId("empty-state").waitFor();
      const { items } = await stage.admin.call("alerts", { query: { kind: "delay-reported" } });
      expect(items).toMatchObject([{ plate, checkpoint: places.next }]);
    });

    test("[Y11] an answer from a moment ago is told where the pass was revoked meanwhile", async () => {
      await page.goto(`${stage.origin}/carrier/passes/${pass.id}/ask`);
      await page.getByTestId("ask-why").selectOption({ label: whyAskedWords["return-load"].vi });
      await page.getByTestId("ask-return").waitFor();
      await page.getByTestId("ask-post").selectOption(places.next);
      await page.getByTestId("amend-longer-24").click();
      await stage.admin.call("revokePass", {
        params: { id: pass.id },
        body: { reason: "Xe bán cho đơn vị khác" },
      });
      await page.getByTestId("apply-send").click();
      await page.getByRole("alert").filter({ hasText: "Giấy" }).first().waitFor();
      await page.reload();
      await page.getByTestId("empty-state").waitFor();
    });
  },
);
