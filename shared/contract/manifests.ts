import { z } from "zod";
import { checked, listed, listedPerson } from "../domain/manifest-shape.ts";
import { hasMoment, scanTimes } from "../domain/scan.ts";

const noSuchTime = { path: ["at"], params: { code: "time" } };

/** A tablet lists the people aboard for its own post; which post that is, nobody else says. */
export const newManifest = listed
  .extend(scanTimes)
  .refine(hasMoment, noSuchTime)
  .refine(({ plate, pass }) => plate !== null || pass !== null, {
    path: ["plate"],
    params: { code: "required" },
  });
export type NewManifest = z.infer<typeof newManifest>;

export const newCheck = checked
  .extend(scanTimes)
  .refine(hasMoment, noSuchTime)
  .refine(({ present }) => new Set(present).size === present.length, {
    path: ["present"],
    params: { code: "listed-twice" },
  })
  .refine(({ present, others }) => present.length + others > 0, {
    path: ["present"],
    params: { code: "required" },
  });
export type NewCheck = z.infer<typeof newCheck>;

/** Kept, under this id. */
export const kept = z.object({ id: z.string() });

/** [R7] Names as whoever may open them reads them: nobody's hash. */
export const listedNames = z.object({
  people: z.array(listedPerson.omit({ hash: true })).nullable(),
});
