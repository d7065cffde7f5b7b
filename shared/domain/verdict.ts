import { type Described, describePass, type SignedToken, worstStatus } from "./described-pass.ts";
import type { Finding } from "./finding.ts";
import type { MeasureInForce } from "./in-force.ts";
import { dutiesOf, type Held, judgeMeasures, judgeOccupants, permitted } from "./judge-measures.ts";
import { judgeAge, judgeDraw, judgePass, onCorridor, takenOverFrom } from "./judge-pass.ts";
import { judgeWatch } from "./judge-watch.ts";
import { concerns } from "./measures.ts";
import type { PassStatus } from "./pass.ts";
import type { OpenedToken } from "./pass-token.ts";
import type { JudgeInput } from "./verdict-input.ts";
import type { Outcome, Verdict, VerdictFacts } from "./verdict-shape.ts";

export type Judge = (input: JudgeInput) => Verdict;

/** [V1] */
const precedence: readonly Outcome[] = ["not-a-pass", "stop", "cannot-check", "inspect", "go"];

/** [V2] [V3] [V5] [V6] What a text that carries no signed pass of ours turns out to be. */
const readUnsigned = (opened: Exclude<OpenedToken, SignedToken>, keysFresh: boolean): Finding => {
  switch (opened.kind) {
    case "other-qr":
      return { outcome: "not-a-pass", code: "other-qr", rule: "V2", params: { what: opened.what } };
    case "damaged":
    case "unreadable":
      return { outcome: "cannot-check", code: "damaged", rule: "V3" };
    case "forged":
      return { outcome: "stop", code: "forged", rule: "V5", params: { kid: opened.kid } };
    case "unknown-key":
      return keysFresh
        ? { outcome: "stop", code: "unknown-key", rule: "V6", params: { kid: opened.kid } }
        : { outcome: "cannot-check", code: "keys-stale", rule: "V6", params: { kid: opened.kid } };
  }
};

/** Only what concerns the vehicle is kept: the rest can decide nothing when it is judged again. */
const measuresKept = (
  measures: readonly MeasureInForce[],
  vehicle: Held | null,
): VerdictFacts["measures"] =>
  measures
    .filter(({ measure }) => vehicle !== null && concerns(measure, vehicle))
    .map(({ measure, ...where }) => ({ id: measure.id, ...where }));

/** [V1] The gravest outcome wins and its reasons are told. [V19] Each with its rule, parameters and basis. */
const settle = (
  { findings, pass, vehicle }: Found,
  input: JudgeInput,
  status: PassStatus | null,
): Verdict => {
  const { rules, knowledge, draw, at } = input;
  const outcome = precedence.find((o) => findings.some((f) => f.outcome === o)) ?? "go";
  const other = pass && takenOverFrom(pass, input);
  return {
    outcome,
    reasons: findings
      .filter((f) => f.outcome === outcome)
      .map(({ code, rule, params = {}, basis }) => ({
        code,
        rule,
        params,
        basis: basis ?? rules.basis[code] ?? rules.basis.default,
      })),
    duties: vehicle ? [...dutiesOf(vehicle, input)] : [],
    facts: {
      rulesVersion: rules.version,
      passId: pass?.id ?? null,
      rev: pass?.rev ?? null,
      status,
      validFrom: pass?.validFrom ?? null,
      validTo: pass?.validTo ?? null,
      occupantsMax: vehicle && permitted(vehicle, input),
      source: pass?.source ?? null,
      statusAsOf: knowledge.asOf,
      staleAt: knowledge.staleAt,
      expiresAt: knowledge.expiresAt,
      keysFresh: knowledge.keysFresh,
      onCorridor: pass && onCorridor(pass, input),
      tripBegan: input.tripBegan,
      ...(other && { takenOver: other }),
      kind: vehicle?.kind ?? null,
      purpose: pass?.purpose ?? null,
      passOccupantsMax: pass?.occupantsMax ?? null,
      autoIssued: pass?.autoIssued ?? false,
      statusReason: pass?.statusReason ?? null,
      boundFor: input.boundFor ?? null,
      ...(input.boundAlso?.length && { boundAlso: [...input.boundAlso] }),
      levels: [...(input.levels ?? [])],
      measures: measuresKept(input.measures ?? [], vehicle),
      before: input.before
        ? {
            rulesVersion: input.before.rules.version,
            measures: measuresKept(input.before.measures, vehicle),
          }
        : null,
      watch: [...(input.watch ?? [])],
      draw,
      at,
      latest: input.latest ?? null,
    },
  };
};

/** Everything found about a vehicle, of whatever outcome, in the order the rules are asked; and its pass, where it has one. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly pass: Described | null;
  /** What measures are held against: the pass, or the walk-up as it was entered; null where neither is known. */
  readonly vehicle: Held | null;
}

/** [V16] [V22] [V23] [V25] To have no code is no way round the measures: its kind is seen, its purpose is not known. */
const judgeWalkUp = (kind: number | undefined, input: JudgeInput): Found => {
  const walkUp: Finding = { outcome: "inspect", code: "walk-up", rule: "V16" };
  if (kind === undefined)
    return { findings: [walkUp, ...judgeWatch(input)], pass: null, vehicle: null };
  const vehicle: Held = { kind, purpose: null, occupantsMax: null };
  const findings = [
    walkUp,
    ...judgeMeasures(vehicle, input),
    ...judgeOccupants(vehicle, input),
    ...judgeWatch(input),
  ];
  return { findings, pass: null, vehicle };
};

/** Asks every rule. */
export const findingsOn = (input: JudgeInput): Found => {
  const { presented, knowledge } = input;
  const unsigned = (...findings: Finding[]): Found => ({ findings, pass: null, vehicle: null });
  if (presented.by === "walk-up") return judgeWalkUp(presented.kind, input);
  if (presented.by === "token" && presented.opened.kind !== "pass")
    return unsigned(readUnsigned(presented.opened, knowledge.keysFresh));
  const token =
    presented.by === "token" && presented.opened.kind === "pass" ? presented.opened : null;
  const pass = describePass(token, knowledge.pass);
  // [V14]
  if (!pass) {
    const looked = presented.by === "lookup" ? presented : { key: "code", text: "" };
    const unknown = looked.key === "code" ? "unknown-code" : "unknown-plate";
    const params = { text: looked.text.slice(0, 40) };
    return unsigned(
      { outcome: "cannot-check", code: unknown, rule: "V14", params },
      ...judgeAge(knowledge, input.at),
      ...judgeWatch(input),
    );
  }
  const findings = [...judgePass(pass, token, input), ...judgeWatch(input)];
  // [V18] Drawn only among those that would go: a vehicle already picked out needs no draw.
  if (findings.length === 0) findings.push(...judgeDraw(pass, input));
  return { findings, pass, vehicle: pass };
};

/**
 * [D3] What holds whether it is now the one time or the other. A stop that only one of them gives would accuse on
 * the word of a clock that is not to be believed.
 */
const forBoth = (now: readonly Finding[], later: readonly Finding[]): readonly Finding[] => {
  const outcomeOf = (findings: readonly Finding[]) =>
    precedence.find((o) => findings.some((f) => f.outcome === o)) ?? "go";
  const [first, second] = [outcomeOf(now), outcomeOf(later)];
  if (first === second) return now;
  if (first === "stop" || second === "stop")
    return [{ outcome: "cannot-check", code: "clock-unsure", rule: "D3" }];
  return precedence.indexOf(first) < precedence.indexOf(second) ? now : later;
};

/**
 * The verdict on a vehicle at a post, from what it presented and what this side holds (SPEC V).
 * Pure: the same input gives the same verdict on tablet, server and in a replay years later.
 * Reasons are those of the outcome that won, the gravest first; `go` has none.
 */
export const judge: Judge = (input) => {
  const now = findingsOn(input);
  const { latest } = input;
  const found = latest
    ? { ...now, findings: forBoth(now.findings, findingsOn({ ...input, at: latest }).findings) }
    : now;
  return settle(found, input, found.pass && worstStatus(input.knowledge));
};
