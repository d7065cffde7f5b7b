import { randomBytes } from "node:crypto";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { DrillPass, NewPass } from "../../shared/contract/registry.ts";
import { toBeSigned } from "../../shared/domain/cose.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import { type IssuingKey, signingKey } from "../../shared/domain/issuing-key.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { encodePayload, sealToken } from "../../shared/domain/pass-token.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { type RuleSet, rulesAt } from "../../shared/domain/rules.ts";
import { fold } from "../../shared/domain/search.ts";
import {
  formatShortCode,
  makeShortCode,
  type ShortCode,
  shortCodeCount,
} from "../../shared/domain/short-code.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet, Signer } from "../keys.ts";
import type { NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
import { passTopics } from "../topics.ts";
import {
  boundBy,
  decideRegistration,
  type Issuer,
  type Parties,
  wholeMinutes,
} from "./decide-registration.ts";
import { issueStatusList } from "./issue-status-lists.ts";

/** [P3] 35 random bits that no other pass carries. */
const freshShortCode = async (tx: Reads & Writes): Promise<ShortCode> => {
  for (;;) {
    const bits = Number(randomBytes(8).readBigUInt64BE() % BigInt(shortCodeCount));
    const code = makeShortCode(bits);
    if (!(await tx.shortCodeTaken(code))) return code;
  }
};

/** What a list is searched by: all that a registrar may remember of a pass, folded. */
export const searchTextOf = (
  pass: Pass,
  { carrier, endpoint, via }: Pick<Parties, "carrier" | "endpoint" | "via">,
): string =>
  fold(
    [
      pass.plate,
      formatPlate(pass.plate),
      pass.trailerPlate ?? "",
      pass.trailerPlate ? formatPlate(pass.trailerPlate) : "",
      pass.shortCode,
      formatShortCode(pass.shortCode),
      carrier.name,
      endpoint.name,
      ...via.map(({ name }) => name),
      pass.origin,
    ].join(" "),
  );

export type PassEvent = `pass.${"issued" | "amended" | "revoked" | "suspended" | "reinstated"}`;

export const passEvent = (type: PassEvent, pass: Pass, reference: Reference): NewEvent => ({
  type,
  subject: { kind: "pass", id: pass.id },
  payload: { rev: pass.rev, status: pass.status },
  topics: passTopics(pass, reference),
});

/** [P4] The text of the QR: what a pass says of itself, under the number and revision given. */
export const signToken = (
  { key: { kid }, sign }: Signer,
  number: { readonly list: number; readonly index: number; readonly rev: number },
  says: NewPass,
  { endpoint, corridor }: Parties,
): string => {
  const payload = encodePayload({
    ...number,
    plate: says.plate,
    occupantsMax: says.occupantsMax,
    vehicleKind: says.kind,
    purpose: says.purpose,
    endpointCode: endpoint.code,
    corridorCode: corridor.code,
    validFrom: says.validFrom,
    validTo: says.validTo,
  });
  return sealToken(kid, payload, sign(toBeSigned(kid, payload)));
};

/** What registrations of one transaction are decided by and signed with: [P13] the newest key as it sees them. */
interface Desk {
  readonly reference: Reference;
  readonly rules: RuleSet | undefined;
  readonly signer: Signer;
}

const openDesk = async (
  tx: Reads,
  keys: KeySet,
  realm: IssuingKey["realm"],
  at: number,
): Promise<Desk | Refusal> => {
  const reference = await tx.reference();
  const key = signingKey(await tx.issuingKeys(), realm, at);
  const signer = key && keys.signer(key);
  if (!signer) return refusal("no-signing-key");
  return { reference, rules: rulesAt(reference.ruleSets, at) ?? undefined, signer };
};

const decideAt = (
  { reference, rules, signer }: Desk,
  input: NewPass,
  ofPlate: readonly Pass[],
  issuer: Issuer,
  at: number,
): Parties | Refusal =>
  decideRegistration(
    input,
    { reference, rules, ofPlate, keyValidTo: signer.key.validTo },
    issuer,
    at,
  );

/** Signs what was decided on under the next number of the key. */
const signAt = async (tx: Writes, { signer }: Desk, says: NewPass, parties: Parties) => {
  const { list, index } = await tx.nextIndex(signer.key.kid);
  const token = signToken(signer, { list, index, rev: 1 }, says, parties);
  return { id: toPassId(signer.key.kid, list, index), list, index, token };
};

/** [P4] A registration with its validity in the whole minutes that its token carries. */
const inWholeMinutes = (input: NewPass): NewPass => {
  const { from, to } = wholeMinutes(input);
  return { ...input, validFrom: iso(from), validTo: iso(to) };
};

/** A pass as it will be, but for its number and token. */
const asIssued = (input: NewPass, shortCode: ShortCode, issuer: Issuer, at: number): Pass => ({
  ...inWholeMinutes(input),
  id: toPassId(0, 0, 0),
  rev: 1,
  shortCode,
  status: "valid",
  statusReason: null,
  autoIssued: issuer.byRule ?? false,
  token: "",
  issuedAt: iso(at),
  issuedBy: issuer.account,
  changedAt: iso(at),
});

/** One that was refused, with the passes that its plate had then. */
interface Refused {
  readonly refusal: Refusal;
  readonly ofPlate: readonly Pass[];
}
/** What became of one registration of several. */
export type Registered = Refused | { readonly pass: Pass };

interface Accepted {
  readonly pass: Pass;
  readonly parties: Parties;
}

/**
 * [P11] [I7] Registers vehicles within a transaction, one after another, each decided beside the passes there are and those
 * before it: what is refused is left out and the rest goes on. Refuses all, `no-signing-key`, where no key is at hand.
 */
export const issueWithin = async (
  tx: Reads & Writes,
  keys: KeySet,
  inputs: readonly NewPass[],
  issuer: Issuer,
  at: number,
): Promise<readonly Registered[] | Refusal> => {
  const desk = await openDesk(tx, keys, "live", at);
  if ("refused" in desk) return desk;
  const ofPlate: Map<string, readonly Pass[]> = groupBy(
    await tx.passesOfPlates([...new Set(inputs.map(({ plate }) => plate))]),
    ({ plate }) => plate,
  );
  // Decided one after another, each beside those before it; written at once, so that a database elsewhere is waited for once.
  const decided: (Refused | Accepted)[] = [];
  for (const input of inputs) {
    const before = ofPlate.get(input.plate) ?? [];
    const parties = decideAt(desk, input, before, issuer, at);
    if ("refused" in parties) decided.push({ refusal: parties, ofPlate: before });
    else {
      const says = { ...input, carrier: parties.carrier.id, ...boundBy(parties) };
      const pass = asIssued(says, await freshShortCode(tx), issuer, at);
      ofPlate.set(input.plate, [pass, ...before]);
      decided.push({ pass, parties });
    }
  }
  const registered = await Promise.all(
    decided.map(async (one) => {
      if ("refusal" in one) return one;
      const { list, index, id, token } = await signAt(tx, desk, one.pass, one.parties);
      const pass = { ...one.pass, id, token };
      await tx.putPass(pass, searchTextOf(pass, one.parties));
      return { pass, list, index };
    }),
  );
  const { reference, signer } = desk;
  const issued = registered.flatMap((one) => ("pass" in one ? one : []));
  await tx.append(
    issued.map(({ pass }) => passEvent("pass.issued", pass, reference)),
    at,
  );
  for (const { list, index } of issued)
    if (index === 0) await issueStatusList(tx, signer, list, at);
  return registered;
};

/** Registers a vehicle and signs its pass. Refuses what `decideRegistration` refuses, and `no-signing-key` where no key is at hand. */
export const issuePass = (
  store: Store,
  keys: KeySet,
  input: NewPass,
  issuer: Issuer,
  at: number,
): Promise<Pass | Refusal> =>
  store.write(async (tx) => {
    const issued = await issueWithin(tx, keys, [input], issuer, at);
    if ("refused" in issued) return issued;
    const [one] = issued;
    if (!one) throw new Error("a registration has no answer");
    return "pass" in one ? one.pass : one.refusal;
  });

/**
 * [P17] Signs a pass for a drill with the drill's key. Only its index is kept: it is on no tablet's file and in no list,
 * so that a drill leaves nothing among the records of the road. Refuses what `issuePass` refuses.
 */
export const signDrillPass = (
  store: Store,
  keys: KeySet,
  input: NewPass,
  issuer: Issuer,
  at: number,
): Promise<DrillPass | Refusal> =>
  store.write(async (tx) => {
    const desk = await openDesk(tx, keys, "drill", at);
    if ("refused" in desk) return desk;
    // A drill's passes are not on file, so none stands in the way of another.
    const parties = decideAt(desk, input, [], issuer, at);
    if ("refused" in parties) return parties;
    const { id, token } = await signAt(tx, desk, inWholeMinutes(input), parties);
    const subject = { kind: "pass", id } as const;
    await tx.append([{ type: "pass.drill", subject, payload: { realm: "drill" }, topics: [] }], at);
    return { id, token };
  });
