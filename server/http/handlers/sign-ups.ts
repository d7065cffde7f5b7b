import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { SignUpReceived } from "../../../shared/contract/sign-ups.ts";
import { receiptCodeOf } from "../../../shared/domain/receipt-code.ts";
import type { SignUp } from "../../../shared/domain/sign-up-shape.ts";
import { decideSignUp } from "../../commands/decide-sign-up.ts";
import { submitSignUp } from "../../commands/sign-up.ts";
import { seenSignUp, signUpAreasFor, signUpFor, signUpsFor } from "../../queries/sign-ups.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

const received = (signUp: SignUp | Refusal): SignUpReceived | Refusal =>
  isRefusal(signUp) ? signUp : { code: receiptCodeOf(signUp.id), at: signUp.at };

export const signUpHandlers = (
  store: Store,
  limits: RateLimits,
): Pick<Handlers, "signUpAreas" | "submitSignUp" | "signUps" | "signUp" | "decideSignUp"> => ({
  signUpAreas: (_, { at }) => signUpAreasFor(store.reads, at),
  submitSignUp: async ({ body }, { at }) => {
    const refused = await limits.take("signUpsInAll", "everywhere");
    if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 60 };
    return received(await submitSignUp(store, body, at));
  },
  signUps: ({ query }, { caller }) => signUpsFor(store.reads, caller, query),
  signUp: ({ params }, { caller }) => signUpFor(store.reads, caller, params.id),
  decideSignUp: async ({ params, body }, { caller, at }) => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const decided = await decideSignUp(store, params.id, body, caller, at);
    return isRefusal(decided) ? decided : seenSignUp(store.reads, decided);
  },
});
