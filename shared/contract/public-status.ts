import { z } from "zod";
import { applicationStates, reasonsFound } from "../domain/application-shape.ts";
import { plate } from "../domain/plate.ts";
import { mostTold, passStates } from "../domain/public-status.ts";
import { parseReceiptCode } from "../domain/receipt-code.ts";
import { parseShortCode } from "../domain/short-code.ts";
import { signUpReasons, signUpStates } from "../domain/sign-up-shape.ts";
import { isoTime } from "../domain/time.ts";

/** [N1] Short code of a pass, or the code of an application or of a request for an account. */
const statusCode = z
  .string()
  .meta({
    description: "Short code of a pass, or code of an application or a request for an account",
    examples: ["K7M2-9QXD", "7K3M-Q9XD-1F4N"],
  })
  .transform((text, context) => {
    const code = parseShortCode(text) ?? parseReceiptCode(text);
    if (code) return code as string;
    context.issues.push({ code: "custom", input: text, params: { code: "status-code" } });
    return z.NEVER;
  });

const longestEnd = 20;
const phoneEnd = z
  .string()
  .meta({ description: "Last four digits of the carrier's telephone", examples: ["7888"] })
  .transform((text, context) => {
    const end = text.replace(/[\s.-]/g, "");
    if (text.length <= longestEnd && /^\d{4}$/.test(end)) return end;
    context.issues.push({ code: "custom", input: text, params: { code: "phone-end" } });
    return z.NEVER;
  });

/** A code, or a plate and the end of its carrier's telephone. */
export const statusQuery = z
  .object({
    code: statusCode.optional(),
    plate: plate.optional(),
    phoneEnd: phoneEnd.optional(),
  })
  .refine(
    ({ code, plate, phoneEnd }) =>
      code === undefined
        ? plate !== undefined && phoneEnd !== undefined
        : plate === undefined && phoneEnd === undefined,
    { path: ["code"], params: { code: "code-or-plate" } },
  );
export type StatusQuery = z.output<typeof statusQuery>;

const times = {
  /** Since when it stands so. */
  since: isoTime,
  validFrom: isoTime.nullable(),
  validTo: isoTime.nullable(),
  /** When the desk is to have answered; null where nobody at the desk is waited for. */
  due: isoTime.nullable(),
};

/** [N1] How one thing stands. Nobody's name, no carrier, no plate, and no text that anybody wrote. */
export const statusTold = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("pass"),
    state: z.enum(passStates),
    ...times,
    reasons: z.array(z.never()),
  }),
  z.object({
    about: z.literal("application"),
    state: z.enum(applicationStates),
    ...times,
    reasons: z.array(z.enum(reasonsFound)),
  }),
  z.object({
    about: z.literal("account"),
    state: z.enum(signUpStates),
    ...times,
    reasons: z.array(z.enum(signUpReasons)),
  }),
]);
export type StatusTold = z.infer<typeof statusTold>;

export const statusReply = z.object({ items: z.array(statusTold).min(1).max(mostTold) });
export type StatusReply = z.infer<typeof statusReply>;
