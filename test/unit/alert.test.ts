import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertEvent, settledEvent } from "../../server/commands/alert-events.ts";
import type { Reference } from "../../server/store/ports.ts";
import {
  type Alert,
  type AlertAct,
  actOnAlert,
  alert,
  byUrgency,
  escalated,
  findingOf,
} from "../../shared/domain/alert.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { type Settling, settleAlerts } from "../../shared/domain/settle-alerts.ts";
import { alertRulesForTests as rules } from "../build/a-history.ts";
import { aScanId } from "../build/a-scan.ts";
import { aFound, anAct, anAlert } from "../build/an-alert.ts";
import { at } from "../build/times.ts";

const settling = (change: Partial<Settling> = {}): Settling => ({
  at: at("09:10"),
  nextNumber: 1,
  rules,
  late: () => false,
  covers: () => true,
  undoneBy: () => null,
  ...change,
});

/** The ledger after changes. */
const after = (before: readonly Alert[], changes: readonly Alert[]): Alert[] => [
  ...new Map([...before, ...changes].map((one) => [one.number, one])).values(),
];

const done = (one: Alert, ...acts: readonly AlertAct[]): Alert =>
  acts.reduce((now, act) => {
    const next = actOnAlert(now, act);
    if (typeof next === "string") throw new Error(next);
    return next;
  }, one);

describe("findings become alerts", () => {
  it("[A21] one cause is one alert, which grows with its evidence", () => {
    const [raised, ...others] = settleAlerts([], [aFound(1), aFound(1)], settling());
    expect(others).toEqual([]);
    expect(raised).toMatchObject({
      number: 1,
      status: "open",
      firstAt: at("09:10"),
      acts: [],
      who: ["command", "posts-ahead", "endpoint"],
    });
    expect(alert.parse(raised)).toEqual(raised);
    const grown = aFound(1, { scans: [aScanId(1), aScanId(2)] });
    const [now, ...more] = settleAlerts([raised!], [grown], settling({ at: at("09:20") }));
    expect(more).toEqual([]);
    expect(now).toEqual({ ...raised, scans: grown.scans, lastAt: at("09:20") });
  });

  it("[A21] of two findings of a cause the graver counts, whichever comes first", () => {
    const both = [aFound(1, { severity: "notice" }), aFound(1, { severity: "urgent" })];
    for (const findings of [both, [...both].reverse()])
      expect(settleAlerts([], findings, settling())).toMatchObject([{ severity: "urgent" }]);
    const alike = [aFound(1), aFound(1, { scans: [aScanId(1), aScanId(2)] })];
    expect(settleAlerts([], alike, settling())).toEqual(
      settleAlerts([], [...alike].reverse(), settling()),
    );
  });

  const someFindings = fc.uniqueArray(
    fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      severity: fc.constantFrom("notice" as const, "warning" as const, "urgent" as const),
      more: fc.boolean(),
    }),
    { selector: ({ n }) => n, maxLength: 6 },
  );
  const toFindings = (
    given: readonly { n: number; severity: Finding["severity"]; more: boolean }[],
  ) =>
    given.map(({ n, severity, more }) =>
      aFound(n, { severity, ...(more && { scans: [aScanId(n), aScanId(10 + n)] }) }),
    );

  it("[A21] any order and repetition of findings changes the same, and settled again nothing", () => {
    fc.assert(
      fc.property(
        someFindings,
        someFindings,
        fc.infiniteStream(fc.nat()),
        (first, second, chance) => {
          const shuffled = (findings: readonly Finding[]): Finding[] =>
            [...findings, ...findings.filter(() => chance.next().value % 2)]
              .map((one) => ({ one, place: chance.next().value as number }))
              .sort((a, b) => a.place - b.place)
              .map(({ one }) => ({
                ...one,
                facts: Object.fromEntries(Object.entries(one.facts).reverse()),
              }));
          let ledger: Alert[] = [];
          for (const given of [first, second, first]) {
            const findings = toFindings(given);
            const how = settling({ nextNumber: ledger.length + 1 });
            const changes = settleAlerts(ledger, findings, how);
            expect(settleAlerts([...ledger].reverse(), shuffled(findings), how)).toEqual(changes);
            ledger = after(ledger, changes);
            expect(settleAlerts(ledger, shuffled(findings), how)).toEqual([]);
            const live = ledger.filter(({ status }) => status === "open");
            expect(live.map(({ key }) => key).sort()).toEqual(
              findings.map(({ key }) => key).sort(),
            );
            expect(new Set(ledger.map(({ key }) => key)).size).toBe(ledger.length);
          }
        },
      ),
    );
  });

  it("[A21] a cause that a late scan moved goes on as the same alert, with what people did", () => {
    const seen = done(anAlert(7), anAct.acknowledge());
    const moved = aFound(3, { scans: [aScanId(2), aScanId(7)] });
    const [now, ...others] = settleAlerts([seen], [moved, aFound(4)], settling({ nextNumber: 8 }));
    expect(now).toMatchObject({ number: 7, key: moved.key, status: "acknowledged" });
    expect(now?.acts).toEqual(seen.acts);
    expect(others).toMatchObject([{ number: 8, key: aFound(4).key }]);
  });

  it("[A22] an alert whose finding is gone is withdrawn by the scan that did it, and opened when it comes back", () => {
    const seen = done(anAlert(1), anAct.assign("account-2"));
    const [gone] = settleAlerts([seen], [], settling({ undoneBy: () => aScanId(5) }));
    expect(gone).toMatchObject({
      status: "withdrawn",
      withdrawn: { at: at("09:10"), scan: aScanId(5) },
      assignee: "account-2",
    });
    expect(settleAlerts([gone!], [], settling())).toEqual([]);
    const [back] = settleAlerts([gone!], [aFound(1)], settling({ at: at("09:30") }));
    expect(back).toMatchObject({
      number: 1,
      status: "open",
      firstAt: at("09:01"),
      openAt: at("09:30"),
      withdrawn: null,
      acts: seen.acts,
    });
  });

  it("[A22] what lies beyond what the findings were made from is left alone", () => {
    const old = anAlert(1);
    expect(settleAlerts([old], [], settling({ covers: () => false }))).toEqual([]);
    const moved = aFound(3, { scans: [aScanId(1)] });
    const changes = settleAlerts([old], [moved], settling({ nextNumber: 2, covers: () => false }));
    expect(changes).toMatchObject([{ number: 2 }]);
  });

  it("[A22] what somebody resolved stays so, unless it turns out graver", () => {
    const found = aFound(1, { severity: "warning" });
    const over = done(anAlert(1, { severity: "warning" }), anAct.resolve());
    const [gone] = settleAlerts([over], [], settling({ undoneBy: () => aScanId(5) }));
    expect(gone).toMatchObject({ status: "resolved", withdrawn: { scan: aScanId(5) } });
    const [back] = settleAlerts([gone!], [found], settling());
    expect(back).toMatchObject({ status: "resolved", outcome: "explained", withdrawn: null });
    const grown = { ...found, scans: [aScanId(1), aScanId(2)] };
    expect(settleAlerts([over], [grown], settling())).toMatchObject([{ status: "resolved" }]);
    for (const before of [over, done(anAlert(1, { severity: "warning" }), anAct.acknowledge())])
      expect(settleAlerts([before], [aFound(1)], settling())).toMatchObject([
        { status: "open", openAt: at("09:10"), outcome: null, acts: before.acts },
      ]);
  });

  it("[A23] one that rests on a scan heard of late is marked so, and stays as it was raised", () => {
    const late = (scan: string): boolean => scan === aScanId(2);
    const found = aFound(1, { scans: [aScanId(1), aScanId(2)] });
    const [raised] = settleAlerts([], [found], settling({ late }));
    expect(raised?.retroactive).toBe(true);
    const [grown] = settleAlerts([anAlert(1)], [found], settling({ late }));
    expect(grown?.retroactive).toBe(false);
  });
});

describe("the log of alerts", () => {
  const reference: Reference = {
    areas: [],
    checkpoints: [],
    corridors: [],
    endpoints: [],
    carriers: [],
    levels: [],
    measures: [],
    watchlist: [],
    roadMarks: [],
    ruleSets: [],
  };

  it("[A30] says number, kind and state, and nothing of whom", () => {
    const one = done(anAlert(7), anAct.assign("account-2"), anAct.resolve());
    expect(alertEvent("resolved", one, null, reference)).toEqual({
      type: "alert.resolved",
      subject: { kind: "alert", id: "7" },
      payload: { kind: "head-count", severity: "urgent", status: "resolved" },
      topics: ["post:dong-xoai", "corridor:dt741-ql14", "endpoint:kcn-chon-thanh"],
    });
  });

  it("[A21] tells what settling made of an alert, also to those it lay with before", () => {
    const [raised] = settleAlerts([], [aFound(1)], settling());
    const [grown] = settleAlerts([raised!], [aFound(1, { checkpoint: "bu-dang" })], settling());
    const [gone] = settleAlerts([grown!], [], settling());
    const [back] = settleAlerts([gone!], [aFound(1)], settling({ at: at("09:30") }));
    const told = [
      settledEvent(raised!, null, reference),
      settledEvent(grown!, raised!, reference),
      settledEvent(gone!, grown!, reference),
      settledEvent(back!, gone!, reference),
    ];
    expect(told.map(({ type }) => type)).toEqual([
      "alert.raised",
      "alert.changed",
      "alert.withdrawn",
      "alert.opened",
    ]);
    expect(told[1]?.topics).toEqual(expect.arrayContaining(["post:bu-dang", "post:dong-xoai"]));
  });
});

describe("people work alerts", () => {
  it("[A24] acknowledge, assign and resolve, each with its note and once", () => {
    const acts = [anAct.acknowledge(1, { note: "Đang gọi chốt" }), anAct.assign("account-2")];
    const worked = done(anAlert(), ...acts, ...acts, anAct.resolve(), anAct.resolve());
    expect(worked).toMatchObject({
      status: "resolved",
      assignee: "account-2",
      outcome: "explained",
      acts: [...acts, anAct.resolve()],
    });
    expect(findingOf(worked)).toEqual(findingOf(anAlert()));
  });

  it("[A24] a second acknowledgement adds nothing, with a note it adds that", () => {
    const seen = done(anAlert(), anAct.acknowledge());
    expect(actOnAlert(seen, anAct.acknowledge(5, { by: "account-9" }))).toBe(seen);
    expect(done(seen, anAct.acknowledge(5, { note: "Chốt đã giữ xe" })).acts).toHaveLength(2);
    const given = done(anAlert(), anAct.assign("account-2"));
    expect(given.status).toBe("acknowledged");
    expect(actOnAlert(given, anAct.assign("account-2", 6))).toBe(given);
    expect(done(given, anAct.assign(null, 6)).assignee).toBeNull();
  });

  it("[A24] what is over is worked no more, and says which way it is over", () => {
    const over = done(anAlert(), anAct.resolve());
    expect(actOnAlert(over, anAct.acknowledge())).toBe("alert-resolved");
    expect(actOnAlert(over, anAct.resolve(4))).toBe("alert-resolved");
    const [gone] = settleAlerts([anAlert()], [], settling());
    for (const act of [anAct.acknowledge(), anAct.assign("account-2"), anAct.resolve()])
      expect(actOnAlert(gone!, act)).toBe("alert-withdrawn");
    expect(actOnAlert(over, anAct.resolve(3, { note: "khác" }))).toBe("already-exists");
  });

  it("[A25] an alert that nobody acknowledged in time goes up once, counted from when it was opened", () => {
    const open = anAlert(1, { firstAt: at("08:00"), openAt: at("09:00") });
    expect(rules.kinds["head-count"].acknowledgeMinutes).toBe(10);
    expect(escalated(open, rules, at("09:09"))).toBeNull();
    const up = escalated(open, rules, at("09:10"));
    expect(up).toEqual({ ...open, escalatedAt: at("09:10") });
    expect(escalated(up!, rules, at("09:30"))).toBeNull();
    expect(escalated(done(open, anAct.acknowledge()), rules, at("09:30"))).toBeNull();
  });

  it("[A25] lists begin with what waits, the gravest and those gone up first", () => {
    const [a, b, c, d, e] = [
      anAlert(1, { severity: "warning", at: at("09:50") }),
      anAlert(2),
      anAlert(3, { escalatedAt: at("09:40") }),
      anAlert(4, { status: "acknowledged" }),
      anAlert(5, { at: at("09:02") }),
    ];
    expect([a, b, c, d, e].sort(byUrgency).map(({ number }) => number)).toEqual([3, 5, 2, 1, 4]);
  });
});
