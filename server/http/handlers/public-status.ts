import { statusFor } from "../../queries/public-status.ts";
import type { Reads } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import { withStatusGuess } from "../plate-guess.ts";
import type { RateLimits } from "../rate-limits.ts";

export const publicStatusHandlers = (
  reads: Reads,
  limits: RateLimits,
): Pick<Handlers, "publicStatus"> => ({
  publicStatus: ({ query }, { address, at }) =>
    withStatusGuess(limits, { address, plate: query.plate }, () => statusFor(reads, query, at)),
});
