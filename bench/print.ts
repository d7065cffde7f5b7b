import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { openSqlite } from "../server/store/sqlite/open.ts";
import { toPassId } from "../shared/domain/pass.ts";
import { makeShortCode } from "../shared/domain/short-code.ts";
import { iso } from "../shared/domain/time.ts";
import { aPass } from "../test/build/a-pass.ts";
import { aPlate } from "../test/build/a-plate.ts";
import { aServerProcess, signInAsAdministrator } from "../test/build/a-process.ts";
import { aRequest, type Measured, measure } from "./load.ts";
import { scansATrip, setStage } from "./stage.ts";

/**
 * 5,000 passes in one file through the real server: pages a second, the server's peak memory, and bytes a page, beside the library
 * alone writing as many pages with nothing on them; and the p99 of scan posts meanwhile, beside idle. `--quick`: 500 passes.
 */
const { values: options } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const count = options.quick ? 500 : 5_000;
const callers = 4;
const scansARound = 200;
const rounds = options.quick ? 2 : 5;
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const peakMb = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** The library alone, in a thread as the product's is: as many pages, empty. Seconds and bytes. */
const empty = (): Promise<{ readonly seconds: number; readonly bytes: number }> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(
      `const { parentPort } = require("node:worker_threads");
       const PDFDocument = require("pdfkit");
       const began = performance.now();
       const doc = new PDFDocument({ autoFirstPage: false, font: "" });
       let bytes = 0;
       doc.on("data", (piece) => { bytes += piece.length; });
       doc.on("end", () => parentPort.postMessage({ seconds: (performance.now() - began) / 1000, bytes }));
       for (let n = 0; n < ${count}; n += 1) doc.addPage({ size: "A4", margin: 0 });
       doc.end();`,
      { eval: true },
    );
    thread.once("message", resolve);
    thread.once("error", reject);
  });

const data = mkdtempSync(join(tmpdir(), "greenlane-bench-"));
const stage = await setStage(data, {
  devices: callers,
  trips: Math.ceil((scansARound * (rounds * 2 + 2)) / scansATrip) + callers * 8,
});
const ids = Array.from({ length: count }, (_, n) => toPassId(9, 0, n));
const store = await openSqlite(join(data, "greenlane.db"));
await store.write(async (tx) => {
  const { endpoints, corridors, carriers } = await tx.reference();
  for (const [n, id] of ids.entries())
    await tx.putPass(
      aPass({
        id,
        plate: aPlate(`61C-${10_000 + n}`),
        shortCode: makeShortCode(9_000_000 + n),
        token: `GL1:${String(n).padStart(186, "0")}`,
        origin: `Ấp ${n % 40}, xã Đường Mười Ngựa, huyện Xuân Lộc`,
        endpoint: endpoints[n % endpoints.length]!.id,
        corridor: corridors[n % corridors.length]!.id,
        carrier: carriers[n % carriers.length]!.id,
        validFrom: iso(Date.now()),
        validTo: iso(Date.now() + (1 + (n % 300)) * 3_600_000),
      }),
      "",
    );
});
await store.close();

const product = await aServerProcess(data);
const { cookie } = await signInAsAdministrator(product.url);

interface Printed {
  readonly seconds: number;
  readonly firstMs: number;
  readonly bytes: number;
}
const print = (paper: string): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const content = JSON.stringify({ passes: ids, paper });
    const asked = request(
      `${product.url}/api/passes/print`,
      {
        method: "POST",
        headers: {
          cookie,
          origin: product.url,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(content),
        },
      },
      (response) => {
        let [bytes, firstMs, pages] = [0, 0, 0];
        response.on("data", (piece: Buffer) => {
          firstMs ||= performance.now() - began;
          bytes += piece.length;
          pages += piece.toString("latin1").split("/Type /Page\n").length - 1;
        });
        response.on("end", () => {
          // A mark may lie across two pieces.
          if (response.statusCode !== 200 || pages < count * 0.99)
            return reject(new Error(`${response.statusCode}: ${pages} pages`));
          resolve({ seconds: (performance.now() - began) / 1_000, firstMs, bytes });
        });
      },
    );
    asked.on("error", reject);
    asked.end(content);
  });

const scanRound = (): Promise<Measured> => {
  const url = new URL(product.url);
  const bodies = Array.from({ length: callers }, (_, n) =>
    Array.from({ length: scansARound / callers }, () =>
      aRequest(url, JSON.stringify(stage.devices[n]!.batch([stage.nextScan(n)]))),
    ),
  );
  return measure(url, bodies);
};
const row = (name: string, seconds: number, bytes: number, more: string): void =>
  line(
    `${name.padEnd(24)} ${String(Math.round(count / seconds)).padStart(8)} ${seconds.toFixed(1).padStart(8)} ${(bytes / count / 1_000).toFixed(1).padStart(9)}   ${more}`,
  );

try {
  await scanRound();
  const idle: Measured[] = [];
  for (let n = 0; n < rounds; n += 1) idle.push(await scanRound());
  const before = peakMb(product.pid);
  const bare = await empty();
  line(`${count} pages                 pages/s  seconds  kB/page`);
  row("library, empty pages", bare.seconds, bare.bytes, "");
  for (const paper of ["a4", "a5"]) {
    const { seconds, firstMs, bytes } = await print(paper);
    row(
      `passes on ${paper.toUpperCase()}`,
      seconds,
      bytes,
      `first bytes after ${firstMs.toFixed(0)} ms, ${(seconds / bare.seconds).toFixed(0)} times the empty pages`,
    );
  }
  line(
    `Peak memory of the server: ${before.toFixed(0)} MB before, ${peakMb(product.pid).toFixed(0)} MB after`,
  );
  let over = false;
  const printing = print("a4").finally(() => {
    over = true;
  });
  const during: Measured[] = [];
  while (!over && during.length < rounds) during.push(await scanRound());
  await printing;
  const p99 = (all: readonly Measured[]): number => median(all.map((one) => one.p99));
  line(
    `Scan posts, ${callers} callers, medians of ${idle.length} and ${during.length} rounds: p99 idle ${p99(idle).toFixed(1)} ms, while printing ${p99(during).toFixed(1)} ms`,
  );
} finally {
  await product.stop();
  rmSync(data, { recursive: true, force: true });
}
