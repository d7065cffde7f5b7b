import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PassStatus, passStatuses } from "../../shared/domain/pass.ts";
import type { OpenedToken } from "../../shared/domain/pass-token.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { replay } from "../../shared/domain/replay.ts";
import type { PlateInForce } from "../../shared/domain/take-over-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { findingsOn, judge } from "../../shared/domain/verdict.ts";
import type { JudgeInput, Knowledge } from "../../shared/domain/verdict-input.ts";
import { verdict as verdictSchema } from "../../shared/domain/verdict-shape.ts";
import { mostHits, watchHit } from "../../shared/domain/watch.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aBasis, aMeasure, aMeasureInForce } from "../build/a-rule.ts";
import { aWatchTold } from "../build/a-watch.ts";
import { anOpenedToken } from "../build/an-opened-token.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const rules = rulesForTests();
const hour = 3_600_000;

const fresh: Knowledge = {
  pass: aPassOnFile(),
  status: "valid",
  asOf: at("08:55"),
  staleAt: at("09:55"),
  expiresAt: at("08:55", 3),
  keysFresh: true,
};

/** Another vehicle drives with its load since eight. */
const tookOver: PlateInForce = {
  from: aPassOnFile().plate,
  plate: "51D99999" as Plate,
  newDriver: false,
  reason: "breakdown",
  checkpoint: "tan-lap",
  at: at("08:00"),
};

/** The pass of `aPass()`, its QR scanned at nine with nothing the matter. */
const scanned: JudgeInput = {
  presented: { by: "token", opened: anOpenedToken() },
  knowledge: fresh,
  rules,
  observed: { plateMatches: true, occupants: 2 },
  corridorsHere: ["dt741-ql14"],
  draw: 999,
  tripBegan: null,
  at: at(),
};

const judged = (
  change: Partial<Omit<JudgeInput, "knowledge">> & { knowledge?: Partial<Knowledge> } = {},
) => judge({ ...scanned, ...change, knowledge: { ...fresh, ...change.knowledge } });

const opened = (token: OpenedToken) => ({ by: "token", opened: token }) as const;
const told = (verdict: ReturnType<typeof judge>) => [
  verdict.outcome,
  ...verdict.reasons.map((r) => `${r.code} ${r.rule}`),
];

test("[V1] with nothing the matter it goes, without reasons", () => {
  expect(told(judged())).toEqual(["go"]);
});

test("[V1] a stop outranks what cannot be checked, which outranks an inspection", () => {
  const knowledge = { pass: null, status: null, staleAt: at("08:56") };
  expect(judged({ knowledge }).outcome).toBe("inspect");
  expect(judged({ knowledge: { ...knowledge, expiresAt: at("08:57") } }).outcome).toBe(
    "cannot-check",
  );
  const observed = { plateMatches: false, occupants: 2 };
  expect(judged({ knowledge: { ...knowledge, expiresAt: at("08:57") }, observed }).outcome).toBe(
    "stop",
  );
});

test("[V1] a stop tells every reason to stop, the gravest first, and no lesser one", () => {
  const verdict = judged({
    knowledge: { status: "revoked", staleAt: at("08:56") },
    observed: { plateMatches: false, occupants: 5 },
    corridorsHere: ["ql13"],
    at: at("00:00", 3),
  });
  expect(told(verdict)).toEqual([
    "stop",
    "revoked V4",
    "plate-mismatch V10",
    "expired V8",
    "too-many-aboard V11",
  ]);
});

test.each(["url", "bank", "health-certificate", "text"] as const)(
  "[V2] somebody else's QR (%s) is not a pass, however old the data",
  (what) => {
    const verdict = judged({
      presented: opened({ kind: "other-qr", what, text: "x" }),
      knowledge: { asOf: null, keysFresh: false },
      observed: { plateMatches: false, occupants: 99 },
    });
    expect(told(verdict)).toEqual(["not-a-pass", "other-qr V2"]);
    expect(verdict.reasons[0]?.params).toEqual({ what });
  },
);

test.each(["damaged", "unreadable"] as const)(
  "[V3] a code that is %s cannot be checked",
  (kind) => {
    expect(told(judged({ presented: opened({ kind }) }))).toEqual(["cannot-check", "damaged V3"]);
  },
);

describe("status", () => {
  test("[V4] a revoked pass is refused even before it expires", () => {
    const pass = aPassOnFile({ status: "revoked", statusReason: "Chở người trái phép" });
    const verdict = judged({ knowledge: { pass, status: "revoked" } });
    expect(told(verdict)).toEqual(["stop", "revoked V4"]);
    expect(verdict.reasons[0]?.params).toEqual({ why: "Chở người trái phép" });
  });

  test.each(["revoked", "suspended", "spent"] as const)(
    "[V4] %s stops whichever side knows it",
    (status) => {
      const onFile = judged({ knowledge: { pass: aPassOnFile({ status }), status: "valid" } });
      const onList = judged({ knowledge: { status } });
      const listAlone = judged({ knowledge: { pass: null, status } });
      for (const verdict of [onFile, onList, listAlone]) {
        expect(told(verdict)).toEqual(["stop", `${status} V4`]);
        expect(verdict.facts.status).toBe(status);
      }
    },
  );

  test("[V4] of two statuses the worse one counts", () => {
    const pass = aPassOnFile({ status: "spent" });
    expect(told(judged({ knowledge: { pass, status: "revoked" } }))).toEqual([
      "stop",
      "revoked V4",
    ]);
    const revoked = aPassOnFile({ status: "revoked" });
    expect(told(judged({ knowledge: { pass: revoked, status: "spent" } }))).toEqual([
      "stop",
      "revoked V4",
    ]);
  });

  test("[V4] a newer token brings no status of its own: a revoked pass stays revoked", () => {
    const knowledge = { pass: aPassOnFile({ status: "revoked" }), status: null };
    const verdict = judged({ presented: opened(anOpenedToken({ rev: 9 })), knowledge });
    expect(told(verdict)).toEqual(["stop", "revoked V4"]);
  });
});

test("[V5] a forged code stops, however old the data", () => {
  const verdict = judged({
    presented: opened({ kind: "forged", kid: 1 }),
    knowledge: { asOf: null, keysFresh: false },
  });
  expect(told(verdict)).toEqual(["stop", "forged V5"]);
  expect(verdict.facts).toMatchObject({ passId: null, rev: null, validTo: null, source: null });
});

test("[V6] an unknown key stops where the keys are fresh, else nobody can tell", () => {
  const presented = opened({ kind: "unknown-key", kid: 9 });
  expect(told(judged({ presented }))).toEqual(["stop", "unknown-key V6"]);
  expect(told(judged({ presented, knowledge: { keysFresh: false } }))).toEqual([
    "cannot-check",
    "keys-stale V6",
  ]);
});

test("[V6] a drill's pass opens no road, fresh keys or not", () => {
  for (const keysFresh of [true, false])
    expect(
      told(
        judged({ presented: opened(anOpenedToken({ realm: "drill" })), knowledge: { keysFresh } }),
      ),
    ).toEqual(["stop", "unknown-key V6"]);
});

describe("revisions", () => {
  const short = { validTo: at("08:00"), occupantsMax: 1, plate: aPassOnFile().plate };

  test("[V7] expired paper on the windscreen, extended on file: it goes", () => {
    const pass = aPassOnFile({ rev: 2 });
    const verdict = judged({ presented: opened(anOpenedToken(short)), knowledge: { pass } });
    expect(told(verdict)).toEqual(["go"]);
    expect(verdict.facts).toMatchObject({ rev: 2, source: "both", occupantsMax: 2 });
    expect(verdict.facts.validTo).toBe(pass.validTo);
  });

  test("[V7] a newer token wins whole, its longer validity and its fewer people", () => {
    const knowledge = { pass: aPassOnFile({ validTo: at("08:00") }) };
    const presented = opened(anOpenedToken({ rev: 2, occupantsMax: 1 }));
    const verdict = judged({ presented, knowledge });
    expect(told(verdict)).toEqual(["stop", "too-many-aboard V11"]);
    expect(verdict.facts).toMatchObject({ rev: 2, source: "both", occupantsMax: 1 });
  });

  test("[V7] at the same revision what is on file counts", () => {
    const knowledge = { pass: aPassOnFile({ validTo: at("08:00") }) };
    expect(told(judged({ knowledge }))).toEqual(["stop", "expired V8"]);
  });
});

describe("validity", () => {
  const from = aPassOnFile().validFrom;
  const to = aPassOnFile().validTo;
  const on = (time: string, tripBegan: string | null = null) =>
    judged({ at: time, tripBegan, knowledge: { staleAt: null, expiresAt: null } });

  test("[V8] it is valid at its first moment and no longer at its last", () => {
    expect(told(on(iso(ms(from) - 1)))).toEqual(["stop", "not-yet-valid V8"]);
    expect(told(on(from))).toEqual(["go"]);
    expect(told(on(iso(ms(to) - 1)))).toEqual(["go"]);
    expect(told(on(to))).toEqual(["stop", "expired V8"]);
  });

  test("[V8] the same moment written with another offset is the same moment", () => {
    expect(told(on("2026-11-25T00:00:00+07:00"))).toEqual(["stop", "expired V8"]);
    expect(told(on("2026-11-24T23:59:59+07:00"))).toEqual(["go"]);
  });

  test("[V9] a trip begun while it was valid may be finished within the grace, with a look", () => {
    const began = iso(ms(to) - hour);
    const graceEnds = ms(to) + rules.graceHours * hour;
    const verdict = on(iso(graceEnds - 1), began);
    expect(told(verdict)).toEqual(["inspect", "expired V9"]);
    expect(verdict.reasons[0]?.params).toEqual({ at: to, until: iso(graceEnds) });
    expect(told(on(iso(graceEnds), began))).toEqual(["stop", "expired V8"]);
  });

  test("[V9] a trip begun at or after the end, or before the beginning, has no grace", () => {
    expect(told(on(iso(ms(to) + 1), to))).toEqual(["stop", "expired V8"]);
    expect(told(on(iso(ms(to) + 1), iso(ms(from) - 1)))).toEqual(["stop", "expired V8"]);
  });

  test("[V9] grace excuses the date, nothing else", () => {
    const verdict = judged({
      at: iso(ms(to) + 1),
      tripBegan: at(),
      observed: { plateMatches: true, occupants: 3 },
    });
    expect(told(verdict)).toEqual(["stop", "too-many-aboard V11"]);
  });
});

describe("what the officer sees", () => {
  const seen = (plateMatches: boolean | null, occupants: number | null) =>
    judged({ observed: { plateMatches, occupants } });

  test("[V10] another plate than the pass's stops, and the pass's is named", () => {
    const verdict = seen(false, 2);
    expect(told(verdict)).toEqual(["stop", "plate-mismatch V10"]);
    expect(verdict.reasons[0]?.params).toEqual({ plate: aPassOnFile().plate });
    expect(told(seen(null, null))).toEqual(["go"]);
  });

  test("[V30] where another vehicle took over its plate is asked for, and the pass's own stops", () => {
    const asked = (matches: boolean | null, change: Partial<JudgeInput> = {}) =>
      judged({ takenOver: tookOver, observed: { plateMatches: matches, occupants: 2 }, ...change });
    for (const matches of [true, null]) {
      const verdict = asked(matches);
      expect(told(verdict)).toEqual(["inspect", "taken-over V30"]);
      const { plate, from, at: since } = tookOver;
      expect(verdict.reasons[0]?.params).toEqual({ plate, from, at: since });
      expect(verdict.facts.takenOver).toEqual(tookOver);
    }
    const other = asked(false);
    expect(told(other)).toEqual(["stop", "plate-mismatch V10"]);
    const { plate, from } = tookOver;
    expect(other.reasons[0]?.params).toEqual({ plate, from });
  });

  test("[V30] once the pass's own vehicle has its load again nothing is told", () => {
    const back = { ...tookOver, plate: tookOver.from, from: tookOver.plate };
    const verdict = judged({ takenOver: back });
    expect(told(verdict)).toEqual(["go"]);
    expect(verdict.facts).not.toHaveProperty("takenOver");
  });

  test("[V11] one more than permitted stops, fewer never does", () => {
    const verdict = seen(true, 3);
    expect(told(verdict)).toEqual(["stop", "too-many-aboard V11"]);
    expect(verdict.reasons[0]?.params).toEqual({ max: 2, seen: 3 });
    expect(told(seen(true, 2))).toEqual(["go"]);
    expect(told(seen(true, 1))).toEqual(["go"]);
  });

  test("[V11] the purpose may permit fewer than the pass says", () => {
    const knowledge = { pass: aPassOnFile({ occupantsMax: 9, purpose: 1 }) };
    const observed = { plateMatches: true, occupants: 4 };
    const verdict = judged({ knowledge, observed });
    expect(told(verdict)).toEqual(["stop", "too-many-aboard V11"]);
    expect(verdict.facts.occupantsMax).toBe(3);
    const uncapped = judged({
      knowledge: { pass: aPassOnFile({ occupantsMax: 9, purpose: 4 }) },
      observed,
    });
    expect(told(uncapped)).toEqual(["go"]);
  });
});

describe("age of the data", () => {
  test("[V12] from the moment it is stale it is looked at", () => {
    expect(told(judged({ at: iso(ms(at("09:55")) - 1) }))).toEqual(["go"]);
    expect(told(judged({ at: at("09:55") }))).toEqual(["inspect", "status-stale V12"]);
  });

  test("[V13] from the moment it expires nothing can be said, nor before the first sync", () => {
    const knowledge = { staleAt: at("08:56"), expiresAt: at() };
    expect(told(judged({ knowledge, at: iso(ms(at()) - 1) }))[0]).toBe("inspect");
    expect(told(judged({ knowledge }))).toEqual(["cannot-check", "status-expired V13"]);
    const never = { asOf: null, staleAt: null, expiresAt: null };
    expect(told(judged({ knowledge: never }))).toEqual(["cannot-check", "status-expired V13"]);
  });

  test("[V13] what stops, stops at any age", () => {
    const knowledge = { asOf: null, status: "suspended" } as const;
    expect(told(judged({ knowledge }))).toEqual(["stop", "suspended V4"]);
  });
});

describe("nothing on file", () => {
  const nothing = { pass: null, status: null };

  test("[V14] a code or plate nobody has on file cannot be checked", () => {
    for (const key of ["code", "plate"] as const) {
      const verdict = judged({
        presented: { by: "lookup", key, text: "93C99999" },
        knowledge: nothing,
      });
      expect(told(verdict)).toEqual(["cannot-check", `unknown-${key} V14`]);
      expect(verdict.reasons[0]?.params).toMatchObject({ text: "93C99999" });
    }
  });

  test("[V14] a code or plate on file is judged as its pass is", () => {
    const presented = { by: "lookup", key: "plate", text: "93C12345" } as const;
    const verdict = judged({ presented });
    expect(told(verdict)).toEqual(["go"]);
    expect(verdict.facts.source).toBe("on-file");
    expect(told(judged({ presented, knowledge: { status: "revoked" } }))).toEqual([
      "stop",
      "revoked V4",
    ]);
  });

  test("[V15] a genuine pass not on file goes where a list covers it, else it is looked at", () => {
    const covered = judged({ knowledge: { pass: null, status: "valid" } });
    expect(told(covered)).toEqual(["go"]);
    expect(covered.facts.source).toBe("token");
    expect(told(judged({ knowledge: nothing }))).toEqual(["inspect", "not-on-file V15"]);
  });
});

test("[V16] a vehicle without a code is looked at", () => {
  const verdict = judged({ presented: { by: "walk-up" }, knowledge: { pass: null, status: null } });
  expect(told(verdict)).toEqual(["inspect", "walk-up V16"]);
});

test("[V16] a vehicle without a code is held against the measures that go by its kind", () => {
  const entered = (kind: number) =>
    told(
      judged({
        presented: { by: "walk-up", kind },
        knowledge: { pass: null, status: null },
        measures: [aMeasureInForce(1, { vehicleKinds: [8] })],
      }),
    );
  expect(entered(8)).toEqual(["stop", "barred-by-measure V22"]);
  expect(entered(1)).toEqual(["inspect", "walk-up V16"]);
});

describe("corridors", () => {
  test("[V17] a pass for another corridor is looked at; unknown corridors accuse nobody", () => {
    expect(told(judged({ corridorsHere: ["ql13"] }))).toEqual(["inspect", "off-corridor V17"]);
    expect(told(judged({ corridorsHere: ["ql13", "dt741-ql14"] }))).toEqual(["go"]);
    expect(told(judged({ corridorsHere: [] }))).toEqual(["go"]);
  });

  test("[V17] [T17] the gates of a pass for several endpoints are on its way, other gates are not", () => {
    const off = { corridorsHere: ["ql13"], knowledge: { pass: aPassOnFile({ via: ["kho-a"] }) } };
    for (const endpointHere of ["kho-a", "kcn-chon-thanh"])
      expect(told(judged({ ...off, endpointHere }))).toEqual(["go"]);
    for (const endpointHere of ["kho-b", null])
      expect(told(judged({ ...off, endpointHere }))).toEqual(["inspect", "off-corridor V17"]);
    const one = { ...off, knowledge: { pass: aPassOnFile() } };
    expect(told(judged({ ...one, endpointHere: "kho-a" }))).toEqual([
      "inspect",
      "off-corridor V17",
    ]);
  });

  test("[B9] the gate of an endpoint that was merged is on its way, whatever corridor leads there", () => {
    const off = { corridorsHere: ["ql13"], boundFor: "kcn-chon-thanh" };
    const here = { ...off, endpointHere: "kcn-chon-thanh" };
    expect(told(judged(here))).toEqual(["inspect", "off-corridor V17"]);
    const merged = { ...here, boundAlso: ["becamex"] };
    expect(told(judged(merged))).toEqual(["go"]);
    expect(judged(merged).facts).toMatchObject({ onCorridor: true, boundAlso: ["becamex"] });
    expect(told(judged({ ...merged, endpointHere: "kho-b" }))[0]).toBe("inspect");
  });

  test("[V17] a token whose pass is not on file is placed by its corridor's code", () => {
    const knowledge = { pass: null, status: "valid" } as const;
    expect(told(judged({ knowledge, corridorCodesHere: [1] }))).toEqual(["go"]);
    expect(told(judged({ knowledge, corridorCodesHere: [2] }))).toEqual([
      "inspect",
      "off-corridor V17",
    ]);
    expect(told(judged({ knowledge, corridorsHere: ["ql13"] }))).toEqual(["go"]);
  });
});

describe("the draw", () => {
  const odds = { ...rules, inspection: { perThousand: 20, autoIssuedPerThousand: 100 } };
  const drawn = (draw: number | null, autoIssued = false) =>
    told(judged({ rules: odds, draw, knowledge: { pass: aPassOnFile({ autoIssued }) } }));

  test("[V18] a draw below the odds picks the vehicle, and only then", () => {
    expect(drawn(19)).toEqual(["inspect", "random-inspection V18"]);
    expect(drawn(20)).toEqual(["go"]);
    expect(drawn(null)).toEqual(["go"]);
  });

  test("[V18] passes issued without a reviewer have odds of their own", () => {
    expect(drawn(99, true)).toEqual(["inspect", "random-inspection V18"]);
    expect(drawn(100, true)).toEqual(["go"]);
  });

  test("[V18] a vehicle already picked out is not drawn as well", () => {
    expect(told(judged({ draw: 0, corridorsHere: ["ql13"] }))).toEqual([
      "inspect",
      "off-corridor V17",
    ]);
  });
});

test("[V19] each reason rests on its own act, or else on the plan", () => {
  const verdict = judged({
    observed: { plateMatches: false, occupants: 3 },
  });
  expect(verdict.reasons.map((r) => r.basis?.number)).toEqual([
    "58/2020/TT-BCA",
    "thực hiện Nghị quyết 05-NQ/TU",
  ]);
});

test("[V19] the facts that decided are kept", () => {
  expect(judged({ draw: 500 }).facts).toEqual({
    rulesVersion: 1,
    passId: "1-0-7",
    rev: 1,
    status: "valid",
    validFrom: at("00:00"),
    validTo: at("00:00", 3),
    occupantsMax: 2,
    source: "both",
    statusAsOf: at("08:55"),
    staleAt: at("09:55"),
    expiresAt: at("08:55", 3),
    keysFresh: true,
    onCorridor: true,
    tripBegan: null,
    kind: 1,
    purpose: 1,
    passOccupantsMax: 2,
    autoIssued: false,
    statusReason: null,
    boundFor: null,
    levels: [],
    measures: [],
    before: null,
    watch: [],
    draw: 500,
    at: at(),
    latest: null,
  });
});

describe("whatever comes", () => {
  const time = fc.integer({ min: -5 * 24, max: 8 * 24 }).map((h) => iso(ms(at()) + h * hour));
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const status = fc.constantFrom<PassStatus>(...passStatuses);
  const onFile = fc.record({ rev: fc.integer({ min: 1, max: 3 }), validTo: time, status });
  const presented = fc.oneof(
    fc
      .record({
        rev: fc.integer({ min: 1, max: 3 }),
        validTo: time,
        realm: fc.constantFrom("live", "live", "live", "drill"),
      })
      .map((change) => opened(anOpenedToken(change))),
    fc
      .constantFrom<OpenedToken>(
        { kind: "forged", kid: 1 },
        { kind: "unknown-key", kid: 2 },
        { kind: "damaged" },
        { kind: "other-qr", what: "url", text: "https://example.org" },
      )
      .map(opened),
    fc.constant({ by: "lookup", key: "plate", text: "93C12345" } as const),
    fc.constantFrom<JudgeInput["presented"][]>(
      { by: "walk-up" },
      { by: "walk-up", kind: 1 },
      { by: "walk-up", kind: 8 },
    ),
  );
  const effect = fc.oneof(
    fc.constant({ kind: "bar" } as const),
    fc
      .subarray(["kcn-chon-thanh", "cho-dong-xoai"])
      .map((stops) => ({ kind: "stops" as const, at: stops })),
    fc.integer({ min: 1, max: 4 }).map((max) => ({ kind: "occupants" as const, max })),
    fc.constant({ kind: "declare", who: "everyone" } as const),
  );
  const known = fc.sample(
    fc.record({ effect, purposes: maybe(fc.constantFrom<number[]>([1], [2])) }),
    {
      seed: 5,
      numRuns: 12,
    },
  );
  const inForce = fc.subarray(known.map((change, i) => aMeasureInForce(i, change)));
  const anyRules = fc.constantFrom(rules, { ...rules, version: 2, graceHours: 48 });
  const input: fc.Arbitrary<JudgeInput> = fc.record({
    presented,
    knowledge: fc.record({
      pass: maybe(onFile.map((change) => aPassOnFile(change))),
      status: maybe(status),
      asOf: maybe(time),
      staleAt: maybe(time),
      expiresAt: maybe(time),
      keysFresh: fc.boolean(),
    }),
    rules: anyRules,
    observed: fc.record({
      plateMatches: maybe(fc.boolean()),
      occupants: maybe(fc.integer({ min: 1, max: 5 })),
    }),
    corridorsHere: fc.constantFrom([], ["dt741-ql14"], ["ql13"]),
    corridorCodesHere: fc.constantFrom([], [1], [9]),
    draw: maybe(fc.integer({ min: 0, max: 999 })),
    tripBegan: maybe(time),
    takenOver: maybe(
      fc.constantFrom(tookOver, { ...tookOver, plate: tookOver.from, from: tookOver.plate }),
    ),
    boundFor: maybe(fc.constantFrom("kcn-chon-thanh", "cho-dong-xoai")),
    measures: inForce,
    watch: fc.subarray(
      [
        aWatchTold(),
        aWatchTold({ effect: "deny" }),
        aWatchTold({ from: at("08:00", 2), until: at("08:00", 4) }),
      ].flatMap((told) => [
        watchHit.parse({ ...told, like: false }),
        watchHit.parse({ ...told, like: true }),
      ]),
      { maxLength: mostHits },
    ),
    before: maybe(fc.record({ rules: anyRules, levels: fc.constant([]), measures: inForce })),
    at: time,
  });
  /** The validity of the newest revision at hand, reckoned here independently. */
  const newest = ({ presented, knowledge }: JudgeInput) => {
    const token =
      presented.by === "token" && presented.opened.kind === "pass" ? presented.opened : null;
    const both = [token, knowledge.pass].filter((p) => p !== null);
    return both.sort((a, b) => b.rev - a.rev || (a === token ? 1 : -1))[0];
  };

  test("[V19] the verdict has the agreed shape, and is the same when judged again", () => {
    fc.assert(
      fc.property(input, (given) => {
        const verdict = judge(given);
        expect(verdictSchema.parse(verdict)).toEqual(verdict);
        expect(judge(structuredClone(given))).toEqual(verdict);
        expect(verdict.outcome === "go").toBe(verdict.reasons.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("[W3] [W4] [W5] no entry lowers what is found without it, and none but a denied plate makes a stop", () => {
    const graver = ["go", "inspect", "cannot-check", "stop", "not-a-pass"];
    fc.assert(
      fc.property(input, (given) => {
        const [without, verdict] = [judge({ ...given, watch: [], draw: null }), judge(given)];
        const [before, now] = [without, verdict].map(({ outcome }) => graver.indexOf(outcome));
        expect(now).toBeGreaterThanOrEqual(before!);
        if (verdict.outcome === "stop" && without.outcome !== "stop")
          expect(verdict.reasons.map(({ code }) => code)).toEqual(
            verdict.reasons.map(() => "denied-plate"),
          );
      }),
      { numRuns: 2_000 },
    );
  });

  test("[V29] [V19] replays from what was kept with the scan, the rule sets and the measures, and from nothing else", () => {
    const records = {
      ruleSets: [rules, { ...rules, version: 2, graceHours: 48 }],
      measures: known.map((change, i) => ({
        ...aMeasure(),
        ...aMeasureInForce(i, change).measure,
        basis: aBasis,
      })),
      pass: null,
    };
    fc.assert(
      fc.property(input, (given) => {
        const verdict = judge(given);
        const kept = verdictSchema.parse(JSON.parse(JSON.stringify(verdict)));
        const scan = {
          how:
            given.presented.by === "token"
              ? "camera"
              : given.presented.by === "lookup"
                ? "plate"
                : "walk-up",
          text: given.presented.by === "token" ? "GL1:" : null,
          plate: aPassOnFile().plate,
          plateMatches: given.observed.plateMatches,
          occupantsSeen: given.observed.occupants,
          verdict: kept,
        } as const;
        const replayed = replay(scan, records);
        expect(replayed?.verdict).toEqual(verdict);
        expect(replayed?.findings.map(({ code }) => code)).toEqual(
          findingsOn(given).findings.map(({ code }) => code),
        );
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  test("[V22] [V23] never go against a bar or a forbidden stop, and a stop unless a trip under way has grace", () => {
    fc.assert(
      fc.property(input, (given) => {
        const pass = newest(given);
        if (!pass) return;
        const limits = (measures: JudgeInput["measures"] = []) =>
          measures.filter(({ measure: { effect, purposes }, at: where }) => {
            if (purposes && !purposes.includes(pass.purpose)) return false;
            if (effect.kind === "bar") return true;
            const { boundFor } = given;
            if (effect.kind !== "stops" || !boundFor || where === "here") return false;
            return !effect.at.includes(boundFor);
          });
        const now = limits(given.measures);
        if (now.length === 0) return;
        const verdict = judge(given);
        expect(verdict.outcome).not.toBe("go");
        if (!given.before && verdict.facts.passId) expect(verdict.outcome).toBe("stop");
      }),
      { numRuns: 2_000 },
    );
  });

  test("[V25] never go with more people than the pass, its purpose or a measure in force permits", () => {
    fc.assert(
      fc.property(input, (given) => {
        const pass = newest(given);
        const seen = given.observed.occupants;
        if (!pass || seen === null) return;
        const most = (given.measures ?? []).flatMap(({ measure: { effect, purposes } }) =>
          effect.kind === "occupants" && (purposes?.includes(pass.purpose) ?? true)
            ? [effect.max]
            : [],
        );
        if (seen > Math.min(pass.occupantsMax, 3, ...most))
          expect(judge(given).outcome).not.toBe("go");
      }),
      { numRuns: 2_000 },
    );
  });

  test("[V13] older data never turns a stop into anything else", () => {
    fc.assert(
      fc.property(input, (given) => {
        const knowledge = {
          ...given.knowledge,
          asOf: null,
          staleAt: given.at,
          expiresAt: given.at,
        };
        const stopped = judge(given).outcome === "stop";
        if (stopped) expect(judge({ ...given, knowledge }).outcome).toBe("stop");
      }),
      { numRuns: 500 },
    );
  });
});

describe("[D3] where the clock leaves the time open", () => {
  const open = (hours: number, change: Parameters<typeof judged>[0] = {}) =>
    judged({ ...change, latest: iso(ms(at()) + hours * hour) });

  test("nothing is said that only one of the times would bear out", () => {
    expect(told(open(0.5))).toEqual(["go"]);
    expect(told(open(2))).toEqual(["inspect", "status-stale V12"]);
    expect(told(open(24 * 365))).toEqual(["cannot-check", "clock-unsure D3"]);
  });

  test("what stops at any time, stops", () => {
    const knowledge = { status: "revoked" } as const;
    expect(told(open(24 * 365, { knowledge }))).toEqual(["stop", "revoked V4"]);
    expect(told(open(24 * 365, { at: at("09:00", 30) }))).toEqual(["stop", "expired V8"]);
  });

  test("a pass that may have become valid meanwhile is not accused", () => {
    const early = { ...aPassOnFile(), validFrom: at("10:00") };
    const opened: OpenedToken = anOpenedToken({ validFrom: at("10:00") });
    const change = { presented: { by: "token", opened }, knowledge: { pass: early } } as const;
    expect(told(judged(change))).toEqual(["stop", "not-yet-valid V8"]);
    expect(told(open(0.5, change))).toEqual(["stop", "not-yet-valid V8"]);
    expect(told(open(2, change))).toEqual(["cannot-check", "clock-unsure D3"]);
  });

  test("[V29] such a verdict is derived again from its facts", () => {
    const verdict = open(24 * 365);
    expect(verdict.facts.latest).toBe(iso(ms(at()) + 24 * 365 * hour));
    const { plate } = aPassOnFile();
    const scan = {
      how: "camera",
      text: null,
      plate,
      plateMatches: true,
      occupantsSeen: 2,
    } as const;
    const again = replay({ ...scan, verdict }, { ruleSets: [rules], measures: [], pass: null });
    expect(again?.verdict).toEqual(verdict);
  });
});
