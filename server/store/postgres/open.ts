import { join } from "node:path";
import { isRefusal, type Refusal } from "../../../shared/contract/problems.ts";
import type { Note } from "../log-chain.ts";
import type { Reads, Store, Writes } from "../ports.ts";
import { makeWriteQueue } from "../write-queue.ts";
import { alertsPort } from "./alerts.ts";
import { applicationsPort } from "./applications.ts";
import { convoysPort } from "./convoys.ts";
import type { Ask, Database } from "./database.ts";
import { devicesPort } from "./devices.ts";
import { extensionsPort } from "./extensions.ts";
import { findingsPort } from "./findings.ts";
import { importsPort } from "./imports.ts";
import { keysPort } from "./keys.ts";
import { makeGroupLoader } from "./load-group.ts";
import { latestSeq, lockHead, logReads, logWriter } from "./log.ts";
import { manifestsPort } from "./manifests.ts";
import { migrate } from "./migrate.ts";
import { passesPort } from "./passes.ts";
import { peoplePort } from "./people.ts";
import { proposalsPort } from "./proposals.ts";
import { questionsPort } from "./questions.ts";
import { recordGroup } from "./record-group.ts";
import { makeReferenceKeeper, referencePort } from "./reference.ts";
import { savedFiltersPort } from "./saved-filters.ts";
import { scansPort } from "./scans.ts";
import { signUpsPort } from "./sign-ups.ts";
import { travelPort } from "./travel.ts";
import { tripsPort } from "./trips.ts";
import { webhooksPort } from "./webhooks.ts";

const migrationsHere = join(import.meta.dirname, "..", "migrations", "postgres");

/** How soon a commit of another process is found where its notification was lost or cannot be heard. */
const lookEveryMs = 1_000;

export interface OpenOptions {
  readonly migrationsDir?: string;
  /** The clock, ms; only dates the migrations. */
  readonly now?: () => number;
}

/**
 * Opens, and if need be migrates, a PostgreSQL database that any number of processes share; see decision 10. [S10] To
 * those who use it the store is the same as on SQLite: each file here stands beside its like in `sqlite/`. Takes the
 * connections over and closes them with the store.
 * Throws `StoreAway` when the database does not answer, `DatabaseTooNew` for one written by a newer version.
 */
export const openPostgres = async (
  database: Database,
  { migrationsDir = migrationsHere, now = Date.now }: OpenOptions = {},
): Promise<Store> => {
  let announced: number;
  try {
    await migrate(database, migrationsDir, now());
    announced = await latestSeq(database.ask);
  } catch (error) {
    await database.close();
    throw error;
  }

  const listeners = new Set<(seq: number) => void>();
  const announce = (seq: number): void => {
    if (seq <= announced) return;
    announced = seq;
    for (const listener of listeners) listener(seq);
  };

  let looking = false;
  let lookAgain = false;
  /** [F6] What other processes committed is announced like our own: all of it is there up to the head's number. */
  const look = async (): Promise<void> => {
    lookAgain = true;
    if (looking) return;
    looking = true;
    while (lookAgain) {
      lookAgain = false;
      // Where the database is away there is nothing to announce; whoever asks it something is told.
      announce(await latestSeq(database.ask).catch(() => announced));
    }
    looking = false;
  };
  database.onWake(() => void look());
  const polling = setInterval(() => void look(), lookEveryMs);

  const queue = makeWriteQueue();
  const readersReference = makeReferenceKeeper();
  const writersReference = makeReferenceKeeper();
  const loadGroup = makeGroupLoader(writersReference);

  const told = <T extends { readonly seq: number }>(done: T): T => {
    if (done.seq > announced) database.wake();
    announce(done.seq);
    return done;
  };

  const reads: Reads = {
    ...portsOf(database.ask, readersReference, unnoted),
    ...logReads(database.ask),
  };
  return {
    reads,
    // The pool keeps what is read to its end from holding up anything else.
    wholeLists: reads,
    write: <T>(work: (tx: Reads & Writes) => Promise<T | Refusal>): Promise<T | Refusal> =>
      queue
        .others(() =>
          database.transact(
            async (ask) => {
              const log = logWriter(ask, await lockHead(ask));
              const tx: Reads & Writes = {
                ...portsOf(ask, writersReference, log.note),
                ...logReads(ask),
                append: log.append,
              };
              const result = await work(tx);
              return { result, seq: isRefusal(result) ? 0 : log.nextSeq() - 1 };
            },
            ({ result }) => !isRefusal(result),
          ),
        )
        .then((done) => told(done).result),
    recordScans: (keys, decide, at) =>
      queue
        .scans(() =>
          database.transact(
            async (ask) => {
              const [head, facts] = await Promise.all([lockHead(ask), loadGroup(ask, keys)]);
              const { writes, result } = decide(facts);
              const log = logWriter(ask, head);
              const seqs = await recordGroup(ask, log, writes, at);
              return { result, seqs, seq: log.nextSeq() - 1 };
            },
            () => true,
          ),
        )
        .then((done) => {
          const { result, seqs } = told(done);
          return { result, seqs };
        }),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      queue.last(async () => {
        clearInterval(polling);
        listeners.clear();
        await database.close();
      }),
  };
};

/** Who only reads has nothing to tell of. */
const unnoted: Note = () => {};

const portsOf = (ask: Ask, reference: ReturnType<typeof makeReferenceKeeper>, note: Note) => ({
  ...peoplePort(ask, note),
  ...devicesPort(ask, note),
  ...keysPort(ask, note),
  ...proposalsPort(ask, note),
  ...questionsPort(ask, note),
  ...manifestsPort(ask, note),
  ...convoysPort(ask, note),
  ...applicationsPort(ask, note),
  ...signUpsPort(ask, note),
  ...alertsPort(ask, note),
  ...webhooksPort(ask, note),
  ...referencePort(ask, reference, note),
  ...passesPort(ask, note),
  ...tripsPort(ask),
  ...travelPort(ask),
  ...scansPort(ask),
  ...findingsPort(ask),
  ...importsPort(ask),
  ...savedFiltersPort(ask),
  ...extensionsPort(ask),
});
