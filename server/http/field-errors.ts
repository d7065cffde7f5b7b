import { z } from "zod";
import type { WrongField } from "../../shared/contract/problems.ts";
import { isoTime } from "../../shared/domain/time.ts";
import { type FieldCode, fieldWords } from "../../shared/text/fields.ts";
import { type Language, say } from "../../shared/text/say.ts";
import { day } from "../../shared/text/when.ts";

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A body may hold 20,000 items; nobody reads more errors than this. */
const mostErrors = 100;

type Filled = { readonly code: FieldCode; readonly params?: WrongField["params"] };
type Issue = z.core.$ZodRawIssue;

const isFieldCode = (code: unknown): code is FieldCode =>
  typeof code === "string" && Object.hasOwn(fieldWords, code);

const expected: Readonly<Record<string, FieldCode>> = {
  string: "text",
  number: "number",
  int: "whole-number",
  safeint: "whole-number",
  boolean: "yes-no",
  array: "list",
  object: "object",
  record: "object",
};

const tooSmall = (issue: Extract<Issue, { code: "too_small" }>): Filled => {
  const least = Number(issue.minimum);
  if (issue.origin === "array") return { code: "too-few", params: { least } };
  if (issue.origin !== "string") return { code: "too-small", params: { least } };
  return least <= 1 ? { code: "required" } : { code: "too-short", params: { least } };
};

const tooBig = (issue: Extract<Issue, { code: "too_big" }>): Filled => {
  const most = Number(issue.maximum);
  if (issue.origin === "array") return { code: "too-many", params: { most } };
  return { code: issue.origin === "string" ? "too-long" : "too-big", params: { most } };
};

/** Which of our own words fit what a schema found; undefined leaves it to zod's. */
const wordsFor = (issue: Issue): Filled | undefined => {
  switch (issue.code) {
    case "custom": {
      const params = (issue.params ?? {}) as { code?: unknown };
      return isFieldCode(params.code) ? { code: params.code } : undefined;
    }
    case "invalid_type": {
      if (issue.input === undefined || issue.input === null) return { code: "required" };
      const code = expected[issue.expected];
      return code && { code };
    }
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "unrecognized_keys":
      return { code: "unknown-field" };
    case "invalid_value":
      return { code: "one-of", params: { options: issue.values.map(String).join(", ") } };
    case "invalid_format":
      if (issue.format === "datetime") return { code: "time" };
      return { code: issue.format === "date" ? "date" : "format" };
    default:
      return undefined;
  }
};

/** The code of `fieldWords` and what its words want, for what a schema found wrong with a value; kept and worded later. */
export const issueCode = (
  issue: z.core.$ZodIssue,
  input: unknown,
): { readonly code: FieldCode; readonly params: WrongField["params"] } => {
  const { code, params } = wordsFor({ ...issue, input } as Issue) ?? { code: "format" };
  return { code, params: params ?? {} };
};

const locales = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** How zod words an issue in a language: ours where we have better, zod's own otherwise. */
const errorMap =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) => {
    const filled = wordsFor(issue);
    return filled
      ? say(fieldWords[filled.code], language, filled.params)
      : locales[language](issue);
  };
const errorMaps = { vi: errorMap("vi"), en: errorMap("en") };

/** The fields that an issue is about: those that a shape does not know are told each by its name. */
const fieldsOf = (issue: z.core.$ZodIssue): readonly string[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => [...issue.path, key].join("."))
    : [issue.path.join(".")];

/** Parses what a caller gave, or names each wrong field (`items.3.area`) and what would be right. */
export const parseFields = (
  schema: z.ZodType,
  given: unknown,
  language: Language,
): { readonly value: unknown } | { readonly errors: readonly FieldError[] } => {
  const parsed = schema.safeParse(given, { error: errorMaps[language] });
  if (parsed.success) return { value: parsed.data };
  // The first that is wrong with a field is the one to mend.
  const errors = new Map<string, string>();
  for (const issue of parsed.error.issues)
    for (const field of fieldsOf(issue))
      if (!errors.has(field) && errors.size < mostErrors) errors.set(field, issue.message);
  return { errors: [...errors].map(([field, message]) => ({ field, message })) };
};

/** Parameters as they are read: a time as its day in Việt Nam. */
const told = (params: WrongField["params"], language: Language): WrongField["params"] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isoTime.safeParse(value).success ? day(String(value), language) : value,
    ]),
  );

/** The fields of a refusal in a language. A code without words of its own is shown as it is. */
export const sayFields = (
  fields: Readonly<Record<string, string | WrongField>>,
  language: Language,
): readonly FieldError[] =>
  Object.entries(fields)
    .slice(0, mostErrors)
    .map(([field, wrong]) => {
      const { code, params } = typeof wrong === "string" ? { code: wrong, params: {} } : wrong;
      return {
        field,
        message: isFieldCode(code) ? say(fieldWords[code], language, told(params, language)) : code,
      };
    });
