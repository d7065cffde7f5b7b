import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { Subject } from "../../shared/domain/access.ts";
import { type AreaLevel, byArea, lowers } from "../../shared/domain/levels.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { chainsIn } from "../places.ts";
import type { NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
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

interface Decided {
  readonly rows: readonly AreaLevel[];
  readonly events: readonly NewEvent[];
}

/** What publishing these comes to, whoever may do it; or the fields that are wrong. */
const decide = (items: readonly NewLevel[], reference: Reference): Decided | Refusal => {
  const chainOf = chainsIn(reference);
  const known = new Map(reference.levels.map((one) => [one.id, one]));
  const seen = new Set<string>();
  const wrong: Record<string, string | WrongField> = {};
  const rows: AreaLevel[] = [];
  for (const [i, item] of items.entries()) {
    if (chainOf(item.area).length === 0) wrong[`items.${i}.area`] = "unknown-place";
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

/** [X13] Which of new levels lower their area; the fields to name. */
const lowering = (
  items: readonly NewLevel[],
  rows: readonly AreaLevel[],
  reference: Reference,
): Record<string, string> => {
  const chainOf = chainsIn(reference);
  const levels = byArea([...reference.levels, ...rows]);
  const fresh = new Set(rows.map(({ id }) => id));
  return Object.fromEntries(
    items.flatMap((item, i) =>
      fresh.has(item.id) && lowers(levels, chainOf(item.area), item)
        ? [[`items.${i}.level`, "lowers-level"]]
        : [],
    ),
  );
};

const write = async (tx: Writes, { rows, events }: Decided, at: number): Promise<void> => {
  for (const row of rows) await tx.putLevel(row);
  await tx.append(events, at);
};

/**
 * Publishes decisions on areas' levels, all or none, for now or for a time to come. The same call twice publishes
 * once. Refuses with fields like `items.3.area` what names no area, `not-allowed` where one is out of reach, and
 * `needs-proposal` what lowers an area [X13].
 */
export const publishLevels = (
  store: Store,
  items: readonly NewLevel[],
  maySet: MaySet,
  at: number,
): Promise<Published | Refusal> =>
  store.write(async (tx) => {
    const reference = await tx.reference();
    const chainOf = chainsIn(reference);
    const chains = items.map(({ area }) => chainOf(area));
    if (chains.some((chain) => chain.length > 0 && !maySet(chain))) return refusal("not-allowed");
    const decided = decide(items, reference);
    if ("refused" in decided) return decided;
    const lower = lowering(items, decided.rows, reference);
    if (Object.keys(lower).length > 0) return refusal("needs-proposal", lower);
    await write(tx, decided, at);
    return { created: decided.rows.length, unchanged: items.length - decided.rows.length };
  });

/** [X13] What lowering levels would meet as things stand; null where nothing. */
export const cannotLower = async (
  tx: Reads,
  items: readonly NewLevel[],
): Promise<Refusal | null> => {
  const decided = decide(items, await tx.reference());
  return "refused" in decided ? decided : null;
};

/** [X13] Publishes levels that two people agreed on. One that should have begun by now begins now: nothing is lowered backwards. */
export const lowerLevels = async (
  tx: Reads & Writes,
  items: readonly NewLevel[],
  at: number,
): Promise<Refusal | null> => {
  const fromNow = items.map((item) =>
    ms(item.effectiveFrom) < at ? { ...item, effectiveFrom: iso(at) } : item,
  );
  const decided = decide(fromNow, await tx.reference());
  if ("refused" in decided) return decided;
  await write(tx, decided, at);
  return null;
};

/** [X19] The province that an area lies in, by its chain; the topmost area where there is none. */
export const provinceOf = (chain: Reference["areas"]): string | undefined =>
  (chain.find(({ kind }) => kind === "province") ?? chain.at(-1))?.id;

/** [X19] Where levels of several areas lie: in their province, or where they are of several, in all. */
export const levelsSubject = (items: readonly NewLevel[], reference: Reference): Subject => {
  const chainOf = chainsIn(reference);
  const provinces = new Set(items.map(({ area }) => provinceOf(chainOf(area))));
  const [one] = provinces;
  return provinces.size === 1 && one !== undefined ? { areas: [one] } : {};
};

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
