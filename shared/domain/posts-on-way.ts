import { drivenAlong, isOpen, kmAhead, type Way } from "./approaching.ts";
import { endpointsToCome } from "./bound-for.ts";
import type { Trip } from "./trip-shape.ts";

/** `passed`: nobody scanned it there, yet it was seen on both sides. `unknown`: nothing tells whether it comes or came by. */
export type PostState = "seen" | "passed" | "ahead" | "unknown";

/** A post of a trip's corridor, kilometres from the corridor's first. */
export interface PostOnWay {
  readonly checkpoint: string;
  readonly km: number;
  readonly state: PostState;
}

/**
 * [T16] Every post of a trip's corridor, in the corridor's order, and what is known of the vehicle there. One between two
 * sightings was passed without a scan; still to come are those that expect it [T7] as far as the gates of
 * where it is bound. `gatesOf` gives the posts that are an endpoint's gates; without one on the corridor it may drive to
 * the corridor's end.
 */
export const postsOnWay = (
  trip: Trip,
  way: Way,
  gatesOf: (endpoint: string) => readonly string[],
): readonly PostOnWay[] => {
  const driven = drivenAlong(trip, way);
  const seen = new Set(trip.sightings.map(({ checkpoint }) => checkpoint));
  const [from, to] = [Math.min(...driven), Math.max(...driven)];
  const aheadAt = (km: number): number | null =>
    driven.length === 0 ? null : kmAhead(driven, km, way);
  const gateAhead = (endpoint: string): number => {
    const gates = gatesOf(endpoint);
    const gate = way.posts.find(({ checkpoint }) => gates.includes(checkpoint));
    return (gate && aheadAt(gate.km)) ?? Number.POSITIVE_INFINITY;
  };
  const furthest = Math.max(...endpointsToCome(trip).map(gateAhead));
  const stateOf = ({ checkpoint, km }: Way["posts"][number]): PostState => {
    if (seen.has(checkpoint)) return "seen";
    if (km > from && km < to && !driven.includes(km)) return "passed";
    const ahead = isOpen(trip) ? aheadAt(km) : null;
    return ahead !== null && ahead <= furthest ? "ahead" : "unknown";
  };
  return way.posts.map((post) => ({ ...post, state: stateOf(post) }));
};
