import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { adminWords } from "../../shared/text/admin.ts";
import type { Reference } from "../api/reference.ts";
import { areaChoices } from "../ui/area-choices.ts";
import { useWords } from "../ui/language.tsx";
import { SearchSelect } from "../ui/search-select.tsx";

/** One above the highest number in use: numbers travel in QR codes and are never given twice. */
export const nextCode = (places: ReadonlyMap<string, { readonly code: number }>): number =>
  Math.max(0, ...[...places.values()].map((place) => place.code)) + 1;

interface Where {
  readonly area: string;
  readonly latitude: string;
  readonly longitude: string;
}

const coordinates = [
  ["latitude", adminWords.latitude, "11.5350"],
  ["longitude", adminWords.longitude, "106.8830"],
] as const;

/** Area and coordinates of a post or an endpoint. */
export const WhereFields = ({
  draft,
  change,
  wrong,
  reference,
}: {
  readonly draft: Where;
  readonly change: (part: Partial<Where>) => void;
  readonly wrong: (path: string) => ReactNode;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  return (
    <>
      <SearchSelect
        label={t(adminWords.area)}
        choices={areaChoices(reference)}
        value={draft.area || null}
        onChange={(area) => change({ area: area ?? "" })}
        error={wrong("area")}
        withAsterisk
        data-testid="place-area"
      />
      {coordinates.map(([field, words, example]) => (
        <TextInput
          key={field}
          label={t(words)}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
          error={wrong(field)}
          inputMode="decimal"
          placeholder={example}
          withAsterisk
          data-testid={`place-${field}`}
        />
      ))}
    </>
  );
};

/** The number that stands for an endpoint or a corridor in QR codes; fixed once it was given. */
export const CodeField = ({
  value,
  onChange,
  error,
  fixed,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error: ReactNode;
  readonly fixed: boolean;
}) => {
  const { t } = useWords();
  return (
    <TextInput
      label={t(adminWords.code)}
      description={t(adminWords.codeHint)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      inputMode="numeric"
      readOnly={fixed}
      data-testid="place-code"
    />
  );
};
