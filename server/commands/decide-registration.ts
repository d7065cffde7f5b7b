import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import { may } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { goingBy, staysAmong, thatStays } from "../../shared/domain/merged.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Carrier, Corridor, Endpoint } from "../../shared/domain/place.ts";
import { notAStop, type RuleSet } from "../../shared/domain/rules.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import { registrationSubjects } from "../places.ts";
import type { Reference } from "../store/ports.ts";

const minute = 60_000;

export interface RegistrationFacts {
  readonly reference: Reference;
  readonly rules: RuleSet | undefined;
  /** Every other pass of the plate. */
  readonly ofPlate: readonly Pass[];
  readonly keyValidTo: string;
  /** [P27] It may end before now: the end it had is given back. */
  readonly mayHaveEnded?: boolean;
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

/** [B4] The carrier or endpoint in use that an id goes by: of one that was merged the one that stays. */
const stayingInUse = <T extends Carrier | Endpoint>(
  all: readonly T[],
  id: string,
): T | undefined => {
  const found = thatStays((one) => all.find((other) => other.id === one), id);
  return found?.active ? found : undefined;
};

/** [B4] Where a registration is bound for, by the endpoints that stay. */
export const boundBy = ({
  endpoint,
  via,
}: Pick<Parties, "endpoint" | "via">): Pick<NewPass, "endpoint" | "via"> => ({
  endpoint: endpoint.id,
  ...(via.length > 0 && { via: via.map(({ id }) => id) }),
});

/** [B4] Two names of one endpoint, in the order that they are driven to. */
const namedTwice = (bound: readonly (Endpoint | undefined)[]): Record<string, string> =>
  Object.fromEntries(
    bound.slice(0, -1).flatMap((one, place) => {
      const before = bound.slice(0, place);
      return before.includes(one) || bound.at(-1) === one
        ? [[`via.${place}`, "endpoint-twice"]]
        : [];
    }),
  );

/** [P4] Tokens carry whole minutes, so that is what a pass is valid for: begin rounded down, end up. */
export const wholeMinutes = (input: NewPass): { from: number; to: number } => ({
  from: Math.floor(ms(input.validFrom) / minute) * minute,
  to: Math.ceil(ms(input.validTo) / minute) * minute,
});

const wrongFields = (
  input: NewPass,
  { rules, keyValidTo, reference, mayHaveEnded = false }: RegistrationFacts,
  at: number,
): Record<string, string | WrongField> => {
  const purpose = rules?.purposes.find(({ code }) => code === input.purpose);
  const cap = purpose?.occupantsMax ?? null;
  const nameOf = (id: string): string | undefined => inUse(reference.endpoints, id)?.name;
  const { purpose: code } = input;
  const stopAt = (id: string) =>
    rules
      ? notAStop(rules, { purpose: code, endpoint: goingBy(reference.endpoints, id) }, nameOf)
      : null;
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
    ...(!mayHaveEnded && ms(input.validTo) <= at ? { validTo: "in-the-past" } : {}),
    ...(ms(input.validFrom) > ms(keyValidTo)
      ? { validFrom: { code: "beyond-key", params: { until: keyValidTo } } }
      : {}),
  };
};

/**
 * [P11] Is a pass good for the same vehicle, an endpoint of the registration's and some of its time? One that is suspended too: nobody
 * registers a vehicle anew to get round that. `stays`: [B4] the endpoint that one goes by.
 */
export const standsInTheWay = (
  pass: Pass,
  input: NewPass,
  stays: (endpoint: string) => string,
  { from, to } = wholeMinutes(input),
): boolean =>
  (pass.status === "valid" || pass.status === "suspended") &&
  pass.plate === input.plate &&
  endpointsOf(input).some((one) => endpointsOf(pass).map(stays).includes(stays(one))) &&
  ms(pass.validFrom) < to &&
  ms(pass.validTo) > from;

/** Who registers: the account's id, and whether the parties, once found, lie within the person's reach. */
export interface Issuer {
  readonly account: string;
  readonly mayIssue: (input: NewPass, reference: Reference) => boolean;
  /** [Y10] The rules in force and nobody: the pass is inspected more often [V18]. */
  readonly byRule?: true;
}

/** A person as who issues: [X10] all endpoints of a registration must lie within their reach. */
export const issuerOf = (account: string, grants: readonly Grant[]): Issuer => ({
  account,
  mayIssue: (input, reference) =>
    registrationSubjects(input, reference).every((subject) => may(grants, "pass.issue", subject)),
});

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
  const carrier = stayingInUse(reference.carriers, input.carrier);
  const endpoint = stayingInUse(reference.endpoints, input.endpoint);
  const corridor = inUse(reference.corridors, input.corridor);
  const onTheWay = (input.via ?? []).map((id) => stayingInUse(reference.endpoints, id));
  const via = onTheWay.flatMap((one) => one ?? []);
  const lacking = onTheWay.flatMap((one, place) =>
    one ? [] : [[`via.${place}`, "unknown-place"] as const],
  );
  if (!carrier || !endpoint || !corridor || lacking.length > 0)
    return refusal("unknown-reference", {
      ...Object.fromEntries(lacking),
      ...(carrier ? {} : { carrier: "unknown-place" }),
      ...(endpoint ? {} : { endpoint: "unknown-place" }),
      ...(corridor ? {} : { corridor: "unknown-place" }),
    });
  // Before anything is said of passes there are.
  if (!mayIssue({ ...input, ...boundBy({ endpoint, via }) }, reference))
    return refusal("not-allowed");
  const wrong = { ...wrongFields(input, facts, at), ...namedTwice([...onTheWay, endpoint]) };
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  const { from, to } = wholeMinutes(input);
  const stays = staysAmong(reference.endpoints);
  const bothTo = (pass: Pass) =>
    [...via, endpoint].find(({ id }) => endpointsOf(pass).map(stays).includes(id));
  const other = facts.ofPlate.find((pass) => standsInTheWay(pass, input, stays, { from, to }));
  if (other)
    return refusal("already-exists", {
      plate: {
        code: other.status === "valid" ? "same-plate" : "plate-suspended",
        params: {
          code: formatShortCode(other.shortCode),
          endpoint: bothTo(other)?.name ?? endpoint.name,
        },
      },
    });
  return { carrier, endpoint, via, corridor };
};
