import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forge } from "../../data/demo/forgery.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { formatPlate, type Plate } from "../../shared/domain/plate.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { checkpointWords } from "../../shared/text/checkpoint.ts";
import { commandWords } from "../../shared/text/command.ts";
import { decisionWords } from "../../shared/text/everywhere.ts";
import { otherQrWords, outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { aPlate } from "../build/a-plate.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  ready,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

const hour = 3_600_000;

/** What a seller of false codes makes of a pass: its number, another plate, his own signature. */
const forged = async (stage: Stage, { token }: Pass, plate: string): Promise<string> => {
  const { keys } = await stage.admin.call("keys", {});
  const known = keys.map((key) => ({
    ...key,
    publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
  }));
  const opened = await openToken(token, known, verifyByNode);
  if (opened.kind !== "pass") throw new Error(`the server issued a token that is ${opened.kind}`);
  return forge(opened, plate);
};

/** A code with a corner torn off: there to be seen, not to be read. */
const torn = (page: Page, code: Buffer): Promise<Buffer> =>
  page
    .evaluate(
      async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const paint = canvas.getContext("2d")!;
        paint.drawImage(image, 0, 0);
        paint.fillRect(
          image.width * 0.5,
          image.height * 0.5,
          image.width * 0.4,
          image.height * 0.4,
        );
        return canvas.toDataURL("image/png");
      },
      `data:image/png;base64,${code.toString("base64")}`,
    )
    .then((url) => Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));

describe.skipIf(!browserThere)("codes that stop, and what the wall hears of it", () => {
  let stage: Stage;
  let centre: Browser;
  let wall: Page;
  let tablet: Tablet;
  let page: Page;
  let good: Pass;
  let fading: Pass;
  const seen = new Map<string, Awaited<ReturnType<typeof verdictOn>>>();

  beforeAll(async () => {
    stage = await setStage();
    // Valid to the end of this minute; what comes in between shortens the wait.
    fading = await issue(stage, { plate: aPlate("93C-000.59"), validTo: iso(Date.now() + 1_000) });
    good = await issue(stage, { plate: aPlate("93H-012.34") });
    tablet = await unpackTablet(stage, "codes");
    page = tablet.page;
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 2");
    centre = await launch({ viewport: { width: 1440, height: 900 } });
    wall = centre.context.pages()[0]!;
    await signInAt(wall, stage, stage.administrator);
    await wall.getByTestId("nav-command").click();
    await wall.locator("[data-testid=live-state][data-state=live]").waitFor();
  });
  afterAll(async () => {
    await Promise.all([tablet?.close(), centre?.close()]);
    await stage?.close();
  });
  inOrder("codes", () =>
    [tablet, { browser: centre }].flatMap((one) => one?.browser?.context ?? []),
  );

  const look = async (name: string) => {
    const verdict = await verdictOn(page);
    seen.set(name, verdict);
    await picture(page, `code-${name}`);
    return verdict;
  };
  let refusals = 0;
  /** Decides on the vehicle and finds the refusal on the wall, with its reason, decision and plate. */
  const refuse = async (
    decision: "hold" | "turn-back" | "refer",
    reason: keyof typeof reasonWords,
    plate: Plate | null,
  ): Promise<void> => {
    await decide(page, decision);
    refusals += 1;
    await expect.poll(() => wall.getByTestId("count-refused").textContent()).toBe(String(refusals));
    const newest = wall.getByTestId("column-refused").getByTestId("board-refusal").first();
    expect(await newest.getAttribute("data-reason")).toBe(reason);
    const said = await newest.textContent();
    expect(said).toContain(reasonWords[reason].title.vi);
    expect(said).toContain(decisionWords[decision].vi);
    if (plate) expect(said).toContain(formatPlate(plate));
  };

  test("[V5] a forged code with everything in its place but the signature stops", async () => {
    await tablet.show(await forged(stage, good, "61C-666.66"));
    expect(await look("forged")).toMatchObject({
      outcome: "stop",
      reasons: "forged",
      headline: reasonWords.forged.title.vi,
    });
    await page.getByTestId("plate-seen").fill("61C-666.66");
    await refuse("hold", "forged", aPlate("61C-666.66"));
  });

  test("[V4] [V7] a pass revoked while the officer looks at it turns the screen by itself", async () => {
    const doomed = await issue(stage, { plate: aPlate("51C-777.01") });
    await holds(page, doomed.plate);
    await tablet.show(doomed.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    const reason = "Mất giấy, nghi bị sao chép";
    await stage.admin.call("revokePass", { params: { id: doomed.id }, body: { reason } });
    await page.locator("[data-testid=verdict][data-face=revoked]").waitFor();
    expect(await look("revoked")).toMatchObject({
      outcome: "stop",
      reasons: "revoked",
      headline: reasonWords.revoked.title.vi,
    });
    expect(await page.getByTestId("reasons").textContent()).toContain(reason);
    await refuse("turn-back", "revoked", doomed.plate);
  });

  for (const [what, text] of [
    ["url", "https://luongxanh.drvn.gov.vn/tra-cuu?bs=61C12345"],
    [
      "bank",
      "00020101021138540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN6304A1B2",
    ],
    ["health-certificate", "HC1:6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE"],
  ] as const)
    test(`[V2] a foreign code (${what}) is told as such, with what it says`, async () => {
      await tablet.show(text);
      expect(await look(`foreign-${what}`)).toMatchObject({
        outcome: "not-a-pass",
        headline: outcomeWords["not-a-pass"].title.vi,
      });
      expect(await page.locator(".verdict-action").textContent()).toContain(otherQrWords[what].vi);
      expect(await page.getByTestId("foreign-text").textContent()).toBe(text);
      await refuse("turn-back", "other-qr", null);
    });

  test("[V3] a code that is cut short cannot be checked", async () => {
    await tablet.show(good.token.slice(0, -40));
    expect(await look("truncated")).toMatchObject({
      outcome: "cannot-check",
      reasons: "damaged",
      headline: reasonWords.damaged.title.vi,
    });
    await refuse("hold", "damaged", null);
  });

  test("a torn code is noticed, and the officer is told what to do", async () => {
    const code = await toBuffer(good.token, { errorCorrectionLevel: "Q", scale: 8 });
    await tablet.show(await torn(page, code));
    await page.locator("[data-testid=scan-hint][data-hint=unreadable]").waitFor();
    expect(await page.getByTestId("scan-hint").textContent()).toContain(
      checkpointWords.unreadable.vi,
    );
    await picture(page, "code-torn");
    await tablet.takeAway();
  });

  test("[V8] a pass that is not yet valid stops", async () => {
    const early = await issue(stage, {
      plate: aPlate("93C-222.33"),
      validFrom: iso(Date.now() + 20 * hour),
      validTo: iso(Date.now() + 40 * hour),
    });
    await holds(page, early.plate);
    await tablet.show(early.token);
    expect(await look("not-yet-valid")).toMatchObject({
      outcome: "stop",
      reasons: "not-yet-valid",
      headline: reasonWords["not-yet-valid"].title.vi,
    });
    await refuse("turn-back", "not-yet-valid", early.plate);
    await tablet.takeAway();
  });

  test("[V14] a typed plate without a pass is unknown, not guilty", async () => {
    const stranger = aPlate("51C-999.99");
    await typeIn(page, "51c 99999");
    expect(await look("unknown-plate")).toMatchObject({
      outcome: "cannot-check",
      reasons: "unknown-plate",
      headline: reasonWords["unknown-plate"].title.vi,
    });
    await refuse("turn-back", "unknown-plate", stranger);
  });

  test("[V11] one person too many on the stepper turns go into stop", async () => {
    await typeIn(page, good.shortCode);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("occupants-plus").click();
    await page.locator("[data-testid=verdict][data-outcome=stop]").waitFor();
    expect(await look("too-many")).toMatchObject({
      reasons: "too-many-aboard",
      headline: reasonWords["too-many-aboard"].title.vi,
    });
    await page.getByTestId("occupants-minus").click();
    await page.locator("[data-testid=verdict][data-outcome=go]").waitFor();
    await page.getByTestId("occupants-plus").click();
    await refuse("hold", "too-many-aboard", good.plate);
  });

  test("[V10] a vehicle under another plate than its pass stops", async () => {
    await tablet.show(good.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("other-plate").click();
    await page.getByTestId("plate-seen").fill("61C-123.99");
    expect(await look("plate-mismatch")).toMatchObject({
      outcome: "stop",
      reasons: "plate-mismatch",
      headline: reasonWords["plate-mismatch"].title.vi,
    });
    await refuse("hold", "plate-mismatch", good.plate);
    await tablet.takeAway();
  });

  test("[O1] [O3] [S3] a scan outlives the server's death, the page's end and a lost answer, and counts once", async () => {
    await stage.killServer();
    await typeIn(page, formatPlate(good.plate));
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await decide(page, "let-through");
    await waitingIs(page, 1);
    await wall.locator("[data-testid=live-state][data-state=reconnecting]").waitFor();
    // Nothing of the page is left but what it had written down.
    await page.goto("about:blank");

    let lost = 0;
    await tablet.browser.context.route("**/api/scans", async (route) => {
      if (lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await stage.startServer();
    await page.goto(`${tablet.wire.origin}/checkpoint/`);
    await ready(tablet);
    await waitingIs(page, 0);
    expect(lost).toBe(1);
    await page.getByTestId("tab-recent").click();
    const recent = page.getByTestId("recent-item").first();
    expect(await recent.getAttribute("data-state")).toBe("recorded");
    expect(await recent.textContent()).toContain(formatPlate(good.plate));
    await page.getByTestId("tab-scan").click();

    await wall.locator("[data-testid=live-state][data-state=live]").waitFor();
    await wall.locator(`[data-testid=board-vehicle][data-plate="${good.plate}"]`).waitFor();
    expect(await wall.getByTestId("count-on-the-road").textContent()).toBe("1");
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items.map((trip) => trip.sightings.length)).toEqual([1]);
  });

  test("[V16] a vehicle with somebody else's code is entered without one, its code kept, and is on the wall", async () => {
    const stranger = aPlate("47C-100.20");
    await tablet.show("https://tokhaiyte.vn/?qr=93C");
    await verdictOn(page);
    await page.getByTestId("go-walk-up").click();
    expect(await page.getByTestId("walk-up-kept").textContent()).toContain("tokhaiyte.vn");
    // What is missing is named, and the first of it is where the officer then types.
    await page.getByTestId("walk-up-submit").click();
    await page.getByTestId("walk-up-plate-problem").waitFor();
    await page.getByTestId("walk-up-problem").waitFor();
    const typing = "document.activeElement?.dataset.testid";
    await expect.poll(() => page.evaluate(typing)).toBe("walk-up-plate");
    // As a person types: faster, and what a later Enter ends would be taken for a reader.
    await page.keyboard.type("47c10020", { delay: 150 });
    for (const [field, choice] of [
      ["walk-up-kind", "Xe tải"],
      ["walk-up-endpoint", "KCN Đồng Xoài II"],
      ["walk-up-corridor", "ĐT741 – QL14"],
    ] as const) {
      await page.getByTestId(field).click();
      await page.getByTestId(`${field}-search`).fill(choice);
      await page.getByTestId(`${field}-search`).press("Enter");
    }
    await page.getByTestId("walk-up-submit").click();
    expect(await look("walk-up")).toMatchObject({ outcome: "inspect", reasons: "walk-up" });
    await decide(page, "let-through");
    const vehicle = wall.locator(`[data-testid=board-vehicle][data-plate="${stranger}"]`);
    await vehicle.waitFor();
    expect(await vehicle.textContent()).toContain(commandWords.withoutPass.vi);
    await tablet.takeAway();
  });

  test("[V8] a pass stops from the moment it expires", async () => {
    await expect
      .poll(() => Date.now() > ms(fading.validTo), { timeout: 70_000, interval: 250 })
      .toBe(true);
    await tablet.show(fading.token);
    expect(await look("expired")).toMatchObject({
      outcome: "stop",
      reasons: "expired",
      headline: reasonWords.expired.title.vi,
    });
    await refuse("turn-back", "expired", fading.plate);
  });

  test("forged, revoked, expired and foreign are four different screens", () => {
    const four = ["forged", "revoked", "expired", "foreign-url"].map((name) => seen.get(name)!);
    for (const trait of ["face", "headline", "icon", "colour"] as const)
      expect(new Set(four.map((screen) => screen[trait])).size, trait).toBe(4);
  });
});
