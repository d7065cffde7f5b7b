import {
  byMeasure,
  type Change,
  decision,
  goes,
  inspects,
  measure,
  noPass,
  onFile,
  plan,
  reason,
  ruleSets,
  stops,
  type VerdictCase,
} from "./verdict-case.ts";

const bar = { kind: "bar" } as const;
const noStop = { kind: "stops", at: [] as string[] } as const;
const cap = (max: number) => ({ kind: "occupants", max }) as const;

const barred = [reason("barred-by-measure", "V22", byMeasure, decision)];
const noStopping = [reason("stop-not-permitted", "V23", byMeasure, decision)];

/** [V22] [V23] */
export const barsAndStops: readonly VerdictCase[] = [
  stops("barred at post and endpoint", { measures: [measure(bar)] }, barred),
  stops("barred at the post", { measures: [measure(bar, {}, { at: "here" })] }, barred),
  stops("barred at the endpoint", { measures: [measure(bar, {}, { at: "bound" })] }, barred),
  stops(
    "barred by kind and purpose",
    { measures: [measure(bar, { vehicleKinds: [1], purposes: [1] })] },
    barred,
  ),
  goes("a bar on other kinds", { measures: [measure(bar, { vehicleKinds: [8] })] }),
  goes("a bar on other purposes", { measures: [measure(bar, { purposes: [4, 5] })] }),
  goes("a bar on this kind, but for another purpose", {
    measures: [measure(bar, { vehicleKinds: [1], purposes: [4] })],
  }),
  stops(
    "a bar without an act of its own rests on the plan",
    { measures: [measure(bar, { basis: null })] },
    [reason("barred-by-measure", "V22", byMeasure, plan)],
  ),
  stops(
    "no stopping at the endpoint",
    { measures: [measure(noStop, {}, { at: "bound" })] },
    noStopping,
  ),
  goes("no stopping at the post, driven through", {
    measures: [measure(noStop, {}, { at: "here" })],
  }),
  goes("no stopping but at its endpoint", {
    measures: [measure({ kind: "stops", at: ["kcn-chon-thanh"] })],
  }),
  goes("no stopping, bound for where nobody knows", {
    measures: [measure(noStop)],
    boundFor: null,
  }),
  stops("a purpose that may stop elsewhere only", { knowledge: { pass: onFile({ purpose: 5 }) } }, [
    reason("stop-not-permitted", "V23", {}, decision),
  ]),
  goes("a purpose that may stop there", {
    knowledge: { pass: onFile({ purpose: 5 }) },
    boundFor: "cho-dong-xoai",
  }),
  stops(
    "a vehicle without a code, barred by its kind",
    {
      presented: { by: "walk-up", kind: 8 },
      knowledge: { pass: null, status: null },
      measures: [measure(bar, { vehicleKinds: [8] })],
    },
    barred,
    { facts: noPass },
  ),
  inspects(
    "a vehicle without a code, and a bar on other kinds",
    {
      presented: { by: "walk-up", kind: 8 },
      knowledge: { pass: null, status: null },
      measures: [measure(bar, { vehicleKinds: [1] })],
    },
    [reason("walk-up", "V16")],
    { facts: noPass },
  ),
  inspects(
    "a vehicle without a code, and a bar on a purpose nobody knows of it",
    {
      presented: { by: "walk-up", kind: 1 },
      knowledge: { pass: null, status: null },
      measures: [measure(bar, { purposes: [1] })],
    },
    [reason("walk-up", "V16")],
    { facts: noPass },
  ),
  stops("barred, and no stopping: both are told", { measures: [measure(bar), measure(noStop)] }, [
    ...barred,
    ...noStopping,
  ]),
];

const over = (max: number, seen: number) => [
  reason("too-many-aboard", "V25", { max, seen, ...byMeasure }, decision),
];
const most = (occupantsMax: number) => ({ facts: { occupantsMax } });

/** To the person. [V25] */
export const caps: readonly VerdictCase[] = [
  stops(
    "one more than a measure permits in a vehicle without a code",
    {
      presented: { by: "walk-up", kind: 1 },
      knowledge: { pass: null, status: null },
      measures: [measure(cap(2))],
      observed: { plateMatches: null, occupants: 3 },
    },
    over(2, 3),
    { facts: { ...noPass, occupantsMax: 2 } },
  ),
  inspects(
    "as many as a measure permits in a vehicle without a code",
    {
      presented: { by: "walk-up", kind: 1 },
      knowledge: { pass: null, status: null },
      measures: [measure(cap(2))],
      observed: { plateMatches: null, occupants: 2 },
    },
    [reason("walk-up", "V16")],
    { facts: { ...noPass, occupantsMax: 2 } },
  ),
  goes(
    "as many as a measure permits",
    { measures: [measure(cap(1))], observed: { occupants: 1 } },
    most(1),
  ),
  stops("one more than a measure permits", { measures: [measure(cap(1))] }, over(1, 2), most(1)),
  goes("a measure that permits more than the pass", { measures: [measure(cap(3))] }),
  stops(
    "the pass permits fewer than a measure: it is the pass that is told",
    { measures: [measure(cap(3))], observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
  ),
  stops(
    "of two measures the lower counts",
    {
      knowledge: { pass: onFile({ occupantsMax: 9 }) },
      measures: [measure(cap(2), { id: "cao-hon" }), measure(cap(1))],
    },
    over(1, 2),
    most(1),
  ),
  goes("a measure on other vehicles", { measures: [measure(cap(1), { vehicleKinds: [8] })] }),
];

const [rules, lowered] = ruleSets;
const nothingBefore = { rules, levels: [], measures: [] };
const tripBegan = "2026-11-23T04:00:00Z";
/** Six hours after what came under way took effect. */
const until = "2026-11-23T11:00:00.000Z";
const underWay = (change: Change): Change => ({ tripBegan, before: nothingBefore, ...change });
const wide = { knowledge: { pass: onFile({ occupantsMax: 9 }) } };
const three = { ...wide, observed: { occupants: 3 } };

/** What came after the trip began. [V24] */
export const grace: readonly VerdictCase[] = [
  inspects("barred under way", underWay({ measures: [measure(bar)] }), [
    reason("barred-by-measure", "V24", { ...byMeasure, until }, decision),
  ]),
  stops(
    "barred before the trip began",
    underWay({ measures: [measure(bar)], before: { ...nothingBefore, measures: [measure(bar)] } }),
    barred,
  ),
  stops("barred, no trip under way", { measures: [measure(bar)] }, barred),
  inspects("stopping forbidden under way", underWay({ measures: [measure(noStop)] }), [
    reason("stop-not-permitted", "V24", { ...byMeasure, until }, decision),
  ]),
  inspects(
    "a cap lowered under way: as many as was permitted",
    underWay({ ...three, measures: [measure(cap(2))] }),
    [reason("too-many-aboard", "V24", { max: 2, seen: 3, ...byMeasure, until }, decision)],
    most(3),
  ),
  stops(
    "a cap lowered under way: one more than was permitted",
    underWay({ ...wide, observed: { occupants: 4 }, measures: [measure(cap(2))] }),
    over(2, 4),
    most(3),
  ),
  goes(
    "a cap lowered under way: as many as is permitted",
    underWay({ ...wide, observed: { occupants: 2 }, measures: [measure(cap(2))] }),
    most(3),
  ),
  inspects(
    "a purpose's cap lowered under way by a new rule set",
    underWay({ ...three, rules: lowered }),
    [reason("too-many-aboard", "V24", { max: 2, seen: 3, until }, decision)],
    most(3),
  ),
  stops(
    "a purpose's cap lowered before the trip began",
    underWay({ ...three, rules: lowered, before: { ...nothingBefore, rules: lowered } }),
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 }, decision)],
    most(2),
  ),
  stops(
    "barred under way, and revoked",
    underWay({ measures: [measure(bar)], knowledge: { status: "revoked" } }),
    [reason("revoked", "V4")],
    { facts: { status: "revoked" } },
  ),
];

const everyone = { kind: "declare", who: "everyone" } as const;
const atRisk = { kind: "declare", who: "at-risk" } as const;
const test72 = { kind: "test", validHours: 72 } as const;
const test48 = { kind: "test", validHours: 48 } as const;
const asked = (effect: typeof everyone | typeof atRisk | typeof test72 | typeof test48) => ({
  measure: "bien-phap",
  name: { vi: "Biện pháp", en: "Measure" },
  effect,
  area: "dong-phu",
  areaName: "Đồng Phú",
  basis: decision,
});

/** What is asked of the people aboard. [V26] */
export const duties: readonly VerdictCase[] = [
  goes(
    "a declaration by everyone",
    { measures: [measure(everyone)] },
    { duties: [asked(everyone)] },
  ),
  goes(
    "a declaration by everyone takes in those at risk",
    { measures: [measure(atRisk, { id: "nguy-co" }), measure(everyone)] },
    { duties: [asked(everyone)] },
  ),
  goes(
    "a declaration by those at risk, and the shorter of two tests",
    { measures: [measure(atRisk), measure(test72, { id: "dai-hon" }), measure(test48)] },
    { duties: [asked(atRisk), asked(test48)] },
  ),
  stops(
    "asked as well of who must stop",
    { measures: [measure(everyone)], observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
    { duties: [asked(everyone)] },
  ),
  goes("nothing that came after the trip began", underWay({ measures: [measure(everyone)] })),
  goes(
    "what was asked before the trip began",
    underWay({
      measures: [measure(everyone)],
      before: { ...nothingBefore, measures: [measure(everyone)] },
    }),
    { duties: [asked(everyone)] },
  ),
  goes("asked of other vehicles only", { measures: [measure(everyone, { purposes: [4] })] }),
];
