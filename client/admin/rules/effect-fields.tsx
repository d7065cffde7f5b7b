import { Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { MeasureEffect } from "../../../shared/domain/measures.ts";
import { effectWords, ruleWords } from "../../../shared/text/rules.ts";
import type { Reference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";
import { SearchMany } from "../../ui/search-many.tsx";

/** An effect as typed: every field there may be, of which the kind uses one. */
export interface EffectDraft {
  readonly kind: MeasureEffect["kind"];
  readonly at: string[];
  readonly max: string;
  readonly who: "everyone" | "at-risk";
  readonly validHours: string;
}

/** What the contract reads of it; a figure half typed is none. */
export const effectOf = ({ kind, at, max, who, validHours }: EffectDraft): unknown => {
  const figure = (text: string): number | undefined =>
    text.trim() === "" ? undefined : Number(text);
  switch (kind) {
    case "bar":
      return { kind };
    case "stops":
      return { kind, at };
    case "occupants":
      return { kind, max: figure(max) };
    case "declare":
      return { kind, who };
    case "test":
      return { kind, validHours: figure(validHours) };
  }
};

const figures = {
  occupants: { field: "max", words: ruleWords.most },
  test: { field: "validHours", words: ruleWords.validHours },
} as const;

/** What is ordered, and its figure. */
export const EffectFields = ({
  effect,
  change,
  wrong,
  endpoints,
}: {
  readonly effect: EffectDraft;
  readonly change: (part: Partial<EffectDraft>) => void;
  readonly wrong: (path: string) => ReactNode;
  readonly endpoints: Reference["endpoints"];
}) => {
  const { t } = useWords();
  const { kind } = effect;
  return (
    <>
      <Select
        label={t(ruleWords.orders)}
        data={Object.entries(effectWords).map(([value, words]) => ({ value, label: t(words) }))}
        value={kind}
        onChange={(one) => one && change({ kind: one as EffectDraft["kind"] })}
        allowDeselect={false}
        data-testid="measure-effect"
      />
      {kind === "stops" && (
        <SearchMany
          label={t(ruleWords.stopsAt)}
          data={[...endpoints.values()].map(({ id, name }) => ({ value: id, label: name }))}
          value={effect.at}
          onChange={(at) => change({ at })}
          error={wrong("effect.at")}
        />
      )}
      {(kind === "occupants" || kind === "test") && (
        <TextInput
          type="number"
          inputMode="numeric"
          label={t(figures[kind].words)}
          value={effect[figures[kind].field]}
          onChange={(event) => change({ [figures[kind].field]: event.currentTarget.value })}
          error={wrong(`effect.${figures[kind].field}`)}
          withAsterisk
          data-testid="measure-figure"
        />
      )}
      {kind === "declare" && (
        <Select
          label={t(ruleWords.who)}
          data={[
            { value: "everyone", label: t(ruleWords.everyone) },
            { value: "at-risk", label: t(ruleWords.atRisk) },
          ]}
          value={effect.who}
          onChange={(who) => who && change({ who: who as EffectDraft["who"] })}
          error={wrong("effect.who")}
          allowDeselect={false}
        />
      )}
    </>
  );
};
