import type { Reach } from "../../shared/domain/expand-scope.ts";

/** Does a reach see what is bound for there? */
export const bound = (
  reach: Reach,
  to: { readonly endpoint: string; readonly corridor: string },
): boolean => reach.all || reach.corridors.has(to.corridor) || reach.endpoints.has(to.endpoint);
