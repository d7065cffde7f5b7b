import { z } from "zod";

/** Crockford's base 32: no I, L, O or U, so that a code survives being read out or written by hand. */
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const canonical = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * [P3] One step of Damm's check in GF(32): add the character, multiply by x modulo x⁵ + x² + 1.
 * Multiplication by a primitive element is a totally anti-symmetric quasigroup, hence it catches every single
 * wrong character and every swap of neighbours.
 */
const dammStep = (interim: number, digit: number): number => {
  const doubled = (interim ^ digit) << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
};

/** [P3] The check of characters of the alphabet; 0 of those that end in their own. */
export const damm = (characters: string): number => {
  let interim = 0;
  for (const character of characters) interim = dammStep(interim, alphabet.indexOf(character));
  return interim;
};

/** Longest text worth reading as a code. */
const longestText = 40;

/** [P3] What was meant by a code as somebody typed it: case, dashes, spaces, and O, I and L read as 0 and 1. Nothing of a longer text. */
export const spelled = (text: string): string =>
  (text.length > longestText ? "" : text)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** [P3] A short code in any spelling, made canonical; the refusal is a custom issue with `params.code` "short-code". */
export const shortCode = z
  .string()
  .meta({ description: "Short code in any spelling", examples: ["K7M2-9QXD", "k7m29qxd"] })
  .transform((text, context) => {
    const code = spelled(text);
    if (canonical.test(code) && damm(code) === 0) return code;
    context.issues.push({ code: "custom", input: text, params: { code: "short-code" } });
    return z.NEVER;
  })
  .pipe(z.string().regex(canonical).brand<"ShortCode">());
export type ShortCode = z.infer<typeof shortCode>;

/** [P3] The canonical code of a text in any spelling, or null when a character is wrong. */
export const parseShortCode = (text: string): ShortCode | null =>
  shortCode.safeParse(text).data ?? null;

/** How many different short codes there are: 35 bits. */
export const shortCodeCount = 2 ** 35;

/** [P3] The code of 35 random bits (an integer from 0 to 2³⁵ − 1): seven characters and their check. */
export const makeShortCode = (bits: number): ShortCode => {
  if (!Number.isInteger(bits) || bits < 0 || bits >= shortCodeCount)
    throw new RangeError("a short code is made of 35 bits");
  let code = "";
  for (let rest = bits, place = 0; place < 7; place += 1, rest = Math.floor(rest / 32))
    code = alphabet.charAt(rest % 32) + code;
  return (code + alphabet.charAt(damm(code))) as ShortCode;
};

/** As printed and read out: `K7M2-9QXD`. */
export const formatShortCode = (code: ShortCode): string => `${code.slice(0, 4)}-${code.slice(4)}`;
