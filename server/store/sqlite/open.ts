import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRefusal, type Refusal } from "../../../shared/contract/problems.ts";
import type { Reads, Store, Writes } from "../ports.ts";
import { makeWriteQueue } from "../write-queue.ts";
import { connect, connectToRead, portsOf, readsOf } from "./connect.ts";
import { makeGroupLoader } from "./load-group.ts";
import { logReads, logWriter } from "./log.ts";
import { openLongReads } from "./long-reads.ts";
import { migrate } from "./migrate.ts";
import { makeGroupWriter } from "./record-group.ts";
import { topicFiler } from "./topics.ts";

const migrationsHere = join(import.meta.dirname, "..", "migrations", "sqlite");

/** Password hashes and telephone numbers are nobody else's on this machine. Files that SQLite adds take the mode of this. */
const keepPrivate = (file: string): void => {
  closeSync(openSync(file, "a", 0o600));
  for (const part of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(part) && (statSync(part).mode & 0o077) !== 0) chmodSync(part, 0o600);
};

export interface OpenOptions {
  readonly migrationsDir?: string;
  /** The clock, ms; only dates the migrations. */
  readonly now?: () => number;
  /** What a long read may take before it is given up, MB. */
  readonly readerMemoryMb?: number;
}

/** Further behind than this many events, topics are looked through beside the process's own work. */
const nearEnd = 2_000;

/**
 * Opens, and if need be makes and migrates, the database in `file`. Writes go through one connection, reads
 * through others, so that nobody ever reads a row that is not committed; [S17] reads that may take long in threads.
 * Throws `DatabaseTooNew` for a database written by a newer version.
 */
export const openSqlite = async (
  file: string,
  { migrationsDir = migrationsHere, now = Date.now, readerMemoryMb = 1_024 }: OpenOptions = {},
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
  const reader = connectToRead(file);
  const short = readsOf(reader);
  const long = openLongReads(file, readerMemoryMb);

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
    reads: {
      ...short,
      ...long.reads,
      // Near the end of the log, where nearly everybody is, there is little to look through.
      eventsOn: async (topics, after, limit) => {
        const reads = (await short.latestSeq()) - after > nearEnd ? long.reads : short;
        return reads.eventsOn(topics, after, limit);
      },
    },
    wholeLists: long.wholeLists,
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
      queue.last(async () => {
        listeners.clear();
        await long.close();
        fileTopics.immediate();
        reader.close();
        writer.close();
      }),
  };
};
