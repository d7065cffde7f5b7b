import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { expect } from "vitest";
import { type Browser, type BrowserWish, launch, makeVideo, type VideoWish } from "./chromium.ts";
import type { Stage } from "./stage.ts";
import { layWire, type Wire } from "./wire.ts";

/** What lies before the camera while no vehicle is there: a leaf of paper without a code. */
const nothing = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

/** Every process of the browser with this profile, as a power cut ends them: nothing is flushed, nobody is told. */
const killBrowser = (profile: string): void => {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      if (readFileSync(join("/proc", pid, "cmdline"), "utf8").includes(profile))
        process.kill(Number(pid), "SIGKILL");
    } catch {
      // It ended meanwhile.
    }
};

/** The tablet's own database is deleted under it, and where it is to be so the copy of what waits, too. */
export const loseDatabase = (page: Page, what: "database" | "and its copy"): Promise<void> =>
  page.evaluate(async (both) => {
    const buckets = (navigator as { storageBuckets?: { delete: (name: string) => Promise<void> } })
      .storageBuckets;
    if (both) await buckets?.delete("greenlane-waiting");
    await new Promise<void>((done) => {
      indexedDB.deleteDatabase("greenlane-checkpoint").onsuccess = () => done();
    });
  }, what === "and its copy");

/** One post's tablet: a browser of its own, a camera of its own, a network that can be cut. */
export interface Tablet {
  /** The page in use; another one after `reopen`. */
  page: Page;
  readonly browser: Browser;
  readonly wire: Wire;
  /** Holds a picture (PNG) or a code's text before the camera, which is seen at once. */
  readonly show: (code: string | Uint8Array) => Promise<void>;
  readonly takeAway: () => Promise<void>;
  /** Its power is cut and comes back; the same tablet, its browser on no page yet. `meanwhile`: to what it stored. */
  readonly afterPowerCut: (meanwhile?: (profile: string) => void) => Promise<Tablet>;
  readonly close: () => Promise<void>;
}

/**
 * The tablet sleeps and wakes, and so takes its camera anew. Playwright keeps every page visible, so the page is told
 * what a browser would tell it.
 */
export const sleepAndWake = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tell = () => document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    tell();
    Reflect.deleteProperty(document, "visibilityState");
    tell();
  });

/** Enough to read a code by, at half the work: the machine has other screens to show. */
const small: VideoWish = { width: 960, height: 540 };

/** `size`: what its camera sees. */
type TabletWish = Pick<BrowserWish, "whole"> & { readonly size?: VideoWish };

const hold = async (
  wish: TabletWish,
  camera: string,
  wire: Wire,
  profile?: string,
): Promise<Tablet> => {
  const { size = small, whole = false } = wish;
  const browser = await launch({ camera, whole, ...(profile !== undefined && { profile }) });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const see = async (picture: Uint8Array): Promise<void> => {
    await makeVideo(picture, camera, size);
    await sleepAndWake(tablet.page);
  };
  const tablet: Tablet = {
    page,
    browser,
    wire,
    show: async (code) =>
      see(
        typeof code === "string"
          ? await toBuffer(code, { errorCorrectionLevel: "Q", scale: 8 })
          : code,
      ),
    takeAway: () => see(nothing),
    afterPowerCut: async (meanwhile) => {
      killBrowser(browser.profile);
      await browser.close("keep-profile").catch(() => {});
      meanwhile?.(browser.profile);
      return hold(wish, camera, wire, browser.profile);
    },
    close: async () => {
      await browser.close();
      wire.close();
    },
  };
  return tablet;
};

/** Closes the page and opens another at `path`: what was in memory is gone. */
export const reopen = async (tablet: Tablet, path: string): Promise<void> => {
  const next = await tablet.browser.context.newPage();
  await tablet.page.close();
  tablet.page = next;
  await next.goto(tablet.wire.origin + path);
};

/** A tablet fresh from its box, on the page where tablets begin. */
export const unpackTablet = async (
  stage: Pick<Stage, "origin" | "folder">,
  name: string,
  wish: TabletWish = {},
): Promise<Tablet> => {
  const camera = await makeVideo(nothing, join(stage.folder, `${name}.y4m`), wish.size ?? small);
  const tablet = await hold(wish, camera, await layWire(stage.origin));
  await tablet.page.goto(`${tablet.wire.origin}/checkpoint/`);
  return tablet;
};

/** Types the one-time code; resolves when the tablet has its data and is live. */
export const enrolWith = async (
  { page }: Pick<Tablet, "page">,
  code: string,
  name: string,
): Promise<void> => {
  await page.getByTestId("enrol-code").fill(code);
  await page.getByTestId("enrol-name").fill(name);
  await page.getByTestId("enrol-submit").click();
  await ready({ page });
};

/** As `enrolWith`, by a code that the administrator makes for it: where how it is made is not the story. */
export const enrolAt = async (
  { admin }: Pick<Stage, "admin">,
  tablet: Pick<Tablet, "page">,
  checkpoint: string,
  name: string,
): Promise<void> => {
  const { code } = await admin.call("createEnrolCode", { body: { checkpoint } });
  await enrolWith(tablet, code, name);
};

/** The tablet holds its data and hears of news at once. */
export const ready = async (
  { page }: Pick<Tablet, "page">,
  within?: { readonly timeout: number },
): Promise<void> => {
  await page.locator("[data-testid=data-age][data-live=true]").waitFor(within);
};

/** Waits for the verdict and answers with what it looks like and says. */
export const verdictOn = async (page: Page) => {
  const screen = page.getByTestId("verdict");
  await screen.waitFor();
  return {
    outcome: await screen.getAttribute("data-outcome"),
    face: await screen.getAttribute("data-face"),
    reasons: await screen.getAttribute("data-reasons"),
    headline: (await page.getByTestId("verdict-outcome").textContent())?.trim() ?? "",
    icon: await screen.locator(".face-icon").innerHTML(),
    colour: await page
      .locator(".verdict-band")
      .evaluate((band) => getComputedStyle(band).backgroundColor),
  };
};

/** As a hand reader: every key at once, whatever the focus; `made` is what the layout makes of a key. */
export const readByHand = async (
  page: Page,
  text: string,
  made = (character: string): string => character,
): Promise<void> => {
  const cdp = await page.context().newCDPSession(page);
  const keys = [...text].map((character) => {
    const digit = /\d/.test(character);
    const code = digit
      ? `Digit${character}`
      : /[A-Z]/.test(character)
        ? `Key${character}`
        : character === ":"
          ? "Semicolon"
          : "";
    return { code, key: made(character), text: made(character), modifiers: digit ? 0 : 8 };
  });
  const enter = {
    code: "Enter",
    key: "Enter",
    text: "\r",
    modifiers: 0,
    windowsVirtualKeyCode: 13,
  };
  // Timed as the reader sends them: a busy machine hands them over late.
  const begun = Date.now() / 1_000;
  await Promise.all(
    [...keys, enter].flatMap((key, n) => {
      const timed = { ...key, timestamp: begun + n * 0.012 };
      return [
        cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...timed }),
        cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...timed, text: "" }),
      ];
    }),
  );
  await cdp.detach();
};

/** One tap; answers with the words that say it is recorded, which stay on screen for a moment only. */
export const decide = async (page: Page, decision: string): Promise<string> => {
  await page.getByTestId(`decide-${decision}`).click();
  return (
    (await page.locator(`[data-testid=recorded][data-decision=${decision}]`).textContent()) ?? ""
  );
};

/** Long enough for a look-up, ms. */
const lookUpMs = 3_000;

/** Looks a plate up by hand until the tablet has it on file: what was registered just now is on its way. */
export const holds = async (page: Page, plate: string): Promise<void> => {
  await page.getByTestId("tab-typed").click();
  const field = page.getByTestId("typed-field");
  await expect
    .poll(async () => {
      await field.fill("");
      await field.fill(plate);
      // Typed anew at once, a busy machine would never come to show it.
      await page
        .getByTestId("suggestion")
        .first()
        .waitFor({ timeout: lookUpMs })
        .catch(() => {});
      return page.getByTestId("suggestion").count();
    })
    .toBe(1);
  await field.fill("");
  await page.getByTestId("tab-scan").click();
};

/** The second way in: types a plate or a short code. */
export const typeIn = async (page: Page, text: string): Promise<void> => {
  await page.getByTestId("tab-typed").click();
  await page.getByTestId("typed-field").fill(text);
  await page.getByTestId("typed-submit").click();
};

/** Scans this tablet has still to send, as its screen says. */
export const waitingIs = (page: Page, count: number): Promise<void> =>
  expect
    .poll(() => page.getByTestId("outbox-count").first().getAttribute("data-waiting"))
    .toBe(String(count));
