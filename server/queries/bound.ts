import { type BoundFor, endpointsOf } from "../../shared/domain/bound-for.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";

/** Does a reach see what is bound for there? */
export const bound = (reach: Reach, to: BoundFor & { readonly corridor: string }): boolean =>
  reach.all ||
  reach.corridors.has(to.corridor) ||
  endpointsOf(to).some((endpoint) => reach.endpoints.has(endpoint));
