import type { Item, ItemKind } from "../../shared/contract/sync.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";

export type ValueOf<K extends ItemKind> = NonNullable<Extract<Item, { kind: K }>["value"]>;

/** A map as it stands: another object after each change, for those who compare, without a copy of all that is in it. */
class AsItStands<V> implements ReadonlyMap<string, V> {
  readonly #held: ReadonlyMap<string, V>;
  constructor(held: ReadonlyMap<string, V>) {
    this.#held = held;
  }
  get size(): number {
    return this.#held.size;
  }
  get = (key: string): V | undefined => this.#held.get(key);
  has = (key: string): boolean => this.#held.has(key);
  keys = () => this.#held.keys();
  values = () => this.#held.values();
  entries = () => this.#held.entries();
  [Symbol.iterator] = () => this.#held.entries();
  forEach = (each: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void => {
    for (const [key, value] of this.#held) each(value, key, this);
  };
}

/** What a page holds, by kind and id, and trips by the endpoints they are bound for [T17], those they have come to among them. */
export interface HeldItems {
  readonly put: (items: readonly Item[]) => void;
  readonly clear: () => void;
  readonly of: <K extends ItemKind>(kind: K) => ReadonlyMap<string, ValueOf<K>>;
  /** Endpoints that any trip is bound for. */
  readonly boundFor: () => readonly string[];
  /** The same value for as long as no trip to that endpoint changes. */
  readonly tripsTo: (endpoint: string) => readonly Trip[];
}

const none: ReadonlyMap<string, never> = new Map<string, never>();
const noTrips: readonly Trip[] = [];

/** Holds items; [F2] applying one twice is harmless. What changes costs by itself, however much is held beside it. */
export const holdItems = (): HeldItems => {
  const kinds = new Map<ItemKind, Map<string, unknown>>();
  const shown = new Map<ItemKind, ReadonlyMap<string, unknown>>();
  const bound = new Map<string, Map<string, Trip>>();
  const told = new Map<string, readonly Trip[]>();

  const forget = (id: string, trips: Map<string, unknown>): void => {
    const before = trips.get(id) as Trip | undefined;
    if (!before) return;
    trips.delete(id);
    for (const endpoint of endpointsOf(before)) {
      told.delete(endpoint);
      const there = bound.get(endpoint);
      there?.delete(id);
      if (there?.size === 0) bound.delete(endpoint);
    }
  };
  const keepTrip = (trip: Trip, trips: Map<string, unknown>): void => {
    for (const id of [trip.id, ...trip.aliases]) forget(id, trips);
    trips.set(trip.id, trip);
    for (const endpoint of endpointsOf(trip)) {
      told.delete(endpoint);
      bound.set(endpoint, (bound.get(endpoint) ?? new Map<string, Trip>()).set(trip.id, trip));
    }
  };

  return {
    put: (items) => {
      for (const one of items) {
        const map = kinds.get(one.kind) ?? new Map<string, unknown>();
        kinds.set(one.kind, map);
        shown.delete(one.kind);
        if (one.kind === "trip") {
          if (one.value === null) forget(one.id, map);
          else keepTrip(one.value, map);
        } else if (one.value === null) map.delete(one.id);
        else map.set(one.id, one.value);
      }
    },
    clear: () => {
      for (const held of [kinds, shown, bound, told]) held.clear();
    },
    of: <K extends ItemKind>(kind: K) => {
      const held = kinds.get(kind);
      if (!held) return none;
      const view = shown.get(kind) ?? new AsItStands(held);
      shown.set(kind, view);
      return view as ReadonlyMap<string, ValueOf<K>>;
    },
    boundFor: () => [...bound.keys()].sort(),
    tripsTo: (endpoint) => {
      const there = bound.get(endpoint);
      if (!there) return noTrips;
      const trips = told.get(endpoint) ?? [...there.values()];
      told.set(endpoint, trips);
      return trips;
    },
  };
};
