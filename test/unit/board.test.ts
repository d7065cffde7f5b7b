import { expect, test } from "vitest";
import { boardOf, whyOf } from "../../client/command/board.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import { ms } from "../../shared/domain/time.ts";
import { aScan, aScanId } from "../build/a-scan.ts";
import { aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const seen = (n: number, change: Partial<ScanSeen>): ScanSeen => {
  const { checkpoint, direction, how, pass, plate, occupantsSeen, decision } = aScan();
  return {
    id: aScanId(n),
    seq: n,
    checkpoint,
    direction,
    at: at(),
    receivedAt: at(),
    how,
    pass,
    plate,
    occupantsSeen,
    outcome: "stop",
    reasons: ["expired"],
    decision,
    trip: null,
    marks: [],
    ...change,
  };
};
const override = { reason: "Chở ô-xy", superior: "Thượng tá An" };
const all = { plate: "", corridor: null };

test("a refusal says why, and where the pass was good, that it was", () => {
  const why = (change: Partial<ScanSeen>) => whyOf(seen(1, change)).vi;
  expect(why({ decision: "hold" })).toBe("Giấy hết hạn");
  expect(why({ decision: "turn-back", outcome: "go", reasons: [] })).toBe(
    "Giấy hợp lệ, chốt vẫn chặn",
  );
  expect(why({ decision: "none", outcome: "not-a-pass", reasons: [] })).toBe(
    "Không phải mã luồng xanh",
  );
});

test("[T15] the wall tells who left the province within a day from who arrived", () => {
  const closed = (n: number, status: "arrived" | "exited", day = 0) =>
    aTrip({ id: aScanId(n), status, closedAt: at("10:00", day) });
  const trips = [closed(1, "arrived"), closed(2, "exited"), closed(3, "exited", -2), aTrip()];
  const board = boardOf(trips, [], all, ms(at("12:00")));
  expect(board.arrived.map(({ id }) => id)).toEqual([aScanId(1)]);
  expect(board.exited.map(({ id }) => id)).toEqual([aScanId(2)]);
});

test("[T13] the wall lists what was let through against a stop for a day from when it came, corrected ones not", () => {
  const scans = [
    seen(1, { override }),
    seen(2, { override, at: at("09:00", -3), receivedAt: at("09:05") }),
    seen(3, { override, receivedAt: at("09:00", -2) }),
    seen(4, { override, marks: ["corrected"] }),
    seen(5, {}),
  ];
  const board = boardOf([], scans, all, ms(at("09:10")));
  expect(board.overridden.map(({ id }) => id)).toEqual([aScanId(2), aScanId(1)]);
  expect(board.refused).toEqual([]);
});
