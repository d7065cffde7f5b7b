import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Carrier, Endpoint } from "../../shared/domain/place.ts";
import type { NewEvent, Reference, Store, Writes } from "../store/ports.ts";
import { placeTopics } from "../topics.ts";

/** What may be found twice on record. */
interface MergeableOf {
  readonly carrier: Carrier;
  readonly endpoint: Endpoint;
}
export type MergeableKind = keyof MergeableOf;

const kept: {
  readonly [K in MergeableKind]: {
    readonly of: (reference: Reference) => readonly MergeableOf[K][];
    readonly put: (tx: Writes, one: MergeableOf[K]) => Promise<void>;
  };
} = {
  carrier: { of: ({ carriers }) => carriers, put: (tx, one) => tx.putCarrier(one) },
  endpoint: { of: ({ endpoints }) => endpoints, put: (tx, one) => tx.putEndpoint(one) },
};

/** What it goes by now; null: by itself again. [B9] With an endpoint tablets and whoever is bounded come to reach other vehicles. */
const mergedEvent = (kind: MergeableKind, id: string, into: string | null): NewEvent => ({
  type: "reference.changed",
  subject: { kind, id },
  payload: { merged: into, ...(kind === "endpoint" && { moved: true }) },
  topics: placeTopics(),
});

const change = <K extends MergeableKind>(
  store: Store,
  kind: K,
  id: string,
  decide: (one: MergeableOf[K], all: readonly MergeableOf[K][]) => MergeableOf[K] | Refusal,
  at: number,
): Promise<MergeableOf[K] | Refusal> =>
  store.write(async (tx) => {
    const all = kept[kind].of(await tx.reference());
    const before = all.find((one) => one.id === id);
    if (!before) return refusal("not-found");
    const after = decide(before, all);
    if ("refused" in after || after === before) return after;
    await kept[kind].put(tx, after);
    await tx.append([mergedEvent(kind, id, after.merged?.into ?? null)], at);
    return after;
  });

/**
 * [B2] Has a carrier or an endpoint go by another from now on; nothing that names it is written anew. Again is the same. Refuses
 * `not-found` where there is no such one, and by `into` one that is not in use, is itself, or where it goes by another already.
 */
export const mergeInto = <K extends MergeableKind>(
  store: Store,
  kind: K,
  id: string,
  into: string,
  at: number,
): Promise<MergeableOf[K] | Refusal> =>
  change(
    store,
    kind,
    id,
    (one, all) => {
      if (one.merged?.into === into) return one;
      if (one.merged) return refusal("invalid-input", { into: "is-merged" });
      if (id === into) return refusal("invalid-input", { into: "not-itself" });
      // One that was merged is not in use: no two ever go by each other.
      if (!all.some((other) => other.id === into && other.active))
        return refusal("invalid-input", { into: "unknown-place" });
      return { ...one, active: false, merged: { into, wasActive: one.active } };
    },
    at,
  );

/** [B5] Takes that back: it goes by itself, in use if it was. Refuses `not-found` where there is no such one. */
export const unmerge = <K extends MergeableKind>(
  store: Store,
  kind: K,
  id: string,
  at: number,
): Promise<MergeableOf[K] | Refusal> =>
  change(
    store,
    kind,
    id,
    (one) => {
      const { merged, ...itself } = one;
      return merged ? ({ ...itself, active: merged.wasActive } as MergeableOf[K]) : one;
    },
    at,
  );
