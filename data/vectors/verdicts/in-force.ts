import type { MeasureInForce, Whereabouts } from "../../../shared/domain/in-force.ts";
import type { AreaLevel, LevelInForce } from "../../../shared/domain/levels.ts";
import type { AreaMeasure } from "../../../shared/domain/measures.ts";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import type { IsoTime } from "../../../shared/domain/time.ts";
import { decision, ruleSets } from "./verdict-case.ts";

type Kept = Pick<MeasureInForce, "area" | "at" | "since"> & { readonly id: string };
interface Standing {
  /** Version of the rule set. */
  readonly rules: number;
  readonly levels: readonly LevelInForce[];
  readonly measures: readonly Kept[];
}

export interface InForceCase {
  readonly name: string;
  readonly input: {
    readonly ruleSets: readonly RuleSet[];
    readonly levels: readonly AreaLevel[];
    readonly measures: readonly AreaMeasure[];
    readonly where: Whereabouts;
    readonly tripBegan: IsoTime | null;
    readonly at: IsoTime;
  };
  readonly expected: { readonly now: Standing; readonly before: Standing | null };
}

const province = { id: "binh-phuoc", name: "Bình Phước" };
const district = { id: "dong-phu", name: "Đồng Phú" };
const commune = { id: "tan-lap", name: "Tân Lập" };
const endpoints = { id: "chon-thanh", name: "Chơn Thành" };
/** A post in Tân Lập, an endpoint in Chơn Thành. */
const where: Whereabouts = { here: [commune, district, province], bound: [endpoints, province] };

const numbered = (n: number) => `019a9e00-0000-7000-8000-00000000000${n}`;
const level = (change: Partial<AreaLevel>): AreaLevel => ({
  id: numbered(1),
  area: "dong-phu",
  level: "high",
  basis: decision,
  effectiveFrom: "2026-11-23T02:00:00Z",
  withdrawnAt: null,
  ...change,
});
const own = (change: Partial<AreaMeasure> = {}): AreaMeasure => ({
  id: numbered(9),
  name: { vi: "Biện pháp", en: "Measure" },
  area: "dong-phu",
  level: "new-normal",
  vehicleKinds: null,
  purposes: null,
  effect: { kind: "occupants", max: 1 },
  basis: decision,
  effectiveFrom: "2026-11-23T02:00:00Z",
  withdrawnAt: null,
  ...change,
});

const [first, second] = ruleSets;
const declare = {
  id: "khai-bao",
  area: "dong-phu",
  at: "here",
  since: "2026-11-23T02:00:00Z",
} as const;
const barred = { ...declare, id: "dung-cho-cong-nhan" } as const;
const ordered = { ...declare, id: numbered(9) } as const;
const high: LevelInForce = { area: "dong-phu", level: "high", since: "2026-11-23T02:00:00Z" };

interface Given extends Partial<InForceCase["input"]> {}

const inForce = (
  name: string,
  given: Given,
  now: Partial<Standing>,
  before: Partial<Standing> | null = null,
): InForceCase => {
  const standing = (one: Partial<Standing>): Standing => ({
    rules: 1,
    levels: [],
    measures: [],
    ...one,
  });
  return {
    name,
    input: {
      ruleSets: [first],
      levels: [],
      measures: [],
      where,
      tripBegan: null,
      at: "2026-11-23T06:00:00Z",
      ...given,
    },
    expected: { now: standing(now), before: before && standing(before) },
  };
};

const underHigh = { levels: [high], measures: [declare] };

/** Levels and the annex, to the second. [V20] [V21] */
const levelCases: readonly InForceCase[] = [
  inForce("no level set anywhere", {}, {}),
  inForce(
    "a second before a level takes effect",
    { levels: [level({})], at: "2026-11-23T01:59:59Z" },
    {},
  ),
  inForce(
    "at the second a level takes effect",
    { levels: [level({})], at: "2026-11-23T02:00:00Z" },
    underHigh,
  ),
  inForce(
    "the highest level brings what is ordered for the lower ones",
    { levels: [level({ level: "very-high" })] },
    { levels: [{ ...high, level: "very-high" }], measures: [barred, declare] },
  ),
  inForce(
    "a level with nothing in the annex",
    { levels: [level({ level: "at-risk" })] },
    { levels: [{ ...high, level: "at-risk" }] },
  ),
  inForce(
    "the province's level, met at post and endpoint",
    { levels: [level({ area: "binh-phuoc" })] },
    {
      levels: [{ ...high, area: "binh-phuoc" }],
      measures: [{ ...declare, area: "binh-phuoc", at: "both" }],
    },
  ),
  inForce(
    "the endpoint's area alone",
    { levels: [level({ area: "chon-thanh" })] },
    {
      levels: [{ ...high, area: "chon-thanh" }],
      measures: [{ ...declare, area: "chon-thanh", at: "bound" }],
    },
  ),
  inForce(
    "a commune set lower than its district",
    { levels: [level({}), level({ id: numbered(2), area: "tan-lap", level: "new-normal" })] },
    { levels: [{ ...high, area: "tan-lap", level: "new-normal" }] },
  ),
  inForce("an area that has nothing to do with it", { levels: [level({ area: "loc-ninh" })] }, {}),
  inForce(
    "a level taken back before it took effect",
    { levels: [level({ withdrawnAt: "2026-11-23T01:00:00Z" })] },
    {},
  ),
  inForce(
    "two set for one moment: the one made later",
    { levels: [level({ id: numbered(2) }), level({ level: "new-normal" })] },
    underHigh,
  ),
  inForce(
    "published anew, in force since it was first",
    { levels: [level({}), level({ id: numbered(2), effectiveFrom: "2026-11-23T03:00:00Z" })] },
    { levels: [{ ...high, since: "2026-11-23T03:00:00Z" }], measures: [declare] },
  ),
];

/** What areas order beyond the annex, to the second. [V21] */
const ownCases: readonly InForceCase[] = [
  inForce(
    "a second before an area's measure takes effect",
    { measures: [own()], at: "2026-11-23T01:59:59Z" },
    {},
  ),
  inForce(
    "at the second an area's measure takes effect",
    { measures: [own()], at: "2026-11-23T02:00:00Z" },
    { measures: [ordered] },
  ),
  inForce(
    "a second before it is lifted",
    { measures: [own({ withdrawnAt: "2026-11-23T06:00:01Z" })] },
    { measures: [ordered] },
  ),
  inForce(
    "at the second it is lifted",
    { measures: [own({ withdrawnAt: "2026-11-23T06:00:00Z" })] },
    {},
  ),
  inForce(
    "ordered from a level on that is not reached",
    { levels: [level({})], measures: [own({ level: "very-high" })] },
    underHigh,
  ),
  inForce(
    "ordered from a level on, in force since both are",
    {
      levels: [level({})],
      measures: [own({ level: "high", effectiveFrom: "2026-11-22T00:00:00Z" })],
    },
    { levels: [high], measures: [declare, ordered] },
  ),
];

const bothSets = { ruleSets: [first, second], levels: [level({})] };
const tested = { ...declare, id: "xet-nghiem", since: "2026-11-23T05:00:00Z" } as const;

/** Rule sets published ahead, to the second. [V28] */
const ruleSetCases: readonly InForceCase[] = [
  inForce(
    "a second before a rule set takes over",
    { ...bothSets, at: "2026-11-23T04:59:59Z" },
    underHigh,
  ),
  inForce(
    "at the second a rule set takes over: the lines it keeps are as old as they were",
    { ...bothSets, at: "2026-11-23T05:00:00Z" },
    { rules: 2, levels: [high], measures: [declare, tested] },
  ),
  inForce(
    "a rule set that was taken back",
    { ...bothSets, ruleSets: [first, { ...second, withdrawnAt: "2026-11-23T04:00:00Z" }] },
    underHigh,
  ),
];

const raised = (tripBegan: string, at: string) => ({ levels: [level({})], tripBegan, at });

/** What a trip under way may keep to, to the second. [V24] */
const graceCases: readonly InForceCase[] = [
  inForce(
    "begun a second before the level",
    raised("2026-11-23T01:59:59Z", "2026-11-23T02:00:00Z"),
    underHigh,
    {},
  ),
  inForce(
    "begun at the second of the level",
    raised("2026-11-23T02:00:00Z", "2026-11-23T06:00:00Z"),
    underHigh,
    underHigh,
  ),
  inForce(
    "a second before grace is over",
    raised("2026-11-23T01:00:00Z", "2026-11-23T07:59:59Z"),
    underHigh,
    {},
  ),
  inForce(
    "at the second grace is over",
    raised("2026-11-23T01:00:00Z", "2026-11-23T08:00:00Z"),
    underHigh,
    underHigh,
  ),
  inForce(
    "begun under the rule set before",
    { ...bothSets, tripBegan: "2026-11-23T04:59:59Z" },
    { rules: 2, levels: [high], measures: [declare, tested] },
    underHigh,
  ),
];

export const inForceCases = [...levelCases, ...ownCases, ...ruleSetCases, ...graceCases];
