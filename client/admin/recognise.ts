/** What a file of reference data holds, in the order they must be put: each refers only to those before. */
export const importKinds = ["areas", "endpoints", "checkpoints", "corridors", "carriers"] as const;
export type ImportKind = (typeof importKinds)[number];

export interface Recognised {
  readonly kind: ImportKind;
  readonly items: readonly unknown[];
}

/** A field that only one kind of thing has. */
const telling: Readonly<Record<ImportKind, string>> = {
  areas: "parent",
  endpoints: "address",
  checkpoints: "basis",
  corridors: "posts",
  carriers: "phone",
};

const itemsOf = (content: unknown): readonly unknown[] | null => {
  if (Array.isArray(content)) return content;
  const inside = (content as { readonly items?: unknown } | null)?.items;
  return Array.isArray(inside) ? inside : null;
};

/** What a parsed file holds: a list, or `{ items: [...] }`, of one kind; null when it is none of ours. */
export const recognise = (content: unknown): Recognised | null => {
  const items = itemsOf(content);
  const first: unknown = items?.[0];
  if (!items || typeof first !== "object" || first === null) return null;
  const kind = importKinds.find((one) => telling[one] in first);
  return kind ? { kind, items } : null;
};
