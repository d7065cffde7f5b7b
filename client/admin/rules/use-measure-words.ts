import type { Measure } from "../../../shared/domain/measures.ts";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import { effectFigures, effectWords, ruleWords } from "../../../shared/text/rules.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";

/** What a measure orders and of whom, in words. */
export const useMeasureWords = (
  rules: Pick<RuleSet, "vehicleKinds" | "purposes"> | null,
  endpoints: Reference["endpoints"],
) => {
  const { t, language } = useWords();
  const names = (field: "vehicleKinds" | "purposes", codes: readonly number[] | null): string[] =>
    (codes ?? []).map(
      (code) => rules?.[field].find((one) => one.code === code)?.name[language] ?? String(code),
    );
  return {
    orders: ({ effect }: Measure): string => {
      switch (effect.kind) {
        case "bar":
          return t(effectWords.bar);
        case "stops":
          return effect.at.length === 0
            ? t(effectWords.stops)
            : t(effectFigures.stops, {
                stops: effect.at.map((id) => nameOf(endpoints, id)).join(", "),
              });
        case "occupants":
          return t(effectFigures.occupants, { max: effect.max });
        case "declare":
          return t(effect.who === "everyone" ? effectFigures.everyone : effectFigures.atRisk);
        case "test":
          return t(effectFigures.test, { hours: effect.validHours });
      }
    },
    whom: ({ vehicleKinds, purposes }: Measure): string => {
      const all = [...names("vehicleKinds", vehicleKinds), ...names("purposes", purposes)];
      return all.length === 0 ? t(ruleWords.everyVehicle) : all.join(", ");
    },
  };
};
