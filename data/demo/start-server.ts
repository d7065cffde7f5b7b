import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { callsTo, NoAnswer } from "./call.ts";
import { keepPassword, keptPassword, makePassword } from "./people.ts";
import { demoFolder } from "./private-file.ts";
import { Sorry } from "./sorry.ts";

const top = fileURLToPath(new URL("../..", import.meta.url));
const dataFolder = join(demoFolder, "demo");
const logFile = join(demoFolder, "demo-server.log");
/** Under this name its administrator's password is kept: it belongs to the data folder, not to an address. */
export const ownData = "data/var/demo";

export interface OwnServer {
  readonly password: string;
  readonly stop: () => Promise<void>;
}

/** Does Greenlane answer at this address? */
export const answers = async (origin: string): Promise<boolean> => {
  try {
    await callsTo(origin).call("health", {});
    return true;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
};

const stopped = (server: ChildProcess): boolean =>
  server.exitCode !== null || server.signalCode !== null;

const stop = async (server: ChildProcess): Promise<void> => {
  if (stopped(server)) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await Promise.race([ended, wait(10_000, undefined, { ref: false })]);
  if (!stopped(server)) server.kill("SIGKILL");
};

const startTimeout = 30_000;

/** Settings meant for the real server are not the demo's. */
const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("GREENLANE_")));

/**
 * Builds the pages and starts the product on its own data in data/var/demo, its log in data/var/demo-server.log.
 * Resolves when it answers; throws with the end of that log when it does not.
 */
export const startServer = async (origin: string, signal: AbortSignal): Promise<OwnServer> => {
  const built = spawnSync(process.execPath, ["client/build.ts"], { cwd: top, stdio: "inherit" });
  if (built.status !== 0) throw new Sorry("the pages could not be built");
  const password = keptPassword(demoFolder, ownData, "admin") ?? makePassword();
  keepPassword(demoFolder, ownData, "admin", password);
  mkdirSync(dataFolder, { recursive: true });
  const log = openSync(logFile, "w", 0o600);
  const server = spawn(process.execPath, ["server/main.ts"], {
    cwd: top,
    stdio: ["ignore", log, log],
    env: {
      ...withoutOurs(process.env),
      GREENLANE_PORT: new URL(origin).port || "80",
      GREENLANE_DATA: dataFolder,
      GREENLANE_ADMIN_PASSWORD: password,
    },
  });
  closeSync(log);
  process.once("exit", () => server.kill());
  const deadline = Date.now() + startTimeout;
  while (!(await answers(origin))) {
    if (stopped(server) || Date.now() > deadline || signal.aborted) {
      await stop(server);
      signal.throwIfAborted();
      const said = readFileSync(logFile, "utf8").split("\n").slice(-15).join("\n");
      throw new Sorry(`the server did not start; the end of ${logFile}:\n${said}`);
    }
    await wait(200);
  }
  return { password, stop: () => stop(server) };
};
