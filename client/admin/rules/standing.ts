import type { StateNow } from "../../../shared/domain/published.ts";
import { stateNowWords } from "../../../shared/text/rules.ts";
import type { Words } from "../../../shared/text/say.ts";
import type { Tone } from "../../ui/badge.tsx";

export const stateWords: Readonly<
  Record<StateNow, { readonly words: Words; readonly tone: Tone }>
> = {
  "in-force": { words: stateNowWords["in-force"], tone: "go" },
  scheduled: { words: stateNowWords.scheduled, tone: "inspect" },
  over: { words: stateNowWords.over, tone: "quiet" },
  withdrawn: { words: stateNowWords.withdrawn, tone: "quiet" },
};
