import { Autocomplete } from "@mantine/core";
import { useMemo } from "react";
import { mostVia } from "../../shared/domain/pass.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchMany } from "../ui/search-many.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { matches } from "../ui/search-text.ts";
import type { DraftFieldProps, DraftFieldsProps } from "./draft-fields.ts";
import style from "./register.module.css";

const mostSuggested = 8;

/** Where it delivers last. */
export const EndpointField = ({ draft, change, wrong, reference, label }: DraftFieldProps) => {
  const { t } = useWords();
  return (
    <SearchSelect
      label={label ?? t(termWords.endpoint)}
      placeholder={t(registryWords.choose)}
      choices={[...reference.endpoints.values()]
        // Where a pass is bound already is not taken from it by being merged.
        .filter((one) => one.active || (one.merged && one.id === draft.endpoint))
        .map((one) => ({ value: one.id, label: one.name, detail: one.address }))}
      value={draft.endpoint || null}
      onChange={(endpoint) => change({ endpoint: endpoint ?? "" })}
      error={wrong("endpoint")}
      withAsterisk
      data-testid="register-endpoint"
    />
  );
};

/** [T17] Where it delivers before. */
export const ViaField = ({ draft, change, wrong, reference, label }: DraftFieldProps) => {
  const { t } = useWords();
  return (
    <SearchMany
      mt="md"
      label={label ?? t(termWords.via)}
      description={t(registryWords.viaHint)}
      data={[...reference.endpoints.values()]
        .filter(
          (one) =>
            (one.active && one.id !== draft.endpoint) || (one.merged && draft.via.includes(one.id)),
        )
        .map((one) => ({ value: one.id, label: one.name }))}
      value={draft.via}
      onChange={(via) => change({ via })}
      error={wrong("via")}
      maxValues={mostVia}
      data-testid="register-via"
    />
  );
};

/** Along which corridor. */
export const CorridorField = ({ draft, change, wrong, reference, label }: DraftFieldProps) => {
  const { t } = useWords();
  return (
    <SearchSelect
      mt="md"
      label={label ?? t(termWords.corridor)}
      placeholder={t(registryWords.choose)}
      choices={[...reference.corridors.values()]
        .filter((one) => one.active)
        .map((one) => ({
          value: one.id,
          label: one.name,
          detail: t(registryWords.postsAlong, {
            count: one.posts.length,
            km: one.posts.at(-1)?.km ?? 0,
          }),
        }))}
      value={draft.corridor || null}
      onChange={(corridor) => change({ corridor: corridor ?? "" })}
      error={wrong("corridor")}
      withAsterisk
      data-testid="register-corridor"
    />
  );
};

/** From where to which endpoints along which corridor. */
export const JourneyFields = (fields: DraftFieldsProps) => {
  const { t } = useWords();
  const { draft, change, wrong, reference } = fields;
  // Communes share too many names to be suggested; provinces and districts make origins alike.
  const places = useMemo(() => {
    const wide = [...reference.areas.values()].filter((area) => area.kind !== "commune");
    return [...new Set(wide.map((area) => area.name))];
  }, [reference.areas]);
  return (
    <Card title={t(registryWords.journey)}>
      <div className={style.pair}>
        <Autocomplete
          label={t(termWords.origin)}
          placeholder={t(registryWords.originHint)}
          data={places}
          filter={({ options, search }) =>
            search.trim() === ""
              ? []
              : options
                  .filter((one) => "label" in one && matches(search, one.label))
                  .slice(0, mostSuggested)
          }
          value={draft.origin}
          onChange={(origin) => change({ origin })}
          error={wrong("origin")}
          maxLength={120}
          withAsterisk
          data-testid="register-origin"
        />
        <EndpointField {...fields} />
      </div>
      <ViaField {...fields} />
      <CorridorField {...fields} />
    </Card>
  );
};
