import type { PassId, PassOnFile, PassStatus } from "./pass.ts";
import type { OpenedToken } from "./pass-token.ts";
import type { Plate } from "./plate.ts";
import type { RuleSet } from "./rules.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import type { Outcome, Reason, ReasonCode, Verdict, VerdictFacts } from "./verdict-shape.ts";

/** How the vehicle presented itself. */
export type Presented =
  | { readonly by: "token"; readonly opened: OpenedToken }
  | { readonly by: "lookup"; readonly key: "code" | "plate"; readonly text: string }
  | { readonly by: "walk-up" };

/** What this side holds about the pass presented. */
export interface Knowledge {
  /** The pass on file under the token's id, or found by the lookup; null when there is none. */
  readonly pass: PassOnFile | null;
  /** What the status list says; null when no list covers the pass. */
  readonly status: PassStatus | null;
  /** When the newest list or completed sync was true; null when nothing was ever synced. */
  readonly asOf: IsoTime | null;
  /** Past this the data is stale: `inspect` at best. */
  readonly staleAt: IsoTime | null;
  /** Past this nothing can be said: `cannot-check`. */
  readonly expiresAt: IsoTime | null;
  /** Is the key bundle itself fresh, so that an unknown key means a forged pass? */
  readonly keysFresh: boolean;
}

export interface JudgeInput {
  readonly presented: Presented;
  readonly knowledge: Knowledge;
  readonly rules: RuleSet;
  /** What the officer has seen so far; null where not asked yet. */
  readonly observed: { readonly plateMatches: boolean | null; readonly occupants: number | null };
  /** Corridors that run through this post; empty when unknown. */
  readonly corridorsHere: readonly string[];
  /** Their codes, to place a token whose pass is not on file; left out or empty when unknown. */
  readonly corridorCodesHere?: readonly number[] | undefined;
  /** 0–999 from the post's draw for this vehicle and day; null where none can be drawn. */
  readonly draw: number | null;
  /** When the open trip began; rules and expiry of a trip already begun enjoy grace. */
  readonly tripBegan: IsoTime | null;
  /** True time of the judgement: device clock plus measured offset. */
  readonly at: IsoTime;
}

export type Judge = (input: JudgeInput) => Verdict;

type SignedToken = Extract<OpenedToken, { kind: "pass" }>;

/** The pass as the newest revision at hand describes it. */
interface Described {
  readonly source: NonNullable<VerdictFacts["source"]>;
  readonly id: PassId;
  readonly rev: number;
  readonly plate: Plate;
  readonly purpose: number;
  readonly occupantsMax: number;
  readonly validFrom: IsoTime;
  readonly validTo: IsoTime;
  /** Id on file, or code in a token whose pass is not. */
  readonly corridor: string | number;
  readonly autoIssued: boolean;
  readonly statusReason: string | null;
}

interface Finding {
  readonly outcome: Outcome;
  readonly code: ReasonCode;
  readonly rule: string;
  readonly params?: Reason["params"];
}

const hour = 3_600_000;
/** [V1] */
const precedence: readonly Outcome[] = ["not-a-pass", "stop", "cannot-check", "inspect", "go"];
const worstLast: readonly PassStatus[] = ["valid", "spent", "suspended", "revoked"];

/** [V7] The highest revision known wins whole; at the same revision what is on file. */
const describe = (token: SignedToken | null, onFile: PassOnFile | null): Described | null => {
  if (onFile && !(token && token.rev > onFile.rev))
    return { ...onFile, source: token ? "both" : "on-file" };
  if (!token) return null;
  return {
    ...token,
    source: onFile ? "both" : "token",
    corridor: token.corridorCode,
    autoIssued: onFile?.autoIssued ?? false,
    statusReason: onFile?.statusReason ?? null,
  };
};

/** [V4] The worse of what the pass on file and the status list say; null when neither is at hand. */
const worstStatus = ({ pass, status }: Knowledge): PassStatus | null => {
  if (!pass) return status;
  return status && worstLast.indexOf(status) > worstLast.indexOf(pass.status)
    ? status
    : pass.status;
};

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

/** [V4] */
function* judgeStatus(status: PassStatus | null, statusReason: string | null): Iterable<Finding> {
  if (status !== null && status !== "valid")
    yield {
      outcome: "stop",
      code: status,
      rule: "V4",
      params: statusReason ? { why: statusReason } : {},
    };
}

/** [V8] Valid from its first moment up to, not including, its last. [V9] A trip begun within may finish. */
function* judgeValidity(pass: Described, input: JudgeInput): Iterable<Finding> {
  const [at, from, to] = [ms(input.at), ms(pass.validFrom), ms(pass.validTo)];
  if (at < from)
    yield { outcome: "stop", code: "not-yet-valid", rule: "V8", params: { at: pass.validFrom } };
  if (at < to) return;
  const began = input.tripBegan === null ? null : ms(input.tripBegan);
  const graceEnds = to + input.rules.graceHours * hour;
  if (began !== null && began >= from && began < to && at < graceEnds) {
    const params = { at: pass.validTo, until: iso(graceEnds) };
    yield { outcome: "inspect", code: "expired", rule: "V9", params };
  } else yield { outcome: "stop", code: "expired", rule: "V8", params: { at: pass.validTo } };
}

/** [V12] [V13] How old the data is. Nothing ever synced is as good as expired. */
function* judgeAge({ asOf, staleAt, expiresAt }: Knowledge, at: IsoTime): Iterable<Finding> {
  const past = (limit: IsoTime | null): boolean => limit !== null && ms(at) >= ms(limit);
  if (asOf === null) yield { outcome: "cannot-check", code: "status-expired", rule: "V13" };
  else if (past(expiresAt))
    yield { outcome: "cannot-check", code: "status-expired", rule: "V13", params: { asOf } };
  else if (past(staleAt))
    yield { outcome: "inspect", code: "status-stale", rule: "V12", params: { asOf } };
}

/** [V11] The lower of what the pass and its purpose permit. */
const permitted = (pass: Described, rules: RuleSet): number =>
  Math.min(
    pass.occupantsMax,
    rules.purposes.find((p) => p.code === pass.purpose)?.occupantsMax ?? Number.POSITIVE_INFINITY,
  );

/** [V17] Does the pass's corridor run through the post? Null where corridors are unknown, which accuses nobody. */
const onCorridor = ({ corridor }: Described, input: JudgeInput): boolean | null => {
  const here: readonly (string | number)[] =
    typeof corridor === "string" ? input.corridorsHere : (input.corridorCodesHere ?? []);
  return here.length > 0 ? here.includes(corridor) : null;
};

/** Everything found about a pass, the gravest stop first; here also [V10], [V11] and [V15]. */
function* judgePass(
  pass: Described,
  token: SignedToken | null,
  input: JudgeInput,
): Iterable<Finding> {
  const { knowledge, observed, rules } = input;
  if (token && token.realm !== "live")
    yield { outcome: "stop", code: "unknown-key", rule: "V6", params: { realm: token.realm } };
  yield* judgeStatus(worstStatus(knowledge), pass.statusReason);
  if (observed.plateMatches === false)
    yield { outcome: "stop", code: "plate-mismatch", rule: "V10", params: { plate: pass.plate } };
  yield* judgeValidity(pass, input);
  const max = permitted(pass, rules);
  if (observed.occupants !== null && observed.occupants > max) {
    const params = { max, seen: observed.occupants };
    yield { outcome: "stop", code: "too-many-aboard", rule: "V11", params };
  }
  yield* judgeAge(knowledge, input.at);
  if (!knowledge.pass && knowledge.status === null)
    yield { outcome: "inspect", code: "not-on-file", rule: "V15" };
  if (onCorridor(pass, input) === false)
    yield {
      outcome: "inspect",
      code: "off-corridor",
      rule: "V17",
      params: { corridor: pass.corridor },
    };
}

/** [V18] The same draw gives the same answer, so it can be replayed and nobody chooses whom to pick. */
function* judgeDraw(pass: Described, { draw, rules }: JudgeInput): Iterable<Finding> {
  const { perThousand, autoIssuedPerThousand } = rules.inspection;
  const odds = pass.autoIssued ? autoIssuedPerThousand : perThousand;
  if (draw !== null && draw < odds)
    yield { outcome: "inspect", code: "random-inspection", rule: "V18", params: { draw, odds } };
}

/** [V1] The gravest outcome wins and its reasons are told. [V19] Each with its rule, parameters and basis. */
const settle = (
  findings: readonly Finding[],
  input: JudgeInput,
  pass: Described | null = null,
  status: PassStatus | null = null,
): Verdict => {
  const { rules, knowledge, draw, at } = input;
  const outcome = precedence.find((o) => findings.some((f) => f.outcome === o)) ?? "go";
  return {
    outcome,
    reasons: findings
      .filter((f) => f.outcome === outcome)
      .map(({ code, rule, params = {} }) => {
        const basis = rules.basis[code] ?? rules.basis.default;
        return { code, rule, params, basis };
      }),
    facts: {
      rulesVersion: rules.version,
      passId: pass?.id ?? null,
      rev: pass?.rev ?? null,
      status,
      validFrom: pass?.validFrom ?? null,
      validTo: pass?.validTo ?? null,
      occupantsMax: pass ? permitted(pass, rules) : null,
      source: pass?.source ?? null,
      statusAsOf: knowledge.asOf,
      staleAt: knowledge.staleAt,
      expiresAt: knowledge.expiresAt,
      keysFresh: knowledge.keysFresh,
      onCorridor: pass && onCorridor(pass, input),
      tripBegan: input.tripBegan,
      draw,
      at,
    },
  };
};

/**
 * The verdict on a vehicle at a post, from what it presented and what this side holds (SPEC V).
 * Pure: the same input gives the same verdict on tablet, server and in a replay years later.
 * Reasons are those of the outcome that won, the gravest first; `go` has none.
 */
export const judge: Judge = (input) => {
  const { presented, knowledge } = input;
  // [V16]
  if (presented.by === "walk-up")
    return settle([{ outcome: "inspect", code: "walk-up", rule: "V16" }], input);
  if (presented.by === "token" && presented.opened.kind !== "pass")
    return settle([readUnsigned(presented.opened, knowledge.keysFresh)], input);
  const token =
    presented.by === "token" && presented.opened.kind === "pass" ? presented.opened : null;
  const pass = describe(token, knowledge.pass);
  // [V14]
  if (!pass) {
    const looked = presented.by === "lookup" ? presented : { key: "code", text: "" };
    const unknown = looked.key === "code" ? "unknown-code" : "unknown-plate";
    const params = { text: looked.text.slice(0, 40) };
    return settle(
      [
        { outcome: "cannot-check", code: unknown, rule: "V14", params },
        ...judgeAge(knowledge, input.at),
      ],
      input,
    );
  }
  const findings = [...judgePass(pass, token, input)];
  // [V18] Drawn only among those that would go: a vehicle already picked out needs no draw.
  if (findings.length === 0) findings.push(...judgeDraw(pass, input));
  return settle(findings, input, pass, worstStatus(knowledge));
};
