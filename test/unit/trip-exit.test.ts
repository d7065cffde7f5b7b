import { describe, expect, test } from "vitest";
import type { Checkpoint } from "../../shared/domain/place.ts";
import { foldTrips, type ScanFact } from "../../shared/domain/trip.ts";
import { isServed } from "../../shared/domain/trip-shape.ts";
import { onWayOf } from "../../shared/domain/way.ts";
import { aCheckpoint, aCorridor } from "../build/a-place.ts";
import { aScanFact } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const fold = (...scans: ScanFact[]) => foldTrips(scans, at("23:00"), []);
const statuses = (...scans: ScanFact[]) => fold(...scans).map((trip) => trip.status);

type Change = Partial<ScanFact>;
const through = { transit: true as const };
const gate: Change = { checkpoint: "cong-kcn-chon-thanh", confirms: "kcn-chon-thanh" };
/** The nth scan, at the n+8th hour, at a post of the corridor. */
const seen = (n: number, checkpoint: string, change: Change = {}): ScanFact => {
  const way = ["tan-lap", "cai-chanh"].includes(checkpoint) ? "end" : "along";
  return aScanFact(n, { at: at(`${n + 8}:00`.padStart(5, "0")), checkpoint, way, ...change });
};
const atGate = (n: number, change: Change = {}): ScanFact => {
  const { way: _, ...off } = seen(n, "dong-xoai", { ...gate, ...change });
  return off;
};

describe("the posts of a corridor", () => {
  const kindOf = (id: string, kind: Checkpoint["kind"]) =>
    onWayOf(aCorridor(), aCheckpoint({ id, kind }));

  test("[T15] one leaves by the border post at either end, and by no other post", () => {
    expect(kindOf("tan-lap", "border")).toBe("end");
    expect(kindOf("cai-chanh", "border")).toBe("end");
    expect(kindOf("cai-chanh", "inner")).toBe("along");
    expect(kindOf("bu-dang", "border")).toBe("along");
    expect(kindOf("hoa-lu", "border")).toBeNull();
  });
});

describe("[T15] leaving the province", () => {
  test("[T15] what passes through ends its trip at the far end, driven either way", () => {
    const there = fold(
      seen(1, "tan-lap", through),
      seen(2, "dong-xoai", through),
      seen(3, "cai-chanh", through),
    );
    expect(there).toMatchObject([{ status: "exited", closedAt: at("11:00") }]);
    expect(there.every(isServed)).toBe(true);
    expect(statuses(seen(1, "cai-chanh", through), seen(2, "tan-lap", through))).toEqual([
      "exited",
    ]);
  });

  test("[T15] it ends nowhere else: not where it came in, nor on the way, nor held or looked at", () => {
    const entry = seen(1, "tan-lap", through);
    expect(statuses(entry, seen(2, "bu-dang", through))).toEqual(["on-the-road"]);
    expect(statuses(entry, seen(2, "dong-xoai", through), seen(3, "tan-lap", through))).toEqual([
      "on-the-road",
    ]);
    expect(statuses(entry, seen(2, "cai-chanh", { ...through, decision: "hold" }))).toEqual([
      "held",
    ]);
    expect(statuses(entry, seen(2, "cai-chanh", { ...through, decision: "none" }))).toEqual([
      "on-the-road",
    ]);
  });

  test("[T15] first seen at an end it has come in: its tablet is not asked which way it drives", () => {
    expect(statuses(seen(1, "cai-chanh", through))).toEqual(["on-the-road"]);
  });

  test("[T15] seen off its corridor first, the post where it was first seen on it tells the way", () => {
    const { way: _, ...patrol } = seen(1, "tuan-tra", through);
    expect(statuses(patrol, seen(2, "tan-lap", through))).toEqual(["on-the-road"]);
    expect(statuses(patrol, seen(2, "tan-lap", through), seen(3, "cai-chanh", through))).toEqual([
      "exited",
    ]);
  });

  test("[T15] whoever delivers is still on the road at the far end: its endpoint may lie behind it", () => {
    expect(statuses(seen(1, "tan-lap"), seen(2, "cai-chanh"))).toEqual(["on-the-road"]);
    expect(statuses(seen(1, "dong-xoai"), seen(2, "cai-chanh"))).toEqual(["on-the-road"]);
  });

  test("[T15] home after it arrived it leaves where it came in", () => {
    const trips = fold(seen(1, "tan-lap"), atGate(2), seen(4, "dong-xoai"), seen(5, "tan-lap"));
    expect(trips.map(({ status, setsOut }) => [status, setsOut])).toEqual([
      ["arrived", undefined],
      ["exited", true],
    ]);
  });

  test("[T15] after it arrived it may come in once more where it came in before", () => {
    expect(
      statuses(seen(1, "tan-lap"), atGate(2), seen(6, "tan-lap"), seen(7, "cai-chanh")),
    ).toEqual(["arrived", "on-the-road"]);
  });

  test("[T15] a load from another endpoint's gate leaves by either end", () => {
    const loaded = atGate(1, { confirms: "kcn-minh-hung" });
    expect(statuses(loaded, seen(2, "tan-lap"))).toEqual(["exited"]);
    expect(statuses(loaded, seen(2, "dong-xoai"), seen(3, "cai-chanh"))).toEqual(["exited"]);
  });

  test("[T9] seen twice at the post by which it left, or confirmed behind it, it left once", () => {
    const left = [seen(1, "tan-lap", through), seen(2, "cai-chanh", through)];
    const again = seen(3, "cai-chanh", through);
    const confirmed = atGate(3, through);
    for (const more of [again, confirmed]) {
      const trips = fold(...left, more);
      expect(trips.map((trip) => [trip.status, trip.closedAt, trip.sightings.length])).toEqual([
        ["exited", at("10:00"), 3],
      ]);
    }
    const [, next] = fold(...left, seen(4, "cai-chanh", through));
    expect(next).toMatchObject({ status: "on-the-road" });
  });

  test("[T5] a late scan of the entry makes an exit of what had seemed to be one", () => {
    const [entry, exit] = [seen(1, "tan-lap", through), seen(2, "cai-chanh", through)];
    expect(statuses(exit)).toEqual(["on-the-road"]);
    expect(fold(exit, entry)).toEqual(fold(entry, exit));
    expect(statuses(exit, entry)).toEqual(["exited"]);
  });

  test("[T15] what came before is known by the trip as it was kept", () => {
    const homeward = [seen(4, "dong-xoai"), seen(5, "tan-lap")];
    const kept = fold(seen(1, "tan-lap"), atGate(2), ...homeward);
    expect(foldTrips(homeward, at("23:00"), kept)).toEqual(kept.slice(1));
    expect(foldTrips(homeward, at("23:00"), [])[0]?.status).toBe("on-the-road");
  });
});
