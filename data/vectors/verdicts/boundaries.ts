import {
  cannotCheck,
  fresh,
  goes,
  inspects,
  onFile,
  reason,
  stops,
  token,
  type VerdictCase,
} from "./verdict-case.ts";

const [from, to] = ["2026-11-22T00:00:00Z", "2026-11-25T00:00:00Z"];
const on = (at: string, tripBegan: string | null = null) => ({ at, tripBegan, knowledge: fresh });
const notYet = [reason("not-yet-valid", "V8", { at: from })];
const expired = [reason("expired", "V8", { at: to })];
const graced = [reason("expired", "V9", { at: to, until: "2026-11-25T06:00:00.000Z" })];
const began = "2026-11-24T20:00:00Z";

/** To the second. [V8] [V9] */
export const validity: readonly VerdictCase[] = [
  stops("a second before it begins", on("2026-11-21T23:59:59Z"), notYet),
  goes("at its first second", on(from)),
  goes("a second before it ends", on("2026-11-24T23:59:59Z")),
  stops("at the second it ends", on(to), expired),
  stops("at the second it ends, in the time of Việt Nam", on("2026-11-25T07:00:00+07:00"), expired),
  goes("a second before it ends, in the time of Việt Nam", on("2026-11-25T06:59:59+07:00")),
  inspects("ended under way", on(to, began), graced),
  inspects(
    "ended under way, a second before the grace is over",
    on("2026-11-25T05:59:59Z", began),
    graced,
  ),
  stops(
    "ended under way, at the second the grace is over",
    on("2026-11-25T06:00:00Z", began),
    expired,
  ),
  inspects("ended under way, begun at the last second", on(to, "2026-11-24T23:59:59Z"), graced),
  stops("begun at the second it ended", on("2026-11-25T00:00:01Z", to), expired),
  inspects("ended under way, begun at its first second", on(to, from), graced),
  stops("begun a second before it was valid", on(to, "2026-11-21T23:59:59Z"), expired),
  stops(
    "ended under way, with one too many aboard",
    { ...on(to, began), observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
  ),
];

const permits = (occupantsMax: number, purpose = 1) => ({
  knowledge: { pass: onFile({ occupantsMax, purpose }) },
});
const aboard = (occupants: number | null) => ({ observed: { occupants } });

/** To the person. [V11] */
export const people: readonly VerdictCase[] = [
  goes("one fewer than the pass permits", aboard(1)),
  goes("as many as the pass permits", aboard(2)),
  stops("one more than the pass permits", aboard(3), [
    reason("too-many-aboard", "V11", { max: 2, seen: 3 }),
  ]),
  goes("nobody counted yet", aboard(null)),
  goes(
    "as many as the purpose permits, the pass more",
    { ...permits(9), ...aboard(3) },
    { facts: { occupantsMax: 3 } },
  ),
  stops(
    "one more than the purpose permits, the pass more",
    { ...permits(9), ...aboard(4) },
    [reason("too-many-aboard", "V11", { max: 3, seen: 4 })],
    { facts: { occupantsMax: 3 } },
  ),
  goes(
    "as many as the pass permits, its purpose without a limit",
    { ...permits(45, 4), ...aboard(45) },
    { facts: { occupantsMax: 45 } },
  ),
  stops(
    "one more than the pass permits, its purpose without a limit",
    { ...permits(45, 4), ...aboard(46) },
    [reason("too-many-aboard", "V11", { max: 45, seen: 46 })],
    { facts: { occupantsMax: 45 } },
  ),
  goes(
    "a purpose that the rules do not know limits nothing",
    { ...permits(4, 200), ...aboard(4) },
    { facts: { occupantsMax: 4 } },
  ),
];

const asOf = "2026-11-23T05:55:00Z";
const [staleAt, expiresAt] = ["2026-11-23T06:55:00Z", "2026-11-23T08:00:00Z"];
const old = (at: string) => ({ at, knowledge: { staleAt, expiresAt } });
const stale = [reason("status-stale", "V12", { asOf })];
const tooOld = [reason("status-expired", "V13", { asOf })];

/** [D3] A tablet whose clock is not to be believed. */
export const openClock: readonly VerdictCase[] = [
  inspects(
    "it may be so late that the data is stale",
    { latest: "2026-11-23T07:00:00Z", knowledge: { staleAt, expiresAt } },
    stale,
  ),
  cannotCheck(
    "it may be so late that the pass has ended",
    { latest: "2036-11-23T07:00:00Z", knowledge: { staleAt, expiresAt } },
    [reason("clock-unsure", "D3")],
  ),
  stops(
    "it may be any time, and one too many is aboard",
    { latest: "2036-11-23T07:00:00Z", observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
  ),
];

/** To the second. [V12] [V13] */
export const age: readonly VerdictCase[] = [
  goes("a second before the data is stale", old("2026-11-23T06:54:59Z")),
  inspects("at the second the data is stale", old(staleAt), stale),
  inspects("a second before the data expires", old("2026-11-23T07:59:59Z"), stale),
  cannotCheck("at the second the data expires", old(expiresAt), tooOld),
  cannotCheck("nothing was ever synced", { knowledge: { asOf: null, ...fresh } }, [
    reason("status-expired", "V13"),
  ]),
  stops(
    "expired data, and one too many aboard",
    { ...old(expiresAt), observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
  ),
];

const tokenAlone = { knowledge: { pass: null } };

/** [V17] */
export const corridors: readonly VerdictCase[] = [
  inspects(
    "a pass for another corridor",
    { corridorsHere: ["ql13"] },
    [reason("off-corridor", "V17", { corridor: "dt741-ql14" })],
    { facts: { onCorridor: false } },
  ),
  goes("a post on two corridors, one of them the pass's", {
    corridorsHere: ["ql13", "dt741-ql14"],
  }),
  goes(
    "a post whose corridors nobody knows",
    { corridorsHere: [] },
    { facts: { onCorridor: null } },
  ),
  goes("a QR not on file, placed by its corridor's code", tokenAlone, {
    facts: { source: "token" },
  }),
  inspects(
    "a QR not on file, for another corridor's code",
    { ...tokenAlone, presented: token({ corridorCode: 2 }) },
    [reason("off-corridor", "V17", { corridor: 2 })],
    { facts: { source: "token", onCorridor: false } },
  ),
  goes(
    "a QR not on file, the codes here unknown",
    { ...tokenAlone, corridorCodesHere: [] },
    { facts: { source: "token", onCorridor: null } },
  ),
];

const autoIssued = { knowledge: { pass: onFile({ autoIssued: true }) } };
const picked = (draw: number, odds: number) => [reason("random-inspection", "V18", { draw, odds })];

/** To one in a thousand. [V18] */
export const draws: readonly VerdictCase[] = [
  inspects("the lowest draw", { draw: 0 }, picked(0, 20)),
  inspects("the last draw below the odds", { draw: 19 }, picked(19, 20)),
  goes("the first draw not below the odds", { draw: 20 }),
  goes("no draw", { draw: null }),
  inspects(
    "issued without a reviewer, the last draw below its odds",
    { ...autoIssued, draw: 99 },
    picked(99, 100),
  ),
  goes("issued without a reviewer, the first draw not below its odds", {
    ...autoIssued,
    draw: 100,
  }),
  inspects(
    "looked at already, so that no draw is told",
    { draw: 0, corridorsHere: ["ql13"] },
    [reason("off-corridor", "V17", { corridor: "dt741-ql14" })],
    { facts: { onCorridor: false } },
  ),
];
