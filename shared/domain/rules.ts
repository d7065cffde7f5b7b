import { z } from "zod";
import { measure } from "./measures.ts";
import { legalBasis, placeId } from "./place.ts";
import { isoTime, ms } from "./time.ts";
import { words } from "./words.ts";

const coded = z.object({
  /** The number carried in the QR token. */
  code: z.int().min(1).max(255),
  name: words,
});

/** A week: what was in force longer ago counts for no trip. */
export const mostGraceHours = 168;

/** The scenarios of the plan, by active cases in the province. */
export const scenarios = ["under-1000", "1000-to-5000", "over-5000"] as const;

/**
 * Rules as versioned data: rules change while trucks are under way.
 * The tablet holds the version in force; every scan names the version that judged it.
 */
export const ruleSet = z.object({
  version: z.int().min(1),
  effectiveFrom: isoTime,
  /** When it was taken back, before it took effect; null where it stands. */
  withdrawnAt: isoTime.nullable().default(null),
  /** Kịch bản: the number of active cases it is written for; null: any. */
  scenario: z.enum(scenarios).nullable().default(null),
  vehicleKinds: z.array(coded).min(1).max(200),
  purposes: z
    .array(
      coded.extend({
        /** Most people aboard for this purpose whatever the pass says; null: the pass decides. */
        occupantsMax: z.int().min(1).max(255).nullable(),
        /** [T15] Passes through: its trip ends where it leaves the province. Left out for all others. */
        transit: z.boolean().optional(),
        /** Endpoints where vehicles of this purpose may stop; null: at any. */
        stops: z.array(placeId).max(200).nullable().default(null),
        /** The act these limits rest on; null: the act of the reason. */
        basis: legalBasis.nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
  /** The annex: what each risk level orders for vehicles and the people in them. */
  measures: z.array(measure).max(200).default([]),
  /** Hours for which a trip already begun keeps the rules it began under. */
  graceHours: z.int().min(0).max(mostGraceHours),
  /** [W1] Days for which an entry of the watchlist may hold at most. */
  watchDays: z.int().min(1).max(366).default(30),
  /** [P25] Days by which an extension of many passes may move an end at once; left out: as usual. */
  extendDays: z.int().min(1).max(366).optional(),
  /** Random inspection, per thousand verdicts that would be `go`. */
  inspection: z.object({
    perThousand: z.int().min(0).max(1000),
    autoIssuedPerThousand: z.int().min(0).max(1000),
  }),
  /** [Y10] What carriers apply for is approved without the desk once they had so many clean passes; left out: never. */
  autoIssue: z.object({ passes: z.int().min(1).max(1000) }).optional(),
  /** The act each reason rests on, by reason code; `default` serves the rest. */
  basis: z.object({ default: legalBasis }).catchall(legalBasis),
});
export type RuleSet = z.infer<typeof ruleSet>;

/** Names of permitted stops that a person is told; whoever needs them all looks at the rules. */
const mostNamed = 5;

/**
 * [P11] What is wrong with an endpoint where a purpose may not stop, for every post would stop the vehicle [V23]; null
 * where it may. `endpoint`: every id that it goes by [B9]. `nameOf` knows the endpoints in use by their ids.
 */
export const notAStop = (
  rules: Pick<RuleSet, "purposes">,
  { purpose, endpoint }: { readonly purpose: number; readonly endpoint: readonly string[] },
  nameOf: (endpoint: string) => string | undefined,
): {
  readonly code: "not-a-stop" | "no-stops";
  readonly params: { readonly stops: string };
} | null => {
  const stops = rules.purposes.find(({ code }) => code === purpose)?.stops ?? null;
  if (stops === null || endpoint.some((id) => stops.includes(id))) return null;
  const names = stops.flatMap((id) => nameOf(id) ?? []);
  const named = names.slice(0, mostNamed).join(", ");
  return {
    code: names.length > 0 ? "not-a-stop" : "no-stops",
    params: { stops: names.length > mostNamed ? `${named} …` : named },
  };
};

/**
 * [V28] The rule set in force at a time (ms): of those that stand and have begun, the one that began last, so that one
 * published ahead takes over at its minute, wherever it is held. Null where none has begun.
 */
export const rulesAt = (sets: readonly RuleSet[], at: number): RuleSet | null =>
  sets
    .filter((one) => one.withdrawnAt === null && ms(one.effectiveFrom) <= at)
    .sort((a, b) => ms(b.effectiveFrom) - ms(a.effectiveFrom) || b.version - a.version)[0] ?? null;
