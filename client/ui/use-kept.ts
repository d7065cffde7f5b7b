import { useState } from "react";

const read = (key: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
};

/** A few words that this browser remembers under a name; for as long as the page where storage is off. */
export const useKept = (
  name: string,
): readonly [readonly string[], (next: readonly string[]) => void] => {
  const key = `greenlane.${name}`;
  const [kept, setKept] = useState(() => read(key));
  return [
    kept,
    (next) => {
      setKept(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // It lasts as long as the page.
      }
    },
  ];
};
