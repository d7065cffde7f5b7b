import type { MeasureInForce } from "../../../shared/domain/in-force.ts";
import type { Measure, MeasureEffect } from "../../../shared/domain/measures.ts";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import { plate } from "../../../shared/domain/plate.ts";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import { shortCode } from "../../../shared/domain/short-code.ts";
import type { JudgeInput, Knowledge } from "../../../shared/domain/verdict-input.ts";
import type {
  Duty,
  Reason,
  ReasonCode,
  VerdictFacts,
} from "../../../shared/domain/verdict-shape.ts";
import { anOpenedToken, type SignedToken } from "../../../test/build/an-opened-token.ts";

/** The act on which nearly every reason rests. */
export const plan = {
  kind: "Kế hoạch",
  number: "thực hiện Nghị quyết 05-NQ/TU",
  date: "2021-08-14",
  issuer: "Tỉnh Bình Phước",
};
/** The act that names the form of plates. */
export const circular = {
  kind: "Thông tư",
  number: "58/2020/TT-BCA",
  date: "2020-06-16",
  issuer: "Bộ Công an",
};
/** A district's decision. */
export const decision = {
  kind: "Quyết định",
  number: "1570/QĐ-UBND",
  date: "2026-11-20",
  issuer: "UBND huyện Đồng Phú",
};

const words = (vi: string, en: string) => ({ vi, en });

const line = (
  id: string,
  change: Pick<Measure, "level" | "effect"> & Partial<Measure>,
): Measure => ({
  id,
  name: words("Biện pháp", "Measure"),
  vehicleKinds: null,
  purposes: null,
  basis: plan,
  ...change,
});

/** A rule set as small as can be: two kinds, three purposes, an annex of two lines, one act beside the plan. */
const first: RuleSet = {
  version: 1,
  effectiveFrom: "2026-11-01T00:00:00Z",
  withdrawnAt: null,
  scenario: null,
  vehicleKinds: [
    { code: 1, name: words("Xe tải", "Lorry") },
    { code: 8, name: words("Xe buýt", "Bus") },
  ],
  purposes: [
    {
      code: 1,
      name: words("Giao hàng", "Delivery"),
      occupantsMax: 3,
      stops: null,
      basis: null,
    },
    {
      code: 4,
      name: words("Đưa đón công nhân", "Worker shuttle"),
      occupantsMax: null,
      stops: null,
      basis: null,
    },
    {
      code: 5,
      name: words("Đưa đón chuyên gia", "Expert shuttle"),
      occupantsMax: null,
      stops: ["cho-dong-xoai"],
      basis: decision,
    },
  ],
  measures: [
    line("dung-cho-cong-nhan", { level: "very-high", purposes: [4], effect: { kind: "bar" } }),
    line("khai-bao", { level: "high", effect: { kind: "declare", who: "everyone" } }),
  ],
  graceHours: 6,
  watchDays: 30,
  inspection: { perThousand: 20, autoIssuedPerThousand: 100 },
  basis: { default: plan, "plate-mismatch": circular },
};

/** From 05:00 UTC on the day of the cases: deliveries by two people at most by a district's decision, and a third line. */
const second: RuleSet = {
  ...first,
  version: 2,
  effectiveFrom: "2026-11-23T05:00:00Z",
  purposes: first.purposes.map((purpose) =>
    purpose.code === 1 ? { ...purpose, occupantsMax: 2, basis: decision } : purpose,
  ),
  measures: [
    ...first.measures,
    line("xet-nghiem", { level: "high", effect: { kind: "test", validHours: 72 } }),
  ],
};

export const ruleSets = [first, second] as const;

/** A lorry's pass from Tân Lập to Chơn Thành: two people, three days. */
export const pass: PassOnFile = {
  id: anOpenedToken().id,
  rev: 1,
  shortCode: shortCode.parse("00000000"),
  plate: plate.parse("93C-123.45"),
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: "van-tai-phuoc-long",
  occupantsMax: 2,
  endpoint: "kcn-chon-thanh",
  corridor: "dt741-ql14",
  use: "multi",
  validFrom: "2026-11-22T00:00:00Z",
  validTo: "2026-11-25T00:00:00Z",
  status: "valid",
  statusReason: null,
  autoIssued: false,
};
export const onFile = (change: Partial<PassOnFile>): PassOnFile => ({ ...pass, ...change });

/** What the QR of that pass says. */
export const token = (change: Partial<SignedToken> = {}) =>
  ({
    by: "token",
    opened: anOpenedToken({
      plate: pass.plate,
      validFrom: pass.validFrom,
      validTo: pass.validTo,
      ...change,
    }),
  }) as const;

export const knowledge: Knowledge = {
  pass,
  status: "valid",
  asOf: "2026-11-23T05:55:00Z",
  staleAt: "2026-11-23T06:55:00Z",
  expiresAt: "2026-11-26T05:55:00Z",
  keysFresh: true,
};
/** Data that stays fresh however the clock of a case is set. */
export const fresh = { staleAt: null, expiresAt: null };

type Input = Omit<JudgeInput, "rules">;
/** The QR of `pass` at six in the morning UTC with nothing the matter. */
const nothingTheMatter: Input = {
  presented: token(),
  knowledge,
  levels: [],
  measures: [],
  before: null,
  observed: { plateMatches: true, occupants: 2 },
  corridorsHere: ["dt741-ql14"],
  corridorCodesHere: [1],
  boundFor: "kcn-chon-thanh",
  draw: 999,
  tripBegan: null,
  at: "2026-11-23T06:00:00Z",
};

/** What of a case differs from nothing being the matter. */
export type Change = Partial<Omit<Input, "knowledge" | "observed">> & {
  readonly rules?: RuleSet;
  readonly knowledge?: Partial<Knowledge>;
  readonly observed?: Partial<Input["observed"]>;
};

/** The first to the last field that a verifier must find out, besides outcome, reasons and duties. */
type Facts = Pick<
  VerdictFacts,
  "source" | "rev" | "status" | "occupantsMax" | "onCorridor" | "takenOver"
>;
const usual: Facts = {
  source: "both",
  rev: 1,
  status: "valid",
  occupantsMax: 2,
  onCorridor: true,
};
/** Where no pass of ours was found. */
export const noPass: Facts = {
  source: null,
  rev: null,
  status: null,
  occupantsMax: null,
  onCorridor: null,
};

export interface VerdictCase {
  readonly name: string;
  readonly input: JudgeInput;
  readonly expected: {
    readonly outcome: string;
    readonly reasons: readonly Reason[];
    readonly duties: readonly Duty[];
    readonly facts: Facts;
  };
}

export interface Expected {
  readonly facts?: Partial<Facts>;
  readonly duties?: readonly Duty[];
}

const inputOf = ({ rules = first, ...change }: Change): JudgeInput => ({
  ...nothingTheMatter,
  ...change,
  rules,
  knowledge: { ...knowledge, ...change.knowledge },
  observed: { ...nothingTheMatter.observed, ...change.observed },
});

const caseOf =
  (outcome: string) =>
  (
    name: string,
    change: Change,
    reasons: readonly Reason[],
    { facts = {}, duties = [] }: Expected = {},
  ): VerdictCase => ({
    name,
    input: inputOf(change),
    expected: { outcome, reasons, duties, facts: { ...usual, ...facts } },
  });

export const goes = (name: string, change: Change, expected?: Expected): VerdictCase =>
  caseOf("go")(name, change, [], expected);
export const inspects = caseOf("inspect");
export const stops = caseOf("stop");
export const cannotCheck = caseOf("cannot-check");
export const notAPass = caseOf("not-a-pass");

export const reason = (
  code: ReasonCode,
  rule: string,
  params: Reason["params"] = {},
  basis: Reason["basis"] = plan,
): Reason => ({ code, rule, params, basis });

/** A measure of Đồng Phú, in force at post and endpoint. */
export const measure = (
  effect: MeasureEffect,
  change: Partial<MeasureInForce["measure"]> = {},
  where: Partial<Omit<MeasureInForce, "measure">> = {},
): MeasureInForce => ({
  measure: {
    id: "bien-phap",
    name: words("Biện pháp", "Measure"),
    level: "high",
    vehicleKinds: null,
    purposes: null,
    effect,
    basis: decision,
    ...change,
  },
  area: "dong-phu",
  areaName: "Đồng Phú",
  since: "2026-11-23T05:00:00Z",
  at: "both",
  ...where,
});

/** What a reason says of it. */
export const byMeasure = {
  measure: "bien-phap",
  measureVi: "Biện pháp",
  measureEn: "Measure",
  area: "dong-phu",
  areaName: "Đồng Phú",
};
