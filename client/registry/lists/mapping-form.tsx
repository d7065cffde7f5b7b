import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  type ImportBatch,
  type ImportField,
  type ImportMapping,
  importFields,
} from "../../../shared/domain/import-shape.ts";
import { importFieldWords, importWords } from "../../../shared/text/imports.ts";
import { useAct } from "../../api/queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "./lists.module.css";

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const without = <T extends object>(of: T, field: ImportField): T => {
  const rest = { ...of };
  delete (rest as Partial<Record<ImportField, unknown>>)[field];
  return rest;
};

const mayLack = new Set<ImportField>(["trailerPlate", "via", "use", "validFrom", "driver"]);
/** No two vehicles of a list have these in common. */
const perVehicle = new Set<ImportField>(["plate", "driver"]);

/** Which column says what; what has no column may be given once for all rows. */
export const MappingForm = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const [mapping, setMapping] = useState<ImportMapping>(batch.mapping);
  const save = useAct("mapImport", ["import", "importRows"]);
  // Where something that every pass needs is said nowhere, there is something to do here.
  const [lacking] = useState(() =>
    importFields.some(
      (field) =>
        !mayLack.has(field) &&
        batch.mapping.columns[field] === undefined &&
        batch.mapping.fixed[field] === undefined,
    ),
  );
  const changed = JSON.stringify(mapping) !== JSON.stringify(batch.mapping);
  const toColumn = (field: ImportField, value: string): void =>
    setMapping(({ columns, fixed }) => ({
      fixed,
      columns: value === "" ? without(columns, field) : { ...columns, [field]: Number(value) },
    }));
  const toAll = (field: ImportField, value: string): void =>
    setMapping(({ columns, fixed }) => ({
      columns,
      fixed: value === "" ? without(fixed, field) : { ...fixed, [field]: value },
    }));
  const columns = [
    { value: "", label: t(importWords.noColumn) },
    ...batch.headings.map((heading, column) => ({
      value: String(column),
      label: t(importWords.column, { column: letters(column), heading }),
    })),
  ];
  return (
    <Card>
      <details className={style.mapping ?? ""} open={lacking} data-testid="list-mapping">
        <summary>{t(importWords.mapping)}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ params: { id: batch.id }, body: mapping });
          }}
        >
          <p className={style.faint}>{t(importWords.mappingHint)}</p>
          <div className={style.fields}>
            {importFields.map((field) => {
              const column = mapping.columns[field];
              const name = t(importFieldWords[field]);
              return (
                <div key={field} className={style.field}>
                  <NativeSelect
                    label={name}
                    data={columns}
                    value={column === undefined ? "" : String(column)}
                    onChange={(event) => toColumn(field, event.currentTarget.value)}
                    data-testid={`map-${field}`}
                  />
                  {column === undefined && !perVehicle.has(field) && (
                    <TextInput
                      aria-label={`${name}: ${t(importWords.forAll)}`}
                      placeholder={t(importWords.forAll)}
                      value={mapping.fixed[field] ?? ""}
                      maxLength={200}
                      onChange={(event) => toAll(field, event.currentTarget.value)}
                      data-testid={`fix-${field}`}
                    />
                  )}
                </div>
              );
            })}
          </div>
          <FormProblem error={save.error} />
          <div className={style.acts}>
            <Button
              type="submit"
              variant="default"
              mt="md"
              disabled={!changed}
              loading={save.isPending}
              data-testid="map-save"
            >
              {t(importWords.checkAgain)}
            </Button>
          </div>
        </form>
      </details>
    </Card>
  );
};
