import type { ReactNode } from "react";
import { Link } from "wouter";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import style from "../admin.module.css";

const parts = {
  levels: ruleWords.levels,
  measures: ruleWords.measures,
  sets: ruleWords.ruleSets,
} as const;
export type Part = keyof typeof parts;

/** One of the three lists, with the way to the other two. */
export const RulesPart = ({
  part,
  actions,
  children,
}: {
  readonly part: Part;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  return (
    <Page title={t(parts[part])} actions={actions}>
      <nav className={style.kinds} aria-label={t(ruleWords.parts)}>
        {(Object.keys(parts) as Part[]).map((one) => (
          <Link
            key={one}
            href={`/admin/rules/${one}`}
            aria-current={one === part ? "page" : undefined}
            data-testid={`rules-${one}`}
          >
            {t(parts[one])}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
};
