import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { LimitName, RateLimits } from "./rate-limits.ts";

/**
 * Answers somebody who may be guessing. After too many wrong ones under a key it takes none for a while, the right one neither,
 * and whether or not there is anything to find. Counted before it is looked at and given back where it was right: many at
 * once are no way round.
 */
const withGuess = async <T>(
  limits: RateLimits,
  limit: LimitName,
  key: string,
  answer: () => Promise<T>,
  isWrong: (answered: T) => boolean,
): Promise<T | Refusal> => {
  const refused = await limits.take(limit, key);
  if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 1 };
  let wrong = false;
  try {
    const answered = await answer();
    wrong = isWrong(answered);
    return answered;
  } finally {
    if (!wrong) await limits.giveBack(limit, key);
  }
};

/** [E2] [E5] Of somebody who shows by a plate, or its end, that a code is theirs: wrong ones are counted by code. */
export const withPlateGuess = <T>(
  limits: RateLimits,
  code: string,
  answer: () => Promise<T>,
  isWrong: (answered: T) => boolean,
): Promise<T | Refusal> => withGuess(limits, "plateGuess", code, answer, isWrong);

const isUnknown = (answered: unknown): boolean =>
  isRefusal(answered) && answered.refused === "not-found";

/** [N2] Of somebody who asks how a thing stands: what finds nothing is counted by address, and by plate where one is typed. */
export const withStatusGuess = <T>(
  limits: RateLimits,
  { address, plate }: { readonly address: string; readonly plate: string | undefined },
  answer: () => Promise<T>,
): Promise<T | Refusal> => {
  const counted = () => withGuess(limits, "statusGuess", address, answer, isUnknown);
  // No code is spelled with a blank: a plate's count is its own.
  return plate === undefined
    ? counted()
    : withGuess(limits, "plateGuess", `plate ${plate}`, counted, isUnknown);
};
