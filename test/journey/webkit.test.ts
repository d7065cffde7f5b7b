import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { openWebkit, type WebkitPage, webkitThere } from "./webkit.ts";

const by = (id: string): string => `[data-testid=${id}]`;

describe.skipIf(!webkitThere)("the tablet on WebKit, as on an iPad", () => {
  let stage: Stage;
  let page: WebkitPage;
  let passes: Pass[];

  beforeAll(async () => {
    stage = await setStage();
    passes = [];
    for (const n of [0, 1, 2])
      passes.push(await issue(stage, { plate: aPlate(`93C-123.6${n}`), occupantsMax: 2 }));
    page = await openWebkit();
    await page.go(`${stage.origin}/checkpoint/`);
    const { code } = await stage.admin.call("createEnrolCode", {
      body: { checkpoint: places.border },
    });
    await page.fill(by("enrol-code"), code);
    await page.fill(by("enrol-name"), "iPad Tân Lập");
    await page.click(by("enrol-submit"));
    await page.see(`${by("data-age")}[data-live=true]`);
  }, 90_000);
  afterAll(async () => {
    await page?.close();
    await stage?.close();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await page.picture("failed-webkit").catch(() => {});
  });

  const goes = async (): Promise<void> => {
    const [outcome, reasons] = [
      await page.attribute(by("verdict"), "data-outcome"),
      await page.attribute(by("verdict"), "data-reasons"),
    ];
    expect([outcome, reasons]).toEqual(["go", ""]);
  };
  const letThrough = async (): Promise<void> => {
    await page.click(`${by("decide-let-through")}:enabled`);
    await page.see(`${by("recorded")}[data-decision=let-through]`);
  };
  const waiting = () => page.attribute(by("outbox-count"), "data-waiting");
  const trips = async () =>
    (await stage.admin.call("trips", { query: { limit: 10 } })).items.map(({ plate }) => plate);

  test("[O1] a hand reader's code is judged and recorded, and reaches the server", async () => {
    await page.press(`${passes[0]!.token}\n`);
    await goes();
    await letThrough();
    await expect.poll(waiting).toBe("0");
    expect(await trips()).toEqual([passes[0]!.plate]);
  });

  test("[O27] left in the middle of its work, again and again, it always opens at once", async () => {
    for (let times = 0; times < 10; times += 1) {
      await page.go(`${stage.origin}/checkpoint/`);
      await page.see(by("tab-typed"));
      await page.go("about:blank");
    }
    await page.go(`${stage.origin}/checkpoint/`);
    await page.see(`${by("data-age")}[data-live=true]`);
  });

  test("[O1] started cold with the server dead it judges by plate, keeps what it records over a restart, and sends it once", async () => {
    await stage.killServer();
    await page.go("about:blank");
    await page.go(`${stage.origin}/checkpoint/`);
    for (const [n, pass] of passes.slice(1).entries()) {
      await page.click(by("tab-typed"));
      await page.fill(by("typed-field"), pass.plate);
      await page.click(by("typed-submit"));
      await goes();
      await letThrough();
      await expect.poll(waiting).toBe(String(n + 1));
    }
    await page.go("about:blank");
    await page.go(`${stage.origin}/checkpoint/`);
    await expect.poll(waiting).toBe("2");
    await stage.startServer();
    await expect.poll(waiting).toBe("0");
    expect((await trips()).sort()).toEqual(passes.map(({ plate }) => plate).sort());
  });
});
