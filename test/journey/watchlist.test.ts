import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { choose, commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
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
});
