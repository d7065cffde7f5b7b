/**
 * `npm run demo`: one believable day in Bình Phước, loaded and driven through the public API only.
 * `npm run demo -- --help` lists the options.
 */
import { setTimeout as wait } from "node:timers/promises";
import { inspect, parseArgs } from "node:util";
import { ms } from "../../shared/domain/time.ts";
import { type DemoDay, makeDay } from "./day.ts";
import type { Happening } from "./happening.ts";
import { keptPassword, type SignedIn } from "./people.ts";
import { makePlayer, type Stage } from "./play.ts";
import { demoFolder } from "./private-file.ts";
import { type Reference, readReference, readRules } from "./reference.ts";
import { setStage } from "./set-stage.ts";
import { Sorry } from "./sorry.ts";
import { answers, type OwnServer, ownData, startServer } from "./start-server.ts";
import { print, tell } from "./tell.ts";

const help = `One believable day in Bình Phước, driven live through the public API.

npm run demo -- [options]
  --url       the server; one is started when nobody answers   http://localhost:3000
  --speed     how many times faster than the clock             60
  --user      administrator                                    admin
  --password  of the administrator; else GREENLANE_ADMIN_PASSWORD
  --seed      another day                                      14082021
  --help      this page

Keeps its tablets' keys and its people's passwords in data/var, readable by you only.
A server started by the demo keeps its data in data/var/demo; remove the folder to begin anew.
`;

const known = {
  url: { type: "string", default: "http://localhost:3000" },
  speed: { type: "string", default: "60" },
  user: { type: "string", default: "admin" },
  password: { type: "string" },
  seed: { type: "string", default: "14082021" },
  help: { type: "boolean", default: false },
} as const;

const readArguments = () => {
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    throw new Sorry(`${error instanceof Error ? error.message : error}; --help lists the options`);
  }
};

const readOptions = () => {
  const values = readArguments();
  const speed = Number(values.speed);
  const seed = Number(values.seed);
  if (!(speed > 0 && speed <= 100_000)) throw new Sorry("--speed is a number above 0");
  if (!Number.isSafeInteger(seed)) throw new Sorry("--seed is a whole number");
  if (!URL.canParse(values.url)) throw new Sorry("--url is like http://localhost:3000");
  return { ...values, speed, seed, origin: new URL(values.url).origin };
};

const isLocal = (origin: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);

const introduce = (
  origin: string,
  admin: { username: string; password: string },
  people: ReadonlyMap<string, SignedIn>,
): void => {
  print(`\n${origin}   sign in as:`);
  for (const { username, password } of [admin, ...people.values()])
    print(`  ${username.padEnd(12)}${password}`);
  print("");
};

/**
 * When a happening is due, ms. A pass about to end is shown only once it has: at high speed the day gets
 * there too early.
 */
const dueAt = (
  happening: Happening,
  day: DemoDay,
  { passes }: Stage,
  began: number,
  speed: number,
) => {
  const due = began + happening.at / speed;
  if (happening.does !== "scan" || !("pass" in happening.shown)) return due;
  const { pass } = happening.shown;
  const ends = day.passes[pass]?.validity === "ending" && passes.get(pass)?.validTo;
  return ends ? Math.max(due, ms(ends) + 1_000) : due;
};

const play = async (
  day: DemoDay,
  stage: Stage,
  reference: Reference,
  speed: number,
  signal: AbortSignal,
): Promise<void> => {
  const names = new Map(reference.checkpoints.map(({ id, name }) => [id, name]));
  const happen = makePlayer(stage);
  const began = Date.now();
  const inOrder = day.happenings
    .map((happening) => ({ happening, due: dueAt(happening, day, stage, began, speed) }))
    .sort((a, b) => a.due - b.due);
  for (const { happening, due } of inOrder) {
    await wait(Math.max(0, due - Date.now()), undefined, { signal });
    signal.throwIfAborted();
    tell(happening, await happen(happening), names);
  }
};

const main = async (signal: AbortSignal): Promise<void> => {
  const options = readOptions();
  if (options.help) return void process.stdout.write(help);
  const { origin, speed } = options;
  let own: OwnServer | null = null;
  try {
    if (!(await answers(origin))) {
      if (!isLocal(origin)) throw new Sorry(`nobody answers at ${origin}`);
      print(`nobody answers at ${origin}: starting a server with its data in data/var/demo`);
      own = await startServer(origin, signal);
    }
    const password =
      options.password ??
      own?.password ??
      process.env.GREENLANE_ADMIN_PASSWORD ??
      keptPassword(demoFolder, ownData, "admin");
    if (!password)
      throw new Sorry("give the administrator's password: --password or GREENLANE_ADMIN_PASSWORD");
    const admin = { username: options.user, password };
    const reference = readReference();
    const start = Date.now();
    const day = makeDay(reference, readRules(), start, options.seed);
    const to = { folder: demoFolder, say: print, signal };
    const { stage, people } = await setStage(origin, admin, reference, day, start, to);
    introduce(origin, admin, people);
    await play(day, stage, reference, speed, signal);
    print("The day is over.");
    if (own) {
      print("The server goes on until Ctrl-C.");
      await wait(2 ** 31 - 1, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    print("Stopped.");
  } finally {
    await own?.stop();
  }
};

const stop = new AbortController();
// The first asks the day to end after what is under way; a second one ends the process.
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());
try {
  await main(stop.signal);
} catch (error) {
  const plain = error instanceof Sorry;
  process.stderr.write(`${plain ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
