import { type ComboboxItem, MultiSelect, type MultiSelectProps } from "@mantine/core";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { useWords } from "./language.tsx";
import style from "./search-many.module.css";
import { matches } from "./search-text.ts";
import { takeTyped } from "./take-typed.ts";

/** How many choices are drawn at once; the rest are found by typing. */
const shownAtOnce = 60;

/** Chooses several of many by typing part of each, accents or none, or with the arrow keys. */
export const SearchMany = (
  props: Omit<MultiSelectProps, "filter" | "limit" | "searchable" | "classNames">,
) => {
  const { t } = useWords();
  return (
    <MultiSelect
      searchable
      limit={shownAtOnce}
      // Those chosen are struck off the list, so that Enter never takes one back.
      hidePickedOptions
      onKeyDown={(event) =>
        takeTyped(event, event.currentTarget.value.trim() === "" ? "nothing" : "first")
      }
      nothingFoundMessage={t(everywhereWords.nothingFound)}
      classNames={{ inputField: style.field ?? "", pill: style.pill ?? "" }}
      filter={({ options, search, limit }) =>
        (options as ComboboxItem[]).filter(({ label }) => matches(search, label)).slice(0, limit)
      }
      {...props}
    />
  );
};
