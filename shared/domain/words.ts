import { z } from "zod";
import { oneLine } from "./one-line.ts";

/** Words kept with the data they name, so that a new kind, purpose or measure needs no code. */
export const words = z.object({
  vi: oneLine(1, 120),
  en: oneLine(1, 120),
});
