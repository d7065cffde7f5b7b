/** A worker thread: one round of random requests on a fresh installation; posts what came of it. */
import { parentPort, workerData } from "node:worker_threads";
import { aSchema } from "../build/a-postgres.ts";
import { openOn } from "../build/a-store.ts";
import { anInstallation } from "./an-installation.ts";
import { callerGroups } from "./callers.ts";
import { type Ran, sendRandomRequests } from "./random-requests.ts";

export interface Round {
  readonly seed: number;
  /** Requests as each group of callers. */
  readonly ofEach: number;
  readonly postgres: boolean;
}
export interface Played {
  readonly ran: Ran;
  /** Lines of the server's log that tell of a failure. */
  readonly failed: readonly string[];
}

/** One under way for each caller there is. */
const atOnce = 27;

const { seed, ofEach, postgres } = workerData as Round;
const schema = postgres ? await aSchema() : null;
const server = await anInstallation(schema ? await openOn(schema.url) : undefined);
const requests = ofEach * callerGroups.length;
const ran = await sendRandomRequests(server, seed, { requests, atOnce });
await server.close();
await schema?.drop();
const failed = server.logged.filter((line) => line.includes("a call failed"));
parentPort?.postMessage({ ran, failed } satisfies Played);
