import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  aProcess,
  aServerProcess,
  type ServerProcess,
  signInAsAdministrator,
} from "../test/build/a-process.ts";
import { aRequest, type Measured, measure } from "./load.ts";
import { type Stage, scansATrip, setStage } from "./stage.ts";

/**
 * Durable scans a second of the product against a bare baseline, in the same run, on the same scans: one scan an upload,
 * as at the barrier. Rounds alternate; the table shows medians. `--quick` for a rough look, `--rounds N`, `--profile DIR` to leave a
 * CPU profile of the product there.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    profile: { type: "string" },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const cells = [
  { callers: 1, scans: options.quick ? 400 : 1_200 },
  { callers: 16, scans: options.quick ? 2_000 : 6_400 },
  { callers: 64, scans: options.quick ? 2_560 : 7_680 },
  { callers: 256, scans: options.quick ? 3_072 : 7_680 },
] as const;
const warmUp = 1_024;
const liveSockets = 200;
const walls = 20;

const perRound = cells.reduce((sum, { scans }) => sum + scans, 0) * 2;
const most = Math.max(...cells.map(({ callers }) => callers));

const uploads = (stage: Stage, callers: number, scans: number): string[][] =>
  Array.from({ length: callers }, (_, n) =>
    Array.from({ length: Math.floor(scans / callers) }, () => {
      const device = stage.devices[n]!;
      return JSON.stringify(device.batch([stage.nextScan(n)]));
    }),
  );

/** CPU time a process has taken so far, µs: unlike throughput it does not suffer from what else the machine does. */
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};

const run = async (
  { url, pid }: ServerProcess,
  bodies: readonly (readonly string[])[],
): Promise<Cell> => {
  const address = new URL(url);
  const requests = bodies.map((one) => one.map((body) => aRequest(address, body)));
  const before = cpuOf(pid);
  const measured = await measure(address, requests);
  return { ...measured, cpu: (cpuOf(pid) - before) / requests.flat().length };
};

interface Cell extends Measured {
  /** µs of CPU a scan. */
  readonly cpu: number;
}

const listenLive = async (url: string, stage: Stage): Promise<ChildProcess> => {
  const { cookie, get } = await signInAsAdministrator(url);
  const { cursor } = await get<{ cursor: number }>("/api/snapshot");
  const tablets = stage.devices.slice(0, liveSockets - walls);
  const listeners = [
    ...Array.from({ length: walls }, () => ({ cookie })),
    ...tablets.map((device) => ({ device: device.authorization("GET", "/live", Date.now()) })),
  ];
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "listeners.ts"), JSON.stringify({ url, after: cursor, listeners })],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [said] = (await Promise.race([
    once(child.stdout!, "data"),
    once(child, "exit").then(() => ["it ended"]),
  ])) as [unknown];
  if (!String(said).startsWith("ready")) throw new Error(`live sockets: ${said}`);
  return child;
};

const stopListening = async (child: ChildProcess): Promise<{ frames: number; bytes: number }> => {
  const heard = once(child.stdout!, "data");
  child.kill("SIGTERM");
  return JSON.parse(String((await heard)[0]));
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const medians = (all: readonly Cell[]): Cell => ({
  perSecond: median(all.map((one) => one.perSecond)),
  p50: median(all.map((one) => one.p50)),
  p99: median(all.map((one) => one.p99)),
  cpu: median(all.map((one) => one.cpu)),
});

const dir = mkdtempSync(join(tmpdir(), "greenlane-bench-"));
const data = join(dir, "product");
mkdirSync(data);
const stage = await setStage(data, {
  devices: most,
  trips:
    Math.ceil(((perRound * rounds + warmUp) * 1.02) / scansATrip) +
    most * (cells.length * 2 + 1) * rounds,
});
const known = join(dir, "known.json");
writeFileSync(
  known,
  JSON.stringify({
    devices: Object.fromEntries(stage.devices.map(({ id, publicKey }) => [id, publicKey])),
    key: {
      kid: stage.issuingKey.kid,
      publicKey: Buffer.from(stage.issuingKey.publicKey).toString("base64url"),
      realm: "live",
      validFrom: "2021-01-01T00:00:00Z",
      validTo: "2100-01-01T00:00:00Z",
    },
  }),
);

const product = await aServerProcess(
  data,
  options.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` } : {},
);
const bare = await aProcess("bench/bare-server.ts", {}, [known, join(dir, "bare.db")]);
const results = new Map<string, Cell[]>();
const keep = (name: string, measured: Cell): void => {
  results.set(name, [...(results.get(name) ?? []), measured]);
};
const live = { frames: 0, bytes: 0, scans: 0 };
try {
  const warming = uploads(stage, 64, warmUp);
  await run(bare, warming);
  await run(product, warming);
  for (let round = 0; round < rounds; round += 1) {
    for (const { callers, scans } of cells) {
      const bodies = uploads(stage, callers, scans);
      const turns = [
        async () => keep(`bare ${callers}`, await run(bare, bodies)),
        async () => keep(`product ${callers}`, await run(product, bodies)),
      ];
      for (const turn of round % 2 ? turns.reverse() : turns) await turn();
    }
    const batches = cells.map(({ callers, scans }) => ({
      callers,
      bodies: uploads(stage, callers, scans),
    }));
    const listening = await listenLive(product.url, stage);
    for (const { callers, bodies } of batches) {
      keep(`live ${callers}`, await run(product, bodies));
      live.scans += bodies.flat().length;
    }
    const heard = await stopListening(listening);
    live.frames += heard.frames;
    live.bytes += heard.bytes;
  }
} finally {
  await product.stop();
  await bare.stop();
  rmSync(dir, { recursive: true, force: true });
}

const show = ({ perSecond, p50, p99, cpu }: Cell): string =>
  `${String(Math.round(perSecond)).padStart(7)} ${p50.toFixed(1).padStart(7)} ${p99.toFixed(1).padStart(7)} ${String(Math.round(cpu)).padStart(5)}`;
const ratio = (one: Measured, other: Measured): string =>
  (one.perSecond / other.perSecond).toFixed(2).padStart(6);
const line = (text: string): void => void process.stdout.write(`${text}\n`);

line(
  `Durable scans a second, one scan an upload; medians of ${rounds} alternating rounds; times in ms, CPU in µs a scan`,
);
const columns = "scans/s     p50     p99   CPU";
line(`         bare${" ".repeat(29)}product${" ".repeat(33)}product, ${liveSockets} live sockets`);
line(`callers   ${columns}   ${columns}  ratio   ${columns}  ratio`);
for (const { callers } of cells) {
  const [b, p, l] = ["bare", "product", "live"].map((name) =>
    medians(results.get(`${name} ${callers}`) ?? []),
  ) as [Cell, Cell, Cell];
  line(
    `${String(callers).padStart(7)}   ${show(b)}   ${show(p)} ${ratio(p, b)}   ${show(l)} ${ratio(l, b)}`,
  );
}
line(
  `Live: ${liveSockets} sockets, ${walls} of them walls that see everything, the rest a patrol's tablets; ` +
    `${live.frames} frames, ${(live.bytes / 1e6).toFixed(0)} MB for ${live.scans} scans`,
);
