import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { judgeCase, nothingObserved, openCase } from "../../client/checkpoint/vehicle-case.ts";
import { freshness } from "../../shared/domain/freshness.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { checkCounts, checkFiles, checkOutboxes, checkServer } from "./tablets/checks.ts";
import { finish } from "./tablets/finish.ts";
import { type Installation, makeInstallation } from "./tablets/installation.ts";
import type { Play } from "./tablets/play.ts";
import { serverHere } from "./tablets/server.ts";
import { aTablet, type Page, type Tablet } from "./tablets/tablet.ts";
import { dealWith } from "./tablets/vehicles.ts";
import { layWire } from "./tablets/wire.ts";
import { makeWorld, turns } from "./tablets/world.ts";

const hour = 3_600_000;
const days = 7;
const scansADay = 700;
/** So many thousand scans are recorded and sent, and that takes what it takes. */
const patienceMs = 240_000;

let installation: Installation;
beforeAll(async () => {
  installation = await makeInstallation();
}, 120_000);
afterAll(() => installation.remove());

const inContact = async (): Promise<Play & { readonly tablet: Tablet }> => {
  const world = makeWorld(1, installation, (now) => serverHere(installation.folder, now));
  world.calm = true;
  await world.server.begin();
  const wire = layWire(world);
  const { identity, image } = installation.tablets[0]!;
  const tablet = aTablet({ world, wire, no: 0, identity, start: image });
  await tablet.boot();
  return { world, wire, tablets: [tablet], passes: [...installation.passes], tablet };
};

const revoke = async ({ world }: Play, { id }: Pass): Promise<void> => {
  const url = world.server.url()!;
  const answer = await fetch(`${url}/api/passes/${id}/revoke`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie: installation.cookie },
    body: JSON.stringify({ reason: "hết hạn hợp đồng" }),
  });
  expect(answer.status).toBe(200);
};

/** What the tablet says now of a vehicle that shows this pass, and of how old its knowledge is. */
const told = async ({ station }: Page, { token }: Pass) => {
  const shown = { by: "text", how: "camera", text: token } as const;
  const vehicleCase = (await openCase(station.desk(), shown))!;
  const now = station.clock.now();
  const { outcome, reasons } = judgeCase(vehicleCase, nothingObserved, now);
  const { level } = freshness(iso(station.sync.get().asOf!), iso(now));
  return { outcome, level, reasons: reasons.map(({ code }) => code) };
};

it("[V12] [V13] [O1] [O4] [S3] alone for a week with 700 scans a day, it says how old its knowledge is, judges on, and sends all of it once", {
  timeout: 600_000,
}, async () => {
  const play = await inContact();
  const { world, tablet } = play;
  const [revoked, good] = play.passes as [Pass, Pass];
  await revoke(play, revoked);
  await finish(play);
  expect(await told(tablet.pages[0]!, good)).toMatchObject({ level: "green" });
  await world.server.crash();

  for (let day = 0; day < days; day += 1)
    for (let n = 0; n < scansADay; n += 1) {
      await world.skip(Math.floor((24 * hour) / scansADay));
      // Once an hour it is awake for long enough to try what it can; between, each try would come to the same.
      const isAwake = n % 30 === 0;
      const record = isAwake ? tablet.record : tablet.recordUnsent;
      const pass = play.passes[n % play.passes.length]!;
      await dealWith(tablet, tablet.pages[0]!, pass, record);
      if (isAwake) await world.pass(1_000);
      if (day > 0 || n !== 100) continue;
      const soon = await told(tablet.pages[0]!, good);
      expect(soon).toMatchObject({ outcome: "inspect", level: "amber" });
      expect(soon.reasons).toContain("status-stale");
    }
  expect(tablet.told.size).toBe(days * scansADay);
  expect(await tablet.pages[0]!.station.db.count("outbox")).toBe(days * scansADay);

  // The battery ran empty on the last night; on the eighth day it starts anew.
  tablet.die("power-cut");
  await world.skip(hour);
  await tablet.boot();
  const late = await told(tablet.pages[0]!, good);
  expect(late).toMatchObject({ outcome: "cannot-check", level: "red" });
  expect(await told(tablet.pages[0]!, revoked)).toMatchObject({ outcome: "stop", level: "red" });

  await finish(play, patienceMs);
  await checkCounts(world, [tablet]);
  await world.server.stop();
  checkOutboxes(world, [tablet]);
  await checkFiles(world, [tablet]);
  await checkServer(world, [tablet]);
  expect(world.failures).toEqual([]);
  tablet.die("killed");
  await turns(1);
  await world.server.remove();
});
