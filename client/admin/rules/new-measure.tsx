import { Button, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import { riskLevels } from "../../../shared/domain/levels.ts";
import { areaMeasure } from "../../../shared/domain/measures.ts";
import type { LegalBasis } from "../../../shared/domain/place.ts";
import { levelWords, ruleWords } from "../../../shared/text/rules.ts";
import { useAct } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { atPath } from "../../ui/at-path.ts";
import { wrongInputs } from "../../ui/field-issue.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { newId } from "../../ui/new-id.ts";
import { Card, Page } from "../../ui/page.tsx";
import { SearchMany } from "../../ui/search-many.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useWrong } from "../../ui/use-wrong.ts";
import { fromWallClock, toWallClock } from "../../ui/wall-clock.ts";
import style from "../admin.module.css";
import { BasisFields, emptyBasis } from "../basis-fields.tsx";
import { placeOf } from "./area-chain.ts";
import { type EffectDraft, EffectFields, effectOf } from "./effect-fields.tsx";
import { EffectTime } from "./effect-time.tsx";

const listPath = "/admin/rules/measures";
const newMeasure = areaMeasure.omit({ withdrawnAt: true });

interface Draft {
  readonly id: string;
  readonly area: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly level: (typeof riskLevels)[number];
  readonly vehicleKinds: string[];
  readonly purposes: string[];
  readonly effect: EffectDraft;
  readonly effectiveFrom: string;
  readonly basis: LegalBasis;
}

const emptyDraft = (): Draft => ({
  id: newId(),
  area: "",
  name: { vi: "", en: "" },
  level: "new-normal",
  vehicleKinds: [],
  purposes: [],
  effect: { kind: "bar", at: [], max: "", who: "everyone", validHours: "72" },
  effectiveFrom: toWallClock(Date.now()),
  basis: emptyBasis,
});

const codes = (chosen: readonly string[]): number[] | null =>
  chosen.length === 0 ? null : chosen.map(Number);

const shown = [
  ...["area", "name.vi", "name.en", "level", "vehicleKinds", "purposes", "effectiveFrom"],
  ...["effect.max", "effect.validHours", "effect.who", "effect.at"],
  ...["basis.kind", "basis.number", "basis.date", "basis.issuer"],
];

const MeasureForm = ({ reference }: { readonly reference: Reference }) => {
  const { t, language } = useWords();
  const [, go] = useLocation();
  const publish = useAct("publishMeasure", ["measures"]);
  const [draft, setDraft] = useState(emptyDraft);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const parsed = newMeasure.safeParse({
    ...draft,
    vehicleKinds: codes(draft.vehicleKinds),
    purposes: codes(draft.purposes),
    effect: effectOf(draft.effect),
    effectiveFrom: fromWallClock(draft.effectiveFrom) ?? "",
  });
  const valueAt = (path: string): unknown => atPath(draft, path);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => !valueAt(path)),
    error: publish.error,
    valueAt,
  });
  const named = (field: "vehicleKinds" | "purposes") =>
    (reference.rules?.[field] ?? []).map(({ code, name }) => ({
      value: String(code),
      label: name[language],
    }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (!parsed.success) return;
        publish.mutate(
          { body: parsed.data },
          {
            onSuccess: () => {
              notifications.show({ message: t(ruleWords.published) });
              go(listPath);
            },
          },
        );
      }}
    >
      <Stack>
        <Card>
          <div className={style.pair}>
            <SearchSelect
              label={t(ruleWords.measureArea)}
              choices={[...reference.areas.values()].map(({ id, name }) => ({
                value: id,
                label: name,
                detail: placeOf(reference.areas, id),
              }))}
              value={draft.area || null}
              onChange={(area) => change({ area: area ?? "" })}
              error={wrong("area")}
              withAsterisk
              data-testid="measure-area"
            />
            <Select
              label={t(ruleWords.fromLevel)}
              data={riskLevels.map((one) => ({ value: one, label: t(levelWords[one]) }))}
              value={draft.level}
              onChange={(one) => one && change({ level: one as Draft["level"] })}
              error={wrong("level")}
              allowDeselect={false}
              data-testid="measure-level"
            />
            {(["vi", "en"] as const).map((of) => (
              <TextInput
                key={of}
                label={t(of === "vi" ? ruleWords.measureVi : ruleWords.measureEn)}
                value={draft.name[of]}
                onChange={(event) =>
                  change({ name: { ...draft.name, [of]: event.currentTarget.value } })
                }
                error={wrong(`name.${of}`)}
                maxLength={120}
                withAsterisk
                data-testid={`measure-name-${of}`}
              />
            ))}
            <EffectFields
              effect={draft.effect}
              change={(part) => change({ effect: { ...draft.effect, ...part } })}
              wrong={wrong}
              endpoints={reference.endpoints}
            />
            {(["vehicleKinds", "purposes"] as const).map((field) => (
              <SearchMany
                key={field}
                label={t(field === "vehicleKinds" ? ruleWords.kinds : ruleWords.purposes)}
                placeholder={draft[field].length === 0 ? t(ruleWords.all) : ""}
                data={named(field)}
                value={draft[field]}
                onChange={(chosen) => change({ [field]: chosen })}
                error={wrong(field)}
              />
            ))}
            <EffectTime
              value={draft.effectiveFrom}
              onChange={(effectiveFrom) => change({ effectiveFrom })}
              error={wrong("effectiveFrom")}
              testId="measure-effect-from"
            />
          </div>
        </Card>
        <Card title={t(ruleWords.basis)}>
          <BasisFields
            basis={draft.basis}
            change={(basis) => change({ basis })}
            wrong={wrong}
            testId="measure-basis"
          />
        </Card>
        <FormProblem error={publish.error} shown={shown} />
        <div>
          <Button type="submit" loading={publish.isPending} data-testid="measure-publish">
            {t(ruleWords.order)}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

/** Orders a measure in an area: earlier or harder than the annex, never softer. */
export const NewMeasure = () => {
  const { t } = useWords();
  const reference = useReference();
  return (
    <Page
      title={t(ruleWords.order)}
      back={{ to: listPath, label: t(ruleWords.backToMeasures) }}
      narrow
    >
      {reference.error ? (
        <ErrorState error={reference.error} retry={reference.retry} />
      ) : reference.loading ? (
        <LoadingRows rows={3} height={90} />
      ) : (
        <MeasureForm reference={reference} />
      )}
    </Page>
  );
};
