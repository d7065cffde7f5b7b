/**
 * `node test/journey/screens-for-readme.ts`: plays the demo day until half past ten and pictures it for the README,
 * into docs/screens. Needs Chromium and ffmpeg.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { buildClient } from "../../client/build.ts";
import { makeDay } from "../../data/demo/day.ts";
import { keptPassword, signIn } from "../../data/demo/people.ts";
import { makePlayer } from "../../data/demo/play.ts";
import { readReference, readRules } from "../../data/demo/reference.ts";
import { setStage } from "../../data/demo/set-stage.ts";
import { makeLog } from "../../server/log.ts";
import { start } from "../../server/start.ts";
import { iso } from "../../shared/domain/time.ts";
import { launch } from "./chromium.ts";
import { signInAt } from "./desk.ts";

const top = join(import.meta.dirname, "../..");
const target = join(top, "docs/screens");
const hour = 3_600_000;
const post = "dong-xoai";

// The clock of this process, server included, goes through the morning as fast as the day is played.
const realNow = Date.now;
let shift = 0;
Date.now = () => realNow() + shift;
const setClock = (to: number): void => {
  shift = to - realNow();
};

const folder = mkdtempSync(join(tmpdir(), "greenlane-readme-"));

/** Few colours, no dithering: what an interface is made of. */
const keep = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  const [raw, small] = [join(folder, "raw.png"), join(target, `${name}.png`)];
  await page.screenshot({ path: raw });
  const palette =
    "split[a][b];[a]palettegen=max_colors=192:stats_mode=full[p];[b][p]paletteuse=dither=none";
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", raw, "-vf", palette, small]);
  process.stdout.write(`${name}.png ${Math.round(statSync(small).size / 1024)} kB\n`);
};

await buildClient();
mkdirSync(target, { recursive: true });
const today = iso(Date.now()).slice(0, 10);
const fiveToday = Date.parse(`${today}T05:00:00+07:00`);
setClock(fiveToday);
const administrator = { username: "admin", password: "mot-mat-khau-thu" };
const server = await start({
  config: {
    port: 0,
    host: "localhost",
    data: join(folder, "data"),
    adminPassword: administrator.password,
    tls: null,
    origins: [],
    log: "silent",
    proxyHops: 0,
    databaseUrl: undefined,
  },
  log: makeLog("silent"),
  now: () => Date.now(),
  top,
});
const browser = await launch({ viewport: { width: 1440, height: 900 } });
try {
  const reference = readReference();
  const day = makeDay(reference, readRules(), fiveToday);
  const { stage } = await setStage(server.url, administrator, reference, day, fiveToday, {
    folder,
    say: () => {},
    signal: new AbortController().signal,
  });
  const happen = makePlayer(stage);
  for (const happening of day.happenings.filter(({ at }) => at < 5.5 * hour)) {
    setClock(fiveToday + happening.at);
    await happen(happening);
  }
  const admin = await signIn(server.url, administrator);
  const page = browser.context.pages()[0]!;
  const person = (username: string) => ({
    username,
    password: keptPassword(folder, server.url, username) ?? "",
  });

  await signInAt(page, { origin: server.url }, person("commander"));
  await page.goto(`${server.url}/command`);
  await page.locator("[data-testid=live-state][data-state=live]").waitFor();
  await keep(page, "wall");

  await browser.context.clearCookies();
  await signInAt(page, { origin: server.url }, person("registrar"));
  await page.goto(`${server.url}/registry`);
  await page.getByTestId("pass-row").nth(8).waitFor();
  await keep(page, "registry");

  // The next vehicle that comes to the post has its pass scanned.
  const { items } = await admin.call("arrivals", { query: { checkpoint: post } });
  const coming = items.find(({ trip }) => trip.pass !== null && trip.status === "on-the-road")!;
  const { token } = await admin.call("pass", { params: { id: coming.trip.pass! } });
  const { code } = await admin.call("createEnrolCode", { body: { checkpoint: post } });
  await page.setViewportSize({ width: 800, height: 1280 });
  await page.goto(`${server.url}/checkpoint/#enrol=${code}`);
  await page.locator("[data-testid=data-age][data-live=true]").waitFor();
  await page.getByTestId("tab-typed").click();
  await page.getByTestId("typed-field").fill(token);
  await page.getByTestId("typed-submit").click();
  await page.locator("[data-testid=verdict][data-face=go]").waitFor();
  await keep(page, "verdict");
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
