/** A process: runs every seed of its share on an installation of its own; posts what came of each. */
import "fake-indexeddb/auto";
import { once } from "node:events";
import { makeInstallation } from "./installation.ts";
import { runSeed } from "./run.ts";
import { serverHere } from "./server.ts";

export interface Share {
  readonly seeds: readonly number[];
}

const [{ seeds }] = (await once(process, "message")) as [Share];
const installation = await makeInstallation();
for (const seed of seeds)
  process.send?.(await runSeed(seed, { installation, openServer: serverHere }));
installation.remove();
process.disconnect();
