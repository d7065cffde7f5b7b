import { fold } from "./search.ts";

const longest = 40;

/** A reference id from a name: `Công ty Đất Đỏ` → `cong-ty-dat-do`; at most 40 characters, never empty. */
export const idFrom = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest)
    .replace(/-+$/, "") || "moi";

/** As `idFrom`, with a number behind it where the id is taken. */
export const freshId = (name: string, taken: (id: string) => boolean): string => {
  const plain = idFrom(name);
  if (!taken(plain)) return plain;
  for (let number = 2; ; number += 1) {
    const numbered = `${plain.slice(0, longest - 1 - String(number).length)}-${number}`;
    if (!taken(numbered)) return numbered;
  }
};
