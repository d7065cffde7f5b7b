import type { Page } from "playwright-core";

/** One line of the table. */
export interface Line {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(1)} ms`;
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

/** Watches how long the page goes without drawing: a camera that stands still. */
const watchPauses = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watch = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { greenlanePauses: watch });
    const look = (now: number): void => {
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
const longestPause = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as { greenlanePauses: { longest: number } }).greenlanePauses.longest,
  );

/** When the calls of the snapshot were, ms of the page's clock. */
const snapshotCalls = (page: Page) =>
  page.evaluate(() => {
    const calls = performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/api/snapshot/")) as PerformanceResourceTiming[];
    const manifest = calls.find(({ name }) => name.endsWith("/manifest"))!;
    const parts = calls.filter(({ name }) => name.includes("/parts/"));
    return {
      asked: manifest.startTime,
      told: manifest.responseEnd,
      parts: parts.length,
      bytes: parts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });

/** Look-ups through the page's own thread and database, ms each; every one must find what it looks for. */
const lookUps = (page: Page, plates: readonly string[], by: "plate" | "look") =>
  page.evaluate(
    async ({ plates, by }) => {
      const script = performance
        .getEntriesByType("resource")
        .find(({ name }) => name.includes("pass-worker"))!.name;
      const worker = new Worker(script, { type: "module", name: "greenlane-checkpoint" });
      const ask = (no: number, find: object): Promise<readonly unknown[]> =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) =>
            "failed" in data ? reject(new Error(data.failed)) : resolve(data.value);
          worker.postMessage({ no, find });
        });
      await ask(0, { by: "id", text: "-" });
      const times: number[] = [];
      for (const [no, plate] of plates.entries()) {
        const text = by === "plate" ? plate : plate.slice(2).replace(/[OD]/g, "0");
        const began = performance.now();
        const found = await ask(no + 1, { by, text, typed: text, limit: 6 });
        times.push(performance.now() - began);
        if (found.length === 0) throw new Error(`${plate} was not found`);
      }
      worker.terminate();
      return times;
    },
    { plates, by },
  );

export interface SnapshotBench {
  readonly page: Page;
  readonly code: string;
  readonly passes: number;
  /** Plates on file, to look up. */
  readonly plates: readonly string[];
}

/** Enrols a tablet that reaches everything, and measures what it takes until it holds it and how fast it finds it. */
export const measureSnapshot = async (bench: SnapshotBench): Promise<readonly Line[]> => {
  const { page, code, passes, plates } = bench;
  await page.evaluate(() => performance.setResourceTimingBufferSize(5_000));
  await page.getByTestId("enrol-code").fill(code);
  await page.getByTestId("enrol-name").fill("Máy đo");
  await page.getByTestId("enrol-submit").click();
  await page.getByTestId("post-name").waitFor();
  await watchPauses(page);
  await page.locator("[data-testid=data-age]:not([data-level=red])").waitFor({ timeout: 300_000 });
  const whole = await page.evaluate(() => performance.now());
  const pause = await longestPause(page);
  const { asked, told, parts, bytes } = await snapshotCalls(page);
  const exact = await lookUps(page, plates, "plate");
  const alike = await lookUps(page, plates, "look");
  return [
    { name: "passes", value: String(passes) },
    { name: "parts, over the wire", value: `${parts}, ${(bytes / 1e6).toFixed(1)} MB` },
    { name: "put together by the server, for the first", value: seconds(told - asked) },
    { name: "snapshot fetched and applied", value: seconds(whole - told), goal: "≤ 5 s" },
    { name: "longest the page stood still meanwhile", value: milliseconds(pause) },
    { name: "plate look-up, median", value: milliseconds(at(exact, 0.5)), goal: "≤ 20 ms" },
    { name: "plate look-up, 95 of 100", value: milliseconds(at(exact, 0.95)), goal: "≤ 20 ms" },
    { name: "part of a plate, median", value: milliseconds(at(alike, 0.5)), goal: "≤ 20 ms" },
    { name: "part of a plate, 95 of 100", value: milliseconds(at(alike, 0.95)) },
  ];
};
