import { mostPrinted } from "../../shared/contract/prints.ts";
import type { ChosenPass } from "../../shared/contract/registry.ts";

/** Passes by id, in the order they were chosen. */
export type Chosen = ReadonlyMap<string, ChosenPass>;

/** [C24] With these too, or without them; no more than are printed at once. */
export const chosenWith = (chosen: Chosen, passes: readonly ChosenPass[], on: boolean): Chosen => {
  const next = new Map(chosen);
  for (const { id, shortCode } of passes)
    if (!on) next.delete(id);
    else if (next.size < mostPrinted) next.set(id, { id, shortCode });
  return next;
};
