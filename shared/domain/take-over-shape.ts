import { z } from "zod";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { isoTime } from "./time.ts";

/** [T19] Why another vehicle or driver goes on with a load. */
export const takeOverReasons = ["breakdown", "accident", "crew-change", "other"] as const;

const why = { newDriver: z.boolean(), reason: z.enum(takeOverReasons) };

/** [T19] What an officer writes down of it: the vehicle that goes on, null where that is the same; and whether another drives. */
export const takeOver = z
  .object({ plate: plate.nullable(), ...why })
  .refine((given) => given.plate !== null || given.newDriver, {
    path: ["plate"],
    params: { code: "nothing-taken-over" },
  });
export type TakeOver = z.infer<typeof takeOver>;

/** As a trip tells it: `from` and `plate` are one where the vehicle stayed. */
export const takenOver = z.object({ from: plate, plate, ...why });

/** Under which plate a pass drives until its trip ends, and where and when that began. */
export const plateInForce = takenOver.extend({ checkpoint: placeId, at: isoTime });
export type PlateInForce = z.infer<typeof plateInForce>;
