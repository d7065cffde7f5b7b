import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { alertWords } from "../../shared/text/alerts.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { setStage } from "./screens-stage.ts";
import { putForward, withClock } from "./screens-tablet.ts";
import { issue, places, putBinhPhuoc } from "./stage.ts";
import {
  decide,
  enrolAt,
  ready,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";
import { enrolUnseen, type UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
/** On QL13, 30 km from the border post as the crow flies. */
const elsewhere = "tan-khai";

describe.skipIf(!browserThere)("a cloned pass, on two tablets and the wall", () => {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  let stage: Awaited<ReturnType<typeof setStage>>;
  let border: UnseenTablet;
  /** At the post that the one vehicle comes to next, and at the one where the other was shown, without network. */
  let next: Tablet;
  let far: Tablet;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let wall: Page;
  let pass: Pass;

  beforeAll(async () => {
    stage = await setStage(now);
    const { setupSecret: token, administrator } = stage;
    await stage.admin.call("setup", {
      body: { token, displayName: "Nguyễn Văn An", ...administrator },
    });
    await stage.admin.call("signIn", { body: administrator });
    await putBinhPhuoc(stage.admin);
    pass = await issue(stage, { plate: aPlate("93C-456.78") });
    border = await enrolUnseen(stage, places.border);
    next = await unpackTablet(stage, "next");
    far = await unpackTablet(stage, "far");
    for (const { page } of [next, far]) await withClock(page);
    await enrolAt(stage, next, places.next, "Máy Đồng Xoài 1");
    await enrolAt(stage, far, elsewhere, "Máy Tân Khai 1");
    office = await openOffice(stage, commander);
    wall = office.desk;
  }, 120_000);
  afterAll(async () => {
    await far?.close();
    await next?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("cloned", () =>
    far && next && office ? [far.browser.context, next.browser.context, office.context] : [],
  );

  /** So long after the beginning, by the server's clock and this tablet's. */
  const goTo = async (minutes: number, { page }: Tablet): Promise<void> => {
    ahead = minutes * minute;
    await putForward(page, ahead);
    await page.reload();
  };
  const alert = "[data-testid=alert][data-kind=cloned]";

  test("without network a post lets the copy through: it looks as any that strays from its corridor", async () => {
    const { page } = far;
    await far.wire.cut(far.browser.context);
    await typeIn(page, pass.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "inspect", reasons: "off-corridor" });
    await decide(page, "let-through");
    await waitingIs(page, 1);
  });

  test("ten minutes later the pass comes in at the border, and nobody can know better", async () => {
    await goTo(10, next);
    await ready(next);
    const scan = { how: "plate", pass: pass.id, plate: pass.plate, at: iso(now()) } as const;
    await border.upload(border.scan(scan));
    await wall.locator("[data-testid=column-alerts] [data-testid=empty-state]").waitFor();
    await next.page.getByTestId("tab-coming").click();
    await next.page.getByTestId("approaching-item").waitFor();
    expect(await next.page.getByTestId("coming-alert").count()).toBe(0);
  });

  test("[A5] [A23] [A28] an hour later the network is back there: the wall and the post ahead are told at once", async () => {
    await goTo(60, far);
    await waitingIs(far.page, 1);
    await far.wire.mend(far.browser.context);
    await waitingIs(far.page, 0);
    const row = wall.locator(alert).first();
    await row.waitFor();
    expect(await row.getAttribute("data-severity")).toBe("urgent");
    await row.getByText(alertWords.retroactive.vi).waitFor();
    expect(await wall.getByTestId("alerts").getAttribute("data-rung")).toBe("1");
    await next.page.locator("[data-testid=coming-alert][data-kind=cloned]").waitFor();
    await picture(wall, "cloned-wall");
    await picture(next.page, "cloned-ahead");
  });

  test("the post ahead sees it with the vehicle before it, and holds it", async () => {
    await goTo(62, next);
    const { page } = next;
    await ready(next);
    await typeIn(page, pass.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.locator("[data-testid=vehicle-alert][data-kind=cloned]").waitFor();
    await picture(page, "cloned-verdict");
    await decide(page, "hold");
    await waitingIs(page, 0);
  });

  test("[A24] command sees both places, takes it on, and writes how it ended", async () => {
    await wall.locator(alert).first().locator("a").first().click();
    const evidence = wall.getByTestId("alert-evidence");
    await evidence.waitFor();
    const told = await evidence.textContent();
    expect(told).toContain("Tân Khai");
    expect(told).toContain("Tân Lập");
    await wall.getByTestId("alert-acknowledge").click();
    await wall.locator("[data-testid=alert-detail][data-status=acknowledged]").waitFor();
    await wall.getByTestId("outcome-confirmed").check();
    await wall
      .getByTestId("alert-note")
      .fill("Xe ở Tân Khai dùng bản sao; đã giữ ở Đồng Xoài đối chiếu");
    await wall.getByTestId("alert-resolve").click();
    await wall.locator("[data-testid=alert-detail][data-status=resolved]").waitFor();
    await picture(wall, "cloned-resolved");
  });
});
