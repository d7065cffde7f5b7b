import type { ApplicationSeen } from "../../../shared/contract/applications.ts";
import { type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { Application } from "../../../shared/domain/application-shape.ts";
import type { Caller } from "../../caller.ts";
import { changeApplication, submitApplication, withdrawApplication } from "../../commands/apply.ts";
import { decideApplication } from "../../commands/decide-application.ts";
import type { KeySet } from "../../keys.ts";
import { applicationFor, applicationsFor, seenApplication } from "../../queries/applications.ts";
import { figuresFor } from "../../queries/desk-figures.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

type Person = Extract<Caller, { kind: "person" }>;

export const applicationHandlers = (
  store: Store,
  keys: KeySet,
  limits: RateLimits,
): Pick<
  Handlers,
  | "applications"
  | "deskFigures"
  | "application"
  | "submitApplication"
  | "changeApplication"
  | "withdrawApplication"
  | "decideApplication"
> => {
  const told = (result: Application | Refusal): ApplicationSeen | Refusal =>
    "refused" in result ? result : seenApplication(result);
  /** Whoever acts for a carrier, as often as an office with a fleet needs to. */
  const applicant = async (
    caller: Caller,
    act: (person: Person) => Promise<Application | Refusal>,
  ): Promise<ApplicationSeen | Refusal> => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const refused = await limits.take("applications", caller.account);
    if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 10 };
    return told(await act(caller));
  };

  return {
    applications: ({ query }, { caller }) => applicationsFor(store.reads, caller, query),
    deskFigures: (_, { caller, at }) => figuresFor(store.reads, caller, at),
    application: ({ params }, { caller }) => applicationFor(store.reads, caller, params.id),
    submitApplication: ({ body }, { caller, at }) =>
      applicant(caller, (person) => submitApplication(store, keys, body, person, at)),
    changeApplication: ({ params, body }, { caller, at }) =>
      applicant(caller, (person) => changeApplication(store, params.id, body, person, at)),
    withdrawApplication: ({ params, body }, { caller, at }) =>
      applicant(caller, (person) => withdrawApplication(store, params.id, body, person, at)),
    decideApplication: async ({ params, body }, { caller, at }) => {
      if (caller.kind !== "person") return refusal("not-allowed");
      return told(await decideApplication(store, keys, params.id, body, caller, at));
    },
  };
};
