import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { AreaLevel } from "../../shared/domain/levels.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { chainsIn } from "../places.ts";
import type { NewEvent, Reference, Store } from "../store/ports.ts";
import { everyone } from "../topics.ts";

type NewLevel = Omit<AreaLevel, "withdrawnAt">;

export interface Published {
  readonly created: number;
  readonly unchanged: number;
}

/** May the caller set the level of an area, by the areas it lies in, itself first? */
export type MaySet = (chain: Reference["areas"]) => boolean;

const levelEvent = (type: string, { id, area, level }: AreaLevel): NewEvent => ({
  type,
  subject: { kind: "risk-level", id },
  payload: { area, level },
  topics: [everyone],
});

const decide = (
  items: readonly NewLevel[],
  reference: Reference,
  maySet: MaySet,
): { readonly rows: readonly AreaLevel[]; readonly events: readonly NewEvent[] } | Refusal => {
  const chainOf = chainsIn(reference);
  const known = new Map(reference.levels.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const wrong: Record<string, string | WrongField> = {};
  const rows: AreaLevel[] = [];
  for (const [i, item] of items.entries()) {
    const chain = chainOf(item.area);
    if (chain.length === 0) wrong[`items.${i}.area`] = "unknown-place";
    else if (!maySet(chain)) return refusal("not-allowed");
    if (seen.has(item.id)) wrong[`items.${i}.id`] = "given-twice";
    seen.add(item.id);
    const before = known.get(item.id);
    const row = { ...item, withdrawnAt: before?.withdrawnAt ?? null };
    if (!before) rows.push(row);
    else if (!isDeepStrictEqual(row, before)) wrong[`items.${i}.id`] = "published-otherwise";
  }
  if (Object.values(wrong).includes("unknown-place")) return refusal("unknown-reference", wrong);
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  return { rows, events: rows.map((row) => levelEvent("level.published", row)) };
};

/**
 * Publishes decisions on areas' levels, all or none, for now or for a time to come. The same call twice publishes
 * once. Refuses with fields like `items.3.area` what names no area, and `not-allowed` where one is out of reach.
 */
export const publishLevels = (
  store: Store,
  items: readonly NewLevel[],
  maySet: MaySet,
  at: number,
): Promise<Published | Refusal> =>
  store.write(async (tx) => {
    const decided = decide(items, await tx.reference(), maySet);
    if ("refused" in decided) return decided;
    for (const row of decided.rows) await tx.putLevel(row);
    await tx.append(decided.events, at);
    return { created: decided.rows.length, unchanged: items.length - decided.rows.length };
  });

/** Takes back a level published for a time to come. Refuses `not-found`, also out of reach, and `already-in-force`. */
export const withdrawLevel = (
  store: Store,
  id: string,
  maySet: MaySet,
  at: number,
): Promise<AreaLevel | Refusal> =>
  store.write(async (tx) => {
    const reference = await tx.reference();
    const before = reference.levels.find((one) => one.id === id);
    if (!before || !maySet(chainsIn(reference)(before.area))) return refusal("not-found");
    if (before.withdrawnAt !== null) return before;
    if (ms(before.effectiveFrom) <= at) return refusal("already-in-force");
    const row = { ...before, withdrawnAt: iso(at) };
    await tx.putLevel(row);
    await tx.append([levelEvent("level.withdrawn", row)], at);
    return row;
  });
