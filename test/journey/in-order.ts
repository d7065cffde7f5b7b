import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach } from "vitest";

const folder = join(import.meta.dirname, "../var");

/** A picture of what is on screen, in test/var: to look at, not to compare. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/**
 * The tests of the surrounding `describe` are chapters of one story: after one fails the rest are skipped, and
 * every page open in `browsers` is pictured in test/var.
 */
export const inOrder = (story: string, browsers: () => readonly BrowserContext[]): void => {
  let failed = false;
  beforeEach(({ skip }) => {
    if (failed) skip("an earlier chapter failed");
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    failed = true;
    const pages = browsers().flatMap((browser) => browser.pages());
    for (const [n, page] of pages.entries())
      await picture(page, `failed-${story}-${n + 1}`).catch(() => {});
  });
};
