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
  issuingKeys: async (_, { at }) => ({
    items: managedKeys(await store.reads.issuingKeys(), keys, at),
  }),
  openapi: async (_, { language }) => describeApi(language),
  audit: ({ query }) => auditFor(store.reads, query),
});
