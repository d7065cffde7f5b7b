import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { commandWords as words } from "../../shared/text/command.ts";
import { useWords } from "../ui/language.tsx";
import style from "./wall.module.css";

const pageSize = 40;

/** One list of the wall. Draws a screenful; the rest on request, so that 5,000 vehicles do not slow the wall. */
export const Column = <T,>({
  title,
  rows,
  empty,
  id,
  children,
}: {
  readonly title: string;
  readonly rows: readonly T[];
  readonly empty: ReactNode;
  readonly id: string;
  readonly children: (row: T) => ReactNode;
}) => {
  const { t } = useWords();
  const [shown, setShown] = useState(pageSize);
  const hidden = rows.length - shown;
  return (
    <section className={style.column} id={id} aria-label={title} data-testid={`column-${id}`}>
      <h2>
        {title} <span>{rows.length.toLocaleString("vi-VN")}</span>
      </h2>
      {rows.length === 0 ? empty : <ul>{rows.slice(0, shown).map(children)}</ul>}
      {hidden > 0 && (
        <Button variant="default" fullWidth onClick={() => setShown(shown + pageSize)}>
          {t(words.showMore, { count: Math.min(hidden, pageSize) })}
        </Button>
      )}
    </section>
  );
};
