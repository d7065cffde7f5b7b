import { Worker } from "node:worker_threads";
import { SheetRefused } from "../sheets/sheet.ts";
import type { KeptRow } from "../store/import-ports.ts";
import type { Job, Told } from "./job.ts";
import type { PlacesRead } from "./read-places.ts";
import type { FileHead } from "./take-apart.ts";

/** What the thread may take: texts of a workbook, and what is unpacked of it at a time. */
const memoryMb = 256;
/** No list of ours takes so long to take apart. */
const longestReadMs = 120_000;

type Read = Extract<Told, { readonly read: unknown }>;

export interface ListThread {
  /**
   * [I5] Takes a file apart; the bytes are given away. `parts` are told as they come, the next once those are kept. Throws
   * `SheetRefused`. Answers in which columns some date can only be month first.
   */
  readonly takeApart: (
    file: Extract<Job, { read: unknown }>["read"],
    on: {
      readonly head: (head: FileHead) => Promise<void>;
      readonly parts: (parts: readonly (readonly KeptRow[])[]) => Promise<void>;
    },
  ) => Promise<readonly number[]>;
  readonly readBy: (by: Extract<Job, { by: unknown }>["by"]) => void;
  readonly readRows: (rows: readonly KeptRow[]) => Promise<Read>;
  /** [B7] A sheet of places, read; the bytes are given away. Throws `SheetRefused`. */
  readonly readPlaces: (sheet: Extract<Job, { places: unknown }>["places"]) => Promise<PlacesRead>;
  readonly close: () => void;
}

/** One that has nothing to do, for the next who asks: V8 may crash where many threads begin and end in one process. */
let resting: Worker | null = null;

/**
 * [I10] The thread that reads lists, with a memory of its own: begun when first asked, and again after it was lost. It is asked one
 * thing at a time.
 */
export const makeListThread = (): ListThread => {
  let worker: Worker | null = null;
  let hear: { readonly told: (told: Told) => void; readonly lost: (error: Error) => void } | null =
    null;
  let by: Job | null = null;

  const begin = (): Worker => {
    if (worker) return worker;
    const one =
      resting ??
      new Worker(new URL("./list-thread.ts", import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
      });
    resting = null;
    one.removeAllListeners();
    one.on("message", (told: Told) => hear?.told(told));
    const lose = (error: Error): void => {
      if (worker === one) worker = null;
      if (resting === one) resting = null;
      hear?.lost(error);
    };
    one.on("error", (error: Error) => lose(error));
    one.on("exit", () => lose(new Error("the thread that reads lists ended")));
    worker = one;
    if (by) one.postMessage(by);
    return one;
  };

  /** Listens until `on` has what it waits for. */
  const ask = <T>(
    job: Job,
    transfer: readonly ArrayBuffer[],
    on: (told: Told, done: (value: T) => void, fail: (error: unknown) => void) => void,
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (hear) throw new Error("the thread that reads lists is busy");
      const asked = begin();
      asked.ref();
      const end = (then: () => void): void => {
        hear = null;
        asked.unref();
        then();
      };
      const done = (value: T): void => end(() => resolve(value));
      const fail = (error: unknown): void => end(() => reject(error));
      hear = {
        lost: fail,
        told: (told) => {
          if ("refused" in told) fail(new SheetRefused(told.refused, told.params));
          else if ("failed" in told) fail(new Error(told.failed));
          else on(told, done, fail);
        },
      };
      asked.postMessage(job, [...transfer]);
    });

  const drop = (): void => {
    const one = worker;
    worker = null;
    void one?.terminate();
  };

  /** What was asked, unless it takes too long or too much memory. */
  const inTime = async <T>(asked: Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new SheetRefused("took-too-long"));
        drop();
      }, longestReadMs);
    });
    asked.catch(() => {});
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      // Nothing else than too much memory loses the thread.
      if ((error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY")
        throw new SheetRefused("too-big-unpacked", { most: memoryMb });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  /** A file's bytes where they are its own: those are given away. */
  const ownOf = ({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] =>
    buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];

  return {
    readPlaces: (places) =>
      inTime(
        ask<PlacesRead>({ places }, ownOf(places.bytes), (told, done) => {
          if ("places" in told) done(told.places);
        }),
      ),
    takeApart: async (file, { head, parts }) => {
      let before: Promise<void> = Promise.resolve();
      return await inTime(
        ask<readonly number[]>({ read: file }, ownOf(file.bytes), (told, done, fail) => {
          before = before
            .then(async () => {
              if ("head" in told) await head(told.head);
              else if ("parts" in told) {
                await parts(told.parts);
                worker?.postMessage({ kept: true } satisfies Job);
              } else if ("ended" in told) done(told.monthFirst);
            })
            .catch((error: unknown) => {
              fail(error);
              // It waits for a word that does not come.
              drop();
            });
        }),
      );
    },
    readBy: (given) => {
      by = { by: given };
      worker?.postMessage(by);
    },
    readRows: (rows) =>
      ask<Read>({ rows }, [], (told, done) => {
        if ("read" in told) done(told);
      }),
    close: () => {
      const one = worker;
      worker = null;
      if (!one) return;
      if (hear || resting) return void one.terminate();
      one.unref();
      resting = one;
    },
  };
};
