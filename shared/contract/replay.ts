import { z } from "zod";
import { riskLevel } from "../domain/levels.ts";
import { measureEffect } from "../domain/measures.ts";
import { placeId } from "../domain/place.ts";
import { isoTime } from "../domain/time.ts";
import { outcomes, reason, verdict } from "../domain/verdict-shape.ts";
import { words } from "../domain/words.ts";

const inForce = z.object({ version: z.int(), effectiveFrom: isoTime });

/** How a verdict came about: what judged it, what each rule found, and that judging again comes to the same. */
export const replay = z.object({
  scan: z.string(),
  checkpoint: placeId,
  /** The verdict the officer acted on, and the one derived anew from its facts. */
  kept: verdict,
  derived: verdict,
  same: z.boolean(),
  rules: inForce,
  /** The rule set a trip under way could still keep to; null where none was. */
  before: inForce.nullable(),
  levels: z.array(z.object({ area: placeId, level: riskLevel, since: isoTime })),
  measures: z.array(
    z.object({
      id: z.string(),
      name: words,
      effect: measureEffect,
      area: placeId,
      areaName: z.string(),
      since: isoTime,
      /** False: it came after the trip under way began, and grace was not over. */
      binding: z.boolean(),
    }),
  ),
  /** All that the rules found, of whatever outcome, in the order they were asked. */
  findings: z.array(z.object({ outcome: z.enum(outcomes), reason })),
});
export type Replay = z.infer<typeof replay>;
