import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import type { ImportBatch } from "../shared/domain/import-shape.ts";
import { aServerProcess, signInAsAdministrator } from "../test/build/a-process.ts";
import { aRequest, type Measured, measure } from "./load.ts";
import { type Stage, scansATrip, setStage } from "./stage.ts";

/**
 * Lists of 10,000 and 100,000 vehicles through the real server: rows a second and peak memory of reading, checking and issuing, beside
 * a bare better-sqlite3 that inserts the rows issued; and the p99 of scan posts while a list is issued, beside idle. `--quick`:
 * 2,000 and 10,000 rows. `--profile DIR`: leaves a CPU profile of the server there.
 */
const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, profile: { type: "string" } },
});
const sizes = options.quick ? [2_000, 10_000] : [10_000, 100_000];
const scanRounds = options.quick ? 5 : 9;
const callers = 8;
const scansARound = 1_600;
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

let vehicles = 0;
const listOf = (rows: number): Buffer => {
  const lines = [
    "STT,Biển số xe,Loại xe,Mục đích,Đơn vị vận tải,Số người,Nơi đi,Nơi đến,Tuyến,Từ ngày,Đến ngày,Ghi chú",
  ];
  const day = (days: number): string =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (let n = 0; n < rows; n += 1) {
    vehicles += 1;
    const series = "BCDEGHKLMNPSTUVXYZ"[Math.floor(vehicles / 90_000)]!;
    const plate = `51${series}-${String(10_000 + (vehicles % 90_000)).replace(/(\d{3})(\d{2})/, "$1.$2")}`;
    lines.push(
      `${n + 1},${plate},Xe tải,Giao hàng,Công ty TNHH Hải Đăng QL14,2,Thành phố Thủ Đức,KCN Chơn Thành I,QL13,${day(0)},${day(5)},xe của đội ${n % 40}`,
    );
  }
  return Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);
};

const peakMb = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

const dir = mkdtempSync(join(tmpdir(), "greenlane-bench-"));
const data = join(dir, "product");
mkdirSync(data);
const stage: Stage = await setStage(data, {
  devices: callers,
  trips: Math.ceil((scansARound * (scanRounds * 2 + 2)) / scansATrip) + callers * 8,
});
// From the second start on what it runs is compiled already.
await (await aServerProcess(data)).stop();
const product = await aServerProcess(
  data,
  options.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` } : {},
);
const { cookie } = await signInAsAdministrator(product.url);
const headers = { cookie, origin: product.url };

const ask = async (path: string, init: RequestInit = {}): Promise<ImportBatch> => {
  const response = await fetch(`${product.url}/api/imports${path}`, {
    ...init,
    headers: { ...headers, ...init.headers },
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as ImportBatch;
};
const until = async (id: string, state: string): Promise<ImportBatch> => {
  for (;;) {
    const batch = await ask(`/${id}`);
    if (batch.state === state) return batch;
    if (["refused", "stopped"].includes(batch.state)) throw new Error(JSON.stringify(batch));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const bring = async (rows: number): Promise<string> => {
  const { id } = await ask("?name=bench.csv", {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(listOf(rows)),
  });
  return id;
};

/** What a pass is written to, each with what its newest rows are known by. */
const tables = { pass: "no", pass_version: "pass", event: "seq", row_seal: "seq" } as const;
/** The same rows in the same tables with their indexes, a thousand to a durable transaction, and nothing else. */
const bareSeconds = (rows: number): number => {
  const from = new Database(join(data, "greenlane.db"), { readonly: true });
  const file = join(dir, `bare-${rows}.db`);
  const to = new Database(file);
  to.pragma("journal_mode = WAL");
  to.pragma("synchronous = FULL");
  const schema = from
    .prepare<[], { sql: string }>(
      // What a pass is searched for by is an index too, kept by triggers; those come after the tables they write to.
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
       AND tbl_name IN (${[...Object.keys(tables), "pass_words"].map((one) => `'${one}'`).join()})
       ORDER BY type = 'trigger', type = 'index'`,
    )
    .all();
  for (const { sql } of schema) to.exec(sql);
  const all = Object.entries(tables).map(([table, newest]) => {
    const found = from
      .prepare<[number], object>(`SELECT * FROM ${table} ORDER BY ${newest} DESC LIMIT ?`)
      .all(rows);
    const names = Object.keys(found[0] ?? {});
    const insert = to.prepare(
      `INSERT INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
    );
    return { found, insert };
  });
  const began = performance.now();
  for (let at = 0; at < rows; at += 1_000)
    to.transaction(() => {
      for (let n = at; n < Math.min(rows, at + 1_000); n += 1)
        for (const { found, insert } of all) if (found[n]) insert.run(found[n]);
    }).immediate();
  const seconds = (performance.now() - began) / 1_000;
  to.close();
  from.close();
  return seconds;
};

const scanRound = (): Promise<Measured> => {
  const bodies = Array.from({ length: callers }, (_, n) =>
    Array.from({ length: scansARound / callers }, () =>
      aRequest(new URL(product.url), JSON.stringify(stage.devices[n]!.batch([stage.nextScan(n)]))),
    ),
  );
  return measure(new URL(product.url), bodies);
};

try {
  await scanRound();
  const baseMb = peakMb(product.pid);
  // Scans are over: what was measured last does not slow the lists.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  line("   rows    read   check   issue     all, s    rows/s   peak MB    bare insert, s   ratio");
  for (const rows of sizes) {
    const from = performance.now();
    const id = await bring(rows);
    await until(id, "checking").catch(() => {});
    const read = performance.now();
    await until(id, "checked");
    const checked = performance.now();
    await ask(`/${id}/run`, { method: "POST" });
    const { counts } = await until(id, "done");
    const done = performance.now();
    if (counts.issued !== rows) throw new Error(JSON.stringify(counts));
    const bare = bareSeconds(rows);
    // It held this thread: a connection that the server closed meanwhile is only known as closed after a moment.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const seconds = (ms: number): string => (ms / 1_000).toFixed(1).padStart(7);
    line(
      `${String(rows).padStart(7)} ${seconds(read - from)} ${seconds(checked - read)} ${seconds(done - checked)} ${seconds(done - from)}    ${String(Math.round((rows / (done - from)) * 1_000)).padStart(7)}   ${peakMb(product.pid).toFixed(0).padStart(7)}   ${bare.toFixed(1).padStart(12)}   ${((done - checked) / 1_000 / bare).toFixed(1).padStart(8)}`,
    );
  }

  line(`Peak memory before the first list: ${baseMb.toFixed(0)} MB`);
  const id = await bring(20_000);
  await until(id, "checked");
  // By turns, so that both are measured on the same machine: it is not as fast from one minute to the next.
  const idle: Measured[] = [];
  const during: Measured[] = [];
  await scanRound();
  for (let n = 0; n < scanRounds; n += 1) {
    idle.push(await scanRound());
    await ask(`/${id}/run`, { method: "POST" });
    during.push(await scanRound());
    await ask(`/${id}/stop`, { method: "POST" });
  }
  const { counts } = await ask(`/${id}`);
  const told = (all: readonly Measured[]): { p50: number; p99: number } => ({
    p50: median(all.map((one) => one.p50)),
    p99: median(all.map((one) => one.p99)),
  });
  const [alone, beside] = [told(idle), told(during)];
  line(
    `Scan posts, ${callers} callers, medians of ${scanRounds} rounds each, by turns: idle p50 ${alone.p50.toFixed(1)} p99 ${alone.p99.toFixed(1)} ms; while a list is issued (${counts.issued} rows meanwhile) p50 ${beside.p50.toFixed(1)} p99 ${beside.p99.toFixed(1)} ms: ${(beside.p99 / alone.p99).toFixed(2)} times idle`,
  );
} finally {
  await product.stop();
  rmSync(dir, { recursive: true, force: true });
}
