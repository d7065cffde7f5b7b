import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { Link, useLocation } from "wouter";
import type { ImportBatch } from "../../../shared/domain/import-shape.ts";
import { importStateWords, importWords } from "../../../shared/text/imports.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "./lists.module.css";
import { sendFile } from "./send-file.ts";

/** Chooses a file, or has one dropped, and sends it; its own page goes on with it. */
const Bring = () => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file || busy) return;
    setBusy(true);
    setError(null);
    try {
      go(`/registry/lists/${(await sendFile(file)).id}`);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const drag = (into: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(into);
  };
  return (
    <>
      {/* Dropping is a way for the mouse; the button within does the same for everybody. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a target to drop on is no control */}
      <div
        className={`${style.drop} ${over ? style.over : ""}`}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          void take(event.dataTransfer.files[0]);
        }}
        data-testid="list-drop"
      >
        <FileButton
          accept=".xlsx,.xlsm,.csv,.txt,.tsv"
          onChange={(file) => void take(file)}
          inputProps={
            { "aria-label": t(importWords.choose), "data-testid": "list-input" } as object
          }
        >
          {(props) => (
            <Button
              {...props}
              loading={busy}
              leftSection={<Icon name="upload" />}
              data-testid="list-choose"
            >
              {t(importWords.choose)}
            </Button>
          )}
        </FileButton>
        <p className={style.faint}>{t(importWords.drop)}</p>
        <p className={style.faint} role="status">
          {t(busy ? importWords.sending : importWords.formats)}
        </p>
      </div>
      <FormProblem error={error} />
    </>
  );
};

const Row = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t, language } = useWords();
  return (
    <li>
      <Link href={`/registry/lists/${batch.id}`} className={style.list}>
        <span className={style.name}>{batch.name}</span>
        <span className={style.faint}>
          {dayAndClock(batch.at, language)} · {t(importStateWords[batch.state])} ·{" "}
          {t(importWords.rows, { count: batch.rows })}
        </span>
      </Link>
    </li>
  );
};

/** One's lists of vehicles, and another to bring. */
export const Lists = () => {
  const { t } = useWords();
  const lists = useCall("imports", { query: {} });
  const content = () => {
    if (lists.isPending) return <LoadingRows rows={3} />;
    if (lists.error && !lists.data)
      return <ErrorState error={lists.error} retry={() => void lists.refetch()} />;
    if (lists.data.items.length === 0) return <EmptyState title={t(importWords.noneYet)} />;
    return (
      <ul className={style.lists}>
        {lists.data.items.map((batch) => (
          <Row key={batch.id} batch={batch} />
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(importWords.title)}
      lead={t(importWords.lead)}
      back={{ to: "/registry", label: t(registryWords.backToList) }}
    >
      <div className={style.page}>
        <Bring />
        <Card title={t(importWords.earlier)}>{content()}</Card>
      </div>
    </Page>
  );
};
