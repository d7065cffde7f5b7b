import type { Chance } from "./chance.ts";
import type { Known } from "./from-schema.ts";

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

/** Remembers what replies have shown to exist, so that requests may speak of it. */
export const makeKnown = (
  chance: Chance,
): {
  readonly all: Known;
  readonly learn: (tag: string, answer: { readonly type: string; readonly text: string }) => void;
} => {
  const all = new Map<string, unknown[]>();
  const keep = (name: string, value: unknown): void => {
    const values = all.get(name) ?? [];
    all.set(name, values);
    if (values.length < mostKept) values.push(value);
    else values[chance.int(0, mostKept - 1)] = value;
  };
  const learn = (tag: string, { type, text }: { readonly type: string; readonly text: string }) => {
    if (!type.startsWith("application/json") || tag === "openapi") return;
    const waiting: unknown[] = [JSON.parse(text)];
    for (let seen = 0; seen < mostSeen && waiting.length > 0; seen += 1) {
      const value = waiting.shift();
      if (Array.isArray(value)) waiting.push(...value.slice(0, 50));
      else if (typeof value === "object" && value !== null)
        for (const [name, inner] of Object.entries(value)) {
          if (typeof inner === "object") waiting.push(inner);
          else {
            keep(name, inner);
            if (alsoKnownAs[name]) keep(alsoKnownAs[name], inner);
            // A carrier's id is what elsewhere stands under `carrier`.
            if (name === "id") keep(tag.replace(/s$/, ""), inner);
            if (name === "id") keep(`id of ${tag}`, inner);
          }
        }
    }
  };
  return { all, learn };
};
