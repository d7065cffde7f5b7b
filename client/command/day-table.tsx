import type { ReactNode } from "react";
import { dailyWords as words } from "../../shared/text/daily.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./daily.module.css";

/** A day's table in each of its states, with how it is meant below it. */
export const DayTable = <T extends { readonly asOf: string; readonly items: readonly unknown[] }>({
  asked,
  label,
  none,
  means,
  children,
}: {
  readonly asked: {
    readonly data: T | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly label: string;
  readonly none: string;
  readonly means: readonly string[];
  readonly children: (table: T) => ReactNode;
}) => {
  const { t, language } = useWords();
  const { data: table, error } = asked;
  if (error) return <ErrorState error={error} retry={() => void asked.refetch()} />;
  if (!table) return <LoadingRows />;
  if (table.items.length === 0) return <EmptyState icon="inbox" title={none} />;
  return (
    <>
      <section
        className={style.scroll}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
      >
        {children(table)}
      </section>
      <div className={style.notes}>
        <p data-testid="daily-as-of">
          {t(words.asOf, { time: dayAndClock(table.asOf, language) })}
        </p>
        {means.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  );
};
