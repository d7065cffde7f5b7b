import type { Subject } from "../shared/domain/access.ts";
import { type BoundFor, endpointsOf } from "../shared/domain/bound-for.ts";
import type { FindingPlaces } from "../shared/domain/findings/history.ts";
import { findingPlaces } from "../shared/domain/findings/places.ts";
import { goingBy, staysAmong } from "../shared/domain/merged.ts";
import type { Area } from "../shared/domain/place.ts";
import type { Reference } from "./store/ports.ts";

/** Where places lie, by id: each with its area and every area above. */
export interface Places {
  readonly checkpoints: ReadonlyMap<string, readonly string[]>;
  readonly endpoints: ReadonlyMap<string, readonly string[]>;
  /** Areas of all the posts along a corridor. */
  readonly corridors: ReadonlyMap<string, readonly string[]>;
  /** The posts along a corridor. */
  readonly posts: ReadonlyMap<string, readonly string[]>;
  /** The posts that are an endpoint's gates. */
  readonly gates: ReadonlyMap<string, readonly string[]>;
}

/** [X9] Itself first; ends at an unknown parent and at a loop. */
const areaAndAbove = (id: string, areas: ReadonlyMap<string, Area>): string[] => {
  const found: string[] = [];
  for (
    let at: string | null | undefined = id;
    at && !found.includes(at);
    at = areas.get(at)?.parent
  )
    found.push(at);
  return found;
};

/** Of any area by its id: the area itself and those above, lowest first; nothing where it is unknown. */
export const chainsIn = ({ areas }: Reference): ((id: string) => readonly Area[]) => {
  const known = new Map(areas.map((area) => [area.id, area]));
  return (id) => areaAndAbove(id, known).flatMap((one) => known.get(one) ?? []);
};

/** [B9] One that was merged lies where the one that stays does, and still where it lay itself. */
const lyingWithMerged = (
  lying: ReadonlyMap<string, readonly string[]>,
  { endpoints }: Reference,
): ReadonlyMap<string, readonly string[]> => {
  const stays = staysAmong(endpoints);
  return new Map(
    [...lying].map(([id, areas]) => {
      const there = lying.get(stays(id)) ?? areas;
      return [id, there === areas ? areas : [...new Set([...there, ...areas])]];
    }),
  );
};

/** Reference data changes rarely and its object with it, so what follows from it is worked out once. */
const known = new WeakMap<Reference, Places>();

export const placesOf = (reference: Reference): Places => {
  const before = known.get(reference);
  if (before) return before;
  const areas = new Map(reference.areas.map((area) => [area.id, area]));
  const lying = (places: readonly { readonly id: string; readonly area: string }[]) =>
    new Map(places.map(({ id, area }) => [id, areaAndAbove(area, areas)]));
  const checkpoints = lying(reference.checkpoints);
  const posts = new Map(
    reference.corridors.map(({ id, posts: along }) => [id, along.map((post) => post.checkpoint)]),
  );
  const corridors = new Map(
    [...posts].map(([id, along]) => [
      id,
      [...new Set(along.flatMap((post) => checkpoints.get(post) ?? []))],
    ]),
  );
  const gates = new Map<string, string[]>();
  for (const { id, endpoint } of reference.checkpoints)
    if (endpoint !== null)
      // [B9] A gate is that of all that go by the same endpoint.
      for (const one of goingBy(reference.endpoints, endpoint))
        gates.set(one, [...(gates.get(one) ?? []), id]);
  const endpoints = lyingWithMerged(lying(reference.endpoints), reference);
  const places = { checkpoints, endpoints, corridors, posts, gates };
  known.set(reference, places);
  return places;
};

/** Places by their ids, made once of the reference data. */
const geographies = new WeakMap<Reference, FindingPlaces>();
export const geographyOf = (reference: Reference): FindingPlaces => {
  const places = geographies.get(reference) ?? findingPlaces(reference);
  geographies.set(reference, places);
  return places;
};

interface Bound extends BoundFor {
  readonly corridor: string;
}
interface Parties extends Bound {
  readonly carrier: string;
}

/** [X10] Where a pass or a trip lies for those who read or revoke it: all along its corridor, at its endpoints and gates. */
export const passSubject = (
  pass: Bound & { readonly carrier?: string | undefined },
  reference: Reference,
): Subject => {
  const places = placesOf(reference);
  const endpoints = endpointsOf(pass);
  return {
    areas: [
      ...endpoints.flatMap((endpoint) => places.endpoints.get(endpoint) ?? []),
      ...(places.corridors.get(pass.corridor) ?? []),
    ],
    checkpoints: [
      ...(places.posts.get(pass.corridor) ?? []),
      ...endpoints.flatMap((endpoint) => places.gates.get(endpoint) ?? []),
    ],
    endpoints,
    corridors: [pass.corridor],
    ...(pass.carrier === undefined ? {} : { carrier: pass.carrier }),
  };
};

/**
 * Where a registration lies for those who issue, by endpoint: a district issues for its own endpoints, not for all who drive
 * through, and a pass for several is issued by who reaches them all.
 */
export const registrationSubjects = (pass: Parties, reference: Reference): readonly Subject[] =>
  endpointsOf(pass).map((endpoint) => ({
    areas: placesOf(reference).endpoints.get(endpoint) ?? [],
    endpoints: [endpoint],
    corridors: [pass.corridor],
    carrier: pass.carrier,
  }));

/** Where what belongs to an area lies; an area that is none lies nowhere. */
export const areaSubject = (area: string, reference: Reference): Subject => ({
  areas: chainsIn(reference)(area).map(({ id }) => id),
});

/** Where a post and its tablets lie. */
export const postSubject = (checkpoint: string, reference: Reference): Subject => ({
  areas: placesOf(reference).checkpoints.get(checkpoint) ?? [],
  checkpoints: [checkpoint],
});
