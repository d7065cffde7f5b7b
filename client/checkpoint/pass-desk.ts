import type { Database, StoredPart } from "./database.ts";
import { openPassParts, type PassParts, type Sought } from "./pass-parts.ts";

export type PartsAsked =
  | { readonly no: number; readonly find: Sought }
  | { readonly no: number; readonly take: readonly StoredPart[] };
export type PartsAnswered =
  | { readonly no: number; readonly value: unknown }
  | { readonly no: number; readonly failed: string };

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread is gone; what it was asked is asked again in the page's own. */
class ThreadLost extends Error {}

const inThread = (db: Database): PassParts => {
  const worker = new Worker(new URL("./pass-worker.ts", import.meta.url), {
    type: "module",
    name: db.name,
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let lost = false;
  worker.onmessage = ({ data }: MessageEvent<PartsAnswered>) => {
    const one = waiting.get(data.no);
    waiting.delete(data.no);
    if ("failed" in data) one?.reject(new Error(data.failed));
    else one?.resolve(data.value as never);
  };
  worker.onerror = () => {
    lost = true;
    for (const { reject } of waiting.values()) reject(new ThreadLost());
    waiting.clear();
  };
  db.addEventListener("close", () => worker.terminate());
  // [O27] Its transactions end with it.
  addEventListener("pagehide", () => worker.terminate());
  const ask = <T>(message: (no: number) => PartsAsked): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (lost) throw new ThreadLost();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage(message(asked));
    });
  let here: PassParts | null = null;
  const otherwiseHere = <T>(task: Promise<T>, then: (parts: PassParts) => Promise<T>): Promise<T> =>
    task.catch((error: unknown) => {
      if (!(error instanceof ThreadLost)) throw error;
      here ??= openPassParts(db);
      return then(here);
    });
  return {
    find: (sought) =>
      otherwiseHere(
        ask((no) => ({ no, find: sought })),
        (parts) => parts.find(sought),
      ),
    take: (these) =>
      otherwiseHere(
        ask((no) => ({ no, take: these })),
        (parts) => parts.take(these),
      ),
  };
};

const known = new WeakMap<Database, PassParts>();

/** The passes kept in a database: looked through and taken in by a thread, so that neither holds up camera or finger. */
export const passPartsOf = (db: Database): PassParts => {
  const before = known.get(db);
  if (before) return before;
  const made = typeof Worker === "undefined" ? openPassParts(db) : inThread(db);
  known.set(db, made);
  return made;
};
