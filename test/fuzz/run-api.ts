/**
 * `npm run fuzz:api -- [--each 100000] [--seed 1] [--round 2000] [--workers 1] [--postgres]`: so many random requests
 * as nobody, as a tablet and as each role, in rounds: `--round` of each on a fresh installation, with the seed after
 * the last round's, as many rounds at a time as there are workers. With `--postgres` on schemas of the PostgreSQL that
 * tests use. Prints how often each status came, by role and by operation. Ends with 1 where an answer is not as the
 * contract says, or an operation was never once answered well.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Played, Round } from "./round.ts";
import { statusTable } from "./status-table.ts";
import { neverAnsweredWell, together } from "./tally.ts";

const { values } = parseArgs({
  options: {
    each: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    round: { type: "string", default: "2000" },
    workers: { type: "string", default: "1" },
    postgres: { type: "boolean", default: false },
  },
});
const { postgres } = values;
const [each, firstSeed, ofRound] = [values.each, values.seed, values.round].map(Number) as [
  number,
  number,
  number,
];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const waiting: Round[] = [];
for (let left = each; left > 0; left -= ofRound)
  waiting.push({ seed: firstSeed + waiting.length, ofEach: Math.min(left, ofRound), postgres });
const lastSeed = firstSeed + waiting.length - 1;

const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
const played: Played[] = [];
const so = () => {
  const all = together(played.map(({ ran }) => ran));
  const wrong = played.reduce((sum, { ran }) => sum + ran.failures.length, 0);
  return { all, wrong };
};

const play = async (round: Round): Promise<void> => {
  const worker = new Worker(new URL("./round.ts", import.meta.url), { workerData: round });
  const [one] = (await once(worker, "message")) as [Played];
  played.push(one);
  for (const { n, caller, sent, answer, why } of one.ran.failures.slice(0, 20))
    say(
      `\nseed ${round.seed} #${n} ${caller}: ${why}\n${JSON.stringify(sent).slice(0, 1_500)}\n${answer.text.slice(0, 500)}`,
    );
  for (const line of one.failed.slice(0, 10)) say(line.slice(0, 1_500));
  const { all, wrong } = so();
  const speed = (all.requests / seconds()).toFixed(0);
  say(
    `seed ${round.seed}: ${all.requests} sent so far, ${wrong} answered wrongly, ${speed} a second`,
  );
};

const work = async (): Promise<void> => {
  for (let round = waiting.shift(); round; round = waiting.shift()) await play(round);
};
await Promise.all(Array.from({ length: Number(values.workers) }, work));

const { all, wrong } = so();
const never = neverAnsweredWell(all.byOperation);
say(
  `\n${all.requests} random requests on ${postgres ? "PostgreSQL" : "SQLite"}, ${each} as each, seeds ${firstSeed} to ${lastSeed}, ${seconds().toFixed(0)} s`,
);
say(`\n${statusTable("as", all.byGroup)}\n\n${statusTable("operation", all.byOperation)}\n`);
say(`answered wrongly: ${wrong}`);
say(`operations never answered well: ${never.length > 0 ? never.join(", ") : "none"}`);
process.exitCode = wrong + never.length > 0 ? 1 : 0;
