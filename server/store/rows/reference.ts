import { ruleSet } from "../../../shared/domain/rules.ts";
import { type Reference, type ReferenceKind, referenceLists } from "../ports.ts";

/** A row of `reference`. */
export interface ReferenceColumns {
  readonly kind: ReferenceKind;
  readonly body: string;
}

/** All places and what was published, each kind in the order its rows come; `rules` are the bodies of rule sets. */
export const toReference = (
  rows: Iterable<ReferenceColumns>,
  rules: Iterable<string>,
): Reference => {
  const found = Object.fromEntries(
    Object.values(referenceLists).map((list) => [list, [] as unknown[]]),
  );
  // Parsed: what an earlier version of the product wrote lacks what came since.
  const ruleSets = [...rules].map((body) => ruleSet.parse(JSON.parse(body)));
  for (const { kind, body } of rows) found[referenceLists[kind]]?.push(JSON.parse(body));
  return { ...found, ruleSets } as unknown as Reference;
};
