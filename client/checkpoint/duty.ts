import { type IsoTime, iso } from "../../shared/domain/time.ts";
import { type Database, type Meta, readMeta, shapeOnFile, writeMeta } from "./database.ts";
import type { OnFile } from "./on-file.ts";
import { changePins, makePin, type Tried, tryPin } from "./pin.ts";
import { makeStore, type Store } from "./store.ts";

export type Officer = Meta["officer"];
interface Person {
  readonly id: string;
  readonly displayName: string;
}

/** Who is on duty on this tablet, and who can take over without network. Nothing here holds up a scan. */
export interface Duty {
  /** Null while nobody has said so: scans are recorded all the same. */
  readonly officer: Store<Officer | null>;
  /** Of each who has a PIN here, by the person's id. */
  readonly pins: Store<Meta["pins"]>;
  /** Who was on duty until the server took them off this post; null when told, or when nobody was. */
  readonly takenOff: Store<string | null>;
  /** [O8] Takes over by PIN. */
  readonly takeOver: (person: string, digits: string) => Promise<Tried>;
  /** On duty from now, signed in at the server just now: a PIN they have here is good for another ten days. */
  readonly signedIn: (person: Person) => Promise<void>;
  /** A new PIN of one who has just signed in. */
  readonly choosePin: (person: Person, digits: string) => Promise<void>;
  /** Nobody is on duty any more. */
  readonly leave: () => Promise<void>;
  /** [O10] Forgets the PINs of those who may not be on duty here any more, and ends their shift. */
  readonly keepTo: (officers: OnFile["officer"]) => Promise<void>;
  readonly forget: () => void;
}

export interface DutyOptions {
  readonly db: Database;
  /** True time, ms. */
  readonly now: () => number;
  readonly locks: LockManager;
}

export const openDuty = async ({ db, now, locks }: DutyOptions): Promise<Duty> => {
  const officer = makeStore<Officer | null>((await readMeta(db, "officer")) ?? null);
  const pins = makeStore<Meta["pins"]>((await readMeta(db, "pins")) ?? {});
  const takenOff = makeStore<string | null>(null);

  const begin = async ({ id, displayName }: Person, since: IsoTime): Promise<void> => {
    const next = { id, displayName, since };
    officer.set(next);
    takenOff.set(null);
    await writeMeta(db, "officer", next);
  };
  const leave = async (): Promise<void> => {
    officer.set(null);
    await db.delete("meta", "officer");
  };

  return {
    officer,
    pins,
    takenOff,
    takeOver: async (person, digits) => {
      const tried = await tryPin(db, person, digits, now(), locks);
      pins.set((await readMeta(db, "pins")) ?? {});
      const known = pins.get()[person];
      if (tried.kind === "right" && known)
        await begin({ id: person, displayName: known.displayName }, iso(now()));
      return tried;
    },
    signedIn: async (person) => {
      const at = iso(now());
      const fresh = { displayName: person.displayName, signedInAt: at, wrong: 0, waitUntil: null };
      pins.set(
        await changePins(db, (before) => {
          const own = before[person.id];
          return own ? { ...before, [person.id]: { ...own, ...fresh } } : before;
        }),
      );
      await begin(person, at);
    },
    choosePin: async ({ id, displayName }, digits) => {
      const made = await makePin(digits, displayName, now());
      pins.set(await changePins(db, (before) => ({ ...before, [id]: made })));
    },
    leave,
    keepTo: async (officers) => {
      // Data from before tablets were told who may be on duty says nothing about anybody.
      if ((await readMeta(db, "sync"))?.shape !== shapeOnFile) return;
      const before = pins.get();
      const gone = Object.keys(before).filter((id) => !officers.has(id));
      if (gone.length > 0)
        pins.set(
          await changePins(db, (kept) =>
            Object.fromEntries(Object.entries(kept).filter(([id]) => officers.has(id))),
          ),
        );
      const running = officer.get();
      if (!running || officers.has(running.id)) return;
      await leave();
      takenOff.set(running.displayName);
    },
    forget: () => {
      officer.set(null);
      pins.set({});
    },
  };
};
