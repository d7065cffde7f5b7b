import type { ConvoySeen } from "../../../shared/contract/convoys.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { Convoy } from "../../../shared/domain/convoy-shape.ts";
import { actOnConvoy, makeConvoy } from "../../commands/convoy-acts.ts";
import { convoyFor, convoysFor, presentConvoy } from "../../queries/convoys.ts";
import type { Store } from "../../store/ports.ts";
import type { RoadsNow } from "../../travel-now.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

export const convoyHandlers = (
  store: Store,
  limits: RateLimits,
  travelNow: () => Promise<RoadsNow>,
): Pick<Handlers, "convoys" | "convoy" | "makeConvoy" | "actOnConvoy"> => {
  const { reads } = store;
  const told = async (result: Convoy | Refusal): Promise<ConvoySeen | Refusal> =>
    isRefusal(result) ? result : presentConvoy(reads, result);
  /** A tablet that does so too often waits; people do it by hand. */
  const limited = async ({ caller }: CallContext): Promise<Refusal | null> => {
    if (caller.kind !== "device") return null;
    const refused = await limits.take("convoys", caller.device.id);
    return refused ? { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 1 } : null;
  };
  return {
    convoys: async ({ query }, { caller, at }) => {
      const { items, next } = await convoysFor(reads, caller, query, at);
      return { items: [...items], next };
    },
    convoy: ({ params }, { caller, at }) => convoyFor(reads, caller, params.id, at, travelNow),
    makeConvoy: async ({ body }, context) =>
      (await limited(context)) ?? told(await makeConvoy(store, body, context.caller, context.at)),
    actOnConvoy: async ({ params, body }, context) =>
      (await limited(context)) ??
      told(await actOnConvoy(store, params.id, body.acts, context.caller, context.at)),
  };
};
