import { type BoundFor, endpointsOf } from "../shared/domain/bound-for.ts";
import type { Reach } from "../shared/domain/expand-scope.ts";
import { placesOf } from "./places.ts";
import type { Reference } from "./store/ports.ts";

/**
 * Topics of an event: what it concerns, named once. They are the socket rooms and the scope of `changes`;
 * whoever asks for them is expanded to the topics within reach (server/audience.ts).
 * `post:` `corridor:` `endpoint:` `area:` `carrier:` and an id, or `everyone`.
 */
export const everyone = "everyone";

/** What a vehicle is bound for, as a pass or a trip says it. */
export interface Bound extends BoundFor {
  readonly corridor: string;
  readonly carrier?: string;
}

const areaTopics = (areas: readonly string[] | undefined): string[] =>
  (areas ?? []).map((id) => `area:${id}`);

/**
 * Who is told of a trip. Trips and scans are nearly all of the log and leave areas out: whoever reaches an area reaches
 * the posts, corridors and endpoints in it.
 */
export const tripTopics = (bound: Bound): string[] => [
  `corridor:${bound.corridor}`,
  ...endpointsOf(bound).map((endpoint) => `endpoint:${endpoint}`),
  ...(bound.carrier === undefined ? [] : [`carrier:${bound.carrier}`]),
];

/** Who is told of a scan: its post, and where the vehicle is bound when that is known. */
export const scanTopics = (checkpoint: string, bound: Bound | null): string[] => [
  `post:${checkpoint}`,
  ...(bound ? tripTopics(bound) : []),
];

/** Who is told of a pass: its corridor, endpoint and carrier, and every area it drives through or to. */
export const passTopics = (pass: Bound, reference: Reference): string[] => {
  const places = placesOf(reference);
  return [
    ...new Set([
      ...tripTopics(pass),
      ...endpointsOf(pass).flatMap((endpoint) => areaTopics(places.endpoints.get(endpoint))),
      ...areaTopics(places.corridors.get(pass.corridor)),
    ]),
  ];
};

/** [Y7] Who is told of an application: its carrier, and whoever may issue what it asks for. */
export const applicationTopics = (asked: Bound): string[] => tripTopics(asked);

/** [N6] Who is told of a request for an account: who reads people in its area. */
export const signUpTopics = (area: string): string[] => areaTopics([area]);

/** Who is told of something that belongs to one post, such as its tablet. */
export const postTopics = (checkpoint: string, reference: Reference): string[] => [
  `post:${checkpoint}`,
  ...areaTopics(placesOf(reference).checkpoints.get(checkpoint)),
];

/** Who is told of a changed place: everybody keeps reference data, so everybody. */
export const placeTopics = (): string[] => [everyone];

/** The topics of what a reach sees; `everyone` apart. Not for a reach of all, which needs none. */
export const topicsWithin = (reach: Reach): readonly string[] => [
  ...[...reach.checkpoints].map((id) => `post:${id}`),
  ...[...reach.corridors].map((id) => `corridor:${id}`),
  ...[...reach.endpoints].map((id) => `endpoint:${id}`),
  ...[...reach.carriers].map((id) => `carrier:${id}`),
];
