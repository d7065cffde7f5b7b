import type { Database } from "./database.ts";
import { holdReserve, isFull, passesGivenUp, scarceBytes, tidy } from "./room.ts";
import { makeStore, type Store } from "./store.ts";
import type { Surroundings } from "./surroundings.ts";

/** How much room this tablet has for what it must keep. */
export interface Room {
  /** `low`: warned of early, everything is still recorded. `full`: the last scan found no room. */
  readonly level: "enough" | "low" | "full";
  /** Bytes in use, the reserve among them; null where the browser does not say. */
  readonly used: number | null;
  /** May the browser clear it when space runs out? Null where it does not say. */
  readonly kept: boolean | null;
  readonly reserveHeld: boolean;
  /** [O21] Passes gave way to scans, and are not yet here again. */
  readonly passesGivenUp: boolean;
}

export interface RoomWatch {
  readonly room: Store<Room>;
  /** Asks the browser, in a gesture, not to clear what is kept here: whenever told to, or `once` until it said yes or no. */
  readonly ask: (how: "once" | "again") => void;
  /** A scan was recorded, or was not for this reason. */
  readonly onRecord: (error: unknown) => void;
  readonly close: () => void;
}

/** The start is for the camera. */
const firstLookMs = 3_000;
const lookEveryMs = 60_000;
/** A write of its size that fails is not tried with every look. */
const reserveEveryLooks = 10;

const ofUnknown = { used: null, kept: null, left: null };

const measure = async (storage: Surroundings["storage"]) => {
  if (!storage) return ofUnknown;
  const [estimate, kept] = await Promise.all([
    storage.estimate().catch((): StorageEstimate => ({})),
    storage.persisted().catch(() => null),
  ]);
  const { usage, quota } = estimate;
  const left = usage === undefined || quota === undefined ? null : quota - usage;
  return { used: usage ?? null, kept, left };
};

/** [O21] Looks at the room there is, holds the reserve, tidies where room is scarce, and says so early. */
export const watchRoom = (
  db: Database,
  { storage, after }: Pick<Surroundings, "storage" | "after">,
): RoomWatch => {
  const room = makeStore<Room>({
    level: "enough",
    used: null,
    kept: null,
    reserveHeld: false,
    passesGivenUp: false,
  });
  let closed = false;
  let reserveHeld = false;
  let foundNoRoom = false;
  let asked = false;
  let looks = 0;
  let callOff = (): void => {};

  const tell = async (): Promise<void> => {
    const { used, kept, left } = await measure(storage);
    const scarce = (looks > 0 && !reserveHeld) || (left !== null && left < scarceBytes);
    if (scarce) await tidy(db).catch(() => {});
    const gone = await passesGivenUp(db);
    const level = foundNoRoom ? "full" : scarce ? "low" : "enough";
    if (!closed) room.set({ level, used, kept, reserveHeld, passesGivenUp: gone });
  };
  const look = async (): Promise<void> => {
    if (looks % reserveEveryLooks === 0) reserveHeld = await holdReserve(db);
    looks += 1;
    await tell();
  };
  const soon = (delay: number): void => {
    callOff = after(delay, () => {
      // Storage that is gone is told by whoever needs it.
      void look()
        .catch(() => {})
        .finally(() => !closed && soon(lookEveryMs));
    });
  };
  if (storage) soon(firstLookMs);

  const lookAgain = (): void => void tell().catch(() => {});
  return {
    room,
    ask: (how) => {
      if (!storage || room.get().kept || (how === "once" && asked)) return;
      asked = true;
      void storage.persist().then(lookAgain, lookAgain);
    },
    onRecord: (error) => {
      const before = foundNoRoom;
      foundNoRoom = isFull(error);
      void db
        .getKey("meta", "reserve")
        .then((held) => {
          const spent = reserveHeld && held === undefined;
          if (spent) reserveHeld = false;
          if (spent || foundNoRoom !== before) lookAgain();
        })
        .catch(() => {});
    },
    close: () => {
      closed = true;
      callOff();
    },
  };
};
