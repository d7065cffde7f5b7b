/**
 * `npm run icons`: draws the tablet app's icons from `client/public/favicon.svg` into `client/public/checkpoint`.
 * Needs Chromium.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.ts";

const target = join(import.meta.dirname, "../../client/public");
const svg = readFileSync(join(target, "favicon.svg"), "utf8");
/** Phones cut a maskable icon to a circle of 80 % and round an apple-touch icon themselves: ground to every edge. */
const toTheEdge = (scale: number): string =>
  svg
    .replace(/<rect[^>]*>/, (rect) => rect.replace(/rx="\d+"/, ""))
    .replace(/(<path)/, `$1 transform="translate(16 16) scale(${scale}) translate(-16 -16)"`);

const browser = await launch();
const page = browser.context.pages()[0]!;
for (const [name, size, drawing] of [
  ["icon-192", 192, svg],
  ["icon-512", 512, svg],
  ["icon-maskable-192", 192, toTheEdge(0.78)],
  ["icon-maskable-512", 512, toTheEdge(0.78)],
  ["icon-180", 180, toTheEdge(0.9)],
] as const) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
  const path = join(target, "checkpoint", `${name}.png`);
  await page.screenshot({ path, omitBackground: true });
}
await browser.close();
