import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { isoTime } from "./time.ts";

export const mostPeople = 99;
export const longestName = 60;
export const seatRoles = ["driver", "passenger"] as const;

/** Last four characters of an identity paper's number. */
export const paperEnd = z.string().regex(/^[0-9A-Z]{4}$/);
/** [R6] Base64url SHA-256 of `identityBytes`. */
export const paperHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Somebody aboard, as an entry post writes it down. */
export const listedPerson = z.object({
  name: oneLine(1, longestName),
  /** Null where no paper was shown. */
  last: paperEnd.nullable(),
  /** [R6] Null where the whole number is not known. */
  hash: paperHash.nullable(),
  role: z.enum(seatRoles),
});
export type ListedPerson = z.infer<typeof listedPerson>;

/** [R6] 128 random bits of one list, or [W9] one entry of the watchlist, alone; base64url. */
export const paperSalt = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Danh sách người trên xe: who is aboard a vehicle, as a post lists them. */
export const listed = z.object({
  /** UUIDv7 made by the tablet: the key of idempotency. */
  id: z.uuidv7(),
  /** The scan at which they were listed, which may come later, or never. */
  scan: z.uuidv7(),
  plate: plate.nullable(),
  pass: passId.nullable(),
  salt: paperSalt,
  people: z.array(listedPerson).min(1).max(mostPeople),
});

/** [R5] What comes of comparing the people aboard with a list. */
export const checkResults = ["same", "fewer", "others", "swapped"] as const;
export type CheckResult = (typeof checkResults)[number];

/** Who of a list is aboard at a later post; never changed once it is made. */
export const checked = z.object({
  /** UUIDv7 made by the tablet: the key of idempotency. */
  id: z.uuidv7(),
  manifest: z.uuidv7(),
  scan: z.uuidv7(),
  /** Places in the list, from 0, of those who are there. */
  present: z
    .array(
      z
        .int()
        .min(0)
        .max(mostPeople - 1),
    )
    .max(mostPeople),
  /** How many are aboard who are not listed. */
  others: z.int().min(0).max(mostPeople),
});

/** A check as everybody sees it. */
export const manifestCheck = checked.omit({ scan: true, manifest: true }).extend({
  checkpoint: placeId,
  at: isoTime,
  result: z.enum(checkResults),
});
export type ManifestCheck = z.infer<typeof manifestCheck>;

/** A list as it is sent: names to tablets, [R7] to people nobody's. */
export const manifest = listed.omit({ salt: true, people: true }).extend({
  device: z.string(),
  checkpoint: placeId,
  madeAt: isoTime,
  receivedAt: isoTime,
  /** How many are listed. */
  count: z.int().min(1).max(mostPeople),
  salt: paperSalt.nullable(),
  people: z.array(listedPerson).nullable(),
  /** [R8] When the names were erased. */
  erasedAt: isoTime.nullable(),
  /** In the order they were made. */
  checks: z.array(manifestCheck),
});
export type Manifest = z.infer<typeof manifest>;
