import { scopesFor } from "../../shared/domain/access.ts";
import { arrivalsOf } from "../../shared/domain/arrivals-of.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { goingBy } from "../../shared/domain/merged.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { LiveItems } from "../api/live-items.ts";
import { useSession } from "../api/session.ts";

/** A vehicle as it concerns one of its endpoints. */
export interface Here {
  readonly trip: Trip;
  readonly endpoint: string;
}

export const keyOf = ({ trip, endpoint }: Here): string => `${trip.id} ${endpoint}`;

/** Where a vehicle has come: to endpoints of its own, or through and out of the province. */
export const comeTo = (trip: Trip): readonly (Here & { readonly at: string })[] =>
  (trip.status === "exited" && !trip.legs
    ? [{ endpoint: trip.endpoint, at: trip.closedAt ?? trip.openedAt }]
    : arrivalsOf(trip)
  ).map((there) => ({ trip, ...there }));

/** How many were aboard when it was last counted there; null while it is to come, or nobody counted. */
export const countAt = ({ trip, endpoint }: Here): number | null =>
  trip.legs
    ? (trip.legs.find((leg) => leg.endpoint === endpoint)?.occupants ?? null)
    : trip.occupantsLast;

/** [T18] As it drove on from there. */
export const releaseFrom = ({ trip, endpoint }: Here) =>
  trip.releases?.findLast((release) => release.endpoint === endpoint);

/** [B9] Trips bound for an endpoint, by whichever of its names. */
export const tripsTo = (items: LiveItems, endpoint: string): readonly Trip[] => {
  const names = goingBy([...items.of("endpoint").values()], endpoint);
  const [only] = names;
  if (only !== undefined && names.length === 1) return items.tripsTo(only);
  const all = names.flatMap((one) => items.tripsTo(one));
  return [...new Map(all.map((trip) => [trip.id, trip])).values()];
};

/** [T17] Of a vehicle that delivers at several endpoints only those of the receiver are shown. */
export const useTheirs = (items: LiveItems): ((here: Here) => boolean) => {
  const { data } = useSession();
  const scopes = scopesFor(data?.person.grants ?? [], "trip.confirm");
  const reach = reachOf(scopes, {
    areas: [...items.of("area").values()],
    checkpoints: [...items.of("checkpoint").values()],
    endpoints: [...items.of("endpoint").values()],
    corridors: [],
  });
  return ({ trip, endpoint }) =>
    !trip.legs ||
    reach.all ||
    reach.endpoints.has(endpoint) ||
    scopes.some((scope) => scope.kind === "corridor" && scope.id === trip.corridor);
};
