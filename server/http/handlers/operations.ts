import { openapi } from "../../../shared/contract/openapi.ts";
import type { KeySet } from "../../keys.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import type { Metrics } from "../metrics.ts";

export const operationHandlers = (
  store: Store,
  keys: KeySet,
  metrics: Metrics,
): Pick<Handlers, "health" | "ready" | "metrics" | "keys" | "openapi"> => {
  let description: Record<string, unknown> | undefined;
  return {
    health: async () => ({ status: "ok" }),
    ready: async () => ({ status: "ready", seq: await store.reads.latestSeq() }),
    metrics: async () => metrics.text(await store.reads.latestSeq()),
    keys: async (_, { at }) => keys.bundle(at),
    openapi: async () => {
      description ??= openapi();
      return description;
    },
  };
};
