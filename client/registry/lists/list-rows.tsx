import { Button, Checkbox } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
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
const lookEveryMs = 1_500;
/** What a row is known by where there is no room for all of it. */
const knownBy: readonly ImportField[] = ["plate", "carrier", "endpoint"];

interface Shown {
  readonly rows: readonly SeenRow[];
  readonly columns: ImportBatch["mapping"]["columns"];
}
type CellProblem = SeenRow["errors"][number];

const cellIn = (row: SeenRow, column: number | undefined): string =>
  column === undefined ? "" : (row.cells[column] ?? "");

const Problem = ({ error }: { readonly error: CellProblem }) => {
  const { t } = useWords();
  return (
    <span className={style.problem}>
      {error.message}
      {error.right !== null && <> {t(importWords.maybe, { right: error.right })}</>}
    </span>
  );
};

const Outcome = ({ row }: { readonly row: SeenRow }) => {
  const { t } = useWords();
  return (
    <>
      {t(rowOutcomeWords[row.outcome])}
      {row.pass && (
        <>
          {" "}
          <Link href={`/registry/passes/${row.pass}`} className={style.toPass}>
            {t(importWords.seePass)}
          </Link>
        </>
      )}
    </>
  );
};

const Wide = ({ rows, columns }: Shown) => {
  const { t } = useWords();
  const fields = importFields.filter((field) => columns[field] !== undefined);
  return (
    <table className={style.table} aria-label={t(importWords.preview)} data-testid="list-rows">
      <thead>
        <tr>
          <th scope="col">{t(importWords.row)}</th>
          <th scope="col">{t(importWords.result)}</th>
          {fields.map((field) => (
            <th key={field} scope="col">
              {t(importFieldWords[field])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} data-testid={`row-${row.outcome}`}>
            <td>{row.row}</td>
            <td className={style.whole}>
              <Outcome row={row} />
              {row.errors
                .filter(({ field }) => field === "row" || !fields.includes(field))
                .map((error) => (
                  <Problem key={error.field} error={error} />
                ))}
            </td>
            {fields.map((field) => {
              const error = row.errors.find((one) => one.field === field);
              return (
                <td key={field} className={error ? style.wrongCell : ""}>
                  {cellIn(row, columns[field])}
                  {error && <Problem error={error} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Narrow = ({ rows, columns }: Shown) => {
  const { t } = useWords();
  return (
    <ul className={style.lists} aria-label={t(importWords.preview)} data-testid="list-rows">
      {rows.map((row) => (
        <li key={row.row} className={style.rowCard} data-testid={`row-${row.outcome}`}>
          <span className={style.faint}>
            {t(importWords.row)} {row.row} · <Outcome row={row} />
          </span>
          {knownBy.map((field) => (
            <span key={field}>{cellIn(row, columns[field])}</span>
          ))}
          {row.errors.map((error) => (
            <span key={error.field} className={style.wrongCard}>
              {error.field !== "row" && t(importFieldWords[error.field])}
              {error.cell && ` (${t(importWords.cell, { cell: error.cell })})`}
              {error.field !== "row" && `: ${cellIn(row, columns[error.field])}`}
              <Problem error={error} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
};

/** Rows as they stand in the list, what is wrong beside its cell: as a table where there is room, as cards where there is not. */
export const ListRows = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const wide = useMediaQuery("(min-width: 1300px)", true, { getInitialValueInEffect: false });
  const [from, setFrom] = useState(0);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const rows = useCall(
    "importRows",
    {
      params: { id: batch.id },
      query: { from, limit: rowsShown, ...(onlyWrong ? { outcome: "wrong" as const } : {}) },
    },
    {
      refetchInterval:
        batch.state === "running" || batch.state === "checking" ? lookEveryMs : false,
      readBy: batch.state,
    },
  );
  const content = () => {
    if (rows.isPending) return <LoadingRows rows={4} />;
    if (rows.error && !rows.data)
      return <ErrorState error={rows.error} retry={() => void rows.refetch()} />;
    const { items } = rows.data;
    if (items.length === 0) return <EmptyState title={t(importWords.noRows)} />;
    const { columns } = batch.mapping;
    return wide ? (
      <Wide rows={items} columns={columns} />
    ) : (
      <Narrow rows={items} columns={columns} />
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
      {(from > 0 || next !== null) && (
        <div className={`${style.acts} ${style.apart}`}>
          {from > 0 && (
            <Button variant="default" onClick={() => setFrom(0)} data-testid="rows-first">
              {t(importWords.first)}
            </Button>
          )}
          {next !== null && (
            <Button variant="default" onClick={() => setFrom(next)} data-testid="rows-next">
              {t(importWords.next)}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
};
