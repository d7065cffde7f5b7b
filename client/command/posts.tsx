import { useState } from "react";
import { Link } from "wouter";
import type { PostDays } from "../../shared/contract/daily.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import type { PostDay } from "../../shared/domain/post-day.ts";
import { receiptPath } from "../../shared/domain/receipt.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { dailyWords } from "../../shared/text/daily.ts";
import { decisionWords, everywhereWords } from "../../shared/text/everywhere.ts";
import { postDayWords as words } from "../../shared/text/post-day.ts";
import { clock } from "../../shared/text/when.ts";
import { type LiveItems, placeName, useServerNow } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import style from "./daily.module.css";
import { DayTable } from "./day-table.tsx";
import { DayTools, dateAt } from "./day-tools.tsx";
import { boardPath } from "./due-column.tsx";

const refreshMs = 30_000;
const columns = [
  ["scans", words.scans],
  ["refused", words.refused],
  ["wrongly", words.wrongly],
  ["delays", words.delays],
  ["medianWaitMinutes", words.wait],
] as const;

const figure = (value: number | null): string =>
  value === null ? "–" : value.toLocaleString("vi-VN");

/** Each vehicle that might go leads to its trip, or where it has none to its receipt; each delay to its alert. */
const Evidence = ({ row }: { readonly row: PostDay }) => {
  const { t } = useWords();
  const count = row.evidence.length + row.reports.length;
  if (count === 0) return "–";
  return (
    <details>
      <summary data-testid="post-evidence">{t(words.showEvidence, { count })}</summary>
      <ul>
        {row.evidence.map(({ scan, trip, plate, at, decision }) => (
          <li key={scan}>
            <Link
              href={trip === null ? receiptPath(receiptCodeOf(scan)) : `/command/trips/${trip}`}
            >
              <b>{plate === null ? t(everywhereWords.plateUnknown) : formatPlate(plate)}</b>
              {clock(at)} · {t(decisionWords[decision])}
            </Link>
          </li>
        ))}
        {row.reports.map(({ alert, plate, since }) => (
          <li key={alert}>
            <Link href={`/command/alerts/${alert}`}>
              <b>{plate === null ? t(everywhereWords.plateUnknown) : formatPlate(plate)}</b>
              {t(words.waitingSince, { time: clock(since) })}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Rows = ({ table, items }: { readonly table: PostDays; readonly items: LiveItems }) => {
  const { t } = useWords();
  return (
    <table className={`${style.table} ${style.posts}`} data-testid="posts-table">
      <thead>
        <tr>
          {[words.post, ...columns.map(([, name]) => name), words.evidence].map((name) => (
            <th key={name.en} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.items.map((row) => (
          <tr key={row.checkpoint} data-testid="post-row" data-post={row.checkpoint}>
            <th scope="row">
              <Link href={boardPath(items, row.checkpoint)} data-testid="post-board">
                {placeName(items, row.checkpoint)}
              </Link>
            </th>
            {columns.map(([column, name]) => (
              <td
                key={column}
                className={column === "wrongly" && row.wrongly > 0 ? style.odd : ""}
                data-label={t(name)}
                data-testid={`post-${column}`}
              >
                {figure(row[column])}
              </td>
            ))}
            <td className={style.evidence} data-label={t(words.evidence)}>
              <Evidence row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Which posts refuse vehicles on a day, and which of those might go: to look at, to print, to take along. */
export const Posts = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const today = dateAt(useServerNow(items.offsetMs));
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? today;
  const asked = useCall("postDays", { query: { day } }, { refetchInterval: refreshMs });
  const rows = asked.data?.items ?? [];
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/command/daily", label: t(dailyWords.title) }}
      actions={
        <Link href="/command/alerts" className={style.other}>
          {t(words.alerts)}
        </Link>
      }
    >
      <DayTools
        day={day}
        today={today}
        onDay={setChosen}
        list="exportPostDays"
        empty={rows.length === 0}
      />
      <DayTable
        asked={asked}
        label={t(words.title)}
        none={t(words.none)}
        means={[t(words.refusedMeans), t(words.waitMeans)]}
      >
        {(table) => <Rows table={table} items={items} />}
      </DayTable>
    </Page>
  );
};
