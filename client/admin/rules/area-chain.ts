import type { Area } from "../../../shared/domain/place.ts";

type Areas = ReadonlyMap<string, Area>;

/** An area and those above it, lowest first; a loop ends it. */
export const chainOf = (areas: Areas, id: string): readonly Area[] => {
  const chain: Area[] = [];
  for (let at = areas.get(id); at && !chain.includes(at); at = areas.get(at.parent ?? ""))
    chain.push(at);
  return chain;
};

/** Where an area lies: `Huyện Đồng Phú, Tỉnh Bình Phước`; empty for a province. */
export const placeOf = (areas: Areas, id: string): string =>
  chainOf(areas, id)
    .slice(1)
    .map(({ name }) => name)
    .join(", ");
