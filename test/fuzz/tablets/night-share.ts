/** A worker thread: runs every seed of its share on an installation of its own; posts what came of each. */
import "fake-indexeddb/auto";
import { parentPort, workerData } from "node:worker_threads";
import { makeInstallation } from "./installation.ts";
import { runSeed } from "./run.ts";
import { serverHere } from "./server.ts";

export interface Share {
  readonly seeds: readonly number[];
}

const { seeds } = workerData as Share;
const installation = await makeInstallation();
for (const seed of seeds)
  parentPort?.postMessage(await runSeed(seed, { installation, openServer: serverHere }));
installation.remove();
