import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { RateLimits } from "./rate-limits.ts";

/**
 * [E2] [E5] Answers somebody who shows by a plate, or its end, that a code is theirs. After too many wrong ones the code
 * takes none for a while, the right one neither, and whether or not there is such a code. Counted before it is looked at
 * and given back where it was right: many at once are no way round.
 */
export const withPlateGuess = async <T>(
  limits: RateLimits,
  code: string,
  answer: () => Promise<T>,
  isWrong: (answered: T) => boolean,
): Promise<T | Refusal> => {
  const refused = await limits.take("plateGuess", code);
  if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 1 };
  let wrong = false;
  try {
    const answered = await answer();
    wrong = isWrong(answered);
    return answered;
  } finally {
    if (!wrong) await limits.giveBack("plateGuess", code);
  }
};
