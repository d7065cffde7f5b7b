import { randomFillSync } from "node:crypto";
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

/** [P3] So many times 35 random bits that no other pass carries. */
const freshShortCodes = async (
  tx: Reads & Writes,
  count: number,
): Promise<readonly ShortCode[]> => {
  const fresh = new Set<ShortCode>();
  while (fresh.size < count) {
    const chance = new BigUint64Array(count - fresh.size);
    randomFillSync(chance);
    const drawn = [...chance].map((bits) => makeShortCode(Number(bits % BigInt(shortCodeCount))));
    const taken = new Set<string>(await tx.takenShortCodes(drawn));
    for (const code of drawn) if (!taken.has(code)) fresh.add(code);
  }
  return [...fresh];
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

/** Signs what was decided on, each under the next number of the key. */
const signAt = async (
  tx: Writes,
  { signer }: Desk,
  decided: readonly { readonly says: NewPass; readonly parties: Parties }[],
) => {
  if (decided.length === 0) return [];
  const { kid } = signer.key;
  const numbers = await tx.nextIndices(kid, decided.length);
  return decided.map(({ says, parties }, place) => {
    const { list, index } = numbers[place]!;
    const token = signToken(signer, { list, index, rev: 1 }, says, parties);
    return { id: toPassId(kid, list, index), list, index, token };
  });
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
 * before it: what is refused is left out and the rest goes on. `onFile`: those passes, where they were read already. Refuses all, `no-signing-key`, where no key is at hand.
 */
export const issueWithin = async (
  tx: Reads & Writes,
  keys: KeySet,
  inputs: readonly NewPass[],
  issuer: Issuer,
  at: number,
  onFile?: readonly Pass[],
): Promise<readonly Registered[] | Refusal> => {
  const desk = await openDesk(tx, keys, "live", at);
  if ("refused" in desk) return desk;
  const ofPlate: Map<string, readonly Pass[]> = groupBy(
    onFile ?? (await tx.passesOfPlates([...new Set(inputs.map(({ plate }) => plate))])),
    ({ plate }) => plate,
  );
  // Decided one after another, each beside those before it; written at once, so that a database elsewhere is waited for once.
  const codes = await freshShortCodes(tx, inputs.length);
  const decided = inputs.map((input, place): Refused | Accepted => {
    const before = ofPlate.get(input.plate) ?? [];
    const parties = decideAt(desk, input, before, issuer, at);
    if ("refused" in parties) return { refusal: parties, ofPlate: before };
    const says = { ...input, carrier: parties.carrier.id, ...boundBy(parties) };
    const pass = asIssued(says, codes[place]!, issuer, at);
    ofPlate.set(input.plate, [pass, ...before]);
    return { pass, parties };
  });
  const accepted = decided.flatMap((one) => ("pass" in one ? one : []));
  const signed = await signAt(
    tx,
    desk,
    accepted.map(({ pass, parties }) => ({ says: pass, parties })),
  );
  const issued = accepted.map(({ pass, parties }, place) => {
    const { list, index, id, token } = signed[place]!;
    return { pass: { ...pass, id, token }, parties, list, index };
  });
  await tx.putPasses(
    issued.map(({ pass, parties }) => ({ pass, searchText: searchTextOf(pass, parties) })),
  );
  const { reference, signer } = desk;
  await tx.append(
    issued.map(({ pass }) => passEvent("pass.issued", pass, reference)),
    at,
  );
  for (const { list, index } of issued)
    if (index === 0) await issueStatusList(tx, signer, list, at);
  const inTurn = issued.values();
  return decided.map((one) => ("refusal" in one ? one : { pass: inTurn.next().value!.pass }));
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
    const [signed] = await signAt(tx, desk, [{ says: inWholeMinutes(input), parties }]);
    const { id, token } = signed!;
    const subject = { kind: "pass", id } as const;
    await tx.append([{ type: "pass.drill", subject, payload: { realm: "drill" }, topics: [] }], at);
    return { id, token };
  });
