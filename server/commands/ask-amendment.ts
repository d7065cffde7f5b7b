import type { NewApplied } from "../../shared/contract/applications.ts";
import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Amendment } from "../../shared/contract/registry.ts";
import type { AmendmentAsked } from "../../shared/domain/amendment-asked.ts";
import { applicationNow } from "../../shared/domain/application.ts";
import type { Applied } from "../../shared/domain/application-shape.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { amendableOf, changedFields } from "../../shared/domain/pass-amendment.ts";
import { iso } from "../../shared/domain/time.ts";
import { whyAskedWords } from "../../shared/text/amendment-asked.ts";
import type { KeySet } from "../keys.ts";
import { postsOn } from "../queries/delayed-vehicle.ts";
import type { Reads, Writes } from "../store/ports.ts";
import { amendWithin, notAmendable } from "./amend-pass.ts";
import { type Issuer, wholeMinutes } from "./decide-registration.ts";

/** The same refusal, its fields named as they lie in what was sent. */
const under = (path: string, { refused, fields = {} }: Refusal): Refusal =>
  refusal(
    refused,
    Object.fromEntries(Object.entries(fields).map(([field, why]) => [path + field, why])),
  );

/** Entries that make a pass another pass: those that differ. */
const anotherPass = (pass: Pass, asked: NewApplied): readonly string[] => [
  ...(["plate", "kind", "origin"] as const).filter((field) => pass[field] !== asked[field]),
  ...(wholeMinutes(pass).from === wholeMinutes(asked).from ? [] : ["validFrom"]),
];

/**
 * [Y11] Why a carrier may not ask for this of a pass; null where it may, or where a new pass is asked for. `application`: the id
 * of what it asks under. Another carrier's pass is none.
 */
export const cannotAsk = async (
  tx: Reads,
  application: string,
  asked: NewApplied,
  at: number,
): Promise<Refusal | null> => {
  const { amends } = asked;
  if (!amends) return null;
  const pass = await tx.pass(amends.pass);
  if (!pass || pass.carrier !== asked.carrier)
    return refusal("unknown-reference", { "asked.amends.pass": "unknown-pass" });
  const over = notAmendable(pass, amends.rev, at);
  if (over) return under("asked.amends.", over);
  const another = anotherPass(pass, asked).map((field) => [`asked.${field}`, "apply-anew"]);
  if (another.length > 0) return refusal("invalid-input", Object.fromEntries(another));
  const wanted = { ...asked, validTo: iso(wholeMinutes(asked).to) };
  if (changedFields(amendableOf(pass), amendableOf(wanted)).length === 0)
    return refusal("invalid-input", { "asked.amends.pass": "nothing-to-amend" });
  const reference = await tx.reference();
  const onItsWay = [pass, asked].flatMap((one) =>
    postsOn(reference, one.corridor, endpointsOf(one)),
  );
  if (amends.post !== null && !onItsWay.includes(amends.post))
    return refusal("invalid-input", { "asked.amends.post": "not-on-its-way" });
  const ofVehicle = await tx.applicationsOfPlate(pass.plate, ["waiting", "change-asked"]);
  const other = ofVehicle.find(
    (one) => one.id !== application && applicationNow(one).asked.amends?.pass === pass.id,
  );
  return other ? refusal("already-exists", { "asked.amends.pass": "asked-already" }) : null;
};

/** What stays with the pass as the reason it was amended for. */
const reasonOf = ({ why, note }: AmendmentAsked): string =>
  [whyAskedWords[why].vi, note].filter((part) => part !== "").join(": ");

/**
 * [Y12] Amends the pass as it is asked to be, within the transaction that approves it. Refuses what an amendment is refused
 * for: a pass that moved, ended or was revoked meanwhile is named by `amends.rev`.
 */
export const amendAsAsked = async (
  tx: Reads & Writes,
  keys: KeySet,
  asked: Applied & { readonly amends: AmendmentAsked },
  /** The account of the carrier that asked for it last. */
  askedBy: string,
  issuer: Issuer,
  at: number,
): Promise<PassId | Refusal> => {
  const { pass: id, rev } = asked.amends;
  const pass = await tx.pass(id);
  if (!pass) return refusal("not-found");
  const after = amendableOf(asked);
  const named = changedFields(amendableOf(pass), after).map((field) => [field, after[field]]);
  const amendment: Amendment = {
    ...Object.fromEntries(named),
    rev,
    reason: reasonOf(asked.amends),
  };
  const amended = await amendWithin(tx, keys, id, amendment, issuer, at, { askedBy });
  if (!isRefusal(amended)) return amended.id;
  return amended.fields && "rev" in amended.fields ? under("amends.", amended) : amended;
};
