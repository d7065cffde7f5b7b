import { type Described, type SignedToken, worstStatus } from "./described-pass.ts";
import type { Finding } from "./finding.ts";
import { judgeMeasures, judgeOccupants } from "./judge-measures.ts";
import type { PassStatus } from "./pass.ts";
import type { PlateInForce } from "./take-over-shape.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import type { JudgeInput, Knowledge } from "./verdict-input.ts";

const hour = 3_600_000;

/** [V4] */
function* judgeStatus(status: PassStatus | null, statusReason: string | null): Iterable<Finding> {
  if (status !== null && status !== "valid")
    yield {
      outcome: "stop",
      code: status,
      rule: "V4",
      params: statusReason ? { why: statusReason } : {},
    };
}

/** [V8] Valid from its first moment up to, not including, its last. [V9] A trip begun within may finish. */
function* judgeValidity(pass: Described, input: JudgeInput): Iterable<Finding> {
  const [at, from, to] = [ms(input.at), ms(pass.validFrom), ms(pass.validTo)];
  if (at < from)
    yield { outcome: "stop", code: "not-yet-valid", rule: "V8", params: { at: pass.validFrom } };
  if (at < to) return;
  const began = input.tripBegan === null ? null : ms(input.tripBegan);
  const graceEnds = to + input.rules.graceHours * hour;
  if (began !== null && began >= from && began < to && at < graceEnds) {
    const params = { at: pass.validTo, until: iso(graceEnds) };
    yield { outcome: "inspect", code: "expired", rule: "V9", params };
  } else yield { outcome: "stop", code: "expired", rule: "V8", params: { at: pass.validTo } };
}

/** [V12] [V13] How old the data is. Nothing ever synced is as good as expired. */
export function* judgeAge({ asOf, staleAt, expiresAt }: Knowledge, at: IsoTime): Iterable<Finding> {
  const past = (limit: IsoTime | null): boolean => limit !== null && ms(at) >= ms(limit);
  if (asOf === null) yield { outcome: "cannot-check", code: "status-expired", rule: "V13" };
  else if (past(expiresAt))
    yield { outcome: "cannot-check", code: "status-expired", rule: "V13", params: { asOf } };
  else if (past(staleAt))
    yield { outcome: "inspect", code: "status-stale", rule: "V12", params: { asOf } };
}

/**
 * [V17] Does the pass's corridor run through the post, or is it the gate of one of several endpoints? [B9] The gate of an endpoint
 * that goes by another name is where its own corridor may not lead. Null where corridors are unknown, which accuses nobody.
 */
export const onCorridor = (
  { corridor, endpoint, via }: Described,
  input: JudgeInput,
): boolean | null => {
  const { endpointHere, boundFor, boundAlso = [] } = input;
  if (endpointHere && endpointHere === boundFor && boundAlso.length > 0) return true;
  if (via && endpointHere && [...via, endpoint].includes(endpointHere)) return true;
  const here: readonly (string | number)[] =
    typeof corridor === "string" ? input.corridorsHere : (input.corridorCodesHere ?? []);
  return here.length > 0 ? here.includes(corridor) : null;
};

/** [V30] What took over from the pass's own vehicle; null where none did, or that vehicle has its load again. */
export const takenOverFrom = (
  { plate }: Described,
  { takenOver }: JudgeInput,
): PlateInForce | null => (takenOver && takenOver.plate !== plate ? takenOver : null);

/** [V10] The plate that is asked for is the pass's, or [V30] that of the vehicle which took over. */
function* judgePlate(pass: Described, input: JudgeInput): Iterable<Finding> {
  const other = takenOverFrom(pass, input);
  if (input.observed.plateMatches === false) {
    const params = other ? { plate: other.plate, from: other.from } : { plate: pass.plate };
    yield { outcome: "stop", code: "plate-mismatch", rule: "V10", params };
  } else if (other) {
    const { plate, from, at } = other;
    yield { outcome: "inspect", code: "taken-over", rule: "V30", params: { plate, from, at } };
  }
}

/** Everything found about a pass, the gravest stop first; here also [V10] and [V15]. */
export function* judgePass(
  pass: Described,
  token: SignedToken | null,
  input: JudgeInput,
): Iterable<Finding> {
  const { knowledge } = input;
  if (token && token.realm !== "live")
    yield { outcome: "stop", code: "unknown-key", rule: "V6", params: { realm: token.realm } };
  yield* judgeStatus(worstStatus(knowledge), pass.statusReason);
  yield* judgePlate(pass, input);
  yield* judgeValidity(pass, input);
  yield* judgeMeasures(pass, input);
  yield* judgeOccupants(pass, input);
  yield* judgeAge(knowledge, input.at);
  if (!knowledge.pass && knowledge.status === null)
    yield { outcome: "inspect", code: "not-on-file", rule: "V15" };
  if (onCorridor(pass, input) === false)
    yield {
      outcome: "inspect",
      code: "off-corridor",
      rule: "V17",
      params: { corridor: pass.corridor },
    };
}

/** [V18] The same draw gives the same answer, so it can be replayed and nobody chooses whom to pick. */
export function* judgeDraw(pass: Described, { draw, rules }: JudgeInput): Iterable<Finding> {
  const { perThousand, autoIssuedPerThousand } = rules.inspection;
  const odds = pass.autoIssued ? autoIssuedPerThousand : perThousand;
  if (draw !== null && draw < odds)
    yield { outcome: "inspect", code: "random-inspection", rule: "V18", params: { draw, odds } };
}
