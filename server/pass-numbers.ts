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
