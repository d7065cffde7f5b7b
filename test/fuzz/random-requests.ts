import { Agent } from "node:http";
import { needsSetup } from "../../server/commands/set-up.ts";
import { aPhoto } from "../build/a-question.ts";
import type { TestServer } from "../build/a-server.ts";
import {
  alertsThere,
  extendedThere,
  extensionsThere,
  foundThere,
  heldThere,
  importsThere,
  passesThere,
  questionsThere,
} from "./an-installation.ts";
import { type Caller, callersOf, nobody } from "./callers.ts";
import { chanceOf } from "./chance.ts";
import { chooseOperation, type Made } from "./choose-operation.ts";
import { makeKnown } from "./known.ts";
import { makeRequest } from "./make-request.ts";
import { readDescription } from "./read-description.ts";
import { partsToldBy } from "./read-manifest.ts";
import { type Answer, type Sent, send } from "./send.ts";
import { makeCounter, neverAnsweredWell, type Tally } from "./tally.ts";

/** A request whose answer the contract does not allow, with all that is needed to send it again. */
export interface Failure {
  readonly seed: number;
  /** Which request of its run, from 0. */
  readonly n: number;
  readonly caller: string;
  readonly sent: Sent;
  readonly answer: Answer;
  readonly why: string;
}
export interface Ran extends Tally {
  readonly failures: readonly Failure[];
}

export interface Run {
  readonly requests: number;
  /** As long as an operation was never answered well, on and on up to so many. */
  readonly most?: number;
  /** How many are under way at a time. */
  readonly atOnce?: number;
}

/** A run begins as an installation does: nobody is anybody yet. So many calls should make an administrator of one. */
const mostOpening = 500;

/** What a caller made: the `id` of what a 201 told. */
const madeBy = ({ status, type, text }: Answer): unknown =>
  status === 201 && type.startsWith("application/json")
    ? (JSON.parse(text) as { readonly id?: unknown }).id
    : undefined;

/**
 * Sends so many random requests of one seed, spread evenly over all callers and over the operations that the server's
 * own description names, and holds every answer against that description. The same
 * seed gives the same requests but for what the server itself draws: ids, codes, signatures, and who comes first.
 */
export const sendRandomRequests = async (
  server: TestServer,
  seed: number,
  { requests, most = requests, atOnce = 1 }: Run,
): Promise<Ran> => {
  const chance = chanceOf(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const { operations, resolve, mistakeIn } = await readDescription(server);
  const known = makeKnown(chance);
  // Of all that chance names, the one photo that is ever sent is to be named often.
  known.tell("questions", "sha", Array<string>(40).fill(aPhoto.sha));
  for (const id of Object.values(questionsThere))
    known.tell("questions", "id", Array<string>(10).fill(id));
  const passes = passesThere.map(({ id }) => id);
  known.tell("passes", "passes", [...passes, ...passes]);
  for (const id of Object.values(importsThere))
    known.tell("imports", "id", Array<string>(20).fill(id));
  for (const id of [...foundThere, ...extendedThere])
    known.tell("extensions", "id", Array<string>(10).fill(id));
  for (const id of Object.values(extensionsThere).flat())
    known.tell("extensions", "id", Array<string>(4).fill(id));
  known.tell("alerts", "id", alertsThere.map(String));
  known.tell("receipts", "code", [heldThere.code]);
  for (const [name, value] of Object.entries(heldThere)) known.tell("delays", name, [value]);
  // A code alone is asked for, or a plate with what goes with it: seldom by chance.
  known.tell(
    "status",
    "code",
    passesThere.map(({ shortCode }) => shortCode),
  );
  const callers = callersOf(server);
  const byGroup = makeCounter();
  const byOperation = makeCounter(operations.map(({ name }) => name));
  const made = new Map<string, Made>();
  const failures: Failure[] = [];

  const one = async (n: number, caller: Caller) => {
    server.clock.now += 50;
    const choosing = { operations, counts: byOperation.counts, chance, made };
    const { operation, about } = chooseOperation(n, caller, choosing);
    const hostility = chance.one([0, 0, 5, 25]);
    const now = server.clock.now;
    const making = { chance, known: known.all, tag: operation.tag, resolve, hostility, now };
    const sent = await makeRequest(operation, caller, about, making, server.url);
    return { n, caller, operation, sent };
  };

  const take = async (
    { n, caller, operation, sent }: Awaited<ReturnType<typeof one>>,
    answer: Answer,
  ) => {
    const why = mistakeIn(operation, sent.method, answer);
    if (why) failures.push({ seed, n, caller: caller.name, sent, answer, why });
    // Refused where the description lets it in: somebody changed the account, or cut the tablet off.
    if (answer.status === 401 || (answer.status === 403 && caller.mayCall(operation)))
      caller.renew();
    byGroup.add(caller.group, answer.status);
    if (sent.method !== operation.method) return;
    byOperation.add(operation.name, answer.status);
    if (answer.status >= 300) return;
    known.learn(operation.tag, answer);
    if (caller.group === "tablet")
      known.tell(operation.tag, "names", await partsToldBy(server, answer));
    const id = madeBy(answer);
    if (id !== undefined) made.set(operation.tag, { id, n });
  };

  let n = 0;
  const sendWave = async (wave: readonly Awaited<ReturnType<typeof one>>[]): Promise<void> => {
    const answers = await Promise.all(wave.map(({ sent }) => send(server.url, agent, sent)));
    for (const [i, answer] of answers.entries()) await take(wave[i]!, answer);
  };
  // A store that fails is found out by the calls that follow.
  const isNew = (): Promise<boolean> => needsSetup(server.store.reads).catch(() => false);
  for (; n < mostOpening && (await isNew()); n += 1) await sendWave([await one(n, nobody)]);

  const opening = n;
  const goesOn = (): boolean =>
    n - opening < requests ||
    (n - opening < most && neverAnsweredWell(byOperation.counts).length > 0);
  while (goesOn()) {
    const wave = [];
    for (let i = 0; i < atOnce && goesOn(); i += 1, n += 1)
      wave.push(await one(n, callers[(n - opening) % callers.length]!));
    await sendWave(wave);
  }
  agent.destroy();
  return { requests: n, byGroup: byGroup.counts, byOperation: byOperation.counts, failures };
};
