import { describe, expect, it } from "vitest";
import { newApplication } from "../../shared/contract/applications.ts";
import {
  answerDue,
  applicationNow,
  changedEntries,
  registrationOf,
} from "../../shared/domain/application.ts";
import { reasonsFor } from "../../shared/domain/application-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import { aScanId } from "../build/a-scan.ts";
import { anAmends, anApplication, anAsked, findings } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const asked = anAsked({ amends: anAmends() });
const refused = { what: "refused" as const, reasons: [findings.aboard] };

describe("what is asked of a pass in use", () => {
  it("[Y11] names the pass and the revision looked at, why, and where the vehicle is", () => {
    const wrong = (change: object): readonly string[] => {
      const amends = { ...anAmends(), ...change };
      const read = newApplication.safeParse({ id: aScanId(1), asked: { ...anAsked(), amends } });
      return (read.error?.issues ?? []).map(({ path }) => path.join("."));
    };
    expect(wrong({})).toEqual([]);
    expect(wrong({ post: null, place: "Km 42 ĐT741" })).toEqual([]);
    expect(wrong({ post: null, place: " " })).toEqual(["asked.amends.place"]);
    expect(wrong({ why: "other", note: "" })).toEqual(["asked.amends.note"]);
    expect(wrong({ why: "other", note: "Kho nhận hết chỗ" })).toEqual([]);
    expect(wrong({ why: "no-such-reason" })).toEqual(["asked.amends.why"]);
    expect(wrong({ pass: "7", rev: 0 })).toEqual(["asked.amends.pass", "asked.amends.rev"]);
  });

  it("[Y11] is an entry like any other where it is mended, and none of the registration", () => {
    const anew = anAsked({ amends: anAmends({ rev: 2 }) });
    expect(changedEntries(asked, asked)).toEqual([]);
    expect(changedEntries(asked, anew)).toEqual(["amends"]);
    expect(registrationOf(asked)).toEqual(registrationOf(anAsked()));
  });

  it("[Y13] is to be answered within an hour of when it came to wait", () => {
    const due = (...moves: Parameters<typeof anApplication>) =>
      answerDue(applicationNow(anApplication(...moves)));
    expect(due([], asked)).toBe(ms(at("10:00")));
    expect(due([refused, { what: "changed", asked }], asked)).toBe(ms(at("10:02")));
    expect(due([refused], asked)).toBeNull();
  });

  it("[Y4] is found wrong by the reasons that fit it, and what is applied for anew by those that fit that", () => {
    const [ofPass, anew] = [reasonsFor(asked), reasonsFor(anAsked())];
    expect(ofPass).toContain("pass-amended");
    expect(ofPass).not.toContain("plate-differs");
    expect(anew).toContain("plate-differs");
    expect(anew).not.toContain("pass-amended");
    // A key each.
    for (const reasons of [ofPass, anew]) expect(reasons.length).toBeLessThanOrEqual(12);
  });
});
