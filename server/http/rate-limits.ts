import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { ProblemMore } from "./problem.ts";

/** So many within so many seconds. */
interface Allowance {
  readonly points: number;
  readonly duration: number;
}
export type LimitName =
  | "guess"
  | "password"
  | "open"
  | "delays"
  | "plateGuess"
  | "statusGuess"
  | "signUps"
  | "signUpsInAll"
  | "scans"
  | "questions"
  | "manifests"
  | "imports"
  | "extensions"
  | "applications"
  | "convoys"
  | "prints"
  | "exports"
  | "cutOff"
  | "stranger";
export type Allowances = Readonly<Record<LimitName, Allowance>>;

/**
 * `guess`: sign-in, setup and enrolment by address. `password`: failed sign-ins by user name and address.
 * `open`: what anyone may read, by address. `delays`: drivers' reports, by address: many drivers may share one with the desk.
 * `plateGuess`: wrong plates under a pass's or a receipt's code, by code, wherever they come from. `statusGuess`: askings after how a thing stands
 * that found nothing, by address. `signUps`: requests for an account by address, `signUpsInAll`: from everywhere, as each takes
 * long on purpose and somebody must look at it. `scans`: uploads by tablet. `questions`: by tablet, each photo counting as one. `manifests`: lists of people and checks of them by tablet. `imports`: files by account. `extensions`: of many passes, by account. `applications`: what a carrier applies for, mends, withdraws and reports, by account. `convoys`: convoys made and what is
 * done to them, by tablet. `prints`: files to print, `exports`: lists in a file, by account. `cutOff`: those of a
 * tablet that was cut off, enough to hand over what it holds. `stranger`: uploads by address that turned out
 * to be no tablet's, for reading four million bytes to find that out is dear.
 */
export const usualAllowances: Allowances = {
  guess: { points: 60, duration: 60 },
  password: { points: 8, duration: 300 },
  open: { points: 1_200, duration: 60 },
  delays: { points: 20, duration: 60 },
  plateGuess: { points: 5, duration: 900 },
  statusGuess: { points: 60, duration: 900 },
  signUps: { points: 20, duration: 3_600 },
  signUpsInAll: { points: 600, duration: 3_600 },
  scans: { points: 30_000, duration: 10 },
  questions: { points: 300, duration: 3_600 },
  manifests: { points: 1_200, duration: 3_600 },
  imports: { points: 60, duration: 3_600 },
  extensions: { points: 60, duration: 3_600 },
  applications: { points: 600, duration: 3_600 },
  convoys: { points: 1_200, duration: 3_600 },
  prints: { points: 600, duration: 3_600 },
  exports: { points: 120, duration: 3_600 },
  cutOff: { points: 30, duration: 60 },
  stranger: { points: 30, duration: 60 },
};

export interface RateLimits {
  /** Takes one; answers with the seconds to wait when there is none left. */
  readonly take: (limit: LimitName, key: string) => Promise<ProblemMore | undefined>;
  /** As `take`, and takes none. */
  readonly look: (limit: LimitName, key: string) => Promise<ProblemMore | undefined>;
  /** Gives one back that was taken. */
  readonly giveBack: (limit: LimitName, key: string) => Promise<void>;
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
    delays: limiter("delays"),
    plateGuess: limiter("plateGuess"),
    statusGuess: limiter("statusGuess"),
    signUps: limiter("signUps"),
    signUpsInAll: limiter("signUpsInAll"),
    scans: limiter("scans"),
    questions: limiter("questions"),
    manifests: limiter("manifests"),
    imports: limiter("imports"),
    extensions: limiter("extensions"),
    applications: limiter("applications"),
    convoys: limiter("convoys"),
    prints: limiter("prints"),
    exports: limiter("exports"),
    cutOff: limiter("cutOff"),
    stranger: limiter("stranger"),
  };
  const wait = ({ msBeforeNext }: RateLimiterRes): ProblemMore => ({
    retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return {
    look: async (limit, key) => {
      const taken = await limiters[limit].get(key);
      return taken && taken.remainingPoints <= 0 ? wait(taken) : undefined;
    },
    take: async (limit, key) => {
      try {
        await limiters[limit].consume(key);
        return undefined;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return wait(refused);
      }
    },
    giveBack: async (limit, key) => {
      await limiters[limit].reward(key);
    },
    forgive: async (limit, key) => {
      await limiters[limit].delete(key);
    },
  };
};
