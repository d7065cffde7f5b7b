import { describe, expect, test } from "vitest";
import type { FindingScan } from "../../shared/domain/findings/history.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { aFindingScan, aPassState, find, ofKind, ownGate } from "../build/a-history.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const xoai = (n: number, clock: string, change: Partial<FindingScan> = {}) =>
  aFindingScan(n, { checkpoint: "dong-xoai", at: at(clock), ...change });
const keys = (found: readonly { readonly key: string }[]) => found.map(({ key }) => key);

describe("a forged code", () => {
  const forged = { outcome: "stop", reasons: ["forged"], decision: "hold" } as const;

  test("[A2] is found by what tablet or server says, and shown again it is the same finding", () => {
    const first = aFindingScan(1, forged);
    const again = xoai(2, "10:00", { judged: { outcome: "stop", reasons: ["forged"] } });
    const [found, ...more] = ofKind("forged", find([first, again]));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      key: `forged:${aScanId(1)}`,
      severity: "urgent",
      at: at(),
      checkpoint: "dong-xoai",
      scans: [aScanId(1), aScanId(2)],
      facts: { times: 2 },
    });
  });

  test("[A2] two days later it is another one", () => {
    const later = { ...aFindingScan(2, forged), at: at("10:00", 2) };
    expect(ofKind("forged", find([aFindingScan(1, forged), later]))).toHaveLength(2);
  });

  test("[A2] without plate or pass it is still found", () => {
    const lone = aFindingScan(1, { ...forged, vehicle: null, plate: null, plateSeen: null });
    const [found] = ofKind("forged", find([lone], { pass: [] }));
    expect(found).toMatchObject({ vehicle: null, plate: null, pass: null, device: "tablet-1" });
  });
});

describe("a pass that is revoked or suspended", () => {
  const revoked = aPassState({ status: "revoked", from: at("09:30") });

  test("[A3] is found when shown after it was, whether the tablet knew or not", () => {
    const found = find([aFindingScan(1), xoai(2, "10:00")], { pass: [aPassState(), revoked] });
    expect(ofKind("revoked-in-use", found)).toMatchObject([
      { key: `revoked-in-use:${aScanId(2)}`, facts: { status: "revoked", times: 1 } },
    ]);
  });

  test("[A3] was shown before it was revoked: no misuse, though the server knew when the scan came in", () => {
    const early = aFindingScan(1, { judged: { outcome: "stop", reasons: ["revoked"] } });
    const found = find([early], { pass: [aPassState(), revoked] });
    expect(found).toEqual([]);
  });

  test("[A3] with no pass on file the tablet is believed", () => {
    const shown = aFindingScan(1, { outcome: "stop", reasons: ["suspended"], decision: "hold" });
    expect(ofKind("revoked-in-use", find([shown], { pass: [] }))).toMatchObject([
      { facts: { status: "suspended" } },
    ]);
  });
});

describe("another plate", () => {
  test("[A4] is found where the officer, a verdict or the plate written down says so", () => {
    const seen = (change: Partial<FindingScan>) =>
      keys(ofKind("plate-mismatch", find([aFindingScan(1, change)])));
    const key = `plate-mismatch:${aScanId(1)}`;
    expect(seen({ plateMatches: false })).toEqual([key]);
    const noFile = find([aFindingScan(1, { plateMatches: false })], { pass: [] });
    expect(keys(ofKind("plate-mismatch", noFile))).toEqual([key]);
    expect(seen({ reasons: ["plate-mismatch"] })).toEqual([key]);
    expect(seen({ plateSeen: "51D99999" as Plate, plateMatches: null })).toEqual([key]);
    expect(seen({})).toEqual([]);
  });

  test("[A4] a look-alike or the trailer's is none", () => {
    const pass = [aPassState({ trailerPlate: "51R12345" as Plate })];
    const seen = (plateSeen: string) =>
      find([aFindingScan(1, { plateSeen: plateSeen as Plate, plateMatches: null })], { pass });
    expect(seen("93C1Z345")).toEqual([]);
    expect(seen("51R12345")).toEqual([]);
  });
});

describe("a cloned pass", () => {
  test("[A5] at two posts sooner than the road allows", () => {
    const found = find([aFindingScan(1), xoai(2, "09:05")]);
    expect(ofKind("cloned", found)).toMatchObject([
      {
        key: `cloned:${aScanId(2)}`,
        scans: [aScanId(1), aScanId(2)],
        facts: { km: 25, minutes: 5, from: "tan-lap", to: "dong-xoai", times: 1 },
      },
    ]);
    expect(find([aFindingScan(1), xoai(2, "09:30")])).toEqual([]);
  });

  test("[A5] by the road where a corridor joins two posts, else as the crow flies", () => {
    // 75 km of road from Tân Lập to Bù Đăng, 63 km as the crow flies: 40 minutes are too few for the road alone.
    const far = aFindingScan(2, { checkpoint: "bu-dang", at: at("09:38") });
    expect(ofKind("cloned", find([aFindingScan(1), far]))).toHaveLength(1);
    const aside = (clock: string) =>
      ofKind(
        "cloned",
        find([aFindingScan(1), aFindingScan(2, { checkpoint: "loc-ninh", at: at(clock) })]),
      );
    expect(aside("09:25")).toHaveLength(1);
    expect(aside("09:45")).toEqual([]);
  });

  test("[A5] the clocks of two tablets may be two minutes apart, but nobody is at two posts at once", () => {
    // 25 km take 13 min 38 s at 110 km/h.
    expect(ofKind("cloned", find([aFindingScan(1), xoai(2, "09:12")]))).toEqual([]);
    expect(ofKind("cloned", find([aFindingScan(1), xoai(2, "09:11")]))).toHaveLength(1);
    // 2.4 km take less than the clocks' slack.
    const near = (clock: string) =>
      ofKind("cloned", find([aFindingScan(1), xoai(2, clock, { checkpoint: "cau-tan-lap" })]));
    expect(near("09:00:20")).toHaveLength(1);
    expect(near("09:00:40")).toEqual([]);
  });

  test("[A5] a receiver's word and where a patrol roams prove nothing", () => {
    const word = aFindingScan(2, { ...ownGate, how: "confirmation", at: at("09:01") });
    expect(ofKind("cloned", find([aFindingScan(1), word]))).toEqual([]);
    const patrol = aFindingScan(2, { checkpoint: "tuan-tra", at: at("09:00:10") });
    expect(ofKind("cloned", find([aFindingScan(1), patrol]))).toEqual([]);
  });

  test("[A5] further sightings are further evidence, and an earlier post that uploads late keeps the key", () => {
    const clone = aFindingScan(3, { checkpoint: "hoa-lu", at: at("09:31") });
    const scans = [xoai(2, "09:30"), clone, xoai(4, "09:35")];
    const [found, ...more] = ofKind("cloned", find(scans));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      key: `cloned:${aScanId(3)}`,
      scans: [2, 3, 4].map(aScanId),
      facts: { times: 2 },
    });
    const late = xoai(5, "09:30:30");
    expect(keys(ofKind("cloned", find([...scans, late])))).toEqual([`cloned:${aScanId(3)}`]);
  });

  test("[A5] a plate seen under another key is found once, with the key that was seen second", () => {
    const own = aFindingScan(1);
    const walkUp = aFindingScan(2, {
      vehicle: "93C12345",
      pass: null,
      checkpoint: "loc-ninh",
      at: at("09:10"),
    });
    const elsewhere = (scans: readonly FindingScan[]) => ({ elsewhere: { scans, trips: [] } });
    expect(ofKind("cloned", find([own], elsewhere([walkUp])))).toEqual([]);
    expect(keys(ofKind("cloned", find([walkUp], elsewhere([own]))))).toEqual([
      `cloned:${aScanId(2)}`,
    ]);
  });
});

describe("a pass for one trip", () => {
  const single = { pass: [aPassState({ use: "single" })] };
  const arrived = [aFindingScan(1), aFindingScan(2, { ...ownGate, at: at("10:00") })];

  test("[A12] shown after it arrived is reused", () => {
    const again = aFindingScan(3, { at: at("15:00") });
    expect(ofKind("reused-pass", find([...arrived, again], single))).toMatchObject([
      { key: `reused-pass:${aScanId(3)}`, facts: { arrived: at("10:00"), times: 1 } },
    ]);
    expect(ofKind("reused-pass", find([...arrived, again]))).toEqual([]);
  });

  test("[A12] shown after it left the province is reused, whichever way it drives", () => {
    const on = { transit: true as const };
    const left = [
      aFindingScan(1, { ...on, way: "end" }),
      aFindingScan(2, { ...on, way: "end", checkpoint: "cai-chanh", at: at("10:30") }),
    ];
    const back = { ...on, way: "end" as const, checkpoint: "cai-chanh" };
    const again = aFindingScan(3, { ...back, at: at("14:00"), direction: "out" });
    expect(ofKind("reused-pass", find([...left, again], single))).toMatchObject([
      { key: `reused-pass:${aScanId(3)}`, facts: { arrived: at("10:30"), times: 1 } },
    ]);
    const twice = aFindingScan(3, { ...back, at: at("10:40") });
    expect(ofKind("reused-pass", find([...left, twice], single))).toEqual([]);
  });

  test("[A12] not by the vehicle that drives home, nor by the gate and the receiver both", () => {
    const twice = aFindingScan(3, { ...ownGate, at: at("10:20"), how: "confirmation" });
    const home = aFindingScan(4, { at: at("13:00"), direction: "out" });
    expect(ofKind("reused-pass", find([...arrived, twice, home], single))).toEqual([]);
    const nextDay = aFindingScan(4, { at: at("13:00", 1), direction: "out" });
    expect(ofKind("reused-pass", find([...arrived, nextDay], single, at("20:00", 1)))).toHaveLength(
      1,
    );
  });

  test("[A12] [T18] nor by who stayed over night and drives home as it was released", () => {
    const release = { release: { load: false }, decision: "none", how: "confirmation" } as const;
    const left = (clock: string, day = 1) =>
      aFindingScan(3, { ...ownGate, ...release, at: at(clock, day) });
    const home = aFindingScan(4, { at: at("09:00", 1), direction: "out" });
    const reused = (...scans: FindingScan[]) =>
      ofKind("reused-pass", find([...arrived, ...scans], single, at("20:00", 1)));
    expect(reused(home)).toHaveLength(1);
    expect(reused(home, left("06:00"))).toEqual([]);
    expect(reused(left("06:00"))).toEqual([]);
    expect(reused(home, left("10:30", 0))).toHaveLength(1);
    expect(reused(home, left("10:00"))).toHaveLength(1);
  });

  test("[A12] nor by who drives home past tablets that were left on the way in", () => {
    const came = [
      aFindingScan(1),
      xoai(2, "09:40"),
      aFindingScan(3, { ...ownGate, at: at("10:30") }),
    ];
    const back = xoai(4, "13:00");
    const out = aFindingScan(5, { at: at("13:40") });
    expect(ofKind("reused-pass", find([...came, back, out], single))).toEqual([]);
    // First seen where it came in: it has come in again.
    const again = xoai(6, "14:20");
    expect(ofKind("reused-pass", find([...came, out, again], single))).toMatchObject([
      { scans: [5, 6].map(aScanId) },
    ]);
  });

  test("[A12] spent by a trip so long ago that nobody looks at it any more", () => {
    const spent = aPassState({ use: "single", status: "spent", from: at("08:00") });
    const shown = (change: Partial<FindingScan>) =>
      ofKind(
        "reused-pass",
        find([aFindingScan(1, change)], { pass: [aPassState({ use: "single" }), spent] }),
      );
    expect(shown({})).toMatchObject([{ scans: [aScanId(1)], facts: { arrived: at("08:00") } }]);
    expect(shown({ direction: "out" })).toEqual([]);
    expect(shown({ at: at("07:59") })).toEqual([]);
  });

  test("[A12] a scan made before the arrival that comes in after it is no reuse", () => {
    expect(ofKind("reused-pass", find([...arrived, xoai(3, "09:30")], single))).toEqual([]);
    const held = aFindingScan(4, { at: at("08:30"), decision: "hold" });
    expect(ofKind("reused-pass", find([...arrived, held], single))).toEqual([]);
  });
});

describe("two trips", () => {
  const onTheWay = [aFindingScan(1), xoai(2, "09:40")];
  const again = (clock: string) => aFindingScan(3, { at: at(clock) });

  test("[A13] let in once more while its trip is open and was seen further on", () => {
    const single = { pass: [aPassState({ use: "single" })] };
    expect(ofKind("two-trips", find([...onTheWay, again("14:00")], single))).toMatchObject([
      { key: `two-trips:${aScanId(3)}`, scans: [1, 2, 3].map(aScanId) },
    ]);
    const border = aFindingScan(3, { checkpoint: "hoa-lu", at: at("14:00") });
    expect(ofKind("two-trips", find([...onTheWay, border], single))).toHaveLength(1);
  });

  test("[A13] seen twice at its first post, or on ahead, it is one trip", () => {
    expect(ofKind("two-trips", find([aFindingScan(1), again("09:10")]))).toEqual([]);
    const ahead = aFindingScan(3, { checkpoint: "cai-chanh", at: at("12:00") });
    expect(ofKind("two-trips", find([...onTheWay, ahead]))).toEqual([]);
  });

  test("[A13] back by the posts it came by it drives home, though nobody confirmed that it arrived", () => {
    const single = { pass: [aPassState({ use: "single" })] };
    const far = aFindingScan(4, { checkpoint: "bu-dang", at: at("11:00") });
    const home = [xoai(5, "14:00"), aFindingScan(6, { at: at("15:00") })];
    expect(ofKind("two-trips", find([...onTheWay, far, ...home], single))).toEqual([]);
  });

  test("[A13] where the pass allows another, one that had time to deliver and come back does not", () => {
    expect(ofKind("two-trips", find([...onTheWay, again("10:10")]))).toHaveLength(1);
    expect(ofKind("two-trips", find([...onTheWay, again("14:00")]))).toEqual([]);
  });

  test("[A13] on the road with two passes at once, found with the later one", () => {
    const other = { pass: toPassId(1, 0, 8), vehicle: "1-0-8" };
    const later = [aFindingScan(11, { ...other, at: at("09:20") }), xoai(12, "10:30", other)];
    const tripsOf = (scans: readonly FindingScan[]) =>
      foldTrips(scans as readonly ScanFact[], at("20:00"), []);
    const beside = (scans: readonly FindingScan[]) => ({
      elsewhere: { scans: [], trips: tripsOf(scans) },
    });
    expect(keys(ofKind("two-trips", find(later, beside(onTheWay))))).toEqual([
      `two-trips:${aScanId(11)}`,
    ]);
    expect(ofKind("two-trips", find(onTheWay, beside(later)))).toEqual([]);
    // Not seen any more once the other had begun: nobody confirmed it, that is all.
    expect(ofKind("two-trips", find(later, beside([aFindingScan(1)])))).toEqual([]);
  });
});
describe("another vehicle that took over", () => {
  const [own, second] = [aFindingScan(1).plate, "51D99999" as Plate];
  const takeOver = { plate: second, newDriver: false, reason: "breakdown" } as const;
  const taken = xoai(2, "10:00", { plateSeen: second, takeOver });
  const buDang = (n: number, clock: string, change: Partial<FindingScan> = {}) =>
    aFindingScan(n, { checkpoint: "bu-dang", at: at(clock), ...change });
  const mismatch = (...scans: FindingScan[]) => ofKind("plate-mismatch", find(scans));

  test("[A4] [A31] is no other plate where it is seen, whether the post had heard of it or not", () => {
    const way = [aFindingScan(1), taken];
    expect(mismatch(...way, buDang(3, "11:30", { plateSeen: second }))).toEqual([]);
    const stopped = { outcome: "stop", reasons: ["plate-mismatch"], decision: "hold" } as const;
    const unheard = { ...stopped, plateMatches: false };
    expect(mismatch(...way, buDang(3, "11:30", { ...unheard, otherPlate: second }))).toEqual([]);
    expect(mismatch(...way, buDang(3, "11:30", unheard))).toEqual([]);
  });

  test("[A4] [A31] the plate it took over from is, and any other", () => {
    const shown = (change: Partial<FindingScan>) =>
      mismatch(aFindingScan(1), taken, buDang(3, "11:30", change));
    expect(shown({ plateSeen: own, plateMatches: true })).toMatchObject([
      { facts: { seen: own, expected: second, tookOver: own, takenOverAt: at("10:00") } },
    ]);
    expect(shown({ plateSeen: second, plateMatches: false })).toHaveLength(1);
    expect(
      shown({ plateSeen: own, plateMatches: false, otherPlate: "61C11111" as Plate }),
    ).toMatchObject([{ facts: { seen: "61C11111" } }]);
  });

  test("[A4] [A31] before it did, and once the trip is over, it is another plate", () => {
    expect(mismatch(aFindingScan(1, { plateSeen: second }), taken)).toHaveLength(1);
    const arrived = xoai(3, "11:00", { ...ownGate, plateSeen: second });
    const again = aFindingScan(4, { at: at("15:00"), plateSeen: second });
    expect(keys(mismatch(aFindingScan(1), taken, arrived, again))).toEqual([
      `plate-mismatch:${aScanId(4)}`,
    ]);
  });

  test("[A1] [A31] heard of late it takes back what was found of the next post", () => {
    const asked = buDang(3, "11:30", { plateSeen: own, plateMatches: false, otherPlate: second });
    expect(mismatch(aFindingScan(1), asked)).toHaveLength(1);
    expect(mismatch(asked, taken, aFindingScan(1))).toEqual([]);
  });

  const walkUp = (n: number, plate: Plate, clock: string, checkpoint = "hoa-lu") =>
    aFindingScan(n, {
      ...{ vehicle: plate, pass: null, plate, plateSeen: plate, plateMatches: null },
      ...{ checkpoint, at: at(clock), how: "walk-up", direction: "out" },
    });
  const cloned = (...elsewhere: FindingScan[]) =>
    ofKind(
      "cloned",
      find([aFindingScan(1), taken, buDang(3, "11:30", { plateSeen: second })], {
        elsewhere: { scans: elsewhere, trips: [] },
      }),
    );

  test("[A5] [A31] the vehicle left behind may be anywhere, and the other before it took over", () => {
    expect(cloned(walkUp(7, own!, "11:30"), walkUp(8, second, "10:01", "dong-xoai"))).toEqual([]);
    expect(cloned(walkUp(7, own!, "11:31"))).toEqual([]);
    expect(cloned(walkUp(7, second, "09:59"))).toEqual([]);
  });

  test("[A5] [A31] that vehicle at two posts at once is cloned, and so is the other before it was left", () => {
    expect(cloned(walkUp(7, second, "11:29"))).toHaveLength(1);
    expect(cloned(walkUp(7, own!, "09:58"))).toHaveLength(1);
  });
});
