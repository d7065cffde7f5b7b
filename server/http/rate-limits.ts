import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { ProblemMore } from "./problem.ts";

/** So many within so many seconds. */
interface Allowance {
  readonly points: number;
  readonly duration: number;
}
export type LimitName = "guess" | "password" | "open" | "scans";
export type Allowances = Readonly<Record<LimitName, Allowance>>;

/**
 * `guess`: sign-in, setup and enrolment by address. `password`: failed sign-ins by user name and address.
 * `open`: what anyone may read, by address. `scans`: uploads by tablet.
 */
export const usualAllowances: Allowances = {
  guess: { points: 60, duration: 60 },
  password: { points: 8, duration: 300 },
  open: { points: 1_200, duration: 60 },
  scans: { points: 30_000, duration: 10 },
};

export interface RateLimits {
  /** Takes one; answers with the seconds to wait when there is none left. */
  readonly take: (limit: LimitName, key: string) => Promise<ProblemMore | undefined>;
  /** Forgets what a key has taken. */
  readonly forgive: (limit: LimitName, key: string) => Promise<void>;
}

export const makeRateLimits = (allowances: Allowances = usualAllowances): RateLimits => {
  const limiter = (limit: LimitName) =>
    new RateLimiterMemory({ keyPrefix: limit, ...allowances[limit] });
  const limiters: Readonly<Record<LimitName, RateLimiterMemory>> = {
    guess: limiter("guess"),
    password: limiter("password"),
    open: limiter("open"),
    scans: limiter("scans"),
  };
  return {
    take: async (limit, key) => {
      try {
        await limiters[limit].consume(key);
        return undefined;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    },
    forgive: async (limit, key) => {
      await limiters[limit].delete(key);
    },
  };
};
