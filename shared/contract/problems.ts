import { z } from "zod";

/** Every refusal the server can answer, with its HTTP status. The words stand in `shared/text`. */
export const problemStatus = {
  "invalid-input": 400,
  "malformed-json": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "bad-signature": 401,
  "not-allowed": 403,
  "wrong-origin": 403,
  "device-cut-off": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "already-exists": 409,
  "already-revoked": 409,
  "already-suspended": 409,
  "not-suspended": 409,
  "pass-changed": 409,
  "pass-over": 409,
  "not-printable": 409,
  "application-moved": 409,
  "already-arrived": 409,
  "not-there": 409,
  "already-in-force": 409,
  "needs-proposal": 409,
  "code-used": 409,
  "code-expired": 409,
  "setup-done": 409,
  "proposal-over": 409,
  "sign-up-over": 409,
  "question-over": 409,
  "alert-resolved": 409,
  "alert-withdrawn": 409,
  "watch-over": 409,
  "import-state": 409,
  "extension-state": 409,
  "webhook-stopped": 409,
  "too-many-webhooks": 409,
  "too-many-filters": 409,
  "own-proposal": 409,
  "wait-alone": 409,
  "key-signs": 409,
  "key-cut": 409,
  "kids-used-up": 409,
  "no-signing-key": 409,
  "unknown-reference": 409,
  resnapshot: 410,
  "too-large": 413,
  "unsupported-media-type": 415,
  "rate-limited": 429,
  internal: 500,
  "not-ready": 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];

/** RFC 9457 problem. `errors` names each field that is wrong and what would be right. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** A refusal as a value: what a command or query answers when it will not do what was asked. */
export interface Refusal {
  readonly refused: ProblemCode;
  /**
   * Field (`plate`, `items.3.area`) → what is wrong with it, for problems a form can show beside its input:
   * a code of `fieldWords` in `shared/text/problems.ts`, with what its words want filled in.
   */
  readonly fields?: Readonly<Record<string, string | WrongField>>;
  /** For `rate-limited`: seconds until it is worth trying again. */
  readonly retryAfter?: number;
}
export interface WrongField {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const refusal = (refused: ProblemCode, fields?: Refusal["fields"]): Refusal =>
  fields ? { refused, fields } : { refused };

/** For an id under which something else is on record: the first content stands. */
export const idTaken: Refusal = refusal("already-exists", { id: "id-taken" });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "refused" in value;
