import { z } from "zod";

/** What a person signs in by: 2 to 40 of `a–z0–9`, and after the first also `.`, `_` and `-`. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

/** Length in characters; any that a keyboard gives. */
export const password = z.string().min(10).max(200);
