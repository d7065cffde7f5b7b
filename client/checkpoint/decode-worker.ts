/// <reference lib="webworker" />
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { DecodeReply, DecodeRequest, Picture } from "./decoder.ts";

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
const painted = (picture: Picture): ImageData => {
  const width = "displayWidth" in picture ? picture.displayWidth : picture.width;
  const height = "displayHeight" in picture ? picture.displayHeight : picture.height;
  if (canvas?.width !== width || canvas.height !== height)
    canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
};

/** Formats whose first plane is how light each point is, a byte each: all that a code is read by. */
const lightFirst: ReadonlySet<string | null> = new Set(["I420", "I420A", "NV12"]);
let planes = new Uint8Array(0);

/** The light of a camera's frame, in grey, without painting it in colour and reading that back. */
const lightOf = async (frame: VideoFrame): Promise<ImageData> => {
  const size = frame.allocationSize();
  if (planes.length < size) planes = new Uint8Array(size);
  const [{ offset, stride }] = (await frame.copyTo(planes)) as [PlaneLayout];
  const { width, height } = frame.visibleRect!;
  const grey = new ImageData(width, height);
  const points = new Uint32Array(grey.data.buffer);
  for (let y = 0, to = 0; y < height; y += 1)
    for (let from = offset + y * stride, end = from + width; from < end; from += 1, to += 1)
      points[to] = 0xff000000 | (planes[from]! * 0x010101);
  return grey;
};

const pixels = async (picture: Picture): Promise<ImageData> => {
  try {
    if ("format" in picture && lightFirst.has(picture.format))
      return await lightOf(picture).catch(() => painted(picture));
    return painted(picture);
  } finally {
    picture.close();
  }
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
      await pixels(data.picture),
      data.effort === "thorough" ? thorough : options,
    );
    if (found?.isValid) answer({ kind: "text", text: found.text });
    else answer({ kind: found ? "unreadable" : "nothing" });
  } catch {
    answer({ kind: "nothing" });
  }
};
