/**
 * Text as searched for: without accents, case or surplus spaces, so that `dong xoai` finds `Đồng Xoài`.
 * Both what is kept and what is typed are folded; the result is for comparing, never for showing.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

const collator = new Intl.Collator("vi", { numeric: true });

/** Order of names as a Vietnamese reader expects, numbers by value: `Chốt 2` before `Chốt 10`. */
export const compareVi = (a: string, b: string): number => collator.compare(a, b);
