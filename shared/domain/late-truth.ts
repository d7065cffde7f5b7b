import type { Outcome } from "./verdict-shape.ts";

/**
 * [O11] Is it news to whoever acted on the tablet's outcome that the server's is another? That a tablet which said
 * itself that it did not know enough was more careful than needed is none: a week without network would be all of it.
 */
export const overturns = (own: Outcome, server: Outcome): boolean =>
  own !== server && !(server === "go" && (own === "inspect" || own === "cannot-check"));
