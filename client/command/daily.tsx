import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Daily as Table } from "../../shared/contract/daily.ts";
import { toCsv } from "../../shared/domain/csv.ts";
import { iso } from "../../shared/domain/time.ts";
import { commandWords } from "../../shared/text/command.ts";
import { dailyWords as words } from "../../shared/text/daily.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { type LiveItems, useServerNow } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { nameOf } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./daily.module.css";

const columns = ["entered", "left", "inside", "unexplained"] as const;
const counted = ["vehicles", "people"] as const;
const refreshMs = 30_000;

/** The date in Việt Nam at a moment (ms), as a date field holds it. */
const dateAt = (at: number): string => iso(at + 7 * 3_600_000).slice(0, 10);

const save = (name: string, text: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // Not at once: the browser has still to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

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
  const { t, language } = useWords();
  const today = dateAt(useServerNow(items.offsetMs));
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? today;
  const asked = useCall(
    "daily",
    { query: { day } },
    { enabled: items.asOf !== null, refetchInterval: refreshMs },
  );
  const table = asked.data;
  const rows = table?.items ?? [];
  const download = (): void => {
    const head = columns.flatMap((column) =>
      counted.map((what) => `${t(words[column])} (${t(words[what])})`),
    );
    const body = rows.map((row) => [
      nameOf(items.of("area"), row.area),
      ...columns.flatMap((column) => counted.map((what) => row[column][what])),
    ]);
    save(t(words.file, { day }), toCsv([[t(words.area), ...head], ...body]));
  };
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/command", label: t(commandWords.back) }}
    >
      <div className={style.tools}>
        <TextInput
          type="date"
          label={t(words.day)}
          value={day}
          max={today}
          onChange={(event) => setChosen(event.currentTarget.value || null)}
          data-testid="daily-day"
        />
        <Button
          variant="default"
          leftSection={<Icon name="print" size={18} />}
          onClick={() => window.print()}
        >
          {t(words.print)}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="upload" size={18} />}
          onClick={download}
          disabled={rows.length === 0}
          data-testid="daily-csv"
        >
          {t(words.csv)}
        </Button>
      </div>
      {asked.error ? (
        <ErrorState error={asked.error} retry={() => void asked.refetch()} />
      ) : !table ? (
        <LoadingRows />
      ) : rows.length === 0 ? (
        <EmptyState icon="inbox" title={t(words.none)} />
      ) : (
        <>
          <section
            className={style.scroll}
            aria-label={t(words.title)}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
            tabIndex={0}
          >
            <Rows table={table} items={items} />
          </section>
          <div className={style.notes}>
            <p data-testid="daily-as-of">
              {t(words.asOf, { time: dayAndClock(table.asOf, language) })}
            </p>
            <p>{t(words.insideMeans)}</p>
            <p>{t(words.unexplainedMeans)}</p>
          </div>
        </>
      )}
    </Page>
  );
};
