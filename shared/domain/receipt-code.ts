import { z } from "zod";
import { alphabet, damm, spelled } from "./short-code.ts";

const canonical = /^[0-9A-HJKMNP-TV-Z]{12}$/;
const random = 11;

/** [E1] A receipt's code in any spelling, made canonical; the refusal is a custom issue with `params.code` "receipt-code". */
export const receiptCode = z
  .string()
  .meta({ description: "Receipt's code in any spelling", examples: ["7K3M-Q9XD-1F4N"] })
  .transform((text, context) => {
    const code = spelled(text);
    if (canonical.test(code) && damm(code) === 0) return code;
    context.issues.push({ code: "custom", input: text, params: { code: "receipt-code" } });
    return z.NEVER;
  })
  .pipe(z.string().regex(canonical).brand<"ReceiptCode">());
export type ReceiptCode = z.infer<typeof receiptCode>;

/** [E1] The canonical code of a text in any spelling, or null when a character is wrong. */
export const parseReceiptCode = (text: string): ReceiptCode | null =>
  receiptCode.safeParse(text).data ?? null;

/**
 * [E1] The code of a scan's receipt, which tablet and server make of its id alone: the last 55 bits of a UUIDv7, which
 * chance gave, and their check. Too many to guess; two that meet are both told. [N1] Of an application, and of a request for an
 * account, it is made alike.
 */
export const receiptCodeOf = (id: string): ReceiptCode => {
  const tail = id.replaceAll("-", "").slice(-14);
  const bits = [...tail].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0"));
  const fives = bits.join("").slice(1).match(/.{5}/g) ?? [];
  const code = fives.map((five) => alphabet.charAt(Number.parseInt(five, 2))).join("");
  return (code + alphabet.charAt(damm(code))) as ReceiptCode;
};

/** [E1] The two ends, as 14 hexadecimal digits each, that the ids of a code's scans may have: a code leaves out one bit. */
export const idEndsOf = (code: ReceiptCode): readonly string[] => {
  const bits = [...code.slice(0, random)]
    .map((character) => alphabet.indexOf(character).toString(2).padStart(5, "0"))
    .join("");
  const fours = (first: string) => (first + bits).match(/.{4}/g) ?? [];
  return ["0", "1"].map((first) =>
    fours(first)
      .map((four) => Number.parseInt(four, 2).toString(16))
      .join(""),
  );
};

/** [N1] The two ends of a UUID as it is written that `idEndsOf` gives: `xx-xxxxxxxxxxxx`. */
export const uuidEndsOf = (code: ReceiptCode): readonly string[] =>
  idEndsOf(code).map((end) => `${end.slice(0, 2)}-${end.slice(2)}`);

/** As printed and read out: `7K3M-Q9XD-1F4N`. */
export const formatReceiptCode = (code: ReceiptCode): string =>
  code.replace(/(.{4})(.{4})(.{4})/, "$1-$2-$3");
