import { describe, expect, it } from "vitest";
import { applicationDecision, newApplication } from "../../shared/contract/applications.ts";
import {
  answerDue,
  applicationKeptMs,
  applicationNow,
  changedEntries,
  collide,
  isOutlived,
  isToCome,
  mayBe,
  registrationOf,
  withAct,
} from "../../shared/domain/application.ts";
import { type ApplicationAct, applicationStates } from "../../shared/domain/application-shape.ts";
import { isLowRisk } from "../../shared/domain/low-risk.ts";
import { ms } from "../../shared/domain/time.ts";
import { aScanId } from "../build/a-scan.ts";
import { aMove, anApplication, anAsked, aPassNumber, findings } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const refused = { what: "refused" as const, reasons: [findings.aboard] };
const sentBack = { what: "change-asked" as const, reasons: [findings.other] };
const mended = { what: "changed", asked: anAsked({ occupantsMax: 1 }) } as const;
const approved = { what: "approved", pass: aPassNumber } as const;
const withdrawn = { what: "withdrawn" } as const;

describe("an application", () => {
  it("[Y1] is folded from what was done to it", () => {
    expect(applicationNow(anApplication())).toEqual({
      state: "waiting",
      rev: 1,
      asked: anAsked(),
      reasons: [],
      changed: [],
      submittedAt: at(),
      since: at(),
      pass: null,
    });
    expect(applicationNow(anApplication([refused]))).toMatchObject({
      state: "refused",
      rev: 2,
      asked: anAsked(),
      reasons: [findings.aboard],
      since: at("09:01"),
    });
    expect(applicationNow(anApplication([refused, mended]))).toMatchObject({
      state: "waiting",
      rev: 3,
      asked: { occupantsMax: 1 },
      reasons: [],
      changed: ["occupantsMax"],
      submittedAt: at(),
      since: at("09:02"),
    });
    expect(applicationNow(anApplication([sentBack, mended, approved]))).toMatchObject({
      state: "approved",
      asked: { occupantsMax: 1 },
      pass: aPassNumber,
    });
    expect(applicationNow(anApplication([withdrawn]))).toMatchObject({
      state: "withdrawn",
      pass: null,
    });
  });

  it("[Y2] is mended and withdrawn by its carrier, decided by the desk, and once over neither", () => {
    const whats: ApplicationAct["what"][] = [
      "changed",
      "withdrawn",
      "refused",
      "change-asked",
      "approved",
    ];
    const table = Object.fromEntries(
      applicationStates.map((state) => [state, whats.filter((what) => mayBe(state, what))]),
    );
    expect(table).toEqual({
      waiting: whats,
      "change-asked": ["changed", "withdrawn", "refused"],
      refused: ["changed", "withdrawn"],
      approved: [],
      withdrawn: [],
    });
  });

  it("[Y3] takes an act on what was looked at alone", () => {
    const act = aMove(1, approved) as Exclude<ApplicationAct, { what: "submitted" }>;
    const after = withAct(anApplication(), act, 1);
    expect(after && applicationNow(after)).toMatchObject({ state: "approved", rev: 2 });
    expect(withAct(anApplication(), act, 2)).toBeNull();
    expect(withAct(anApplication([mended]), act, 1)).toBeNull();
    expect(withAct(anApplication([refused]), act, 2)).toBeNull();
  });

  it("[Y4] is found wrong by reasons, each once, and another reason needs words", () => {
    const decided = (reasons: unknown) =>
      applicationDecision.safeParse({ id: aScanId(1), rev: 1, decision: "refuse", reasons })
        .success;
    expect(decided([findings.aboard, findings.other])).toBe(true);
    expect(decided([])).toBe(false);
    expect(decided([findings.aboard, findings.aboard])).toBe(false);
    expect(decided([{ reason: "other", note: " " }])).toBe(false);
    expect(decided([{ reason: "no-such-reason", note: "" }])).toBe(false);
  });

  it("[Y4] is held to what a registration is, and a test is not dated after today in Việt Nam", () => {
    const shaped = (change: object) =>
      newApplication.safeParse({ id: aScanId(1), asked: { ...anAsked(), ...change } }).success;
    expect(shaped({})).toBe(true);
    expect(shaped({ tested: null })).toBe(true);
    expect(shaped({ tested: "21/11/2026" })).toBe(false);
    expect(shaped({ validTo: at("06:00") })).toBe(false);
    expect(shaped({ trailerPlate: anAsked().plate })).toBe(false);
    expect(isToCome("2026-11-22", ms(at("23:59")))).toBe(false);
    expect(isToCome("2026-11-23", ms(at("23:59")))).toBe(true);
    expect(isToCome("2026-11-23", ms(at("00:00", 1)))).toBe(false);
    expect(registrationOf(anAsked())).not.toHaveProperty("tested");
  });

  it("[Y5] is to be answered within four hours of when it came to wait", () => {
    expect(answerDue(applicationNow(anApplication()))).toBe(ms(at("13:00")));
    expect(answerDue(applicationNow(anApplication([refused, mended])))).toBe(ms(at("13:02")));
    for (const done of [refused, sentBack, approved, withdrawn])
      expect(answerDue(applicationNow(anApplication([done])))).toBeNull();
  });

  it("[Y6] collides with another of its vehicle for some of the same time", () => {
    const one = anAsked();
    expect(collide(one, anAsked({ validFrom: at("06:59", 3), validTo: at("07:00", 9) }))).toBe(
      true,
    );
    expect(collide(one, anAsked({ validFrom: at("07:00", 3), validTo: at("07:00", 9) }))).toBe(
      false,
    );
    expect(collide(one, anAsked({ validFrom: at("07:00", -3), validTo: at("07:00") }))).toBe(false);
    expect(
      collide(one, anAsked({ plate: anAsked({}).plate.replace("5", "6") as typeof one.plate })),
    ).toBe(false);
  });

  it("says which entries a change altered, in the order of the form", () => {
    expect(changedEntries(anAsked(), anAsked())).toEqual([]);
    expect(
      changedEntries(anAsked(), anAsked({ tested: null, occupantsMax: 1, via: ["kho-dong-xoai"] })),
    ).toEqual(["occupantsMax", "via", "tested"]);
  });

  it("[Y10] is approved by the rules where they say so, for a known carrier with a clean record and nothing beside it", () => {
    const rule = { passes: 5 };
    expect(isLowRisk(rule, { passes: 5, marred: 0 }, 0)).toBe(true);
    expect(isLowRisk(undefined, { passes: 5, marred: 0 }, 0)).toBe(false);
    expect(isLowRisk(rule, { passes: 4, marred: 0 }, 0)).toBe(false);
    expect(isLowRisk(rule, { passes: 900, marred: 1 }, 0)).toBe(false);
    expect(isLowRisk(rule, { passes: 5, marred: 0 }, 1)).toBe(false);
  });

  it("[Y9] is kept while it waits for the desk, and else thirty days from when it was last touched", () => {
    const outlived = (clock: string, more: number) => ms(at(clock)) + applicationKeptMs + more;
    expect(isOutlived(applicationNow(anApplication()), outlived("09:00", 1e12))).toBe(false);
    for (const done of [refused, sentBack, approved, withdrawn]) {
      const now = applicationNow(anApplication([done]));
      expect(isOutlived(now, outlived("09:01", -1))).toBe(false);
      expect(isOutlived(now, outlived("09:01", 0))).toBe(true);
    }
  });
});
