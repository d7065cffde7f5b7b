import { refusal } from "../../../shared/contract/problems.ts";
import { may, scopesFor } from "../../../shared/domain/access.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import type { Caller } from "../../caller.ts";
import { putReference } from "../../commands/put-reference.ts";
import { phoneWithin } from "../../queries/items.ts";
import type { PlaceKind, Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";

/**
 * A carrier belongs to no place: whoever issues passes anywhere registers and changes one, but who issues for certain
 * carriers only those.
 */
const mayPutCarrier = (caller: Caller, id: string): boolean => {
  if (caller.kind !== "person") return false;
  const scopes = scopesFor(caller.grants, "pass.issue");
  return scopes.some((scope) => scope.kind !== "carrier" || scope.id === id);
};

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
> => {
  const list = async <K extends "areas" | "checkpoints" | "corridors" | "endpoints">(kind: K) => ({
    items: [...(await store.reads.reference())[kind]],
  });

  /** [X2] Places make up the installation: only a grant over all of it changes them. */
  const put = async <K extends Exclude<PlaceKind, "carrier">>(
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
    carriers: async (_, { caller }) => {
      if (caller.kind !== "person") return refusal("not-allowed");
      const reference = await store.reads.reference();
      const reach = reachOf(scopesFor(caller.grants, "pass.read"), reference);
      return { items: reference.carriers.map((carrier) => phoneWithin(reach, carrier)) };
    },
    putAreas: ({ body }, context) => put("area", body.items, context),
    putCheckpoints: ({ body }, context) => put("checkpoint", body.items, context),
    putCorridors: ({ body }, context) => put("corridor", body.items, context),
    putEndpoints: ({ body }, context) => put("endpoint", body.items, context),
    putCarriers: async ({ body }, { caller, at }) =>
      body.items.every(({ id }) => mayPutCarrier(caller, id))
        ? putReference(store, "carrier", body.items, at)
        : refusal("not-allowed"),
  };
};
