import type { Measure } from "../../../shared/domain/measures.ts";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import { type MeasureNames, measureOrders, measureWhom } from "../../../shared/text/measures.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";

/** What a measure orders and of whom, in words. */
export const useMeasureWords = (
  rules: Pick<RuleSet, "vehicleKinds" | "purposes"> | null,
  endpoints: Reference["endpoints"],
) => {
  const { language } = useWords();
  const names: MeasureNames = {
    endpoint: (id) => nameOf(endpoints, id),
    coded: (list, code) =>
      rules?.[list].find((one) => one.code === code)?.name[language] ?? String(code),
  };
  return {
    orders: (measure: Measure): string => measureOrders(measure, names, language),
    whom: (measure: Measure): string => measureWhom(measure, names, language),
  };
};
