import { type Problem, type ProblemCode, problemStatus } from "../../shared/contract/problems.ts";
import { notFoundForAnyone, problemDetails, problemTitles } from "../../shared/text/problems.ts";
import { type Language, say } from "../../shared/text/say.ts";
import { shortWhile } from "../../shared/text/when.ts";
import type { FieldError } from "./field-errors.ts";

/** Thrown on the way to a handler to answer with a problem; handlers return refusals instead. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly more: ProblemMore;
  constructor(code: ProblemCode, more: ProblemMore = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

export interface ProblemMore {
  readonly errors?: readonly FieldError[];
  /** For `rate-limited`: seconds until it is worth trying again. */
  readonly retryAfter?: number;
  /** For `method-not-allowed`: what is served. */
  readonly allow?: readonly string[];
  /** Anyone may call: nothing is said of accounts and what they may see. */
  readonly byAnyone?: boolean;
}

/** Rounded up: whoever comes back then is not refused again. */
const waitFor = (seconds: number, language: Language): string =>
  shortWhile((seconds < 120 ? seconds : Math.ceil(seconds / 60) * 60) * 1_000, language);

/** The RFC 9457 body of a refusal. `type` is a name, not an address: no page is promised behind it. */
export const toProblem = (
  code: ProblemCode,
  language: Language,
  requestId: string,
  { errors, retryAfter, byAnyone }: ProblemMore = {},
): Problem => ({
  type: `urn:greenlane:problem:${code}`,
  title: say(problemTitles[code], language),
  status: problemStatus[code],
  code,
  detail: say(
    byAnyone && code === "not-found" ? notFoundForAnyone : problemDetails[code],
    language,
    { wait: waitFor(retryAfter ?? 0, language) },
  ),
  ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
  requestId,
});
