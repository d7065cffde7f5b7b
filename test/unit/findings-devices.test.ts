import { describe, expect, test } from "vitest";
import {
  type ChainLink,
  type DeviceChain,
  deviceFindings,
} from "../../shared/domain/findings/device-findings.ts";
import { dueTime } from "../../shared/domain/findings/silences.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { alertRulesForTests, placesForTests } from "../build/a-history.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const link = (seq: number, change: Partial<ChainLink> = {}): ChainLink => ({
  id: aScanId(seq),
  seq,
  hash: `hash-${seq}`,
  prev: seq === 1 ? null : `hash-${seq - 1}`,
  at: iso(ms(at()) + seq * 60_000),
  ...change,
});
const find = (change: Partial<DeviceChain>, asOf = at("23:00")) =>
  deviceFindings(
    {
      device: "tablet-1",
      checkpoint: "tan-lap",
      from: 1,
      links: [],
      atPost: [],
      around: [],
      due: [],
      ...change,
    },
    alertRulesForTests,
    asOf,
  );

describe("a tablet's chain", () => {
  test("[A19] missing numbers are found when their time to come in is over, and gone once they came", () => {
    const links = [link(1), link(4)];
    expect(find({ links }, at("21:03"))).toEqual([]);
    expect(find({ links }, at("21:04"))).toMatchObject([
      {
        key: "device-gap:tablet-1:2",
        at: at("09:04"),
        device: "tablet-1",
        checkpoint: "tan-lap",
        scans: [aScanId(4)],
        facts: { first: 2, missing: 2 },
      },
    ]);
    expect(find({ links: [...links, link(3), link(2), link(2)] })).toEqual([]);
  });

  test("[A19] nothing is asked of numbers before the first that is looked at", () => {
    expect(find({ links: [link(7), link(8)], from: 7 })).toEqual([]);
    expect(find({ links: [link(8)], from: 7 })).toMatchObject([{ facts: { first: 7 } }]);
  });

  test("[A19] two scans under one number are found at once", () => {
    const links = [link(1), link(2), link(2, { id: aScanId(99), hash: "other" }), link(3)];
    expect(find({ links }, at("09:10"))).toMatchObject([
      { key: "device-fork:tablet-1:2", severity: "urgent", facts: { seq: 2, times: 2 } },
    ]);
  });

  test("[A19] one that names another before it than there is", () => {
    const links = [link(1), link(2, { prev: "other" })];
    expect(find({ links })).toMatchObject([{ key: "device-fork:tablet-1:2", facts: { times: 1 } }]);
    expect(find({ links: [link(1), link(2, { prev: null })] })).toEqual([]);
  });
});

describe("a post that scans nothing", () => {
  const every = (minutes: number, from: string, until: string): string[] => {
    const times: string[] = [];
    for (let time = ms(from); time < ms(until); time += minutes * 60_000) times.push(iso(time));
    return times;
  };
  const atPost = [...every(10, at("06:00"), at("10:01")), ...every(10, at("14:00"), at("18:00"))];

  test("[A20] while vehicles come by it", () => {
    const due = every(30, at("10:30"), at("13:00"));
    expect(find({ atPost, due }, at("18:00"))).toMatchObject([
      {
        key: `device-silent:tan-lap:${at("10:00")}`,
        at: at("12:00"),
        facts: { since: at("10:00"), until: at("14:00"), due: 5 },
      },
    ]);
    expect(find({ atPost, due: due.slice(1) }, at("18:00"))).toEqual([]);
    const pause = every(1, at("09:01"), at("09:09"));
    expect(find({ atPost, due: pause }, at("18:00"))).toEqual([]);
  });

  test("[A20] while the posts around it are as busy as ever, and not when all of them rest", () => {
    const around = every(5, at("06:00"), at("18:00"));
    expect(find({ atPost, around }, at("18:00"))).toEqual([]);
    const busy = every(1, at("06:00"), at("18:00"));
    const often = atPost.flatMap((time) => [time, iso(ms(time) + 60_000), iso(ms(time) + 120_000)]);
    expect(find({ atPost: often, around: busy }, at("18:00"))).toHaveLength(1);
    const resting = busy.filter((time) => time < at("10:00") || time > at("14:00"));
    expect(find({ atPost: often, around: resting }, at("18:00"))).toEqual([]);
  });

  test("[A20] it lasts until it is heard again, and what is uploaded late ends it", () => {
    const due = every(30, at("18:10"), at("23:00"));
    const late = every(30, at("18:00"), at("23:00"));
    expect(find({ atPost, due })).toMatchObject([{ facts: { until: null } }]);
    expect(find({ atPost, due }, at("19:40"))).toEqual([]);
    expect(find({ atPost: [...atPost, ...late], due })).toEqual([]);
  });

  test("[A20] between two posts that saw it a trip came by unseen", () => {
    const seen = (...posts: [string, string][]) =>
      aTrip({
        sightings: posts.map(([checkpoint, clock], n) =>
          aSighting(n + 1, { checkpoint, at: at(clock) }),
        ),
      });
    const due = (trip: ReturnType<typeof aTrip>) => dueTime(trip, "dong-xoai", placesForTests);
    expect(due(seen(["tan-lap", "09:00"], ["bu-dang", "12:00"]))).toBe(ms(at("10:00")));
    expect(due(seen(["bu-dang", "09:00"], ["tan-lap", "12:00"]))).toBe(ms(at("11:00")));
    expect(due(seen(["tan-lap", "09:00"]))).toBe(null);
    expect(due(seen(["bu-dang", "09:00"], ["cai-chanh", "12:00"]))).toBe(null);
    expect(due(seen(["tan-lap", "09:00"], ["dong-xoai", "10:00"], ["bu-dang", "12:00"]))).toBe(
      null,
    );
  });
});
