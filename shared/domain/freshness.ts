import { type IsoTime, iso, ms } from "./time.ts";

/** Minutes after which data counts as stale, and as expired. */
export interface FreshnessLimits {
  readonly staleAfterMinutes: number;
  readonly expiredAfterMinutes: number;
}

/**
 * [V12] [V13] The limits in force. An hour: a tablet in coverage syncs within minutes, so one that did not for an
 * hour is cut off. 72 h: as long as most circulars trusted a negative test unseen.
 */
export const freshnessLimits: FreshnessLimits = {
  staleAfterMinutes: 60,
  expiredAfterMinutes: 72 * 60,
};

export interface Freshness {
  readonly level: "green" | "amber" | "red";
  readonly staleAt: IsoTime;
  readonly expiresAt: IsoTime;
  /** Whole minutes, never negative: a clock running behind does not make data younger than new. */
  readonly ageMinutes: number;
}

const minute = 60_000;

/** How old data true at `asOf` is at `at`: amber from `staleAt` on, red from `expiresAt` on. */
export const freshness = (
  asOf: IsoTime,
  at: IsoTime,
  limits: FreshnessLimits = freshnessLimits,
): Freshness => {
  const since = ms(asOf);
  const now = ms(at);
  const staleAt = since + limits.staleAfterMinutes * minute;
  const expiresAt = since + limits.expiredAfterMinutes * minute;
  return {
    level: now >= expiresAt ? "red" : now >= staleAt ? "amber" : "green",
    staleAt: iso(staleAt),
    expiresAt: iso(expiresAt),
    ageMinutes: Math.max(0, Math.floor((now - since) / minute)),
  };
};
