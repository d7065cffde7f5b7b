/** One difference between two rule sets: where, what stood there, and what stands there; null: nothing. */
export interface Difference {
  readonly path: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** What a list's entry is known by, so that one inserted in the middle does not move all that follow. */
const keyOf = (entry: unknown, place: number): string => {
  const { code, id } = Object(entry) as { readonly code?: unknown; readonly id?: unknown };
  return String(code ?? id ?? place);
};

const flat = (value: unknown, path: string, into: Map<string, string>): Map<string, string> => {
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== "object")) into.set(path, value.join(", "));
    else for (const [i, entry] of value.entries()) flat(entry, `${path}[${keyOf(entry, i)}]`, into);
  } else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value))
      flat(inner, path === "" ? key : `${path}.${key}`, into);
  else if (value !== null && value !== undefined) into.set(path, String(value));
  return into;
};

const ofItself: readonly string[] = ["version", "effectiveFrom", "withdrawnAt"];

/** Everything that differs, in the order of the older set; entries are matched by code or id. */
export const compareSets = (was: object, is: object): readonly Difference[] => {
  const [before, after] = [flat(was, "", new Map()), flat(is, "", new Map())];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => !ofItself.includes(path) && before.get(path) !== after.get(path))
    .map((path) => ({ path, was: before.get(path) ?? null, is: after.get(path) ?? null }));
};
