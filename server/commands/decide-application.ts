import type { ApplicationDecision } from "../../shared/contract/applications.ts";
import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { applicationNow, mayBe, registrationOf, withAct } from "../../shared/domain/application.ts";
import type { Application, ApplicationAct } from "../../shared/domain/application-shape.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import type { KeySet } from "../keys.ts";
import { readsApplication } from "../queries/applications.ts";
import type { Reads, Store, Writes } from "../store/ports.ts";
import { moveTrip } from "./amend-pass.ts";
import { moved, putMoved, repeated } from "./apply.ts";
import { amendAsAsked } from "./ask-amendment.ts";
import { type Issuer, issuerOf } from "./decide-registration.ts";
import { issueWithin } from "./issue-pass.ts";

type Person = Extract<Caller, { kind: "person" }>;
type Decided = Extract<ApplicationAct, { what: "approved" | "refused" | "change-asked" }>;

const whatOf = {
  approve: "approved",
  refuse: "refused",
  "ask-change": "change-asked",
} as const satisfies Record<ApplicationDecision["decision"], Decided["what"]>;

/** Stands for the number of a pass that is not issued yet. */
const none = "0-0-0" as PassId;

const actOf = (decision: ApplicationDecision, by: string, at: number): Decided => {
  const act = { id: decision.id.toLowerCase(), by, at: iso(at) };
  return decision.decision === "approve"
    ? { what: "approved", ...act, pass: none }
    : { what: whatOf[decision.decision], ...act, reasons: decision.reasons };
};

/** [P21] The account that asked for what is asked now. */
const askerOf = ({ acts }: Application): string =>
  (acts.findLast((act) => "asked" in act) ?? acts[0]).by;

/** [Y3] [Y12] The pass that is asked for, issued or amended within the transaction that approves it. */
const grantFor = async (
  tx: Reads & Writes,
  keys: KeySet,
  application: Application,
  issuer: Issuer,
  at: number,
): Promise<PassId | Refusal> => {
  const { asked } = applicationNow(application);
  const { amends } = asked;
  if (amends) return amendAsAsked(tx, keys, { ...asked, amends }, askerOf(application), issuer, at);
  const issued = await issueWithin(tx, keys, [registrationOf(asked)], issuer, at);
  if (isRefusal(issued)) return issued;
  const [one] = issued;
  if (!one) throw new Error("a registration has no answer");
  return "pass" in one ? one.pass.id : one.refusal;
};

/**
 * [Y3] [Y4] Approves an application, which issues its pass or [Y12] amends it, refuses it, or asks for a change, each for reasons.
 * The same again is the same. Refuses `not-found` to whoever does not read it, [Y17] `not-allowed` to who may not issue all that
 * is asked for, `application-moved` where it is not any more what was looked at, and what the registration or amendment is refused for: the application then waits on.
 */
export const decideApplication = async (
  store: Store,
  keys: KeySet,
  id: string,
  decision: ApplicationDecision,
  caller: Person,
  at: number,
): Promise<Application | Refusal> => {
  const decided = await putDecision(store, keys, id, decision, caller, at);
  if (isRefusal(decided)) return decided;
  // Sent again after a failure in between, it moves the trip then.
  const { state, asked } = applicationNow(decided);
  if (state === "approved" && asked.amends) await moveTrip(store, asked.amends.pass, at);
  return decided;
};

const putDecision = (
  store: Store,
  keys: KeySet,
  id: string,
  decision: ApplicationDecision,
  caller: Person,
  at: number,
): Promise<Application | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.application(id.toLowerCase());
    if (!before) return refusal("not-found");
    const now = applicationNow(before);
    const reference = await tx.reference();
    if (!readsApplication(caller, before, reference)) return refusal("not-found");
    const issuer = issuerOf(caller.account, caller.grants);
    if (!issuer.mayIssue(registrationOf(now.asked), reference)) return refusal("not-allowed");
    const act = actOf(decision, issuer.account, at);
    const again = repeated(before, act);
    if (again) return again;
    if (decision.rev !== now.rev || !mayBe(now.state, act.what)) return moved(tx, before, true);
    const pass = act.what === "approved" ? await grantFor(tx, keys, before, issuer, at) : none;
    if (isRefusal(pass)) return pass;
    const after = withAct(before, act.what === "approved" ? { ...act, pass } : act, decision.rev);
    return after ? putMoved(tx, before, after, at) : moved(tx, before, true);
  });
