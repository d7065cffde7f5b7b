import { Worker } from "node:worker_threads";
import type { Form, Job, Printed, Told } from "./job.ts";

/** What the thread may take: the files under way, each with a line for every page it has. */
const memoryMb = 256;
/** Files under way at once; each waits for a group of pages of every other one. */
const mostOpen = 16;

interface Waiting {
  readonly told: (bytes: Uint8Array) => void;
  readonly lost: (error: Error) => void;
}

let worker: Worker | null = null;
let jobs = 0;
const open = new Set<number>();
const waiting = new Map<number, Waiting>();

const begin = (): Worker => {
  if (worker) return worker;
  const one = new Worker(new URL("./print-thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
  });
  one.on("message", (told: Told) => {
    const { told: tell, lost } = waiting.get(told.job) ?? {};
    waiting.delete(told.job);
    // A server that ends waits for a page under way, not for a file that nobody takes.
    if (waiting.size === 0) one.unref();
    if ("bytes" in told) tell?.(told.bytes);
    else lost?.(new Error(told.failed));
  });
  const lose = (error: Error): void => {
    if (worker === one) worker = null;
    for (const { lost } of waiting.values()) lost(error);
    waiting.clear();
  };
  one.on("error", lose);
  one.on("exit", () => lose(new Error("the thread that prints ended")));
  worker = one;
  return one;
};

const ask = (job: Job): Promise<Uint8Array> =>
  new Promise((told, lost) => {
    waiting.set(job.job, { told, lost });
    const asked = begin();
    asked.ref();
    asked.postMessage(job);
  });

/** Is there room for one more file? */
export const canPrint = (): boolean => open.size < mostOpen;

/**
 * [G5] A PDF, piece by piece as it is taken: groups of what is printed are asked for one after the other, and set in a thread of its own,
 * begun when first needed. Whoever stops taking pieces ends it.
 */
export async function* printed(
  form: Form,
  groups: AsyncIterable<readonly Printed[]>,
): AsyncGenerator<Uint8Array> {
  jobs += 1;
  const job = jobs;
  open.add(job);
  try {
    yield await ask({ job, begin: form });
    for await (const group of groups) yield await ask({ job, print: group });
    yield await ask({ job, end: true });
  } finally {
    open.delete(job);
    worker?.postMessage({ job, drop: true } satisfies Job);
  }
}
