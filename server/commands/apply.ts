import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type {
  ApplicationChange,
  NewApplication,
  NewApplied,
} from "../../shared/contract/applications.ts";
import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import {
  applicationNow,
  isToCome,
  mayBe,
  registrationOf,
  withAct,
} from "../../shared/domain/application.ts";
import type { Application, ApplicationAct } from "../../shared/domain/application-shape.ts";
import { signingKey } from "../../shared/domain/issuing-key.ts";
import { staysAmong } from "../../shared/domain/merged.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import type { Caller } from "../caller.ts";
import type { KeySet } from "../keys.ts";
import type { NewEvent, Reads, Store, Writes } from "../store/ports.ts";
import { applicationTopics } from "../topics.ts";
import { cannotAsk } from "./ask-amendment.ts";
import { decideRegistration } from "./decide-registration.ts";
import { approvedByRule } from "./issue-by-rule.ts";

type Person = Extract<Caller, { kind: "person" }>;
type Doing = Exclude<ApplicationAct, { what: "submitted" }>;

/** [Y7] The log says that it moved and how, and nothing of whom or what. Where it was bound before hears of it too. */
export const applicationEvent = (before: Application | null, after: Application): NewEvent => ({
  type: `application.${after.acts.at(-1)?.what ?? "submitted"}`,
  subject: { kind: "application", id: after.id },
  payload: { rev: after.acts.length },
  topics: [before, after].flatMap((one) =>
    one ? applicationTopics(applicationNow(one).asked) : [],
  ),
});

export const putMoved = async (
  tx: Writes,
  before: Application | null,
  after: Application,
  at: number,
): Promise<Application> => {
  await tx.putApplication(after);
  await tx.append([applicationEvent(before, after)], at);
  return after;
};

/** [Y8] Who applies for a carrier acts for that carrier alone, whatever endpoints their grant names. */
const isFor = ({ grants }: Person, carrier: string): boolean =>
  may(grants, "application.make", { carrier });

/** [Y4] [Y11] What a registration is refused for, but for other passes: those are for who decides to weigh. */
const cannotBe = async (
  tx: Reads,
  application: string,
  asked: NewApplied,
  at: number,
): Promise<Refusal | null> => {
  const notAsked = await cannotAsk(tx, application, asked, at);
  if (notAsked) return notAsked;
  if (asked.tested !== null && isToCome(asked.tested, at))
    return refusal("invalid-input", { "asked.tested": "not-yet" });
  const reference = await tx.reference();
  const key = signingKey(await tx.issuingKeys(), "live", at);
  const facts = {
    reference,
    rules: rulesAt(reference.ruleSets, at) ?? undefined,
    ofPlate: [],
    keyValidTo: key?.validTo ?? asked.validTo,
  };
  const decided = decideRegistration(
    registrationOf(asked),
    facts,
    { account: "", mayIssue: () => true },
    at,
  );
  if (!("refused" in decided)) return null;
  const fields = Object.entries(decided.fields ?? {}).map(([field, why]) => [
    `asked.${field}`,
    why,
  ]);
  return refusal(decided.refused, Object.fromEntries(fields));
};

/**
 * [Y1] Puts on record what a carrier applies for. The same again is the same; refuses `already-exists` for its id with
 * another content, and what a registration is refused for. [Y10] Where the rules say so it is approved at once.
 */
export const submitApplication = (
  store: Store,
  keys: KeySet,
  { id: given, asked }: NewApplication,
  caller: Person,
  at: number,
): Promise<Application | Refusal> =>
  store.write(async (tx) => {
    const id = given.toLowerCase();
    if (!isFor(caller, asked.carrier)) return refusal("not-allowed");
    const before = await tx.application(id);
    if (before) {
      const [first] = before.acts;
      return first.by === caller.account && isDeepStrictEqual(first.asked, asked)
        ? before
        : idTaken;
    }
    const wrong = await cannotBe(tx, id, asked, at);
    if (wrong) return wrong;
    const first = { what: "submitted", id, by: caller.account, at: iso(at), asked } as const;
    const submitted = await putMoved(tx, null, { id, acts: [first] }, at);
    const approved = await approvedByRule(tx, keys, submitted, uuidv7(at, randomBytes(10)), at);
    return approved ? putMoved(tx, submitted, approved, at) : submitted;
  });

/** An act as it was sent, without who did it and when. */
const content = ({ by: _, at: __, ...rest }: ApplicationAct): object => rest;

/** [Y3] What was already done under the act's id: the application where it is the same, a refusal where it is not. */
export const repeated = (application: Application, act: Doing): Application | Refusal | null => {
  const before = application.acts.find(({ id }) => id === act.id);
  if (!before) return null;
  // A pass is named by whoever approved first.
  const { pass: _, ...was }: { pass?: unknown } = content(before) as object;
  const { pass: __, ...is }: { pass?: unknown } = content(act) as object;
  return before.by === act.by && isDeepStrictEqual(was, is) ? application : idTaken;
};

/**
 * [Y3] Of two who act on one at once one is told what the other did; `named`: also who, which is the desk's business alone.
 */
export const moved = async (
  reads: Pick<Reads, "account">,
  { acts }: Application,
  named: boolean,
): Promise<Refusal> => {
  const last = acts.at(-1) ?? acts[0];
  const who = named ? ((await reads.account(last.by))?.displayName ?? last.by) : null;
  return refusal("application-moved", {
    rev: who === null ? `moved-${last.what}` : { code: `moved-${last.what}-by`, params: { who } },
  });
};

/** Mends or withdraws an application of one's own carrier. */
const actOnOwn = (
  store: Store,
  given: { readonly application: string; readonly rev: number },
  act: Extract<Doing, { what: "changed" | "withdrawn" }>,
  caller: Person,
  at: number,
): Promise<Application | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.application(given.application.toLowerCase());
    if (!before) return refusal("not-found");
    const now = applicationNow(before);
    if (!isFor(caller, now.asked.carrier)) return refusal("not-found");
    const again = repeated(before, act);
    if (again) return again;
    if (given.rev !== now.rev || !mayBe(now.state, act.what)) return moved(tx, before, false);
    if (act.what === "changed") {
      // Another's application is another: this one stays with those who read it.
      const stays = staysAmong((await tx.reference()).carriers);
      if (stays(act.asked.carrier) !== stays(now.asked.carrier))
        return refusal("invalid-input", { "asked.carrier": "other-carrier" });
      if (act.asked.amends?.pass !== now.asked.amends?.pass)
        return refusal("invalid-input", { "asked.amends.pass": "other-pass" });
      const wrong = await cannotBe(tx, before.id, act.asked, at);
      if (wrong) return wrong;
    }
    const after = withAct(before, act, given.rev);
    return after ? putMoved(tx, before, after, at) : moved(tx, before, false);
  });

/** [Y2] Mends what waits or was found wrong; it waits then, behind all that wait already. */
export const changeApplication = (
  store: Store,
  application: string,
  { id, rev, asked }: ApplicationChange,
  caller: Person,
  at: number,
): Promise<Application | Refusal> => {
  const act = {
    what: "changed",
    id: id.toLowerCase(),
    by: caller.account,
    at: iso(at),
    asked,
  } as const;
  return actOnOwn(store, { application, rev }, act, caller, at);
};

/** [Y2] Withdraws what is not decided yet. */
export const withdrawApplication = (
  store: Store,
  application: string,
  { id, rev }: { readonly id: string; readonly rev: number },
  caller: Person,
  at: number,
): Promise<Application | Refusal> => {
  const act = { what: "withdrawn", id: id.toLowerCase(), by: caller.account, at: iso(at) } as const;
  return actOnOwn(store, { application, rev }, act, caller, at);
};
