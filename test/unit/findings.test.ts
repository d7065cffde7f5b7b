import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviceFindings } from "../../shared/domain/findings/device-findings.ts";
import {
  finding,
  findingKinds,
  goesOn,
  type Severity,
} from "../../shared/domain/findings/finding-shape.ts";
import type { FindingScan } from "../../shared/domain/findings/history.ts";
import { decisions } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { outcomes } from "../../shared/domain/verdict-shape.ts";
import {
  aFindingScan,
  alertRulesForTests,
  aPassState,
  elsewhereGate,
  find,
  ofKind,
  ownGate,
} from "../build/a-history.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const posts = [
  ...["tan-lap", "dong-xoai", "bu-dang", "cai-chanh", "hoa-lu", "loc-ninh", "tuan-tra"].map(
    (checkpoint) => ({ checkpoint, confirms: null }),
  ),
  ownGate,
  elsewhereGate,
];

/** Whatever tablets may say of one pass in a day, corrections among it. */
const anyScans: fc.Arbitrary<FindingScan[]> = fc
  .array(
    fc.record({
      post: fc.constantFrom(...posts),
      minute: fc.integer({ min: 0, max: 1_200 }),
      outcome: fc.constantFrom(...outcomes),
      decision: fc.constantFrom(...decisions),
      direction: fc.constantFrom("in" as const, "out" as const),
      occupants: fc.option(fc.integer({ min: 1, max: 4 })),
      plateMatches: fc.option(fc.boolean()),
      reasons: fc.subarray(["forged", "revoked", "plate-mismatch", "spent"] as const),
      judged: fc.option(
        fc.record({ outcome: fc.constantFrom(...outcomes), reasons: fc.constant([]) }),
      ),
      corrects: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((made) => {
    const scans: FindingScan[] = [];
    for (const [n, { post, minute, corrects, ...change }] of made.entries()) {
      const time = iso(ms(at("04:00")) + minute * 60_000);
      const scan = aFindingScan(n + 1, { ...post, ...change, at: time });
      const before = scans.at(-1);
      const first = corrects && before && !before.corrects ? before : null;
      const place = first && {
        at: first.at,
        checkpoint: first.checkpoint,
        corrects: { scan: first.id, madeAt: iso(ms(first.at) + 20_000) },
      };
      scans.push({ ...scan, ...place });
    }
    return scans;
  });
const passes = fc.constantFrom(
  [],
  [aPassState({ use: "single" })],
  [aPassState({ purpose: 3 }), aPassState({ purpose: 3, status: "revoked", from: at("12:00") })],
);

describe("[A1] findings rest on event time and on all scans there are", () => {
  test("[A1] any order, repetition and batching give the same ones", () => {
    fc.assert(
      fc.property(
        anyScans.chain((scans) =>
          fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length })),
        ),
        passes,
        ([scans, shuffled], pass) => {
          const found = find(scans, { pass });
          expect(find([...shuffled, ...shuffled.slice(0, 3)], { pass })).toEqual(found);
          expect(find(shuffled, { pass: [...pass].reverse() })).toEqual(found);
          // In two uploads: what its trips were called in between is all that the second knows of the first.
          const facts = shuffled as unknown as readonly ScanFact[];
          const known = foldTrips(facts.slice(0, 5), at("20:00"), []);
          expect(find(scans, { pass, trips: foldTrips(facts, at("20:00"), known) })).toEqual(found);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("[A1] each is what the schema says, and has a key of its own", () => {
    fc.assert(
      fc.property(anyScans, passes, (scans, pass) => {
        const found = find(scans, { pass });
        for (const one of found) expect(finding.parse(one)).toEqual(one);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      }),
    );
  });

  test("[A1] of a tablet's chain too", () => {
    const links = fc.array(
      fc
        .record({ seq: fc.integer({ min: 1, max: 12 }), fork: fc.boolean() })
        .map(({ seq, fork }) => ({
          id: aScanId(seq + (fork ? 100 : 0)),
          seq,
          hash: `hash-${seq}${fork ? "-other" : ""}`,
          prev: `hash-${seq - 1}`,
          at: iso(ms(at()) + seq * 60_000),
        })),
    );
    const told = (
      given: readonly (typeof links extends fc.Arbitrary<infer L> ? L : never)[number][],
    ) =>
      deviceFindings(
        {
          device: "tablet-1",
          checkpoint: "tan-lap",
          from: 1,
          links: given,
          atPost: given.map((one) => one.at),
          around: [],
          due: [],
        },
        alertRulesForTests,
        at("23:30"),
      );
    fc.assert(
      fc.property(
        links.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          expect(told([...shuffled, ...shuffled])).toEqual(told(given));
        },
      ),
    );
  });

  test("[A1] one that a late scan explains is gone, and one that it brings is there", () => {
    const pass = [aPassState({ purpose: 3 })];
    const far = aFindingScan(3, { checkpoint: "bu-dang", at: at("13:30") });
    const scans = [aFindingScan(1), far];
    const kinds = (more: readonly FindingScan[]) =>
      find([...scans, ...more], { pass }).map(({ kind }) => kind);
    expect(kinds([])).toContain("stopped-in-transit");
    const held = aFindingScan(2, { checkpoint: "dong-xoai", at: at("09:40"), decision: "hold" });
    expect(kinds([held])).not.toContain("stopped-in-transit");
    const elsewhere = aFindingScan(4, { checkpoint: "hoa-lu", at: at("09:41") });
    expect(kinds([held, elsewhere])).toContain("cloned");
  });

  test("[A1] a finding whose cause a late scan moves goes on", () => {
    const low = { occupants: 1, checkpoint: "bu-dang", at: at("11:00") };
    const before = ofKind("head-count", find([aFindingScan(1), aFindingScan(3, low)]))[0]!;
    const late = aFindingScan(2, { occupants: 1, checkpoint: "dong-xoai", at: at("09:40") });
    const now = ofKind("head-count", find([aFindingScan(1), late, aFindingScan(3, low)]))[0]!;
    expect(now.key).not.toBe(before.key);
    expect(goesOn(before, now)).toBe(true);
    expect(goesOn({ ...before, vehicle: "1-0-9" }, now)).toBe(false);
    expect(goesOn({ ...before, scans: [aScanId(77)] }, now)).toBe(false);
  });

  test("[A1] what counts, how grave it is and who must act are data", () => {
    expect(Object.keys(alertRulesForTests.kinds)).toEqual([...findingKinds]);
    const scans = [
      aFindingScan(1),
      aFindingScan(2, { checkpoint: "dong-xoai", at: at("09:40"), occupants: 1 }),
    ];
    const asRuled: Severity = alertRulesForTests.kinds["head-count"].severity;
    expect(find(scans)[0]?.severity).toBe(asRuled);
  });
});
