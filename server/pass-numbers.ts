import type { PassId } from "../shared/domain/pass.ts";

/**
 * Passes to a status list. A list is signed at this size from its first issue, so that it covers passes issued
 * after it: a genuine token proves the issue, the list only says what was taken back. Small enough that
 * a revocation re-signs its list within milliseconds; an untouched list deflates to a few dozen bytes.
 */
export const statusListSize = 16_384;

/** The numbers a pass id is made of: key, status list and index within it. */
export const fromPassId = (
  id: PassId,
): { readonly kid: number; readonly list: number; readonly index: number } => {
  const [kid = 0, list = 0, index = 0] = id.split("-").map(Number);
  return { kid, list, index };
};

/**
 * The numbers that a key gave out at once, in order: `count` of them, up to the one before the next, `next`, in the list it is
 * to come from. One that is as large as a list says that another begins.
 */
export const numbersBefore = (
  { list, next }: { readonly list: number; readonly next: number },
  count: number,
): readonly { readonly list: number; readonly index: number }[] => {
  const end = list * statusListSize + next;
  return Array.from({ length: count }, (_, place) => {
    const number = end - count + place;
    return { list: Math.floor(number / statusListSize), index: number % statusListSize };
  });
};
