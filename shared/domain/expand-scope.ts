import type { Scope } from "./access-shape.ts";
import { goingBy, staysAmong } from "./merged.ts";
import type { Area, Checkpoint, Corridor, Endpoint } from "./place.ts";

/** Everything a set of scopes comes to, by id: the filter of lists, snapshots and live topics. */
export interface Reach {
  /** The whole installation; the sets are then empty. */
  readonly all: boolean;
  readonly areas: ReadonlySet<string>;
  readonly checkpoints: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
  readonly corridors: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
}

export interface Places {
  readonly areas: readonly Pick<Area, "id" | "parent">[];
  readonly checkpoints: readonly Pick<Checkpoint, "id" | "area" | "endpoint">[];
  readonly endpoints: readonly Pick<Endpoint, "id" | "area" | "merged">[];
  readonly corridors: readonly Pick<Corridor, "id" | "posts">[];
}

type Parents = ReadonlyMap<string, string | null>;

/**
 * [X9] The area and every area above it, lowest first. Ends where a parent is unknown or comes round again,
 * so that a mistake in the tree cannot hang anyone.
 */
const chainOf = (parents: Parents, id: string): string[] => {
  const chain: string[] = [];
  const seen = new Set<string>();
  for (
    let next: string | null | undefined = id;
    next && parents.has(next) && !seen.has(next);
    next = parents.get(next)
  ) {
    seen.add(next);
    chain.push(next);
  }
  return chain;
};

const named = (scopes: readonly Scope[], kind: Exclude<Scope["kind"], "all">): Set<string> =>
  new Set(scopes.flatMap((s) => (s.kind === kind ? [s.id] : [])));

/** [B9] With an endpoint those that go by it are reached. */
const withThoseMerged = (endpoints: Set<string>, { endpoints: all }: Places): void => {
  if (!all.some(({ merged }) => merged)) return;
  const stays = staysAmong(all);
  for (const { id } of all) if (endpoints.has(stays(id))) endpoints.add(id);
};

/**
 * [X9] What scopes reach. An area reaches every area below it and the posts and endpoints in them. [X10] A post
 * reaches the corridors that run through it, so that it sees what is coming, and the endpoint whose gate it is.
 * A corridor, an endpoint or a carrier reaches no more than itself.
 */
export const reachOf = (scopes: readonly Scope[], places: Places): Reach => {
  const none: ReadonlySet<string> = new Set();
  if (scopes.some((s) => s.kind === "all"))
    return {
      all: true,
      areas: none,
      checkpoints: none,
      endpoints: none,
      corridors: none,
      carriers: none,
    };
  const granted = named(scopes, "area");
  const parents: Parents = new Map(places.areas.map((area) => [area.id, area.parent]));
  const areas = new Set(
    places.areas.flatMap(({ id }) =>
      granted.size > 0 && chainOf(parents, id).some((above) => granted.has(above)) ? [id] : [],
    ),
  );
  const checkpoints = named(scopes, "checkpoint");
  for (const post of places.checkpoints) if (areas.has(post.area)) checkpoints.add(post.id);
  const endpoints = named(scopes, "endpoint");
  for (const end of places.endpoints) if (areas.has(end.area)) endpoints.add(end.id);
  for (const post of places.checkpoints)
    if (post.endpoint !== null && checkpoints.has(post.id))
      for (const id of goingBy(places.endpoints, post.endpoint)) endpoints.add(id);
  withThoseMerged(endpoints, places);
  const corridors = named(scopes, "corridor");
  for (const corridor of places.corridors)
    if (corridor.posts.some((p) => checkpoints.has(p.checkpoint))) corridors.add(corridor.id);
  return {
    all: false,
    areas,
    checkpoints,
    endpoints,
    corridors,
    carriers: named(scopes, "carrier"),
  };
};

/**
 * [X10] What those who issue passes reach: the endpoints in their areas, and what they were granted by itself. Unlike
 * `reachOf` no corridor for running through an area, and nothing by a post.
 */
export const issuingReach = (scopes: readonly Scope[], places: Places): Reach => {
  const { all, areas, checkpoints: _, endpoints: __, ...rest } = reachOf(scopes, places);
  const endpoints = named(scopes, "endpoint");
  for (const end of places.endpoints) if (areas.has(end.area)) endpoints.add(end.id);
  withThoseMerged(endpoints, places);
  return {
    ...rest,
    all,
    areas,
    checkpoints: new Set(),
    endpoints,
    corridors: named(scopes, "corridor"),
  };
};
