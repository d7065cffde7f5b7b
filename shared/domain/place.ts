import { z } from "zod";
import { oneLine } from "./one-line.ts";

/** A reference code chosen by the operator: `tan-lap`, `ql14`, `kcn-chon-thanh`. */
export const placeId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** The written act a rule or a post rests on (căn cứ). `kind` is in the words of the act: quyết định, công văn, thông tư. */
export const legalBasis = z.object({
  kind: oneLine(1, 40),
  number: oneLine(1, 60),
  date: z.iso.date(),
  issuer: oneLine(1, 120),
});
export type LegalBasis = z.infer<typeof legalBasis>;

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const name = oneLine(1, 120);

export const areaKinds = ["province", "district", "commune"] as const;

/** Số điện thoại. */
const phone = z.string().regex(/^\+?[0-9 .]{8,16}$/);

/** Where whoever was refused in an area turns to (nơi tiếp nhận khiếu nại). */
export const appeals = z.object({ office: name, phone: phone.nullable() });
export type Appeals = z.infer<typeof appeals>;

/** Địa bàn. A tree of any depth, with validity dates: Việt Nam's shape changed on 1 July 2025. */
export const area = z.object({
  id: placeId,
  name,
  kind: z.enum(areaKinds),
  parent: placeId.nullable(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  /** Left out where it has none of its own: then that of the area above counts. */
  appeals: appeals.optional(),
});
export type Area = z.infer<typeof area>;

export const checkpointKinds = [
  "border",
  "inner",
  "commune",
  "waterway",
  "fishing-port",
  "endpoint-gate",
  "patrol",
] as const;

/** Chốt kiểm soát. Every post exists by a written decision. */
export const checkpoint = z.object({
  id: placeId,
  name,
  kind: z.enum(checkpointKinds),
  area: placeId,
  latitude,
  longitude,
  /** The endpoint whose gate this is; a let-through here confirms arrival. Only for `endpoint-gate`. */
  endpoint: placeId.nullable(),
  /** [F13] Corridors that do not run through it, whose vehicles may be sent round by it: its tablets hold them too. */
  reserve: z.array(placeId).max(20).optional(),
  basis: legalBasis,
  active: z.boolean(),
});
export type Checkpoint = z.infer<typeof checkpoint>;

/** Tuyến luồng xanh: posts in driving order, each with kilometres from the first. */
export const corridor = z.object({
  id: placeId,
  /** The number carried in the QR token. */
  code: z.int().min(1).max(65_535),
  name,
  posts: z
    .array(z.object({ checkpoint: placeId, km: z.number().min(0).max(3_000) }))
    .min(1)
    .max(60),
  active: z.boolean(),
});
export type Corridor = z.infer<typeof corridor>;

/** [B2] It goes by another of its kind since it was found to be the same; `wasActive`: in use until then. */
export const merged = z.object({ into: placeId, wasActive: z.boolean() });
export type Merged = z.infer<typeof merged>;

/** Điểm cuối giao hàng. */
export const endpoint = z.object({
  id: placeId,
  /** The number carried in the QR token. */
  code: z.int().min(1).max(65_535),
  name,
  address: oneLine(0, 200),
  area: placeId,
  latitude,
  longitude,
  /** Who takes in what arrives and confirms it (đơn vị tiếp nhận). */
  receiver: oneLine(1, 120).optional(),
  /** As the board at its gate says them: `T2–T7 06:00–18:00`. */
  openingHours: oneLine(1, 120).optional(),
  /** Vehicles that it takes in at a time. */
  capacity: z.int().min(1).max(10_000).optional(),
  active: z.boolean(),
  merged: merged.optional(),
});
export type Endpoint = z.infer<typeof endpoint>;

/** Đơn vị vận tải. */
export const carrier = z.object({
  id: placeId,
  name,
  phone: phone.nullable(),
  /** [N9] Held to what one is where it is put; left out where it is not known. */
  taxNumber: z.string().optional(),
  active: z.boolean(),
  merged: merged.optional(),
});
export type Carrier = z.infer<typeof carrier>;
