import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aCard, an } from "../build/a-manifest.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { choose, commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { holdsWatched } from "./screens-watchlist.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { decide, enrolAt, type Tablet, typeIn, unpackTablet, verdictOn } from "./tablet.ts";

describe.skipIf(!browserThere)("a vehicle that posts are to verify", () => {
  let stage: Stage;
  let post: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let pass: Pass;

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { plate: aPlate("93C-456.78") });
    post = await unpackTablet(stage, "post");
    await enrolAt(stage, post, places.border, "Máy Tân Lập 1");
    office = await openOffice(stage, commander);
    desk = office.desk;
  }, 90_000);
  afterAll(async () => {
    await post?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("watchlist", () => (post && office ? [post.browser.context, office.context] : []));

  const outcomeOf = async (page: Page, plate: string): Promise<string | null> => {
    await typeIn(page, plate);
    const { outcome } = await verdictOn(page);
    return outcome;
  };
  const putAside = async (page: Page): Promise<void> => {
    await page.getByTestId("close-undecided").click();
    await page.getByTestId("verdict").waitFor({ state: "detached" });
  };

  test("[W1] the commander enters its plate; what is missing stands beside its field", async () => {
    await desk.getByTestId("to-watchlist").click();
    await desk.getByTestId("empty-state").waitFor();
    await desk.getByTestId("watch-add").click();
    await desk.getByTestId("watch-plate").fill("93c45678");
    await desk.getByTestId("watch-issuer").fill("Công an huyện Đồng Phú");
    await desk.getByTestId("watch-reason").fill("Xe báo mất");
    await choose(desk, "watch-area", "Tỉnh Bình Phước");
    await desk.getByTestId("watch-save").click();
    expect(await desk.getByTestId("watch-instruction").getAttribute("aria-invalid")).toBe("true");
    await desk.getByTestId("watch-instruction").fill("Xem giấy đăng ký xe, gọi trực ban");
    await desk.getByTestId("watch-save").click();
    await desk.getByTestId("watch-entry").waitFor();
    await picture(desk, "watchlist-desk");
  });

  test("[W3] the post is asked to verify it, without network too, and nothing accuses", async () => {
    const { page, wire, browser } = post;
    await expect
      .poll(async () => {
        const outcome = await outcomeOf(page, pass.plate);
        if (outcome !== "inspect") await putAside(page);
        return outcome;
      })
      .toBe("inspect");
    await putAside(page);
    await wire.cut(browser.context);
    expect(await outcomeOf(page, pass.plate)).toBe("inspect");
    expect((await verdictOn(page)).reasons).toBe("watched");
    const told = (await page.getByTestId("verdict").textContent()) ?? "";
    for (const part of [
      "Đề nghị xác minh xe",
      "Công an huyện Đồng Phú",
      "Xe báo mất",
      "gọi trực ban",
      "không có nghĩa",
    ])
      expect(told).toContain(part);
    await picture(page, "watchlist-verdict");
    await decide(page, "let-through");
    await wire.mend(browser.context);
  });

  test("[W8] command is told of the sighting", async () => {
    await desk.goto(`${stage.origin}/command`);
    await desk.locator("[data-testid=alert][data-kind=watchlist] a").first().click();
    await desk.getByTestId("alert-detail").waitFor();
    const told = (await desk.locator("main").textContent()) ?? "";
    for (const part of ["93C-456.78", "Công an huyện Đồng Phú", "gọi trực ban"])
      expect(told).toContain(part);
    await picture(desk, "watchlist-alert");
  });

  test("[W7] withdrawn with a reason it is asked of nobody any more, and stays among what is over", async () => {
    await desk.goto(`${stage.origin}/command/watchlist`);
    await desk.getByTestId("watch-search").fill("dong phu");
    await desk.getByTestId("watch-withdraw").click();
    await desk.getByTestId("reason").fill("Đã tìm thấy xe");
    await desk.getByTestId("confirm").click();
    await desk.getByTestId("watch-entry").waitFor({ state: "detached" });
    await desk.goto(`${stage.origin}/command/watchlist?status=over`);
    await desk.getByTestId("watch-entry").waitFor();
    expect(await desk.getByTestId("watch-entry").textContent()).toContain("Đã tìm thấy xe");
    const { page } = post;
    await expect
      .poll(async () => {
        const outcome = await outcomeOf(page, pass.plate);
        await putAside(page);
        return outcome;
      })
      .toBe("go");
  });

  test("[W9] the commander enters a driver by a paper's number, which leaves the page as its end and a hash", async () => {
    const sent: string[] = [];
    desk.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await desk.goto(`${stage.origin}/command/watchlist/new`);
    await desk.getByTestId("watch-by").getByText("Lái xe / người trên xe").click();
    await desk.getByTestId("watch-paper").fill("4321");
    await desk.getByTestId("watch-issuer").fill("Công an huyện Đồng Phú");
    await desk.getByTestId("watch-reason").fill("Cần gặp để làm việc");
    await desk.getByTestId("watch-instruction").fill("Mời vào lán, gọi trực ban");
    await choose(desk, "watch-area", "Tỉnh Bình Phước");
    await desk.getByTestId("watch-save").click();
    expect(await desk.getByTestId("watch-paper").getAttribute("aria-invalid")).toBe("true");
    await desk.getByTestId("watch-paper").fill(an.number);
    await picture(desk, "watchlist-person-new");
    await desk.getByTestId("watch-save").click();
    await desk.getByTestId("watch-entry").waitFor();
    expect(await desk.getByTestId("watch-entry").textContent()).toContain("Giấy tờ số …4321");
    await picture(desk, "watchlist-person-desk");
    await desk.getByTestId("watch-amend").click();
    await desk.getByTestId("watch-reason").fill("Cần gặp, việc gia đình");
    await desk.getByTestId("watch-save").click();
    const entry = desk.getByTestId("watch-entry").filter({ hasText: "việc gia đình" });
    await entry.waitFor();
    expect(sent.filter((one) => one.includes("/api/watchlist {"))).toHaveLength(2);
    expect(sent.join()).not.toContain(an.number);
  });

  test("[W10] a tablet without network meets the card while people are listed, and the verdict stays what it was", async () => {
    const { page, wire, browser } = post;
    await holdsWatched(page, "Cần gặp, việc gia đình");
    await wire.cut(browser.context);
    expect(await outcomeOf(page, pass.plate)).toBe("go");
    await page.getByTestId("list-people").click();
    await page.getByTestId("person-name").fill("Lê Văn Lạ");
    await page.getByTestId("person-number").fill("4321");
    await page.getByTestId("person-add").click();
    await page.getByTestId("person").waitFor();
    expect(await page.getByTestId("watched-person").count()).toBe(0);
    await post.show(aCard(an));
    await page.getByTestId("read-cards").click();
    const note = page.getByTestId("watched-person");
    await note.waitFor();
    await post.takeAway();
    for (const part of [
      "…4321",
      "Công an huyện Đồng Phú",
      "gia đình",
      "gọi trực ban",
      "không có nghĩa",
    ])
      expect(await note.textContent()).toContain(part);
    await picture(page, "watchlist-person-list");
    await page.getByTestId("people-save").click();
    await page.locator("[data-testid=aboard][data-listed='2']").waitFor();
    await note.waitFor();
    expect((await verdictOn(page)).outcome).toBe("go");
    await picture(page, "watchlist-person-verdict");
    await decide(page, "let-through");
  });

  test("[W11] online again command is told of the vehicle, the entry and the paper's end", async () => {
    await post.wire.mend(post.browser.context);
    await desk.goto(`${stage.origin}/command`);
    const alerts = desk.locator("[data-testid=alert][data-kind=watchlist]");
    await expect.poll(() => alerts.count()).toBe(2);
    await alerts.first().locator("a").first().click();
    await desk.getByTestId("alert-detail").waitFor();
    const told = (await desk.locator("main").textContent()) ?? "";
    for (const part of ["93C-456.78", "Giấy tờ số …4321", "gia đình", "gọi trực ban"])
      expect(told).toContain(part);
    await picture(desk, "watchlist-person-alert");
  });
});
