import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ScanDraft } from "../../client/checkpoint/outbox.ts";
import type { KeptScan } from "../../server/store/audit-reads.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { aScan } from "../build/a-scan.ts";
import { chanceOf } from "../fuzz/chance.ts";
import { browserThere } from "./chromium.ts";
import { inOrder } from "./in-order.ts";
import { type PageModule, pageModule } from "./page-module.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import { enrolAt, ready, type Tablet, unpackTablet, waitingIs } from "./tablet.ts";

const queued = 5_000;
const vehicles = 50;
/**
 * As being killed in the middle of a write leaves Chromium's log of its databases once it has gone on writing it: with a
 * record that stops within itself. Finding it, Chromium throws them all away.
 */
const tearLog = (profile: string): void => {
  const folder = join(profile, "Default", "IndexedDB");
  const databases = readdirSync(folder).filter((name) => name.endsWith(".leveldb"));
  expect(databases).toHaveLength(1);
  const logs = readdirSync(join(folder, databases[0]!)).filter((name) => name.endsWith(".log"));
  const log = join(folder, databases[0]!, logs.at(-1)!);
  const bytes = readFileSync(log);
  // Of the first record the last byte: what is behind it follows at once.
  const end = 7 + bytes.readUInt16LE(4);
  writeFileSync(log, Buffer.concat([bytes.subarray(0, end - 1), bytes.subarray(end)]));
};

/** Each kills both browser and server while one writes and the other takes in. */
const rounds = 8;

declare global {
  interface Window {
    /** Told of each scan that is recorded, once it is. */
    toldOf: (id: string) => Promise<void>;
  }
}

const recordIn = (page: Page, drafts: readonly ScanDraft[]): Promise<void> =>
  page.evaluate((all) => window.recordAll(all, window.toldOf), drafts);

describe.skipIf(!browserThere)("a tablet whose browser is killed by SIGKILL", () => {
  let stage: Stage;
  let tablet: Tablet;
  let module: PageModule;
  const passes: Pass[] = [];
  const told = new Set<string>();
  const tried = new Set<string>();

  beforeAll(async () => {
    module = await pageModule("record-in-page.ts");
    stage = await setStage();
    for (let n = 0; n < vehicles; n += 1)
      passes.push(await issue(stage, { plate: aPlate(`93C-${10_000 + n}`) }));
    tablet = await unpackTablet(stage, "killed");
    await enrolAt(stage, tablet, places.border, "Máy bị tắt ngang");
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("killed", () => (tablet ? [tablet.browser.context] : []));

  /** The page in use can record by script from now on. */
  const learnToRecord = async (): Promise<void> => {
    tablet.wire.divert(module.diversion);
    await tablet.page.addScriptTag({ url: module.address, type: "module" });
    tablet.wire.divert(null);
  };

  /** So many vehicles, one after the other until now. */
  const draftsOf = (count: number): readonly ScanDraft[] =>
    Array.from({ length: count }, (_, n) => {
      const pass = passes[n % vehicles]!;
      const at = Date.now() - (count - n) * 100;
      const { v: _v, seq: _seq, prev: _prev, ...scan } = aScan();
      const seen = { text: pass.token, pass: pass.id, plate: pass.plate };
      const draft = { ...scan, ...seen, id: uuidV7(at), checkpoint: places.border, at: iso(at) };
      tried.add(draft.id);
      return draft;
    });

  const onRecord = async (): Promise<readonly KeptScan[]> => {
    const reads = openSqliteAudit(join(stage.folder, "data", "greenlane.db"));
    try {
      return await reads.scans(0, (await reads.head()).seq);
    } finally {
      await reads.close();
    }
  };

  /** [S3] [O2] What was told is on record, each once, in a chain without a gap, and nothing else is. */
  const expectAllOnce = async (): Promise<void> => {
    const scans = await onRecord();
    const ids = scans.map(({ seen }) => seen.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...told].filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !tried.has(id))).toEqual([]);
    const chain = [...scans].sort((a, b) => a.deviceSeq! - b.deviceSeq!);
    expect(chain.map(({ deviceSeq }) => deviceSeq)).toEqual(ids.map((_, n) => n + 1));
    expect(chain.map(({ body }) => body.prev)).toEqual([
      null,
      ...chain.slice(0, -1).map(({ hash }) => hash),
    ]);
    expect(
      scans.filter(({ seen }) => seen.marks.some((mark) => mark !== "verdict-differs")),
    ).toEqual([]);
  };

  test("[O1] [O4] [S3] has all of 5,000 scans that waited, and sends each once", {
    timeout: 900_000,
  }, async () => {
    await stage.killServer();
    await learnToRecord();
    const drafts = draftsOf(queued);
    await tablet.page.evaluate((all) => window.queueAll(all), drafts);
    for (const { id } of drafts) told.add(id);
    tablet = await tablet.afterPowerCut();
    await stage.startServer();
    const online = performance.now();
    await tablet.page.goto(`${tablet.wire.origin}/checkpoint/`);
    await tablet.page.getByTestId("outbox-count").first().waitFor();
    await expect
      .poll(async () => (await onRecord()).length, { timeout: 600_000, interval: 1_000 })
      .toBe(queued);
    const sent = performance.now();
    await waitingIs(tablet.page, 0);
    await expectAllOnce();
    const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
    process.stdout.write(
      `\n${queued} scans uploaded in ${seconds(online, sent)} s, cold start of the page included\n`,
    );
  });

  test("[O1] [O2] [S2] [S3] loses and doubles nothing, the server killed too, time after time", {
    timeout: 900_000,
  }, async () => {
    const chance = chanceOf(1);
    for (let round = 0; round < rounds; round += 1) {
      await ready(tablet, { timeout: 120_000 });
      await tablet.page.exposeFunction("toldOf", (id: string) => void told.add(id));
      await learnToRecord();
      // It ends with its browser.
      recordIn(tablet.page, draftsOf(500)).catch(() => {});
      const enough = told.size + chance.int(2, 25);
      await expect.poll(() => told.size, { interval: 5 }).toBeGreaterThanOrEqual(enough);
      const both = [() => stage.killServer(), async () => (tablet = await tablet.afterPowerCut())];
      for (const kill of chance.percent(50) ? both : both.reverse()) {
        await kill();
        await wait(chance.int(0, 100));
      }
      await stage.startServer();
      await tablet.page.goto(`${tablet.wire.origin}/checkpoint/`);
    }
    await ready(tablet, { timeout: 120_000 });
    await waitingIs(tablet.page, 0);
    expect(told.size).toBeGreaterThan(queued + rounds);
    await expectAllOnce();
  });

  test("[O26] [O1] [S3] loses nothing where the browser throws its damaged database away", async () => {
    await stage.killServer();
    await learnToRecord();
    await tablet.page.exposeFunction("toldOf", (id: string) => void told.add(id));
    await recordIn(tablet.page, draftsOf(20));
    tablet = await tablet.afterPowerCut(tearLog);
    await stage.startServer();
    await tablet.page.goto(`${tablet.wire.origin}/checkpoint/`);
    await ready(tablet, { timeout: 120_000 });
    await waitingIs(tablet.page, 0);
    await expectAllOnce();
  });
});
