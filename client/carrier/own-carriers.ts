import type { Session } from "../../shared/contract/people.ts";
import type { Carrier } from "../../shared/domain/place.ts";

/** The carriers in use that a person applies for. */
export const ownCarriers = (
  { person: { grants } }: Session,
  carriers: ReadonlyMap<string, Carrier>,
): readonly Carrier[] => {
  const scopes = grants.flatMap(({ role, scope }) => (role === "carrier" ? [scope] : []));
  return [...carriers.values()].filter(
    ({ id, active }) =>
      active &&
      scopes.some((scope) => scope.kind === "all" || (scope.kind === "carrier" && scope.id === id)),
  );
};
