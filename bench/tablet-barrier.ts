import type { BrowserContext, CDPSession, Page } from "playwright-core";
import type { Line } from "./tablet-snapshot.ts";

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
const whole = (ms: number): string => `${Math.round(ms)} ms`;

const verdicts = 15;
/** How many times slower than this machine, and what is hoped for there, ms: DESIGN's goals at 720p. */
const slower = [
  { rate: 1, goal: 50 },
  { rate: 4, goal: 180 },
  { rate: 6, goal: 250 },
] as const;

const measured = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    (document.documentElement.dataset.frameToVerdict ?? "").split(",").filter(Boolean).map(Number),
  );

/** One more look at the code that lies before the camera; resolves with the newest measurement, ms. */
const lookAgain = async (page: Page): Promise<number> => {
  const before = await measured(page);
  await page.getByTestId("scan-again").click();
  await page.getByTestId("verdict").waitFor();
  await page.waitForFunction(
    (seen) => document.documentElement.dataset.frameToVerdict !== seen,
    before.join(","),
  );
  const now = await measured(page);
  await page.getByTestId("close-undecided").click();
  return now.at(-1) ?? Number.NaN;
};

/**
 * From the frame that shows a code to its verdict, with the page's thread as slow as an old tablet's. The reader's own
 * thread cannot be slowed down by the browser: what it takes is in every line alike.
 */
export const measureVerdicts = async (
  page: Page,
  protocol: CDPSession,
): Promise<readonly Line[]> => {
  await page.getByTestId("verdict").waitFor();
  await page.getByTestId("close-undecided").click();
  await lookAgain(page);
  const lines: Line[] = [];
  for (const { rate, goal } of slower) {
    await protocol.send("Emulation.setCPUThrottlingRate", { rate });
    const times: number[] = [];
    for (let n = 0; n < verdicts; n += 1) times.push(await lookAgain(page));
    lines.push({
      name: `frame to verdict, page ${rate} times slower, median`,
      value: whole(middle(times)),
      goal: `≤ ${goal} ms`,
    });
  }
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return lines;
};

/** Opens the app in a browser just started, its server dead: ms from the address to the camera's first picture. */
export const coldStart = async (context: BrowserContext, address: string): Promise<number> => {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.addInitScript(() => {
    const look = (): void => {
      const video = document.querySelector("video");
      if (!video) return void requestAnimationFrame(look);
      video.requestVideoFrameCallback((now) => {
        document.documentElement.dataset.firstPicture = String(now);
      });
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.firstPicture);
  return page.evaluate(() => Number(document.documentElement.dataset.firstPicture));
};

/** Opens the camera as the app does, and nothing else. */
const barePage = `<!doctype html><video autoplay muted playsinline></video><script>
navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } }).then((stream) => {
  document.querySelector("video").srcObject = stream;
});</script>`;

/** The same of a page that does nothing but open the camera: what this machine takes for it, whatever app there is. */
export const bareStart = async (context: BrowserContext): Promise<number> => {
  const address = "http://localhost:9/";
  await context.route(address, (route) =>
    route.fulfill({ contentType: "text/html", body: barePage }),
  );
  return coldStart(context, address);
};

export const coldStartLines = (
  times: readonly number[],
  bare: readonly number[],
): readonly Line[] => [
  {
    name: "cold start without a server to first picture",
    value: whole(middle(times)),
    goal: "≤ 1 s",
  },
  {
    name: "of it, what a page takes that only opens a camera",
    value: whole(middle(bare)),
    goal: `×${(middle(times) / middle(bare)).toFixed(2)}`,
  },
];
