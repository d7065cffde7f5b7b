import { isDeepStrictEqual } from "node:util";
import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Replay } from "../../shared/contract/replay.ts";
import { may } from "../../shared/domain/access.ts";
import { replay } from "../../shared/domain/replay.ts";
import { readScanOnRecord } from "../../shared/domain/scan-version.ts";
import type { Caller } from "../caller.ts";
import { postSubject } from "../places.ts";
import type { Reads } from "../store/ports.ts";
import { tripFor } from "./trips.ts";

/**
 * [V29] How a scan's verdict came about, derived anew from what is on record. Refuses `not-found`, and
 * `unknown-reference` where the rule set that judged it is not on record.
 */
export const replayScan = async (reads: Reads, id: string): Promise<Replay | Refusal> => {
  const body = await reads.scanBody(id);
  const scan = body && readScanOnRecord(body);
  if (!scan) return refusal("not-found");
  const { facts } = scan.verdict;
  const { ruleSets, measures } = await reads.reference();
  const pass = facts.passId === null ? undefined : await reads.pass(facts.passId);
  const replayed = replay(scan, { ruleSets, measures, pass: pass ?? null });
  if (!replayed) return refusal("unknown-reference", { rulesVersion: "unknown-rules" });
  const { input, findings, verdict } = replayed;
  const { rules, before } = input;
  return {
    scan: scan.id,
    checkpoint: scan.checkpoint,
    kept: scan.verdict,
    derived: verdict,
    same: isDeepStrictEqual(
      { outcome: verdict.outcome, reasons: verdict.reasons },
      { outcome: scan.verdict.outcome, reasons: scan.verdict.reasons },
    ),
    rules: { version: rules.version, effectiveFrom: rules.effectiveFrom },
    before: before
      ? { version: before.rules.version, effectiveFrom: before.rules.effectiveFrom }
      : null,
    levels: [...(input.levels ?? [])],
    measures: (input.measures ?? []).map(({ measure, ...where }) => ({
      id: measure.id,
      name: measure.name,
      effect: measure.effect,
      area: where.area,
      areaName: where.areaName,
      since: where.since,
      binding: !before || before.measures.some((one) => one.measure.id === measure.id),
    })),
    findings: findings.map(({ outcome, code, rule, params = {}, basis }) => ({
      outcome,
      reason: { code, rule, params, basis: basis ?? rules.basis[code] ?? rules.basis.default },
    })),
  };
};

/** The same for whoever reaches the post it was made at, or the trip it belongs to. */
export const replayFor = async (
  reads: Reads,
  caller: Caller,
  id: string,
): Promise<Replay | Refusal> => {
  const [seen] = await reads.scansSeenByIds([id]);
  if (!seen || caller.kind !== "person") return refusal("not-found");
  const post = postSubject(seen.checkpoint, await reads.reference());
  const theirs =
    may(caller.grants, "trip.read", post) ||
    (seen.trip !== null && !isRefusal(await tripFor(reads, caller, seen.trip)));
  return theirs ? replayScan(reads, id) : refusal("not-found");
};
