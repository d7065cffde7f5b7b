/**
 * A telephone number's digits as it is dialled within Việt Nam, for comparing: with or without `+84`, `84` or the zero in front,
 * and however it is set out. Of another country's, and of any other text, the digits as they are.
 */
export const dialled = (text: string): string =>
  text
    .replace(/\D/g, "")
    .replace(/^(?:00)?84(?=0?\d{9,10}$)0?/, "0")
    // A spreadsheet that took it for a number has left the zero out.
    .replace(/^(?=[1-9]\d{8,9}$)/, "0");

const numberAlone = /^\+?[\d\s.()-]+$/;

/** [L7] The number that a text is, as it is dialled; null for a text that is no whole number of Việt Nam. */
export const telephoneIn = (text: string): string | null => {
  const number = dialled(text);
  return numberAlone.test(text.trim()) && /^0\d{8,10}$/.test(number) ? number : null;
};

/** Fewer digits are in every other number. */
const fewestDigits = 3;

/** Is what is typed a number on file, or part of it, however either is written? */
export const holdsTelephone = (onFile: string | null, typed: string): boolean => {
  const part = typed.trim().replace(/^(?:\+|00)84[\s.(-]*0?/, "0");
  const digits = part.replace(/\D/g, "");
  if (onFile === null || !numberAlone.test(part) || digits.length < fewestDigits) return false;
  const own = dialled(onFile);
  return own.includes(digits) || own === dialled(typed);
};
