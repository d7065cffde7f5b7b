import { nameOf, type Reference } from "../api/reference.ts";
import type { Choice } from "./search-select.tsx";

/** Areas to choose from, each with what it lies in. */
export const areaChoices = (reference: Reference): readonly Choice[] =>
  [...reference.areas.values()].map((area) => ({
    value: area.id,
    label: area.name,
    ...(area.parent === null ? {} : { detail: nameOf(reference.areas, area.parent) }),
  }));
