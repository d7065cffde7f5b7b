import type { Decision } from "../../shared/domain/scan.ts";
import type { ReasonCode, Verdict } from "../../shared/domain/verdict-shape.ts";

/** How a verdict looks and sounds. Reasons that call for other conduct have faces of their own. */
export const faces = [
  "go",
  "inspect",
  "forged",
  "revoked",
  "expired",
  "not-yet-valid",
  "mismatch",
  "crowded",
  "stop",
  "cannot-check",
  "unknown",
  "damaged",
  "foreign",
] as const;
export type Face = (typeof faces)[number];

const stopFaces: Partial<Record<ReasonCode, Face>> = {
  forged: "forged",
  "unknown-key": "forged",
  revoked: "revoked",
  suspended: "revoked",
  spent: "revoked",
  expired: "expired",
  "not-yet-valid": "not-yet-valid",
  "plate-mismatch": "mismatch",
  "too-many-aboard": "crowded",
};
const cannotFaces: Partial<Record<ReasonCode, Face>> = {
  damaged: "damaged",
  "unknown-plate": "unknown",
  "unknown-code": "unknown",
};

/** The gravest reason is the first. */
export const faceOf = ({ outcome, reasons }: Verdict): Face => {
  const code = reasons[0]?.code;
  switch (outcome) {
    case "go":
      return "go";
    case "inspect":
      return "inspect";
    case "not-a-pass":
      return "foreign";
    case "stop":
      return (code && stopFaces[code]) ?? "stop";
    case "cannot-check":
      return (code && cannotFaces[code]) ?? "cannot-check";
  }
};

const holdFor: ReadonlySet<ReasonCode> = new Set([
  "forged",
  "unknown-key",
  "plate-mismatch",
  "too-many-aboard",
  "spent",
]);

/** What the officer most likely has to do; null where the vehicle has first to be looked up another way. */
export const recommended = ({ outcome, reasons }: Verdict): Exclude<Decision, "none"> | null => {
  const code = reasons[0]?.code;
  switch (outcome) {
    case "go":
    case "inspect":
      return "let-through";
    case "stop":
      return code && holdFor.has(code) ? "hold" : "turn-back";
    case "cannot-check":
      return code && cannotFaces[code] ? null : "hold";
    case "not-a-pass":
      return null;
  }
};

/** Letting through against a stop takes a reason and the name of whoever answers for it. */
export const needsSuperior = (verdict: Verdict, decision: Decision): boolean =>
  verdict.outcome === "stop" && decision === "let-through";
