import { overturns } from "../late-truth.ts";
import { ms } from "../time.ts";
import type { Case, Detector, Found } from "./case.ts";
import type { FindingScan } from "./history.ts";

/** What a pass becomes by a later decision, and was not yet when it was scanned. */
const becomes = ["revoked", "suspended", "spent"];

/** [A15] Does all that the server holds against it come from what the pass became only after the scan? */
const cameLater = (vehicle: Case, look: FindingScan): boolean => {
  const reasons = look.judged?.reasons ?? [];
  return (
    vehicle.passAt(ms(look.at))?.status === "valid" &&
    reasons.length > 0 &&
    reasons.every((code) => becomes.includes(code))
  );
};

/** What one scan tells by itself; each rests on that scan. */
const told: readonly {
  readonly kind: "verdict-overturned" | "overridden-stop";
  readonly tells: (look: FindingScan, vehicle: Case) => boolean;
  readonly facts: (look: FindingScan) => Found["facts"];
}[] = [
  // [A15] [O11]
  {
    kind: "verdict-overturned",
    tells: (look, vehicle) =>
      look.judged !== null &&
      overturns(look.outcome, look.judged.outcome) &&
      !cameLater(vehicle, look),
    facts: ({ outcome, judged, decision }) => ({
      tablet: outcome,
      server: judged!.outcome,
      reason: judged!.reasons[0] ?? null,
      decision,
    }),
  },
  // [A16] [T13]
  {
    kind: "overridden-stop",
    tells: ({ outcome, decision }) => outcome === "stop" && decision === "let-through",
    facts: ({ reasons, override }) => ({
      reason: reasons[0] ?? null,
      answeredFor: override !== undefined,
    }),
  },
];

/** [A15] [A16] */
export const saidOtherwise: Detector = (vehicle) =>
  told.flatMap(({ kind, tells, facts }) =>
    vehicle.looks
      .filter((look) => tells(look, vehicle))
      .map((look) => ({
        kind,
        cause: look.id,
        at: look.at,
        looks: [look],
        trip: vehicle.legOf(look.id)?.trip ?? null,
        facts: facts(look),
      })),
  );
