import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

const built = join(import.meta.dirname, "../../dist/client");

/** Bytes, compressed, of all the script that a page and its workers have loaded; sheets not opened yet are not among it. */
export const scriptLoaded = async (page: Page): Promise<number> => {
  const paths = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith(".js")),
  );
  return [...new Set(paths)].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(built, path))).length,
    0,
  );
};
