import { isRefusal, type Refusal } from "../../../shared/contract/problems.ts";
import type { AlertRules } from "../../../shared/domain/findings/alert-rules.ts";
import { reportDelay } from "../../commands/report-delay.ts";
import { delayPostsFor } from "../../queries/delayed-vehicle.ts";
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
): Pick<Handlers, "delayPosts" | "reportDelay"> => ({
  delayPosts: ({ query }) =>
    withPlateGuess(limits, query.code, () => delayPostsFor(store.reads, query), isUnknown),
  reportDelay: ({ body }, { at }) =>
    withPlateGuess(limits, body.code, () => reportDelay(store, rules, body, at), isUnknown),
});
