import { z } from "zod";
import type { Action } from "./access.ts";
import { extensionReach } from "./extension-shape.ts";
import { areaLevel } from "./levels.ts";
import { isoTime } from "./time.ts";

/** Makes another issuing key for a realm; the one before keeps verifying until its end. */
const rotateKey = z.object({
  kind: z.literal("rotate-key"),
  realm: z.enum(["live", "drill"]),
});

/** Cuts a key off that others may hold: whatever it signed is worth nothing from then on. */
const cutKey = z.object({ kind: z.literal("cut-key"), kid: z.int().min(0).max(255) });

/** Lowers areas' risk levels, alone or together with others. */
const lowerLevels = z.object({
  kind: z.literal("lower-levels"),
  items: z
    .array(areaLevel.omit({ withdrawnAt: true }))
    .min(1)
    .max(200),
});

/** [P24] Gives the passes that an extension found a later end, all together. */
const extendPasses = z.object({
  kind: z.literal("extend-passes"),
  extension: z.uuidv7(),
  to: isoTime,
  /** How many passes can be extended. */
  passes: z.int().min(1),
  lies: extensionReach,
});
export type ExtendPasses = z.infer<typeof extendPasses>;

/** Acts that are proposed by saying what they are; an extension is proposed as it was found. */
export const sayableAct = z.discriminatedUnion("kind", [rotateKey, cutKey, lowerLevels]);

export type SayableAct = z.infer<typeof sayableAct>;

/** [X13] Acts too dangerous for one person: each is carried out through a proposal and in no other way. */
export const act = z.discriminatedUnion("kind", [rotateKey, cutKey, lowerLevels, extendPasses]);
export type Act = z.infer<typeof act>;
export type ActKind = Act["kind"];

/** What a person must be allowed to do to propose an act of a kind, and to approve another's. */
export const actionFor: Readonly<Record<ActKind, Action>> = {
  "rotate-key": "key.manage",
  "cut-key": "key.manage",
  "lower-levels": "level.set",
  "extend-passes": "pass.issue",
};
