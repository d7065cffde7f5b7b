import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, launch, makeVideo } from "./chromium.ts";
import { openDesk } from "./screens-desk.ts";
import { type Matrix, makeMatrix } from "./screens-matrix.ts";
import { type Stage, setStage } from "./screens-stage.ts";
import { live, openTablet } from "./screens-tablet.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

/** Its picture is the least of a screen. */
export const small = { width: 640, height: 360 };
export const blank = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

/** One day on a stage of its own. What is there from the beginning, and what its first chapters put there. */
export interface Day {
  stage: Stage;
  context: BrowserContext;
  desk: Page;
  tablet: Page;
  border: UnseenTablet;
  gate: UnseenTablet;
  /** What the tablet's camera shows. */
  video: string;
}

/** A day whose chapters look at every screen that they can show. */
export const playDay = () => {
  const matrix: Matrix = makeMatrix();
  const day = {} as Day;
  let browser: Browser;
  let broken = false;

  beforeAll(async () => {
    day.stage = await setStage();
    day.video = await makeVideo(blank, join(day.stage.folder, "camera.y4m"), small);
    browser = await launch({ camera: day.video });
    day.context = browser.context;
    day.desk = day.context.pages()[0]!;
  });
  afterAll(async () => {
    process.stdout.write(`\n${matrix.summary()}\n`);
    await browser?.close();
    await day.stage?.close();
  });

  /** Every fault is named; only a chapter that could not be played to its end stops those after it. */
  const chapter = (title: string, play: () => Promise<void>): void =>
    test(title, async ({ skip }) => {
      if (broken) skip("an earlier chapter broke off");
      broken = true;
      await play();
      broken = false;
      expect(matrix.faults()).toEqual([]);
    }, 1_200_000);

  const reloadDesk = async (): Promise<void> => {
    // Its camera would go on looking, on a processor that the desk needs.
    await day.tablet?.goto("about:blank");
    await openDesk(day.desk, day.stage.origin);
  };
  const reloadTablet = async (): Promise<void> => {
    await openTablet(day.tablet, day.stage.origin);
    await live(day.tablet);
  };
  return { day, matrix, chapter, reloadDesk, reloadTablet };
};
