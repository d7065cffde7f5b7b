import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";

/** For tests: throws unless what is about to leave is exactly what the contract says, with nothing more in it. */
export const checkShape = (schema: z.ZodType, value: unknown, what: string): void => {
  const travelled: unknown = JSON.parse(JSON.stringify(value));
  const parsed = schema.parse(travelled);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(parsed)), travelled))
    throw new Error(`${what} is not what the contract says`);
};
