import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aServerProcess, signInAsAdministrator } from "../test/build/a-process.ts";
import { launch } from "../test/journey/chromium.ts";
import { setStage } from "./stage.ts";
import { type Line, measureSnapshot } from "./tablet-snapshot.ts";

/**
 * What a tablet at a barrier takes its time for, in a real browser against the built pages. Prints one table. `--passes`:
 * how many there are in the province, all of them within this tablet's reach (200,000 unless said). Build the pages first.
 */
const { values: options } = parseArgs({
  options: { passes: { type: "string", default: "200000" } },
});
const passes = Number(options.passes);
const lookUps = 200;

const show = (lines: readonly Line[]): void => {
  for (const { name, value, goal } of lines)
    process.stdout.write(`${name.padEnd(44)}${value.padStart(16)}  ${goal ?? ""}\n`);
};

const dir = mkdtempSync(join(tmpdir(), "greenlane-tablet-"));
try {
  const data = join(dir, "data");
  const stage = await setStage(data, { devices: 1, trips: passes });
  const server = await aServerProcess(data);
  const browser = await launch();
  try {
    const admin = await signInAsAdministrator(server.url);
    const { code } = await admin.post<{ code: string }>("/api/devices/codes", {
      checkpoint: stage.devices[0]!.checkpoint,
    });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(`${server.url}/checkpoint/`);
    const plates = Array.from(
      { length: lookUps },
      (_, n) => `93C${10_000 + ((n * 397) % Math.min(passes, 90_000))}`,
    );
    show(await measureSnapshot({ page, code, passes, plates }));
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
