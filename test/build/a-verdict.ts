import type { Reason, Verdict, VerdictFacts } from "../../shared/domain/verdict-shape.ts";
import { aPassOnFile } from "./a-pass.ts";
import { at } from "./times.ts";

/** A `go` for the pass of `aPass()`; `facts` may be given in part. */
export const aVerdict = (
  change: Partial<Omit<Verdict, "facts">> & { readonly facts?: Partial<VerdictFacts> } = {},
): Verdict => {
  const pass = aPassOnFile();
  return {
    outcome: "go",
    reasons: [],
    duties: [],
    ...change,
    facts: {
      rulesVersion: 1,
      passId: pass.id,
      rev: pass.rev,
      status: pass.status,
      validFrom: pass.validFrom,
      validTo: pass.validTo,
      occupantsMax: pass.occupantsMax,
      source: "both",
      statusAsOf: at("08:55"),
      staleAt: at("09:55"),
      expiresAt: at("08:55", 3),
      keysFresh: true,
      onCorridor: true,
      tripBegan: null,
      kind: pass.kind,
      purpose: pass.purpose,
      passOccupantsMax: pass.occupantsMax,
      autoIssued: pass.autoIssued,
      statusReason: pass.statusReason,
      boundFor: null,
      levels: [],
      measures: [],
      before: null,
      watch: [],
      draw: null,
      at: at(),
      latest: null,
      ...change.facts,
    },
  };
};

/** A reason for `aVerdict({ reasons: [aReason("revoked", "V4")] })`. */
export const aReason = (
  code: Reason["code"],
  rule: string,
  params: Reason["params"] = {},
): Reason => ({ code, rule, params, basis: null });
