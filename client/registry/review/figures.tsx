import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import type { DeskFigures } from "../../../shared/contract/desk-figures.ts";
import { answerWithinMs } from "../../../shared/domain/application.ts";
import { deskFigureWords as words } from "../../../shared/text/desk-figures.ts";
import type { Words } from "../../../shared/text/say.ts";
import { clock, day, lasting } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { type Column, Columns } from "./columns.tsx";
import style from "./figures.module.css";

const everyMs = 60_000;

const shareOf = (within: number, decided: number): string =>
  decided === 0 ? "–" : `${Math.round((100 * within) / decided)} %`;

const Key = ({ good, late }: { readonly good: Words; readonly late: Words }) => {
  const { t } = useWords();
  return (
    <p className={style.key} aria-hidden>
      <span className={style.keyGood}>{t(good)}</span>
      <span className={style.keyLate}>{t(late)}</span>
    </p>
  );
};

interface Row {
  readonly key: string;
  readonly head: string;
  readonly decided: number;
  readonly within: number;
}

const Decided = ({
  rows,
  first,
  name,
}: {
  readonly rows: readonly Row[];
  readonly first: Words;
  readonly name: string;
}) => {
  const { t } = useWords();
  return (
    <table className={style.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{t(first)}</th>
          <th scope="col">{t(words.decided)}</th>
          <th scope="col">{t(words.within)}</th>
          <th scope="col">{t(words.share)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, head, decided, within }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            <td>{decided}</td>
            <td>{within}</td>
            <td>{shareOf(within, decided)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Ages = ({ ages }: Pick<DeskFigures, "ages">) => {
  const { t, language } = useWords();
  const rows = ages.map(({ upTo, count }, place) => {
    const before = ages[place - 1]?.upTo;
    const label =
      upTo === null
        ? t(words.longer, { length: lasting(before ?? 0, language) })
        : t(words.upTo, { length: lasting(upTo, language) });
    const isGood = upTo !== null && upTo <= answerWithinMs;
    return { key: String(upTo), label, all: count, good: isGood ? count : 0 };
  });
  const all = rows.reduce((sum, { all: count }) => sum + count, 0);
  const late = rows.reduce((sum, one) => sum + one.all - one.good, 0);
  return (
    <Card title={t(words.ages)}>
      {all === 0 ? (
        <EmptyState icon="check" title={t(words.nothingWaits)} />
      ) : (
        <>
          <Columns columns={rows} name={t(words.agesSaid, { all, late })} />
          <Key good={words.inTime} late={words.late} />
        </>
      )}
      <table className={style.table} aria-label={t(words.ages)} data-testid="figures-ages">
        <thead>
          <tr>
            <th scope="col">{t(words.age)}</th>
            <th scope="col">{t(words.waiting)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, all: count }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

const Throughput = ({
  title,
  first,
  rows,
  every,
  children,
}: {
  readonly title: Words;
  readonly first: Words;
  readonly rows: readonly (Row & { readonly label: string })[];
  readonly every: number;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const decided = rows.reduce((sum, one) => sum + one.decided, 0);
  const within = rows.reduce((sum, one) => sum + one.within, 0);
  const columns = rows.map(
    ({ key, label, ...one }): Column => ({ key, label, all: one.decided, good: one.within }),
  );
  const said =
    decided === 0
      ? t(words.nobody)
      : t(words.decidedSaid, { decided, share: shareOf(within, decided) });
  return (
    <Card title={t(title)}>
      <p className={style.faint} data-testid="figures-said">
        {said}
      </p>
      {decided > 0 && (
        <>
          <Columns columns={columns} name={`${t(title)}. ${said}`} every={every} />
          <Key good={words.inTime} late={words.late} />
        </>
      )}
      {children}
      <details className={style.more ?? ""}>
        <summary>{t(words.table)}</summary>
        <Decided rows={rows} first={first} name={t(title)} />
      </details>
    </Card>
  );
};

/** [Y16] How old what waits is, and how much the desk decided, drawn and in tables. */
export const Figures = () => {
  const { t, language } = useWords();
  const read = useCall("deskFigures", {}, { refetchInterval: everyMs });
  const content = () => {
    if (read.isPending) return <LoadingRows rows={3} height={220} />;
    if (read.error && !read.data)
      return <ErrorState error={read.error} retry={() => void read.refetch()} />;
    const { ages, hours, days, reviewers, partial } = read.data;
    return (
      <div className={style.page}>
        {partial && (
          <Alert color="yellow" icon={<Icon name="warn" />}>
            {t(words.partial)}
          </Alert>
        )}
        <Ages ages={ages} />
        <Throughput
          title={words.byHour}
          first={words.hour}
          every={3}
          rows={hours.map(({ from, ...one }) => ({
            key: from,
            head: `${clock(from)} ${day(from, language)}`,
            label: clock(from),
            ...one,
          }))}
        />
        <Throughput
          title={words.byDay}
          first={words.day}
          every={2}
          rows={days.map(({ from, ...one }) => ({
            key: from,
            head: day(from, language),
            label: day(from, language).slice(0, 5),
            ...one,
          }))}
        />
        <Card title={t(words.byReviewer)}>
          {reviewers.length === 0 ? (
            <EmptyState title={t(words.nobody)} />
          ) : (
            <Decided
              rows={reviewers.map(({ name, ...one }) => ({ key: name, head: name, ...one }))}
              first={words.reviewer}
              name={t(words.byReviewer)}
            />
          )}
        </Card>
      </div>
    );
  };
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/registry/review", label: t(words.back) }}
    >
      {content()}
    </Page>
  );
};
