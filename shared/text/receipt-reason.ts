import type { Reason } from "../domain/verdict-shape.ts";
import { readable } from "./reason-text.ts";
import { receiptWords } from "./receipt.ts";
import { type Language, say } from "./say.ts";

/** [E2] What a reason's title leaves open and every reader may know: the measure, how many were permitted, since when. */
export const reasonDetail = (reason: Reason, language: Language): string | null => {
  const { params } = reason;
  const filled = readable(reason, language);
  if ("measure" in params && "areaName" in params)
    return say(receiptWords.measure, language, filled);
  if (reason.code === "too-many-aboard" && "max" in params && "seen" in params)
    return say(receiptWords.counted, language, filled);
  if (reason.code === "expired" && "at" in params)
    return say(receiptWords.expiredAt, language, filled);
  if (reason.code === "not-yet-valid" && "at" in params)
    return say(receiptWords.validFrom, language, filled);
  return null;
};
