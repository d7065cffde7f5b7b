import type { NewQuestion } from "../../../shared/contract/questions.ts";
import { questionToldMs } from "../../../shared/domain/question.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { AskedQuestion, Database } from "../database.ts";
import { makeStore, type Store } from "../store.ts";
import { isRetired, toItsEnd } from "../transaction.ts";
import type { TakenPhoto } from "./shrink-photo.ts";

/** What this tablet asked command, and what became of the sending of it. */
export interface Questions {
  /** As they were asked. */
  readonly asked: Store<readonly AskedQuestion[]>;
  /** Names of the photos still to be sent. */
  readonly photosWaiting: Store<ReadonlySet<string>>;
  /** Reads anew what others changed. */
  readonly look: () => Promise<void>;
  /** [O54] Resolves when question and photos are durable here; rejects when they are not. */
  readonly keep: (asking: NewQuestion, photos: readonly TakenPhoto[]) => Promise<void>;
  /** [O55] An officer has seen the answer. */
  readonly acknowledge: (id: string) => Promise<void>;
}

/** This tablet was cut off: what it asked now could never be sent. */
class Retired extends Error {}

const write = (db: Database, asking: NewQuestion, photos: readonly TakenPhoto[]): Promise<void> => {
  const tx = db.transaction(["meta", "asked", "photo"], "readwrite", { durability: "strict" });
  const { id } = asking;
  const keep = async (): Promise<void> => {
    if (await isRetired(tx.objectStore("meta"))) throw new Retired();
    await Promise.all([
      tx.objectStore("asked").put({ id, asking, state: "waiting", seen: false }),
      ...photos.map(({ sha, bytes }) => tx.objectStore("photo").put({ question: id, sha, bytes })),
    ]);
  };
  return toItsEnd(tx, keep());
};

/** What was sent and is past its time; what waits stays, however long. */
const dropOld = async (db: Database, now: number): Promise<void> => {
  const tx = db.transaction("asked", "readwrite");
  for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { asking, state } = cursor.value;
    if (state !== "waiting" && ms(asking.at) + asking.offsetMs < now - questionToldMs)
      await cursor.delete();
  }
  await tx.done;
};

/** Opens what this tablet asked. `now`: true time, ms. `onKept`: something waits to be sent. */
export const openQuestions = async (
  db: Database,
  now: () => number,
  onKept: () => void,
): Promise<Questions> => {
  const asked = makeStore<readonly AskedQuestion[]>([]);
  const photosWaiting = makeStore<ReadonlySet<string>>(new Set());
  const look = async (): Promise<void> => {
    const [all, photos] = await Promise.all([db.getAll("asked"), db.getAllKeys("photo")]);
    asked.set(all);
    photosWaiting.set(new Set(photos.map(([, sha]) => sha)));
  };
  await dropOld(db, now()).catch(() => {});
  await look().catch(() => {});
  return {
    asked,
    photosWaiting,
    look,
    keep: async (asking, photos) => {
      await write(db, asking, photos);
      // It is safe; the screen catches up with the next look where this one fails.
      await look().catch(() => {});
      onKept();
    },
    acknowledge: async (id) => {
      const tx = db.transaction("asked", "readwrite", { durability: "strict" });
      const one = await tx.store.get(id);
      if (one) await tx.store.put({ ...one, seen: true });
      await tx.done;
      await look();
    },
  };
};
