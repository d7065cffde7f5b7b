import { Button } from "@mantine/core";
import { useState } from "react";
import { compareVi } from "../../shared/domain/search.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { extensionWords as words } from "../../shared/text/extensions.ts";
import { registryWords } from "../../shared/text/registry.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { WhenField } from "../ui/when-field.tsx";
import type { usePassFilter } from "./pass-filter.ts";
import style from "./pass-list.module.css";

const choicesOf = (places: ReadonlyMap<string, { readonly id: string; readonly name: string }>) =>
  [...places.values()]
    .sort((a, b) => compareVi(a.name, b.name))
    .map(({ id, name }) => ({ value: id, label: name }));

/** Narrows the list of passes by where they are bound, along what, whose they are and when they end. */
export const PassFilterFields = ({
  filter: { narrowed, put, count, clear },
  reference,
}: {
  readonly filter: ReturnType<typeof usePassFilter>;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const [open, setOpen] = useState(count > 0);
  const fields = [
    ["area", words.area, words.anyArea, reference.areas],
    ["endpoint", termWords.endpoint, words.anyEndpoint, reference.endpoints],
    ["corridor", termWords.corridor, words.anyCorridor, reference.corridors],
    ["carrier", termWords.carrier, words.anyCarrier, reference.carriers],
  ] as const;
  return (
    <details
      className={style.filter ?? ""}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary data-testid="pass-filter">
        {t(words.filter)}
        {count > 0 && ` (${count})`}
      </summary>
      {open && (
        <div className={style.filterFields}>
          {fields.map(([part, label, any, places]) => (
            <SearchSelect
              key={part}
              label={t(label)}
              placeholder={t(any)}
              choices={choicesOf(places)}
              value={narrowed[part] || null}
              onChange={(id) => put({ [part]: id ?? "" })}
              clearable
              data-testid={`filter-${part}`}
            />
          ))}
          <WhenField
            label={t(words.endsBefore)}
            value={narrowed.before}
            // What cannot be read yet is kept as it is, or it would go while it is typed.
            onChange={(before) => put({ before })}
            data-testid="filter-before"
          />
          {count > 0 && (
            <Button variant="subtle" onClick={clear} data-testid="filter-clear">
              {t(registryWords.clearSearch)}
            </Button>
          )}
        </div>
      )}
    </details>
  );
};
