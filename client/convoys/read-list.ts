import type { NewConvoy } from "../../shared/contract/convoys.ts";
import { mostMembers } from "../../shared/domain/convoy-shape.ts";
import { parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { parseShortCode } from "../../shared/domain/short-code.ts";

type Vehicle = NewConvoy["vehicles"][number];

/** What a text names; `sure`: it has the shape of a pass's code, or of a plate of Việt Nam that pulls. */
const vehicleOf = (text: string): { readonly vehicle: Vehicle; readonly sure: boolean } | null => {
  const code = parseShortCode(text);
  // A code has a check character: what passes as one is hardly ever a plate.
  if (code) return { vehicle: { by: "code", code }, sure: true };
  const plate = parsePlate(text);
  // A telephone number or a date is no plate, though digits alone could be one somewhere.
  if (!plate || !/\p{L}/u.test(text)) return null;
  const kind = plateKind(plate);
  return {
    vehicle: { by: "plate", plate, pass: null },
    sure: kind !== "foreign" && kind !== "trailer",
  };
};

/**
 * Vehicles out of a pasted list: a plate or the code of a pass on each line, or set apart by commas or semicolons; each once, in their
 * order. Of a spreadsheet's row, its cells set apart by tabs, what is surely a vehicle and nothing else. `wrong`: what names none;
 * `beyond`: how many there are more than a convoy takes.
 */
export const readList = (
  text: string,
): {
  readonly vehicles: readonly Vehicle[];
  readonly wrong: readonly string[];
  readonly beyond: number;
} => {
  const found = new Map<string, Vehicle>();
  const wrong: string[] = [];
  const keep = (vehicle: Vehicle): void => {
    found.set(vehicle.by === "code" ? `code ${vehicle.code}` : vehicle.plate, vehicle);
  };
  for (const line of text.split(/[\n\r]+/)) {
    const isRow = line.trim().includes("\t");
    const parts = line.split(isRow ? "\t" : /[,;]/).map((one) => one.trim());
    const named = parts.map((part) => (part === "" ? null : vehicleOf(part)));
    if (isRow) {
      const sure = named.filter((one) => one?.sure);
      for (const one of sure) keep(one!.vehicle);
      if (sure.length === 0) wrong.push(parts.join(" ").slice(0, 40));
      continue;
    }
    for (const [place, part] of parts.entries()) {
      const one = named[place];
      if (one) keep(one.vehicle);
      else if (part !== "") wrong.push(part.slice(0, 40));
    }
  }
  const vehicles = [...found.values()].slice(0, mostMembers);
  return { vehicles, wrong, beyond: found.size - vehicles.length };
};
