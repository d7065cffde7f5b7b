import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isPlainJpeg } from "../../shared/domain/jpeg.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { mostPhotoBytes } from "../../shared/domain/question.ts";
import { reasonWords } from "../../shared/text/verdict.ts";
import { rowsOfCsv } from "../build/a-list-file.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { commander, openOffice, takeAlong } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  reopen,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

describe.skipIf(!browserThere)("a post that asks command", () => {
  let stage: Stage;
  let tablet: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let pass: Pass;

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { plate: aPlate("93C-456.78") });
    tablet = await unpackTablet(stage, "ask");
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 1");
    office = await openOffice(stage, commander);
    ({ desk } = office);
  }, 90_000);
  afterAll(async () => {
    await tablet?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("ask", () => (tablet && office ? [tablet.browser.context, office.context] : []));

  const inquiry = (page: Page) => page.getByTestId("inquiry").first();
  const open = async (): Promise<number> =>
    (await stage.admin.call("questions", { query: {} })).items.length;

  test("[O54] asks with a photo and no network, decides, and loses nothing when its power is cut", async () => {
    const { page, wire, browser } = tablet;
    await holds(page, pass.plate);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await wire.cut(browser.context);
    await typeIn(page, pass.plate);
    await verdictOn(page);
    await page.getByTestId("ask-command").click();
    await page.getByTestId("ask-submit").click();
    await page.getByTestId("ask-problem").waitFor();
    await page.getByTestId("topic-papers").click();
    await page.getByTestId("ask-text").fill("Giấy đi đường mang tên người khác.");
    const paper = await toBuffer("giấy đi đường ".repeat(20), { width: 2_600 });
    const file = { name: "giay.png", mimeType: "image/png", buffer: paper };
    await page.getByTestId("ask-photo-file").setInputFiles(file);
    await page.locator("[data-testid=ask-photos][data-count='1']").waitFor();
    // Closed by mistake, it is there again as it was.
    await page.keyboard.press("Escape");
    await page.getByTestId("ask").waitFor({ state: "detached" });
    await page.getByTestId("ask-command").click();
    expect(await page.getByTestId("ask-text").inputValue()).toContain("tên người khác");
    await page.locator("[data-testid=ask-photos][data-count='1']").waitFor();
    await picture(page, "ask-sheet");
    await page.getByTestId("ask-submit").click();
    await page.getByTestId("ask").waitFor({ state: "detached" });
    expect(await inquiry(page).getAttribute("data-state")).toBe("waiting");
    await decide(page, "hold");
    await waitingIs(page, 1);
    expect(await page.getByTestId("outbox-count").first().getAttribute("data-unsent")).toBe("2");

    tablet = await tablet.afterPowerCut();
    await tablet.page.goto(`${wire.origin}/checkpoint/`);
    await tablet.page.getByTestId("tab-recent").click();
    expect(await inquiry(tablet.page).getAttribute("data-state")).toBe("waiting");
    expect(await tablet.page.getByTestId("recent-item").count()).toBe(1);
    expect(await open()).toBe(0);
  });

  test("[O56] what was held is printed as a record, still without network, and nothing else is on the paper", async () => {
    const { page } = tablet;
    await page.getByTestId("print-record").click();
    const paper = page.getByTestId("record-paper");
    await paper.waitFor();
    const said = await paper.textContent();
    for (const word of ["93C-456.78", "Tạm giữ", "Chốt Tân Lập", "Mã biên nhận"])
      expect(said).toContain(word);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "true");
    });
    await page.getByTestId("record-print").click();
    expect(await page.getAttribute("body", "data-printed")).toBe("true");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".station").isVisible()).toBe(false);
    expect(await page.getByTestId("record-print").isVisible()).toBe(false);
    expect(await paper.isVisible()).toBe(true);
    await page.setViewportSize({ width: 500, height: 720 });
    await picture(page, "record-on-paper");
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 800, height: 1280 });
    await picture(page, "record");
    await page.getByTestId("record-close").click();
  });

  test("[O54] once there is network, scan, question and photo arrive, each once", async () => {
    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(tablet.page, 0);
    await tablet.page.locator("[data-testid=inquiry][data-state=asked]").waitFor();
    await expect
      .poll(async () => {
        const { items } = await stage.admin.call("questions", { query: {} });
        return items.map(({ plate, topics, photos }) => [plate, topics, photos[0]?.state]);
      })
      .toEqual([[pass.plate, ["papers"], "here"]]);
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items).toEqual([]);
  });

  test("the commander sees it at once, with the photo as large as the screen, and nothing beside it", async () => {
    await desk.getByTestId("questions-waiting").click();
    const card = desk.getByTestId("question");
    await card.getByTestId("question-photo").click();
    const large = desk.getByTestId("question-photo-large");
    await large.waitFor();
    const [width, bytes] = await large.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const answer = await fetch(image.src);
      return [image.naturalWidth, [...new Uint8Array(await answer.arrayBuffer())]] as const;
    });
    await picture(desk, "question-photo");
    expect(width).toBe(1_280);
    expect(bytes.length).toBeLessThanOrEqual(mostPhotoBytes);
    expect(isPlainJpeg(Uint8Array.from(bytes))).toBe(true);
    await desk.keyboard.press("Escape");
    await large.waitFor({ state: "detached" });
  });

  test("[O51] answers by keyboard alone", async () => {
    const card = desk.getByTestId("question");
    await card.getByTestId("answer-let-through").focus();
    await desk.keyboard.press("ArrowDown");
    await desk.keyboard.press("Tab");
    await desk.keyboard.type("Giữ xe, tổ công tác đang tới.");
    await picture(desk, "question-answer");
    await desk.keyboard.press("Enter");
    const closed = desk.getByTestId("questions-closed").locator("[data-open=false]");
    await closed.waitFor();
    expect(await closed.textContent()).toContain("Trần Thị Bình");
    const { content } = await takeAlong(desk, "csv");
    const [, ...told] = rowsOfCsv(content.toString("utf8"));
    expect(told).toHaveLength(1);
    expect(told[0]).toEqual(
      expect.arrayContaining(["Giữ xe, tổ công tác đang tới.", "Trần Thị Bình"]),
    );
    await desk.getByTestId("questions-open").getByTestId("question").waitFor({ state: "detached" });
  });

  test("[O55] the tablet shows the answer until a tap says that it was seen, after a start too", async () => {
    const news = () => tablet.page.getByTestId("answer-news");
    // Beside a list it takes a line.
    await tablet.page.getByTestId("answer-line").click();
    await news().waitFor();
    const said = await news().textContent();
    for (const word of ["Tạm giữ", "tổ công tác đang tới", "Trần Thị Bình"])
      expect(said).toContain(word);
    await picture(tablet.page, "answer-news");
    await reopen(tablet, "/checkpoint/");
    await news().waitFor();
    await typeIn(tablet.page, pass.plate);
    await verdictOn(tablet.page);
    await picture(tablet.page, "answer-at-verdict");
    const shown = tablet.page.getByTestId("verdict").getByTestId("inquiry");
    expect(await shown.getAttribute("data-decision")).toBe("hold");
    await shown.getByTestId("answer-seen").click();
    await tablet.page.locator("[data-testid=inquiry][data-news=false]").first().waitFor();
    await reopen(tablet, "/checkpoint/");
    await tablet.page.getByTestId("tab-recent").click();
    await inquiry(tablet.page).waitFor();
    expect(await news().count()).toBe(0);
    expect(await inquiry(tablet.page).getAttribute("data-news")).toBe("false");
  });

  test("[O51] who is overtaken by another's answer keeps what was typed, and is told", async () => {
    const { page } = tablet;
    await typeIn(page, pass.plate);
    await verdictOn(page);
    await page.getByTestId("ask-command").click();
    await page.getByTestId("topic-let-through").click();
    await page.getByTestId("ask-submit").click();
    await page.getByTestId("ask").waitFor({ state: "detached" });
    await page.getByTestId("close-undecided").click();
    const card = desk.getByTestId("questions-open").getByTestId("question");
    await card.getByTestId("answer-words").fill("Cho qua, đã xác minh.");
    // The same commander, in another browser.
    const id = await card.getAttribute("data-id");
    const reply = await desk.request.post(`${stage.origin}/api/questions/${id}/answer`, {
      headers: { origin: stage.origin },
      data: { decision: "turn-back", words: "" },
    });
    expect(reply.status()).toBe(200);
    await card.getByTestId("answered-before").waitFor();
    expect(await card.getByTestId("answer-words").inputValue()).toBe("Cho qua, đã xác minh.");
    expect(await card.textContent()).toContain("Quay đầu");
    await picture(desk, "question-overtaken");
    await card.getByTestId("answer-give-up").click();
    await card.waitFor({ state: "detached" });
    await page.getByTestId("answer-seen").first().click();
  });

  test("[T13] lets through against a stop by a superior's word, which the wall and the trip tell", async () => {
    const { page } = tablet;
    await stage.admin.call("revokePass", {
      params: { id: pass.id },
      body: { reason: "Xe đã bán cho đơn vị khác" },
    });
    await typeIn(page, pass.plate);
    await page.locator("[data-testid=verdict][data-outcome=stop]").waitFor();
    await page.getByTestId("decide-let-through").click();
    await page.getByTestId("override-reason").fill("Chở ô-xy cho bệnh viện");
    await page.getByTestId("override-superior").fill("Thượng tá Lê Văn An");
    await page.getByTestId("override-confirm").click();
    await page.locator("[data-testid=recorded][data-overridden=true]").waitFor();
    await picture(page, "overridden-recorded");
    await waitingIs(page, 0);
    await desk.goto(`${stage.origin}/command`);
    const row = desk.getByTestId("board-overridden");
    await row.waitFor();
    for (const word of ["Chở ô-xy cho bệnh viện", "Thượng tá Lê Văn An"])
      expect(await row.textContent()).toContain(word);
    await picture(desk, "overridden-wall");
    await row.getByRole("link").click();
    await desk.getByTestId("sighting-overridden").waitFor();
    expect(await desk.getByTestId("sighting-outcome").last().textContent()).toContain(
      reasonWords.revoked.title.vi,
    );
    await picture(desk, "overridden-trip");
    await desk.goto(`${stage.origin}/command/questions`);
    await desk.getByTestId("question-trip").first().click();
    await desk.getByTestId("sighting-overridden").waitFor();
    await typeIn(page, pass.plate);
    await page.getByTestId("trip-overridden").waitFor();
    await picture(page, "overridden-next");
    await page.getByTestId("close-undecided").click();
  });

  test("where the form for asking cannot be had it says so, and the vehicle stays on screen", async () => {
    await tablet.page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const kept = await caches.open(name);
        for (const request of await kept.keys())
          if (request.url.includes("ask-sheet")) await kept.delete(request);
      }
    });
    const cdp = await tablet.browser.context.newCDPSession(tablet.page);
    await cdp.send("Network.clearBrowserCache");
    // A server that has another version by now.
    tablet.wire.divert(({ url }, answer) => {
      if (!url?.includes("ask-sheet")) return false;
      answer.writeHead(404).end();
      return true;
    });
    await reopen(tablet, "/checkpoint/");
    const { page } = tablet;
    await typeIn(page, pass.plate);
    await page.getByTestId("ask-command").click();
    await page.getByTestId("not-opened").waitFor();
    await picture(page, "ask-not-opened");
    await page.keyboard.press("Escape");
    await page.getByTestId("not-opened").waitFor({ state: "detached" });
    expect(await page.getByTestId("verdict").count()).toBe(1);
  });
});
