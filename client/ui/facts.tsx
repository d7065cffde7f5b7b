import type { ReactNode } from "react";
import style from "./facts.module.css";

/** Named facts of one thing, in as many columns as there is room for. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={style.facts}>{children}</dl>
);

/** `mark` stands beside the name. */
export const Fact = ({
  name,
  mark,
  children,
}: {
  readonly name: string;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}) => (
  <div>
    <dt>
      {name}
      {mark}
    </dt>
    <dd>{children}</dd>
  </div>
);
