import { Alert, Button, Progress } from "@mantine/core";
import type { ImportBatch, ImportState } from "../../../shared/domain/import-shape.ts";
import {
  importStateWords,
  importWhyWords,
  importWords,
  rowOutcomeWords,
} from "../../../shared/text/imports.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { ConvoyOfList } from "./convoy-of-list.tsx";
import { ListRows } from "./list-rows.tsx";
import style from "./lists.module.css";
import { MappingForm } from "./mapping-form.tsx";
import { OtherSheets } from "./other-sheets.tsx";
import { PrintList } from "./print-list.tsx";

const goesOn = (state: ImportState): boolean => ["reading", "checking", "running"].includes(state);
const lookEveryMs = 700;

const Totals = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const { counts } = batch;
  const shown = (["good", "issued", "already", "wrong"] as const).filter(
    (one) => counts[one] > 0 || one === "wrong" || (one === "good") === (batch.state === "checked"),
  );
  return (
    <dl className={style.totals} data-testid="list-totals">
      {shown.map((one) => (
        <div
          key={one}
          className={`${style.total} ${one === "wrong" && counts.wrong > 0 ? style.bad : ""}`}
        >
          <dt>{t(rowOutcomeWords[one])}</dt>
          <dd data-testid={`count-${one}`}>{counts[one]}</dd>
        </div>
      ))}
    </dl>
  );
};

const Why = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  if (!batch.why) return null;
  const words = importWhyWords[batch.why.code as keyof typeof importWhyWords];
  return (
    <Alert
      color="red"
      role="alert"
      icon={<Icon name="warn" />}
      title={t(importStateWords[batch.state])}
      data-testid="list-why"
    >
      {words ? t(words, batch.why.params) : batch.why.code}
    </Alert>
  );
};

const About = ({ batch }: { readonly batch: ImportBatch }) => {
  const { t } = useWords();
  const { encoding, sheet, passedOver } = batch;
  const known = [
    // A workbook is always that, but where its letters are older than it.
    encoding &&
      !(sheet && encoding === "utf-8") &&
      `${t(importWords.readAs)}: ${encoding.toUpperCase()}`,
    sheet && `${t(importWords.sheet)}: ${sheet}`,
    passedOver.length > 0 && t(importWords.passedOver, { rows: passedOver.join(", ") }),
  ].filter((one) => typeof one === "string" && one !== "");
  return (
    <>
      {known.map((one) => (
        <p key={String(one)} className={style.faint}>
          {one}
        </p>
      ))}
    </>
  );
};

/** One list: how far it is, what came of its rows, and what to do next. */
export const ListPage = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const read = useCall(
    "import",
    { params: { id } },
    { refetchInterval: (query) => (query && !goesOn(query.state) ? false : lookEveryMs) },
  );
  const refresh = ["import", "importRows", "imports"] as const;
  const run = useAct("runImport", refresh);
  const stop = useAct("stopImport", refresh);
  const batch = read.data;
  const acts = (one: ImportBatch) => {
    const { state, counts, through, rows } = one;
    const params = { params: { id } };
    return (
      <div className={style.acts}>
        {state === "checked" && counts.good > 0 && (
          <Button
            onClick={() => run.mutate(params)}
            loading={run.isPending}
            leftSection={<Icon name="check" />}
            data-testid="list-run"
          >
            {t(importWords.commit, { count: counts.good })}
          </Button>
        )}
        {state === "checked" && counts.good === 0 && (
          <p className={style.faint} data-testid="list-nothing">
            {t(importWords.nothingToIssue)}
          </p>
        )}
        {state === "stopped" && (
          <Button
            onClick={() => run.mutate(params)}
            loading={run.isPending}
            data-testid="list-go-on"
          >
            {t(importWords.goOn)}
          </Button>
        )}
        {goesOn(state) && (
          <Button
            variant="default"
            onClick={() => stop.mutate(params)}
            loading={stop.isPending}
            leftSection={<Icon name="cross" />}
            data-testid="list-stop"
          >
            {t(importWords.stop)}
          </Button>
        )}
        {(state === "done" || state === "stopped") && <PrintList batch={one} />}
        {counts.wrong > 0 && !goesOn(state) && (
          <Button
            component="a"
            href={`/api/imports/${id}/wrong.xlsx`}
            download={`${one.name.replace(/\.\w+$/, "")}-can-sua.xlsx`}
            variant="default"
            data-testid="list-download"
          >
            {t(importWords.download, { count: counts.wrong })}
          </Button>
        )}
        {state === "stopped" && (
          <Button
            component="a"
            href={`/api/imports/${id}/wrong.xlsx?which=left`}
            download={`${one.name.replace(/\.\w+$/, "")}-chua-cap.xlsx`}
            variant="default"
            data-testid="list-left"
          >
            {t(importWords.left)}
          </Button>
        )}
        {state === "done" && <ConvoyOfList batch={one} />}
        {goesOn(state) && (
          <div style={{ flex: "1 1 14rem" }} role="status" data-testid="list-progress">
            <Progress
              value={rows === 0 ? 0 : (100 * through) / rows}
              animated
              aria-label={t(importWords.progressName)}
            />
            <p className={style.faint}>
              {t(importStateWords[state])}: {t(importWords.progress, { through, rows })}
            </p>
          </div>
        )}
      </div>
    );
  };
  const content = () => {
    if (read.error && !batch)
      return <ErrorState error={read.error} retry={() => void read.refetch()} />;
    if (!batch) return <LoadingRows rows={4} />;
    if (batch.state === "refused")
      return (
        <div className={style.page}>
          <Why batch={batch} />
          <OtherSheets batch={batch} />
        </div>
      );
    return (
      <div className={style.page}>
        <Why batch={batch} />
        {batch.state === "done" && (
          <Alert
            color="lane"
            icon={<Icon name="check" />}
            title={t(importWords.done)}
            role="status"
            data-testid="list-done"
          >
            {batch.counts.wrong > 0 && t(importWords.mend)}
          </Alert>
        )}
        {batch.state === "stopped" && !batch.why && (
          <Alert
            color="yellow"
            icon={<Icon name="warn" />}
            role="status"
            data-testid="list-stopped"
          >
            {t(importWords.stopped)}
          </Alert>
        )}
        <Card>
          <Totals batch={batch} />
          {acts(batch)}
          <FormProblem error={run.error ?? stop.error} />
          <About batch={batch} />
        </Card>
        {!goesOn(batch.state) && <OtherSheets batch={batch} />}
        {batch.state === "checked" && (
          <MappingForm key={JSON.stringify(batch.mapping)} batch={batch} />
        )}
        {batch.state !== "reading" && <ListRows batch={batch} />}
      </div>
    );
  };
  return (
    <Page
      title={batch?.name ?? t(importWords.title)}
      {...(batch
        ? {
            lead: `${t(importStateWords[batch.state])} · ${t(importWords.rows, { count: batch.rows })}`,
          }
        : {})}
      back={{ to: "/registry/lists", label: t(importWords.backToLists) }}
    >
      {content()}
    </Page>
  );
};
