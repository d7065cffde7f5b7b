import { refusal } from "../../../shared/contract/problems.ts";
import { may, scopesFor } from "../../../shared/domain/access.ts";
import { reachOf } from "../../../shared/domain/expand-scope.ts";
import { mergeInto, unmerge } from "../../commands/merge-places.ts";
import { putReference } from "../../commands/put-reference.ts";
import { mayPutCarrier } from "../../may-put-carrier.ts";
import { carrierWithin, endpointFor } from "../../queries/items.ts";
import { usesOf } from "../../queries/uses.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

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
  | "carrierUses"
  | "mergeCarrier"
  | "unmergeCarrier"
  | "mergeEndpoint"
  | "unmergeEndpoint"
> => {
  const list = async <K extends "areas" | "checkpoints" | "corridors">(kind: K) => ({
    items: [...(await store.reads.reference())[kind]],
  });

  return {
    areas: () => list("areas"),
    checkpoints: () => list("checkpoints"),
    corridors: () => list("corridors"),
    endpoints: async (_, { caller }) => {
      const to = caller.kind === "device" ? "device" : "person";
      const { endpoints } = await store.reads.reference();
      return { items: endpoints.map((endpoint) => endpointFor(to, endpoint)) };
    },
    carriers: async (_, { caller }) => {
      if (caller.kind !== "person") return refusal("not-allowed");
      const reference = await store.reads.reference();
      const reach = reachOf(scopesFor(caller.grants, "pass.read"), reference);
      return { items: reference.carriers.map((carrier) => carrierWithin(reach, carrier)) };
    },
    putAreas: ({ body }, { at }) => putReference(store, "area", body.items, at),
    putCheckpoints: ({ body }, { at }) => putReference(store, "checkpoint", body.items, at),
    putCorridors: ({ body }, { at }) => putReference(store, "corridor", body.items, at),
    putEndpoints: ({ body }, { at }) => putReference(store, "endpoint", body.items, at),
    putCarriers: async ({ body }, { caller, at }) =>
      body.items.every(({ id }) => mayPutCarrier(caller, id))
        ? putReference(store, "carrier", body.items, at)
        : refusal("not-allowed"),
    carrierUses: async ({ query }, { caller, at }) => {
      if (caller.kind !== "person" || !mayPutCarrier(caller, query.carrier))
        return refusal("not-allowed");
      const items = await usesOf(store.reads, "carrier", query.carrier, at);
      // Who has a grant of it is for those to read who may read of people.
      const named = may(caller.grants, "user.read", {});
      return {
        items: items.map((use) => (use.kind === "person" && !named ? { ...use, names: [] } : use)),
      };
    },
    mergeCarrier: ({ params, body }, { at }) =>
      mergeInto(store, "carrier", params.id, body.into, at),
    unmergeCarrier: ({ params }, { at }) => unmerge(store, "carrier", params.id, at),
    mergeEndpoint: ({ params, body }, { at }) =>
      mergeInto(store, "endpoint", params.id, body.into, at),
    unmergeEndpoint: ({ params }, { at }) => unmerge(store, "endpoint", params.id, at),
    placeUses: async ({ query }, { at }) => ({
      items: await usesOf(store.reads, query.kind, query.id, at),
    }),
  };
};
