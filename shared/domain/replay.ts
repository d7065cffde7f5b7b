import type { Finding } from "./finding.ts";
import type { MeasureInForce, Standing } from "./in-force.ts";
import type { AreaMeasure } from "./measures.ts";
import type { PassId, PassOnFile } from "./pass.ts";
import type { OtherQr } from "./pass-token.ts";
import type { Plate } from "./plate.ts";
import type { RuleSet } from "./rules.ts";
import type { Scan } from "./scan.ts";
import type { ShortCode } from "./short-code.ts";
import { findingsOn, judge } from "./verdict.ts";
import type { JudgeInput, Presented } from "./verdict-input.ts";
import type { ReasonCode, Verdict, VerdictFacts } from "./verdict-shape.ts";

/** What is on record of a scan, as far as its verdict goes. */
export type ScanOnRecord = Pick<
  Scan,
  "how" | "text" | "plate" | "plateMatches" | "occupantsSeen" | "verdict"
>;

/** Where what the facts name by number or id is kept for ever. */
export interface Records {
  readonly ruleSets: readonly RuleSet[];
  readonly measures: readonly AreaMeasure[];
  /** The pass as it stands now, for what the first facts did not keep: its kind and purpose never change. */
  readonly pass: Pick<PassOnFile, "kind" | "purpose"> | null;
}

export interface Replayed {
  readonly input: JudgeInput;
  /** Everything the rules found, of whatever outcome. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

const reasonOf = ({ reasons }: Verdict, ...codes: readonly ReasonCode[]) =>
  reasons.find(({ code }) => codes.includes(code));

/** What a text without a signed pass was found to be, as the reason for it says. */
const unsignedOf = (verdict: Verdict, text: string | null): Presented => {
  const kid = Number(reasonOf(verdict, "forged", "unknown-key", "keys-stale")?.params.kid ?? 0);
  if (reasonOf(verdict, "forged")) return { by: "token", opened: { kind: "forged", kid } };
  if (reasonOf(verdict, "unknown-key", "keys-stale"))
    return { by: "token", opened: { kind: "unknown-key", kid } };
  const other = reasonOf(verdict, "other-qr");
  if (other) {
    const what = other.params.what as OtherQr;
    return { by: "token", opened: { kind: "other-qr", what, text: text ?? "" } };
  }
  return { by: "token", opened: { kind: "damaged" } };
};

const lookupOf = (verdict: Verdict, how: Scan["how"], plate: Plate | null): Presented => {
  const unknown = reasonOf(verdict, "unknown-code", "unknown-plate");
  const byCode = unknown ? unknown.code === "unknown-code" : how === "code";
  const text = String(unknown?.params.text ?? plate ?? "");
  return { by: "lookup", key: byCode ? "code" : "plate", text };
};

const elsewhere = "-";

/** The pass as the facts describe it, in the shape of one on file. */
const passOf = (
  { plate, verdict }: ScanOnRecord,
  { pass }: Records,
): { readonly onFile: PassOnFile; readonly corridor: string | number } | null => {
  const { facts } = verdict;
  if (facts.passId === null) return null;
  const corridor = reasonOf(verdict, "off-corridor")?.params.corridor ?? "c";
  const onFile: PassOnFile = {
    id: facts.passId as PassId,
    rev: facts.rev ?? 1,
    shortCode: "" as ShortCode,
    plate:
      facts.takenOver?.from ??
      ((reasonOf(verdict, "plate-mismatch")?.params.plate ?? plate ?? "") as Plate),
    trailerPlate: null,
    kind: facts.kind ?? pass?.kind ?? 0,
    purpose: facts.purpose ?? pass?.purpose ?? 0,
    carrier: elsewhere,
    occupantsMax: facts.passOccupantsMax ?? facts.occupantsMax ?? 0,
    endpoint: facts.boundFor ?? elsewhere,
    corridor: String(corridor),
    use: "multi",
    validFrom: facts.validFrom ?? facts.at,
    validTo: facts.validTo ?? facts.at,
    status: facts.status ?? "valid",
    statusReason: facts.statusReason,
    autoIssued: facts.autoIssued,
  };
  return { onFile, corridor };
};

const presentedOf = (
  scan: ScanOnRecord,
  onFile: PassOnFile | null,
  corridor: number,
): Presented => {
  const { how, text, plate, verdict } = scan;
  const { source, passId } = verdict.facts;
  if (how === "walk-up" || reasonOf(verdict, "walk-up"))
    return { by: "walk-up", kind: verdict.facts.kind ?? undefined };
  if (passId !== null && onFile && source !== "on-file") {
    const [kid, list, index] = passId.split("-").map(Number) as [number, number, number];
    const realm = reasonOf(verdict, "unknown-key")?.params.realm === "drill" ? "drill" : "live";
    const { id, rev, plate: ofPass, occupantsMax, kind, purpose, validFrom, validTo } = onFile;
    return {
      by: "token",
      opened: {
        ...{ kind: "pass", id, kid, realm, list, index, rev, plate: ofPass, occupantsMax },
        ...{ vehicleKind: kind, purpose, validFrom, validTo },
        endpointCode: 0,
        corridorCode: corridor,
      } as Extract<Presented, { by: "token" }>["opened"],
    };
  }
  // [W4] Where the plate is denied, that it was not on file is told no more.
  const typed = source === null && (how === "code" || how === "plate");
  const looked =
    typed || source === "on-file" || reasonOf(verdict, "unknown-code", "unknown-plate");
  return looked ? lookupOf(verdict, how, plate) : unsignedOf(verdict, text);
};

const wholeMeasures = (
  kept: VerdictFacts["measures"],
  rules: RuleSet,
  { measures }: Records,
): readonly MeasureInForce[] =>
  kept.flatMap(({ id, ...where }) => {
    const measure =
      rules.measures.find((one) => one.id === id) ?? measures.find((one) => one.id === id);
    return measure ? [{ measure, ...where }] : [];
  });

const beforeOf = ({ before }: VerdictFacts, records: Records): Standing | null => {
  const rules = records.ruleSets.find(({ version }) => version === before?.rulesVersion);
  if (!before || !rules) return null;
  return { rules, levels: [], measures: wholeMeasures(before.measures, rules, records) };
};

/**
 * [V29] Judges a scan again from what was kept with it and from the rule sets and measures it names, none of which
 * ever changes. A signature is not verified anew: what it was found to be is one of the facts. Null where the rule set
 * that judged is not on record.
 */
export const replay = (scan: ScanOnRecord, records: Records): Replayed | null => {
  const { facts } = scan.verdict;
  const rules = records.ruleSets.find(({ version }) => version === facts.rulesVersion);
  if (!rules) return null;
  const described = passOf(scan, records);
  const code = typeof described?.corridor === "number" ? described.corridor : 0;
  // A token that was ahead of the file, or a pass not on file, is placed by its corridor's code.
  const ofToken = facts.source === "token" || typeof described?.corridor === "number";
  const onFile = ofToken ? null : (described?.onFile ?? null);
  const here = ofToken ? code : (described?.onFile.corridor ?? elsewhere);
  const outdated =
    facts.source === "both" && described && ofToken
      ? { ...described.onFile, rev: described.onFile.rev - 1 }
      : onFile;
  const input: JudgeInput = {
    presented: presentedOf(scan, described?.onFile ?? null, code),
    knowledge: {
      pass: outdated,
      status: facts.status,
      asOf: facts.statusAsOf,
      staleAt: facts.staleAt,
      expiresAt: facts.expiresAt,
      keysFresh: facts.keysFresh,
    },
    rules,
    levels: facts.levels,
    measures: wholeMeasures(facts.measures, rules, records),
    before: beforeOf(facts, records),
    observed: { plateMatches: scan.plateMatches, occupants: scan.occupantsSeen },
    corridorsHere:
      facts.onCorridor === null ? [] : facts.onCorridor ? [String(here)] : [`${here}${elsewhere}`],
    corridorCodesHere: facts.onCorridor === null ? [] : facts.onCorridor ? [code] : [code + 1],
    boundFor: facts.boundFor,
    boundAlso: facts.boundAlso,
    watch: facts.watch,
    draw: facts.draw,
    tripBegan: facts.tripBegan,
    takenOver: facts.takenOver,
    at: facts.at,
    latest: facts.latest,
  };
  return { input, findings: findingsOn(input).findings, verdict: judge(input) };
};
