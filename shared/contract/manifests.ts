import { z } from "zod";
import { checked, listed, listedPerson } from "../domain/manifest-shape.ts";
import { hasMoment, scanTimes } from "../domain/scan.ts";
import { mostHits } from "../domain/watch.ts";

/** [W11] Ids of the entries of the watchlist that somebody's paper met; earlier tablets name none. */
const met = z.array(z.uuidv7()).max(mostHits).default([]);
const noSuchTime = { path: ["at"], params: { code: "time" } };

/** A tablet lists the people aboard for its own post; which post that is, nobody else says. */
export const newManifest = listed
  .extend({ ...scanTimes, met })
  .refine(hasMoment, noSuchTime)
  .refine(({ plate, pass }) => plate !== null || pass !== null, {
    path: ["plate"],
    params: { code: "required" },
  });
export type NewManifest = z.infer<typeof newManifest>;

export const newCheck = checked
  .extend({ ...scanTimes, met })
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
