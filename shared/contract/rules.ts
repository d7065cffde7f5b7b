import { z } from "zod";
import { areaLevel } from "../domain/levels.ts";
import { areaMeasure } from "../domain/measures.ts";
import { placeId } from "../domain/place.ts";
import { ruleSet } from "../domain/rules.ts";

/** Published once and kept for ever: what was withdrawn says so itself. */
const published = { withdrawnAt: true } as const;

export const newLevels = z.object({
  items: z.array(areaLevel.omit(published)).min(1).max(2_000),
});
export const levelQuery = z.object({
  /** All that was ever decided for one area, the latest first; left out: what can still count, of all. */
  area: placeId.optional(),
});
export const levelList = z.object({ items: z.array(areaLevel) });
export const publishReply = z.object({ created: z.int(), unchanged: z.int() });

export const newMeasure = areaMeasure.omit(published);
export const measureList = z.object({ items: z.array(areaMeasure) });

export const newRuleSet = ruleSet.omit(published);
export const ruleSetList = z.object({ items: z.array(ruleSet) });
export const byVersion = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });
