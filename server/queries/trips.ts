import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { type Action, may, type Subject, scopesFor } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Page, Reads, Reference } from "../store/ports.ts";

const gatesOf = (endpoint: string, reference: Reference): readonly string[] =>
  reference.checkpoints.filter((post) => post.endpoint === endpoint).map(({ id }) => id);

/** Where a trip lies: all along its corridor and at its endpoint. */
export const tripSubject = ({ endpoint, corridor }: Trip, reference: Reference): Subject => {
  const places = placesOf(reference);
  return {
    areas: [...(places.endpoints.get(endpoint) ?? []), ...(places.corridors.get(corridor) ?? [])],
    checkpoints: [...(places.posts.get(corridor) ?? []), ...gatesOf(endpoint, reference)],
    endpoint,
    corridors: [corridor],
  };
};

/** Where an arrival is confirmed: at the endpoint, not along the way. */
export const arrivalSubject = ({ endpoint, corridor }: Trip, reference: Reference): Subject => ({
  areas: placesOf(reference).endpoints.get(endpoint) ?? [],
  checkpoints: gatesOf(endpoint, reference),
  endpoint,
  corridors: [corridor],
});

const grantsOf = (caller: Caller): readonly Grant[] =>
  caller.kind === "person" ? caller.grants : [];

export const mayTrip = (
  caller: Caller,
  action: Action,
  trip: Trip,
  reference: Reference,
  subject = tripSubject,
): boolean => may(grantsOf(caller), action, subject(trip, reference));

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
  if (!trip || !mayTrip(caller, "trip.read", trip, await reads.reference()))
    return refusal("not-found");
  return trip;
};
