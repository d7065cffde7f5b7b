import { isRefusal, refusal } from "../../../shared/contract/problems.ts";
import { checkPeople } from "../../commands/check-people.ts";
import { listPeople } from "../../commands/list-people.ts";
import { namesFor, tripManifestsFor } from "../../queries/manifests.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

export const manifestHandlers = (
  store: Store,
  limits: RateLimits,
): Pick<Handlers, "listPeople" | "checkPeople" | "tripManifests" | "listedNames"> => {
  const { reads } = store;

  /** The tablet that lists or checks, where it has not done so too often. */
  const listing = async ({ caller }: CallContext) => {
    if (caller.kind !== "device") return refusal("bad-signature");
    const refused = await limits.take("manifests", caller.device.id);
    return refused
      ? { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 1 }
      : caller.device;
  };

  return {
    listPeople: async ({ body }, context) => {
      const device = await listing(context);
      return isRefusal(device) ? device : listPeople(store, device, body, context.at);
    },
    checkPeople: async ({ body }, context) => {
      const device = await listing(context);
      return isRefusal(device) ? device : checkPeople(store, device, body, context.at);
    },
    tripManifests: async ({ params }, { caller }) => {
      const manifests = await tripManifestsFor(reads, caller, params.id);
      return isRefusal(manifests) ? manifests : { items: [...manifests] };
    },
    listedNames: ({ params }, { caller }) => namesFor(reads, caller, params.id),
  };
};
