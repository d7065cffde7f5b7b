import type { ComboboxItem, OptionsFilter } from "@mantine/core";

/** Text for finding: no accents, đ as d, lower case, single spaces. `Bình Phước` → `binh phuoc`. */
export const searchText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

/** Every word of the query occurs in the text, accents or none. */
export const matches = (query: string, text: string): boolean => {
  const within = searchText(text);
  return searchText(query)
    .split(" ")
    .every((word) => within.includes(word));
};

/** Filter for Mantine's searchable inputs: accents do not matter. Groups are not used here. */
export const withoutAccents: OptionsFilter = ({ options, search, limit }) => {
  const items = options as ComboboxItem[];
  const found = search.trim() === "" ? items : items.filter((item) => matches(search, item.label));
  return found.slice(0, limit);
};
