import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import type { Scan } from "../shared/domain/scan.ts";
import {
  type Administrator,
  aServerProcess,
  type ServerProcess,
  signInAsAdministrator,
} from "../test/build/a-process.ts";
import { type Grown, growStore } from "./grow-store.ts";
import { aRequest, measure } from "./load.ts";
import { type Stage, scansATrip, setStage } from "./stage.ts";

/**
 * What gets slower as a store grows: the same day's work on stores of 10,000, 1 million and 5 million scans, side by
 * side and in turns. Prints one table of medians with ratios to the smallest, and bytes a scan. The goal is that no line
 * grows more than 1.5 times. `--quick`: 10,000 and 300,000 scans; the whole needs 20 GB below the folder for temporary
 * files, which are removed again.
 */
const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const scansADay = 10_000;
const sizes = options.quick ? [10_000, 300_000] : [10_000, 1_000_000, 5_000_000];
const rounds = options.quick ? 5 : 9;
const postsARound = 40;
const readsARound = 8;
/** Each makes one trip of today anew. */
const lateARound = 10;
/** Each ends the day with one vehicle on the road. */
const tablets = 300;

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A day's scans through the product's own door, and then what it left on the disk, at rest. */
const liveThroughDay = async (data: string): Promise<Stage> => {
  const each = Math.ceil(scansADay / tablets / scansATrip) * scansATrip + 1;
  const posted = rounds * postsARound + 2 * postsARound;
  const stage = await setStage(data, {
    devices: tablets + 1,
    trips: tablets * (each / scansATrip + 1) + posted,
  });
  const server = await aServerProcess(data);
  try {
    for (const [n, device] of stage.devices.slice(0, tablets).entries()) {
      const left = scansADay - n * each;
      const scans = Array.from({ length: Math.min(each, left) }, () => stage.nextScan(n));
      if (scans.length === 0) break;
      const reply = await fetch(`${server.url}/api/scans`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(device.batch(scans)),
      });
      if (!reply.ok) throw new Error(await reply.text());
    }
  } finally {
    await server.stop();
  }
  const db = new Database(join(data, "greenlane.db"));
  db.exec(
    "UPDATE pass SET search = lower(plate) || ' van tai phuoc long kcn chon thanh thu duc ' || no",
  );
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.pragma("journal_mode = DELETE");
  db.close();
  return stage;
};

interface Measured {
  readonly size: number;
  readonly grown: Grown;
  readonly bytesAScan: number;
  readonly server: ServerProcess;
  readonly admin: Administrator;
  /** Line of the table → times, ms. */
  readonly times: Map<string, number[]>;
}

const dir = mkdtempSync(join(tmpdir(), "greenlane-growth-"));
const stores: Measured[] = [];

const time = async (store: Measured, name: string, call: () => Promise<unknown>): Promise<void> => {
  const began = performance.now();
  await call();
  const took = performance.now() - began;
  store.times.set(name, [...(store.times.get(name) ?? []), took]);
};

/** A round on one store: the same scans as on every other, and the pages people have open. */
const round = async (
  store: Measured,
  uploads: readonly string[],
  lateUploads: readonly string[],
  n: number,
): Promise<void> => {
  const { server, admin } = store;
  const url = new URL(server.url);
  const { p50 } = await measure(url, [uploads.map((body) => aRequest(url, body))]);
  store.times.set("scan post", [...(store.times.get("scan post") ?? []), p50]);
  const late = await measure(url, [lateUploads.map((body) => aRequest(url, body))]);
  store.times.set("late scan", [...(store.times.get("late scan") ?? []), late.p50]);
  const { items: trips } = await admin.get<{ items: { id: string; plate: string }[] }>(
    `/api/trips?limit=${readsARound}`,
  );
  const { seq } = await admin.get<{ seq: number }>("/readyz");
  for (let i = 0; i < readsARound; i += 1) {
    const { id, plate } = trips[i]!;
    await time(store, "approaching", () => admin.get("/api/arrivals?checkpoint=bu-dang"));
    await time(store, "trip page", () => admin.get(`/api/trips/${id}`));
    await time(store, "changes", () => admin.get(`/api/changes?after=${seq - 200}`));
    await time(store, "trips", () => admin.get("/api/trips?limit=50"));
    await time(store, "passes", () => admin.get("/api/passes?limit=50"));
    await time(store, "audit", () => admin.get("/api/audit"));
    if (i > 0) continue;
    await time(store, "wall's snapshot", () => admin.get("/api/snapshot"));
    await time(store, "trips of a plate", () => admin.get(`/api/trips?plate=${plate}`));
    await time(store, "passes found", () => admin.get(`/api/passes?q=chon%20thanh%20${n}99`));
  }
};

/** What people and tablets wait for all day, and what only now and then is asked for, in threads of its own. */
const goal = ["scan post", "late scan", "approaching", "trip page", "changes"];

const show = (): void => {
  const [first] = stores;
  const names = [...(first?.times.keys() ?? [])];
  const sorted = [...goal, ...names.filter((name) => !goal.includes(name))];
  line(`Medians of ${rounds} rounds in turns, ms; × the store of ${sizes[0]} scans`);
  line(
    `${"".padEnd(18)}${stores.map(({ grown }) => `${grown.scans} scans`.padStart(20)).join("")}`,
  );
  for (const name of sorted) {
    const values = stores.map(({ times }) => median(times.get(name) ?? []));
    const cells = values.map((value) => `${value.toFixed(2)}  ×${(value / values[0]!).toFixed(2)}`);
    const isGoal = goal.includes(name) ? "*" : " ";
    line(`${isGoal} ${name.padEnd(16)}${cells.map((cell) => cell.padStart(20)).join("")}`);
  }
  line(
    `  ${"bytes a scan".padEnd(16)}${stores.map(({ bytesAScan }) => bytesAScan.toFixed(0).padStart(20)).join("")}`,
  );
  line(
    `  ${"trips, passes".padEnd(16)}${stores.map(({ grown }) => `${grown.trips}, ${grown.passes}`.padStart(20)).join("")}`,
  );
  line("* goal: no more than ×1.50");
};

try {
  const day = join(dir, "day");
  mkdirSync(day);
  const stage = await liveThroughDay(day);
  for (const size of sizes) {
    const data = join(dir, String(size));
    mkdirSync(data);
    cpSync(join(day, "keys"), join(data, "keys"), { recursive: true });
    const began = performance.now();
    const file = join(data, "greenlane.db");
    const grown = growStore(join(day, "greenlane.db"), file, Math.round(size / scansADay) - 1);
    const bytesAScan = statSync(file).size / grown.scans;
    line(`${grown.scans} scans made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const server = await aServerProcess(data);
    const admin = await signInAsAdministrator(server.url);
    stores.push({ size, grown, bytesAScan, server, admin, times: new Map() });
  }
  for (let n = 0; n <= rounds; n += 1) {
    const device = stage.devices[tablets]!;
    const batch = (scan: Scan): string => JSON.stringify(device.batch([scan]));
    const uploads = Array.from({ length: postsARound }, () => batch(stage.nextScan(tablets)));
    const late = Array.from({ length: lateARound }, (_, i) =>
      batch(stage.lateScan(tablets, n * lateARound + i)),
    );
    const turn = n % 2 ? [...stores].reverse() : stores;
    for (const store of turn) await round(store, uploads, late, n);
    // The first warms caches and compilers up.
    if (n === 0) for (const { times } of stores) times.clear();
  }
  show();
} finally {
  for (const { server } of stores) await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
