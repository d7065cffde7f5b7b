import type { Answer } from "../../client/api/device-call.ts";
import type { ProblemCode } from "../../shared/contract/problems.ts";

/** What a tablet's call comes to. */
export const good: Answer<unknown> = { kind: "reply", value: {} };
export const refusedWith = (code: ProblemCode): Answer<unknown> => ({
  kind: "problem",
  problem: { type: "", title: "", status: 400, code, detail: "" },
});
