import type { CheckResult, Manifest } from "./manifest-shape.ts";
import { type IsoTime, ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

const day = 24 * 3_600_000;

/**
 * [R8] Names are erased so long after the trip ended: the longest quarantine ordered in 2021 (công điện 600/CĐ-BCĐ of 5 May,
 * at least 21 days). Who was aboard with somebody who falls ill is asked within it, and not later.
 */
export const namesKeptMs = 21 * day;
/** [R7] A trip may stay open for as long as its pass is good; a tablet holds names no longer than any drive takes. */
export const namesOnTabletMs = 3 * day;
/** [R3] People are listed before the vehicle is let through, which may be the next day where it is held. */
export const beforeTripMs = day;

/** [R7] Whoever is sent a list is sent its newest checks, so many. */
export const mostChecksTold = 50;

/**
 * [R5] `swapped`: as many as are listed, and not the same; it tells what no count can. `others`: somebody who is not
 * listed, and the count is another. Of `count` listed `present` are there.
 */
export const resultOf = (count: number, present: number, others: number): CheckResult => {
  if (others === 0) return present === count ? "same" : "fewer";
  return present + others === count ? "swapped" : "others";
};

/** [R5] Of people who are not those listed the wall and the trip tell with a mark. */
export const isOdd = (result: CheckResult): boolean => result === "swapped" || result === "others";

/** People with their places in the list: what a check names them by, for two may have one name. */
export const placed = <P>(
  people: readonly P[],
): readonly { readonly place: number; readonly person: P }[] =>
  people.map((person, place) => ({ place, person }));

/** The key that a vehicle's trips are folded by, and its lists found by. */
export const vehicleKey = ({
  pass,
  plate,
}: {
  readonly pass: string | null;
  readonly plate: string | null;
}): string => pass ?? plate ?? "";

type Made = Pick<Manifest, "madeAt"> & { readonly scan: string | null };
type TripTimes = Pick<Trip, "id" | "openedAt" | "closedAt" | "sightings">;

/**
 * [R3] The trip that a list is of, among all of its vehicle: that of the scan it was made at; else the one under way
 * then, or the next that opens within a day, for people are listed before the vehicle is let through.
 */
export const tripOfList = <T extends TripTimes>(
  { scan, madeAt }: Made,
  trips: readonly T[],
): T | null => {
  const made = ms(madeAt);
  return (
    trips.find(({ sightings }) => sightings.some((seen) => seen.scan === scan)) ??
    [...trips]
      .sort((a, b) => ms(a.openedAt) - ms(b.openedAt))
      .find(
        ({ openedAt, closedAt }) =>
          ms(openedAt) - beforeTripMs <= made && (closedAt === null || ms(closedAt) >= made),
      ) ??
    null
  );
};

/** [R4] Of several lists of a trip the one made last counts; of one moment that with the higher id. */
export const lastList = <M extends Pick<Manifest, "id" | "madeAt">>(
  lists: readonly M[],
): M | null =>
  [...lists].sort((a, b) => ms(a.madeAt) - ms(b.madeAt) || (a.id < b.id ? -1 : 1)).at(-1) ?? null;

/**
 * [R3] [R4] The list that counts for a vehicle at the barrier at a time (ms), of all that are about it: that of its trip;
 * while there is none yet, the last one made within a day.
 */
export const listOf = <M extends Made & Pick<Manifest, "id">>(
  lists: readonly M[],
  trip: TripTimes | null,
  at: number,
): M | null =>
  lastList(
    lists.filter((one) =>
      trip ? tripOfList(one, [trip]) !== null : ms(one.madeAt) > at - beforeTripMs,
    ),
  );

/** [R7] May a tablet that sees the trip hold the names at a time (ms)? `trip`: the one that the list is of. */
export const namesForTablets = (
  { madeAt, erasedAt }: Pick<Manifest, "madeAt" | "erasedAt">,
  trip: Pick<Trip, "closedAt"> | null,
  at: number,
): boolean =>
  erasedAt === null &&
  at < ms(madeAt) + (trip ? namesOnTabletMs : beforeTripMs) &&
  (trip === null || trip.closedAt === null);

/** [R8] Are its names past their time? Without a trip it counts from when the list was made. */
export const namesOutlived = (
  { madeAt, erasedAt }: Pick<Manifest, "madeAt" | "erasedAt">,
  trip: Pick<Trip, "closedAt"> | null,
  at: number,
): boolean => {
  const ended = trip ? trip.closedAt : madeAt;
  return erasedAt === null && ended !== null && at >= ms(ended) + namesKeptMs;
};

/** [R8] The list without names, and without the salt that their hashes were made with. */
export const withoutNames = <M extends Omit<Manifest, "checks">>(one: M, at: IsoTime): M => ({
  ...one,
  salt: null,
  people: null,
  erasedAt: at,
});
