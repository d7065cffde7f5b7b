import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { SeenRow } from "../../../shared/contract/imports.ts";
import {
  type ImportBatch,
  type ImportField,
  importFields,
} from "../../../shared/domain/import-shape.ts";
import { importFieldWords, importWords, rowOutcomeWords } from "../../../shared/text/imports.ts";
import { useCall } from "../../api/queries.ts";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "./lists.module.css";

const rowsShown = 20;

const Problem = ({ error }: { readonly error: SeenRow["errors"][number] }) => {
  const { t } = useWords();
  return (
    <span className={style.problem}>
      {error.message}
      {error.right !== null && <> {t(importWords.maybe, { right: error.right })}</>}
    </span>
  );
};

/** Rows as they stand in the list, what is wrong beside its cell. */
export const ListRows = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const [from, setFrom] = useState(0);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const rows = useCall(
    "importRows",
    {
      params: { id: batch.id },
      query: { from, limit: rowsShown, ...(onlyWrong ? { outcome: "wrong" as const } : {}) },
    },
    { refetchInterval: batch.state === "running" || batch.state === "checking" ? 1_500 : false },
  );
  const shown = importFields.filter((field) => batch.mapping.columns[field] !== undefined);
  const cellOf = (row: SeenRow, field: ImportField) => {
    const error = row.errors.find((one) => one.field === field);
    return (
      <td key={field} className={error ? style.wrongCell : ""}>
        {row.cells[batch.mapping.columns[field] ?? -1] ?? ""}
        {error && <Problem error={error} />}
      </td>
    );
  };
  const content = () => {
    if (rows.isPending) return <LoadingRows rows={4} />;
    if (rows.error && !rows.data)
      return <ErrorState error={rows.error} retry={() => void rows.refetch()} />;
    if (rows.data.items.length === 0) return <EmptyState title={t(importWords.noRows)} />;
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      <section className={style.scroll} tabIndex={0} aria-label={t(importWords.preview)}>
        <table className={style.table} data-testid="list-rows">
          <thead>
            <tr>
              <th scope="col">{t(importWords.row)}</th>
              <th scope="col">{t(importWords.result)}</th>
              {shown.map((field) => (
                <th key={field} scope="col">
                  {t(importFieldWords[field])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.data.items.map((row) => (
              <tr key={row.row} data-testid={`row-${row.outcome}`}>
                <td>{row.row}</td>
                <td>
                  {t(rowOutcomeWords[row.outcome])}
                  {row.pass && (
                    <>
                      <br />
                      <Link href={`/registry/passes/${row.pass}`}>{t(importWords.seePass)}</Link>
                    </>
                  )}
                  {row.errors
                    .filter(({ field }) => field === "row" || !shown.includes(field))
                    .map((error) => (
                      <Problem key={error.field} error={error} />
                    ))}
                </td>
                {shown.map((field) => cellOf(row, field))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  };
  const next = rows.data?.next ?? null;
  return (
    <Card title={t(importWords.preview)}>
      <Checkbox
        label={t(importWords.onlyWrong)}
        checked={onlyWrong}
        onChange={(event) => {
          setOnlyWrong(event.currentTarget.checked);
          setFrom(0);
        }}
        size="md"
        mb="sm"
        data-testid="only-wrong"
      />
      {content()}
      <div className={style.acts}>
        {from > 0 && (
          <Button variant="default" mt="sm" onClick={() => setFrom(0)}>
            {t(importWords.first)}
          </Button>
        )}
        {next !== null && (
          <Button variant="default" mt="sm" onClick={() => setFrom(next)} data-testid="rows-next">
            {t(importWords.next)}
          </Button>
        )}
      </div>
    </Card>
  );
};
