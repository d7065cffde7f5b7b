/**
 * `node test/build/a-clocked-server.ts CONFIG`: the product in a process of its own, whose clock is told to it over
 * IPC. Says `{ url }` when it listens and repeats each time it was given once it lives by it.
 */
import { join } from "node:path";
import type { Config } from "../../server/config.ts";
import { makeLog } from "../../server/log.ts";
import { start } from "../../server/start.ts";

interface Wish {
  readonly config: Config;
  /** Server time to begin with, ms. */
  readonly at: number;
}

const { config, at } = JSON.parse(process.argv[2] ?? "") as Wish;
let clock = at;
const top = join(import.meta.dirname, "../..");
const { url, stop } = await start({ config, log: makeLog("error"), now: () => clock, top });
process.on("message", (time: number) => {
  clock = time;
  process.send?.(time);
});
process.on("SIGTERM", () => void stop().then(() => process.exit(0)));
process.send?.({ url });
