import { refusal } from "../../../shared/contract/problems.ts";
import { may } from "../../../shared/domain/access.ts";
import type { KeySet } from "../../keys.ts";
import { auditFor } from "../../queries/audit.ts";
import { bundleOf, managedKeys } from "../../queries/keys.ts";
import type { Store } from "../../store/ports.ts";
import { describeApi } from "../describe-api.ts";
import type { Handlers } from "../handler.ts";
import type { Metrics } from "../metrics.ts";

export const operationHandlers = (
  store: Store,
  keys: KeySet,
  metrics: Metrics,
): Pick<
  Handlers,
  "health" | "ready" | "metrics" | "keys" | "issuingKeys" | "openapi" | "audit"
> => ({
  health: async () => ({ status: "ok" }),
  ready: async () => ({ status: "ready", seq: await store.reads.latestSeq() }),
  metrics: async () => metrics.text(await store.reads.latestSeq()),
  keys: async (_, { at }) => bundleOf(await store.reads.issuingKeys(), at),
  // [X2] Keys belong to the whole installation: only a grant over all of it sees more than their public halves.
  issuingKeys: async (_, { caller, at }) =>
    caller.kind === "person" && may(caller.grants, "key.read", {})
      ? { items: managedKeys(await store.reads.issuingKeys(), keys, at) }
      : refusal("not-allowed"),
  openapi: async (_, { language }) => describeApi(language),
  audit: ({ query }, { caller }) => auditFor(store.reads, caller, query),
});
