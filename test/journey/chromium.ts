import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type BrowserContext, chromium } from "playwright-core";
import { patience } from "./patience.ts";

const run = promisify(execFile);

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const executable = places.find((place) => place !== undefined && existsSync(place));
/** The same Chromium without all that surrounds a page: journeys take two thirds of the time. */
const shell = "/usr/bin/chromium-headless-shell";
const light = process.env.CHROMIUM || !existsSync(shell) ? executable : shell;

/**
 * Is there a browser to play journeys in? A laptop without one skips them, loudly; CI must have one.
 * Journeys begin `describe.skipIf(!browserThere)(…)`.
 */
export const browserThere = executable !== undefined;
if (!browserThere) {
  const advice = "No Chromium: install it, or name one in the environment variable CHROMIUM.";
  if (process.env.CI) throw new Error(advice);
  process.stderr.write(`\n*** JOURNEYS SKIPPED. ${advice}\n\n`);
}

/** `software` draws WebGL, which the map needs, on the processor; `none` is quicker. */
export interface BrowserWish {
  /** Nothing left out: background sync, what its owner sets for all sites, a camera's zoom. Slower. */
  readonly whole?: boolean;
  /** A video made by `makeVideo`; without it the camera shows Chromium's own test picture. */
  readonly camera?: string;
  /** How many cameras it has; one unless said. More than one only without a video. */
  readonly cameras?: number;
  /** A folder kept from an earlier launch, to find again what the tablet stored. */
  readonly profile?: string;
  readonly graphics?: "none" | "software";
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly locale?: "vi-VN" | "en-GB";
}

export interface Browser {
  readonly context: BrowserContext;
  /** Where its storage lies; give it to the next `launch` to come back as the same tablet. */
  readonly profile: string;
  /** Closes it, and deletes the profile unless it was given or is to be kept. */
  readonly close: (keep?: "keep-profile") => Promise<void>;
}

/** A real Chromium as one person holds it: own profile, camera allowed, clock of Việt Nam. */
export const launch = async (wish: BrowserWish = {}): Promise<Browser> => {
  const profile = wish.profile ?? mkdtempSync(join(tmpdir(), "greenlane-browser-"));
  const executablePath = wish.whole ? executable : light;
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    // Playwright's own headless switch leaves out the fake camera.
    headless: false,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--mute-audio",
      "--hide-scrollbars",
      ...(wish.graphics === "software"
        ? ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        : ["--disable-gpu"]),
      "--use-fake-ui-for-media-stream",
      `--use-fake-device-for-media-stream=device-count=${wish.cameras ?? 1}`,
      ...(wish.camera ? [`--use-file-for-fake-video-capture=${resolve(wish.camera)}`] : []),
    ],
    permissions: ["camera"],
    viewport: wish.viewport ?? { width: 800, height: 1280 },
    colorScheme: wish.colorScheme ?? "light",
    // What moves for its own sake is drawn sixty times a second, by processors that journeys wait for.
    reducedMotion: "reduce",
    locale: wish.locale ?? "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
  context.setDefaultTimeout(patience);
  return {
    context,
    profile,
    close: async (keep) => {
      await context.close();
      if (!wish.profile && !keep) rmSync(profile, { recursive: true, force: true });
    },
  };
};

export interface VideoWish {
  readonly width?: number;
  readonly height?: number;
  /** Pictures a second. */
  readonly rate?: number;
}

/**
 * A video for the fake camera, shown over and over: a PNG (path or bytes) fitted into the frame on grey, as a code held
 * before the lens. Plain pictures, five a second unless wished: thirty cost each camera in use much for nothing. Writes
 * `target` (`.y4m`) whole or not at all, and returns it. Of another picture for a camera in use the page sees when it
 * next opens the camera (getUserMedia again: a reload, or a screen that stops and restarts it).
 */
export const makeVideo = async (
  picture: string | Uint8Array,
  target: string,
  { width = 1280, height = 720, rate = 5 }: VideoWish = {},
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "greenlane-video-"));
  try {
    const still = join(folder, "still.png");
    writeFileSync(still, typeof picture === "string" ? await readFile(picture) : picture);
    const inner = `${Math.round(width * 0.9)}:${Math.round(height * 0.9)}`;
    const video = join(folder, "camera.y4m");
    await run("ffmpeg", [
      ...["-v", "error", "-y", "-framerate", String(rate), "-i", still],
      "-vf",
      `scale=${inner}:force_original_aspect_ratio=decrease:flags=neighbor,` +
        `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:color=0x999999`,
      ...["-pix_fmt", "yuv420p", video],
    ]);
    // Beside the target first: a rename is whole only within one file system.
    const beside = `${target}.new`;
    writeFileSync(beside, await readFile(video));
    renameSync(beside, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return target;
};
