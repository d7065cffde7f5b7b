/**
 * `npm run fuzz:night -- [--runs 10000] [--seed 1] [--workers 2]`: so many runs of simulated tablets against the real
 * server, seed after seed, those first that once failed. Prints how far it is and how often each fault came. Keeps
 * seeds that fail in failing-seeds.json, and ends with 1 where there are any.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { failingSeeds, keepSeeds } from "./failing-seeds.ts";
import { addUp, againBy, happenedTable } from "./happened.ts";
import type { Share } from "./night-share.ts";
import type { Ran } from "./run.ts";
import type { Happened } from "./world.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: String(Math.min(4, availableParallelism())) },
  },
});
const [runs, first, workers] = [values.runs, values.seed, values.workers].map(Number) as [
  number,
  number,
  number,
];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const everyRuns = 250;
/** A process begins anew after so many: what one installation takes up in memory ends with it. */
const shareOf = 500;

const asked = Array.from({ length: runs }, (_, n) => first + n);
const before = runs > 1 ? failingSeeds().map(({ seed }) => seed) : [];
const waiting = [...new Set([...before, ...asked])];
const all = waiting.length;

const began = performance.now();
const happened: Happened = new Map();
const failed: Ran[] = [];
let done = 0;

const take = (ran: Ran): void => {
  done += 1;
  addUp(happened, ran.happened);
  if (ran.failures.length > 0) {
    failed.push(ran);
    say(`\nseed ${ran.seed} failed; again by: ${againBy(ran.seed)}`);
    for (const failure of ran.failures.slice(0, 10)) say(`  ${failure.slice(0, 2_000)}`);
  }
  if (done % everyRuns > 0 && done < all) return;
  const seconds = (performance.now() - began) / 1000;
  say(
    `${done} of ${all} runs, ${failed.length} failed, ${seconds.toFixed(0)} s, ${((seconds * 1000) / done).toFixed(0)} ms a run`,
  );
};

const work = async (): Promise<void> => {
  while (waiting.length > 0) {
    const seeds = waiting.splice(0, Math.min(shareOf, Math.ceil(all / workers)));
    // Threads of one process would share its locks, those of dead tablets too, and wake each other.
    const worker = fork(join(import.meta.dirname, "night-share.ts"), { serialization: "advanced" });
    worker.on("message", take);
    worker.send({ seeds } satisfies Share);
    await once(worker, "exit");
  }
};
await Promise.all(Array.from({ length: workers }, work));

say(`\n${happenedTable(happened)}\n`);
say(`${done} runs, ${failed.length} failed`);
keepSeeds(failed.map(({ seed, failures }) => ({ seed, found: failures[0]!.slice(0, 300) })));
process.exitCode = failed.length > 0 || done < all ? 1 : 0;
