import type { Pass } from "../../../shared/domain/pass.ts";
import type { Tablet } from "./tablet.ts";
import type { Wire } from "./wire.ts";
import type { World } from "./world.ts";

/** A run under way: who and what takes part in it. */
export interface Play {
  readonly world: World;
  readonly wire: Wire;
  readonly tablets: readonly Tablet[];
  /** Passes there are, those registered meanwhile among them. */
  readonly passes: Pass[];
}
