import { useState } from "react";
import { Link } from "wouter";
import type { Daily as Table } from "../../shared/contract/daily.ts";
import { commandWords } from "../../shared/text/command.ts";
import { dailyWords as words } from "../../shared/text/daily.ts";
import { postDayWords as postWords } from "../../shared/text/post-day.ts";
import { type LiveItems, useServerNow } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { nameOf } from "../api/reference.ts";
import { useMay } from "../api/session.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import style from "./daily.module.css";
import { DayTable } from "./day-table.tsx";
import { DayTools, dateAt } from "./day-tools.tsx";

const columns = ["entered", "left", "inside", "unexplained"] as const;
const counted = ["vehicles", "people"] as const;
const refreshMs = 30_000;

const Rows = ({ table, items }: { readonly table: Table; readonly items: LiveItems }) => {
  const { t } = useWords();
  return (
    <table className={style.table} data-testid="daily-table">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t(words.area)}
          </th>
          {columns.map((column) => (
            <th key={column} scope="colgroup" colSpan={2}>
              {t(words[column])}
            </th>
          ))}
        </tr>
        <tr>
          {columns.flatMap((column) =>
            counted.map((what) => (
              <th key={`${column} ${what}`} scope="col">
                {t(words[what])}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {table.items.map((row) => (
          <tr key={row.area} data-testid="daily-row" data-area={row.area}>
            <th scope="row">{nameOf(items.of("area"), row.area)}</th>
            {columns.flatMap((column) =>
              counted.map((what) => (
                <td
                  key={`${column} ${what}`}
                  className={column === "unexplained" && row[column][what] > 0 ? style.odd : ""}
                  data-label={`${t(words[column])} (${t(words[what])})`}
                  data-testid={`${column}-${what}`}
                >
                  {row[column][what].toLocaleString("vi-VN")}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Who entered, left, is inside and unexplained on a day, by area: to look at, to print, to take along. */
export const Daily = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const may = useMay();
  const today = dateAt(useServerNow(items.offsetMs));
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? today;
  const asked = useCall(
    "daily",
    { query: { day } },
    { enabled: items.asOf !== null, refetchInterval: refreshMs },
  );
  const rows = asked.data?.items ?? [];
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/command", label: t(commandWords.back) }}
      actions={
        may("alert.read") && (
          <Link href="/command/posts" className={style.other} data-testid="open-posts">
            {t(postWords.title)}
          </Link>
        )
      }
    >
      <DayTools
        day={day}
        today={today}
        onDay={setChosen}
        list="exportDaily"
        empty={rows.length === 0}
      />
      <DayTable
        asked={asked}
        label={t(words.title)}
        none={t(words.none)}
        means={[t(words.insideMeans), t(words.unexplainedMeans)]}
      >
        {(table) => <Rows table={table} items={items} />}
      </DayTable>
    </Page>
  );
};
