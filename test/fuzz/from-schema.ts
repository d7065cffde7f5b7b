import fc from "fast-check";
import type { Chance } from "./chance.ts";
import { hostileTexts, hostileValues } from "./hostile.ts";
import type { Known } from "./known.ts";

export type Json = { readonly [key: string]: unknown };

export interface Making {
  readonly chance: Chance;
  readonly known: Known;
  /** The part of the contract that is called: what was told there is spoken of there first. */
  readonly tag: string;
  /** `#/components/schemas/Pass` → the schema. */
  readonly resolve: (ref: string) => Json;
  /** Cases of a hundred in which a value is anything but what is asked for. */
  readonly hostility: number;
  /** The server's clock, ms: most times lie around it. */
  readonly now: number;
}

/** A pattern's own examples: drawing each anew would take most of a run. */
const matching = new Map<string, readonly string[]>();
const examplesOf = (pattern: string): readonly string[] => {
  const before = matching.get(pattern);
  if (before) return before;
  const made = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 30 });
  matching.set(pattern, made);
  return made;
};

const letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyz 0123456789-.";

const textOf = (schema: Json, { chance, now }: Making): string => {
  if (schema.format === "date-time")
    return new Date(now + chance.int(-400, 400) * 3_600_000).toISOString();
  if (schema.format === "date")
    return new Date(now + chance.int(-800, 800) * 86_400_000).toISOString().slice(0, 10);
  if (typeof schema.pattern === "string") return chance.one(examplesOf(schema.pattern));
  const least = Number(schema.minLength ?? 0);
  const most = Math.min(Number(schema.maxLength ?? 40), least + 40);
  const length = chance.percent(10) ? most : chance.int(least, most);
  return Array.from({ length }, () => letters.charAt(chance.int(0, letters.length - 1))).join("");
};

const numberOf = (schema: Json, { chance }: Making): number => {
  const least = Math.max(Number(schema.minimum ?? -5), -1e9);
  const most = Math.min(Number(schema.maximum ?? 1_000), Math.max(least, 1e9));
  if (chance.percent(15)) return chance.one([least, most]);
  if (schema.type === "integer")
    return chance.int(Math.ceil(least), Math.min(Math.floor(most), Math.ceil(least) + 300));
  return least + chance.draw() * (most - least);
};

const listOf = (schema: Json, name: string, making: Making): unknown[] => {
  const { chance } = making;
  const least = Number(schema.minItems ?? 0);
  const length = chance.int(least, least + 2);
  return Array.from({ length }, () => fromSchema(schema.items as Json, name, making));
};

const objectOf = (schema: Json, making: Making): Json => {
  const { chance, hostility } = making;
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as string[];
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const left = required.includes(name) ? chance.percent(hostility / 4) : chance.percent(50);
    if (!left) made[name] = fromSchema(property, name, making);
  }
  if (chance.percent(hostility))
    Object.defineProperty(made, chance.one(["extra", "__proto__", "toString", ""]), {
      value: chance.one(hostileValues),
      enumerable: true,
    });
  return made;
};

/** Something that replies have told, of the type that is asked for; of a number also the next or the one before. */
const knownOf = (schema: Json, name: string, { chance, known, tag }: Making): unknown => {
  const told = known.get(chance.percent(60) ? `${tag}.${name}` : name) ?? known.get(name) ?? [];
  const wanted = schema.type === "integer" ? "number" : schema.type;
  const there = told.filter((value) => typeof value === wanted);
  if (there.length === 0) return undefined;
  const one = chance.one(there);
  return typeof one === "number" ? one + chance.one([0, 0, 1, -1]) : one;
};

/** Nearly what a schema asks for: mostly so, at times not at all. `name` is the field it is for. */
export const fromSchema = (schema: Json, name: string, making: Making): unknown => {
  const { chance, hostility } = making;
  if (chance.percent(hostility)) return chance.one(hostileValues);
  if (typeof schema.$ref === "string") return fromSchema(making.resolve(schema.$ref), name, making);
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return fromSchema(chance.one(choices), name, making);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return chance.one(schema.enum);
  if (schema.type === "object") return objectOf(schema, making);
  if (schema.type === "array") return listOf(schema, name, making);
  if (chance.percent(75)) {
    const there = knownOf(schema, name, making);
    if (there !== undefined) return there;
  }
  if (schema.type === "string")
    return chance.percent(hostility) ? chance.one(hostileTexts) : textOf(schema, making);
  if (schema.type === "integer" || schema.type === "number") return numberOf(schema, making);
  if (schema.type === "boolean") return chance.percent(50);
  return null;
};

/** The schema an example is of, where a schema leaves a choice: the one whose constants it has. */
const schemaOf = (example: unknown, schema: Json, resolve: Making["resolve"]): Json => {
  if (typeof schema.$ref === "string") return schemaOf(example, resolve(schema.$ref), resolve);
  const choices = (schema.anyOf ?? schema.oneOf ?? []) as Json[];
  const isOf = (choice: Json): boolean =>
    Object.entries((choice.properties ?? {}) as Record<string, Json>).every(
      ([key, { const: fixed }]) => fixed === undefined || fixed === (example as Json)[key],
    );
  if (choices.length === 0 || typeof example !== "object" || example === null) return schema;
  return schemaOf(example, choices.find(isOf) ?? {}, resolve);
};

/** Walks the values of an example with the schema and the name of each; `change` says what stands there instead. */
const mapExample = (
  example: unknown,
  schema: Json,
  name: string,
  resolve: Making["resolve"],
  change: (value: unknown, schema: Json, name: string) => unknown,
): unknown => {
  const whole = schemaOf(example, schema, resolve);
  const inner = (value: unknown, within: Json, called: string): unknown =>
    mapExample(value, within, called, resolve, change);
  if (Array.isArray(example))
    return example.map((one) => inner(one, (whole.items ?? {}) as Json, name));
  if (typeof example !== "object" || example === null) return change(example, whole, name);
  const properties = (whole.properties ?? {}) as Record<string, Json>;
  return Object.fromEntries(
    Object.entries(example).map(([key, value]) => [key, inner(value, properties[key] ?? {}, key)]),
  );
};

/**
 * An example with some of its values made anew, `rate` of a hundred: what must fit together mostly still does, so that
 * more than the door of a route is tried.
 */
export const varied = (example: unknown, schema: Json, rate: number, making: Making): unknown =>
  mapExample(example, schema, "", making.resolve, (value, wanted, name) =>
    making.chance.percent(rate) ? fromSchema(wanted, name, making) : value,
  );

/** An example with one of its values made anew, as when a form is filled in like the last one but for one field. */
export const changedInOne = (example: unknown, schema: Json, making: Making): unknown => {
  let values = 0;
  mapExample(example, schema, "", making.resolve, () => {
    values += 1;
  });
  let left = making.chance.int(0, values - 1);
  return mapExample(example, schema, "", making.resolve, (value, wanted, name) => {
    left -= 1;
    return left === -1 ? fromSchema(wanted, name, making) : value;
  });
};
