import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { inOrder } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { holds, ready, type Tablet, typeIn, unpackTablet, verdictOn } from "./tablet.ts";

const corridors = [places.corridor, "dt741-phuoc-long"];
const gates = ["kcn-dong-xoai-2", "kcn-becamex", "kcn-bac-dong-phu"];

const namesIn = (url: string): readonly string[] =>
  decodeURIComponent(url.split("/").at(-1) ?? "").split(",");

describe.skipIf(!browserThere)("a snapshot in parts, at a post", () => {
  let stage: Stage;
  let tablet: Tablet;
  const passes: Pass[] = [];

  beforeAll(async () => {
    stage = await setStage();
    for (const [n, corridor] of corridors.entries())
      for (const [m, endpoint] of gates.entries())
        passes.push(await issue(stage, { plate: aPlate(`93C-77${n}.${m}0`), corridor, endpoint }));
    tablet = await unpackTablet(stage, "snapshot");
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("snapshot", () => (tablet ? [tablet.browser.context] : []));

  const partsAsked: string[] = [];
  let calls = 0;
  const heldBack: (() => void)[] = [];
  let letThrough = Number.POSITIVE_INFINITY;
  /** Writes down which parts are asked for, and holds back those beyond as many as are let through. */
  const watch = async ({ browser }: Tablet): Promise<void> => {
    partsAsked.length = 0;
    calls = 0;
    await browser.context.route("**/api/snapshot/parts/*", async (route) => {
      partsAsked.push(...namesIn(route.request().url()));
      calls += 1;
      if (calls > letThrough) await new Promise<void>((resolve) => heldBack.push(resolve));
      await route.continue().catch(() => {});
    });
  };
  const kept = ({ page }: Tablet): Promise<readonly string[]> =>
    page.evaluate(
      () =>
        new Promise<readonly string[]>((resolve, reject) => {
          const opening = indexedDB.open("greenlane-checkpoint");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const db = opening.result;
            const asking = db.transaction("part").objectStore("part").getAllKeys();
            asking.onsuccess = () => {
              db.close();
              resolve(asking.result as string[]);
            };
          };
        }),
    );

  test("[F10] the browser killed while it comes, it goes on where it was", async () => {
    letThrough = 2;
    await watch(tablet);
    const body = { checkpoint: places.border };
    const { code } = await stage.admin.call("createEnrolCode", { body });
    const { page, wire } = tablet;
    await page.getByTestId("enrol-code").fill(code);
    await page.getByTestId("enrol-name").fill("Máy bị tắt ngang");
    await page.getByTestId("enrol-submit").click();
    await page.getByTestId("post-name").waitFor();
    await expect.poll(() => kept(tablet).then((names) => names.length)).toBe(2);
    expect(await page.getByTestId("data-age").getAttribute("data-level")).toBe("red");
    const before = await kept(tablet);
    tablet = await tablet.afterPowerCut();
    letThrough = Number.POSITIVE_INFINITY;
    await watch(tablet);
    await tablet.page.goto(`${wire.origin}/checkpoint/`);
    await ready(tablet);
    expect(partsAsked.length).toBeGreaterThan(2);
    expect(partsAsked.filter((name) => before.includes(name))).toEqual([]);
    for (const { plate } of passes) await holds(tablet.page, plate);
  });

  test("[F10] while the next one comes, codes before the camera are judged by the one that is there", async () => {
    const { page } = tablet;
    const seen = passes[0]!;
    letThrough = 0;
    calls = 0;
    partsAsked.length = 0;
    const items = (await stage.admin.call("corridors", {})).items;
    const other = items.find(({ id }) => id === "ql13")!;
    const posts = [{ checkpoint: places.border, km: 0 }, ...other.posts.slice(1)];
    await stage.admin.call("putCorridors", { body: { items: [{ ...other, posts }] } });
    const next = await issue(stage, { plate: aPlate("93C-880.00"), corridor: "ql13" });
    await expect.poll(() => partsAsked.length, { timeout: 60_000 }).toBeGreaterThan(0);
    await tablet.show(seen.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("close-undecided").click();
    await tablet.takeAway();
    await typeIn(page, seen.plate);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("close-undecided").click();
    letThrough = Number.POSITIVE_INFINITY;
    for (const release of heldBack.splice(0)) release();
    await holds(page, next.plate);
    await holds(page, seen.plate);
  });
});
