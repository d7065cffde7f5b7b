import { ruleWords } from "../../../shared/text/rules.ts";
import type { Words } from "../../../shared/text/say.ts";
import type { Tone } from "../../ui/badge.tsx";

export type StateNow = "withdrawn" | "scheduled" | "in-force" | "over";

interface Published {
  readonly effectiveFrom: string;
  readonly withdrawnAt: string | null;
}

/** Where something published stands at `now` (ms); `replaced`: another has taken over from it. */
export const stateNow = (
  { effectiveFrom, withdrawnAt }: Published,
  now: number,
  replaced = false,
): StateNow => {
  const begins = Date.parse(effectiveFrom);
  if (withdrawnAt !== null && Date.parse(withdrawnAt) <= begins) return "withdrawn";
  if (withdrawnAt !== null && Date.parse(withdrawnAt) <= now) return "over";
  if (begins > now) return "scheduled";
  return replaced ? "over" : "in-force";
};

export const stateWords: Readonly<
  Record<StateNow, { readonly words: Words; readonly tone: Tone }>
> = {
  "in-force": { words: ruleWords.inForce, tone: "go" },
  scheduled: { words: ruleWords.scheduled, tone: "inspect" },
  over: { words: ruleWords.over, tone: "quiet" },
  withdrawn: { words: ruleWords.withdrawn, tone: "quiet" },
};
