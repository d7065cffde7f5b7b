import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may, type Subject, scopesFor } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { passSubject, placesOf } from "../places.ts";
import type { Page, Reads, Reference } from "../store/ports.ts";

/** Where a trip's arrival is confirmed: at one of its endpoints, not along the way. */
export const arrivalSubject = (
  { corridor }: Trip,
  endpoint: string,
  reference: Reference,
): Subject => {
  const { endpoints, gates } = placesOf(reference);
  return {
    areas: endpoints.get(endpoint) ?? [],
    checkpoints: gates.get(endpoint) ?? [],
    endpoints: [endpoint],
    corridors: [corridor],
  };
};

const grantsOf = (caller: Caller): readonly Grant[] =>
  caller.kind === "person" ? caller.grants : [];

export interface TripsAsked {
  readonly status?: Trip["status"] | undefined;
  readonly plate?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Trips within the caller's reach, newest first. */
export const tripsFor = async (
  reads: Reads,
  caller: Caller,
  asked: TripsAsked,
): Promise<Page<Trip>> => {
  const scopes = scopesFor(grantsOf(caller), "trip.read");
  return reads.findTrips(asked, reachOf(scopes, await reads.reference()));
};

/** One trip by its id or an id it had before [T4]; one out of reach is not found, so that nobody can probe for it. */
export const tripFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<Trip | Refusal> => {
  const trip = await reads.trip(id);
  if (!trip) return refusal("not-found");
  const pass = trip.pass === null ? undefined : await reads.pass(trip.pass);
  const lies = passSubject({ ...trip, carrier: pass?.carrier }, await reads.reference());
  return may(grantsOf(caller), "trip.read", lies) ? trip : refusal("not-found");
};
