import { refusal } from "../../../shared/contract/problems.ts";
import { scopesFor } from "../../../shared/domain/access.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import type { Caller } from "../../caller.ts";
import { putReference } from "../../commands/put-reference.ts";
import { phoneWithin } from "../../queries/items.ts";
import { usesOf } from "../../queries/uses.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

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
  | "placeUses"
> => {
  const list = async <K extends "areas" | "checkpoints" | "corridors" | "endpoints">(kind: K) => ({
    items: [...(await store.reads.reference())[kind]],
  });

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
    putAreas: ({ body }, { at }) => putReference(store, "area", body.items, at),
    putCheckpoints: ({ body }, { at }) => putReference(store, "checkpoint", body.items, at),
    putCorridors: ({ body }, { at }) => putReference(store, "corridor", body.items, at),
    putEndpoints: ({ body }, { at }) => putReference(store, "endpoint", body.items, at),
    putCarriers: async ({ body }, { caller, at }) =>
      body.items.every(({ id }) => mayPutCarrier(caller, id))
        ? putReference(store, "carrier", body.items, at)
        : refusal("not-allowed"),
    placeUses: async ({ query }, { at }) => ({
      items: await usesOf(store.reads, query.kind, query.id, at),
    }),
  };
};
