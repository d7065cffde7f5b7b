import { describe, expect, it } from "vitest";
import {
  ageBands,
  decisionsOn,
  deskThroughput,
  figuresFrom,
} from "../../shared/domain/desk-figures.ts";
import { ms } from "../../shared/domain/time.ts";
import { anApplication, anAsked, aPassNumber, findings } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const now = ms(at("15:30"));
const minute = 60_000;

describe("the desk's figures", () => {
  it("[Y16] count each decision with how long its carrier had waited, and not what carriers or rules did", () => {
    const application = anApplication([
      { what: "refused", reasons: [findings.aboard], at: at("10:00") },
      { what: "changed", asked: anAsked({ occupantsMax: 1 }), at: at("11:00") },
      { what: "change-asked", reasons: [findings.other], by: "minh", at: at("11:30") },
      // It had waited for its carrier.
      { what: "refused", reasons: [findings.aboard], at: at("12:00") },
      { what: "changed", asked: anAsked(), at: at("12:30") },
      { what: "withdrawn", by: "vui", at: at("12:40") },
    ]);
    expect(decisionsOn(application)).toEqual([
      { by: "lan", at: ms(at("10:00")), waited: 60 * minute },
      { by: "minh", at: ms(at("11:30")), waited: 30 * minute },
    ]);
    const byRule = { what: "approved", pass: aPassNumber, byRule: true, by: "rules-1" } as const;
    expect(decisionsOn(anApplication([byRule]))).toEqual([]);
  });

  it("[Y16] tell what waits by its age; four hours to the minute are within the target", () => {
    const since = (clock: string, days = 0): number => ms(at(clock, days));
    const waiting = [
      ...[since("15:30"), since("14:30"), since("14:29")],
      ...[since("11:30"), since("11:29"), since("15:30", -1), since("15:29", -1)],
    ];
    expect(ageBands(waiting, now)).toEqual([2, 1, 1, 1, 1, 1]);
    // A clock that is behind makes nothing older.
    expect(ageBands([now + minute], now)).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("[Y16] tell by hour, by day of Việt Nam's calendar and by reviewer, with those within the target", () => {
    const decided = (time: string, waited: number, by = "lan") => ({ by, at: ms(time), waited });
    const { hours, days, reviewers } = deskThroughput(
      [
        decided(at("15:01"), 240 * minute),
        decided(at("14:59"), 241 * minute),
        decided(at("00:00"), minute, "minh"),
        decided(at("23:59", -1), minute),
        decided(at("00:00", -13), minute),
        decided(at("23:59", -14), minute, "cu"),
      ],
      now,
    );
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)).toEqual({ from: at("15:00"), decided: 1, within: 1 });
    expect(hours.at(-2)).toEqual({ from: at("14:00"), decided: 1, within: 0 });
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toEqual({ from: at("00:00"), decided: 3, within: 2 });
    expect(days.at(-2)).toEqual({ from: at("00:00", -1), decided: 1, within: 1 });
    expect(days[0]).toEqual({ from: at("00:00", -13), decided: 1, within: 1 });
    expect(reviewers).toEqual([
      { by: "lan", decided: 4, within: 3 },
      { by: "minh", decided: 1, within: 1 },
    ]);
    expect(figuresFrom(now)).toBe(ms(at("00:00", -13)));
  });
});
