import { travelRoutes, travelTimes } from "../../../shared/contract/travel-routes.ts";
import { type CallOptions, type DeviceIdentity, deviceCallTo } from "../../api/device-call.ts";
import type { Clock } from "../clock.ts";
import { type Database, type Meta, readMeta } from "../database.ts";
import { makeStore, type Store } from "../store.ts";
import { isRetired } from "../transaction.ts";

interface TravelParts {
  readonly db: Database;
  readonly device: DeviceIdentity;
  readonly clock: Pick<Clock, "now">;
  readonly call: CallOptions;
}

/** A table stands for an hour. */
const everyMs = 3_600_000;
/** What was asked for in vain is not asked for again with each round. */
const againMs = 5 * 60_000;

type Kept = Meta["travel"];

interface Travelling {
  /** The table that this page goes by; null while it knows of none. */
  readonly kept: Store<Kept | null>;
  asking: boolean;
  /** When it was asked for last, true time in ms, and for how long it is left at that. */
  askedAt: number;
  restMs: number;
}

/** Of each database, so that a tablet that is enrolled anew begins anew. */
const all = new WeakMap<Database, Travelling>();
const travellingOf = (db: Database): Travelling => {
  const kept = makeStore<Kept | null>(null);
  const known = all.get(db) ?? { kept, asking: false, askedAt: 0, restMs: 0 };
  all.set(db, known);
  return known;
};

/** [K14] The table that this tablet keeps, read where this page has not: only what is of the shape of today counts. */
export const openTravel = (db: Database): Store<Kept | null> => {
  const { kept } = travellingOf(db);
  if (kept.get() === null) void look(db).catch(() => {});
  return kept;
};

const look = async (db: Database): Promise<Kept | null> => {
  const { kept } = travellingOf(db);
  if (kept.get() !== null) return kept.get();
  const before = await readMeta(db, "travel");
  const model = travelTimes.safeParse(before?.model);
  if (before && model.success) kept.update((now) => now ?? { ...before, model: model.data });
  return kept.get();
};

const write = async ({ db, device }: TravelParts, next: Kept): Promise<boolean> => {
  const tx = db.transaction("meta", "readwrite");
  // An answer that was on its way when the tablet was cut off, wiped or enrolled elsewhere is none of its any more.
  const identity = (await tx.store.get("identity")) as Meta["identity"] | undefined;
  const own = identity?.device.id === device.id && !(await isRetired(tx.store));
  if (own) await tx.store.put(next, "travel");
  await tx.done;
  return own;
};

/** [K14] Fetches the newest table of travel times, at most once an hour. */
export const renewTravel = async (parts: TravelParts): Promise<void> => {
  const { db, device, clock, call } = parts;
  const travelling = travellingOf(db);
  const isRested = (since: number, restMs: number): boolean => {
    const rested = clock.now() - since;
    // A clock that was put back knows nothing of how long ago that was.
    return rested < 0 || rested >= restMs;
  };
  if (travelling.asking || !isRested(travelling.askedAt, travelling.restMs)) return;
  travelling.asking = true;
  try {
    const before = await look(db);
    if (before && !isRested(before.fetchedAt, everyMs)) return;
    Object.assign(travelling, { askedAt: clock.now(), restMs: againMs });
    const answer = await deviceCallTo(device, travelRoutes.travelTimes, {}, undefined, call);
    if (answer.kind !== "reply") return;
    const next = { model: answer.value as Kept["model"], fetchedAt: clock.now() };
    if (await write(parts, next)) travelling.kept.set(next);
  } finally {
    travelling.asking = false;
  }
};
