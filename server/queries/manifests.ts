import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Reply } from "../../shared/contract/routes.ts";
import { may } from "../../shared/domain/access.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import {
  beforeTripMs,
  mostChecksTold,
  namesForTablets,
  tripOfList,
  vehicleKey,
} from "../../shared/domain/manifest.ts";
import type { Manifest, ManifestCheck } from "../../shared/domain/manifest-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { passSubject, postSubject } from "../places.ts";
import type { CheckRow, ManifestRow } from "../store/manifest-ports.ts";
import type { Reads } from "../store/ports.ts";
import { arrivalSubject, tripFor } from "./trips.ts";

/** A list as it stands: with its checks, and the trip that it is of. */
export interface ListKnown {
  readonly manifest: Manifest;
  readonly trip: Trip | null;
}

export const checkSeen = ({
  manifest: _,
  scan: __,
  device: ___,
  met: ____,
  ...check
}: CheckRow): ManifestCheck => check;

/** Of as many as a province has open at once: more than can be arguments of one call. */
const earliest = (times: readonly string[]): number =>
  times.reduce((least, time) => Math.min(least, ms(time)), Number.POSITIVE_INFINITY);

/** The trips that any of these lists can be of: none that was over a day before the first of them. */
export const tripsAround = (reads: Reads, rows: readonly ManifestRow[]): Promise<readonly Trip[]> =>
  reads.tripsOf(
    [...new Set(rows.map(vehicleKey))],
    earliest(rows.map(({ madeAt }) => madeAt)) - beforeTripMs,
  );

/** Lists with all that is known of them. */
export const listsKnown = async (
  reads: Reads,
  rows: readonly ManifestRow[],
): Promise<readonly ListKnown[]> => {
  if (rows.length === 0) return [];
  const checks = groupBy(
    await reads.checksOf(rows.map(({ id }) => id)),
    ({ manifest }) => manifest,
  );
  const trips = groupBy(await tripsAround(reads, rows), vehicleKey);
  return rows.map(({ met: _, ...row }) => ({
    manifest: {
      ...row,
      checks: (checks.get(row.id) ?? []).slice(-mostChecksTold).map(checkSeen),
    },
    trip: tripOfList(row, trips.get(vehicleKey(row)) ?? []),
  }));
};

/** The lists that are of any of these trips. */
export const listsOfTrips = async (
  reads: Reads,
  trips: readonly Trip[],
): Promise<readonly ListKnown[]> => {
  if (trips.length === 0) return [];
  const rows = await reads.manifestsOf(
    [...new Set(trips.map(vehicleKey))],
    earliest(trips.map(({ openedAt }) => openedAt)) - beforeTripMs,
  );
  const wanted = new Set(trips.map(({ id }) => id));
  return (await listsKnown(reads, rows)).filter(({ trip }) => trip && wanted.has(trip.id));
};

/** [R7] A list as people are sent it: how many, and what came of checking them. */
export const withoutPeople = (manifest: Manifest): Manifest => ({
  ...manifest,
  salt: null,
  people: null,
});

/** [R7] A list as a tablet is sent it, or null where no tablet holds its names any more. */
export const forTablet = ({ manifest, trip }: ListKnown, at: number): Manifest | null =>
  namesForTablets(manifest, trip, at) ? manifest : null;

/** The lists of a trip that the caller sees, the one made first at the head; refuses as the trip itself does. */
export const tripManifestsFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<readonly Manifest[] | Refusal> => {
  const trip = await tripFor(reads, caller, id);
  if ("refused" in trip) return trip;
  return (await listsOfTrips(reads, [trip])).map(({ manifest }) => withoutPeople(manifest));
};

/**
 * [R7] May the caller open the names? Who commands where the vehicle drives, or receives where it is bound; of a list
 * without a trip, who commands its post.
 */
const mayOpen = async (
  reads: Reads,
  caller: Caller,
  { manifest, trip }: ListKnown,
): Promise<boolean> => {
  if (caller.kind !== "person") return false;
  const reference = await reads.reference();
  if (!trip)
    return may(caller.grants, "manifest.read", postSubject(manifest.checkpoint, reference));
  const pass = trip.pass === null ? undefined : await reads.pass(trip.pass);
  return (
    endpointsOf(trip).some((endpoint) =>
      may(caller.grants, "manifest.receive", arrivalSubject(trip, endpoint, reference)),
    ) ||
    may(caller.grants, "manifest.read", passSubject({ ...trip, carrier: pass?.carrier }, reference))
  );
};

/** [R7] The names on a list, for those who may open them; for others it is not there. */
export const namesFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<Reply<"listedNames"> | Refusal> => {
  const row = await reads.manifest(id.toLowerCase());
  const [known] = row ? await listsKnown(reads, [row]) : [];
  if (!known || !(await mayOpen(reads, caller, known))) return refusal("not-found");
  // Whose number it is can be guessed from a hash, so nobody is shown one.
  return { people: known.manifest.people?.map(({ hash: _, ...seen }) => seen) ?? null };
};
