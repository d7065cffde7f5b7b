import { z } from "zod";
import { appeals, legalBasis } from "../domain/place.ts";
import { plate } from "../domain/plate.ts";
import { receiptDecisions } from "../domain/receipt.ts";
import { receiptCode } from "../domain/receipt-code.ts";
import { decisions } from "../domain/scan.ts";
import { isoTime } from "../domain/time.ts";
import { outcomes, reason } from "../domain/verdict-shape.ts";

export const receiptParams = z.object({ code: receiptCode });
/** `plate`: of the vehicle, by whoever wants to read it whole; another one opens nothing. */
export const receiptQuery = z.object({ plate: plate.optional() });

/** [E3] What became of a decision after it was taken. */
const became = z.discriminatedUnion("what", [
  /** The officer took it back within the minute, for another one. */
  z.object({ what: z.literal("corrected"), at: isoTime, decision: z.enum(decisions) }),
  /** Let through at the same post later on. */
  z.object({ what: z.literal("let-through"), at: isoTime }),
  /** The server, with all it knew, came to another outcome. */
  z.object({ what: z.literal("judged"), outcome: z.enum(outcomes) }),
  /** The tablet had been cut off: nothing it says counts. */
  z.object({ what: z.literal("suspect") }),
]);
export type Became = z.infer<typeof became>;

/** [E2] What anybody who has a receipt's code is told. Nobody's name. */
export const receipt = z.object({
  decision: z.enum(receiptDecisions),
  at: isoTime,
  /** The post's name, the act it was set up by, and the area it lies in. */
  post: z.object({ name: z.string(), area: z.string().nullable(), basis: legalBasis }).nullable(),
  /** The plate's last two characters; null where nobody read one. */
  plateTail: z.string().nullable(),
  /** Whole only where it was asked for by the same. */
  plate: plate.nullable(),
  occupantsSeen: z.int().nullable(),
  reasons: z.array(reason),
  /** The version of the rule set that judged it, and the act that set rests on where a reason names none. */
  rulesVersion: z.int(),
  basis: legalBasis.nullable(),
  /** Where to appeal; null where nobody said. */
  appeals: appeals.nullable(),
  /** [E3] What became of it, oldest first. */
  became: z.array(became),
});
export type Receipt = z.infer<typeof receipt>;

/** More than one only where two scans by chance have one code. */
export const receiptReply = z.object({ code: receiptCode, items: z.array(receipt).min(1) });
export type Receipts = z.infer<typeof receiptReply>;
