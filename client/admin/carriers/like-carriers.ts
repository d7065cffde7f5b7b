import { useMemo } from "react";
import { alikeCarriers } from "../../../shared/domain/alike.ts";
import type { Carrier } from "../../../shared/domain/place.ts";
import { compareVi } from "../../../shared/domain/search.ts";
import { alikeWords } from "../../../shared/text/carriers.ts";
import { useWords } from "../../ui/language.tsx";
import type { Choice } from "../../ui/search-select.tsx";

/** [B2] Carriers in use that another may be merged into, those alike first and why. */
export const useLikeCarriers = (
  id: string,
  carriers: ReadonlyMap<string, Carrier>,
): readonly Choice[] => {
  const { t } = useWords();
  return useMemo(() => {
    const others = [...carriers.values()].filter((one) => one.active && one.id !== id);
    const alike = new Map(
      alikeCarriers([...carriers.values()]).flatMap(({ one, other, by }) =>
        one.id === id || other.id === id ? [[one.id === id ? other.id : one.id, by] as const] : [],
      ),
    );
    return others
      .sort(
        (a, b) => Number(alike.has(b.id)) - Number(alike.has(a.id)) || compareVi(a.name, b.name),
      )
      .map(({ id: value, name, taxNumber, phone }) => {
        const by = alike.get(value);
        const told = [by && t(alikeWords[by]), taxNumber, phone];
        return { value, label: name, detail: told.filter((one) => one).join(" · "), phone };
      });
  }, [carriers, id, t]);
};
