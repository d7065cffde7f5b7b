import type { Page } from "playwright-core";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { live, openTablet } from "./screens-tablet.ts";
import { loseDatabase } from "./tablet.ts";

/** Something is taken out of the database, or put into it, behind the tablet's back. */
const change = (page: Page, what: "lose-passes" | "note-loss"): Promise<void> =>
  page.evaluate(async (wanted) => {
    const finished = (asked: IDBRequest): Promise<void> =>
      new Promise((done, failed) => {
        asked.onsuccess = () => done();
        asked.onerror = () => failed(asked.error);
      });
    const asked = indexedDB.open("greenlane-checkpoint");
    await finished(asked);
    const meta = asked.result.transaction("meta", "readwrite").objectStore("meta");
    await finished(
      wanted === "lose-passes" ? meta.delete("parts") : meta.put({ scans: 12, unsent: 7 }, "loss"),
    );
    asked.result.close();
  }, what);

/** A tablet at work on a full disk, then one whose database is deleted under it, then what is left of it. */
export const lookAtStorage = async (matrix: Matrix, page: Page, stage: Stage): Promise<void> => {
  const { origin } = stage;
  const body = { checkpoint: "dong-xoai" };
  const { code } = await stage.admin.call("createEnrolCode", { body });
  await page.goto("about:blank");
  await page.goto(`${origin}/checkpoint/#enrol=${code}`);
  await live(page);
  await page.getByTestId("duty").click();
  await page.getByTestId("storage-risk").waitFor();
  await matrix.look(page, "duty-storage-risk", "one");
  await page.getByTestId("sheet-close").click();

  await change(page, "lose-passes");
  await change(page, "note-loss");
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ usage: 90_000_000, quota: 90_000_001 });
  });
  await page.route("**/api/snapshot/**", (route) => route.abort());
  await openTablet(page, origin);
  for (const banner of ["passes-given-up", "storage-set-back"])
    await page.getByTestId(banner).waitFor();
  await matrix.look(page, "storage-banners", "many");
  await page.getByTestId("menu").click();
  await page.getByTestId("storage-used").waitFor();
  await matrix.look(page, "settings-storage", "many");
  await page.getByTestId("sheet-close").click();

  await loseDatabase(page, "and its copy");
  await page.getByTestId("storage-gone").waitFor();
  await matrix.look(page, "storage-gone", "error");
  await page.evaluate(() => {
    const noted = JSON.parse(localStorage.getItem("greenlane-tablet") ?? "{}");
    const told = { ...noted, seq: 214, waiting: 37 };
    localStorage.setItem("greenlane-tablet", JSON.stringify(told));
  });
  await openTablet(page, origin);
  await page.getByTestId("storage-lost").waitFor();
  await matrix.look(page, "storage-lost", "many");
};
