import { type Plate, parsePlate } from "../../shared/domain/plate.ts";
import type { Load } from "./loads.ts";
import type { Seeded } from "./seeded.ts";

/** Share of vehicles that still wear four digits. */
const oldShare = 0.12;
/** First letters of the army's plates for lorries and cars of the region (circular 58/2020/TT-BCA leaves these to the army). */
const armyLetters = ["KC", "KD", "QH", "TM", "AT"];
const trailerProvinces = [51, 51, 61, 60, 93];

const digits = (random: Seeded, count: number): string =>
  Array.from({ length: count }, () => random.whole(0, 9)).join("");

const civil = (random: Seeded, province: number, letter: string): string =>
  random.chance(oldShare)
    ? `${province}${letter}-${random.whole(1, 9)}${digits(random, 3)}`
    : `${province}${letter}-${digits(random, 3)}.${digits(random, 2)}`;

/** As people really write them on a form. */
const spellings: readonly ((plate: string) => string)[] = [
  (plate) => plate,
  (plate) => plate,
  (plate) => plate.replace(".", ""),
  (plate) => plate.replaceAll(/[-.]/g, ""),
  (plate) => plate.replace("-", " ").toLowerCase(),
];

/** Deals out plates, each vehicle its own. */
export interface Plates {
  /** In one of the spellings of a form. */
  readonly vehicle: (load: Load, province: number) => string;
  readonly trailer: () => string;
}

/** Plates for one demo day. Throws nothing: a plate already dealt is drawn again. */
export const platesFrom = (random: Seeded): Plates => {
  const dealt = new Set<Plate>();
  const unique = (draw: () => string): string => {
    for (;;) {
      const text = draw();
      const plate = parsePlate(text);
      if (!plate || dealt.has(plate)) continue;
      dealt.add(plate);
      return random.pick(spellings)(text);
    }
  };
  return {
    vehicle: ({ letters }, province) =>
      unique(() =>
        letters === "army"
          ? `${random.pick(armyLetters)}-${digits(random, 2)}-${digits(random, 2)}`
          : civil(random, province, random.pick(letters)),
      ),
    trailer: () =>
      unique(() => `${random.pick(trailerProvinces)}R-${digits(random, 3)}.${digits(random, 2)}`),
  };
};
