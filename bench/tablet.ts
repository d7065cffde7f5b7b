import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { toBuffer } from "qrcode";
import { aServerProcess, signInAsAdministrator } from "../test/build/a-process.ts";
import { launch, makeVideo } from "../test/journey/chromium.ts";
import { scriptLoaded } from "../test/journey/first-load.ts";
import { setStage } from "./stage.ts";
import { bareStart, coldStart, coldStartLines, measureVerdicts } from "./tablet-barrier.ts";
import { type Line, measureSnapshot } from "./tablet-snapshot.ts";

/**
 * What a tablet at a barrier takes its time for, in a real browser against the built pages. Prints one table. `--passes`:
 * how many there are in the province, all of them within this tablet's reach (200,000 unless said). Build the pages first.
 */
/** Pictures a second. */
const asCamerasGive = { rate: 30 };
const { values: options } = parseArgs({
  options: { passes: { type: "string", default: "200000" } },
});
const passes = Number(options.passes);
const lookUps = 200;
const coldStarts = 5;

/** What lies before the camera while no vehicle is there. */
const blank = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

const show = (lines: readonly Line[]): void => {
  for (const { name, value, goal } of lines)
    process.stdout.write(`${name.padEnd(48)}${value.padStart(16)}  ${goal ?? ""}\n`);
};

const dir = mkdtempSync(join(tmpdir(), "greenlane-tablet-"));
try {
  const data = join(dir, "data");
  const stage = await setStage(data, { devices: 1, trips: passes });
  const { text } = stage.nextScan(0);
  const code = await toBuffer(text!, { errorCorrectionLevel: "Q", scale: 8 });
  const camera = await makeVideo(blank, join(dir, "camera.y4m"), asCamerasGive);
  const profile = join(dir, "profile");
  const server = await aServerProcess(data);
  const tablet = `${server.url}/checkpoint/`;
  try {
    const browser = await launch({ camera, profile, whole: true });
    const admin = await signInAsAdministrator(server.url);
    const { code: enrolment } = await admin.post<{ code: string }>("/api/devices/codes", {
      checkpoint: stage.devices[0]!.checkpoint,
    });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(tablet);
    const plates = Array.from(
      { length: lookUps },
      (_, n) => `93C${10_000 + ((n * 397) % Math.min(passes, 90_000))}`,
    );
    show(await measureSnapshot({ page, code: enrolment, passes, plates }));
    const script = await scriptLoaded(page);
    show([
      {
        name: "script loaded, compressed",
        value: `${(script / 1000).toFixed(0)} kB`,
        goal: "≤ 150 kB",
      },
    ]);
    await makeVideo(code, camera, asCamerasGive);
    await page.reload();
    show(await measureVerdicts(page, await browser.context.newCDPSession(page)));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await browser.close();
  } finally {
    await server.stop();
  }
  const times: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < coldStarts; n += 1) {
    const browser = await launch({ camera, profile, whole: true });
    times.push(await coldStart(browser.context, tablet));
    await browser.close();
    const beside = await launch({ camera, profile: join(dir, "bare"), whole: true });
    bare.push(await bareStart(beside.context));
    await beside.close();
  }
  show(coldStartLines(times, bare));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
