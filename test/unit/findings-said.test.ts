import { describe, expect, test } from "vitest";
import type { FindingScan } from "../../shared/domain/findings/history.ts";
import { aFindingScan, aPassState, find, ofKind } from "../build/a-history.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

describe("verdicts", () => {
  test("[A15] overturned by the server's", () => {
    const scan = aFindingScan(1, { judged: { outcome: "stop", reasons: ["expired"] } });
    expect(ofKind("verdict-overturned", find([scan]))).toMatchObject([
      {
        key: `verdict-overturned:${aScanId(1)}`,
        facts: { tablet: "go", server: "stop", reason: "expired", decision: "let-through" },
      },
    ]);
  });

  test("[A15] not where the tablet was only more careful, or the server judged nothing", () => {
    const careful = aFindingScan(1, { outcome: "inspect", judged: { outcome: "go", reasons: [] } });
    expect(find([careful])).toEqual([]);
    expect(find([aFindingScan(1, { judged: null })])).toEqual([]);
  });

  test("[A15] not by what the pass became only after the scan", () => {
    const pass = [aPassState(), aPassState({ status: "revoked", from: at("09:30") })];
    const judged = { outcome: "stop", reasons: ["revoked"] } as const;
    const overturned = (clock: string, reasons: FindingScan["reasons"] = judged.reasons) =>
      ofKind(
        "verdict-overturned",
        find([aFindingScan(1, { at: at(clock), judged: { ...judged, reasons } })], { pass }),
      );
    expect(overturned("09:00")).toEqual([]);
    expect(overturned("10:00")).toHaveLength(1);
    expect(overturned("09:00", ["revoked", "expired"])).toHaveLength(1);
  });

  test("[A16] let through against a stop, answered for or not; taken back it is gone", () => {
    const stop = aFindingScan(1, { outcome: "stop", reasons: ["expired"] });
    const override = { reason: "Chở ô-xy", superior: "Thượng tá An" };
    const told = (...scans: FindingScan[]) => ofKind("overridden-stop", find(scans));
    expect(told(aFindingScan(1))).toEqual([]);
    expect(told(stop)).toMatchObject([{ facts: { reason: "expired", answeredFor: false } }]);
    expect(told({ ...stop, override })).toMatchObject([{ facts: { answeredFor: true } }]);
    const back: FindingScan = {
      ...stop,
      id: aScanId(2),
      decision: "hold",
      corrects: { scan: aScanId(1), madeAt: at("09:00:30") },
    };
    expect(told(stop, back)).toEqual([]);
  });
});

describe("refusals", () => {
  const refused = (scans: readonly FindingScan[], asOf = at("20:00")) =>
    ofKind("refused-though-valid", find(scans, {}, asOf));

  test("[A17] turned back though it might go, as the server sees it where it does", () => {
    expect(refused([aFindingScan(1, { decision: "turn-back" })])).toMatchObject([
      { key: `refused-though-valid:${aScanId(1)}`, severity: "notice" },
    ]);
    const stale = aFindingScan(1, {
      decision: "turn-back",
      outcome: "stop",
      judged: { outcome: "go", reasons: [] },
    });
    expect(refused([stale])).toHaveLength(1);
    const right = aFindingScan(1, { decision: "turn-back", outcome: "stop", judged: null });
    expect(refused([right])).toEqual([]);
  });

  test("[A17] held for over an hour though it might go", () => {
    const held = aFindingScan(1, { decision: "hold" });
    expect(refused([held], at("09:59"))).toEqual([]);
    expect(refused([held], at("10:01"))).toMatchObject([{ at: at("10:00") }]);
    expect(refused([held, aFindingScan(2, { at: at("09:20") })])).toEqual([]);
  });

  test("[A17] not where another finding explains it", () => {
    const other = aFindingScan(2, {
      checkpoint: "dong-xoai",
      at: at("09:40"),
      occupants: 1,
      decision: "turn-back",
    });
    const found = find([aFindingScan(1), other]);
    expect(found.map(({ kind }) => kind)).toEqual(["head-count"]);
  });
});
