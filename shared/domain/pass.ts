import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { shortCode } from "./short-code.ts";
import { isoTime, ms } from "./time.ts";

/**
 * Wire id of a pass: issuer's key id, status list and index, written `kid-list-index`.
 * Amending keeps it and raises `rev`; the highest rev known wins whole.
 */
export const passId = z
  .string()
  .regex(/^(25[0-5]|2[0-4]\d|1?\d?\d)-\d{1,5}-\d{1,7}$/)
  .brand<"PassId">();
export type PassId = z.infer<typeof passId>;

export const toPassId = (kid: number, list: number, index: number): PassId =>
  `${kid}-${list}-${index}` as PassId;

/** What a status list says of a pass in two bits. `expired` is computed, never stored. */
export const passStatuses = ["valid", "revoked", "suspended", "spent"] as const;
export type PassStatus = (typeof passStatuses)[number];

/** Most endpoints that one pass names besides its last. */
export const mostVia = 8;

/** The least a tablet needs to judge: no names, no phone numbers. */
export const passOnFile = z.object({
  id: passId,
  rev: z.int().min(1).max(255),
  shortCode,
  plate,
  trailerPlate: plate.nullable(),
  /** `code` of a vehicle kind in the rule set. */
  kind: z.int().min(1).max(255),
  /** `code` of a purpose in the rule set. */
  purpose: z.int().min(1).max(255),
  carrier: placeId,
  /** Permitted occupants, driver included: seen > max stops, fewer is fine. */
  occupantsMax: z.int().min(1).max(99),
  /** Where it delivers last, and the endpoint that its token names. */
  endpoint: placeId,
  /** [T17] Where it delivers before, in the order that is expected; no token carries it. Left out of most. */
  via: z.array(placeId).min(1).max(mostVia).optional(),
  corridor: placeId,
  use: z.enum(["single", "multi"]),
  validFrom: isoTime,
  validTo: isoTime,
  status: z.enum(passStatuses),
  /** In the words of whoever revoked or suspended it. */
  statusReason: z.string().max(300).nullable(),
  autoIssued: z.boolean(),
});
export type PassOnFile = z.infer<typeof passOnFile>;

export const longestDriver = 120;
/** A telephone's number, or a paper's: eight digits or more, however they are set apart. */
export const longNumber =
  /\(\p{Nd}(?:[\s.,–/()-]{0,3}\p{Nd}){7,}\)?|\+?\p{Nd}(?:[\s.,–/()-]{0,3}\p{Nd}){7,}/gu;
/** [P28] Who drives, by name alone: nothing at a post is decided by it. */
export const driverName = oneLine(2, longestDriver).refine(
  (name) => name.search(longNumber) < 0 && /\p{L}.*\p{L}/u.test(name),
  { params: { code: "name-alone" } },
);

/** What the registry sees besides: where from, who drives, who issued it, and the text of the QR. */
export const pass = passOnFile.extend({
  /** Left out where nobody was named, or the name was erased [P29]. */
  driver: driverName.optional(),
  origin: z.string().max(120),
  token: z.string(),
  issuedAt: isoTime,
  issuedBy: z.string(),
  changedAt: isoTime,
  /** Who amended or revoked it last; left out of one that is as it was issued. */
  changedBy: z.string().optional(),
  /** [P21] The account of its carrier that asked for its last amendment; left out where nobody did. */
  askedBy: z.string().optional(),
  /** [P21] Why it was amended, in that person's words; of a revocation `statusReason` says it. */
  changeReason: z.string().max(200).optional(),
});
export type Pass = z.infer<typeof pass>;

/** What a pass is worth at a time (ms): what is stored, or what its validity makes of a valid one. */
export type PassState = PassStatus | "expired" | "not-yet-valid";
export const passStateAt = (
  { status, validFrom, validTo }: Pick<PassOnFile, "status" | "validFrom" | "validTo">,
  at: number,
): PassState => {
  if (status !== "valid") return status;
  if (at >= ms(validTo)) return "expired";
  return at < ms(validFrom) ? "not-yet-valid" : "valid";
};
