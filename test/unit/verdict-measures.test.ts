import { describe, expect, test } from "vitest";
import { ruleBook, standingsOf } from "../../shared/domain/in-force.ts";
import type { Measure } from "../../shared/domain/measures.ts";
import { replay } from "../../shared/domain/replay.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { JudgeInput } from "../../shared/domain/verdict-input.ts";
import { reasonText } from "../../shared/text/reason-text.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aBasis, aLevel, aMeasure, aMeasureInForce } from "../build/a-rule.ts";
import { anOpenedToken } from "../build/an-opened-token.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const rules = rulesForTests();
const hour = 3_600_000;

/** The pass of `aPass()`, its QR scanned at nine with nothing the matter, bound for Chơn Thành. */
const scanned: JudgeInput = {
  presented: { by: "token", opened: anOpenedToken() },
  knowledge: {
    pass: aPassOnFile(),
    status: "valid",
    asOf: at("08:55"),
    staleAt: at("00:00", 9),
    expiresAt: at("00:00", 9),
    keysFresh: true,
  },
  rules,
  observed: { plateMatches: true, occupants: 2 },
  corridorsHere: ["dt741-ql14"],
  boundFor: "kcn-chon-thanh",
  draw: 999,
  tripBegan: null,
  at: at(),
};
const judged = (change: Partial<JudgeInput> = {}) => judge({ ...scanned, ...change });
const told = ({ outcome, reasons }: ReturnType<typeof judge>) => [
  outcome,
  ...reasons.map(({ code, rule }) => `${code} ${rule}`),
];
const under = (change: Partial<Measure>, where: Parameters<typeof aMeasureInForce>[2] = {}) => ({
  measures: [aMeasureInForce(1, change, where)],
});
const nothingBefore = { rules, levels: [], measures: [] };

describe("bars", () => {
  test("[V22] a measure that bars stops the vehicles it names and no other", () => {
    expect(told(judged(under({})))).toEqual(["stop", "barred-by-measure V22"]);
    expect(told(judged(under({ purposes: [1, 2] })))).toEqual(["stop", "barred-by-measure V22"]);
    expect(told(judged(under({ purposes: [2] })))).toEqual(["go"]);
    expect(told(judged(under({ vehicleKinds: [7, 8] })))).toEqual(["go"]);
    expect(told(judged(under({ vehicleKinds: [1], purposes: [2] })))).toEqual(["go"]);
  });

  test("[V22] at the endpoint as at the post", () => {
    expect(judged(under({}, { at: "bound" })).outcome).toBe("stop");
    expect(judged(under({}, { at: "here" })).outcome).toBe("stop");
  });

  test("[V22] the reason names measure, area and act, in both languages", () => {
    const [reason] = judged(under({})).reasons;
    expect(reason?.basis).toEqual(aBasis);
    expect(reason?.params).toMatchObject({ measure: "bien-phap-1", area: "dong-phu" });
    expect(reasonText(reason!, "vi").action).toContain("Đồng Phú đang áp dụng: Biện pháp 1.");
    expect(reasonText(reason!, "en").action).toContain("In force in Đồng Phú: Measure 1.");
  });

  test("[V22] public passenger transport stops where the annex meets the highest level, and only there", () => {
    const bus = aPassOnFile({ kind: 8, purpose: 15, occupantsMax: 20 });
    const where = { here: [{ id: "binh-phuoc", name: "Bình Phước" }], bound: [] };
    const at9 = (level: "high" | "very-high") => {
      const { now } = standingsOf(
        ruleBook([rules], [aLevel({ level })], []),
        where,
        null,
        ms(at()),
      )!;
      const presented = { by: "lookup", key: "plate", text: bus.plate } as const;
      return told(judged({ ...now, presented, knowledge: { ...scanned.knowledge, pass: bus } }));
    };
    expect(at9("very-high")).toEqual(["stop", "barred-by-measure V22"]);
    expect(at9("high")).toEqual(["go"]);
  });
});

describe("permitted stops", () => {
  const none = { effect: { kind: "stops", at: [] as string[] } } as const;

  test("[V23] who is bound for an endpoint where stopping is forbidden stops; who drives through goes", () => {
    expect(told(judged(under(none)))).toEqual(["stop", "stop-not-permitted V23"]);
    expect(told(judged(under(none, { at: "bound" })))).toEqual(["stop", "stop-not-permitted V23"]);
    expect(told(judged(under(none, { at: "here" })))).toEqual(["go"]);
  });

  test("[V23] an endpoint that the measure allows is no offence, nor is one nobody knows", () => {
    const allowed = { effect: { kind: "stops" as const, at: ["kcn-chon-thanh"] } };
    expect(told(judged(under(allowed)))).toEqual(["go"]);
    expect(told(judged({ ...under(none), boundFor: null }))).toEqual(["go"]);
  });

  test("[B9] permitted by one of its names an endpoint is permitted, and the verdict replays so", () => {
    const also = { boundAlso: ["becamex"] };
    const allowed = { effect: { kind: "stops" as const, at: ["becamex"] } };
    expect(told(judged(under(allowed)))).toEqual(["stop", "stop-not-permitted V23"]);
    expect(told(judged({ ...under(allowed), ...also }))).toEqual(["go"]);
    const purposes = rules.purposes.map((one) => ({ ...one, stops: ["becamex"] }));
    const ruleSets = [{ ...rules, purposes }];
    const input = { rules: ruleSets[0]! };
    expect(told(judged(input))).toEqual(["stop", "stop-not-permitted V23"]);
    const verdict = judged({ ...input, ...also });
    expect(told(verdict)).toEqual(["go"]);
    const { plate } = aPassOnFile();
    const seen = {
      how: "camera",
      text: null,
      plate,
      plateMatches: true,
      occupantsSeen: 2,
    } as const;
    const records = { ruleSets, measures: [], pass: null };
    expect(replay({ ...seen, verdict }, records)?.verdict).toEqual(verdict);
  });

  test("[V23] a purpose has permitted stops of its own", () => {
    const of = (stops: string[] | null) => ({
      rules: { ...rules, purposes: rules.purposes.map((one) => ({ ...one, stops })) },
    });
    const verdict = judged(of(["cho-dong-xoai"]));
    expect(told(verdict)).toEqual(["stop", "stop-not-permitted V23"]);
    expect(reasonText(verdict.reasons[0]!, "en").action).toContain("purpose on the pass");
    expect(told(judged(of(["cho-dong-xoai", "kcn-chon-thanh"])))).toEqual(["go"]);
    expect(told(judged(of(null)))).toEqual(["go"]);
  });
});

describe("most people aboard", () => {
  const cap = (max: number) => under({ effect: { kind: "occupants", max } });

  test("[V25] the lowest of pass, purpose and measure counts, and one more stops", () => {
    const pass = aPassOnFile({ occupantsMax: 9 });
    const knowledge = { ...scanned.knowledge, pass };
    const seen = (occupants: number, measures = {}) =>
      told(judged({ knowledge, observed: { plateMatches: true, occupants }, ...measures }));
    expect(seen(3)).toEqual(["go"]);
    expect(seen(4)).toEqual(["stop", "too-many-aboard V11"]);
    expect(seen(1, cap(1))).toEqual(["go"]);
    expect(seen(2, cap(1))).toEqual(["stop", "too-many-aboard V25"]);
    expect(seen(4, cap(8))).toEqual(["stop", "too-many-aboard V11"]);
  });

  test("[V25] the reason names what was permitted, by which measure and act", () => {
    const verdict = judged(cap(1));
    expect(verdict.facts.occupantsMax).toBe(1);
    expect(verdict.reasons[0]).toMatchObject({
      params: { max: 1, seen: 2, areaName: "Đồng Phú" },
      basis: aBasis,
    });
    expect(reasonText(verdict.reasons[0]!, "en").action).toContain("1 person is permitted, 2 are");
  });
});

describe("grace", () => {
  const tripBegan = at("06:00");

  test("[V24] a bar that came after the trip began is pointed out, with until when it may go on", () => {
    const since = at("07:00");
    const verdict = judged({ ...under({}, { since }), tripBegan, before: nothingBefore });
    expect(told(verdict)).toEqual(["inspect", "barred-by-measure V24"]);
    expect(verdict.reasons[0]?.params.until).toBe(iso(ms(since) + rules.graceHours * hour));
    expect(reasonText(verdict.reasons[0]!, "vi").title).toBe("Cấm sau khi xe đã lên đường");
  });

  test("[V24] one in force before the trip began, or longer ago than grace reaches, stops", () => {
    const measures = [aMeasureInForce(1)];
    const before = { ...nothingBefore, measures };
    expect(told(judged({ measures, tripBegan, before }))).toEqual([
      "stop",
      "barred-by-measure V22",
    ]);
  });

  test("[V24] a stop forbidden under way may still be made", () => {
    const measures = [aMeasureInForce(1, { effect: { kind: "stops", at: [] } })];
    expect(told(judged({ measures, tripBegan, before: nothingBefore }))).toEqual([
      "inspect",
      "stop-not-permitted V24",
    ]);
  });

  test("[V24] a trip keeps the higher of what was and what is permitted aboard, and not one more", () => {
    const pass = aPassOnFile({ occupantsMax: 9 });
    const knowledge = { ...scanned.knowledge, pass };
    const lowered = (max: number) => ({
      ...rules,
      version: 2,
      effectiveFrom: at("07:00"),
      purposes: rules.purposes.map((one) => ({ ...one, occupantsMax: max })),
    });
    const seen = (occupants: number, max: number) =>
      judged({
        knowledge,
        rules: lowered(max),
        before: nothingBefore,
        tripBegan,
        observed: { plateMatches: true, occupants },
      });
    expect(told(seen(2, 2))).toEqual(["go"]);
    expect(told(seen(3, 2))).toEqual(["inspect", "too-many-aboard V24"]);
    expect(seen(3, 2).reasons[0]?.params).toMatchObject({ max: 2, seen: 3, until: at("13:00") });
    expect(seen(3, 2).facts.occupantsMax).toBe(3);
    expect(told(seen(4, 2))).toEqual(["stop", "too-many-aboard V11"]);
    expect(told(seen(4, 4))).toEqual(["go"]);
  });

  test("[V24] published, taking effect and over: one trip through all of it, to the second", () => {
    const book = ruleBook([rules], [], [aMeasure({ effectiveFrom: at("08:00") })]);
    const where = { here: [{ id: "dong-phu", name: "Đồng Phú" }], bound: [] };
    const outcomeAt = (time: number, began: string | null = at("07:59")) => {
      const { now, before } = standingsOf(book, where, began, time)!;
      return judged({ ...now, before, tripBegan: began, at: iso(time) }).outcome;
    };
    const effect = ms(at("08:00"));
    const over = effect + rules.graceHours * hour;
    expect(outcomeAt(effect - 1000)).toBe("go");
    expect(outcomeAt(effect)).toBe("inspect");
    expect(outcomeAt(over - 1000)).toBe("inspect");
    expect(outcomeAt(over)).toBe("stop");
    expect(outcomeAt(effect, null)).toBe("stop");
    expect(outcomeAt(effect, at("08:00"))).toBe("stop");
  });
});

describe("duties", () => {
  const declare = (who: "everyone" | "at-risk") => ({ kind: "declare", who }) as const;
  const test72 = (validHours: number) => ({ kind: "test", validHours }) as const;
  const asked = (...effects: Measure["effect"][]) =>
    judged({ measures: effects.map((effect, i) => aMeasureInForce(i, { effect })) });

  test("[V26] what is asked of the people aboard is told, and the vehicle goes", () => {
    const verdict = asked(declare("everyone"), test72(72));
    expect(told(verdict)).toEqual(["go"]);
    expect(verdict.duties.map(({ effect, areaName, basis }) => [effect, areaName, basis])).toEqual([
      [declare("everyone"), "Đồng Phú", aBasis],
      [test72(72), "Đồng Phú", aBasis],
    ]);
  });

  test("[V26] a declaration by everyone takes in those at risk, the shortest test the longer ones", () => {
    const { duties } = asked(declare("at-risk"), test72(72), declare("everyone"), test72(48));
    expect(duties.map(({ effect }) => effect)).toEqual([declare("everyone"), test72(48)]);
  });

  test("[V26] nothing is asked that came after the trip began, nor where there is no pass to go by", () => {
    const measures = [aMeasureInForce(1, { effect: declare("everyone") })];
    expect(judged({ measures, before: nothingBefore }).duties).toEqual([]);
    expect(judged({ measures, presented: { by: "walk-up" } }).duties).toEqual([]);
  });
});

describe("a vehicle without a code", () => {
  const entered = (change: Partial<JudgeInput>, kind = 8) =>
    judged({ presented: { by: "walk-up", kind }, ...change });
  const cap = under({ effect: { kind: "occupants", max: 2 } });

  test("[V16] [V22] is barred where its kind is, or every vehicle, and never for a purpose nobody knows", () => {
    expect(told(entered(under({})))).toEqual(["stop", "barred-by-measure V22"]);
    expect(told(entered(under({ vehicleKinds: [8] })))).toEqual(["stop", "barred-by-measure V22"]);
    expect(told(entered(under({ vehicleKinds: [1] })))).toEqual(["inspect", "walk-up V16"]);
    expect(told(entered(under({ purposes: [1] })))).toEqual(["inspect", "walk-up V16"]);
  });

  test("[V16] [V23] stops where it may not stop, and drives through", () => {
    const none = under({ effect: { kind: "stops", at: [] } }, { at: "bound" });
    expect(told(entered(none))).toEqual(["stop", "stop-not-permitted V23"]);
    expect(told(entered({ ...none, boundFor: null }))).toEqual(["inspect", "walk-up V16"]);
  });

  test("[V16] [V25] carries as many as a measure permits; where none does nobody counts against it", () => {
    const seen = (occupants: number, change = cap) =>
      entered({ ...change, observed: { plateMatches: null, occupants } });
    expect(told(seen(3))).toEqual(["stop", "too-many-aboard V25"]);
    expect(told(seen(2))).toEqual(["inspect", "walk-up V16"]);
    expect([seen(2).facts.occupantsMax, entered({}).facts.occupantsMax]).toEqual([2, null]);
    expect(told(seen(99, under({ purposes: [1] })))).toEqual(["inspect", "walk-up V16"]);
  });

  test("[V16] [V24] keeps what its trip began under, where nothing limited it as where something did", () => {
    const before = { rules, levels: [], ...under({ effect: { kind: "occupants", max: 4 } }) };
    const seen = (occupants: number, began: JudgeInput["before"]) =>
      told(entered({ ...cap, before: began, observed: { plateMatches: null, occupants } }));
    expect(seen(9, nothingBefore)).toEqual(["inspect", "walk-up V16", "too-many-aboard V24"]);
    expect(seen(4, before)).toEqual(["inspect", "walk-up V16", "too-many-aboard V24"]);
    expect(seen(5, before)).toEqual(["stop", "too-many-aboard V25"]);
  });

  test("[V16] [V26] has the same asked of the people aboard", () => {
    const { outcome, duties } = entered(under({ effect: { kind: "test", validHours: 72 } }));
    expect([outcome, duties.length]).toEqual(["inspect", 1]);
  });
});
