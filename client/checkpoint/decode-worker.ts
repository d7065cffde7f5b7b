/// <reference lib="webworker" />
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { DecodeReply, DecodeRequest } from "./decoder.ts";

declare const self: DedicatedWorkerGlobalScope;

// Ours, not a CDN's: the tablet may never have seen the internet.
const overrides = { locateFile: (path: string) => (path.endsWith(".wasm") ? wasmUrl : path) };
const options = {
  formats: ["QRCode"],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  // A code that is seen but cannot be read is worth a word to the officer.
  returnErrors: true,
  maxNumberOfSymbols: 1,
} satisfies Parameters<typeof readBarcodes>[1];
const thorough = { ...options, tryRotate: true, tryInvert: true };

const warm = (async () => {
  await prepareZXingModule({ overrides, fireImmediately: true });
  await readBarcodes(new ImageData(64, 64), options);
})();

let canvas: OffscreenCanvas | null = null;
const pixels = (bitmap: ImageBitmap): ImageData => {
  if (canvas?.width !== bitmap.width || canvas.height !== bitmap.height)
    canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  const { width, height } = bitmap;
  bitmap.close();
  return context.getImageData(0, 0, width, height);
};

const answer = (reply: DecodeReply): void => self.postMessage(reply);

warm.then(
  () => answer({ kind: "ready" }),
  () => answer({ kind: "broken" }),
);

self.onmessage = async ({ data }: MessageEvent<DecodeRequest>) => {
  try {
    await warm;
    const [found] = await readBarcodes(
      pixels(data.bitmap),
      data.effort === "thorough" ? thorough : options,
    );
    if (found?.isValid) answer({ kind: "text", text: found.text });
    else answer({ kind: found ? "unreadable" : "nothing" });
  } catch {
    answer({ kind: "nothing" });
  }
};
