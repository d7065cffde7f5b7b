import { type ComboboxItem, Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { holdsTelephone } from "../../shared/domain/telephone.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { useWords } from "./language.tsx";
import style from "./search-select.module.css";
import { matches } from "./search-text.ts";
import { takeTyped } from "./take-typed.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Second line, found by the search as well. */
  readonly detail?: string;
  /** A telephone number that it is found by as well, however that is written. */
  readonly phone?: string | null;
}

/** How many choices are drawn at once; the rest are found by typing. */
const shownAtOnce = 60;

/** Chooses one of many by typing part of it, accents or none, or with the arrow keys. */
export const SearchSelect = ({
  choices,
  ...props
}: { readonly choices: readonly Choice[] } & Omit<
  SelectProps,
  "data" | "filter" | "limit" | "searchable" | "renderOption"
>) => {
  const { t } = useWords();
  const byValue = useMemo(
    () => new Map(choices.map((choice) => [choice.value, choice])),
    [choices],
  );
  const detailOf = (value: string): string => byValue.get(value)?.detail ?? "";
  return (
    <Select
      data={choices.map(({ value, label }) => ({ value, label }))}
      searchable
      // What was typed is taken with Enter; nobody has to go down to it first.
      selectFirstOptionOnChange
      onKeyDown={(event) => takeTyped(event, "nothing")}
      // Typed once more it stays; what may be left out has its own button for that.
      allowDeselect={false}
      limit={shownAtOnce}
      nothingFoundMessage={t(everywhereWords.nothingFound)}
      comboboxProps={{ shadow: "md" }}
      filter={({ options, search, limit }) =>
        (options as ComboboxItem[])
          .filter(
            ({ label, value }) =>
              matches(search, `${label} ${detailOf(value)}`) ||
              holdsTelephone(byValue.get(value)?.phone ?? null, search),
          )
          .slice(0, limit)
      }
      renderOption={({ option }) => (
        <span className={style.option}>
          <span>{option.label}</span>
          {detailOf(option.value) && <span className={style.detail}>{detailOf(option.value)}</span>}
        </span>
      )}
      clearButtonProps={{ size: "44px" }}
      {...props}
    />
  );
};
