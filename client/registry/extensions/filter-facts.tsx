import type { ExtensionFilter } from "../../../shared/domain/extension-shape.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { extensionWords as words } from "../../../shared/text/extensions.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import type { Words } from "../../../shared/text/say.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { Fact } from "../../ui/facts.tsx";
import { useWords } from "../../ui/language.tsx";

/** What an extension's passes were found by, as name and value. */
export const useFilterFacts = (reference: Reference) => {
  const { language } = useWords();
  return (filter: ExtensionFilter): readonly (readonly [Words, string])[] => {
    const { q, area, endpoint, corridor, carrier, endsBefore } = filter;
    const facts: readonly (readonly [Words, string])[] = [
      [registryWords.searchLabel, q ?? ""],
      [words.area, area ? nameOf(reference.areas, area) : ""],
      [termWords.endpoint, endpoint ? nameOf(reference.endpoints, endpoint) : ""],
      [termWords.corridor, corridor ? nameOf(reference.corridors, corridor) : ""],
      [termWords.carrier, carrier ? nameOf(reference.carriers, carrier) : ""],
      [words.endsBefore, endsBefore ? dayAndClock(endsBefore, language) : ""],
    ];
    return facts.filter(([, value]) => value !== "");
  };
};

export const FilterFacts = ({
  filter,
  reference,
}: {
  readonly filter: ExtensionFilter;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  return useFilterFacts(reference)(filter).map(([name, value]) => (
    <Fact key={name.en} name={t(name)}>
      {value}
    </Fact>
  ));
};
