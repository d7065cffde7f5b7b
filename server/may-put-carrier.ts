import { scopesFor } from "../shared/domain/access.ts";
import type { Caller } from "./caller.ts";

/**
 * A carrier belongs to no place: whoever issues passes anywhere registers and changes one, but who issues for certain
 * carriers only those.
 */
export const mayPutCarrier = (caller: Caller, id: string): boolean => {
  if (caller.kind !== "person") return false;
  const scopes = scopesFor(caller.grants, "pass.issue");
  return scopes.some((scope) => scope.kind !== "carrier" || scope.id === id);
};
