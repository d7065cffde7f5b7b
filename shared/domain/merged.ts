import type { Grant } from "./access-shape.ts";
import type { Carrier } from "./place.ts";

type Mergeable = Pick<Carrier, "id" | "merged">;
type CarrierOf<T extends Mergeable> = (id: string) => T | undefined;

/**
 * [B2] The carrier that an id goes by: itself, or whichever stays of those it was merged into, one after another. Ends where
 * one is unknown or comes round again; undefined where the id itself is unknown.
 */
export const carrierThatStays = <T extends Mergeable>(
  of: CarrierOf<T>,
  id: string,
): T | undefined => {
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

/** [B2] The id that each goes by; itself where it is unknown. */
export const staysAmong = (carriers: readonly Mergeable[]): ((id: string) => string) => {
  const known = new Map(carriers.map((carrier) => [carrier.id, carrier]));
  return (id) => carrierThatStays((one) => known.get(one), id)?.id ?? id;
};

/** [B2] Every carrier that goes by the same one as an id does, that one first; the id alone where it is unknown. */
export const goingBy = (carriers: readonly Mergeable[], id: string): readonly string[] => {
  const stayingFor = staysAmong(carriers);
  const stays = stayingFor(id);
  const others = carriers.filter(
    (one) => one.merged && one.id !== stays && stayingFor(one.id) === stays,
  );
  return [stays, ...others.map((one) => one.id)];
};

/** [B3] Grants of a carrier reach what belongs to any that goes by the same one. */
export const withMerged = (
  grants: readonly Grant[],
  carriers: readonly Mergeable[],
): readonly Grant[] => {
  const named = grants.some(({ scope }) => scope.kind === "carrier");
  if (!named || !carriers.some(({ merged }) => merged)) return grants;
  return grants.flatMap((grant) =>
    grant.scope.kind === "carrier"
      ? goingBy(carriers, grant.scope.id).map((id) => ({
          ...grant,
          scope: { kind: "carrier" as const, id },
        }))
      : [grant],
  );
};
