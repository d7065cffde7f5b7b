import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Calls, callsTo } from "../../data/demo/call.ts";
import { readReference, readRules } from "../../data/demo/reference.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { aPlate } from "../build/a-plate.ts";

const top = join(import.meta.dirname, "../..");
const hour = 3_600_000;

/** ĐT741 from the border at Tân Lập by the crossroads of Đồng Xoài, whose industrial park has a gate of its own. */
export const places = {
  corridor: "dt741-ql14",
  border: "tan-lap",
  next: "dong-xoai",
  endpoint: "kcn-dong-xoai-2",
  gate: "cong-dong-xoai-2",
} as const;

/** A server of its own in a folder of its own, with Bình Phước's places and nothing else. */
export interface Stage {
  /** `http://localhost:<port>`: the same after a restart. */
  readonly origin: string;
  readonly administrator: { readonly username: string; readonly password: string };
  /** The administrator's calls. */
  readonly admin: Calls;
  /** A folder that is deleted at the end. */
  readonly folder: string;
  /** As a power cut: nothing is flushed, nobody is told. */
  readonly killServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once("exit", () => done());
  });

const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("GREENLANE_")));

/** Rules that pick nobody out: what goes otherwise once in fifty times, as the draw falls, would tell nothing. */
export const drawNobody = async (admin: Calls): Promise<void> => {
  const { withdrawnAt: _, ...rules } = readRules();
  const inspection = { perThousand: 0, autoIssuedPerThousand: 0 };
  const body = { ...rules, version: rules.version + 1, effectiveFrom: iso(Date.now()), inspection };
  await admin.call("publishRules", { body });
};

/** Bình Phước's places. */
export const putBinhPhuoc = async (admin: Calls): Promise<void> => {
  const { areas, endpoints, checkpoints, corridors, carriers } = readReference();
  await admin.call("putAreas", { body: { items: areas } });
  await admin.call("putEndpoints", { body: { items: endpoints } });
  await admin.call("putCheckpoints", { body: { items: checkpoints } });
  await admin.call("putCorridors", { body: { items: corridors } });
  await admin.call("putCarriers", { body: { items: carriers } });
  await drawNobody(admin);
};

/** Starts the real server and puts the places through the public API. Throws with what it said when it does not start. */
export const setStage = async (): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), "greenlane-stage-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const administrator = { username: "admin", password: "mot-mat-khau-thu" };
  const logFile = join(folder, "server.log");
  const admin = callsTo(origin);
  let server: ChildProcess | null = null;

  const startServer = async (): Promise<void> => {
    const said: Buffer[] = [];
    const child = spawn(process.execPath, ["server/main.ts"], {
      cwd: top,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...withoutOurs(process.env),
        GREENLANE_PORT: String(port),
        GREENLANE_DATA: join(folder, "data"),
        GREENLANE_ADMIN_PASSWORD: administrator.password,
      },
    });
    server = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        said.push(chunk);
        writeFileSync(logFile, chunk, { flag: "a" });
      });
    for (const deadline = Date.now() + 30_000; ; await wait(50)) {
      if (
        await fetch(`${origin}/readyz`).then(
          (r) => r.ok,
          () => false,
        )
      )
        return;
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the server did not start:\n${Buffer.concat(said)}`);
    }
  };
  const stopServer = async (signal: NodeJS.Signals): Promise<void> => {
    const child = server;
    server = null;
    if (!child) return;
    child.kill(signal);
    await ended(child);
  };

  await startServer();
  await admin.call("signIn", { body: administrator });
  await putBinhPhuoc(admin);
  return {
    origin,
    administrator,
    admin,
    folder,
    startServer,
    killServer: () => stopServer("SIGKILL"),
    close: async () => {
      await stopServer("SIGTERM");
      const log = readFileSync(logFile, "utf8");
      rmSync(folder, { recursive: true, force: true });
      // A 500 in a journey is a defect even where the screens coped with it.
      if (/"level":(50|60)/.test(log)) throw new Error(`the server logged an error:\n${log}`);
    },
  };
};

/** Issues a pass: a lorry with two people along the corridor, valid from an hour ago unless changed. */
export const issue = (stage: Pick<Stage, "admin">, change: Partial<NewPass> = {}): Promise<Pass> =>
  stage.admin.call("issuePass", {
    body: {
      plate: aPlate(),
      trailerPlate: null,
      kind: 1,
      purpose: 1,
      carrier: readReference().carriers[0]!.id,
      occupantsMax: 2,
      origin: "Thủ Đức",
      endpoint: places.endpoint,
      corridor: places.corridor,
      use: "multi",
      validFrom: iso(Date.now() - hour),
      validTo: iso(Date.now() + 24 * hour),
      ...change,
    },
  });
