import { Worker } from "node:worker_threads";
import { ReadGivenUp, type Reads, type WholeListReads, wholeListReads } from "../ports.ts";

/**
 * [S17] Reads whose time grows with the store or the province, not with what was asked: searches, lists of all that
 * is open, what a tablet holds. Reports and traces belong here too. What is looked up by its key does not.
 */
const longReads = [
  "findPasses",
  "passPage",
  "goodPasses",
  "passesAfter",
  "deskActs",
  "passesOnFile",
  "passParts",
  "openTrips",
  "openTripsOn",
  "openTripsTo",
  "closedTrips",
  "areaDays",
  "dayOnRecord",
  "learnTravelTimes",
  "findTrips",
  "recentScans",
  "eventsOn",
] as const satisfies readonly (keyof Reads)[];
export type LongRead = (typeof longReads)[number] | keyof WholeListReads;

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
  readonly memoryMb: number;
  /** Whoever reads in it now. */
  reader: {
    readonly answered: (answer: Answered) => void;
    readonly lost: (cause?: unknown) => void;
  };
}

/** What a thread is told: which database to read from now on, or none, so that its file is let go of. */
export interface Reading {
  readonly file: string | null;
}

/** Threads whose store was closed, for the next one: V8 may crash where many threads begin and end in one process. */
const resting = new Set<Thread>();

const begin = (memoryMb: number): Thread => {
  const worker = new Worker(new URL("./reader-thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
  });
  const nobody = { answered: () => {}, lost: () => {} };
  const thread: Thread = { worker, pending: new Map(), memoryMb, reader: nobody };
  worker.on("message", (answer: Answered) => thread.reader.answered(answer));
  const lose = (cause?: unknown): void => {
    resting.delete(thread);
    thread.reader.lost(cause);
  };
  worker.on("error", lose);
  worker.on("exit", () => lose());
  return thread;
};

/** A snapshot must not wait for a report; more would only take the scans' share of a small machine. */
const mostThreads = 2;

export interface LongReads {
  readonly reads: Pick<Reads, Exclude<LongRead, keyof WholeListReads>>;
  readonly wholeLists: WholeListReads;
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
    const thread = [...resting].find((one) => one.memoryMb === memoryMb) ?? begin(memoryMb);
    resting.delete(thread);
    thread.reader = {
      answered: (answer) => give(thread, answer),
      lost: (cause) => lose(thread, cause),
    };
    thread.worker.postMessage({ file } satisfies Reading);
    threads.add(thread);
    return thread;
  };

  /** One that is still reading is ended: nobody waits for it any more. */
  const end = async (thread: Thread): Promise<void> => {
    const { worker, pending } = thread;
    if (pending.size > 0) return void (await worker.terminate());
    worker.ref();
    worker.postMessage({ file: null } satisfies Reading);
    const lives = await new Promise<boolean>((resolve) => {
      thread.reader = { answered: () => resolve(true), lost: () => resolve(false) };
    });
    if (!lives) return;
    worker.unref();
    resting.add(thread);
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

  const asking = (names: readonly LongRead[]) =>
    Object.fromEntries(
      names.map((name) => [name, (...args: readonly unknown[]) => ask(name, args)]),
    ) as unknown;

  return {
    reads: asking(longReads) as LongReads["reads"],
    wholeLists: asking(wholeListReads) as WholeListReads,
    close: async () => {
      closed = true;
      await Promise.all([...threads].map(end));
    },
  };
};
