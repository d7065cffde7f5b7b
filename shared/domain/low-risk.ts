/** What a carrier's passes of late say of it. `marred`: revoked, suspended, or with an alert that was not withdrawn. */
export interface CarrierRecord {
  readonly passes: number;
  readonly marred: number;
}

/** Passes that ended longer ago than this say nothing of a carrier any more. */
export const recordKeptMs = 90 * 24 * 3_600_000;
/** As many as are looked at: who had more is known well enough. */
export const mostOnRecord = 1_000;

/**
 * [Y10] May an application be approved by the rules alone? Where they say so: for a carrier of so many passes of late, none of
 * them marred, and with nothing of the vehicle beside it.
 */
export const isLowRisk = (
  rule: { readonly passes: number } | undefined,
  record: CarrierRecord,
  beside: number,
): boolean =>
  rule !== undefined && record.passes >= rule.passes && record.marred === 0 && beside === 0;
