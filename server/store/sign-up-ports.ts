import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { ReceiptCode } from "../../shared/domain/receipt-code.ts";
import type { SignUp, SignUpState } from "../../shared/domain/sign-up-shape.ts";
import type { Page } from "./ports.ts";

/** Which requests for accounts a list asks for. */
export interface SignUpsAsked {
  /** `waiting` comes in the order in which it came; whatever else is asked for, what moved last first. */
  readonly status: SignUpState | "all";
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface SignUpReads {
  signUp(id: string): Promise<SignUp | undefined>;
  signUpsByIds(ids: readonly string[]): Promise<readonly SignUp[]>;
  /** In an area within reach. `total`: how many match in all, counted up to 1,000. */
  findSignUps(
    asked: SignUpsAsked,
    reach: Pick<Reach, "all" | "areas">,
  ): Promise<Page<SignUp> & { total: number }>;
  /** [N1] Those whose id makes this code: one, but for chance. */
  signUpsOfCode(code: ReceiptCode): Promise<readonly SignUp[]>;
  /** Those that moved last at or before a time (ms), the oldest first, at most `limit`. */
  signUpsLeft(movedBefore: number, limit: number): Promise<readonly SignUp[]>;
}
export interface SignUpWrites {
  /** Whatever is put has moved last. */
  putSignUp(given: SignUp): Promise<void>;
  /** [S14] Deletes one with its salt. */
  dropSignUp(id: string): Promise<void>;
}

/** As many as a list counts. */
export const mostSignUpsCounted = 1_000;
