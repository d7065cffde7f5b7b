import type { LegalBasis } from "./place.ts";
import type { Outcome, Reason, ReasonCode } from "./verdict-shape.ts";

/** One thing found about a vehicle, before the gravest is known. */
export interface Finding {
  readonly outcome: Outcome;
  readonly code: ReasonCode;
  readonly rule: string;
  readonly params?: Reason["params"];
  /** The act it rests on, where that is another than the rule set names for the code. */
  readonly basis?: LegalBasis | null;
}
