import { randomBytes } from "node:crypto";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import { toBeSigned } from "../../shared/domain/cose.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { encodePayload, sealToken } from "../../shared/domain/pass-token.ts";
import type { Carrier, Corridor, Endpoint } from "../../shared/domain/place.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { fold } from "../../shared/domain/search.ts";
import {
  formatShortCode,
  makeShortCode,
  type ShortCode,
  shortCodeCount,
} from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import type { NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
import { passTopics } from "../topics.ts";
import { issueStatusList } from "./issue-status-lists.ts";

const minute = 60_000;

interface Facts {
  readonly reference: Reference;
  readonly rules: RuleSet | undefined;
  /** Every pass of the plate. */
  readonly ofPlate: readonly Pass[];
  readonly keyValidTo: string;
}

/** The parties of a pass, found and in use. */
export interface Parties {
  readonly carrier: Carrier;
  readonly endpoint: Endpoint;
  readonly corridor: Corridor;
}

const inUse = <T extends { readonly id: string; readonly active: boolean }>(
  places: readonly T[],
  id: string,
): T | undefined => places.find((place) => place.id === id && place.active);

/** [P4] Tokens carry whole minutes, so that is what a pass is valid for: begin rounded down, end up. */
const wholeMinutes = (input: NewPass): { from: number; to: number } => ({
  from: Math.floor(ms(input.validFrom) / minute) * minute,
  to: Math.ceil(ms(input.validTo) / minute) * minute,
});

const wrongFields = (
  input: NewPass,
  { rules, keyValidTo }: Facts,
  at: number,
): Record<string, string | WrongField> => {
  const purpose = rules?.purposes.find(({ code }) => code === input.purpose);
  const cap = purpose?.occupantsMax ?? null;
  return {
    ...(rules?.vehicleKinds.some(({ code }) => code === input.kind)
      ? {}
      : { kind: "unknown-kind" }),
    ...(purpose ? {} : { purpose: "unknown-purpose" }),
    ...(cap !== null && input.occupantsMax > cap
      ? { occupantsMax: { code: "over-purpose-cap", params: { max: cap } } }
      : {}),
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
 * [P11] Whether this registration may become a pass: parties in use and within the issuer's reach, kind and purpose
 * known to the rules in force, no second pass that is good for the same vehicle, endpoint and time.
 */
const decide = (
  input: NewPass,
  facts: Facts,
  { mayIssue }: Issuer,
  at: number,
): Parties | Refusal => {
  const { reference } = facts;
  const carrier = inUse(reference.carriers, input.carrier);
  const endpoint = inUse(reference.endpoints, input.endpoint);
  const corridor = inUse(reference.corridors, input.corridor);
  if (!carrier || !endpoint || !corridor)
    return refusal("unknown-reference", {
      ...(carrier ? {} : { carrier: "unknown-place" }),
      ...(endpoint ? {} : { endpoint: "unknown-place" }),
      ...(corridor ? {} : { corridor: "unknown-place" }),
    });
  // Before anything is said of passes there are.
  if (!mayIssue(input, reference)) return refusal("not-allowed");
  const wrong = wrongFields(input, facts, at);
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  const { from, to } = wholeMinutes(input);
  const other = facts.ofPlate.find(
    (pass) =>
      pass.status === "valid" &&
      pass.endpoint === input.endpoint &&
      ms(pass.validFrom) < to &&
      ms(pass.validTo) > from,
  );
  if (other)
    return refusal("already-exists", {
      plate: { code: "same-plate", params: { code: formatShortCode(other.shortCode) } },
    });
  return { carrier, endpoint, corridor };
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
  { carrier, endpoint }: Pick<Parties, "carrier" | "endpoint">,
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
      pass.origin,
    ].join(" "),
  );

export const passEvent = (
  type: "pass.issued" | "pass.revoked",
  pass: Pass,
  reference: Reference,
): NewEvent => ({
  type,
  subject: { kind: "pass", id: pass.id },
  payload: { rev: pass.rev, status: pass.status },
  topics: passTopics(pass, reference),
});

/** Registers a vehicle and signs its pass. Refuses what `decide` refuses. */
export const issuePass = (
  store: Store,
  keys: KeySet,
  input: NewPass,
  issuer: Issuer,
  at: number,
): Promise<Pass | Refusal> =>
  store.write(async (tx) => {
    const reference = await tx.reference();
    const rules = await tx.rulesAt(at);
    const ofPlate = await tx.passesOfPlate(input.plate);
    const keyValidTo = keys.bundle(at).keys.find(({ kid }) => kid === keys.kid)?.validTo ?? iso(at);
    const decided = decide(input, { reference, rules, ofPlate, keyValidTo }, issuer, at);
    if ("refused" in decided) return decided;

    const { list, index } = await tx.nextIndex(keys.kid);
    const { from, to } = wholeMinutes(input);
    const validity = { validFrom: iso(from), validTo: iso(to) };
    const payload = encodePayload({
      list,
      index,
      rev: 1,
      plate: input.plate,
      occupantsMax: input.occupantsMax,
      vehicleKind: input.kind,
      purpose: input.purpose,
      endpointCode: decided.endpoint.code,
      corridorCode: decided.corridor.code,
      ...validity,
    });
    const pass: Pass = {
      ...input,
      ...validity,
      id: toPassId(keys.kid, list, index),
      rev: 1,
      shortCode: await freshShortCode(tx),
      status: "valid",
      statusReason: null,
      autoIssued: false,
      token: sealToken(keys.kid, payload, keys.sign(toBeSigned(keys.kid, payload))),
      issuedAt: iso(at),
      issuedBy: issuer.account,
      changedAt: iso(at),
    };
    await tx.putPass(pass, searchTextOf(pass, decided));
    await tx.append([passEvent("pass.issued", pass, reference)], at);
    if (index === 0) await issueStatusList(tx, keys, list, at);
    return pass;
  });
