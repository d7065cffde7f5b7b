import type { NewConvoy } from "../../shared/contract/convoys.ts";
import { mostMembers } from "../../shared/domain/convoy-shape.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";

type Vehicle = NewConvoy["vehicles"][number];

/**
 * Vehicles out of a pasted list: a plate or the code of a pass on each line, or set apart by commas, semicolons or tabs; each once,
 * in their order. `wrong`: what is neither.
 */
export const readList = (
  text: string,
): { readonly vehicles: readonly Vehicle[]; readonly wrong: readonly string[] } => {
  const found = new Map<string, Vehicle>();
  const wrong: string[] = [];
  for (const part of text.split(/[\n\r,;\t]+/).map((one) => one.trim())) {
    if (part === "") continue;
    const code = parseShortCode(part);
    const plate = parsePlate(part);
    // A code has a check character: what passes as one is hardly ever a plate.
    if (code) found.set(`code ${code}`, { by: "code", code });
    else if (plate) found.set(plate, { by: "plate", plate, pass: null });
    else wrong.push(part.slice(0, 40));
  }
  return { vehicles: [...found.values()].slice(0, mostMembers), wrong };
};
