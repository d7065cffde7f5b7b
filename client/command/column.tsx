import type { ReactNode } from "react";
import { Rows } from "../ui/rows.tsx";
import style from "./wall.module.css";

/** One list of the wall. */
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
}) => (
  <section className={style.column} id={id} aria-label={title} data-testid={`column-${id}`}>
    <h2>
      {title} <span>{rows.length.toLocaleString("vi-VN")}</span>
    </h2>
    {rows.length === 0 ? empty : <Rows rows={rows}>{children}</Rows>}
  </section>
);
