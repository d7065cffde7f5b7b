import type { Use } from "../../shared/contract/reference.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { PlaceKind, Reads, Reference } from "../store/ports.ts";

const mostNames = 5;
const mostTrips = 1_000;

interface Named {
  readonly id: string;
  readonly name: string;
}

const named = (kind: Use["kind"], things: readonly Named[]): Use[] =>
  things.length === 0
    ? []
    : [{ kind, count: things.length, names: things.slice(0, mostNames).map(({ name }) => name) }];

const counted = (kind: Use["kind"], count: number): Use[] =>
  count === 0 ? [] : [{ kind, count, names: [] }];

/** Places that refer to a place; of those out of use nobody needs to hear. */
const placesUsing = (kind: PlaceKind, id: string, reference: Reference): Use[] => {
  const posts = reference.checkpoints.filter(({ active }) => active);
  const endpoints = reference.endpoints.filter(({ active }) => active);
  const corridors = reference.corridors.filter(({ active }) => active);
  switch (kind) {
    case "area":
      return [
        ...named(
          "area",
          reference.areas.filter(({ parent }) => parent === id),
        ),
        ...named(
          "checkpoint",
          posts.filter(({ area }) => area === id),
        ),
        ...named(
          "endpoint",
          endpoints.filter(({ area }) => area === id),
        ),
      ];
    case "checkpoint":
      return named(
        "corridor",
        corridors.filter((corridor) => corridor.posts.some((post) => post.checkpoint === id)),
      );
    case "endpoint":
      return [
        ...named(
          "checkpoint",
          posts.filter(({ endpoint }) => endpoint === id),
        ),
        ...named(
          "endpoint",
          reference.endpoints.filter(({ merged }) => merged?.into === id),
        ),
      ];
    case "corridor":
      return named(
        "checkpoint",
        posts.filter(({ reserve }) => reserve?.includes(id)),
      );
    case "carrier":
      return named(
        "carrier",
        reference.carriers.filter(({ merged }) => merged?.into === id),
      );
  }
};

/** Passes that are good now, and trips under way, bound for or by way of it. */
const trafficUsing = async (
  reads: Reads,
  scope: { readonly kind: "corridor" | "endpoint" | "carrier"; readonly id: string },
  reference: Reference,
  at: number,
): Promise<Use[]> => {
  const reach = reachOf([scope], reference);
  const passes = await reads.findPasses({ status: "valid", limit: 1 }, reach, at);
  const trips = scope.kind === "carrier" ? [] : await reads.openTrips(reach);
  const waiting =
    scope.kind === "carrier"
      ? await reads.findApplications({ status: "waiting", limit: 1 }, reach)
      : { total: 0 };
  return [
    ...counted("pass", passes.total),
    ...counted("trip", Math.min(trips.length, mostTrips)),
    ...counted("application", waiting.total),
  ];
};

/** [X17] What refers to a place and would be left with one out of use; empty when nothing does, or there is no such place. */
export const usesOf = async (
  reads: Reads,
  kind: PlaceKind,
  id: string,
  at: number,
): Promise<Use[]> => {
  const reference = await reads.reference();
  const tablets =
    kind === "checkpoint"
      ? (await reads.devices()).filter(
          ({ checkpoint, cutOffAt }) => checkpoint === id && cutOffAt === null,
        )
      : [];
  const people = (await reads.accounts()).filter(
    ({ active, grants }) =>
      active && grants.some(({ scope }) => scope.kind === kind && scope.id === id),
  );
  return [
    ...placesUsing(kind, id, reference),
    ...named("tablet", tablets),
    ...named(
      "person",
      people.map(({ id: account, displayName }) => ({ id: account, name: displayName })),
    ),
    ...(kind === "area" || kind === "checkpoint"
      ? []
      : await trafficUsing(reads, { kind, id }, reference, at)),
  ];
};
