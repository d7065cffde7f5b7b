import { Worker } from "node:worker_threads";
import { ReadGivenUp, type Reads } from "../ports.ts";

/**
 * [S17] Reads whose time grows with the store or the province, not with what was asked: searches, lists of all that
 * is open, what a tablet holds. Reports and traces belong here too. What is looked up by its key does not.
 */
const longReads = [
  "findPasses",
  "passesOnFile",
  "passParts",
  "openTrips",
  "closedTrips",
  "findTrips",
  "recentScans",
  "eventsOn",
] as const satisfies readonly (keyof Reads)[];
export type LongRead = (typeof longReads)[number];

/** One read as it goes to a thread. */
export interface Asked {
  readonly no: number;
  readonly name: LongRead;
  readonly args: readonly unknown[];
}
/** What comes back: a part of a list with more to come once it is asked for, the rest or the whole, or what went wrong. */
export type Answered =
  | { readonly no: number; readonly part: readonly unknown[] }
  | { readonly no: number; readonly value: unknown }
  | { readonly no: number; readonly error: unknown };

interface Pending {
  readonly parts: unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
}

/** A snapshot must not wait for a report; more would only take the scans' share of a small machine. */
const mostThreads = 2;

export interface LongReads {
  readonly reads: Pick<Reads, LongRead>;
  close(): Promise<void>;
}

/**
 * Reads in threads of their own, each with its own connection: started when first needed, and again after one was
 * lost. [S18] What a lost one was reading is refused with `ReadGivenUp`.
 */
export const openLongReads = (file: string, memoryMb: number): LongReads => {
  const threads = new Set<Thread>();
  let asked = 0;
  let closed = false;

  const give = ({ pending, worker }: Thread, answer: Answered): void => {
    const waiting = pending.get(answer.no);
    if (!waiting) return;
    if ("part" in answer) {
      for (const one of answer.part) waiting.parts.push(one);
      // Asked for in a later turn of the event loop, so that scans are taken between the parts.
      setImmediate(() => worker.postMessage(answer.no));
      return;
    }
    pending.delete(answer.no);
    if ("error" in answer) waiting.reject(answer.error);
    else if (waiting.parts.length > 0)
      waiting.resolve(waiting.parts.concat(answer.value as readonly unknown[]));
    else waiting.resolve(answer.value);
    if (pending.size === 0) worker.unref();
  };

  const lose = (thread: Thread, cause?: unknown): void => {
    threads.delete(thread);
    for (const { reject } of thread.pending.values())
      reject(new ReadGivenUp("the thread that was reading ended", { cause }));
    thread.pending.clear();
  };

  const start = (): Thread => {
    const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const thread = { worker, pending: new Map<number, Pending>() };
    worker.on("message", (answer: Answered) => give(thread, answer));
    worker.on("error", (error) => lose(thread, error));
    worker.on("exit", () => lose(thread));
    threads.add(thread);
    return thread;
  };

  /** One that has nothing to do, a new one, or the least busy. */
  const choose = (): Thread => {
    const [least] = [...threads].sort((a, b) => a.pending.size - b.pending.size);
    return least && (least.pending.size === 0 || threads.size >= mostThreads) ? least : start();
  };

  const ask = (name: LongRead, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) throw new ReadGivenUp("the store is closed");
      const thread = choose();
      asked += 1;
      thread.pending.set(asked, { parts: [], resolve, reject });
      thread.worker.ref();
      thread.worker.postMessage({ no: asked, name, args } satisfies Asked);
    });

  const reads = Object.fromEntries(
    longReads.map((name) => [name, (...args: readonly unknown[]) => ask(name, args)]),
  ) as unknown as LongReads["reads"];

  return {
    reads,
    close: async () => {
      closed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
};
