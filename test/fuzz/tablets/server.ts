import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../../server/config.ts";
import { makeLog } from "../../../server/log.ts";
import { type Started, start } from "../../../server/start.ts";

const top = join(import.meta.dirname, "../../..");

/** A server over a copy of an installation's folder, that ends without warning and begins again. */
export interface Answering {
  /** Null while it is down. */
  readonly url: () => string | null;
  /** How often it has begun: an answer of an earlier life is lost. */
  readonly life: () => number;
  /** Where its database lies now. */
  readonly folder: () => string;
  readonly clockIs: (now: number) => Promise<void>;
  readonly begin: () => Promise<void>;
  readonly crash: () => Promise<void>;
  /** Ends it in order, as an operator does. */
  readonly stop: () => Promise<void>;
  /** What it has logged as an error. */
  readonly logged: readonly string[];
  readonly remove: () => Promise<void>;
}

const configFor = (data: string, adminPassword?: string): Config => ({
  port: 0,
  host: "127.0.0.1",
  data,
  databaseUrl: undefined,
  adminPassword,
  tls: null,
  origins: [],
  log: "error",
  proxyHops: 0,
});

/** In memory where there is such a place: what a killed process wrote stays there too, and thousands of runs wear no disk. */
const inMemory = "/dev/shm";
export const aFolder = (): string =>
  mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), "greenlane-fuzz-"));

const copyOf = (installation: string): string => {
  const folder = aFolder();
  cpSync(installation, folder, { recursive: true });
  return folder;
};

/**
 * The product's own server in this process, its clock the run's. A crash is simulated: the files are taken over as they
 * lie there in the middle of its work, with no more done to them than a killed process does; what it still answers
 * is heard by nobody.
 */
export const serverHere = (
  installation: string,
  now: () => number,
  adminPassword?: string,
): Answering => {
  let folder = copyOf(installation);
  const left: string[] = [];
  const ending: Promise<void>[] = [];
  const logged: string[] = [];
  let running: Started | null = null;
  let life = 0;
  return {
    url: () => running?.url ?? null,
    life: () => life,
    folder: () => folder,
    clockIs: async () => {},
    begin: async () => {
      life += 1;
      const mine = life;
      const write = (line: string): void => void (mine === life && running && logged.push(line));
      const log = makeLog("error", { write });
      running = await start({ config: configFor(folder, adminPassword), log, now, top });
    },
    crash: async () => {
      if (!running) return;
      const { stop } = running;
      running = null;
      left.push(folder);
      folder = copyOf(folder);
      ending.push(stop());
    },
    stop: async () => {
      await running?.stop();
      running = null;
    },
    logged,
    remove: async () => {
      await Promise.all(ending);
      for (const one of [...left, folder]) rmSync(one, { recursive: true, force: true });
    },
  };
};

const gone = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
};

/** The same in a process of its own, over its own files; a crash is SIGKILL. */
export const serverApart = (installation: string, now: () => number): Answering => {
  const folder = copyOf(installation);
  const logged: string[] = [];
  let child: ChildProcess | null = null;
  let url: string | null = null;
  let life = 0;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const before = child;
    child = null;
    url = null;
    if (before) await gone(before, signal);
  };
  return {
    url: () => url,
    life: () => life,
    folder: () => folder,
    clockIs: async (time) => {
      if (!child || !url) return;
      child.send(time);
      await once(child, "message");
    },
    begin: async () => {
      life += 1;
      const wish = JSON.stringify({ config: configFor(folder), at: now() });
      child = fork(join(top, "test/build/a-clocked-server.ts"), [wish], { silent: true });
      child.stdout?.on("data", (chunk: Buffer) => logged.push(String(chunk)));
      child.stderr?.on("data", (chunk: Buffer) => logged.push(String(chunk)));
      const [said] = (await once(child, "message")) as [{ readonly url: string }];
      url = said.url;
    },
    crash: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    logged,
    remove: async () => {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
