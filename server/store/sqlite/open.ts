import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { isRefusal, type Refusal } from "../../../shared/contract/problems.ts";
import type { Note } from "../log-chain.ts";
import type { Reads, Store, Writes } from "../ports.ts";
import { makeWriteQueue } from "../write-queue.ts";
import { devicesPort } from "./devices.ts";
import { keysPort } from "./keys.ts";
import { makeGroupLoader } from "./load-group.ts";
import { logReads, logWriter } from "./log.ts";
import { migrate } from "./migrate.ts";
import { passesPort } from "./passes.ts";
import { peoplePort } from "./people.ts";
import { proposalsPort } from "./proposals.ts";
import { makeGroupWriter } from "./record-group.ts";
import { referencePort } from "./reference.ts";
import { scansPort } from "./scans.ts";
import { topicFiler } from "./topics.ts";
import { tripsPort } from "./trips.ts";

const migrationsHere = join(import.meta.dirname, "..", "migrations", "sqlite");

/** Password hashes and telephone numbers are nobody else's on this machine. Files that SQLite adds take the mode of this. */
const keepPrivate = (file: string): void => {
  closeSync(openSync(file, "a", 0o600));
  for (const part of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(part) && (statSync(part).mode & 0o077) !== 0) chmodSync(part, 0o600);
};

const connect = (file: string): Database.Database => {
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  db.pragma("journal_mode = WAL");
  db.pragma("foreign_keys = ON");
  // [S2] An answer is only given when what it says has reached the disk.
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -65536");
  // Pages written again and again go back into the database once in 32 MB, not once in 4.
  db.pragma("wal_autocheckpoint = 8000");
  return db;
};

export interface OpenOptions {
  readonly migrationsDir?: string;
  /** The clock, ms; only dates the migrations. */
  readonly now?: () => number;
}

/**
 * Opens, and if need be makes and migrates, the database in `file`. Writes go through one connection, reads
 * through another, so that nobody ever reads a row that is not committed.
 * Throws `DatabaseTooNew` for a database written by a newer version.
 */
export const openSqlite = async (
  file: string,
  { migrationsDir = migrationsHere, now = Date.now }: OpenOptions = {},
): Promise<Store> => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  keepPrivate(file);
  const writer = connect(file);
  try {
    migrate(writer, migrationsDir, now());
  } catch (error) {
    writer.close();
    throw error;
  }
  const reader = connect(file);
  reader.pragma("query_only = ON");

  const queue = makeWriteQueue();
  const listeners = new Set<(seq: number) => void>();
  const headSeq = writer.prepare<[], number>("SELECT seq FROM log_head").pluck();
  let announced = headSeq.get()!;
  const announce = (): void => {
    const seq = headSeq.get()!;
    if (seq === announced) return;
    announced = seq;
    for (const listener of listeners) listener(seq);
  };

  const begin = writer.prepare("BEGIN IMMEDIATE");
  const commit = writer.prepare("COMMIT");
  const rollBack = writer.prepare("ROLLBACK");

  const topics = topicFiler(writer);
  const fileTopics = writer.transaction(() => topics.fileAll(headSeq.get()!));
  const log = logWriter(writer);
  const tx: Reads & Writes = {
    ...portsOf(writer, log.note),
    ...logReads(writer),
    append: async (events, at) => log.appendNow(events, at),
  };
  const loadGroup = makeGroupLoader(writer);
  const writeGroup = makeGroupWriter(writer, log);

  const write = <T>(work: (tx: Reads & Writes) => Promise<T | Refusal>): Promise<T | Refusal> =>
    queue
      .others(async () => {
        begin.run();
        try {
          const result = await work(tx);
          if (isRefusal(result)) rollBack.run();
          else commit.run();
          return result;
        } catch (error) {
          if (writer.inTransaction) rollBack.run();
          throw error;
        } finally {
          log.forget();
        }
      })
      .then((result) => {
        announce();
        return result;
      });

  return {
    reads: { ...portsOf(reader, unnoted), ...logReads(reader) },
    write,
    recordScans: async (keys, decide, at) => {
      const done = await queue.scans(() => {
        begin.run();
        try {
          const { writes, result } = decide(loadGroup(keys));
          const seqs = writeGroup(writes, at);
          commit.run();
          return { result, seqs };
        } catch (error) {
          if (writer.inTransaction) rollBack.run();
          throw error;
        } finally {
          log.forget();
        }
      });
      announce();
      return done;
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      queue.last(() => {
        listeners.clear();
        fileTopics.immediate();
        reader.close();
        writer.close();
      }),
  };
};

/** A connection that only reads has nothing to tell of. */
const unnoted: Note = () => {};

const portsOf = (db: Database.Database, note: Note) => ({
  ...peoplePort(db, note),
  ...devicesPort(db, note),
  ...keysPort(db, note),
  ...proposalsPort(db, note),
  ...referencePort(db, note),
  ...passesPort(db, note),
  ...tripsPort(db),
  ...scansPort(db),
});
