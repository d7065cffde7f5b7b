import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "./icons.tsx";
import style from "./page.module.css";
import { usePageTitle } from "./page-title.ts";

/** A page of the desk: its one heading, what can be done on it, and its content. */
export const Page = ({
  title,
  heading,
  lead,
  back,
  actions,
  narrow = false,
  children,
}: {
  readonly title: string;
  /** What stands for the title in the heading, e.g. a plate; the title still names the tab. */
  readonly heading?: ReactNode;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  /** For forms and single things: 860 px at most. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) => {
  usePageTitle(title);
  return (
    <div className={`${style.page} ${narrow ? style.narrow : ""}`}>
      {back && (
        <Link href={back.to} className={style.back}>
          <Icon name="back" size={18} />
          {back.label}
        </Link>
      )}
      <div className={style.head}>
        <div className={style.words}>
          <h1>{heading ?? title}</h1>
          {lead !== undefined && <p className={style.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={style.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
};

/** A titled box on a page. */
export const Card = ({
  title,
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) => (
  <section className={style.card}>
    {title !== undefined && <h2>{title}</h2>}
    {children}
  </section>
);
