import { z } from "zod";
import { includesLevel, type RiskLevel, riskLevel } from "./levels.ts";
import { legalBasis, placeId } from "./place.ts";
import { isoTime } from "./time.ts";
import { words } from "./words.ts";

/** What a measure (biện pháp) orders. Each only ever adds a restriction: none can lift another. */
export const measureEffect = z.discriminatedUnion("kind", [
  /** May not drive there. */
  z.object({ kind: z.literal("bar") }),
  /** May stop, pick up and drop off only at these endpoints; at none: may only pass through. */
  z.object({ kind: z.literal("stops"), at: z.array(placeId).max(200) }),
  /** At most so many people aboard. */
  z.object({ kind: z.literal("occupants"), max: z.int().min(1).max(99) }),
  /** Health declaration (khai báo y tế). */
  z.object({ kind: z.literal("declare"), who: z.enum(["everyone", "at-risk"]) }),
  /** A negative test no older than so many hours. */
  z.object({ kind: z.literal("test"), validHours: z.int().min(1).max(720) }),
]);
export type MeasureEffect = z.infer<typeof measureEffect>;

const codes = z.array(z.int().min(1).max(255)).min(1).max(200).nullable().default(null);

/** One line of the annex: ordered wherever the level, or a higher one, is in force. */
export const measure = z.object({
  id: placeId,
  name: words,
  level: riskLevel,
  /** Codes of the vehicle kinds and of the purposes it concerns; null: all. */
  vehicleKinds: codes,
  purposes: codes,
  effect: measureEffect,
  /** Null: the act of the rule set. */
  basis: legalBasis.nullable().default(null),
});
export type Measure = z.infer<typeof measure>;

/** What an area orders beyond the annex: earlier or harder, never later or softer. */
export const areaMeasure = measure.extend({
  /** Made by whoever publishes, so that a repeated call counts once. */
  id: z.uuidv7(),
  area: placeId,
  basis: legalBasis,
  effectiveFrom: isoTime,
  /** When it was lifted; before it took effect: it never did. Null where it stands. */
  withdrawnAt: isoTime.nullable().default(null),
});
export type AreaMeasure = z.infer<typeof areaMeasure>;

/** The vehicle as a measure sees it. `purpose` null: a vehicle without a pass. */
export interface Concerned {
  readonly kind: number;
  readonly purpose: number | null;
}

const names = (codes: readonly number[] | null, code: number | null): boolean =>
  codes === null || (code !== null && codes.includes(code));

/** Does a measure concern a vehicle? */
export const concerns = (
  { vehicleKinds, purposes }: Pick<Measure, "vehicleKinds" | "purposes">,
  { kind, purpose }: Concerned,
): boolean => names(vehicleKinds, kind) && names(purposes, purpose);

/** Does `ordered` concern any vehicle that `own` concerns? */
const overlaps = (own: Measure, ordered: Measure): boolean => {
  const meet = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
    a === null || b === null || a.some((code) => b.includes(code));
  return meet(own.vehicleKinds, ordered.vehicleKinds) && meet(own.purposes, ordered.purposes);
};

/** Where an area's measure would allow what the annex forbids: the field, and the most that would be right. */
export interface Softer {
  readonly field: string;
  readonly most: number | null;
}

const softerThan = (own: MeasureEffect, ordered: MeasureEffect): Softer | null => {
  if (own.kind === "occupants" && ordered.kind === "occupants")
    return own.max > ordered.max ? { field: "effect.max", most: ordered.max } : null;
  if (own.kind === "test" && ordered.kind === "test")
    return own.validHours > ordered.validHours
      ? { field: "effect.validHours", most: ordered.validHours }
      : null;
  if (own.kind === "declare" && ordered.kind === "declare")
    return own.who === "at-risk" && ordered.who === "everyone"
      ? { field: "effect.who", most: null }
      : null;
  if (own.kind === "stops" && ordered.kind === "stops")
    return own.at.some((stop) => !ordered.at.includes(stop))
      ? { field: "effect.at", most: null }
      : null;
  return null;
};

/**
 * [V27] What of an area's measure is softer than the annex is at that measure's level; null where nothing is. A softer
 * figure would decide nothing, since the stricter one counts, and whoever published it would be told something untrue.
 */
export const softerThanAnnex = (own: Measure, annex: readonly Measure[]): Softer | null => {
  const ordered = (level: RiskLevel) =>
    annex.filter((one) => includesLevel(level, one.level) && overlaps(own, one));
  const found = ordered(own.level).flatMap((one) => softerThan(own.effect, one.effect) ?? []);
  return found.sort((a, b) => (a.most ?? 0) - (b.most ?? 0))[0] ?? null;
};
