import type { Measure } from "../domain/measures.ts";
import { effectFigures, effectWords, ruleWords } from "./rules.ts";
import { type Language, say } from "./say.ts";

/** What a measure names, in words. */
export interface MeasureNames {
  readonly endpoint: (id: string) => string;
  readonly coded: (list: "vehicleKinds" | "purposes", code: number) => string;
}

/** What a measure orders. */
export const measureOrders = (
  { effect }: Pick<Measure, "effect">,
  { endpoint }: Pick<MeasureNames, "endpoint">,
  language: Language,
): string => {
  switch (effect.kind) {
    case "bar":
      return say(effectWords.bar, language);
    case "stops":
      return effect.at.length === 0
        ? say(effectWords.stops, language)
        : say(effectFigures.stops, language, { stops: effect.at.map(endpoint).join(", ") });
    case "occupants":
      return say(effectFigures.occupants, language, { max: effect.max });
    case "declare":
      return say(
        effect.who === "everyone" ? effectFigures.everyone : effectFigures.atRisk,
        language,
      );
    case "test":
      return say(effectFigures.test, language, { hours: effect.validHours });
  }
};

/** Of whom. */
export const measureWhom = (
  { vehicleKinds, purposes }: Pick<Measure, "vehicleKinds" | "purposes">,
  { coded }: Pick<MeasureNames, "coded">,
  language: Language,
): string => {
  const all = [
    ...(vehicleKinds ?? []).map((code) => coded("vehicleKinds", code)),
    ...(purposes ?? []).map((code) => coded("purposes", code)),
  ];
  return all.length === 0 ? say(ruleWords.everyVehicle, language) : all.join(", ");
};
