import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";

/** What is kept and leaves again as it was need not be looked at again. */
const right = new WeakSet<object>();

/** For tests: throws unless what is about to leave is exactly what the contract says, with nothing more in it. */
export const checkShape = (schema: z.ZodType, value: unknown, what: string): void => {
  const kept = typeof value === "object" && value !== null ? value : {};
  if (right.has(kept)) return;
  const travelled: unknown = JSON.parse(JSON.stringify(value));
  const parsed = schema.parse(travelled);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(parsed)), travelled))
    throw new Error(`${what} is not what the contract says`);
  right.add(kept);
};
