import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { AlertRules } from "../../../shared/domain/findings/alert-rules.ts";
import { reportDelay } from "../../commands/report-delay.ts";
import { delayedPass, delayedVehicle, delayPostsFor } from "../../queries/delayed-vehicle.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import { withPlateGuess } from "../plate-guess.ts";
import type { RateLimits } from "../rate-limits.ts";

const isUnknown = (answered: object | Refusal): boolean =>
  isRefusal(answered) && answered.refused === "not-found";

export const delayHandlers = (
  store: Store,
  rules: AlertRules,
  limits: RateLimits,
): Pick<Handlers, "delayPosts" | "reportDelay" | "passDelayPosts" | "reportPassDelay"> => ({
  delayPosts: ({ query }) =>
    withPlateGuess(
      limits,
      query.code,
      () => delayPostsFor(store.reads, (reads) => delayedVehicle(reads, query)),
      isUnknown,
    ),
  reportDelay: ({ body }, { at }) =>
    withPlateGuess(
      limits,
      body.code,
      () => reportDelay(store, rules, body, (reads) => delayedVehicle(reads, body), at),
      isUnknown,
    ),
  passDelayPosts: ({ params }, { caller }) =>
    delayPostsFor(store.reads, (reads) => delayedPass(reads, caller, params.id)),
  reportPassDelay: async ({ params, body }, { caller, at }) => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const refused = await limits.take("applications", caller.account);
    if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 10 };
    return reportDelay(store, rules, body, (reads) => delayedPass(reads, caller, params.id), at);
  },
});
