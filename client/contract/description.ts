import { z } from "zod";

/** What this page reads of the OpenAPI description; whatever else stands in it is not asked for. */
const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema, example: z.unknown().optional() }));

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.tuple([z.string()]),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
  security: z.array(z.record(z.string(), z.unknown())),
  "x-who": z.unknown(),
  "x-roles": z.array(z.string()),
});

export const description = z.object({
  info: z.object({ description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    securitySchemes: z.record(z.string(), z.object({ description: z.string() })),
  }),
});
export type Schema = z.infer<typeof schema>;
export type Description = z.infer<typeof description>;

/** One call: its method in capitals and its address as the contract writes it. */
export interface Call extends z.infer<typeof operation> {
  readonly method: string;
  readonly path: string;
}

/** Every call, those of one tag together, in the contract's order. */
export const callsByTag = ({ paths }: Description): ReadonlyMap<string, readonly Call[]> =>
  Map.groupBy(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({
        ...one,
        method: method.toUpperCase(),
        path,
      })),
    ),
    ({ tags: [tag] }) => tag,
  );

/** The name of a schema that stands under `components`; null for one written out in place. */
export const nameOf = (one: Schema): string | null =>
  typeof one.$ref === "string" ? (one.$ref.split("/").at(-1) ?? null) : null;

const limits = (one: Schema): string => {
  const least = one.minimum ?? one.minLength ?? one.minItems;
  const most = one.maximum ?? one.maxLength ?? one.maxItems;
  if (least === undefined && most === undefined) return "";
  return ` ${least ?? ""}…${most ?? ""}`;
};

/** A schema in one line: `Pass[]`, `"in" | "out"`, `string 1…80`, `date-time | null`. */
export const inOneLine = (one: Schema): string => {
  const named = nameOf(one);
  if (named) return named;
  const choices = (one.anyOf ?? one.oneOf) as Schema[] | undefined;
  if (choices) return [...new Set(choices.map(inOneLine))].join(" | ");
  if (one.const !== undefined) return JSON.stringify(one.const);
  if (Array.isArray(one.enum)) return one.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (one.type === "array") return `${inOneLine((one.items ?? {}) as Schema)}[]${limits(one)}`;
  if (typeof one.format === "string") return one.format;
  const types = [one.type ?? "any"].flat();
  return `${types.join(" | ")}${limits(one)}`;
};

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** What an object is made of, or each item of a list; nothing for what has no fields of its own. */
export const fieldsOf = (one: Schema): readonly Field[] => {
  if (one.type === "array") return fieldsOf((one.items ?? {}) as Schema);
  const required = (one.required ?? []) as string[];
  return Object.entries((one.properties ?? {}) as Record<string, Schema>).map(([name, inner]) => ({
    name,
    required: required.includes(name),
    schema: inner,
  }));
};
