import { groupBy } from "../../shared/domain/group-by.ts";
import { lastList, tripOfList, vehicleKey } from "../../shared/domain/manifest.ts";
import type { Manifest, ManifestCheck } from "../../shared/domain/manifest-shape.ts";
import type { Question } from "../../shared/domain/question.ts";
import type { IsoTime } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { LiveItems } from "./live-items.ts";

/** Asked for by every row of a wall: sorted by vehicle once for each change. */
const byVehicle = <T extends { readonly pass: string | null; readonly plate: string | null }>() => {
  const known = new WeakMap<ReadonlyMap<string, T>, ReadonlyMap<string, readonly T[]>>();
  return (things: ReadonlyMap<string, T>): ReadonlyMap<string, readonly T[]> => {
    const sorted = known.get(things) ?? groupBy([...things.values()], vehicleKey);
    known.set(things, sorted);
    return sorted;
  };
};
const listsByVehicle = byVehicle<Manifest>();
const tripsByVehicle = byVehicle<Trip>();

/** [R3] The lists of people made on a trip, as far as the page holds them; in the order they were made. */
export const listsOfTrip = (items: LiveItems, trip: Trip): readonly Manifest[] => {
  const key = vehicleKey(trip);
  const lists = listsByVehicle(items.of("manifest")).get(key) ?? [];
  if (lists.length === 0) return [];
  const trips = tripsByVehicle(items.of("trip")).get(key) ?? [];
  return lists
    .filter((list) => tripOfList(list, trips)?.id === trip.id)
    .sort((a, b) => a.madeAt.localeCompare(b.madeAt));
};

/** The trip that something was said of at a post: under way then, or the next that opens within a day. */
export const tripAbout = (
  items: LiveItems,
  { plate, pass, at }: Pick<Question, "plate" | "pass"> & { readonly at: IsoTime },
): Trip | null => {
  const trips = tripsByVehicle(items.of("trip")).get(vehicleKey({ plate, pass })) ?? [];
  return tripOfList({ scan: null, madeAt: at }, trips);
};

/** [R4] The list that counts for a trip, and the last check of it. */
export const lastOfTrip = (
  items: LiveItems,
  trip: Trip,
): { readonly list: Manifest; readonly check: ManifestCheck | null } | null => {
  const list = lastList(listsOfTrip(items, trip));
  return list && { list, check: list.checks.at(-1) ?? null };
};
