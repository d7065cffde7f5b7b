import { randomBytes } from "node:crypto";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { DrillPass, NewPass } from "../../shared/contract/registry.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { toBeSigned } from "../../shared/domain/cose.ts";
import { type IssuingKey, signingKey } from "../../shared/domain/issuing-key.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { encodePayload, sealToken } from "../../shared/domain/pass-token.ts";
import type { Carrier, Corridor, Endpoint } from "../../shared/domain/place.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { notAStop, type RuleSet, rulesAt } from "../../shared/domain/rules.ts";
import { fold } from "../../shared/domain/search.ts";
import {
  formatShortCode,
  makeShortCode,
  type ShortCode,
  shortCodeCount,
} from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { KeySet, Signer } from "../keys.ts";
import type { NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
import { passTopics } from "../topics.ts";
import { issueStatusList } from "./issue-status-lists.ts";

const minute = 60_000;

export interface RegistrationFacts {
  readonly reference: Reference;
  readonly rules: RuleSet | undefined;
  /** Every other pass of the plate. */
  readonly ofPlate: readonly Pass[];
  readonly keyValidTo: string;
}

/** The parties of a pass, found and in use. */
export interface Parties {
  readonly carrier: Carrier;
  readonly endpoint: Endpoint;
  /** [T17] Where it delivers before. */
  readonly via: readonly Endpoint[];
  readonly corridor: Corridor;
}

const inUse = <T extends { readonly id: string; readonly active: boolean }>(
  places: readonly T[],
  id: string,
): T | undefined => places.find((place) => place.id === id && place.active);

/** [P4] Tokens carry whole minutes, so that is what a pass is valid for: begin rounded down, end up. */
export const wholeMinutes = (input: NewPass): { from: number; to: number } => ({
  from: Math.floor(ms(input.validFrom) / minute) * minute,
  to: Math.ceil(ms(input.validTo) / minute) * minute,
});

const wrongFields = (
  input: NewPass,
  { rules, keyValidTo, reference }: RegistrationFacts,
  at: number,
): Record<string, string | WrongField> => {
  const purpose = rules?.purposes.find(({ code }) => code === input.purpose);
  const cap = purpose?.occupantsMax ?? null;
  const nameOf = (id: string): string | undefined => inUse(reference.endpoints, id)?.name;
  const { purpose: code } = input;
  const stopAt = (endpoint: string) =>
    rules ? notAStop(rules, { purpose: code, endpoint }, nameOf) : null;
  const stop = stopAt(input.endpoint);
  return {
    ...(rules?.vehicleKinds.some(({ code }) => code === input.kind)
      ? {}
      : { kind: "unknown-kind" }),
    ...(purpose ? {} : { purpose: "unknown-purpose" }),
    ...(cap !== null && input.occupantsMax > cap
      ? { occupantsMax: { code: "over-purpose-cap", params: { max: cap } } }
      : {}),
    ...(stop ? { endpoint: stop } : {}),
    ...Object.fromEntries(
      (input.via ?? []).flatMap((endpoint, place) => {
        const wrong = stopAt(endpoint);
        return wrong ? [[`via.${place}`, wrong]] : [];
      }),
    ),
    ...(ms(input.validTo) <= at ? { validTo: "in-the-past" } : {}),
    ...(ms(input.validFrom) > ms(keyValidTo)
      ? { validFrom: { code: "beyond-key", params: { until: keyValidTo } } }
      : {}),
  };
};

/** Who registers: the account's id, and whether the parties, once found, lie within the person's reach. */
export interface Issuer {
  readonly account: string;
  readonly mayIssue: (input: NewPass, reference: Reference) => boolean;
}

/**
 * [P11] [P19] Whether what was registered, or a pass as it is to be amended, may become a pass: parties in use and within the issuer's reach, kind and purpose
 * known to the rules in force, endpoints where the purpose may stop, no second pass that is good for the same vehicle, one of its endpoints and time.
 */
export const decideRegistration = (
  input: NewPass,
  facts: RegistrationFacts,
  { mayIssue }: Issuer,
  at: number,
): Parties | Refusal => {
  const { reference } = facts;
  const carrier = inUse(reference.carriers, input.carrier);
  const endpoint = inUse(reference.endpoints, input.endpoint);
  const corridor = inUse(reference.corridors, input.corridor);
  const via = (input.via ?? []).flatMap((id) => inUse(reference.endpoints, id) ?? []);
  const lacking = (input.via ?? []).flatMap((id, place) =>
    via.some((one) => one.id === id) ? [] : [[`via.${place}`, "unknown-place"] as const],
  );
  if (!carrier || !endpoint || !corridor || lacking.length > 0)
    return refusal("unknown-reference", {
      ...Object.fromEntries(lacking),
      ...(carrier ? {} : { carrier: "unknown-place" }),
      ...(endpoint ? {} : { endpoint: "unknown-place" }),
      ...(corridor ? {} : { corridor: "unknown-place" }),
    });
  // Before anything is said of passes there are.
  if (!mayIssue(input, reference)) return refusal("not-allowed");
  const wrong = wrongFields(input, facts, at);
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  const { from, to } = wholeMinutes(input);
  const bothTo = (pass: Pass) =>
    [...via, endpoint].find(({ id }) => endpointsOf(pass).includes(id));
  const other = facts.ofPlate.find(
    (pass) =>
      pass.status === "valid" && bothTo(pass) && ms(pass.validFrom) < to && ms(pass.validTo) > from,
  );
  if (other)
    return refusal("already-exists", {
      plate: {
        code: "same-plate",
        params: {
          code: formatShortCode(other.shortCode),
          endpoint: bothTo(other)?.name ?? endpoint.name,
        },
      },
    });
  return { carrier, endpoint, via, corridor };
};

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

interface Signed {
  readonly parties: Parties;
  readonly reference: Reference;
  readonly signer: Signer;
  readonly list: number;
  readonly index: number;
  readonly token: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Decides on a registration and signs it with the key of a realm: [P13] the newest as this transaction sees it. */
const signRegistration = async (
  tx: Reads & Writes,
  keys: KeySet,
  realm: IssuingKey["realm"],
  input: NewPass,
  issuer: Issuer,
  at: number,
): Promise<Signed | Refusal> => {
  const reference = await tx.reference();
  const rules = rulesAt(reference.ruleSets, at) ?? undefined;
  // [P17] A drill's passes are not on file, so none stands in the way of another.
  const ofPlate = realm === "live" ? await tx.passesOfPlate(input.plate) : [];
  const key = signingKey(await tx.issuingKeys(), realm, at);
  const signer = key && keys.signer(key);
  if (!signer) return refusal("no-signing-key");
  const { kid, validTo: keyValidTo } = signer.key;
  const parties = decideRegistration(input, { reference, rules, ofPlate, keyValidTo }, issuer, at);
  if ("refused" in parties) return parties;

  const { list, index } = await tx.nextIndex(kid);
  const { from, to } = wholeMinutes(input);
  const validity = { validFrom: iso(from), validTo: iso(to) };
  const token = signToken(signer, { list, index, rev: 1 }, { ...input, ...validity }, parties);
  return { parties, reference, signer, list, index, token, ...validity };
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
    const signed = await signRegistration(tx, keys, "live", input, issuer, at);
    if ("refused" in signed) return signed;
    const { parties, reference, signer, list, index, token, validFrom, validTo } = signed;
    const pass: Pass = {
      ...input,
      validFrom,
      validTo,
      id: toPassId(signer.key.kid, list, index),
      rev: 1,
      shortCode: await freshShortCode(tx),
      status: "valid",
      statusReason: null,
      autoIssued: false,
      token,
      issuedAt: iso(at),
      issuedBy: issuer.account,
      changedAt: iso(at),
    };
    await tx.putPass(pass, searchTextOf(pass, parties));
    await tx.append([passEvent("pass.issued", pass, reference)], at);
    if (index === 0) await issueStatusList(tx, signer, list, at);
    return pass;
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
    const signed = await signRegistration(tx, keys, "drill", input, issuer, at);
    if ("refused" in signed) return signed;
    const { signer, list, index, token } = signed;
    const id = toPassId(signer.key.kid, list, index);
    const subject = { kind: "pass", id } as const;
    await tx.append([{ type: "pass.drill", subject, payload: { realm: "drill" }, topics: [] }], at);
    return { id, token };
  });
