import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId, passOnFile } from "./pass.ts";
import { placeId } from "./place.ts";
import { shortCode } from "./short-code.ts";
import { isoTime } from "./time.ts";

/** Longest that a search may be, characters. */
export const longestSearch = 80;

/** What a list of passes is narrowed by. All that is given must hold. */
export const passNarrowing = {
  /** Part of a plate, short code, origin or name of carrier or endpoint, or a carrier's whole telephone number; accents and case do not matter. */
  q: z.string().trim().max(longestSearch).optional(),
  /** Bound for an endpoint in this area or one below it. */
  area: placeId.optional(),
  /** Bound for this endpoint, first or last. */
  endpoint: placeId.optional(),
  corridor: placeId.optional(),
  carrier: placeId.optional(),
  /** Their validity ends before this. */
  endsBefore: isoTime.optional(),
} as const;

/** Which passes are to be extended: nobody extends all there are. */
export const extensionFilter = z
  .object(passNarrowing)
  .strict()
  .refine((given) => Object.values(given).some((one) => one !== undefined && one !== ""), {
    params: { code: "required" },
  });
export type ExtensionFilter = z.infer<typeof extensionFilter>;

/** Passes that one extension takes at most. */
export const mostExtended = 50_000;
/** [P25] Days by which the rules in force let an end be moved at once, where they do not say otherwise. */
export const usualExtendDays = 31;

/**
 * How far an extension is. `looking`: the passes are searched for and each is held against the rules. `found`: the set stands,
 * to be proposed. `running`: a second person approved, ends are being moved. `done`: each pass has its result. `undoing`,
 * `undone`: the ends there were are given again. `refused`: it cannot be done as it was asked.
 */
export const extensionStates = [
  "looking",
  "found",
  "running",
  "done",
  "undoing",
  "undone",
  "refused",
] as const;
export type ExtensionState = (typeof extensionStates)[number];

/**
 * How it stands with one pass. `good`: can be extended. `left`: cannot be, or could not any more. `extended`. `undone`: ends
 * when it did before. `kept`: extended still, as its end was not to be given back.
 */
export const extensionOutcomes = ["good", "left", "extended", "undone", "kept"] as const;
export type ExtensionOutcome = (typeof extensionOutcomes)[number];

const why = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ExtensionWhy = z.infer<typeof why>;

/** One pass of an extension. */
export const extensionEntry = z.object({
  pass: passId,
  plate: passOnFile.shape.plate,
  shortCode,
  /** The revision that was looked at. */
  rev: passOnFile.shape.rev,
  /** When it ended then. */
  was: isoTime,
  outcome: z.enum(extensionOutcomes),
  /** Why it is left or kept. */
  why: why.nullable(),
});
export type ExtensionEntry = z.infer<typeof extensionEntry>;

const count = z.int().min(0);
export const extensionCounts = z.object({
  good: count,
  left: count,
  extended: count,
  undone: count,
  kept: count,
});
export type ExtensionCounts = z.infer<typeof extensionCounts>;

/** Where the passes of an extension lie; a corridor or a carrier only where it is that of them all. */
export const extensionReach = z.object({
  endpoints: z.array(placeId).max(20_000),
  corridor: placeId.nullable(),
  carrier: placeId.nullable(),
});
export type ExtensionReach = z.infer<typeof extensionReach>;

/** Read by those who look at the passes later. */
export const extensionReason = oneLine(3, 200);

/** A mass extension as it is on record, without its passes. */
export const extension = z.object({
  /** UUIDv7 made by whoever asks for it. */
  id: z.uuidv7(),
  at: isoTime,
  state: z.enum(extensionStates),
  /** Why it is refused. */
  why: why.nullable(),
  filter: extensionFilter,
  /** The end that they are to have. */
  to: isoTime,
  reason: extensionReason,
  counts: extensionCounts,
  /** Passes that the step under way is through with. */
  through: count,
  /** When a second person approved it. */
  begunAt: isoTime.nullable(),
});
export type Extension = z.infer<typeof extension>;
