import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { type Browser, browserThere, launch, makeVideo } from "./chromium.ts";

const wasm = readFileSync(new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** Opens the camera, grabs one frame and closes it again. */
const frame = async (page: Page): Promise<Buffer> => {
  const url: string = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    const video = document.createElement("video");
    video.srcObject = stream;
    await video.play();
    await new Promise((seen) => video.requestVideoFrameCallback(seen));
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    for (const track of stream.getTracks()) track.stop();
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
};

const read = async (png: Buffer): Promise<string | undefined> =>
  (await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] }))[0]?.text;

describe.skipIf(!browserThere)("the browser that journeys are played in", () => {
  const folder = mkdtempSync(join(tmpdir(), "greenlane-camera-"));
  let browser: Browser;
  let site: Server;
  let page: Page;
  let camera: string;

  beforeAll(async () => {
    site = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<p>x"));
    await new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready));
    camera = await makeVideo(await toBuffer("MỘT"), join(folder, "camera.y4m"));
    browser = await launch({ camera });
    page = await browser.context.newPage();
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    rmSync(folder, { recursive: true });
  });

  test("its camera shows the code held before it, and another after a swap", async () => {
    expect(await read(await frame(page))).toBe("MỘT");
    await makeVideo(await toBuffer("HAI"), camera);
    expect(await read(await frame(page))).toBe("HAI");
  });

  test("its clock is that of Việt Nam", async () => {
    expect(await page.evaluate(() => new Date("2026-01-01T00:00:00Z").getHours())).toBe(7);
  });
});
