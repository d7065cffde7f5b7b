import { z } from "zod";
import { legalBasis } from "./place.ts";
import { isoTime } from "./time.ts";

/** Words kept with the data they name, so that a new kind or purpose needs no code. */
export const words = z.object({
  vi: z.string().min(1).max(120),
  en: z.string().min(1).max(120),
});

const coded = z.object({
  /** The number carried in the QR token. */
  code: z.int().min(1).max(255),
  name: words,
});

/**
 * Rules as versioned data: rules change while trucks are under way.
 * The tablet holds the version in force; every scan names the version that judged it.
 */
export const ruleSet = z.object({
  version: z.int().min(1),
  effectiveFrom: isoTime,
  vehicleKinds: z.array(coded).min(1).max(200),
  purposes: z
    .array(
      coded.extend({
        /** Most people aboard for this purpose whatever the pass says; null: the pass decides. */
        occupantsMax: z.int().min(1).max(255).nullable(),
      }),
    )
    .min(1)
    .max(200),
  /** Hours for which a trip already begun keeps the rules it began under. */
  graceHours: z.int().min(0).max(168),
  /** Random inspection, per thousand verdicts that would be `go`. */
  inspection: z.object({
    perThousand: z.int().min(0).max(1000),
    autoIssuedPerThousand: z.int().min(0).max(1000),
  }),
  /** The act each reason rests on, by reason code; `default` serves the rest. */
  basis: z.object({ default: legalBasis }).catchall(legalBasis),
});
export type RuleSet = z.infer<typeof ruleSet>;
