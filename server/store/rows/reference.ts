import { type Reference, type ReferenceKind, referenceLists } from "../ports.ts";

/** A row of `reference`. */
export interface ReferenceColumns {
  readonly kind: ReferenceKind;
  readonly body: string;
}

/** All places, each kind in the order its rows come. */
export const toReference = (rows: Iterable<ReferenceColumns>): Reference => {
  const found = Object.fromEntries(
    Object.values(referenceLists).map((list) => [list, [] as unknown[]]),
  );
  for (const { kind, body } of rows) found[referenceLists[kind]]?.push(JSON.parse(body));
  return found as unknown as Reference;
};
