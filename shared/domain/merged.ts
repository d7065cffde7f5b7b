import type { Grant } from "./access-shape.ts";
import type { Merged } from "./place.ts";

/** A carrier or an endpoint, which may go by another of its kind. */
interface Mergeable {
  readonly id: string;
  readonly merged?: Merged | undefined;
}
type Known<T> = (id: string) => T | undefined;

/**
 * [B2] The one that an id goes by: itself, or whichever stays of those it was merged into, one after another. Ends where
 * one is unknown or comes round again; undefined where the id itself is unknown.
 */
export const thatStays = <T extends Mergeable>(of: Known<T>, id: string): T | undefined => {
  const seen = new Set<string>();
  let found = of(id);
  while (found?.merged && !seen.has(found.id)) {
    seen.add(found.id);
    const next = of(found.merged.into);
    if (!next) return found;
    found = next;
  }
  return found;
};

/** [B2] By the id of each, the one that it goes by. */
export const asTheyGo = <T extends Mergeable>(all: readonly T[]): ReadonlyMap<string, T> => {
  const known = new Map(all.map((one) => [one.id, one]));
  return new Map(all.map((one) => [one.id, thatStays((id) => known.get(id), one.id) ?? one]));
};

/** [B2] The id that each goes by; itself where it is unknown. */
export const staysAmong = (all: readonly Mergeable[]): ((id: string) => string) => {
  const known = new Map(all.map((one) => [one.id, one]));
  return (id) => thatStays((one) => known.get(one), id)?.id ?? id;
};

/** [B2] Every one that goes by the same as an id does, the one that stays first; the id alone where it is unknown. */
export const goingBy = (all: readonly Mergeable[], id: string): readonly string[] => {
  // Asked at every scan, and of nearly every installation the answer.
  if (!all.some(({ merged }) => merged)) return [id];
  const stayingFor = staysAmong(all);
  const stays = stayingFor(id);
  const others = all.filter(
    (one) => one.merged && one.id !== stays && stayingFor(one.id) === stays,
  );
  return [stays, ...others.map((one) => one.id)];
};

/** [B9] The other ids that it goes by; none for nearly all. */
export const alsoGoingBy = (all: readonly Mergeable[], id: string): readonly string[] =>
  goingBy(all, id).filter((one) => one !== id);

/**
 * [B9] Of the ids that a pass or a trip names, the one that goes by the same as `id`; `id` itself where none does. What
 * happens at a place happens where they are bound, by whichever name they are.
 */
export const namedAs = <T extends Mergeable>(
  of: Known<T>,
  named: readonly string[],
  id: string,
): string => {
  if (named.includes(id)) return id;
  const stays = thatStays(of, id)?.id ?? id;
  return named.find((one) => (thatStays(of, one)?.id ?? one) === stays) ?? id;
};

/** [B3] Grants of a carrier or an endpoint reach what belongs to any that goes by the same one. */
export const withMerged = (
  grants: readonly Grant[],
  known: { readonly carriers: readonly Mergeable[]; readonly endpoints: readonly Mergeable[] },
): readonly Grant[] => {
  const listOf = { carrier: known.carriers, endpoint: known.endpoints } as const;
  const isMergeable = (kind: string): kind is keyof typeof listOf => kind in listOf;
  const concerns = ({ scope }: Grant): boolean =>
    isMergeable(scope.kind) && listOf[scope.kind].some(({ merged }) => merged);
  if (!grants.some(concerns)) return grants;
  return grants.flatMap((grant) => {
    const { scope } = grant;
    if (scope.kind !== "carrier" && scope.kind !== "endpoint") return [grant];
    return goingBy(listOf[scope.kind], scope.id).map((id) => ({
      ...grant,
      scope: { kind: scope.kind, id },
    }));
  });
};
