import { parseArgs } from "node:util";
import { type Finding, sentence } from "./audit/finding.ts";
import type { KnownPoint } from "./audit/verify-events.ts";
import { verifyStore } from "./audit/verify-store.ts";
import { readConfig } from "./config.ts";
import { openAudit } from "./store/open.ts";

const usage = `Proves that nothing in the database was altered, removed, inserted or moved. The server may go on running.

Usage: npm run audit:verify [-- --known NUMBER:HASH]

  --known  an event's number and hash as noted from an earlier check: shows that the log was not written anew since

GREENLANE_DATA or DATABASE_URL says where the database is, as for the server. Exit code 0: nothing is wrong; 1: something is; 2: not checked.
`;
/** Every finding counts, but a log written anew has as many as it has events. */
const mostShown = 200;
const progressEveryMs = 2_000;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const refuse = (text: string): void => {
  process.exitCode = 2;
  process.stderr.write(`${text}\n`);
};

const readKnown = (text: string | undefined): KnownPoint | null | undefined => {
  if (text === undefined) return null;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  return seq && hash ? { seq: Number(seq), hash: hash.toLowerCase() } : undefined;
};

const readArguments = () => {
  try {
    const options = { known: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    return parseArgs({ options }).values;
  } catch {
    return null;
  }
};

const run = async (): Promise<void> => {
  const given = readArguments();
  if (!given) return refuse(usage);
  if (given.help) return print(usage);
  const known = readKnown(given.known);
  if (known === undefined)
    return refuse("--known must be a number and 64 hexadecimal digits, like 1234:ab12…");
  const read = readConfig(process.env, process.cwd());
  if ("problems" in read) return refuse(read.problems.join("\n"));
  let wrong = 0;
  let saidAt = Date.now();
  const found = (finding: Finding): void => {
    wrong += 1;
    if (wrong <= mostShown) print(sentence(finding));
  };
  const progress = (text: string): void => {
    if (Date.now() - saidAt < progressEveryMs) return;
    saidAt = Date.now();
    process.stderr.write(`  ${text}\n`);
  };
  const { name, reads } = await openAudit(read.config);
  const head = await verifyStore({ reads, at: Date.now(), known, found, progress });
  await reads.close();

  if (wrong > mostShown) print(`… and ${wrong - mostShown} more`);
  if (wrong > 0) process.exitCode = 1;
  print(
    wrong > 0
      ? `${wrong} wrong in ${name}.`
      : `Nothing is wrong in ${name}: ${head.seq} events. Note for the next check: --known ${head.seq}:${head.hash}`,
  );
};

run().catch((error: unknown) => {
  refuse(`The check could not be finished: ${error instanceof Error ? error.message : error}`);
});
