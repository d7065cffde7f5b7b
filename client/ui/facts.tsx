import type { ReactNode } from "react";
import style from "./facts.module.css";

/** Named facts of one thing, in as many columns as there is room for. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={style.facts}>{children}</dl>
);

export const Fact = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
