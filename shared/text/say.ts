/** Words in both languages, Vietnamese first. Rule data carries the same shape (`name: { vi, en }`). */
export interface Words {
  readonly vi: string;
  readonly en: string;
}
export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

/**
 * The words in one language with `{name}` filled from `params`. English plurals are written
 * `{count|vehicle|vehicles}`; Vietnamese needs none.
 */
export const say = (
  words: Words,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string =>
  words[language].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) return String(value);
      return Number(value) === 1 ? one : many;
    },
  );
