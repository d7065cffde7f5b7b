import type { z } from "zod";
import { type FieldCode, fieldWords } from "../../shared/text/fields.ts";

/** What is wrong with one input: a key of `fieldWords` and what its words need. */
export interface WrongInput {
  readonly code: FieldCode;
  readonly params?: Readonly<Record<string, number | string>>;
}
export type WrongInputs = Readonly<Record<string, WrongInput>>;

const isFieldCode = (code: unknown): code is FieldCode =>
  typeof code === "string" && Object.hasOwn(fieldWords, code);

const wrongOf = (issue: z.core.$ZodIssue): WrongInput => {
  if (issue.code === "custom") {
    const code = issue.params?.code;
    return { code: isFieldCode(code) ? code : "format" };
  }
  if (issue.code === "invalid_type") return { code: "required" };
  if (issue.code === "too_big")
    return issue.origin === "string"
      ? { code: "too-long", params: { most: Number(issue.maximum) } }
      : { code: "too-big", params: { most: Number(issue.maximum) } };
  if (issue.code === "too_small") {
    if (issue.origin === "array")
      return { code: "too-few", params: { least: Number(issue.minimum) } };
    if (issue.origin !== "string")
      return { code: "too-small", params: { least: Number(issue.minimum) } };
    return issue.minimum === 1
      ? { code: "required" }
      : { code: "too-short", params: { least: Number(issue.minimum) } };
  }
  return { code: "format" };
};

/**
 * The first thing wrong with each input, by its path (`basis.number`, `posts.2.km`), from the contract's own
 * schema. An input that is still empty is "required", whatever else its schema says of it.
 */
export const wrongInputs = (
  error: z.ZodError | undefined,
  isEmpty: (path: string) => boolean,
): WrongInputs => {
  const wrong: Record<string, WrongInput> = {};
  for (const issue of error?.issues ?? []) {
    const path = issue.path.join(".");
    wrong[path] ??= isEmpty(path) ? { code: "required" } : wrongOf(issue);
  }
  return wrong;
};
