import { z } from "zod";

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** The tenth digit checks the nine before it: 10 − Σ weight × digit mod 11. */
const fits = (digits: string): boolean => {
  const sum = weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
};

/**
 * [N9] Mã số thuế of a business: ten digits of which the last is a check, and three more of a branch. In any setting out; the
 * refusal is a custom issue with `params.code` "tax-number". A number of twelve digits is a person's, and is none.
 */
export const taxNumber = z
  .string()
  .meta({ description: "Tax number of a business", examples: ["0100233488", "0314409058-002"] })
  .transform((text, context) => {
    const digits = text.length > 30 ? "" : text.replace(/[\s.\-–]/g, "");
    if (/^\d{10}(\d{3})?$/.test(digits) && fits(digits))
      return digits.replace(/^(\d{10})(\d{3})$/, "$1-$2");
    context.issues.push({ code: "custom", input: text, params: { code: "tax-number" } });
    return z.NEVER;
  })
  .pipe(z.string().regex(/^\d{10}(-\d{3})?$/));
