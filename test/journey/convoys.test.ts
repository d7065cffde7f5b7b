import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { showWall, toWallClock } from "../../client/ui/wall-clock.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { choose, commander, openOffice } from "./desk.ts";
import { inOrder } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { decide, enrolAt, readByHand, type Tablet, unpackTablet } from "./tablet.ts";
import { enrolUnseen, type UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const [between, exit] = ["sao-bong", "cai-chanh"];
/** 100 vehicles of five and 50 of four: 700 people. */
const aboard = (n: number): number => (n < 100 ? 5 : 4);
const straggler = 149;
/** Alerts are looked for with a twentieth of the server's thread. */
const soon = { timeout: 60_000 };

describe.skipIf(!browserThere)("a convoy of 150 vehicles and 700 people", () => {
  let stage: Stage;
  let office: Awaited<ReturnType<typeof openOffice>>;
  let desk: Page;
  let tablet: Tablet;
  let page: Page;
  let passes: Pass[];
  let stranger: Pass;
  let posts: ReadonlyMap<string, UnseenTablet>;
  let id: string;

  beforeAll(async () => {
    stage = await setStage();
    const bus = (n: number) =>
      issue(stage, {
        plate: aPlate(`93B-${20_000 + n}`),
        purpose: 12,
        occupantsMax: aboard(n),
        validFrom: iso(Date.now() - 360 * minute),
      });
    passes = [];
    for (let n = 0; n < 150; n += 1) passes.push(await bus(n));
    stranger = await bus(900);
    const made: [string, UnseenTablet][] = [];
    for (const post of [places.border, places.next, between])
      made.push([post, await enrolUnseen(stage, post)]);
    posts = new Map(made);
    office = await openOffice(stage, commander);
    ({ desk } = office);
    tablet = await unpackTablet(stage, "exit");
    ({ page } = tablet);
  }, 180_000);
  afterAll(async () => {
    await tablet?.close();
    await office?.close();
    await stage?.close();
  });
  inOrder("convoys", () => (tablet ? [tablet.browser.context, office.context] : []));

  /** Vehicles come by a post, one every ten seconds. */
  const comeBy = async (post: string, minutesAgo: number, those: readonly number[]) => {
    const device = posts.get(post)!;
    const scans = those.map((n, place) => {
      const { id: pass, plate } = passes[n]!;
      const at = iso(Date.now() - minutesAgo * minute + place * 10_000);
      return device.scan({ how: "plate", pass, plate, at, occupantsSeen: aboard(n) });
    });
    await device.upload(...scans);
  };
  const called = (post: string) => ({
    what: "rolled" as const,
    id: uuidV7(Date.now()),
    at: iso(Date.now()),
    checkpoint: post,
    done: true,
  });
  const story = () => stage.admin.call("convoy", { params: { id } });
  const countAt = async (post: string) =>
    (await story()).posts.find(({ checkpoint }) => checkpoint === post)!.count;
  const found = async (kind: string) =>
    (await stage.admin.call("alerts", { query: { kind } })).items.map(({ plate }) => plate);
  const all = Array.from({ length: 150 }, (_, n) => n);

  /** So many minutes ago, as people write it. */
  const wallAt = (ago: number): string => showWall(toWallClock(Date.now() - ago * minute));

  test("[C24] vehicles are chosen among the passes for one, and a search keeps them", async () => {
    await desk.goto(`${stage.origin}/registry`);
    const [first, second] = [passes[3]!, passes[7]!];
    for (const { plate } of [first, second]) {
      await desk.getByTestId("pass-search").fill(formatPlate(plate));
      await desk.getByLabel(`Chọn ${formatPlate(plate)}`).check();
    }
    expect(await desk.getByTestId("print-chosen").textContent()).toContain("2");
    await desk.getByTestId("chosen-convoy").click();
    await expect
      .poll(() => desk.getByTestId("convoy-vehicles").inputValue())
      .toBe([first, second].map(({ shortCode }) => shortCode).join("\n"));
    // Day first, whatever the browser speaks.
    expect(await desk.getByTestId("convoy-from").inputValue()).toMatch(
      /^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}$/,
    );
  });

  test("[C1] is made at the desk of a pasted list", async () => {
    await desk.goto(`${stage.origin}/convoys/new`);
    await desk.getByTestId("convoy-name").fill("Đoàn 3, về Đắk Nông");
    await choose(desk, "convoy-corridor", "Tân Lập → Đồng Xoài → Bù Đăng");
    await desk.getByTestId("convoy-from").fill(wallAt(5 * 60));
    await desk
      .getByTestId("convoy-vehicles")
      .fill(passes.map(({ plate }) => formatPlate(plate)).join("\n"));
    await desk.getByTestId("convoy-escort").fill("Đại úy Lê Minh");
    await desk.getByTestId("convoy-save").click();
    await desk.getByTestId("convoy-posts").waitFor();
    id = desk.url().split("/").at(-1)!;
    expect(await desk.getByTestId("convoy-members").locator("li").count()).toBe(150);
  });

  test("[C21] its window and order are changed at the desk, and put back", async () => {
    const firstOf = async () =>
      desk.getByTestId("convoy-members").locator("li").first().getAttribute("data-plate");
    const before = (await story()).window;
    await desk.getByText("Đổi giờ dự kiến").first().click();
    await desk.getByTestId("convoy-window-from").fill(wallAt(4 * 60));
    await desk.getByTestId("convoy-act").click();
    await expect.poll(async () => (await story()).window.from).not.toBe(before.from);
    await desk.getByText("Đổi thứ tự đi").first().click();
    await desk.getByTestId("convoy-order").fill(formatPlate(passes[9]!.plate));
    await desk.getByTestId("convoy-act").click();
    await expect.poll(firstOf).toBe(passes[9]!.plate);
    for (const left of [1, 0]) {
      await desk.getByTestId("convoy-undo").last().click();
      await desk.getByTestId("confirm").click();
      await desk.getByTestId("confirm").waitFor({ state: "detached" });
      await expect
        .poll(
          async () =>
            Number((await story()).window.from !== before.from) +
            Number((await firstOf()) !== passes[0]!.plate),
        )
        .toBe(left);
    }
  });

  test("[C3] the entry: all there, and 700 people", async () => {
    await comeBy(places.border, 300, all);
    await stage.admin.call("actOnConvoy", {
      params: { id },
      body: { acts: [called(places.border)] },
    });
    expect(await countAt(places.border)).toMatchObject({ there: 150, awaited: 0, people: 700 });
  });

  test("[C10] the first post: the straggler is told, with where it was last seen", async () => {
    await comeBy(places.next, 240, all.slice(0, straggler));
    const { plate } = passes[straggler]!;
    await expect.poll(() => found("convoy-straggler"), soon).toEqual([plate]);
    await desk.goto(`${stage.origin}/convoys/${id}`);
    const behind = desk.getByTestId("convoy-behind").locator("li");
    await behind.first().waitFor();
    expect(await behind.count()).toBe(1);
    expect(await behind.first().textContent()).toContain("Tân Lập");
    await desk.getByText("Cho rời đoàn").click();
    await desk.getByTestId("convoy-text").fill(formatPlate(plate));
    await desk.getByTestId("convoy-why").fill("Hỏng máy tại km 12");
    await desk.getByTestId("convoy-act").click();
    await expect
      .poll(() => found("convoy-straggler").then(() => countAt(places.next)))
      .toMatchObject({
        there: 149,
        awaited: 0,
        explained: 1,
      });
  });

  test("[C11] the second post: two halves an hour apart are told as a split, and nobody of them is lost", async () => {
    await comeBy(between, 180, all.slice(0, 75));
    await expect.poll(() => found("convoy-split"), soon).toHaveLength(1);
    await comeBy(between, 110, all.slice(75, straggler));
    expect(await countAt(between)).toMatchObject({ there: 149, awaited: 0 });
  });

  test("[C17] the exit, without network: 149 answer by no more than 20 taps, and a vehicle that is none of it is noticed", async () => {
    await enrolAt(stage, tablet, exit, "Máy Cai Chanh");
    await tablet.wire.cut(tablet.browser.context);
    let taps = 0;
    const tap = async (testId: string): Promise<void> => {
      await page.locator(`[data-testid=${testId}]:enabled`).first().click();
      taps += 1;
    };
    const roll = (attribute: string) => page.getByTestId("roll").getAttribute(attribute);
    await tap("roll-open");
    await tap("convoy-item");
    expect(await roll("data-awaited")).toBe("149");
    await tap("roll-block");
    await expect.poll(() => roll("data-there")).toBe("10");
    // Somebody else's vehicle drives among them.
    await page.getByTestId("sheet-close").click();
    await readByHand(page, stranger.token);
    await page.getByTestId("verdict").waitFor();
    await decide(page, "let-through");
    await page.getByTestId("roll-open").click();
    await page.getByTestId("convoy-item").click();
    for (let there = 20; there < 150; there += 10) {
      await tap("roll-block");
      await expect.poll(() => roll("data-there")).toBe(String(there));
    }
    // The last nine.
    await tap("roll-block");
    await expect.poll(() => roll("data-there")).toBe("149");
    expect(taps).toBeLessThanOrEqual(18);
    await tap("roll-extra");
    await expect.poll(() => roll("data-extras")).toBe("1");
    await tap("roll-done");
    await page.getByTestId("roll-done-at").waitFor();
    expect(taps).toBeLessThanOrEqual(20);
  });

  test("[C13] [C18] back on the network all of it is there once: the exit's count is the entry's less what is explained", async () => {
    await tablet.wire.mend(tablet.browser.context);
    await expect
      .poll(() => countAt(exit), { timeout: 60_000 })
      .toMatchObject({
        onRoll: 150,
        there: 149,
        awaited: 0,
        explained: 1,
        extras: 1,
        people: 696,
      });
    await expect.poll(() => found("convoy-extra"), soon).toEqual([stranger.plate]);
    expect(await found("convoy-missing")).toEqual([]);
  });
});
