import type { Area, Checkpoint } from "../shared/domain/place.ts";
import type { Reference } from "./store/ports.ts";

/**
 * Topics of an event: what it concerns, named once. They are the socket rooms and the scope of `changes`;
 * whoever asks for them is expanded to the topics within reach (server/live/audience.ts).
 * `post:` `corridor:` `endpoint:` `area:` `carrier:` and an id, or `everyone`.
 */
export const everyone = "everyone";

/** What a vehicle is bound for, as a pass or a trip says it. */
export interface Bound {
  readonly endpoint: string;
  readonly corridor: string;
  readonly carrier?: string;
}

interface Places {
  /** Areas of each checkpoint and endpoint with every area above, as topics. */
  readonly checkpoints: ReadonlyMap<string, readonly string[]>;
  readonly endpoints: ReadonlyMap<string, readonly string[]>;
  /** Areas of all the posts along a corridor. */
  readonly corridors: ReadonlyMap<string, readonly string[]>;
}

/** An area and every area above it, itself first; ends at an unknown parent and at a loop. */
export const areaAndAbove = (id: string, areas: ReadonlyMap<string, Area>): string[] => {
  const found: string[] = [];
  for (
    let at: string | null | undefined = id;
    at && !found.includes(at);
    at = areas.get(at)?.parent
  )
    found.push(at);
  return found;
};

/** Reference data changes rarely and its object with it, so what follows from it is worked out once. */
const known = new WeakMap<Reference, Places>();

const placesOf = (reference: Reference): Places => {
  const before = known.get(reference);
  if (before) return before;
  const areas = new Map(reference.areas.map((area) => [area.id, area]));
  const topics = (area: string): string[] => areaAndAbove(area, areas).map((id) => `area:${id}`);
  const checkpoints = new Map(reference.checkpoints.map((c) => [c.id, topics(c.area)]));
  const endpoints = new Map(reference.endpoints.map((e) => [e.id, topics(e.area)]));
  const corridors = new Map(
    reference.corridors.map((corridor) => [
      corridor.id,
      [...new Set(corridor.posts.flatMap((post) => checkpoints.get(post.checkpoint) ?? []))],
    ]),
  );
  const places = { checkpoints, endpoints, corridors };
  known.set(reference, places);
  return places;
};

const boundTopics = (bound: Bound): string[] => [
  `corridor:${bound.corridor}`,
  `endpoint:${bound.endpoint}`,
  ...(bound.carrier === undefined ? [] : [`carrier:${bound.carrier}`]),
];

/** Who is told of a pass: its corridor, endpoint and carrier, and every area it drives through or to. */
export const passTopics = (pass: Bound, reference: Reference): string[] => {
  const places = placesOf(reference);
  return [
    ...new Set([
      ...boundTopics(pass),
      ...(places.endpoints.get(pass.endpoint) ?? []),
      ...(places.corridors.get(pass.corridor) ?? []),
    ]),
  ];
};

/** Who is told of a scan: its post and area, and where the vehicle is bound when that is known. */
export const scanTopics = (
  checkpoint: string,
  bound: Bound | null,
  reference: Reference,
): string[] => {
  const places = placesOf(reference);
  return [
    ...new Set([
      `post:${checkpoint}`,
      ...(places.checkpoints.get(checkpoint) ?? []),
      ...(bound ? boundTopics(bound) : []),
      ...(bound ? (places.endpoints.get(bound.endpoint) ?? []) : []),
    ]),
  ];
};

/** Who is told of something that belongs to one post, such as its tablet. */
export const postTopics = (checkpoint: Checkpoint["id"], reference: Reference): string[] =>
  scanTopics(checkpoint, null, reference);

/** Who is told of a changed place: everybody keeps reference data, so everybody. */
export const placeTopics = (): string[] => [everyone];
