import { z } from "zod";
import { passNarrowing } from "../domain/extension-shape.ts";
import { oneLine } from "../domain/one-line.ts";
import { driverName, pass, passId, passOnFile } from "../domain/pass.ts";
import { amendable, passActs } from "../domain/pass-amendment.ts";
import { placeId } from "../domain/place.ts";
import { plate } from "../domain/plate.ts";
import { isoTime } from "../domain/time.ts";
import { numberCursor } from "./page-cursor.ts";

/** Longest validity one registration may ask for, days. */
export const longestValidityDays = 366;

/** What a registrar fills in for one vehicle. Plates in any spelling. */
export const newPass = z
  .object({
    plate,
    trailerPlate: plate.nullable(),
    kind: passOnFile.shape.kind,
    purpose: passOnFile.shape.purpose,
    carrier: placeId,
    occupantsMax: passOnFile.shape.occupantsMax,
    origin: oneLine(1, 120),
    endpoint: placeId,
    via: passOnFile.shape.via,
    corridor: placeId,
    use: z.enum(["single", "multi"]),
    validFrom: isoTime,
    validTo: isoTime,
    driver: driverName.optional(),
  })
  // Written so that a time that is none fails neither: it has been named already.
  .refine((p) => !(Date.parse(p.validTo) <= Date.parse(p.validFrom)), {
    path: ["validTo"],
    params: { code: "after-valid-from" },
  })
  .refine(
    (p) => !(Date.parse(p.validTo) - Date.parse(p.validFrom) > longestValidityDays * 86_400_000),
    { path: ["validTo"], params: { code: "at-most-a-year" } },
  )
  .superRefine(({ endpoint, via = [] }, context) => {
    for (const [place, one] of via.entries())
      if (one === endpoint || via.indexOf(one) < place)
        context.addIssue({
          code: "custom",
          path: ["via", place],
          params: { code: "endpoint-twice" },
        });
  })
  .refine((p) => p.trailerPlate === null || p.trailerPlate !== p.plate, {
    path: ["trailerPlate"],
    params: { code: "other-than-plate" },
  });
export type NewPass = z.infer<typeof newPass>;

/** A pass for a drill: its id and the text of its QR. */
export const drillPass = z.object({ id: passId, token: z.string() });
export type DrillPass = z.infer<typeof drillPass>;

export const passQuery = z.object({
  ...passNarrowing,
  plate: z.string().trim().max(20).optional(),
  code: z.string().trim().max(12).optional(),
  status: z.enum(["valid", "revoked", "suspended", "spent", "expired", "not-yet-valid"]).optional(),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PassQuery = z.infer<typeof passQuery>;

export const passPage = z.object({
  items: z.array(pass),
  next: z.string().nullable(),
  /** How many match in all, counted up to 1,000. */
  total: z.int(),
  /** [L7] Where a whole plate is sought: passes of others that may be mistaken for it, none of them found by it. */
  alike: z.array(pass),
});

/** [L6] All that a search finds. */
export const foundQuery = passQuery.omit({ cursor: true, limit: true });
/** A pass as it is chosen: printed by its id, named in a convoy by its code. */
export const chosenPass = pass.pick({ id: true, shortCode: true });
export type ChosenPass = z.infer<typeof chosenPass>;
export const foundPasses = z.object({
  /** Those that are still good, at most as many as are printed at once. */
  items: z.array(chosenPass),
  /** There are more than that. */
  more: z.boolean(),
});

/** Why a pass is changed or taken away: read by those who ask later. */
const shortestReason = 3;

export const revocation = z.object({ reason: oneLine(shortestReason, 300) });

/** Named so that they are refused, not passed over: another of these is another pass. */
const fixed = z
  .unknown()
  .optional()
  .refine((given) => given === undefined, { params: { code: "register-again" } });

export const amendedFor = z.object({ reason: oneLine(shortestReason, 200) });

/** [P19] What is to change of a pass, and why. What is left out stays; `via` empty: it names no endpoint but its last. */
export const amendment = amendable
  .partial()
  .extend({
    /** The revision that was looked at: of two people who amend it at once one is told. */
    rev: passOnFile.shape.rev,
    ...amendedFor.shape,
    plate: fixed,
    kind: fixed,
    carrier: fixed,
    origin: fixed,
    validFrom: fixed,
  })
  // Whoever means to revoke, or to give another code, is not to believe that it was done.
  .strict()
  .refine(({ rev: _, reason: __, ...given }) => Object.values(given).some((v) => v !== undefined), {
    path: ["rev"],
    params: { code: "nothing-to-amend" },
  });
export type Amendment = z.infer<typeof amendment>;

const version = z.object({
  rev: passOnFile.shape.rev,
  at: isoTime,
  act: z.enum(passActs),
  /** The account; null where scans did it, or it was done before that was kept. */
  by: z.string().nullable(),
  /** The account of its carrier that asked for an amendment; null where nobody did, or where that was not kept yet. */
  askedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** What changed, as it was and as it became; empty where nothing of it did. */
  before: amendable.partial(),
  after: amendable.partial(),
});
export const passHistory = z.object({ items: z.array(version) });
export type PassVersionSeen = z.infer<typeof version>;
