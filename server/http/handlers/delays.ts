import type { AlertRules } from "../../../shared/domain/findings/alert-rules.ts";
import { reportDelay } from "../../commands/report-delay.ts";
import { delayPostsFor } from "../../queries/delayed-vehicle.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

export const delayHandlers = (
  store: Store,
  rules: AlertRules,
): Pick<Handlers, "delayPosts" | "reportDelay"> => ({
  delayPosts: ({ query }) => delayPostsFor(store.reads, query),
  reportDelay: ({ body }, { at }) => reportDelay(store, rules, body, at),
});
