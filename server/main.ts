import { join } from "node:path";
import { help, readConfig } from "./config.ts";
import { lanAddresses } from "./lan.ts";
import { makeLog } from "./log.ts";
import { linkQrText } from "./outbound/qr.ts";
import { type Started, start } from "./start.ts";

const top = join(import.meta.dirname, "..");
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Waits until what was printed has left the process, which `process.exit` does not. */
const fail = (text: string, code: number): void => {
  process.exitCode = code;
  process.stderr.write(`${text}\n`);
};

const wording = (error: unknown): string => {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? `${message}\n  ${cause.message}` : message;
};

const announce = async ({ url, port, setupSecret }: Started, overTls: boolean): Promise<void> => {
  print(`Greenlane: ${url}`);
  const [lan] = lanAddresses();
  if (overTls && lan) {
    const tablets = `https://${lan}:${port}/checkpoint/`;
    print(`Tablets on this network: ${tablets}\n${await linkQrText(tablets)}`);
  }
  if (setupSecret)
    print(
      `There is no administrator yet. Make the first one with this link, good once and until the next start:\n${url}/setup#${setupSecret}`,
    );
};

const run = async (): Promise<void> => {
  if (process.argv.includes("--help") || process.argv.includes("-h")) return print(help());
  const read = readConfig(process.env, process.cwd());
  if ("problems" in read)
    return fail(`Greenlane cannot start:\n${read.problems.map((p) => `  ${p}`).join("\n")}`, 2);
  const { config } = read;
  const log = makeLog(config.log);
  const started = await start({ config, log, now: Date.now, top });
  await announce(started, config.tls !== null);

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    started.stop().catch((error: unknown) => {
      log.error({ err: error }, "the stop was not clean");
      process.exitCode = 1;
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};

run().catch((error: unknown) => fail(`Greenlane cannot start: ${wording(error)}`, 1));
