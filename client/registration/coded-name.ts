import type { Language, Words } from "../../shared/text/say.ts";

/** The name of a kind or purpose by its code; the number itself where the rules in force no longer name it. */
export const codedName = (
  coded: readonly { readonly code: number; readonly name: Words }[] | undefined,
  code: number,
  language: Language,
): string => coded?.find((one) => one.code === code)?.name[language] ?? String(code);
