import { ruleWords } from "../../../shared/text/rules.ts";
import { useWords } from "../../ui/language.tsx";
import style from "../admin.module.css";
import { compareSets } from "./compare.ts";

/** What one rule set changes of another, line by line. */
export const Differences = ({ was, is }: { readonly was: object; readonly is: object }) => {
  const { t } = useWords();
  const found = compareSets(was, is);
  if (found.length === 0) return <div>{t(ruleWords.noChanges)}</div>;
  return (
    <ul className={style.differences} data-testid="differences">
      {found.map((one) => (
        <li key={one.path}>
          <code>{one.path}</code>
          <span>
            {one.was === null ? (
              <em>{t(ruleWords.added)}</em>
            ) : (
              <del>{one.was === "" ? "–" : one.was}</del>
            )}
            {" → "}
            {one.is === null ? (
              <em>{t(ruleWords.removed)}</em>
            ) : (
              <ins>{one.is === "" ? "–" : one.is}</ins>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
};
