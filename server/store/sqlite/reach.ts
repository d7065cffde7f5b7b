import type { Reach } from "../../../shared/domain/expand-scope.ts";

export interface ReachParams {
  readonly all: number;
  readonly corridors: string;
  readonly endpoints: string;
  readonly carriers: string;
}

/** A reach as named parameters: lists of ids as JSON, for `json_each`. */
export const reachParams = (reach: Reach): ReachParams => ({
  all: reach.all ? 1 : 0,
  corridors: JSON.stringify([...reach.corridors]),
  endpoints: JSON.stringify([...reach.endpoints]),
  carriers: JSON.stringify([...reach.carriers]),
});
