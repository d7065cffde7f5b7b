import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approaching, dueAt } from "../../shared/domain/approaching.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { passThen, type Revision, revisionsOf } from "../../shared/domain/pass-revisions.ts";
import { ms } from "../../shared/domain/time.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanFact } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const pass = aPassOnFile();
const [home, moved] = [pass.endpoint, "kho-moi"];
const hour = (n: number): string => at(`${n + 8}:00`.padStart(5, "0"));
const seen = (n: number, change: Partial<ScanFact> = {}): ScanFact =>
  aScanFact(n, { at: hour(n), ...change });
const revision = (n: number, change: Partial<Revision> = {}): Revision => ({
  from: hour(n),
  endpoint: moved,
  corridor: pass.corridor,
  occupantsMax: 2,
  validTo: pass.validTo,
  ...change,
});
const fold = (scans: readonly ScanFact[], ...revisions: Revision[]) =>
  foldTrips(scans, at("23:00"), [], revisions);

describe("a pass amended while its trip is under way", () => {
  test("[T21] moves the trip at once: endpoint, those on the way, corridor and most aboard", () => {
    const change = { via: ["kho-giua"], corridor: "ql13", occupantsMax: 3 };
    const [trip, ...others] = fold([seen(1)], revision(2, change));
    expect(others).toEqual([]);
    expect(trip).toMatchObject({ endpoint: moved, corridor: "ql13", occupantsMax: 3 });
    expect(endpointsOf(trip!)).toEqual(["kho-giua", moved]);
    expect(dueAt([trip!], [home])).toEqual([]);
    expect(dueAt([trip!], [moved])).toHaveLength(1);
  });

  test("[T21] the last amendment by then counts, and none of later", () => {
    const both = [revision(2), revision(3, { endpoint: "kho-ba" })];
    expect(fold([seen(1)], ...both)[0]?.endpoint).toBe("kho-ba");
    expect(foldTrips([seen(1)], hour(2), [], both)[0]?.endpoint).toBe(moved);
  });

  test("[T21] a scan after it says what the pass names by then", () => {
    const scans = [seen(1), seen(3, { endpoint: "kho-ba", corridor: "ql13", occupantsMax: 4 })];
    expect(fold(scans, revision(2))).toMatchObject([
      { endpoint: "kho-ba", corridor: "ql13", occupantsMax: 4 },
    ]);
  });

  test("[T21] what was over by then stays; what begins after is of its own scans", () => {
    const scans = [seen(1), seen(2, { confirms: home })];
    expect(fold(scans, revision(3))).toEqual(fold(scans));
    const [, next] = fold([...scans, seen(6, { endpoint: "kho-ba" })], revision(3));
    expect(next?.endpoint).toBe("kho-ba");
  });

  test("[T21] a let-through at the new endpoint ends it, one at the old does not", () => {
    const untold = { endpoint: null, validTo: null };
    const at3 = (confirms: string) =>
      fold([seen(1), seen(3, { ...untold, confirms })], revision(2));
    expect(at3(moved)).toMatchObject([{ status: "arrived", endpoint: moved }]);
    expect(at3(home)).toMatchObject([{ status: "on-the-road", endpoint: moved }]);
  });

  test("[T21] an end moved on keeps it from lapsing", () => {
    const late = { validTo: at("09:00", 3) };
    const short = seen(1, { validTo: at("10:00") });
    const on = at("12:00", 2);
    expect(foldTrips([short], on, [], [])).toMatchObject([{ status: "lapsed" }]);
    expect(foldTrips([short], on, [], [revision(2, { endpoint: home, ...late })])).toMatchObject([
      { status: "on-the-road" },
    ]);
    // It had lapsed before it was amended.
    const after = { ...revision(2, late), from: at("11:00", 1) };
    expect(foldTrips([short], on, [], [after])).toMatchObject([{ status: "lapsed" }]);
  });

  test("[T21] one that leaves no endpoint to come to ends the trip: it has arrived", () => {
    const scans = [
      seen(1, { via: ["kho-giua"] }),
      seen(2, { via: ["kho-giua"], confirms: "kho-giua" }),
    ];
    expect(fold(scans)).toMatchObject([{ status: "on-the-road" }]);
    expect(fold(scans, revision(3, { endpoint: "kho-giua" }))).toMatchObject([
      { status: "arrived", closedAt: hour(3), endpoint: "kho-giua" },
    ]);
  });

  test("[T7] [T21] on another corridor it is expected from the last post of it that it was seen at, or at all of it", () => {
    const shared = aCorridor({
      id: "ql13",
      posts: [
        { checkpoint: "tan-lap", km: 0 },
        { checkpoint: "loc-ninh", km: 40 },
      ],
    });
    const apart = aCorridor({ id: "ql13", posts: [{ checkpoint: "loc-ninh", km: 40 }] });
    const scans = [seen(1), seen(2, { checkpoint: "dong-xoai" })];
    const [trip] = fold(scans, revision(3, { corridor: "ql13" }));
    const km = (way: typeof shared, post: string) =>
      approaching([trip!], post, [aCorridor(), way], hour(4)).map((one) => one.km);
    expect(km(shared, "loc-ninh")).toEqual([40]);
    expect(km(apart, "loc-ninh")).toEqual([null]);
    // The old corridor expects it no more.
    expect(km(shared, "bu-dang")).toEqual([]);
  });

  test("[T5] [T21] trips are the same for any order, repetition or batching of the scans", () => {
    const some = fc.record({
      decision: fc.constantFrom("let-through" as const, "hold" as const, "none" as const),
      confirms: fc.constantFrom(null, null, home, moved),
      bound: fc.constantFrom(home, moved, null),
    });
    const days = fc.tuple(
      fc.array(some, { minLength: 1, maxLength: 6 }),
      fc.array(
        fc.record({ n: fc.integer({ min: 1, max: 8 }), endpoint: fc.constantFrom(home, moved) }),
        {
          maxLength: 3,
        },
      ),
    );
    const orders = days.chain(([looks, amended]) => {
      const scans = looks.map(({ bound, ...look }, n) => seen(n + 1, { ...look, endpoint: bound }));
      const revisions = amended
        .map(({ n, endpoint }) => ({
          ...revision(n, { endpoint }),
          from: at(`${n + 8}:30`.padStart(5, "0")),
        }))
        .sort((a, b) => ms(a.from) - ms(b.from));
      return fc.tuple(
        fc.constant(scans),
        fc.constant(revisions),
        fc.shuffledSubarray([...scans, ...scans], { minLength: scans.length * 2 }),
      );
    });
    fc.assert(
      fc.property(orders, ([scans, revisions, uploaded]) => {
        const trips = fold(scans, ...revisions);
        expect(fold(uploaded, ...revisions)).toEqual(trips);
        // Whenever it is looked at, what was over stays over.
        for (const trip of foldTrips(scans, hour(7), [], revisions))
          if (trip.closedAt !== null && scans.every((one) => ms(one.at) <= ms(hour(7))))
            expect(trips).toContainEqual(trip);
      }),
    );
  });
});

describe("the revisions of a pass", () => {
  const version = (rev: number, n: number, change: Partial<typeof pass> = {}) => ({
    pass: { ...pass, rev, ...change },
    from: ms(hour(n)),
  });
  const versions = [
    version(2, 3, { endpoint: moved }),
    version(1, 1),
    version(3, 5, { endpoint: moved, status: "revoked" }),
  ];

  test("[T21] are its amendments: neither its issue nor what became of it", () => {
    expect(revisionsOf(versions)).toMatchObject([{ from: hour(3), endpoint: moved }]);
    expect(revisionsOf([version(1, 1)])).toEqual([]);
  });

  test("[T22] stand at their time; that it was revoked since counts at once", () => {
    const now = versions[2]!.pass;
    const then = (n: number, knownRev = 0) => passThen(now, versions, ms(hour(n)), knownRev);
    expect(then(2)).toMatchObject({ rev: 1, endpoint: home, status: "revoked" });
    expect(then(0)).toMatchObject({ rev: 1, endpoint: home });
    expect(then(4)).toMatchObject({ rev: 2, endpoint: moved, status: "revoked" });
    expect(then(2, 2)).toMatchObject({ rev: 2, endpoint: moved });
    expect(then(6)).toBe(now);
    expect(passThen(pass, [], ms(hour(2)), 0)).toBe(pass);
  });

  test("[T22] that it was suspended then counts, reinstated since or spent, unless it was revoked", () => {
    const held = { status: "suspended", statusReason: "chờ xét nghiệm" } as const;
    const then = (now: Partial<typeof pass>, n = 2) => {
      const all = [version(1, 0), version(2, 1, held), version(3, 3, now)];
      return passThen(all[2]!.pass, all, ms(hour(n)), 0);
    };
    expect(then({})).toMatchObject({ rev: 2, ...held });
    expect(then({ status: "spent" })).toMatchObject({ rev: 2, ...held });
    expect(then({ status: "revoked" })).toMatchObject({ rev: 2, status: "revoked" });
    expect(then({}, 0)).toMatchObject({ rev: 1, status: "valid", statusReason: null });
    expect(then({}, 4)).toMatchObject({ rev: 3, status: "valid" });
  });

  test("[T22] endpoints on the way come and go with them", () => {
    const with2 = version(2, 3, { via: ["kho-giua"] });
    expect(passThen(with2.pass, [version(1, 1), with2], ms(hour(2)), 0)).not.toHaveProperty("via");
    const back = version(3, 5);
    const all = [version(1, 1), with2, back];
    expect(passThen(back.pass, all, ms(hour(4)), 0).via).toEqual(["kho-giua"]);
  });
});
