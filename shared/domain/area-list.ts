import type { LevelsByArea } from "./levels.ts";
import type { Area } from "./place.ts";
import { compareVi, fold } from "./search.ts";

/** An area as the list of risk levels shows it. */
export interface ListedArea {
  readonly area: Area;
  /** The areas it lies in, the nearest first: `Huyện Đồng Phú, Tỉnh Bình Phước`; empty for a province. */
  readonly lies: string;
  /** What it is found by, folded. */
  readonly text: string;
}

/** Areas in the list's order: those with a level of their own first, then by name. */
export const listedAreas = (
  areas: readonly Area[],
  liesOf: (id: string) => string,
  levels: LevelsByArea,
): readonly ListedArea[] =>
  areas
    .map((area) => {
      const lies = liesOf(area.id);
      return { area, lies, text: fold(`${area.name} ${lies}`) };
    })
    .sort(
      (a, b) =>
        Number(levels.has(b.area.id)) - Number(levels.has(a.area.id)) ||
        compareVi(a.area.name, b.area.name),
    );

/** Those whose name, or that of an area they lie in, holds every word. */
export const areasFound = (listed: readonly ListedArea[], q: string): readonly ListedArea[] => {
  const words = fold(q).split(" ");
  return listed.filter(({ text }) => words.every((word) => text.includes(word)));
};
