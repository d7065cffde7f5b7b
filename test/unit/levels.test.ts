import { describe, expect, test } from "vitest";
import { heldLevels } from "../../shared/domain/held.ts";
import {
  ruleBook,
  standingAt,
  standingsOf,
  type Whereabouts,
} from "../../shared/domain/in-force.ts";
import { atLeastSince, byArea, levelAt, lowers } from "../../shared/domain/levels.ts";
import { softerThanAnnex } from "../../shared/domain/measures.ts";
import { type RuleSet, rulesAt } from "../../shared/domain/rules.ts";
import { ms } from "../../shared/domain/time.ts";
import { aLevel, aMeasure } from "../build/a-rule.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const province = { id: "binh-phuoc", name: "Bình Phước" };
const district = { id: "dong-phu", name: "Đồng Phú" };
const commune = { id: "dong-phu-tan-lap", name: "Tân Lập" };
const elsewhere = { id: "chon-thanh", name: "Chơn Thành" };
const here: Whereabouts["here"] = [commune, district, province];
const annex = rulesForTests();

describe("the level of a place", () => {
  const levelOf = (levels: Parameters<typeof byArea>[0], clock = "09:00") =>
    levelAt(byArea(levels), here, ms(at(clock)))?.level;

  test("[V20] the one set last that has taken effect counts, to the second", () => {
    const levels = [
      aLevel({ level: "at-risk", effectiveFrom: at("00:00") }),
      aLevel({ level: "high", effectiveFrom: at("09:00") }),
    ];
    expect(levelAt(byArea(levels), here, ms(at("09:00")) - 1000)?.level).toBe("at-risk");
    expect(levelOf(levels)).toBe("high");
    expect(levelOf([...levels].reverse())).toBe("high");
  });

  test("[V20] an area's own level counts, lower or higher, and else that of the area above", () => {
    const ofProvince = aLevel({ level: "high" });
    expect(levelOf([ofProvince])).toBe("high");
    expect(levelOf([ofProvince, aLevel({ area: commune.id, level: "new-normal" })])).toBe(
      "new-normal",
    );
    expect(levelOf([ofProvince, aLevel({ area: elsewhere.id })])).toBe("high");
    expect(levelOf([])).toBeUndefined();
  });

  test("[V20] one taken back before it took effect never does", () => {
    const withdrawnAt = at("08:00");
    expect(levelOf([aLevel({ effectiveFrom: at("08:30"), withdrawnAt })])).toBeUndefined();
  });

  test("[V20] of two set for one moment the one decided later counts", () => {
    const first = aLevel({ level: "high" });
    const second = aLevel({ level: "at-risk" });
    expect(levelOf([first, second])).toBe("at-risk");
    expect(levelOf([second, first])).toBe("at-risk");
  });

  test("[V24] a level published anew every day has been in force since the first day", () => {
    const levels = byArea([
      aLevel({ level: "new-normal", effectiveFrom: at("00:00", -3) }),
      aLevel({ level: "high", effectiveFrom: at("00:00", -2) }),
      aLevel({ level: "very-high", effectiveFrom: at("00:00", -1) }),
      aLevel({ level: "high", effectiveFrom: at("00:00") }),
    ]);
    const since = (level: "high" | "very-high") =>
      atLeastSince(levels, "binh-phuoc", level, ms(at()));
    expect(since("high")).toBe(at("00:00", -2));
    expect(since("very-high")).toBeNull();
  });
});

describe("what is held of old decisions", () => {
  test("[V28] leaves every area at its level, also where two began at one moment, written in two zones", () => {
    const first = aLevel({ level: "high", effectiveFrom: "2026-11-10T00:00:00+07:00" });
    const second = aLevel({ level: "at-risk", effectiveFrom: "2026-11-09T17:00:00Z" });
    for (const levels of [
      [first, second],
      [second, first],
    ]) {
      const held = heldLevels(levels, ms(at()));
      expect(levelAt(byArea(held), here, ms(at()))).toEqual(
        levelAt(byArea(levels), here, ms(at())),
      );
      expect(held).toEqual([second]);
    }
  });
});

describe("what lowers an area", () => {
  const lower = (
    standing: Parameters<typeof byArea>[0],
    change: Parameters<typeof aLevel>[0],
  ): boolean => {
    const decision = aLevel({ area: commune.id, ...change });
    const alone = lowers(byArea(standing), here, decision);
    expect(lowers(byArea([...standing, decision]), here, decision)).toBe(alone);
    return alone;
  };

  test("[X13] less than what governs it, at the moment it begins or at a later one", () => {
    const above = aLevel({ effectiveFrom: at("12:00") });
    expect(lower([above], { level: "high", effectiveFrom: at("12:00") })).toBe(true);
    expect(lower([above], { level: "high", effectiveFrom: at("11:00") })).toBe(true);
    expect(lower([above], { level: "very-high", effectiveFrom: at("11:00") })).toBe(false);
    expect(lower([], { level: "new-normal" })).toBe(false);
  });

  test("[X13] not where another decision on the area takes over before there is anything to lower", () => {
    const above = aLevel({ effectiveFrom: at("12:00") });
    const own = aLevel({ area: commune.id, effectiveFrom: at("11:59") });
    expect(lower([above, own], { level: "high", effectiveFrom: at("11:00") })).toBe(false);
    const tooLate = aLevel({ area: commune.id, effectiveFrom: at("12:01") });
    expect(lower([above, tooLate], { level: "high", effectiveFrom: at("11:00") })).toBe(true);
  });
});

describe("the rule set in force", () => {
  const v1 = rulesForTests();
  const v2: RuleSet = { ...v1, version: 2, effectiveFrom: at("12:00") };

  test("[V28] one published ahead takes over at its minute, and not before", () => {
    expect(rulesAt([v2, v1], ms(at("12:00")) - 1)?.version).toBe(1);
    expect(rulesAt([v1, v2], ms(at("12:00")))?.version).toBe(2);
    const begunLater = { ...v1, effectiveFrom: at("12:30") };
    expect(rulesAt([begunLater, v2], ms(at("12:30")))?.version).toBe(1);
  });

  test("[V28] one taken back never takes over", () => {
    expect(rulesAt([v1, { ...v2, withdrawnAt: at("11:00") }], ms(at("13:00")))?.version).toBe(1);
  });

  test("[V28] of two that begin together the higher version counts, and before the first there is none", () => {
    const v3 = { ...v2, version: 3 };
    expect(rulesAt([v3, v2, v1], ms(at("12:00")))?.version).toBe(3);
    expect(rulesAt([v2], ms(at("11:00")))).toBeNull();
  });
});

describe("what a place is under", () => {
  const book = (levels: Parameters<typeof byArea>[0], own = [aMeasure()]) =>
    ruleBook([annex], levels, own);
  const inForce = (...given: Parameters<typeof book>) =>
    standingAt(book(...given), { here, bound: [elsewhere, province] }, ms(at()))!.measures;
  const ids = (...given: Parameters<typeof book>) =>
    inForce(...given).map(({ measure }) => measure.id);

  test("[V21] a level brings its own measures and those of every lower level, and no higher one", () => {
    const of = (level: "new-normal" | "at-risk" | "high" | "very-high") =>
      ids([aLevel({ level })], []);
    expect(of("new-normal")).toEqual([]);
    expect(of("at-risk")).toEqual(["khai-bao-nguy-co"]);
    expect(of("high")).toEqual([
      "giam-nguoi-xe-khach",
      "khai-bao-moi-nguoi",
      "xet-nghiem-72-gio",
      "khai-bao-nguy-co",
    ]);
    expect(of("very-high")).toEqual(annex.measures.map(({ id }) => id));
  });

  test("[V21] they count at the post's area and at the endpoint's, each named with its area", () => {
    const atPost = inForce([aLevel({ area: commune.id, level: "at-risk" })], []);
    expect(atPost.map((one) => [one.area, one.areaName, one.at])).toEqual([
      [commune.id, "Tân Lập", "here"],
    ]);
    const atEnd = inForce([aLevel({ area: elsewhere.id, level: "at-risk" })], []);
    expect(atEnd.map((one) => [one.area, one.at])).toEqual([[elsewhere.id, "bound"]]);
    expect(inForce([aLevel({ level: "at-risk" })], []).map(({ at }) => at)).toEqual(["both"]);
  });

  test("[V21] an area's own measure counts below it, from the level it names on, from its hour until it is lifted", () => {
    const own = (change: Parameters<typeof aMeasure>[0]) =>
      ids([aLevel({ level: "at-risk" })], [aMeasure(change)]).length;
    expect(own({})).toBe(2);
    expect(own({ area: elsewhere.id })).toBe(2);
    expect(own({ area: "loc-ninh" })).toBe(1);
    expect(own({ level: "at-risk" })).toBe(2);
    expect(own({ level: "high" })).toBe(1);
    expect(own({ effectiveFrom: at("09:01") })).toBe(1);
    expect(own({ withdrawnAt: at("09:00") })).toBe(1);
    expect(own({ withdrawnAt: at("09:01") })).toBe(2);
  });

  test("[V24] a measure is in force since the latest of level, rule set and its own hour", () => {
    const since = inForce(
      [aLevel({ level: "very-high", effectiveFrom: at("07:00") })],
      [aMeasure({ level: "high", effectiveFrom: at("06:00") })],
    ).map((one) => one.since);
    expect(new Set(since)).toEqual(new Set([at("07:00")]));
    const anew = { ...annex, version: 2, effectiveFrom: at("08:00") };
    const line = { ...annex.measures[6]!, id: "moi" };
    const sets = [annex, { ...anew, measures: [...annex.measures, line] }];
    const levels = [aLevel({ level: "at-risk", effectiveFrom: at("07:00") })];
    const found = standingAt(ruleBook(sets, levels, []), { here, bound: [] }, ms(at()))!.measures;
    expect(found.map((one) => [one.measure.id, one.since])).toEqual([
      ["khai-bao-nguy-co", at("07:00")],
      ["moi", at("08:00")],
    ]);
  });

  test("[V24] a trip under way may keep to what was in force when it began, or as long ago as grace reaches", () => {
    const raised = book([aLevel({ effectiveFrom: at("08:00") })], []);
    const keeps = (tripBegan: string | null, now = at()) =>
      standingsOf(raised, { here, bound: [] }, tripBegan, ms(now))?.before?.measures.length;
    expect(keeps(null)).toBeUndefined();
    expect(keeps(at("07:59"))).toBe(0);
    expect(keeps(at("08:00"))).toBe(7);
    const lastOfGrace = ms(at("08:00")) + annex.graceHours * 3_600_000 - 1;
    expect(keeps(at("07:59"), new Date(lastOfGrace).toISOString())).toBe(0);
    expect(keeps(at("07:59"), new Date(lastOfGrace + 1).toISOString())).toBe(7);
  });
});

describe("an area's own measure", () => {
  const softer = (change: Parameters<typeof aMeasure>[0]) =>
    softerThanAnnex(aMeasure(change), annex.measures);

  test("[V27] a softer figure than the annex has at that level is found by its field, with what would be right", () => {
    const cap = (max: number) => ({ effect: { kind: "occupants", max } as const });
    expect(softer({ level: "very-high", ...cap(3) })).toEqual({ field: "effect.max", most: 2 });
    expect(softer({ level: "very-high", ...cap(2) })).toBeNull();
    const hours = (validHours: number) => ({ effect: { kind: "test", validHours } as const });
    expect(softer({ level: "high", ...hours(96) })).toEqual({
      field: "effect.validHours",
      most: 72,
    });
    expect(softer({ level: "very-high", ...hours(48) })).toBeNull();
    expect(softer({ level: "high", effect: { kind: "declare", who: "at-risk" } })).toMatchObject({
      field: "effect.who",
    });
    const stops = { kind: "stops", at: ["kcn-becamex"] } as const;
    expect(
      softer({ level: "very-high", purposes: [3], effect: { ...stops, at: [...stops.at] } }),
    ).toMatchObject({ field: "effect.at" });
  });

  test("[V27] earlier, for other vehicles, or of another sort is not softer", () => {
    const cap = { kind: "occupants", max: 3 } as const;
    expect(softer({ level: "at-risk", effect: cap })).toBeNull();
    expect(softer({ level: "very-high", purposes: [12], effect: cap })).toBeNull();
    expect(softer({ level: "very-high", effect: { kind: "bar" } })).toBeNull();
  });
});
