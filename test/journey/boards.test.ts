import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsTo } from "../../data/demo/call.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { choose, commander, openOffice } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { decide, enrolAt, reopen, sleepAndWake, type Tablet, unpackTablet } from "./tablet.ts";
import { enrolUnseen, type UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
type Office = Awaited<ReturnType<typeof openOffice>>;
const receiver = {
  username: "nhan-hang",
  displayName: "Nguyễn Văn Nam",
  grants: [{ role: "receiver", scope: { kind: "endpoint", id: places.endpoint } } as const],
};

describe.skipIf(!browserThere)("what is due, on tablet, wall and endpoint", () => {
  let stage: Stage;
  let border: UnseenTablet;
  let tablet: Tablet;
  let centre: Office;
  let gate: Office;
  /** Let through at the border three hours ago, 70 minutes, 20 and 10: the next post is half an hour on. */
  let passes: Pass[];

  const letThrough = async (device: UnseenTablet, one: Pass, minutesAgo: number): Promise<void> =>
    device.upload(
      device.scan({
        ...{ how: "plate", pass: one.id, plate: one.plate, occupantsSeen: 2 },
        at: iso(Date.now() - minutesAgo * minute),
      }),
    );

  beforeAll(async () => {
    stage = await setStage();
    passes = [];
    for (const n of [1, 2, 3, 4])
      passes.push(
        await issue(stage, {
          plate: aPlate(`93C-700.0${n}`),
          validFrom: iso(Date.now() - 300 * minute),
        }),
      );
    border = await enrolUnseen(stage, places.border);
    for (const [n, ago] of [180, 70, 20, 10].entries()) await letThrough(border, passes[n]!, ago);
    tablet = await unpackTablet(stage, "next");
    await enrolAt(stage, tablet, places.next, "Máy Đồng Xoài 1");
    centre = await openOffice(stage, commander);
    gate = await openOffice(stage, receiver);
  }, 120_000);
  afterAll(async () => {
    await tablet?.close();
    await centre?.close();
    await gate?.close();
    await stage?.close();
  });
  inOrder("boards", () => (tablet ? [tablet.browser.context, centre.context, gate.context] : []));

  const platesIn = (page: Page, row: string): Promise<(string | null)[]> =>
    page.getByTestId(row).evaluateAll((rows) => rows.map((one) => one.getAttribute("data-plate")));
  const onTablet = () => platesIn(tablet.page, "approaching-item");
  const plates = () => passes.map(({ plate }) => plate as string);

  test("[K12] the tablet lists what comes by when it is due, those late first, the most surprising at the top", async () => {
    const { page } = tablet;
    await page.getByTestId("tab-coming").click();
    await expect.poll(onTablet).toEqual(plates());
    const late = page.locator("[data-testid=due-time][data-late=true]");
    expect(await late.count()).toBe(2);
    expect(await page.getByTestId("due-late").allTextContents()).toEqual([
      expect.stringMatching(/^Trễ 2 giờ, rất hiếm$/),
      expect.stringMatching(/^Trễ \d+ phút, \d+ xe mới có 1$/),
    ]);
    const first = page.getByTestId("coming-view").locator("li").first();
    const said = await first.textContent();
    for (const word of ["93C-700.01", "2 người", "Đồng Xoài", "Chốt Tân Lập"])
      expect(said).toContain(word);
    await picture(page, "boards-tablet");
  });

  test("[O50] a tap asks command about a vehicle that has not come, and command sees that there is no verdict", async () => {
    const { page } = tablet;
    await page.getByTestId("coming-ask").first().click();
    await page.getByTestId("ask-submit").click();
    await page.getByTestId("ask").waitFor({ state: "detached" });
    await page.locator("[data-testid=coming-asked][data-state=asked]").waitFor();
    const { items } = await stage.admin.call("questions", { query: {} });
    expect(items).toMatchObject([{ plate: plates()[0], outcome: null, topics: ["not-come"] }]);
    await centre.desk.goto(`${stage.origin}/command/questions`);
    await centre.desk.getByTestId("question").getByText("Xe chưa tới chốt").waitFor();
  });

  test("[K13] the wall shows them at the stop they come to next, and any stop's own board", async () => {
    const { desk } = centre;
    await desk.goto(`${stage.origin}/command`);
    const rows = desk.getByTestId("column-on-the-road").getByTestId("board-vehicle");
    await rows.nth(3).waitFor();
    expect(await platesIn(desk, "board-vehicle")).toEqual(plates());
    expect(await rows.first().getByTestId("board-due").textContent()).toContain("Đồng Xoài");
    await picture(desk, "boards-wall");
    await choose(desk, "board-stop", "KCN Đồng Xoài II");
    await desk.getByText("Sắp tới KCN Đồng Xoài II").waitFor();
    expect(await rows.count()).toBe(4);
    expect(new URL(desk.url()).searchParams.get("stop")).toBe(`@${places.endpoint}`);
    // They leave the road long before the province's other end.
    await choose(desk, "board-stop", "Chốt Cai Chanh");
    await rows.first().getByText("thường rẽ trước đó").waitFor();
    expect(await desk.getByTestId("due-time").count()).toBe(0);
  });

  test("[K15] the endpoint is told once when a vehicle has passed its last post", async () => {
    const { desk } = gate;
    await desk.goto(`${stage.origin}/endpoint`);
    await expect.poll(() => platesIn(desk, "endpoint-vehicle")).toHaveLength(4);
    expect(await desk.getByTestId("passed-vehicle").count()).toBe(0);
    const post = await enrolUnseen(stage, places.next);
    await letThrough(post, passes[1]!, 1);
    await desk.getByTestId("passed-vehicle").waitFor();
    expect(await platesIn(desk, "passed-vehicle")).toEqual([plates()[1]]);
    expect(await desk.getByTestId("passed-last").getByRole("status").textContent()).toMatch(
      /93C-700\.02 qua Chốt .*Dự kiến đến lúc/,
    );
    await picture(desk, "boards-endpoint");
    await desk.getByTestId("passed-seen").click();
    await desk.getByTestId("passed-vehicle").waitFor({ state: "detached" });
    await desk.reload();
    await desk.getByTestId("due-next").waitFor();
    expect(await desk.getByTestId("passed-vehicle").count()).toBe(0);
  });

  test("[K17] the tablet hears at once that the road was slow, which explains who is late", async () => {
    const { page } = tablet;
    const late = page.locator("[data-testid=due-time][data-late=true]");
    await expect.poll(() => late.count()).toBe(1);
    const command = callsTo(stage.origin);
    const { username } = commander;
    await command.call("signIn", { body: { username, password: "mot-mat-khau-thu" } });
    await command.call("markRoad", {
      body: {
        ...{ id: uuidV7(Date.now()), back: null, from: places.border, to: places.next },
        ...{ factor: 20, since: iso(Date.now() - 190 * minute) },
        until: iso(Date.now() - 30 * minute),
        reason: "Ngập sâu tại cầu",
      },
    });
    await expect.poll(() => late.count()).toBe(0);
    await page.getByTestId("tab-coming").click();
    expect(await onTablet()).toEqual([0, 2, 3].map((n) => plates()[n]));
  });

  test("[K14] without network the tablet keeps its table and its list, and what it scans itself has come", async () => {
    const { page } = tablet;
    // With another round than the first; the server has made no table of its own yet.
    await expect
      .poll(async () => {
        await sleepAndWake(page);
        return page.evaluate(async () => {
          const open = indexedDB.open("greenlane-checkpoint");
          await new Promise((done) => {
            open.onsuccess = done;
          });
          const db = open.result;
          const asked = db.transaction("meta").objectStore("meta").get("travel");
          await new Promise((done) => {
            asked.onsuccess = done;
          });
          db.close();
          return (asked.result as { model?: { version: number } } | undefined)?.model?.version;
        });
      })
      .toBe(0);
    await tablet.wire.cut(tablet.browser.context);
    await reopen(tablet, "/checkpoint/");
    await tablet.page.getByTestId("tab-coming").click();
    const [surprising, , third, last] = plates();
    await expect.poll(onTablet).toEqual([surprising, third, last]);
    await tablet.page.locator(`[data-testid=approaching-item][data-plate="${third}"]`).click();
    await tablet.page.getByTestId("verdict").waitFor();
    await decide(tablet.page, "let-through");
    await tablet.page.getByTestId("tab-coming").click();
    await expect.poll(onTablet).toEqual([surprising, last]);
    await tablet.wire.mend(tablet.browser.context);
  });

  test("[C19] the tablet tells once that a convoy is due within a quarter of an hour, and covers no verdict", async () => {
    const { page } = tablet;
    const members: Pass[] = [];
    for (const n of [1, 2, 3])
      members.push(
        await issue(stage, {
          plate: aPlate(`93B-710.0${n}`),
          validFrom: iso(Date.now() - 300 * minute),
        }),
      );
    await stage.admin.call("makeConvoy", {
      body: {
        ...{ id: uuidV7(Date.now()), name: "Đoàn 7", corridor: places.corridor },
        ...{ entry: places.border, exit: "cai-chanh", lead: members[0]!.plate },
        window: { from: iso(Date.now() - 40 * minute), until: iso(Date.now() + 20 * minute) },
        vehicles: members.map(({ plate }) => ({ by: "plate" as const, plate })),
        escort: { name: "Đại úy Lê Minh" },
        at: iso(Date.now() - 50 * minute),
      },
    });
    await letThrough(border, members[0]!, 22);
    await letThrough(border, members[1]!, 20);
    const bar = page.getByTestId("convoy-soon");
    await bar.waitFor({ timeout: 60_000 });
    // By its schedule first, until the tablet has heard of the two at the border.
    await expect.poll(() => bar.textContent()).toMatch(/Đoàn 7: 3 xe, dự kiến tới \d\d:\d\d/);
    await picture(page, "boards-convoy");
    await page.keyboard.type(passes[3]!.token);
    await page.keyboard.press("Enter");
    await page.getByTestId("verdict").waitFor();
    const covered = await page.evaluate(() => {
      const { x, y, width, height } = document
        .querySelector("[data-testid=verdict-outcome]")!
        .getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return top?.closest("[data-testid=convoy-soon]") !== null;
    });
    expect(covered).toBe(false);
    await page.getByTestId("close-undecided").click();
    await page.getByTestId("convoy-soon-seen").click();
    await bar.waitFor({ state: "detached" });
    await reopen(tablet, "/checkpoint/");
    await tablet.page.getByTestId("tab-coming").click();
    await expect.poll(onTablet).toContain(members[0]!.plate);
    expect(await tablet.page.getByTestId("convoy-soon").count()).toBe(0);
  });
});
