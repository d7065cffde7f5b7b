import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { type Amendment, type NewPass, newPass } from "../../shared/contract/registry.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { type IssuingKey, signsLists } from "../../shared/domain/issuing-key.ts";
import { staysAmong } from "../../shared/domain/merged.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import {
  type Amendable,
  type AmendableField,
  amendableFields,
  amendableOf,
  changedFields,
  isAmendable,
} from "../../shared/domain/pass-amendment.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet, Signer } from "../keys.ts";
import { fromPassId } from "../pass-numbers.ts";
import type { Reads, Reference, Store, Writes } from "../store/ports.ts";
import { passTopics } from "../topics.ts";
import { lastRev } from "./change-standing.ts";
import {
  decideRegistration,
  type Issuer,
  type Parties,
  wholeMinutes,
} from "./decide-registration.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import { passEvent, searchTextOf, signToken } from "./issue-pass.ts";
import { nothing } from "./receivers-word.ts";

/** What an amendment names of the pass, whether or not it stands so already. */
const namedIn = (asked: Amendment): readonly AmendableField[] =>
  amendableFields.filter((field) => asked[field] !== undefined);

/**
 * The registration that the amended pass would be. [B4] An endpoint named anew is the one that stays; where it is bound already it is
 * by the name it had.
 */
const asAmended = (pass: Pass, asked: Amendment, { endpoints }: Reference): NewPass => {
  const named = Object.fromEntries(namedIn(asked).map((field) => [field, asked[field]]));
  const {
    via: wanted,
    endpoint: last,
    driver,
    ...rest
  }: Amendable = { ...amendableOf(pass), ...named };
  const stays = staysAmong(endpoints);
  const nameFor = (id: string): string => (endpointsOf(pass).includes(id) ? id : stays(id));
  const facts = { ...rest, endpoint: nameFor(last) };
  const bound = [...wanted.map(nameFor), facts.endpoint];
  // Of two that became one where nobody asked, the later is driven to.
  const via = bound
    .slice(0, -1)
    .filter(
      (one, place) =>
        asked.via !== undefined ||
        !bound.slice(place + 1).some((other) => other !== one && stays(other) === stays(one)),
    );
  const { plate, kind, carrier, origin, validFrom } = pass;
  const leftOut = { ...(via.length > 0 && { via }), ...(driver !== null && { driver }) };
  const all = { ...facts, ...leftOut, plate, kind, carrier, origin, validFrom };
  return { ...all, validTo: iso(wholeMinutes(all).to) };
};

/**
 * What a registration is refused for by its shape, field by field: each by itself was read at the edge, together they were not.
 */
const wrongTogether = (wanted: NewPass): Refusal | null => {
  const issues = newPass.safeParse(wanted).error?.issues ?? [];
  const wrong = issues.map(({ path, code, ...issue }) => [
    path.join("."),
    code === "custom" && "params" in issue ? String(issue.params?.code) : "format",
  ]);
  return wrong.length === 0 ? null : refusal("invalid-input", Object.fromEntries(wrong));
};

/** [P20] The same amendment of the same revision by the same person, sent once more after it was made. */
const isRepeated = async (
  tx: Reads,
  pass: Pass,
  asked: Amendment,
  account: string,
): Promise<boolean> => {
  if (pass.status !== "valid" || pass.rev !== asked.rev + 1) return false;
  if (pass.changedBy !== account || pass.changeReason !== asked.reason) return false;
  const was = (await tx.passVersions([pass.id])).find(({ pass: { rev } }) => rev === asked.rev);
  if (!was) return false;
  const wanted = amendableOf(asAmended(was.pass, asked, await tx.reference()));
  return changedFields(amendableOf(pass), wanted).length === 0;
};

/** [P20] Why this revision of the pass may not be amended at all; null where it may. */
export const notAmendable = (pass: Pass, rev: number, at: number): Refusal | null => {
  if (!isAmendable(pass, at)) return refusal("pass-over");
  if (pass.rev !== rev)
    return refusal("pass-changed", { rev: { code: "newest-rev", params: { rev: pass.rev } } });
  if (rev + 1 >= lastRev)
    return refusal("pass-over", { rev: { code: "last-rev", params: { rev } } });
  return null;
};

export interface AmendOptions {
  /** [P27] It gets the end back that it had, though that has passed. */
  readonly backTo?: boolean;
  /** [Y12] Its carrier asked for it, by this account: whether the issuer reaches where it was bound does not matter. */
  readonly askedBy?: string;
}

/** The registration as amended and its parties, or why a pass cannot be so. */
const decideAmendment = async (
  tx: Reads,
  pass: Pass,
  asked: Amendment,
  key: IssuingKey,
  reference: Reference,
  issuer: Issuer,
  at: number,
  { backTo = false }: AmendOptions,
): Promise<{ readonly wanted: NewPass; readonly parties: Parties } | Refusal> => {
  const wanted = asAmended(pass, asked, reference);
  if (changedFields(amendableOf(pass), amendableOf(wanted)).length === 0)
    return refusal(
      "invalid-input",
      Object.fromEntries(namedIn(asked).map((field) => [field, "as-it-stands"])),
    );
  const wrong = wrongTogether(wanted);
  if (wrong) return wrong;
  const facts = {
    reference,
    rules: rulesAt(reference.ruleSets, at) ?? undefined,
    ofPlate: (await tx.passesOfPlate(pass.plate)).filter(({ id }) => id !== pass.id),
    keyValidTo: key.validTo,
    mayHaveEnded: backTo,
  };
  const parties = decideRegistration(wanted, facts, issuer, at);
  return "refused" in parties ? parties : { wanted, parties };
};

/** [P13] A pass is of the key whose number its id carries, as long as that signs; a newer key cannot take it over. */
const signerOf = async (
  tx: Reads,
  keys: KeySet,
  id: PassId,
  at: number,
): Promise<Signer | null> => {
  const { kid } = fromPassId(id);
  const key = (await tx.issuingKeys()).find((one) => one.kid === kid);
  return (key && signsLists(key, at) && keys.signer(key)) || null;
};

/**
 * [P19] Amends a pass for a stated reason: a new revision under the same number and short code, signed anew. Who may not issue
 * to where it is bound gets `not-found`, where it is to be bound `not-allowed`. [P20] Refuses `pass-changed` where another
 * revision than the newest is amended, `pass-over` where it is revoked, spent, ended or has no revision left, what a
 * registration is refused for, and `no-signing-key` where the key that signed it does so no more.
 */
export const amendPass = async (
  store: Store,
  keys: KeySet,
  id: PassId,
  asked: Amendment,
  issuer: Issuer,
  at: number,
): Promise<Pass | Refusal> => {
  const amended = await store.write((tx) => amendWithin(tx, keys, id, asked, issuer, at));
  // Sent again after a failure in between, it moves the trip then.
  if (!isRefusal(amended)) await moveTrip(store, id, at);
  return amended;
};

/** [T21] The trip under way expects at once what the amended pass names. Done again it changes nothing. */
export const moveTrip = async (store: Store, id: PassId, at: number): Promise<void> => {
  const vehicle = { key: id, since: at, corrected: [] };
  await store.recordScans(
    { ids: [], passes: [id], vehicles: [vehicle], devices: [], deviceSeqs: [] },
    (facts) => {
      const fold = foldVehicles(facts, at);
      fold.touch(id);
      return { writes: { ...nothing, ...fold.result() }, result: null };
    },
    at,
  );
};

/** [P25] Why a pass could not be amended so as things stand; null where it could. */
export const amendmentRefusal = async (
  tx: Reads,
  keys: KeySet,
  pass: Pass,
  asked: Amendment,
  issuer: Issuer,
  at: number,
): Promise<Refusal | null> => {
  const over = notAmendable(pass, asked.rev, at);
  if (over) return over;
  const signer = await signerOf(tx, keys, pass.id, at);
  if (!signer) return refusal("no-signing-key");
  const reference = await tx.reference();
  const decided = await decideAmendment(tx, pass, asked, signer.key, reference, issuer, at, {});
  return "refused" in decided ? decided : null;
};

/** As `amendPass`, within a transaction that does more; the trip is moved once that is through. */
export const amendWithin = async (
  tx: Reads & Writes,
  keys: KeySet,
  id: PassId,
  asked: Amendment,
  issuer: Issuer,
  at: number,
  options: AmendOptions = {},
): Promise<Pass | Refusal> => {
  const before = await tx.pass(id);
  const reference = await tx.reference();
  const { askedBy } = options;
  if (!before || !(askedBy || issuer.mayIssue(before, reference))) return refusal("not-found");
  if (await isRepeated(tx, before, asked, issuer.account)) return before;
  const over = notAmendable(before, asked.rev, at);
  if (over) return over;
  const signer = await signerOf(tx, keys, id, at);
  if (!signer) return refusal("no-signing-key");
  const decided = await decideAmendment(
    tx,
    before,
    asked,
    signer.key,
    reference,
    issuer,
    at,
    options,
  );
  if ("refused" in decided) return decided;

  const { wanted, parties } = decided;
  // Its code goes on to say what is on record.
  const endpoint = reference.endpoints.find(({ id: one }) => one === wanted.endpoint);
  const said = { ...parties, endpoint: endpoint ?? parties.endpoint };
  const { list, index } = fromPassId(id);
  const rev = before.rev + 1;
  // Whatever the amended pass does not name any more must go: most leave out `via` and `driver`, and who asked before asked for that.
  const { via: _, driver: __, askedBy: ___, ...kept } = before;
  const pass: Pass = {
    ...kept,
    ...wanted,
    rev,
    token: signToken(signer, { list, index, rev }, wanted, said),
    changedAt: iso(at),
    changedBy: issuer.account,
    ...(askedBy && { askedBy }),
    changeReason: asked.reason,
  };
  await tx.putPass(pass, searchTextOf(pass, parties));
  const event = passEvent("pass.amended", pass, reference);
  // Those along the way it drove before hear of it too: for them it is gone.
  const topics = [...new Set([...passTopics(before, reference), ...event.topics])];
  await tx.append([{ ...event, topics }], at);
  return pass;
};
