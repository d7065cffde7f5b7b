import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import { type AreaMeasure, softerThanAnnex } from "../../shared/domain/measures.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { chainsIn } from "../places.ts";
import type { NewEvent, Reference, Store } from "../store/ports.ts";
import { everyone } from "../topics.ts";
import type { MaySet } from "./publish-levels.ts";
import { wrongCodes } from "./publish-rules.ts";

type NewMeasure = Omit<AreaMeasure, "withdrawnAt">;

const measureEvent = (type: string, { id, area, level, effect }: AreaMeasure): NewEvent => ({
  type,
  subject: { kind: "measure", id },
  payload: { area, level, effect: effect.kind },
  topics: [everyone],
});

/** [V27] The annex it is held against is the one in force when it takes effect, as far as that is known. */
const wrongFields = (
  measure: NewMeasure,
  { endpoints, ruleSets }: Reference,
): Record<string, string | WrongField> => {
  const rules = rulesAt(ruleSets, ms(measure.effectiveFrom));
  const wrong: Record<string, string | WrongField> = rules ? wrongCodes(measure, rules) : {};
  if (measure.effect.kind === "stops")
    for (const [i, stop] of measure.effect.at.entries())
      if (!endpoints.some(({ id }) => id === stop)) wrong[`effect.at.${i}`] = "unknown-place";
  const softer = softerThanAnnex({ ...measure }, rules?.measures ?? []);
  if (softer)
    wrong[softer.field] =
      softer.most === null
        ? "softer-than-province"
        : { code: "softer-than-province-most", params: { most: softer.most } };
  return wrong;
};

const decide = (
  measure: NewMeasure,
  reference: Reference,
  maySet: MaySet,
): { readonly row: AreaMeasure; readonly events: readonly NewEvent[] } | Refusal => {
  const chain = chainsIn(reference)(measure.area);
  if (chain.length === 0) return refusal("unknown-reference", { area: "unknown-place" });
  if (!maySet(chain)) return refusal("not-allowed");
  const before = reference.measures.find(({ id }) => id === measure.id);
  const row = { ...measure, withdrawnAt: before?.withdrawnAt ?? null };
  if (before)
    return isDeepStrictEqual(row, before)
      ? { row, events: [] }
      : refusal("invalid-input", { id: "published-otherwise" });
  const wrong = wrongFields(measure, reference);
  if (Object.values(wrong).includes("unknown-place")) return refusal("unknown-reference", wrong);
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  return { row, events: [measureEvent("measure.published", row)] };
};

/**
 * Publishes an area's own measure, for now or for a time to come. The same call twice publishes once. Refuses with the
 * field what names nothing, and [V27] what would be softer than the annex.
 */
export const publishMeasure = (
  store: Store,
  measure: NewMeasure,
  maySet: MaySet,
  at: number,
): Promise<AreaMeasure | Refusal> =>
  store.write(async (tx) => {
    const decided = decide(measure, await tx.reference(), maySet);
    if ("refused" in decided) return decided;
    const { row, events } = decided;
    if (events.length === 0) return row;
    await tx.putMeasure(row);
    await tx.append(events, at);
    return row;
  });

/** Lifts a measure from now on, or takes it back before it took effect. Refuses `not-found`, also out of reach. */
export const withdrawMeasure = (
  store: Store,
  id: string,
  maySet: MaySet,
  at: number,
): Promise<AreaMeasure | Refusal> =>
  store.write(async (tx) => {
    const reference = await tx.reference();
    const before = reference.measures.find((one) => one.id === id);
    if (!before || !maySet(chainsIn(reference)(before.area))) return refusal("not-found");
    if (before.withdrawnAt !== null) return before;
    const row = { ...before, withdrawnAt: iso(at) };
    await tx.putMeasure(row);
    await tx.append([measureEvent("measure.withdrawn", row)], at);
    return row;
  });
