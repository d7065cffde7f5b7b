import { z } from "zod";

/** Words kept with the data they name, so that a new kind, purpose or measure needs no code. */
export const words = z.object({
  vi: z.string().min(1).max(120),
  en: z.string().min(1).max(120),
});
