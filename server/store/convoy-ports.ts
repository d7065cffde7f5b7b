import type { Convoy } from "../../shared/domain/convoy-shape.ts";
import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { Page } from "./ports.ts";

/** Which convoys a list asks for. */
export interface ConvoysAsked {
  /** `current`: not over at `at` (ms), those to come with them. */
  readonly status: "current" | "over";
  readonly at: number;
  /** Those that this account escorts are listed wherever they drive; null for a tablet. */
  readonly escort: string | null;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ConvoyReads {
  convoy(id: string): Promise<Convoy | undefined>;
  convoysByIds(ids: readonly string[]): Promise<readonly Convoy[]>;
  /** Those that ever named one of the plates or passes and were not over at a time (ms), in the order they were made. */
  convoysOf(vehicles: readonly string[], at: number): Promise<readonly Convoy[]>;
  /** On a corridor within reach, newest first. */
  findConvoys(asked: ConvoysAsked, reach: Reach): Promise<Page<Convoy>>;
}
export interface ConvoyWrites {
  putConvoy(convoy: Convoy): Promise<void>;
}
