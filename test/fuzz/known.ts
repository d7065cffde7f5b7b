import type { Chance } from "./chance.ts";

/** Of each field so many values are remembered. */
const mostKept = 120;
/** And of each reply so many are looked at. */
const mostSeen = 400;

/** Where else a value is asked for than under the name it was told by. */
const alsoKnownAs: Readonly<Record<string, string>> = {
  next: "cursor",
  seq: "after",
  shortCode: "code",
};

/** What replies have shown to exist: the field it stood in, or `tag.field`, → values of that field. */
export type Known = ReadonlyMap<string, readonly unknown[]>;

export interface Remembers {
  readonly all: Known;
  /** What no reply says in plain JSON. */
  readonly tell: (tag: string, name: string, values: readonly unknown[]) => void;
  readonly learn: (tag: string, answer: { readonly type: string; readonly text: string }) => void;
}

/** Remembers what replies have shown to exist, so that requests may speak of it. */
export const makeKnown = (chance: Chance): Remembers => {
  const all = new Map<string, unknown[]>();
  const keep = (name: string, value: unknown): void => {
    const values = all.get(name) ?? [];
    all.set(name, values);
    if (values.length < mostKept) values.push(value);
    else values[chance.int(0, mostKept - 1)] = value;
  };
  const keepEach = (tag: string, told: object, own: boolean): void => {
    for (const [name, value] of Object.entries(told)) {
      if (typeof value === "object") continue;
      keep(name, value);
      if (alsoKnownAs[name]) keep(alsoKnownAs[name], value);
      if (own) keep(`${tag}.${name}`, value);
      // A carrier's id is what elsewhere stands under `carrier`.
      if (own && name === "id") keep(tag.replace(/s$/, ""), value);
    }
  };
  const learn: Remembers["learn"] = (tag, { type, text }) => {
    if (!type.startsWith("application/json") || tag === "openapi") return;
    const waiting: { readonly value: unknown; readonly depth: number }[] = [
      { value: JSON.parse(text), depth: 0 },
    ];
    for (let seen = 0; seen < mostSeen && waiting.length > 0; seen += 1) {
      const { value, depth } = waiting.shift()!;
      if (typeof value !== "object" || value === null) continue;
      // The thing itself, or one of a list of them; what lies deeper belongs to another tag.
      if (!Array.isArray(value)) keepEach(tag, value, depth === 0 || depth === 2);
      for (const inner of Object.values(value).slice(0, 50))
        waiting.push({ value: inner, depth: depth + 1 });
    }
  };
  const tell: Remembers["tell"] = (tag, name, values) => {
    for (const value of values) keep(`${tag}.${name}`, value);
  };
  return { all, tell, learn };
};
