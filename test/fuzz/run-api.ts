import { parseArgs } from "node:util";
import { aServer } from "../build/a-server.ts";
import { sendRandomRequests } from "./random-requests.ts";
import { statusTable } from "./status-table.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const server = await aServer();
const began = performance.now();
const ran = await sendRandomRequests(server, seed, requests, (sent) => {
  if (sent % 10_000 === 0) say(`${sent} sent`);
});
const seconds = ((performance.now() - began) / 1000).toFixed(0);
say(`${requests} random requests, seed ${seed}, ${seconds} s\n\n${statusTable(ran)}`);
const never = ran.operations.filter((name) => !ran.succeeded.has(name));
say(
  `\nanswered well at least once: ${ran.operations.length - never.length} of ${ran.operations.length} routes`,
);
if (never.length > 0) say(`never: ${never.join(", ")}`);
for (const { n, caller, sent, answer, why } of ran.failures.slice(0, 20))
  say(
    `\n#${n} ${caller}: ${why}\n${JSON.stringify(sent).slice(0, 1_500)}\n${answer.text.slice(0, 500)}`,
  );
for (const line of server.logged.filter((one) => one.includes("a call failed")).slice(0, 10))
  say(line.slice(0, 1_500));
await server.close();
process.exitCode = ran.failures.length > 0 ? 1 : 0;
