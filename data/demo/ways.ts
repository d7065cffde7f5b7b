import type { Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { Reference } from "./reference.ts";

/** How a vehicle gets from a corridor's first post to an endpoint. */
export interface Way {
  readonly corridor: Corridor;
  readonly endpoint: Endpoint;
  /** Posts it passes, in driving order; the first is where it enters. */
  readonly posts: Corridor["posts"];
  /** Where it leaves the corridor, kilometres from the first post. */
  readonly leavesAt: number;
  /** From there to the endpoint, in a straight line. */
  readonly asideKm: number;
  /** The post at the endpoint's own gate, where there is one. */
  readonly gate: Checkpoint | null;
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const kmPerDegree = 111.2;

/** Kilometres between two points, on a flat map: good to a few metres at the size of a province. */
export const kmBetween = (a: Point, b: Point): number => {
  const north = (b.latitude - a.latitude) * kmPerDegree;
  const middle = ((a.latitude + b.latitude) / 2) * (Math.PI / 180);
  const east = (b.longitude - a.longitude) * kmPerDegree * Math.cos(middle);
  return Math.hypot(north, east);
};

/** The point of a leg nearest to `to`, sought in hundredths of the leg. */
const nearestOnLeg = (from: Point, until: Point, to: Point): { share: number; km: number } => {
  let best = { share: 0, km: Number.POSITIVE_INFINITY };
  for (let hundredth = 0; hundredth <= 100; hundredth += 1) {
    const share = hundredth / 100;
    const point = {
      latitude: from.latitude + (until.latitude - from.latitude) * share,
      longitude: from.longitude + (until.longitude - from.longitude) * share,
    };
    const km = kmBetween(point, to);
    if (km < best.km) best = { share, km };
  }
  return best;
};

/** Nearer to the entry than this, nobody would take the corridor. */
const shortestKm = 2;
/** A corridor is an endpoint's own when no other passes it nearer by more than this. */
const toleranceKm = 1.5;

const along = (corridor: Corridor, endpoint: Endpoint, reference: Reference): Way => {
  const place = (id: string): Checkpoint => reference.checkpoints.find((c) => c.id === id)!;
  let best = { km: 0, aside: Number.POSITIVE_INFINITY };
  for (const [index, post] of corridor.posts.entries()) {
    const next = corridor.posts[index + 1];
    if (!next) break;
    const { share, km } = nearestOnLeg(place(post.checkpoint), place(next.checkpoint), endpoint);
    if (km < best.aside) best = { km: post.km + (next.km - post.km) * share, aside: km };
  }
  return {
    corridor,
    endpoint,
    posts: corridor.posts.filter((post) => post.km <= best.km + 0.3),
    leavesAt: best.km,
    asideKm: best.aside,
    gate: reference.checkpoints.find((c) => c.endpoint === endpoint.id) ?? null,
  };
};

/** Every sensible way to every endpoint: by the corridors that pass it nearest, beyond the entry post. */
export const waysTo = (reference: Reference): Way[] =>
  reference.endpoints.flatMap((endpoint) => {
    const ways = reference.corridors
      .map((corridor) => along(corridor, endpoint, reference))
      .filter((way) => way.leavesAt >= shortestKm);
    const nearest = Math.min(...ways.map((way) => way.asideKm));
    return ways.filter((way) => way.asideKm <= nearest + toleranceKm);
  });
