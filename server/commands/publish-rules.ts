import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { Measure } from "../../shared/domain/measures.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { NewEvent, Reference, Store } from "../store/ports.ts";
import { everyone } from "../topics.ts";

type NewRuleSet = Omit<RuleSet, "withdrawnAt">;
type Wrong = Record<string, string | WrongField>;

/** "Now" as a page says it has passed by the time it arrives. */
const patienceMs = 5 * 60_000;

/** Vehicle kinds and purposes that a measure names and the rule set does not know. */
export const wrongCodes = (
  { vehicleKinds, purposes }: Pick<Measure, "vehicleKinds" | "purposes">,
  rules: Pick<RuleSet, "vehicleKinds" | "purposes">,
  prefix = "",
): Wrong => {
  const unknown = (
    field: "vehicleKinds" | "purposes",
    codes: readonly number[] | null,
    word: string,
  ): Wrong =>
    Object.fromEntries(
      (codes ?? []).flatMap((code, i) =>
        rules[field].some((one) => one.code === code) ? [] : [[`${prefix}${field}.${i}`, word]],
      ),
    );
  return {
    ...unknown("vehicleKinds", vehicleKinds, "unknown-kind"),
    ...unknown("purposes", purposes, "unknown-purpose"),
  };
};

const givenTwice = (field: string, key: string, values: readonly (string | number)[]): Wrong =>
  Object.fromEntries(
    values.flatMap((value, i) =>
      values.indexOf(value) === i ? [] : [[`${field}.${i}.${key}`, "given-twice"]],
    ),
  );

/** What is wrong with a rule set by itself. */
const wrongWithin = (rules: NewRuleSet): Wrong => ({
  ...givenTwice(
    "vehicleKinds",
    "code",
    rules.vehicleKinds.map(({ code }) => code),
  ),
  ...givenTwice(
    "purposes",
    "code",
    rules.purposes.map(({ code }) => code),
  ),
  ...givenTwice(
    "measures",
    "id",
    rules.measures.map(({ id }) => id),
  ),
  ...Object.assign({}, ...rules.measures.map((one, i) => wrongCodes(one, rules, `measures.${i}.`))),
});

const rulesEvent = (type: string, { version }: RuleSet): NewEvent => ({
  type,
  subject: { kind: "rules", id: String(version) },
  payload: { version },
  topics: [everyone],
});

const decide = (
  rules: NewRuleSet,
  { ruleSets }: Reference,
  at: number,
): { readonly row: RuleSet; readonly events: readonly NewEvent[] } | Refusal => {
  const before = ruleSets.find(({ version }) => version === rules.version);
  const row = { ...rules, withdrawnAt: before?.withdrawnAt ?? null };
  if (before && isDeepStrictEqual(row, before)) return { row, events: [] };
  const next = Math.max(0, ...ruleSets.map(({ version }) => version)) + 1;
  const wrong: Wrong = {
    ...(rules.version === next ? {} : { version: { code: "next-version", params: { next } } }),
    ...(ms(rules.effectiveFrom) < at - patienceMs ? { effectiveFrom: "in-the-past" } : {}),
    ...wrongWithin(rules),
  };
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  return { row, events: [rulesEvent("rules.published", row)] };
};

/**
 * [V28] Publishes a rule set for now or for a time to come; a past one would change what scans were judged by. Its
 * version is the next one and never given again, so that a scan's rules are known for ever. The same call twice
 * publishes once. Refuses with fields like `measures.2.purposes.0`.
 */
export const publishRules = (
  store: Store,
  rules: NewRuleSet,
  at: number,
): Promise<RuleSet | Refusal> =>
  store.write(async (tx) => {
    const decided = decide(rules, await tx.reference(), at);
    if ("refused" in decided) return decided;
    const { row, events } = decided;
    if (events.length === 0) return row;
    await tx.putRules(row);
    await tx.append(events, at);
    return row;
  });

/** Takes back a rule set published for a time to come. Refuses `not-found` and `already-in-force`. */
export const withdrawRules = (
  store: Store,
  version: number,
  at: number,
): Promise<RuleSet | Refusal> =>
  store.write(async (tx) => {
    const before = (await tx.reference()).ruleSets.find((one) => one.version === version);
    if (!before) return refusal("not-found");
    if (before.withdrawnAt !== null) return before;
    if (ms(before.effectiveFrom) <= at) return refusal("already-in-force");
    const row = { ...before, withdrawnAt: iso(at) };
    await tx.putRules(row);
    await tx.append([rulesEvent("rules.withdrawn", row)], at);
    return row;
  });
