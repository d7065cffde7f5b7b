import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Carrier } from "../../shared/domain/place.ts";
import type { NewEvent, Store } from "../store/ports.ts";
import { placeTopics } from "../topics.ts";

/** What it goes by now; null: by itself again. */
const mergedEvent = (id: string, into: string | null): NewEvent => ({
  type: "reference.changed",
  subject: { kind: "carrier", id },
  payload: { merged: into },
  topics: placeTopics(),
});

const change = (
  store: Store,
  id: string,
  decide: (carrier: Carrier, carriers: readonly Carrier[]) => Carrier | Refusal,
  at: number,
): Promise<Carrier | Refusal> =>
  store.write(async (tx) => {
    const { carriers } = await tx.reference();
    const before = carriers.find((one) => one.id === id);
    if (!before) return refusal("not-found");
    const after = decide(before, carriers);
    if ("refused" in after || after === before) return after;
    await tx.putCarrier(after);
    await tx.append([mergedEvent(id, after.merged?.into ?? null)], at);
    return after;
  });

/**
 * [B2] Has a carrier go by another from now on; nothing that names it is written anew. Again is the same. Refuses `not-found`
 * where there is no such carrier, and by `into` one that is not in use, is itself, or where it goes by another already.
 */
export const mergeCarrier = (
  store: Store,
  id: string,
  into: string,
  at: number,
): Promise<Carrier | Refusal> =>
  change(
    store,
    id,
    (carrier, carriers) => {
      if (carrier.merged?.into === into) return carrier;
      if (carrier.merged) return refusal("invalid-input", { into: "is-merged" });
      if (id === into) return refusal("invalid-input", { into: "not-itself" });
      // One that was merged is not in use: no two ever go by each other.
      if (!carriers.some((one) => one.id === into && one.active))
        return refusal("invalid-input", { into: "unknown-place" });
      return { ...carrier, active: false, merged: { into, wasActive: carrier.active } };
    },
    at,
  );

/** [B5] Takes that back: the carrier goes by itself, in use if it was. Refuses `not-found` where there is no such carrier. */
export const unmergeCarrier = (store: Store, id: string, at: number): Promise<Carrier | Refusal> =>
  change(
    store,
    id,
    (carrier) => {
      const { merged, ...itself } = carrier;
      return merged ? { ...itself, active: merged.wasActive } : carrier;
    },
    at,
  );
