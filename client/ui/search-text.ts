import { fold } from "../../shared/domain/search.ts";

/** Every word of the query occurs in the text, accents or none. */
export const matches = (query: string, text: string): boolean => {
  const within = fold(text);
  return fold(query)
    .split(" ")
    .every((word) => within.includes(word));
};
