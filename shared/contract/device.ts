import { z } from "zod";
import { keyStates } from "../domain/issuing-key.ts";
import { oneLine } from "../domain/one-line.ts";
import { placeId } from "../domain/place.ts";
import { scan, scanMarks } from "../domain/scan.ts";
import { isoTime } from "../domain/time.ts";

/** A one-time code for one tablet at one post, shown as a QR. */
export const enrolCodeRequest = z.object({ checkpoint: placeId });
export const enrolCode = z.object({
  /** Twelve Crockford characters, e.g. `K7M2-9QXA-4TBD`; good once, for one hour. */
  code: z.string(),
  checkpoint: placeId,
  expiresAt: isoTime,
  /** What the QR says: the tablet page with the code in the fragment, which never reaches a log. */
  link: z.string(),
  qrSvg: z.string(),
});
export type EnrolCode = z.infer<typeof enrolCode>;

export const enrolment = z.object({
  code: z
    .string()
    .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ""))
    .pipe(z.string().regex(/^[0-9A-Z]{12}$/)),
  name: oneLine(1, 60),
  /** Base64url of the uncompressed P-256 point (65 bytes); the private half never leaves the tablet. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  /** [O24] Which tablet this was before its storage was lost, and the number of the last scan it recorded as that. */
  lost: z.object({ device: z.string().min(1).max(60), lastSeq: scan.shape.seq }).optional(),
});

/** Marks of a tablet: those of its scans, and `lost`, scans that it recorded and lost before the server had them. */
export const deviceMarks = [...scanMarks, "lost"] as const;

export const device = z.object({
  id: z.string(),
  name: z.string(),
  checkpoint: placeId,
  enrolledAt: isoTime,
  lastSeenAt: isoTime.nullable(),
  lastSeq: z.int(),
  cutOffAt: isoTime.nullable(),
  /** [O6] How often its scans were given each mark; [O24] how many it lost. */
  marks: z.partialRecord(z.enum(deviceMarks), z.int()),
  /** How many uploads are kept apart as evidence: not readable, or of an id that is on record with other content. */
  keptApart: z.int(),
});
export type Device = z.infer<typeof device>;

/** A tablet's name is all that can change; at another post it is enrolled again. */
export const deviceChange = z.object({ name: enrolment.shape.name });

/** [V18] What a tablet draws with on one day at its post. */
export const drawKey = z.object({
  /** In Việt Nam. */
  day: z.iso.date(),
  /** 32 bytes, base64url. */
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export const drawKeyList = z.object({ items: z.array(drawKey) });

/** Public key a verifier needs. `realm` is a property of the key: drill passes never pass as live. */
export const issuingKey = z.object({
  kid: z.int().min(0).max(255),
  alg: z.literal("EdDSA"),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  realm: z.enum(["live", "drill"]),
  validFrom: isoTime,
  validTo: isoTime,
});
export const keyBundle = z.object({ keys: z.array(issuingKey), issuedAt: isoTime });
export type KeyBundle = z.infer<typeof keyBundle>;

/** A key as administrators see it. */
export const managedKey = issuingKey.omit({ alg: true }).extend({
  cutAt: isoTime.nullable(),
  state: z.enum(keyStates),
  /** Is its private half in the folder of the server that answers? */
  atHand: z.boolean(),
});
export type ManagedKey = z.infer<typeof managedKey>;
