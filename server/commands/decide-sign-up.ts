import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { idTaken, isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { SignUpDecision } from "../../shared/contract/sign-ups.ts";
import { may } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { carrierOf, completed, grantOfCarrier } from "../../shared/domain/sign-up.ts";
import type { SignUp, SignUpOutcome } from "../../shared/domain/sign-up-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { areaSubject } from "../places.ts";
import type { Account, Reads, Store, Writes } from "../store/ports.ts";
import { addWithin } from "./manage-people.ts";
import { putWithin } from "./put-reference.ts";
import { signUpEvent } from "./sign-up.ts";

/** Who decides. */
export interface Decider {
  readonly account: string;
  readonly grants: readonly Grant[];
}
type Approval = Extract<SignUpDecision, { decision: "approve" }>;
type Tx = Reads & Writes;

/** [N5] The carrier it is approved for: one on record, or a new one. Refuses an id that is none, or that is taken. */
const putCarrierOf = async (
  tx: Tx,
  { asked }: SignUp,
  { as, carrier: id }: Approval,
  at: number,
): Promise<Refusal | null> => {
  const known = (await tx.reference()).carriers.find((carrier) => carrier.id === id);
  if (as === "known" && !known) return refusal("unknown-reference", { carrier: "unknown-place" });
  if (as === "new" && known) return refusal("already-exists", { carrier: "id-taken" });
  const carrier = known ? completed(known, asked) : carrierOf(id, asked);
  const put = await putWithin(tx, "carrier", [carrier], at);
  return isRefusal(put) ? put : null;
};

/** [N5] Makes carrier and account in the transaction that approves. */
const approve = async (
  tx: Tx,
  signUp: SignUp,
  passwordHash: string,
  approval: Approval,
  at: number,
): Promise<Account | Refusal> => {
  const wrong = await putCarrierOf(tx, signUp, approval, at);
  if (wrong) return wrong;
  const account: Account = {
    id: randomUUID(),
    username: approval.username,
    displayName: signUp.asked.contact,
    passwordHash,
    grants: [grantOfCarrier(approval.carrier)],
    active: true,
    createdAt: iso(at),
  };
  return addWithin(tx, account, at);
};

/** The same decision under the same id was carried out before; another one is told. */
const repeated = (
  signUp: SignUp,
  outcome: SignUpOutcome,
  decision: SignUpDecision,
  by: string,
): SignUp | Refusal => {
  if (outcome.id !== decision.id.toLowerCase()) return refusal("sign-up-over");
  const same =
    outcome.by === by &&
    (decision.decision === "approve"
      ? outcome.what === "approved" && outcome.carrier === decision.carrier
      : outcome.what === "refused" && isDeepStrictEqual(outcome.reasons, decision.reasons));
  return same ? signUp : idTaken;
};

/**
 * [N5] [N7] Approves a request, which makes its account, or refuses it for reasons; either takes the password's hash from it
 * [N4]. The same again is the same. Refuses `not-found` to whoever does not manage people in its area, `sign-up-over` where
 * somebody was first, `not-allowed` for a known carrier to whoever does not manage people everywhere, and a user name that
 * is taken: the request then waits on.
 */
export const decideSignUp = (
  store: Store,
  given: string,
  decision: SignUpDecision,
  { account: by, grants }: Decider,
  at: number,
): Promise<SignUp | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.signUp(given.toLowerCase());
    if (!before) return refusal("not-found");
    if (!may(grants, "user.manage", areaSubject(before.asked.area, await tx.reference())))
      return refusal("not-found");
    const { passwordHash, outcome } = before;
    if (outcome) return repeated(before, outcome, decision, by);
    if (passwordHash === null) throw new Error("a request waits without a password");
    const act = { id: decision.id.toLowerCase(), by, at: iso(at) };
    const decided = async (): Promise<SignUpOutcome | Refusal> => {
      if (decision.decision === "refuse")
        return { what: "refused", ...act, reasons: decision.reasons };
      // [N5] Whoever is let in sees all that there is of that carrier, wherever it is bound.
      if (decision.as === "known" && !may(grants, "user.manage", {})) return refusal("not-allowed");
      const account = await approve(tx, before, passwordHash, decision, at);
      if (isRefusal(account)) return account;
      return { what: "approved", ...act, carrier: decision.carrier, account: account.id };
    };
    const made = await decided();
    if (isRefusal(made)) return made;
    const after: SignUp = { ...before, passwordHash: null, outcome: made };
    await tx.putSignUp(after);
    await tx.append([signUpEvent(made.what, after)], at);
    return after;
  });
