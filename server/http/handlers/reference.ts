import { refusal } from "../../../shared/contract/problems.ts";
import { may } from "../../../shared/domain/access.ts";
import { putReference } from "../../commands/put-reference.ts";
import type { ReferenceKind, Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";

export const referenceHandlers = (
  store: Store,
): Pick<
  Handlers,
  | "areas"
  | "putAreas"
  | "checkpoints"
  | "putCheckpoints"
  | "corridors"
  | "putCorridors"
  | "endpoints"
  | "putEndpoints"
  | "carriers"
  | "putCarriers"
  | "rules"
> => {
  const list = async <K extends "areas" | "checkpoints" | "corridors" | "endpoints" | "carriers">(
    kind: K,
  ) => ({ items: [...(await store.reads.reference())[kind]] });

  /** [X2] Places make up the installation: only a grant over all of it changes them. */
  const put = async <K extends Exclude<ReferenceKind, "carrier">>(
    kind: K,
    items: Parameters<typeof putReference<K>>[2],
    { caller, at }: CallContext,
  ) =>
    caller.kind === "person" && may(caller.grants, "reference.write", {})
      ? putReference(store, kind, items, at)
      : refusal("not-allowed");

  return {
    areas: () => list("areas"),
    checkpoints: () => list("checkpoints"),
    corridors: () => list("corridors"),
    endpoints: () => list("endpoints"),
    carriers: () => list("carriers"),
    putAreas: ({ body }, context) => put("area", body.items, context),
    putCheckpoints: ({ body }, context) => put("checkpoint", body.items, context),
    putCorridors: ({ body }, context) => put("corridor", body.items, context),
    putEndpoints: ({ body }, context) => put("endpoint", body.items, context),
    // A carrier belongs to no place: whoever issues passes anywhere may register one.
    putCarriers: ({ body }, { at }) => putReference(store, "carrier", body.items, at),
    rules: async (_, { at }) => (await store.reads.rulesAt(at)) ?? refusal("not-ready"),
  };
};
