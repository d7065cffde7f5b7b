import { z } from "zod";
import { placeId } from "./place.ts";

export const roles = [
  "administrator",
  "registrar",
  "carrier",
  "officer",
  "receiver",
  "commander",
  "inspector",
] as const;
export type Role = (typeof roles)[number];

/** What a grant reaches. `area` reaches every area below it; `all` the whole installation. */
export const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({
    kind: z.enum(["area", "checkpoint", "endpoint", "corridor", "carrier"]),
    id: placeId,
  }),
]);
export type Scope = z.infer<typeof scope>;

/** A role held over a scope. */
export const grant = z.object({ role: z.enum(roles), scope });
export type Grant = z.infer<typeof grant>;
